// Sessions of everybody, seen and ended.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testUser } from '../../testing-users.ts';
import { signIn, testEngine, type TestEngine } from '../../testing.ts';

interface Seen {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly current: boolean;
  readonly user: { readonly id: string; readonly principal: string };
}
interface Answer {
  readonly status: number;
  readonly text: string;
  readonly body: { readonly sessions: readonly Seen[]; readonly more: boolean; readonly code: string };
}

let engine: TestEngine;
beforeAll(async () => void (engine = await testEngine()));
afterAll(async () => await engine?.stop());

async function call({ token }: { token: string }, method: string, path: string, body?: object): Promise<Answer> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const answer = await fetch(engine.url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  const text = await answer.text();
  return { status: answer.status, text, body: JSON.parse(text) as Answer['body'] };
}

it('are seen by their users alone, and by administrators', async () => {
  const user = await testUser(engine, 'anna');
  const other = await testUser(engine, 'otto');
  await call(user, 'POST', '/overt/account/tokens', { name: 'reports' });
  const own = await call(user, 'GET', '/overt/sessions');
  expect(own.body.sessions.map(({ kind, name, current }) => [kind, name, current])).toEqual(
    expect.arrayContaining([
      ['session', '', true],
      ['token', 'reports', false],
    ]),
  );
  expect(own.body.sessions.map(session => session.user)).toEqual(
    Array.from({ length: 2 }, () => ({ id: user.id, principal: user.principal })),
  );
  const all = await call(engine, 'GET', '/overt/sessions');
  const principals = new Set(all.body.sessions.map(session => session.user.principal));
  for (const principal of ['admin@internal', user.principal, other.principal]) expect(principals).toContain(principal);
  const ofOne = await call(engine, 'GET', `/overt/sessions?user=${user.id}`);
  expect(new Set(ofOne.body.sessions.map(session => session.user.id))).toEqual(new Set([user.id]));
  expect(await call(other, 'GET', `/overt/sessions?user=${user.id}`)).toMatchObject({ status: 403 });
  expect((await call({ token: 'none' }, 'GET', '/overt/sessions')).status).toBe(401);
  for (const secret of [user.token, engine.token]) expect(all.text).not.toContain(secret);
});

it('that have ended are not among them, before anybody clears them away', async () => {
  const user = await testUser(engine, 'late');
  await signIn(engine.url, user.principal, user.password);
  const seen = async () => (await call(user, 'GET', '/overt/sessions')).body.sessions;
  const other = (await seen()).find(session => !session.current)?.id ?? '';
  await engine.db
    .updateTable('sso_session')
    .set({ expires_at: new Date(engine.ports.clock.now() - 1000).toISOString() })
    .where('id', '=', other)
    .execute();
  expect((await seen()).map(session => session.current)).toEqual([true]);
});

it('are bounded, and the answer says when there are more', async () => {
  const user = await testUser(engine, 'many');
  await signIn(engine.url, user.principal, user.password);
  const first = await call(user, 'GET', '/overt/sessions?max=1');
  expect(first.body).toMatchObject({ more: true, sessions: [{ kind: 'session' }] });
  expect((await call(user, 'GET', '/overt/sessions?max=2')).body).toMatchObject({ more: false });
  for (const bad of ['max=0', 'max=-1', 'max=1e9', 'max=x', 'user=x', 'user=1&user=2'])
    expect((await call(user, 'GET', `/overt/sessions?${bad}`)).status, bad).toBe(400);
});

it('end at once when an administrator ends them, which is an event', async () => {
  const user = await testUser(engine, 'gone');
  const session = (await call(user, 'GET', '/overt/sessions')).body.sessions[0];
  expect((await call(engine, 'DELETE', `/overt/sessions/${session?.id}`)).status).toBe(200);
  expect((await call(user, 'GET', '/overt/sessions')).status).toBe(401);
  expect((await call(engine, 'DELETE', `/overt/sessions/${session?.id}`)).status).toBe(404);
  const events = (await (await engine.request('/events?max=20')).json()) as {
    event: { code: string; description: string }[];
  };
  expect(events.event.find(event => event.code === '831')?.description).toBe(
    `admin@internal ended a session of ${user.principal}.`,
  );
});

it('are ended by those they belong to, by administrators with the permit, and by nobody else', async () => {
  const user = await testUser(engine, 'keeper');
  const second = await signIn(engine.url, user.principal, user.password);
  const other = await testUser(engine, 'envious', { permits: ['manipulate_users'] });
  const lesser = await testUser(engine, 'lesser', { permits: ['login'], administrative: true });
  const sessions = (await call(user, 'GET', '/overt/sessions')).body.sessions;
  const another = sessions.find(session => !session.current)?.id;
  for (const [who, status] of [
    [other, 404],
    [lesser, 403],
    [user, 200],
    [user, 404],
  ] as const)
    expect((await call(who, 'DELETE', `/overt/sessions/${another}`)).status, who.principal).toBe(status);
  expect((await call({ token: second }, 'GET', '/overt/sessions')).status).toBe(401);
  expect((await call(user, 'GET', '/overt/sessions')).status).toBe(200);
  expect((await call(user, 'DELETE', '/overt/sessions/x')).status).toBe(404);
  const made = (await call(user, 'POST', '/overt/account/tokens', { name: 'robot' })) as unknown as {
    body: { token: string };
  };
  const byToken = await call(made.body, 'DELETE', `/overt/sessions/${sessions[0]?.id}`);
  expect(byToken).toMatchObject({ status: 403, body: { code: 'NOT_BY_TOKEN' } });
});
