// Sign-in with a real OpenLDAP server: StartTLS and LDAPS with an authority, groups in groups, failover, and what a hostile
// name or an unhappy configuration meets.
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { mkdtempSync, readFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Log } from '@overt/kernel/ports';
import { testEngine, type TestEngine } from '../../apps/engine/src/testing.ts';
import { labCertificate } from '../lab/directories/certificates.ts';
import { BASE, READER, startSlapd, whyNoSlapd, type LabDirectory } from '../lab/directories/slapd.ts';

const reason = whyNoSlapd();
const CANARY = 'alice canary 5d01';
const CROWD = 700;

/** Everything that the engine says, to look for secrets in it. */
function recordingLog(lines: string[]): Log {
  const keep = (fields: object, message: string) =>
    void lines.push(
      message +
        JSON.stringify(fields, (_key, value: unknown) =>
          value instanceof Error ? `${value.stack} ${JSON.stringify(value)}` : value,
        ),
    );
  const log: Log = { debug: keep, info: keep, warn: keep, error: keep, child: () => log };
  return log;
}

describe.skipIf(reason !== undefined)(
  `a directory over LDAP${reason === undefined ? '' : ` (skipped: ${reason})`}`,
  () => {
    const dir = mkdtempSync(join(tmpdir(), 'overt-ldap-'));
    const servers: LabDirectory[] = [];
    const logged: string[] = [];
    /** Where the directory refers whoever looks for people elsewhere; counts who comes. */
    let referred: Server;
    let comers = 0;
    let engine: TestEngine;
    let caPem = '';
    let otherCa = '';

    beforeAll(async () => {
      referred = createServer(socket => {
        comers += 1;
        socket.destroy();
      }).listen(0, '127.0.0.1');
      await once(referred, 'listening');
      const { port } = referred.address() as AddressInfo;
      for (const name of ['tls', 'other', 'first', 'second']) await mkdir(join(dir, name));
      const certificate = await labCertificate(join(dir, 'tls'));
      caPem = readFileSync(certificate.caFile, 'utf8');
      otherCa = readFileSync((await labCertificate(join(dir, 'other'))).caFile, 'utf8');
      const crowd = Array.from({ length: CROWD }, (_, index) => ({ name: `crowd${index}`, password: 'x' }));
      const people = [
        { name: 'alice', password: CANARY },
        { name: 'bob', password: 'bob-pw' },
        { name: 'star*', password: 'star-pw' },
        ...crowd,
      ];
      const groups = {
        inner: ['uid=alice,ou=people'],
        middle: ['cn=inner,ou=groups'],
        // A circle: outer is in middle's ancestry and the other way round.
        outer: ['cn=middle,ou=groups', 'cn=circle,ou=groups'],
        circle: ['cn=outer,ou=groups'],
        apart: ['uid=bob,ou=people'],
      };
      for (const name of ['first', 'second'])
        servers.push(await startSlapd(join(dir, name), certificate, people, groups, port));
      engine = await testEngine({ log: recordingLog(logged) });
      await call('POST', '/overt/directories', { ...config('corp'), bindPassword: READER.password });
      const group = await call('POST', '/groups', { name: 'outer', domain: { name: 'corp-authz' } });
      const permission = { role: { name: 'VmCreator' }, group: { id: group.body['id'] } };
      await call('POST', '/permissions', permission);
    });
    afterAll(async () => {
      await engine?.stop();
      for (const server of servers) await server.stop();
      referred?.close();
      await rm(dir, { recursive: true, force: true });
    });

    const hosts = (mode: 'start_tls' | 'ldaps') =>
      servers.map(server => ({ host: '127.0.0.1', port: mode === 'ldaps' ? server.ldapsPort : server.port }));
    const config = (name: string, mode: 'start_tls' | 'ldaps' = 'start_tls') => ({
      name,
      type: 'openldap',
      servers: hosts(mode),
      tls: mode,
      caPem,
      baseDn: BASE,
      bindDn: READER.dn,
    });

    async function call(method: string, path: string, body?: object) {
      const headers = { 'content-type': 'application/json' };
      const answer = await engine.request(path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
      return { status: answer.status, body: (await answer.json()) as Record<string, never> };
    }
    async function login(
      username: string,
      password: string,
    ): Promise<{ status: number; error: string; token: string }> {
      const answer = await fetch(`${engine.url}/ovirt-engine/sso/oauth/token`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ grant_type: 'password', scope: 'ovirt-app-api', username, password }),
      });
      const body = (await answer.json()) as { error?: string; access_token?: string };
      return { status: answer.status, error: body.error ?? '', token: body.access_token ?? '' };
    }
    interface Tested {
      ok: boolean;
      steps: { step: string; ok: boolean; detail: string }[];
    }
    const tested = async (change: object) =>
      (await call('POST', '/overt/directories/test', { ...config('t'), bindPassword: READER.password, ...change }))
        .body as unknown as Tested;
    const failedStep = async (change: object) => (await tested(change)).steps.find(step => !step.ok)?.step;

    it('signs a user in over StartTLS, with the groups that his groups are in', async () => {
      const { status, token } = await login('alice@corp', CANARY);
      expect(status).toBe(200);
      const known = (await call('GET', '/users?search=usrname%3Dalice@corp&follow=groups')).body['user'] as unknown as {
        user_name: string;
        email: string;
        groups: { group: { name: string }[] };
      }[];
      expect(known[0]).toMatchObject({ user_name: 'alice@corp-authz', email: 'alice@lab.example' });
      expect(known[0]?.groups.group.map(group => group.name)).toEqual(['circle', 'inner', 'middle', 'outer']);
      expect(
        (await fetch(`${engine.api}/vms`, { headers: { authorization: `Bearer ${token}`, filter: 'true' } })).status,
      ).toBe(200);
    });

    it('signs nobody in without a role, with a wrong, an empty or an overlong password, or by another name', async () => {
      expect((await login('bob@corp', 'bob-pw')).error).toMatch(/not permitted to sign in/);
      const wrong = (await login('alice@corp', 'wrong')).error;
      for (const [name, password] of [
        ['alice@corp', ''],
        ['alice@corp', 'x'.repeat(2000)],
        ['nobody@corp', CANARY],
        ['@corp', CANARY],
        ['*@corp', CANARY],
        ['al*@corp', CANARY],
        ['alice)(uid=*@corp', CANARY],
        ['*)(|(uid=*@corp', CANARY],
        ['alice\0@corp', CANARY],
        [`uid=alice,ou=people,${BASE}@corp`, CANARY],
        ['alice@nowhere', CANARY],
      ] as const)
        expect({ name, error: (await login(name, password)).error }).toEqual({ name, error: wrong });
    });

    it('finds users and groups by the search language; a star in a value is a wildcard, in a name it is a star', async () => {
      const domain = Buffer.from('corp-authz').toString('hex').toUpperCase();
      const found = async (search: string) => {
        const { body } = await call('GET', `/domains/${domain}/users?search=${encodeURIComponent(search)}`);
        return ((body['user'] ?? []) as unknown as { principal: string }[]).map(user => user.principal).toSorted();
      };
      expect(await found('username=ali*')).toEqual(['alice']);
      expect(await found('username="alice)(objectClass=*"')).toEqual([]);
      expect(await found('username=alice or username=bob')).toEqual(['alice', 'bob']);
      expect((await found('username=crowd*')).length).toBe(500);
      const groups = (await call('GET', `/domains/${domain}/groups?search=name%3Dinner`)).body[
        'group'
      ] as unknown as object[];
      expect(groups).toHaveLength(1);
      expect(
        (await call('POST', '/users', { user_name: 'star*', domain: { name: 'corp-authz' } })).body['principal'],
      ).toBe('star*');
    });

    it('follows no referral: not for a sign-in, not for a search, and not when all is said to be elsewhere', async () => {
      const domain = Buffer.from('corp-authz').toString('hex').toUpperCase();
      expect((await login('alice@corp', CANARY)).status).toBe(200);
      const { body } = await call('GET', `/domains/${domain}/users?search=username%3D*`);
      expect((body['user'] as unknown as object[]).length).toBe(500);
      const elsewhere = { baseDn: `ou=elsewhere,${BASE}`, userName: 'alice', password: CANARY };
      expect(await failedStep(elsewhere)).toBe('search');
      await call('POST', '/overt/directories', { ...config('away'), ...elsewhere, bindPassword: READER.password });
      expect((await login('alice@away', CANARY)).status).toBeGreaterThanOrEqual(400);
      expect(comers).toBe(0);
    });

    it('says in its test which step failed', async () => {
      const good = await tested({ userName: 'alice', password: CANARY });
      expect(good.ok).toBe(true);
      expect(good.steps.map(step => step.step)).toEqual([
        'connect',
        'tls',
        'bind',
        'search',
        'connect',
        'tls',
        'bind',
        'search',
        'user',
        'groups',
        'password',
      ]);
      expect((await tested(config('t', 'ldaps'))).ok).toBe(true);
      expect(await failedStep({ servers: [{ host: '127.0.0.1', port: 1 }] })).toBe('connect');
      expect(await failedStep({ caPem: otherCa })).toBe('tls');
      expect(await failedStep({ ...config('t', 'ldaps'), caPem: otherCa })).toBe('tls');
      expect(await failedStep({ caPem: null })).toBe('tls');
      expect(
        await failedStep({ servers: [{ host: '127.0.0.1', port: servers[0]?.port, tlsName: 'evil.example' }] }),
      ).toBe('tls');
      expect(await failedStep({ bindPassword: 'wrong' })).toBe('bind');
      expect(await failedStep({ baseDn: 'dc=none' })).toBe('search');
      expect(await failedStep({ userName: 'nobody' })).toBe('user');
      expect(await failedStep({ userName: 'alice', password: 'wrong' })).toBe('password');
    });

    it('refuses a server with a certificate of another authority, at sign-in too', async () => {
      await call('POST', '/overt/directories', { ...config('fake'), caPem: otherCa, bindPassword: READER.password });
      const answer = await login('alice@fake', CANARY);
      expect(answer).toMatchObject({ status: 503, error: expect.stringMatching(/step tls/) });
      await call('DELETE', '/overt/directories/fake');
      expect((await login('alice@fake', CANARY)).error).toMatch(/wrong/);
    });

    it('keeps its bind password to itself, and asks for it again when the servers change', async () => {
      const shown = JSON.stringify((await call('GET', '/overt/directories/corp')).body);
      expect(shown).toContain('"hasBindPassword":true');
      const moved = { servers: [{ host: 'evil.example' }] };
      expect((await call('PUT', '/overt/directories/corp', moved)).body).toMatchObject({
        code: 'BIND_PASSWORD_NEEDED',
      });
      expect((await call('PUT', '/overt/directories/corp', { tls: 'none' })).body).toMatchObject({
        code: 'BIND_PASSWORD_NEEDED',
      });
      expect((await call('PUT', '/overt/directories/corp', { userFilter: '(uid=*)' })).status).toBe(200);
      expect((await call('PUT', '/overt/directories/corp', { userFilter: 'uid=*)(' })).status).toBe(400);
      const stored = JSON.stringify(await engine.db.selectFrom('directory').selectAll().execute());
      for (const text of [shown, stored]) expect(text).not.toContain(READER.password);
    });

    it('takes a password over when the first server dies, and ends sessions when the directory is switched off', async () => {
      await servers[0]?.stop();
      const { error, token } = await login('alice@corp', CANARY);
      expect(error).toBe('');
      expect((await login('alice@corp', 'wrong')).status).toBe(400);
      await call('PUT', '/overt/directories/corp', { enabled: false });
      expect((await fetch(`${engine.api}/`, { headers: { authorization: `Bearer ${token}` } })).status).toBe(401);
      expect((await login('alice@corp', CANARY)).error).toMatch(/wrong/);
      await call('PUT', '/overt/directories/corp', { enabled: true });
      await servers[1]?.stop();
      expect((await login('alice@corp', CANARY)).status).toBe(503);
    });

    it('has left no password in a log, a command, an event or a user', async () => {
      const rows = await Promise.all([
        engine.db.selectFrom('command').selectAll().execute(),
        engine.db.selectFrom('event').selectAll().execute(),
        engine.db.selectFrom('engine_user').selectAll().execute(),
      ]);
      const everything = logged.join('\n') + JSON.stringify(rows);
      expect(logged.some(line => line.includes('a directory server failed'))).toBe(true);
      for (const secret of [CANARY, READER.password, 'bob-pw']) expect(everything).not.toContain(secret);
    });
  },
);
