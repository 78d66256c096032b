// Texts that are code somewhere, or that deceive the eye: the first are kept and shown letter by letter, the second refused.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUILTIN } from '../features/bootstrap/builtin.ts';
import { testEngine, TEST_PASSWORD, type TestEngine } from '../testing.ts';
import { testUser } from '../testing-users.ts';

let engine: TestEngine;
beforeAll(async () => void (engine = await testEngine()));
afterAll(async () => await engine?.stop());

type Json = Record<string, unknown>;
interface Answered {
  readonly status: number;
  readonly body: Json;
  readonly text: string;
}

async function call(method: string, path: string, body?: unknown, type = 'application/json'): Promise<Answered> {
  const answer = await engine.request(path, {
    method,
    ...(body === undefined
      ? {}
      : { body: typeof body === 'string' ? body : JSON.stringify(body), headers: { 'content-type': type } }),
  });
  const text = await answer.text();
  return { status: answer.status, text, body: JSON.parse(text) as Json };
}

const vm = (members: object) => ({
  cluster: { id: BUILTIN.cluster.id },
  template: { id: BUILTIN.blankTemplate.id },
  ...members,
});

const DECEIVING: readonly (readonly [what: string, text: string])[] = [
  ['a NUL', 'a\u0000b'],
  ['an escape sequence of terminals', 'a\u001b[31mb'],
  ['a delete', 'a\u007fb'],
  ['a control character beyond ASCII', 'a\u009bb'],
  ['a mark that turns the direction', 'a\u202eb'],
  ['a mark that isolates a direction', 'a\u2066b'],
  ['half a character, the first', 'a\ud800b'],
  ['half a character, the second', 'a\udc00b'],
  ['what is no character', 'a\uffffb'],
];
const UNSEEN: readonly (readonly [what: string, text: string])[] = [
  ['a line end', 'a\nb'],
  ['a tab', 'a\tb'],
  ['a blank of no width', 'a\u200bb'],
  ['a byte order mark', '\ufeffab'],
  ['an unseen tag', 'a\u{e0041}b'],
  ['a line separator', 'a\u2028b'],
  ['a blank before', ' ab'],
  ['a blank behind', 'ab\u00a0'],
];

describe('a text', () => {
  it.each(DECEIVING)('with %s is refused wherever it stands, in JSON and in XML', async (_what, text) => {
    const bodies = [
      ['/tags', { name: text }],
      ['/tags', { name: 'deceiving', description: text }],
      ['/vms', vm({ name: 'deceiving', comment: text })],
      ['/vms', vm({ name: 'deceiving', initialization: { custom_script: text } })],
      ['/bookmarks', { name: 'deceiving', value: `Vms: name=${text}` }],
      ['/events', { description: text, origin: 'x', severity: 'normal', custom_id: '1' }],
    ] as const;
    for (const [path, body] of bodies) {
      const answer = await call('POST', path, body);
      expect({ path, status: answer.status, said: answer.text }).toMatchObject({ path, status: 400 });
    }
    // Halves of characters become another character on the way to UTF-8, others do not fit in XML at all.
    const xml = `<tag><name>deceiving</name><description>${text.toWellFormed()}</description></tag>`;
    expect((await call('POST', '/tags', xml, 'application/xml')).status).toBe(text.isWellFormed() ? 400 : 201);
    const { tag = [] } = (await call('GET', '/tags')).body as { tag?: { name: string; id: string }[] };
    for (const { id } of tag.filter(({ name }) => name === 'deceiving')) await call('DELETE', `/tags/${id}`);
  });

  it.each(UNSEEN)('with %s is no name of anything', async (_what, name) => {
    const dataCenter = BUILTIN.dataCenter.id;
    const bodies = [
      ['/tags', { name }],
      ['/bookmarks', { name, value: 'Vms:' }],
      ['/macpools', { name, ranges: { range: [{ from: '00:1a:4a:00:00:01', to: '00:1a:4a:00:00:09' }] } }],
      ['/networks', { name, data_center: { id: dataCenter } }],
      [`/datacenters/${dataCenter}/qoss`, { name, type: 'cpu', cpu_limit: '5' }],
      ['/cpuprofiles', { name, cluster: { id: BUILTIN.cluster.id } }],
      ['/vms', vm({ name })],
      ['/overt/oauth-clients', { name, redirectUris: ['https://localhost/'] }],
      ['/overt/internal/groups', { name }],
      ['/overt/internal/users', { name }],
      ['/overt/account/tokens', { name }],
    ] as const;
    for (const [path, body] of bodies) {
      const answer = await call('POST', path, body);
      expect({ path, status: answer.status, said: answer.text }).toMatchObject({ path, status: 400 });
    }
  });

  it('has an end: names, descriptions and comments', async () => {
    for (const members of [
      { name: 'x'.repeat(256) },
      { name: 'long', description: 'x'.repeat(4097) },
      { name: 'long', comment: 'x'.repeat(100_000) },
    ]) {
      const { status, text } = await call('POST', '/vms', vm(members));
      expect(status).toBe(400);
      expect(text.length).toBeLessThan(2000);
    }
  });
});

const CODE: readonly (readonly [where: string, text: string])[] = [
  ['SQL', `'); drop table tag; --`],
  ['a pattern of SQL', '100%_\\%'],
  ['a filter of LDAP', '*)(uid=*))(|(uid=*'],
  ['HTML', `<img src=x onerror="alert(1)">&amp;`],
  ['XML', ']]></description><status>up</status>'],
  ['a shell', '$(reboot); `id` | tee & # {}'],
  ['a template', '{{7*7}} ${7*7} {name} %s %n'],
  ['YAML', '#cloud-config - !!js/function "x": *a &a'],
  ['a spreadsheet', `=cmd|' /C calc'!A0`],
  ['a path', '../../etc/passwd'],
  ['another alphabet', 'Ελληνικά العربية 中文 🎉'],
];

describe('what is code elsewhere', () => {
  it.each(CODE)('in %s is a text like any other, added, searched, sorted, followed and told', async (_where, text) => {
    const made = await call('POST', '/tags', { name: text, description: text });
    expect(made.body).toMatchObject({ name: text, description: text });
    const name = `v${String(made.body['id']).slice(0, 8)}`;
    const machine = await call('POST', '/vms', vm({ name, description: text, comment: text }));
    expect(machine.body).toMatchObject({ name, description: text, comment: text });
    const id = String(machine.body['id']);
    expect((await call('POST', `/vms/${id}/tags`, { id: made.body['id'] })).status).toBe(201);

    const search = text.replaceAll('"', '*');
    for (const wanted of [`description="${search}"`, `tag="${search}" sortby description`]) {
      const found = await call('GET', `/vms?${new URLSearchParams({ search: wanted }).toString()}`);
      expect(found.body).toMatchObject({ vm: [{ id, description: text }] });
    }
    const followed = await call('GET', `/vms/${id}?follow=tags`);
    expect(followed.body).toMatchObject({ tags: { tag: [{ name: text }] } });
    const event = { description: text, origin: text, severity: 'normal', custom_id: '7', vm: { id } };
    expect((await call('POST', '/events', event)).body).toMatchObject({ description: text, origin: text });

    const xml = await (await engine.request(`/vms/${id}`, { accept: 'application/xml' })).text();
    const change = xml.match(/<description>.*?<\/description>/s)?.[0] ?? '';
    expect(change).not.toContain('<img');
    const again = await call('PUT', `/vms/${id}`, `<vm>${change}</vm>`, 'application/xml');
    expect(again.body).toMatchObject({ description: text });
    expect((await call('DELETE', `/tags/${String(made.body['id'])}`)).status).toBe(200);
  });
});

describe('bodies below /overt/', () => {
  const ANY = ['a\u0000b', 'a\ud800b', 'a\u202eb', 'x'.repeat(50_000)];
  it.each([
    ['POST', '/overt/internal/users', ['name', 'firstName', 'email', 'description', 'password', 'validUntil']],
    ['POST', '/overt/internal/groups', ['name', 'description']],
    ['POST', '/overt/internal/groups/none/members', ['user', 'group']],
    ['POST', '/overt/oauth-clients', ['name', 'redirectUris']],
    ['POST', '/overt/account/tokens', ['name', 'areas']],
    ['POST', '/overt/account/totp/confirm', ['code']],
    ['POST', '/overt/account/step-up', ['code', 'passkey']],
    ['POST', '/overt/account/password', ['userName', 'oldPassword', 'newPassword']],
    ['POST', '/overt/openid-providers', ['name', 'issuer', 'clientId', 'clientSecret', 'title']],
    ['POST', '/overt/directories', ['name', 'type', 'servers', 'baseDn', 'bindDn', 'bindPassword']],
    ['PUT', '/overt/sign-in-policy', ['idleMinutes', 'longestMinutes']],
    ['PUT', '/overt/role-step-ups/x', ['required']],
  ] as const)('%s %s takes no text that deceives, and breaks by none', async (method, path, members) => {
    for (const member of members) {
      for (const text of ANY) {
        for (const value of [text, [text], { [text]: text }]) {
          const { status } = await call(method, path, { name: 'fits', [member]: value });
          expect({ member, status, clear: status >= 400 && status < 500 }).toMatchObject({ clear: true });
        }
      }
      const { status } = await call(method, path, { name: 'fits', [member]: "'; drop table internal_user; --" });
      expect({ member, well: status < 500 }).toEqual({ member, well: true });
    }
  });

  it.each([
    [
      'aliases that multiply',
      `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c]`,
    ],
    ['an alias of itself', 'a: &a [*a]'],
    ['a member of every object', 'vms: [{name: x, __proto__: {polluted: true}}]'],
    ['the maker of objects', 'constructor: {prototype: {polluted: true}}'],
    ['a function', 'vms: !!js/function "function(){ return 1 }"'],
    ['great depth', `a: ${'['.repeat(20_000)}${']'.repeat(20_000)}`],
    ['a number without end', `vms: [{name: x, memory: ${'9'.repeat(5000)}}]`],
    ['NUL', 'vms: [{name: "a\\0b"}]'],
    ['no text', '\ufffe\ufffe'],
  ])('a document to apply with %s is refused and pollutes nothing', async (_what, document) => {
    const { status } = await call('POST', '/overt/apply', document, 'application/yaml');
    expect(status).toBe(400);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});

describe('a name at sign-in', () => {
  const signsIn = async (username: string): Promise<number> => {
    const body = new URLSearchParams({
      grant_type: 'password',
      scope: 'ovirt-app-api',
      username,
      password: TEST_PASSWORD,
    });
    const headers = { accept: 'application/json' };
    const answer = await fetch(`${engine.url}/ovirt-engine/sso/oauth/token`, { method: 'POST', headers, body });
    await answer.arrayBuffer();
    return answer.status;
  };

  it.each([
    'аdmin',
    'ａｄｍｉｎ',
    'adm\u0131n',
    'admin\u200b',
    'admin ',
    ' admin',
    'admin\u0000',
    'ad\u00admin',
    'admin%',
    '%',
    '*',
  ])('%j is not taken for admin', async name => {
    expect(await signsIn(`${name}@internal`)).toBe(400);
  });

  it.each(['scope', 'otp', 'client_id', 'password'])('comes with any %s without an error of ours', async field => {
    for (const text of ['a\u0000b', '\ud800', 'x'.repeat(20_000)]) {
      const body = new URLSearchParams({ grant_type: 'password', username: 'admin@internal', password: TEST_PASSWORD });
      body.set(field, text);
      const answer = await fetch(`${engine.url}/ovirt-engine/sso/oauth/token`, { method: 'POST', body });
      expect({ field, well: answer.status < 500, said: await answer.text() }).toMatchObject({ field, well: true });
    }
  });

  it('may be in any case, and in no profile but its own', async () => {
    expect(await signsIn('ADMIN@Internal')).toBe(200);
    expect(await signsIn('admin@intеrnal')).toBe(400);
  });

  it('that looks like an account there is makes no second one', async () => {
    await testUser(engine, 'ace');
    const made = async (name: string) => (await call('POST', '/overt/internal/users', { name })).status;
    expect(await made('асе')).toBe(409);
    expect(await made('admın')).toBe(409);
    expect(await made('аdmin')).toBe(400);
    expect(await made('алексей')).toBe(200);
  });
});
