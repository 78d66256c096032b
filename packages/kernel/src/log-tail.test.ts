import { expect, test } from 'vitest';
import { logTail } from './log-tail.ts';
import { silentLog, type Log } from './ports.ts';

test('the last lines are kept as JSON and go on as well, with what their logs add to each', () => {
  const onward: string[] = [];
  const log: Log = { ...silentLog, warn: (_fields, message) => void onward.push(message) };
  const tail = logTail({ ...log, child: () => log }, () => 0, 2);
  tail.log.info({}, 'forgotten');
  const cause = new Error('the disk is full');
  tail.log.child({ host: 'h1' }).warn({ error: new Error('it failed', { cause }), bytes: 7n }, 'late');
  tail.log.error({ much: 'x'.repeat(100_000) }, 'long');
  tail.log.debug({}, 'not kept');
  const [warning, long, ...more] = tail.lines().map(line => JSON.parse(line) as Record<string, unknown>);
  expect(warning).toMatchObject({
    time: '1970-01-01T00:00:00.000Z',
    level: 'warn',
    msg: 'late',
    host: 'h1',
    bytes: '7',
    error: { message: 'it failed', cause: { message: 'the disk is full' } },
  });
  expect(long).toMatchObject({ level: 'error', cut: expect.stringContaining('"msg":"long"') });
  expect(JSON.stringify(long).length).toBeLessThan(8192);
  expect(tail.lines(JSON.stringify(long).length + 1)).toEqual([JSON.stringify(long)]);
  expect(tail.lines(JSON.stringify(long).length)).toEqual([]);
  expect([more, onward]).toEqual([[], ['late']]);
});
