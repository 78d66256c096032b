// The whole start with stand-ins for the parts: what is promised about adoption, ready files and the end.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLog } from '@overt/kernel/ports';
import { systemClock as clock } from '@overt/kernel/system';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { parseOptions } from './options.ts';
import { readLive } from './parts/process-record.ts';
import { pathsIn } from './paths.ts';
import { runStart } from './run-start.ts';
import { startLog } from './start-log.ts';

const PART = `import { writeFileSync } from 'node:fs';
const arg = (name: string): string => process.argv[process.argv.indexOf('--' + name) + 1] ?? '';
const passwordFile = arg('data') + '/admin-password';
if (arg('bootstrap')) writeFileSync(passwordFile, 'geheim', { mode: 0o600 });
const url = 'https://localhost:' + arg('port') + '/';
writeFileSync(arg('ready-file'), JSON.stringify({ url, apiUrl: url, caFile: 'ca', username: 'admin@internal', passwordFile }));
process.on('SIGTERM', () => process.exit(0));
setInterval(() => undefined, 1000);
`;

let dir = '';
let lines: string[] = [];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'overt-start-'));
  lines = [];
  for (const part of ['engine', 'simulator']) {
    mkdirSync(join(dir, 'root/apps', part, 'src'), { recursive: true });
    writeFileSync(join(dir, 'root/apps', part, 'src/main.ts'), PART);
  }
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function start(extra: readonly string[] = []) {
  const end = new AbortController();
  const argv = ['--data', join(dir, 'data'), '--demo', '2x3', '--ready-file', join(dir, 'ready.json'), ...extra];
  const caller = { isRoot: false, home: dir, cwd: dir, env: { OVERT_DATABASE_URL: 'postgres://elsewhere/overt' } };
  const finished = runStart(parseOptions(argv, caller), {
    root: join(dir, 'root'),
    node: process.execPath,
    env: {},
    isRoot: false,
    clock,
    log: silentLog,
    screen: startLog({ print: line => lines.push(line), colours: false }, clock),
    ended: end.signal,
  });
  return { end: () => end.abort(), finished };
}

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if (condition()) return;
    await clock.sleep(25);
  }
  throw new Error(`not in time; the screen says: ${lines.join('\n')}`);
}
const ready = (): boolean => existsSync(join(dir, 'ready.json'));

it('starts, says where it is and how to log in, answers a second start, and ends in order', async () => {
  const first = start();
  await until(ready);
  expect(JSON.parse(readFileSync(join(dir, 'ready.json'), 'utf8'))).toMatchObject({
    username: 'admin@internal',
    passwordFile: join(dir, 'data/admin-password'),
  });
  expect(lines.join('\n')).toMatch(/Password {3}geheim {3}\(shown once/);
  // A data directory of one's own is one that other commands have to be told of.
  expect(lines).toContain(`  Shell      OVERT_DATA=${join(dir, 'data')} ${join(dir, 'root/overt')} vm list`);
  const bootstrap = join(dir, 'data/run/bootstrap.json');
  expect(statSync(bootstrap).mode & 0o777).toBe(0o600);
  expect(JSON.parse(readFileSync(bootstrap, 'utf8'))).toMatchObject({ hosts: [], demo: { hosts: 2, vms: 3 } });

  lines = [];
  await start().finished;
  expect(lines.join('\n')).toMatch(/runs already at https:\/\/localhost:\d+\//);

  first.end();
  await first.finished;
  expect(ready()).toBe(false);
  const paths = pathsIn(join(dir, 'data'));
  for (const part of ['engine', 'simulator', 'setup']) expect(await readLive(paths.pidOf(part))).toBeUndefined();
});

it('shows the generated password on the first start only', async () => {
  for (const pattern of [/geheim/, /Password {3}in .*admin-password/]) {
    lines = [];
    const run = start();
    await until(ready);
    run.end();
    await run.finished;
    expect(lines.join('\n')).toMatch(pattern);
  }
  expect(lines.join('\n')).not.toMatch(/geheim/);
});

it('ends in order when it is interrupted in the middle of the start', async () => {
  writeFileSync(join(dir, 'root/apps/engine/src/main.ts'), 'setInterval(() => undefined, 1000);');
  const run = start();
  await until(() => existsSync(join(dir, 'data/run/engine.pid')));
  run.end();
  await run.finished;
  expect(await readLive(pathsIn(join(dir, 'data')).pidOf('simulator'))).toBeUndefined();
});
