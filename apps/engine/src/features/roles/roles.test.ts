import { afterAll, beforeAll, expect, it } from 'vitest';
import { testUser } from '../../testing-users.ts';
import { testEngine, type TestEngine } from '../../testing.ts';

let engine: TestEngine;
beforeAll(async () => void (engine = await testEngine()));
afterAll(async () => await engine?.stop());

const RUN = { id: '22', name: 'run_vm' };
const CREATE_HOST = { id: '100', name: 'create_host' };

async function call(method: string, path: string, body?: object) {
  const headers = { 'content-type': 'application/json' };
  const answer = await engine.request(path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  return { status: answer.status, body: (await answer.json()) as Record<string, string> };
}
const permits = async (id = '') => {
  const { permit } = (await (await engine.request(`/roles/${id}/permits`)).json()) as { permit: { name: string }[] };
  return permit.map(one => one.name).toSorted();
};
const add = (name: string, wanted: object[], administrative = false) =>
  call('POST', '/roles', { name, administrative: String(administrative), permits: { permit: wanted } });

it('makes a role with permits, changes and removes it; login belongs to every role', async () => {
  const added = await add('Runner', [{ id: RUN.id }]);
  expect(added).toMatchObject({ status: 201, body: { name: 'Runner', mutable: 'true', administrative: 'false' } });
  const { id } = added.body;
  expect(await permits(id)).toEqual(['login', 'run_vm']);
  expect((await call('POST', `/roles/${id}/permits`, { name: 'stop_vm' })).body).toMatchObject({
    id: '18',
    name: 'stop_vm',
  });
  expect((await call('DELETE', `/roles/${id}/permits/${RUN.id}`)).status).toBe(200);
  expect(await permits(id)).toEqual(['login', 'stop_vm']);
  expect((await call('PUT', `/roles/${id}`, { name: 'Stopper' })).body).toMatchObject({ name: 'Stopper' });
  expect((await call('PUT', `/roles/${id}`, { administrative: 'true' })).status).toBe(400);
  expect((await call('DELETE', `/roles/${id}`)).status).toBe(200);
  expect((await call('GET', `/roles/${id}`)).status).toBe(404);
});

it('keeps predefined roles, roles in use, names that are taken and permits of administrators', async () => {
  const superUser = '00000000-0000-0000-0000-000000000001';
  expect((await call('DELETE', `/roles/${superUser}`)).status).toBe(409);
  expect((await call('PUT', `/roles/${superUser}`, { name: 'x' })).status).toBe(409);
  expect((await call('DELETE', `/roles/${superUser}/permits/1`)).status).toBe(409);
  expect((await add('SuperUser', [{ id: RUN.id }])).status).toBe(409);
  expect((await add('Builder', [{ id: CREATE_HOST.id }])).body).toMatchObject({
    detail: expect.stringContaining('create_host'),
  });
  expect((await add('Builder', [{ id: CREATE_HOST.id }], true)).status).toBe(201);
  expect((await add('Odd', [{ id: '99999' }])).status).toBe(404);
  const held = await add('Held', [{ id: RUN.id }]);
  const user = await testUser(engine, 'holder');
  await call('POST', '/permissions', { role: { id: held.body['id'] }, user: { id: user.id } });
  expect((await call('DELETE', `/roles/${held.body['id']}`)).status).toBe(409);
  expect((await call('GET', `/users/${user.id}/roles/${held.body['id']}`)).body['name']).toBe('Held');
});
