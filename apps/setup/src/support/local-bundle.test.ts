import { spawnSync } from 'node:child_process';
import { appendFile, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@overt/kernel/system';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseOptions } from '../options.ts';
import { recordProcess } from '../parts/process-record.ts';
import { pathsIn } from '../paths.ts';
import { writeLocalBundle } from './local-bundle.ts';
import { tailOf, withoutRows } from './log-tails.ts';

let home: string;
beforeAll(async () => void (home = await mkdtemp(join(tmpdir(), 'overt-local-'))));
afterAll(async () => await rm(home, { recursive: true, force: true }));

const said: string[] = [];
const ports = {
  env: {},
  isRoot: false,
  clock: systemClock,
  terminal: { print: (line: string) => void said.push(line), colours: false },
};
const optionsOf = (...argv: string[]) =>
  parseOptions(['support-bundle', '--data', join(home, 'data'), ...argv], { isRoot: false, home, cwd: home, env: {} });

function untar(path: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync('tar', ['-z', ...args, '-f', path]);
  expect([status, stderr.toString()]).toEqual([0, '']);
  return stdout.toString();
}

it('collects logs, states and what the doctor says of an installation that is down, and no secret of it', async () => {
  const paths = pathsIn(join(home, 'data'));
  for (const directory of [paths.logs, paths.run, join(paths.database, 'log')])
    await mkdir(directory, { recursive: true });
  await writeFile(paths.logOf('engine'), 'the last words of the engine\n');
  await writeFile(join(paths.logs, 'notes.txt'), 'not a log');
  await writeFile(paths.passwordFile, 'canary-of-the-administrator');
  await writeFile(paths.bootstrap, '{"password":"canary-of-the-administrator"}');
  await recordProcess(
    paths.pidOf('engine'),
    process.pid,
    'node --database-url postgres://u:canary-of-the-database@h/db',
  );
  await writeFile(paths.pidOf('host-agent'), JSON.stringify({ pid: 1, startTime: '0', command: 'x' }));
  const row =
    'ERROR:  null value\nDETAIL:  Failing row contains (canary-of-a-row).\n\tgoes on canary-of-a-row\nLOG:  ready\n';
  await writeFile(join(paths.database, 'log', 'postgresql-Sat.log'), row);

  await writeLocalBundle(optionsOf('--output', 'bundle.tar.gz'), home, ports);
  const target = join(home, 'bundle.tar.gz');
  expect(said.join('\n')).toContain(target);
  expect((await stat(target)).mode & 0o777).toBe(0o600);
  const names = untar(target, '-t')
    .split('\n')
    .map(name => name.split('/').slice(2).join('/'));
  for (const name of [
    'machine.json',
    'parts.json',
    'doctor.txt',
    'logs/engine.log',
    'logs/postgres/postgresql-Sat.log',
  ])
    expect(names).toContain(name);
  expect(names.filter(name => /failed|notes|password/.test(name))).toEqual([]);
  const whole = untar(target, '-xO');
  for (const part of ['the last words of the engine', '"runs": true', '"runs": false', 'LOG:  ready', 'at fault'])
    expect(whole).toContain(part);
  expect(whole).not.toContain('canary');
  expect(await readdir(home)).toEqual(['bundle.tar.gz', 'data']);
});

it('says what to do where it cannot be written', async () => {
  const nowhere = optionsOf('--output', join(home, 'no', 'such', 'place.tar.gz'));
  await expect(writeLocalBundle(nowhere, home, ports)).rejects.toMatchObject({
    code: 'SETUP_BUNDLE_FAILED',
    message: expect.stringContaining('--output'),
  });
});

it('takes the end of a log from the beginning of a line, and leaves out what PostgreSQL quotes', async () => {
  const path = join(home, 'data', 'long.log');
  for (let line = 0; line < 100; line++) await appendFile(path, `line ${line}\n`);
  expect(await tailOf(path, 20)).toBe('line 98\nline 99\n');
  const log = 'a\nSTATEMENT:  select $1\n\tfrom secrets\nb\n\tof b\n';
  expect(withoutRows(log)).toBe('a\nb\n\tof b\n');
});
