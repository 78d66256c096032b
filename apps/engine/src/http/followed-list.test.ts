import Fastify from 'fastify';
import { expect, it } from 'vitest';
import { refuseUnless } from '@overt/kernel/refusal';
import type { ApiObject } from '../api-object.ts';
import { sendList } from './answer.ts';
import { faultOf } from './faults.ts';
import type { Follower } from './follow.ts';
import { followedList } from './followed-list.ts';

const LIMIT = 60;

/** Each object leads to one more; what is followed and what is counted is written down. */
function world(total: number) {
  const told = { followed: [] as string[], counted: [] as string[], reads: 0, ended: 0 };
  let budget = LIMIT;
  const spend = (objects: readonly ApiObject[], into: string[]): Promise<void> => {
    budget -= objects.length;
    into.push(...objects.map(({ id }) => id ?? ''));
    refuseUnless(budget >= 0, 'FOLLOW_TOO_MANY', { limit: LIMIT });
    return Promise.resolve();
  };
  const follow: Follower = {
    expand: (_type, _service, objects) => spend(objects, told.followed),
    count: (_type, _service, objects) => spend(objects, told.counted),
    counted: () => void (budget = 2 * LIMIT),
  };
  async function* batches(): AsyncGenerator<readonly ApiObject[]> {
    try {
      // Long and unlike each other, so that few are held.
      for (let at = 0; at < total; at += 5)
        yield Array.from({ length: Math.min(5, total - at) }, (_, n) => ({
          id: `t${at + n}`,
          description: Array.from({ length: 1500 }, (_x, i) =>
            (((at + n + 3) * (i + 7) ** 3) % 99_991).toString(36),
          ).join(' '),
        }));
    } finally {
      told.ended += 1;
    }
  }
  const read = (): Promise<AsyncGenerator<readonly ApiObject[]>> => {
    told.reads += 1;
    return Promise.resolve(batches());
  };
  return { told, read, follow };
}

async function answered(total: number, bytes: number | undefined) {
  const { told, read, follow } = world(total);
  const server = Fastify();
  server.get('/', async (_request, reply) => {
    try {
      const { batches, ahead } = await followedList(read, follow, { type: 'Tag', item: undefined, tree: {} });
      const list = { type: 'Tag' as const, batches, ahead: { ...ahead, bytes: bytes ?? ahead.bytes } };
      await sendList(reply, list, text => text, { format: 'json', gzip: false });
    } catch (error) {
      await reply.code(400).send(faultOf(error, '', 'en'));
    }
    return reply;
  });
  const answer = await server.inject('/');
  await server.close();
  return { answer, told };
}

const names = (from: number, to: number): string[] => Array.from({ length: to - from }, (_, n) => `t${from + n}`);

it('a list that is held whole is read once', async () => {
  const { answer, told } = await answered(60, undefined);
  expect([answer.statusCode, (answer.json() as { tag: object[] }).tag.length, told.reads]).toEqual([200, 60, 1]);
  expect([told.followed, told.counted]).toEqual([names(0, 60), []]);
});

it('of a longer one the rest is counted, each object once, before it is followed', async () => {
  const { answer, told } = await answered(60, 1000);
  expect([answer.statusCode, (answer.json() as { tag: object[] }).tag.length, told.reads]).toEqual([200, 60, 2]);
  expect(told.followed).toEqual(names(0, 60));
  const [first = ''] = told.counted;
  const begin = Number(first.slice(1));
  expect([begin > 0, told.counted]).toEqual([true, names(begin, 60)]);
  expect(told.ended).toBe(2);
});

it.each([undefined, 1000])(
  'too many are a fault, however little is held (%s bytes), and nothing goes on',
  async bytes => {
    const { answer, told } = await answered(61, bytes);
    expect([answer.statusCode, answer.json()]).toMatchObject([400, { code: 'FOLLOW_TOO_MANY' }]);
    expect(told.ended).toBe(told.reads);
  },
);
