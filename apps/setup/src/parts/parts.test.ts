import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock as clock } from '@overt/kernel/system';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pathsIn, type Paths } from '../paths.ts';
import { turnLog } from './log-files.ts';
import { startPart, stopPart, type PartSpec } from './part.ts';
import { claimPidFile, isAlive, readLive, recordProcess, startTimeOf } from './process-record.ts';
import { backoff, supervise } from './supervisor.ts';

let dir = '';
let paths: Paths;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'overt-parts-'));
  paths = pathsIn(dir);
  for (const path of [paths.run, paths.logs]) mkdirSync(path);
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const spec = (script: string, changes: Partial<PartSpec> = {}): PartSpec => ({
  name: 'engine',
  program: process.execPath,
  args: ['-e', script],
  env: { READY: paths.readyOf('engine') },
  startSeconds: 20,
  stopPatience: 5000,
  ...changes,
});
const READY = `require('fs').writeFileSync(process.env.READY, '{"url":"u"}'); setInterval(() => {}, 1000);`;

describe('a part', () => {
  it('is started, adopted by the next start, and stopped', async () => {
    const first = await startPart(spec(READY), paths, clock);
    expect(first).toMatchObject({ adopted: false, ready: { url: 'u' } });
    const second = await startPart(spec(READY), paths, clock);
    expect(second).toMatchObject({ adopted: true, record: first.record });
    await stopPart(spec(READY), paths, clock);
    expect(isAlive(first.record)).toBe(false);
    expect(await readLive(paths.pidOf('engine'))).toBeUndefined();
  });

  it('is replaced when it was started with other arguments', async () => {
    const first = await startPart(spec(READY), paths, clock);
    const second = await startPart(spec(`${READY} // other`), paths, clock);
    expect(second.adopted).toBe(false);
    expect(isAlive(first.record)).toBe(false);
    await stopPart(spec(READY), paths, clock);
  });

  it('that ends at once is refused with the last line of its log', async () => {
    const broken = spec(`console.error('no such port'); process.exit(3)`);
    await expect(startPart(broken, paths, clock)).rejects.toThrow(/no such port/);
  });

  it('that does not exist as a program is refused too', async () => {
    await expect(startPart(spec('', { program: join(dir, 'nothing') }), paths, clock)).rejects.toThrow(/engine/);
  });
});

describe('a pid file', () => {
  it('belongs to one process; a second claim learns whose it is', async () => {
    const path = join(dir, 'x.pid');
    expect(await claimPidFile(path)).toBeUndefined();
    expect(await claimPidFile(path)).toMatchObject({ pid: process.pid });
  });

  it('of a process whose number was given to another one counts for nothing', async () => {
    const path = join(dir, 'x.pid');
    writeFileSync(path, JSON.stringify({ pid: process.pid, startTime: '1', command: '' }));
    expect(await readLive(path)).toBeUndefined();
    expect(await claimPidFile(path)).toBeUndefined();
  });

  it('is not written for a process that is gone', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    await new Promise(resolve => child.on('exit', resolve));
    expect(startTimeOf(child.pid ?? 0)).toBeUndefined();
    expect(await recordProcess(join(dir, 'y.pid'), child.pid ?? 0, '')).toBeUndefined();
  });
});

describe('the supervisor', () => {
  it('starts again what has ended, and stops in reverse order', async () => {
    const said: string[] = [];
    const events: string[] = [];
    const supervision = supervise({
      clock: { ...clock, sleep: (_, signal) => clock.sleep(2, signal) },
      say: line => said.push(line),
      turnLog: async () => false,
    });
    let up = true;
    const restarted = new Promise<void>(resolve => {
      supervision.keep({
        name: 'a',
        logs: [],
        isUp: async () => up,
        async start() {
          up = true;
          resolve();
        },
        stop: async () => void events.push('stop a'),
      });
    });
    supervision.keep({
      name: 'b',
      logs: [],
      isUp: async () => true,
      start: async () => undefined,
      stop: async () => void events.push('stop b'),
    });
    up = false;
    await restarted;
    await supervision.stop();
    expect(said[0]).toBe('a has ended, starting it again');
    expect(events).toEqual(['stop b', 'stop a']);
  });

  it.each([
    { what: 'that came up', start: async () => undefined, longest: 1000 },
    { what: 'that does not come up', start: () => Promise.reject(new Error('it does not start')), longest: 30_000 },
  ])('starts a part $what after at most $longest ms, however often it ends', async ({ start, longest }) => {
    const pauses: number[] = [];
    const enough = Promise.withResolvers<void>();
    let starts = 0;
    const supervision = supervise({
      clock: { ...clock, sleep: (ms, signal) => (pauses.push(ms), clock.sleep(ms === 10_000 ? ms : 0, signal)) },
      say: () => undefined,
      turnLog: async () => false,
    });
    supervision.keep({
      name: 'a',
      logs: [],
      isUp: async () => false,
      start() {
        if (++starts === 20) enough.resolve();
        return start();
      },
      stop: async () => undefined,
    });
    await enough.promise;
    await supervision.stop();
    expect(Math.max(...pauses.filter(ms => ms !== 10_000))).toBe(longest);
  });

  it('waits longer before each attempt, at most half a minute', () => {
    expect([0, 1, 2, 3, 20].map(backoff)).toEqual([0, 500, 1000, 2000, 30_000]);
  });
});

it('turns a log that has grown and keeps writing to the same file', async () => {
  const log = join(dir, 'a.log');
  writeFileSync(log, 'x'.repeat(100));
  expect(await turnLog(log, 200)).toBe(false);
  expect(await turnLog(log, 50)).toBe(true);
  expect(readFileSync(log, 'utf8')).toBe('');
  expect(readFileSync(`${log}.1`, 'utf8')).toHaveLength(100);
});
