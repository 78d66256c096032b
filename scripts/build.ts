// `npm run build`: what has to be built before it is served. Servers and the CLI run from source and need none of it.
import { join } from 'node:path';
import { buildPortal, portalDist } from '../apps/setup/src/portal-build.ts';

const root = join(import.meta.dirname, '..');
const result = await buildPortal(root);
console.log(`portal: ${result === 'none' ? 'nothing to build' : `${result} in ${portalDist(root)}`}`);
