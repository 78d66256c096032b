// Sign-in with a real 389 Directory Server, by profiles of the types 389ds, rhds and freeipa: what it says of accounts that
// may not in, names that DNs and filters write in another way, its limits, and the shape that FreeIPA gives it.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testEngine, type TestEngine } from '../../apps/engine/src/testing.ts';
import { labCertificate } from '../lab/directories/certificates.ts';
import {
  changes,
  COMPANY,
  companyTree,
  CROWD,
  IPA,
  IPA_SCHEMA,
  ipaTree,
  ODD,
  PASSWORD,
} from '../lab/directories/ds389-entries.ts';
import { SIZE_LIMIT, start389, whyNo389 } from '../lab/directories/ds389.ts';
import type { LabDirectory } from '../lab/directories/slapd.ts';
import { overtAt, type Overt } from './overt.ts';

const reason = whyNo389();

interface Found {
  id: string;
  name: string;
  principal: string;
}

describe.skipIf(reason !== undefined)(
  `389 Directory Server${reason === undefined ? '' : ` (skipped: ${reason})`}`,
  () => {
    const dir = mkdtempSync(join(tmpdir(), 'overt-389-'));
    let server: LabDirectory;
    let engine: TestEngine;
    let overt: Overt;
    let caFile = '';
    let otherCaFile = '';

    beforeAll(async () => {
      for (const name of ['tls', 'other', 'server']) await mkdir(join(dir, name));
      const certificate = await labCertificate(join(dir, 'tls'));
      ({ caFile } = certificate);
      otherCaFile = (await labCertificate(join(dir, 'other'))).caFile;
      const contents = { suffixes: [companyTree(), ipaTree()], schema: IPA_SCHEMA, changes };
      server = await start389(join(dir, 'server'), certificate, contents);
      engine = await testEngine();
      overt = overtAt();
      for (const [name, group] of Object.entries(profiles)) {
        await call('POST', '/overt/directories', { ...config(name), bindPassword: PASSWORD });
        const known = await call('POST', '/groups', { name: group, domain: { name: `${name}-authz` } });
        await call('POST', '/permissions', { role: { name: 'VmCreator' }, group: { id: known.body['id'] } });
      }
    });
    afterAll(async () => {
      await overt?.remove();
      await engine?.stop();
      await server?.stop();
      await rm(dir, { recursive: true, force: true });
    });

    /** By name; the role is given to this group of each. */
    const profiles: Readonly<Record<string, string>> = { ds: 'outer', rhds: 'outer', ipa: 'staff', limited: 'outer' };
    function config(name: string, change: object = {}) {
      const secure = name === 'rhds' || name === 'ipa';
      return {
        name,
        type: name === 'ipa' ? 'freeipa' : name === 'rhds' ? 'rhds' : '389ds',
        servers: [{ host: '127.0.0.1', port: secure ? server.ldapsPort : server.port }],
        tls: secure ? 'ldaps' : 'start_tls',
        caPem: readFileSync(caFile, 'utf8'),
        baseDn: name === 'ipa' ? IPA.base : COMPANY.base,
        bindDn: name === 'ipa' ? IPA.reader : name === 'limited' ? COMPANY.limited : COMPANY.reader,
        ...change,
      };
    }
    async function call(method: string, path: string, body?: object) {
      const headers = { 'content-type': 'application/json' };
      const answer = await engine.request(path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
      return { status: answer.status, body: (await answer.json()) as Record<string, never> };
    }
    async function login(username: string, password = PASSWORD) {
      const answer = await fetch(`${engine.url}/ovirt-engine/sso/oauth/token`, {
        method: 'POST',
        body: new URLSearchParams({ grant_type: 'password', scope: 'ovirt-app-api', username, password }),
      });
      const body = (await answer.json()) as { error?: string; access_token?: string };
      return { status: answer.status, error: body.error ?? '', token: body.access_token ?? '' };
    }
    async function found(profile: string, what: 'user' | 'group', search = '') {
      const domain = Buffer.from(`${profile}-authz`).toString('hex').toUpperCase();
      const asked = search === '' ? '' : `?search=${encodeURIComponent(search)}`;
      const { status, body } = await call('GET', `/domains/${domain}/${what}s${asked}`);
      expect(status).toBe(200);
      return (body[what] ?? []) as unknown as Found[];
    }
    const groupsOf = async (principal: string) => {
      const { body } = await call('GET', `/users?search=usrname%3D${encodeURIComponent(principal)}&follow=groups`);
      const [user] = body['user'] as unknown as { groups: { group: { name: string }[] } }[];
      return user?.groups.group.map(group => group.name);
    };

    it.each([
      ['ds', 'over StartTLS'],
      ['rhds', 'over LDAPS'],
    ])('gives a user the role of a group that his groups are in (%s, %s)', async profile => {
      const { status, token } = await login(`alice@${profile}`);
      expect(status).toBe(200);
      expect(await groupsOf(`alice@${profile}`)).toEqual(['circle', 'inner', 'middle', 'outer']);
      const vms = await fetch(`${engine.api}/vms`, { headers: { authorization: `Bearer ${token}`, filter: 'true' } });
      expect(vms.status).toBe(200);
      expect((await login(`bob@${profile}`)).error).toMatch(/not permitted to sign in/);
      for (const [name, password] of [
        [`alice@${profile}`, 'wrong'],
        [`alice@${profile}`, ''],
        [`nobody@${profile}`, PASSWORD],
        [`ali*@${profile}`, PASSWORD],
      ] as const)
        expect((await login(name, password)).error).toMatch(/name or password is wrong/);
    });

    it('takes names with commas, parentheses, signs and letters of another alphabet for what they are', async () => {
      expect((await login(`${ODD.userName}@ds`)).status).toBe(200);
      expect(await groupsOf(`${ODD.userName}@ds`)).toEqual(expect.arrayContaining([ODD.group, 'outer', 'circle']));
      expect((await found('ds', 'user', `username="${ODD.userName}"`)).map(user => user.principal)).toEqual([
        ODD.userName,
      ]);
      expect((await found('ds', 'user', 'name="Müller, J*"')).map(user => user.principal)).toEqual([ODD.userName]);
      expect((await found('ds', 'group', 'name="Büro, (Nord)*"')).map(group => group.name)).toEqual([ODD.group]);
    });

    it.each([
      ['inactive@ds', /inactive@ds is switched off/],
      ['guessed@ds', /has locked the account guessed@ds/],
      ['expired@ds', /password of expired@ds has expired/],
      // An administrator has given it a password: the server would let it do nothing but choose another.
      ['renewed@ds', /password of renewed@ds has expired, or has to be changed first/],
      ['inactive@ipa', /inactive@ipa is switched off/],
      ['stale@ipa', /password of stale@ipa has expired/],
    ])('refuses %s, and says why', async (name, why) => {
      expect(await login(name)).toMatchObject({ status: 400, error: expect.stringMatching(why), token: '' });
    });

    it('says that a password has expired only to who knows it', async () => {
      for (const name of ['expired@ds', 'renewed@ds', 'stale@ipa'])
        expect((await login(name, 'wrong')).error).toMatch(/name or password is wrong/);
    });

    it('lists all users by pages, over a limit that a search without pages ends at', async () => {
      const all = await found('ds', 'user', 'username=crowd*');
      expect(all).toHaveLength(CROWD);
      expect(new Set(all.map(user => user.id)).size).toBe(CROWD);
      const first = all[0];
      expect((await found('ds', 'user', `username=${first?.principal}`))[0]?.id).toBe(first?.id);
      expect((await found('ds', 'group')).map(group => group.name).toSorted()).toEqual(
        ['inner', 'middle', 'outer', 'circle', ODD.group].toSorted(),
      );
    });

    it('lists as many as the server gives, where its limit holds for pages too', async () => {
      expect(await found('limited', 'user', 'username=crowd*')).toHaveLength(SIZE_LIMIT);
      expect((await login('alice@limited')).status).toBe(200);
    });

    it('reads the tree of FreeIPA: nested groups, and each user once in spite of cn=compat', async () => {
      expect((await login('alice@ipa')).status).toBe(200);
      expect((await login('fresh@ipa')).status).toBe(200);
      expect(await groupsOf('alice@ipa')).toEqual(['developers', 'staff']);
      const [alice, ...more] = await found('ipa', 'user', 'username=alice');
      expect(more).toEqual([]);
      expect(alice?.principal).toBe('alice');
      expect((await found('ipa', 'group')).map(group => group.name).toSorted()).toEqual(['developers', 'staff']);
      const domain = Buffer.from('ipa-authz').toString('hex').toUpperCase();
      const { body } = await call('GET', `/domains/${domain}/users?max=20`);
      expect(body['user']).toHaveLength(20);
    });

    it('is not asked at all when its certificate is of another authority', async () => {
      const caPem = readFileSync(otherCaFile, 'utf8');
      for (const name of ['ds', 'ipa']) {
        const fake = config(name, { name: `fake-${name}`, caPem, bindPassword: PASSWORD });
        expect((await call('POST', '/overt/directories', fake)).status).toBeLessThan(300);
        expect(await login(`alice@fake-${name}`)).toMatchObject({
          status: 503,
          error: expect.stringMatching(/step tls/),
        });
        await call('DELETE', `/overt/directories/fake-${name}`);
      }
    });

    const flags = (name: string, change: Readonly<Record<string, string>> = {}) => {
      const { type, tls, baseDn, bindDn, servers } = config(name);
      return Object.entries({
        '--type': type,
        '--server': `127.0.0.1:${servers[0]?.port}`,
        '--tls': tls,
        '--ca-file': caFile,
        '--base-dn': baseDn,
        '--bind-dn': bindDn,
        '--bind-password': `@${secretFile('right', PASSWORD)}`,
        ...change,
      }).flat();
    };
    function secretFile(name: string, secret: string): string {
      const file = join(dir, name);
      writeFileSync(file, secret, { mode: 0o600 });
      return file;
    }
    const user = (name: string) => ['--user', name, '--password', `@${secretFile('right', PASSWORD)}`];

    it.each([
      ['connect', 'ds', { '--server': '127.0.0.1:9' }, [], ''],
      ['tls', 'ds', { '--ca-file': 'other' }, [], 'self-signed'],
      ['tls', 'ipa', { '--ca-file': 'other' }, [], 'self-signed'],
      ['bind', 'ds', { '--bind-password': 'wrong' }, [], 'invalid credentials'],
      ['search', 'ds', { '--base-dn': 'dc=nowhere' }, [], 'neither the base nor a user'],
      ['user', 'ds', {}, user('nobody'), 'no user'],
      ['password', 'ds', {}, user('expired'), 'password expired!'],
      ['password', 'rhds', {}, user('inactive'), 'Account inactivated'],
      ['password', 'ds', {}, user('renewed'), 'another password to be chosen first'],
      ['password', 'ipa', {}, user('stale'), 'has expired'],
    ] as const)('says in `overt directory test` that the step %s fails (%s %j %j: %s)', async (...row) => {
      const [step, name, change, more, why] = row;
      const files: Readonly<Record<string, string>> = { other: otherCaFile, wrong: `@${secretFile('wrong', 'wrong')}` };
      const changed = Object.fromEntries(Object.entries(change).map(([flag, value]) => [flag, files[value] ?? value]));
      const env = { OVERT_URL: engine.url, OVERT_TOKEN: engine.token };
      const done = await overt.run(['directory', 'test', ...flags(name, changed), ...more], { env });
      expect(done).toMatchObject({ code: 1, stderr: expect.stringContaining(`The step "${step}" failed: `) });
      expect(done.stdout + done.stderr).toContain(why);
      expect(done.stdout + done.stderr).not.toContain(PASSWORD);
    });

    it('passes the whole test with a user who may in', async () => {
      const env = { OVERT_URL: engine.url, OVERT_TOKEN: engine.token };
      const done = await overt.run(['directory', 'test', ...flags('ipa'), ...user('alice')], { env });
      expect(done).toMatchObject({ code: 0, stderr: '' });
      expect(done.stdout).toMatch(/ok +groups.*developers, staff/);
      expect(done.stdout).toMatch(/ok +password/);
    });
  },
);
