import { afterAll, beforeAll, expect, it } from 'vitest';
import { testEngine, type TestEngine } from '../../testing.ts';

let engine: TestEngine;
beforeAll(async () => void (engine = await testEngine()));
afterAll(async () => await engine?.stop());

async function send(method: string, path: string, body?: object) {
  const options =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const answer = await engine.request(path, { method, ...options });
  return { status: answer.status, body: (await answer.json()) as Record<string, string> };
}

it('takes a job with its steps from another system, and ends what is open with it', async () => {
  const made = await send('POST', '/jobs', { description: 'Backup of everything', auto_cleared: 'true' });
  expect(made).toMatchObject({ status: 201, body: { external: 'true', status: 'started' } });
  const job = `/jobs/${made.body['id'] ?? ''}`;
  const first = await send('POST', `${job}/steps`, { description: 'Read', type: 'executing' });
  await send('POST', `${job}/steps`, { description: 'Write', type: 'finalizing' });
  expect((await send('POST', `${job}/steps/${first.body['id'] ?? ''}/end`, { succeeded: 'false' })).status).toBe(200);
  expect((await send('POST', `${job}/end`, { succeeded: 'true' })).status).toBe(200);
  expect((await send('GET', job)).body).toMatchObject({ status: 'finished', description: 'Backup of everything' });
  expect((await send('GET', `${job}/steps`)).body).toMatchObject({
    step: [
      { description: 'Read', status: 'failed' },
      { description: 'Write', status: 'finished' },
    ],
  });
  expect((await send('POST', `${job}/end`, { succeeded: 'true' })).status).toBe(409);
  expect((await send('POST', `${job}/clear`, {})).status).toBe(200);
});

it('does not let anyone end a job of its own', async () => {
  await send('POST', '/tags', { name: 'one' });
  const { body } = await send('GET', '/jobs');
  const own = (body['job'] as unknown as { id: string; external: string }[]).find(job => job.external === 'false');
  expect((await send('POST', `/jobs/${own?.id ?? ''}/end`, { succeeded: 'true' })).status).toBe(409);
});

it('lists icons', async () => {
  const { body } = await send('GET', '/icons');
  expect(body['icon']).toHaveLength(6);
});
