// Users and groups through the API, as SDKs and automation ask for them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testUser, give, type TestUser } from '../../testing-users.ts';
import { testEngine, type TestEngine } from '../../testing.ts';
import { EVERYONE_ID } from '../permissions/public.ts';

let engine: TestEngine;
let bob: TestUser;
beforeAll(async () => {
  engine = await testEngine();
  bob = await testUser(engine, 'bob');
});
afterAll(async () => await engine?.stop());

type Item = Record<string, string> & { link?: { rel: string }[] };
const DOMAIN = Buffer.from('internal-authz').toString('hex').toUpperCase();

async function call(method: string, path: string, body?: object, token?: string) {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (token !== undefined) headers['authorization'] = `Bearer ${token}`;
  const answer = await engine.request(path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  const text = await answer.text();
  return { status: answer.status, body: (text === '' ? {} : JSON.parse(text)) as Record<string, never> };
}
const listed = async (path: string, key: string, token?: string): Promise<Item[]> =>
  ((await call('GET', path, undefined, token)).body[key] ?? []) as Item[];
const account = async (name: string) =>
  expect((await call('POST', '/overt/internal/users', { name, firstName: 'Carol' })).status).toBe(200);

describe('users', () => {
  it('are added from a directory by user_name and domain, twice alike, and removed', async () => {
    await account('carol');
    const body = { user_name: 'carol@internal-authz', domain: { name: 'internal-authz' } };
    const added = await call('POST', '/users', body);
    expect(added).toMatchObject({
      status: 201,
      body: { user_name: 'carol@internal-authz', principal: 'carol', name: 'Carol', domain: { id: DOMAIN } },
    });
    const { id } = added.body as unknown as Item;
    expect((await call('POST', '/users', { user_name: 'carol', domain: { id: DOMAIN } })).body['id']).toBe(id);
    expect((await call('DELETE', `/users/${id}`)).status).toBe(200);
    expect((await call('GET', `/users/${id}`)).status).toBe(404);
  });

  it('that the directory does not have, and directories that do not exist, are refused with 404', async () => {
    for (const [name, domain] of [
      ['nobody', 'internal-authz'],
      ['bob', 'corp-authz'],
    ]) {
      const { status } = await call('POST', '/users', { user_name: name, domain: { name: domain } });
      expect(status).toBe(404);
    }
  });

  it('are found by every way in which clients write their name', async () => {
    for (const search of [
      'usrname="bob@internal"',
      'usrname=bob@internal-authz',
      'usrname=bob',
      'login=bo*',
      'directory=internal-authz and login=bob',
    ]) {
      const found = await listed(`/users?search=${encodeURIComponent(search)}`, 'user');
      expect({ search, names: found.map(user => user['principal']) }).toEqual({ search, names: ['bob'] });
    }
  });

  it('cannot remove themselves, and the last administrator cannot be removed', async () => {
    const [admin] = await listed('/users?search=login%3Dadmin', 'user');
    expect((await call('DELETE', `/users/${admin?.['id']}`)).body).toMatchObject({
      detail: expect.stringContaining('You are'),
    });
    const chief = await testUser(engine, 'chief', { permits: ['manipulate_users'], administrative: true });
    const refused = await call('DELETE', `/users/${admin?.['id']}`, undefined, chief.token);
    expect(refused).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('without an administrator') },
    });
  });
});

describe('what belongs to a user', () => {
  const KEY = `ssh-ed25519 ${Buffer.concat([Buffer.from([0, 0, 0, 11]), Buffer.from('ssh-ed25519'), Buffer.from([0, 0, 0, 32]), Buffer.alloc(32, 7)]).toString('base64')} bob@home`;

  it('he keeps himself: keys, options, subscriptions', async () => {
    const mine = `/users/${bob.id}`;
    const key = await call('POST', `${mine}/sshpublickeys`, { content: `  ${KEY}\n` }, bob.token);
    expect(key).toMatchObject({ status: 201, body: { content: KEY } });
    expect((await call('POST', `${mine}/sshpublickeys`, { content: KEY }, bob.token)).status).toBe(409);
    const option = await call('POST', `${mine}/options`, { name: 'columns', content: '{"a":[1]}' }, bob.token);
    expect(option).toMatchObject({ status: 201, body: { name: 'columns', content: '{"a":[1]}' } });
    await call('POST', `${mine}/options`, { name: 'columns', content: '2' }, bob.token);
    expect((await listed(`${mine}/options`, 'user_option', bob.token)).map(one => one['content'])).toEqual(['2']);
    const subscription = { event: 'host_failure', notification_method: 'smtp', address: 'bob@example.org' };
    expect(await call('POST', `${mine}/eventsubscriptions`, subscription, bob.token)).toMatchObject({
      status: 201,
      body: { id: 'host_failure', address: 'bob@example.org' },
    });
    expect((await call('POST', `${mine}/eventsubscriptions`, subscription, bob.token)).status).toBe(409);
    expect((await call('DELETE', `${mine}/eventsubscriptions/host_failure`, undefined, bob.token)).status).toBe(200);
    expect(
      (await call('DELETE', `${mine}/sshpublickeys/${(key.body as unknown as Item)['id']}`, undefined, bob.token))
        .status,
    ).toBe(200);
    expect(await listed(`${mine}/sshpublickeys`, 'ssh_public_key', bob.token)).toEqual([]);
  });

  it('nobody else sees or changes, save an administrator', async () => {
    const eve = await testUser(engine, 'eve');
    for (const path of ['', '/sshpublickeys', '/options', '/eventsubscriptions', '/groups', '/roles'])
      expect({ path, status: (await call('GET', `/users/${bob.id}${path}`, undefined, eve.token)).status }).toEqual({
        path,
        status: 404,
      });
    expect((await call('POST', `/users/${bob.id}/sshpublickeys`, { content: KEY }, eve.token)).status).toBe(403);
    expect((await listed('/users', 'user', eve.token)).map(user => user['id'])).toEqual([eve.id]);
    expect((await call('POST', `/users/${bob.id}/sshpublickeys`, { content: KEY })).status).toBe(201);
  });

  it.each([
    ['a command before the key', `command="rm -rf /" ${KEY}`],
    ['a second line', `${KEY}\nssh-rsa AAAA`],
    ['a type that the key is not', KEY.replace('ssh-ed25519', 'ssh-rsa')],
    ['a private key', '-----BEGIN OPENSSH PRIVATE KEY-----'],
    ['nothing', ''],
  ])('refuses as an SSH key: %s', async (_name, content) => {
    expect((await call('POST', `/users/${bob.id}/sshpublickeys`, { content })).status).toBe(400);
  });
});

describe('groups', () => {
  it('give their members, through other groups too, what they are permitted, at once and as long as it lasts', async () => {
    for (const name of ['staff', 'operators']) await call('POST', '/overt/internal/groups', { name });
    await call('POST', '/overt/internal/groups/operators/members', { user: 'bob' });
    await call('POST', '/overt/internal/groups/staff/members', { group: 'operators' });
    const added = await call('POST', '/groups', { name: 'staff', domain: { name: 'internal-authz' } });
    expect(added).toMatchObject({ status: 201, body: { name: 'staff' } });
    const { id } = added.body as unknown as Item;
    const addTag = async () =>
      (await call('POST', '/tags', { name: `tag${Math.trunc(performance.now() * 1000)}` }, bob.token)).status;
    expect(await addTag()).toBe(403);
    await give(engine, id ?? '', { permits: ['tag_management'] });
    expect(await addTag()).toBe(201);
    expect((await listed(`/users/${bob.id}/groups`, 'group')).map(group => group['name'])).toEqual([
      'operators',
      'staff',
    ]);
    expect((await listed(`/permissions?search=`, 'permission')).length).toBeGreaterThan(0);
    await call(
      'DELETE',
      `/overt/internal/groups/operators/members/${(await engine.ports.repos.internal.userByName('bob'))?.id}`,
    );
    expect(await addTag()).toBe(403);
    expect((await call('DELETE', `/groups/${id}`)).status).toBe(200);
    expect((await listed('/groups', 'group')).map(group => group['name'])).toEqual(['Everyone']);
  });

  it('cannot be within themselves, and Everyone stays', async () => {
    await call('POST', '/overt/internal/groups', { name: 'a' });
    await call('POST', '/overt/internal/groups', { name: 'b' });
    await call('POST', '/overt/internal/groups/a/members', { group: 'b' });
    expect((await call('POST', '/overt/internal/groups/b/members', { group: 'a' })).status).toBe(409);
    expect((await call('POST', '/overt/internal/groups/a/members', { group: 'a' })).status).toBe(409);
    expect((await call('DELETE', `/groups/${EVERYONE_ID}`)).status).toBe(409);
  });

  it('carry permissions as groups, and users as users', async () => {
    const [role] = await listed('/roles', 'role');
    const permission = await call('POST', '/permissions', { role: { id: role?.['id'] }, group: { id: EVERYONE_ID } });
    expect(permission).toMatchObject({ status: 201, body: { group: { id: EVERYONE_ID } } });
    expect(permission.body).not.toHaveProperty('user');
    expect((await listed(`/groups/${EVERYONE_ID}/roles`, 'role')).map(one => one['id'])).toContain(role?.['id']);
    await call('DELETE', `/permissions/${(permission.body as unknown as Item)['id']}`);
  });
});

describe('domains', () => {
  it('show users and groups of a directory to who may look, by the search language', async () => {
    expect((await listed('/domains', 'domain')).map(domain => domain['name'])).toEqual(['internal-authz']);
    const users = `/domains/${DOMAIN}/users`;
    expect((await listed(`${users}?search=username%3Dbo*`, 'user')).map(user => user['principal'])).toEqual(['bob']);
    expect((await listed(`${users}?search=bo`, 'user')).map(user => user['principal'])).toEqual(['bob']);
    const [found] = await listed(`${users}?search=username%3Dbob`, 'user');
    expect((await call('GET', `${users}/${found?.['id']}`)).body['user_name']).toBe('bob@internal-authz');
    expect((await call('GET', users, undefined, bob.token)).status).toBe(403);
    expect((await call('GET', '/domains/XX/users')).status).toBe(404);
    expect((await call('GET', `${users}?search=shoe%3D42`)).status).toBe(400);
  });

  it('take what is searched for as data, never as a pattern or as SQL', async () => {
    for (const name of ["'; drop table internal_user; --", '%', '_ob', 'b\\%']) {
      const search = encodeURIComponent(`username="${name}"`);
      expect(await listed(`/domains/${DOMAIN}/users?search=${search}`, 'user')).toEqual([]);
    }
  });
});
