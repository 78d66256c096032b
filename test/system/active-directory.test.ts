// Sign-in with a real Active Directory domain controller: over StartTLS, by principal name, with groups in groups that the
// server follows itself.
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testEngine, type TestEngine } from '../../apps/engine/src/testing.ts';
import { AD, startSamba, whyNoSamba, type LabDomain } from '../lab/directories/samba.ts';

const reason = whyNoSamba();

describe.skipIf(reason !== undefined)(`Active Directory${reason === undefined ? '' : ` (skipped: ${reason})`}`, () => {
  const dir = mkdtempSync(join(tmpdir(), 'overt-ad-'));
  let domain: LabDomain;
  let engine: TestEngine;

  beforeAll(async () => {
    const people = [
      { name: 'alice', password: 'Al1ce-pw' },
      { name: 'bob', password: 'B0b-pw' },
    ];
    domain = await startSamba(dir, people, { admins: ['alice'], operators: ['admins'], staff: ['operators'] });
    engine = await testEngine();
    await call('POST', '/overt/directories', { ...config(), bindPassword: domain.administrator.password });
    const group = await call('POST', '/groups', { name: 'staff', domain: { name: 'ad-authz' } });
    await call('POST', '/permissions', { role: { name: 'VmCreator' }, group: { id: group.body['id'] } });
  });
  afterAll(async () => {
    await engine?.stop();
    await domain?.stop();
    await rm(dir, { recursive: true, force: true });
  });

  const config = () => ({
    name: 'ad',
    type: 'active_directory',
    servers: [{ host: domain.address, tlsName: AD.tlsName }],
    tls: 'start_tls',
    caPem: domain.caPem,
    baseDn: AD.base,
    bindDn: domain.administrator.dn,
  });
  async function call(method: string, path: string, body?: object) {
    const headers = { 'content-type': 'application/json' };
    const answer = await engine.request(path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    return { status: answer.status, body: (await answer.json()) as Record<string, never> };
  }
  async function login(username: string, password: string) {
    const answer = await fetch(`${engine.url}/ovirt-engine/sso/oauth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ grant_type: 'password', scope: 'ovirt-app-api', username, password }),
    });
    return { status: answer.status, error: ((await answer.json()) as { error?: string }).error ?? '' };
  }

  it('signs in a user of a group in a group, by either of his names, as one user', async () => {
    expect(await login(`alice@${AD.domain}@ad`, 'Al1ce-pw')).toEqual({ status: 200, error: '' });
    expect(await login('ALICE@ad', 'Al1ce-pw')).toEqual({ status: 200, error: '' });
    const found = await call('GET', '/users?search=directory%3Dad&follow=groups');
    const users = found.body['user'] as unknown as { user_name: string; groups: { group: { name: string }[] } }[];
    expect(users).toHaveLength(1);
    expect(users[0]?.user_name).toBe(`alice@${AD.domain}@ad-authz`);
    expect(users[0]?.groups.group.map(group => group.name)).toEqual(
      expect.arrayContaining(['admins', 'operators', 'staff']),
    );
  });

  it('refuses wrong and empty passwords, and who is in none of the groups', async () => {
    expect((await login('alice@ad', 'wrong')).error).toMatch(/wrong/);
    expect((await login('alice@ad', '')).error).toMatch(/wrong/);
    expect((await login('nobody@ad', 'Al1ce-pw')).error).toMatch(/wrong/);
    expect((await login('bob@ad', 'B0b-pw')).error).toMatch(/not permitted to sign in/);
  });

  it('is tested step by step, with its certificate held against the authority', async () => {
    const test = async (change: object) => {
      const body = {
        ...config(),
        bindPassword: domain.administrator.password,
        userName: 'alice',
        password: 'Al1ce-pw',
        ...change,
      };
      return (await call('POST', '/overt/directories/test', body)).body as unknown as {
        ok: boolean;
        steps: { step: string; ok: boolean }[];
      };
    };
    expect(await test({})).toMatchObject({ ok: true });
    expect(await test({ tls: 'ldaps' })).toMatchObject({ ok: true });
    expect((await test({ caPem: null })).steps.at(-1)).toMatchObject({ step: 'tls', ok: false });
    // The server takes no password in the clear.
    expect((await test({ tls: 'none' })).steps.at(-1)).toMatchObject({ step: 'bind', ok: false });
  });
});
