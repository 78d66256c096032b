// `npm run soak`: the real product at work while its parts are killed, for as long as one likes.
//
//   npm run soak -- --minutes 10 --seed 3
//   npm run soak -- --seed 3 --round 17          from that round of it on: to see a failure again
//   npm run soak -- --only suspend,restore --parts libvirtd,host-agent
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { inOwnNetwork } from '../../scripts/own-network.ts';

const { command } = inOwnNetwork([process.execPath, join(import.meta.dirname, 'drive.ts'), ...process.argv.slice(2)]);
const [program, ...args] = command;
spawn(program, args, { stdio: 'inherit' }).on('exit', code => (process.exitCode = code ?? 1));
