import { expect, it } from 'vitest';
import { createTurns } from './turns.ts';

it('lets one at a time by name, in the order of their coming, and others beside them', async () => {
  const turns = createTurns();
  const log: string[] = [];
  const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const;
  const enter = (name: string, who: string, gate: Promise<void>) =>
    turns.take(name, async () => {
      log.push(`${who} in`);
      await gate;
      log.push(`${who} out`);
      return who;
    });
  const first = enter('a', 'first', gates[0].promise);
  const second = enter('a', 'second', gates[1].promise);
  const beside = enter('b', 'beside', gates[2].promise);
  gates[1].resolve();
  gates[2].resolve();
  expect(await beside).toBe('beside');
  expect(log).toEqual(['first in', 'beside in', 'beside out']);
  gates[0].resolve();
  expect(await Promise.all([first, second])).toEqual(['first', 'second']);
  expect(log.slice(3)).toEqual(['first out', 'second in', 'second out']);
});

it('lets the next one in when one fails', async () => {
  const turns = createTurns();
  const failing = turns.take('a', () => Promise.reject(new Error('no')));
  const next = turns.take('a', async () => 'in');
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('in');
});
