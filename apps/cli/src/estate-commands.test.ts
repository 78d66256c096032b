import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { cliUnderTest } from './cli.test-support.ts';

const cli = cliUnderTest();
const { run } = cli;
const body = () => JSON.parse(cli.engine.asked.at(-1)?.body ?? '') as unknown;

test('what is there is exported as a document, and what a document cannot say is told beside it', async () => {
  const document = { vms: { web1: { cluster: 'Default', memory: '2 GiB' } } };
  const { asked } = await cli.signedIn(({ path }) =>
    path === '/overt/export' ? { status: 200, body: { document, left: ['network x: twice\u001B[2J'] } } : undefined,
  );
  const { code, out, err } = await run(['export', 'vms', 'networks']);
  expect({ code, document: parse(out) as unknown }).toEqual({ code: 0, document });
  expect(err).toBe('Left out: network x: twice [2J\n');
  expect(asked.at(-1)?.query.get('kinds')).toBe('vms,networks');
  expect(JSON.parse((await run(['export', 'vms', '--search', 'name=web*', '-o', 'json'])).out)).toEqual(document);
  expect(asked.at(-1)?.query.get('search')).toBe('name=web*');
});

test('drift shows what is no longer as it was applied', async () => {
  const drift = [
    { kind: 'vms', name: 'web1', gone: false, fields: [{ field: 'memory', from: '1', to: '2' }] },
    { kind: 'tags', name: 'shop', gone: true, fields: [] },
  ];
  await cli.signedIn(({ path }) =>
    path === '/overt/apply/shop/drift' ? { status: 200, body: { set: 'shop', drift } } : undefined,
  );
  expect((await run(['drift', 'shop'])).out).toBe('~ vms web1\n    memory: 1 -> 2\n- tags shop  (gone)\n');
  expect(JSON.parse((await run(['drift', 'shop', '-o', 'json'])).out)).toEqual(drift);
  expect((await run(['drift'])).code).toBe(4);
});

const servers = [{ host: 'ldap', port: 636 }];
const CORP = { name: 'corp', type: 'openldap', servers, tls: 'ldaps', baseDn: 'dc=x', enabled: true };
const FLAGS = [
  '--type',
  'openldap',
  '--server',
  'ldap:636',
  '--server',
  '[::1]',
  '--tls',
  'ldaps',
  '--base-dn',
  'dc=x',
];

test('directories are listed, made with a password from elsewhere, changed and deleted', async () => {
  const { asked } = await cli.signedIn(({ path, method }) => {
    if (path === '/overt/directories' && method === 'GET') return { status: 200, body: { directories: [CORP] } };
    return path.startsWith('/overt/directories') ? { status: 200, body: CORP } : undefined;
  });
  expect((await run(['directory', 'list'])).out).toMatch(/\ncorp +openldap +ldap:636 +ldaps +dc=x +true\n$/);
  expect((await run(['directories', 'ls', '-o', 'name'])).out).toBe('corp\n');
  const made = await run(['directory', 'create', 'corp', ...FLAGS, '--bind-password', 'env:PW'], { PW: 'hidden' });
  expect(made).toMatchObject({ code: 0, out: 'corp\n' });
  expect(body()).toEqual({
    name: 'corp',
    type: 'openldap',
    servers: [{ host: 'ldap', port: 636 }, { host: '::1' }],
    tls: 'ldaps',
    baseDn: 'dc=x',
    bindPassword: 'hidden',
  });
  await run(['directory', 'update', 'corp', '--enabled', 'false']);
  expect({ method: asked.at(-1)?.method, body: body() }).toEqual({ method: 'PUT', body: { enabled: false } });
  expect((await run(['directory', 'delete', 'corp'])).code).toBe(0);
  expect(asked.at(-1)).toMatchObject({ method: 'DELETE', path: '/overt/directories/corp' });
  expect(await run(['directory', 'create', 'corp', ...FLAGS, '--bind-password', 'hidden'])).toMatchObject({ code: 2 });
  expect((await run(['directory', '--help'])).out).toContain('directory test');
});

test('a test of a directory says which step failed, and fails', async () => {
  const steps = [
    { step: 'connect', server: 'ldap:636', ok: true, detail: 'it answers' },
    { step: 'bind', server: 'ldap:636', ok: false, detail: 'the password is wrong' },
  ];
  const { asked } = await cli.signedIn(({ path }) =>
    path.endsWith('/test') ? { status: 200, body: { ok: false, steps } } : undefined,
  );
  const tested = await run(['directory', 'test', 'corp', '--user', 'alice', '--password', '-'], {}, 'secret\n');
  expect(tested).toMatchObject({ code: 1, err: 'overt: The step "bind" failed: the password is wrong\n' });
  expect(tested.out).toMatch(/\nok +connect +ldap:636 +it answers\nFAILED +bind /);
  expect(asked.at(-1)?.path).toBe('/overt/directories/corp/test');
  expect(body()).toEqual({ userName: 'alice', password: 'secret' });
  const file = join(cli.home, 'corp.yaml');
  await writeFile(file, 'type: freeipa\nbaseDn: dc=file\n');
  await run(['directory', 'test', '-f', file, '--base-dn', 'dc=flag']);
  expect(asked.at(-1)?.path).toBe('/overt/directories/test');
  expect(body()).toEqual({ type: 'freeipa', baseDn: 'dc=flag' });
  expect((await run(['directory', 'test', 'corp', '--base-dn', 'x'])).code).toBe(2);
});
