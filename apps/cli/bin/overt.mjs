#!/usr/bin/env node
// Starts the CLI under Node 24, which runs TypeScript as it is: an older Node hands over to the one that Overt brings along.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const own = fileURLToPath(new URL('../../../node_modules/.bin/node', import.meta.url));

if (Number(process.versions.node.split('.')[0]) >= 24) await import('../src/main.ts');
else if (existsSync(own)) process.exit(spawnSync(own, [main, ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1);
else {
  process.stderr.write('overt needs Node 24. Run `npm ci` in the Overt directory, it brings its own.\n');
  process.exit(1);
}
