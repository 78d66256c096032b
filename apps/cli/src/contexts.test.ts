import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cliUnderTest } from './cli.test-support.ts';

const cli = cliUnderTest();
const { run } = cli;

async function signedInTwice(): Promise<void> {
  await cli.signedIn();
  await run(['login', cli.engine.url, '--context', 'lab'], { OVERT_PASSWORD: 'right' });
}

test('contexts keep several engines apart: listed, chosen, and forgotten with their session', async () => {
  await signedInTwice();
  expect((await run(['context', 'list'])).out).toMatch(
    / {3}CONTEXT.*\n {3}default +http.* +admin@internal\n\* {2}lab +http/,
  );
  expect((await run(['context', 'use', 'default'])).code).toBe(0);
  const listed = JSON.parse((await run(['contexts', 'list', '-o', 'json'])).out) as unknown;
  expect(listed).toMatchObject([
    { name: 'default', current: true },
    { name: 'lab', current: false },
  ]);
  expect((await run(['vm', 'list', '-o', 'name', '--context', 'lab'])).out).toBe('web1\nweb2\n');
  expect((await run(['context', 'remove', 'lab'])).code).toBe(0);
  expect(cli.engine.signedOut).toBe(1);
  expect((await run(['context', 'list', '-o', 'name'])).out).toBe('default\n');
  expect(await run(['context', 'remove', 'lab'])).toMatchObject({ code: 4 });
  expect(await run(['context', 'use', 'lab'])).toMatchObject({ code: 4 });
  expect((await run(['context', 'default'])).code).toBe(0);
});

test('a context is forgotten also when its engine is away', async () => {
  await signedInTwice();
  await cli.engine.close();
  expect(await run(['context', 'remove', 'lab'])).toMatchObject({
    code: 0,
    err: expect.stringContaining('ends by itself'),
  });
  expect((await run(['context', 'list', '-o', 'name'])).out).toBe('default\n');
});

const words = async (...typed: string[]) => (await run(['__complete', ...typed])).out.trim().split('\n');

test('completion asks the engine once for what it was just told, and only for names that begin so', async () => {
  await signedInTwice();
  const asked = () => cli.engine.asked.length;
  expect(await words('vm', 'start', 'we')).toEqual(['web1', 'web2']);
  expect(cli.engine.asked.at(-1)?.query.get('search')).toBe('name=we*');
  expect(Number(cli.engine.asked.at(-1)?.query.get('max'))).toBeLessThanOrEqual(200);
  const before = asked();
  expect(await words('vm', 'start', 'we')).toEqual(['web1', 'web2']);
  expect(await words('vm', 'stop', 'web2')).toEqual(['web2']);
  expect(asked()).toBe(before);
});

test('completion goes on with what it knows when the engine is away, for its owner only, and forgets it with the session', async () => {
  await signedInTwice();
  const now = Date.now();
  const at = (ms: number) => ({ clock: { ...cli.clock, now: () => now + ms } });
  const names = async (ms: number) => (await run(['__complete', 'vm', 'start', ''], {}, '', at(ms))).out.trim();
  expect(await names(0)).toBe('web1\nweb2');
  await cli.engine.close();
  expect(await names(60_000)).toBe('web1\nweb2');
  expect(await names(48 * 3_600_000)).toBe('');
  const file = join(cli.home, '.cache', 'overt', 'names.json');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readFile(file, 'utf8')).not.toContain('token');
  await run(['context', 'remove', 'lab']);
  await expect(stat(file)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('completion knows contexts and their verbs', async () => {
  await signedInTwice();
  expect(await words('context', '')).toEqual(['list', 'remove', 'use']);
  expect(await words('context', 'use', '')).toEqual(['default', 'lab']);
  expect(await words('context', 'remove', 'lab', 'd')).toEqual(['default', 'lab']);
  expect(await words('vm', 'list', '--context', '')).toEqual(['default', 'lab']);
});
