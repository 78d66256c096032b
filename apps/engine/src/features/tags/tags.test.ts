import { afterAll, beforeAll, expect, it } from 'vitest';
import { testEngine, type TestEngine } from '../../testing.ts';

let engine: TestEngine;
beforeAll(async () => void (engine = await testEngine()));
afterAll(async () => await engine?.stop());

const send = (method: string, path: string, body?: object) =>
  engine.request(path, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

async function addTag(name: string): Promise<string> {
  const answer = await send('POST', '/tags', { name });
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { id: string }).id;
}

it('lets many people add, move and remove their tags at the same moment', async () => {
  const names = Array.from({ length: 12 }, (_none, number) => `tag-${number}`);
  const [home = '', ...ids] = await Promise.all(['home', ...names].map(addTag));
  const changes = ids.map((id, at) =>
    at % 3 === 0 ? send('PUT', `/tags/${id}`, { parent: { id: home } }) : send('DELETE', `/tags/${id}`),
  );
  expect((await Promise.all(changes)).map(answer => answer.status)).toEqual(ids.map(() => 200));
});
