// A role may ask for a second factor again before what destroys.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isDestructive } from '@overt/workflow/action';
import { actions } from '../../actions.ts';
import { features } from '../../http/features.ts';
import { routeTable } from '../../http/route-table.ts';
import { give, testUser, type TestUser } from '../../testing-users.ts';
import { testEngine, type TestEngine } from '../../testing.ts';
import { codeAt, stepAt } from '../sessions/totp.ts';

let engine: TestEngine;
let user: TestUser;
let secret: Uint8Array;
let step: number;
beforeAll(async () => {
  engine = await testEngine();
  user = await testUser(engine, 'careful', { permits: ['tag_management', 'edit_profile'] });
  const { roles } = engine.ports.repos;
  const role = (await roles.ofSubjects([user.id])).find(one => one.permits.includes('tag_management'));
  await call(engine, 'PUT', `/overt/role-step-ups/${role?.id}`, { minutes: 5 });
});
afterAll(async () => await engine?.stop());

async function call(who: { token: string }, method: string, path: string, body?: object, at = engine) {
  const answer = await fetch(at.url + path, {
    method,
    headers: {
      authorization: `Bearer ${who.token}`,
      accept: 'application/json',
      filter: 'true',
      'content-type': 'application/json',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: JSON.parse(text === '' ? '{}' : text) as Record<string, never> };
}
async function newTag(): Promise<string> {
  const { body } = await call(engine, 'POST', '/ovirt-engine/api/tags', { name: `t-${randomUUID()}` });
  return `/ovirt-engine/api/tags/${body['id']}`;
}
/** The session's second factor was so long ago. */
const age = (minutes: number) =>
  engine.db
    .updateTable('sso_session')
    .set({ second_factor_at: new Date(engine.ports.clock.now() - minutes * 60_000).toISOString() })
    .where('user_id', '=', user.id)
    .execute();

it('refuses to destroy without one, lets make and plan, and says what to do', async () => {
  const tag = await newTag();
  const refused = await call(user, 'DELETE', tag);
  expect(refused).toMatchObject({ status: 403, body: { code: 'STEP_UP_REQUIRED' } });
  expect(refused.body['detail']).toContain('/overt/account/step-up');
  expect((await call(user, 'DELETE', `${tag}?plan=true`)).status).toBe(200);
  expect((await call(user, 'POST', '/ovirt-engine/api/tags', { name: 'made' })).status).toBe(201);
  expect((await call(user, 'POST', '/overt/account/step-up', { code: '123456' })).body).toMatchObject({
    code: 'NO_SECOND_FACTOR',
  });
});

it('takes one that is fresh, on every replica, and no older one', async () => {
  secret = engine.ports.random.bytes(20);
  const sealed = engine.ports.secrets.seal(Buffer.from(secret).toString('base64'), 'totp');
  step = stepAt(engine.ports.clock.now()) - 1;
  await engine.ports.repos.secondFactors.enable(user.id, sealed, step - 1, []);
  const stepUp = (code: string) => call(user, 'POST', '/overt/account/step-up', { code });
  expect((await stepUp('000000')).status).toBe(400);
  expect((await stepUp(codeAt(secret, step))).status).toBe(200);
  // A code is good once, here too.
  expect((await stepUp(codeAt(secret, step))).status).toBe(400);
  const replica = await testEngine({}, { databaseUrl: engine.databaseUrl });
  try {
    expect((await call(user, 'DELETE', await newTag(), undefined, replica)).status).toBe(200);
    await age(6);
    expect((await call(user, 'DELETE', await newTag(), undefined, replica)).status).toBe(403);
  } finally {
    await replica.stop();
  }
  await age(4);
  expect((await call(user, 'DELETE', await newTag())).status).toBe(200);
});

it('is never fulfilled by an API token, whose owner has one', async () => {
  await age(1);
  const { body } = await call(user, 'POST', '/overt/account/tokens', { name: 'robot' });
  const robot = { token: String(body['token']) };
  expect((await call(robot, 'DELETE', await newTag())).body).toMatchObject({ code: 'STEP_UP_REQUIRED' });
  expect((await call(robot, 'POST', '/overt/account/step-up', { code: '1' })).body).toMatchObject({
    code: 'NOT_BY_TOKEN',
  });
});

it('counts by the strictest role that gives the permit there, and not by roles elsewhere', async () => {
  const other = await testUser(engine, 'elsewhere', { permits: ['tag_management'] });
  expect((await call(other, 'DELETE', await newTag())).status).toBe(200);
  await age(60);
  await give(engine, user.id, { permits: ['tag_management'] });
  expect((await call(user, 'DELETE', await newTag())).body).toMatchObject({ code: 'STEP_UP_REQUIRED' });
});

it('covers by its metadata what every DELETE of the API does, and what stops a virtual machine', () => {
  const destructive = new Set(actions.filter(isDestructive).map(action => action.name));
  for (const name of ['StopVm', 'ShutdownVm', 'ResetVm', 'RemoveVm']) expect(destructive).toContain(name);
  const bound = routeTable(features).routes.flatMap(({ verb, handler, template }) =>
    verb === 'DELETE' && handler?.kind === 'act' ? [{ template, action: handler.action.name }] : [],
  );
  expect(bound.length).toBeGreaterThan(20);
  const spared = new Set(bound.filter(one => !destructive.has(one.action)).map(one => one.action));
  // They end a relation, and what they end it of stays.
  expect([...spared].toSorted()).toMatchInlineSnapshot(`
    [
      "DetachActionGroupsFromRole",
      "DetachDiskFromVm",
      "DetachNetworkFromCluster",
      "TakeAffinityLabel",
      "UnassignTag",
      "UnlabelNetwork",
    ]
  `);
});
