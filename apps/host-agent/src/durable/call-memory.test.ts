import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLog } from '@overt/kernel/ports';
import { systemClock } from '@overt/kernel/system';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openAppendLog } from './append-log.ts';
import { openCallMemory } from './call-memory.ts';

const ports = { clock: systemClock, log: silentLog };
let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'overt-journal-'));
});
afterEach(() => rm(dir, { recursive: true }));

test('fences and results survive a restart, also after a torn last record', async () => {
  const first = await openCallMemory(dir, ports);
  await first.fenceStore.raise({ scope: 'vm:1', value: 7 });
  await Promise.all([
    first.fenceStore.raise({ scope: 'host', value: 3 }),
    first.journal.record('k', { verb: 'VM.create', result: { a: [1] } }),
  ]);
  await appendFile(join(dir, 'calls.log'), '{"scope":"vm:1","fen');
  const second = await openCallMemory(dir, ports);
  expect(second.fenceStore.highest('vm:1')).toBe(7);
  expect(second.fenceStore.highest('host')).toBe(3);
  expect(second.fenceStore.highest('vm:2')).toBe(0);
  expect(second.journal.find('k')).toMatchObject({ verb: 'VM.create', result: { a: [1] } });
  await second.fenceStore.raise({ scope: 'vm:1', value: 8 });
  const third = await openCallMemory(dir, ports);
  expect(third.fenceStore.highest('vm:1')).toBe(8);
  await Promise.all([first.close(), second.close(), third.close()]);
});

test('a log that is mostly out of date is rewritten with what still counts', async () => {
  const path = join(dir, 'a.log');
  const state = new Map<number, number>();
  const take = (record: unknown) => {
    const [key, value] = record as [number, number];
    state.set(key, value);
  };
  const options = { path, replay: take, live: () => state.entries(), slack: 50, log: silentLog };
  const log = await openAppendLog(options);
  for (let turn = 0; turn < 120; turn += 1) {
    await log.append([turn % 3, turn]);
  }
  await log.close();
  expect((await readFile(path, 'utf8')).split('\n').length).toBeLessThan(60);
  const before = new Map(state);
  state.clear();
  await (await openAppendLog(options)).close();
  expect(state).toEqual(before);
});
