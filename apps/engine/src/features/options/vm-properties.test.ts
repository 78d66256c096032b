import { afterAll, beforeAll, expect, test } from 'vitest';
import { testEngine, type TestEngine } from '../../testing.ts';
import { atLevel, checkDeclarations, checkProperties } from './vm-properties.ts';

let engine: TestEngine;
beforeAll(async () => void (engine = await testEngine()));
afterAll(async () => await engine?.stop());

type Json = Record<string, unknown>;
async function call(method: string, path: string, body?: Json): Promise<{ status: number; said: Json }> {
  const headers = { 'content-type': 'application/json' };
  const init = body === undefined ? { method } : { method, headers, body: JSON.stringify(body) };
  const answer = await engine.request(path, init);
  return { status: answer.status, said: (await answer.json()) as Json };
}
const properties = (...pairs: readonly (readonly [string, string])[]) => ({
  custom_properties: { custom_property: pairs.map(([name, value]) => ({ name, value })) },
});
const place = { cluster: { name: 'Default' }, template: { name: 'Blank' } };

test('a pattern may have a semicolon, and has to match the whole value', () => {
  const declared = ['a=^x;y$;b=[0-9]+'];
  expect(() =>
    checkProperties(
      [
        { name: 'a', value: 'x;y' },
        { name: 'b', value: '12' },
      ],
      declared,
      '4.8',
    ),
  ).not.toThrow();
  expect(() => checkProperties([{ name: 'b', value: '12x' }], declared, '4.8')).toThrow(/b must match \[0-9\]\+/);
  expect(() =>
    checkProperties(
      [
        { name: 'b', value: '1' },
        { name: 'b', value: '2' },
      ],
      declared,
      '4.8',
    ),
  ).toThrow(/once/);
  expect(() => checkProperties([{ name: 'c', value: '1' }], declared, '4.8')).toThrow(/Declared are: a, b/);
  const levels = [
    { version: 'general', value: 'a=1' },
    { version: '4.7', value: 'a=2' },
  ];
  expect([atLevel(levels, '4.7'), atLevel(levels, '4.8'), atLevel([], '4.8')]).toEqual(['a=2', 'a=1', '']);
});

test.each(['=x', 'a', 'a=(', 'a=1;a=2', 'a b=1'])('%j declares nothing', declared => {
  expect(() => checkDeclarations(declared)).toThrow(expect.objectContaining({ code: 'INVALID_VALUE' }));
});

test('VMs, templates and single runs have only the custom properties that are declared, with values that match', async () => {
  const known = await call('POST', '/vms', { name: 'known', ...place, ...properties(['viodiskcache', 'none']) });
  expect(known.status).toBe(201);
  const path = `/vms/${known.said['id'] as string}`;
  const unknown = await call('POST', '/vms', { name: 'unknown', ...place, ...properties(['smartcard', 'true']) });
  expect(unknown).toMatchObject({ status: 400 });
  expect(JSON.stringify(unknown.said)).toContain('No custom property smartcard is declared');
  expect(await call('PUT', path, properties(['viodiskcache', 'always']))).toMatchObject({ status: 400 });
  const once = { vm: properties(['smartcard', 'true']) };
  expect(JSON.stringify(await call('POST', `${path}/start`, once))).toContain('smartcard is declared');
  const template = { name: 'base', vm: { id: known.said['id'] }, ...properties(['smartcard', 'true']) };
  expect(await call('POST', '/templates', template)).toMatchObject({ status: 400 });

  const declared = { properties: 'memory=^[0-9]+$;smartcard=^(true|false)$', version: '4.8' };
  expect(await call('PUT', '/overt/vm-properties', declared)).toMatchObject({
    status: 200,
    said: { properties: { '4.8': declared.properties, general: '' } },
  });
  expect(await call('PUT', path, properties(['smartcard', 'true'], ['memory', '12']))).toMatchObject({ status: 200 });
  expect(await call('PUT', path, properties(['smartcard', 'yes']))).toMatchObject({ status: 400 });
  // A level of its own has the properties of that level.
  const older = { custom_compatibility_version: { major: 4, minor: 7 }, ...properties(['smartcard', 'true']) };
  expect(await call('PUT', path, older)).toMatchObject({ status: 400 });
  const { said } = await call('GET', '/options/UserDefinedVMProperties');
  expect(JSON.stringify(said)).toContain('smartcard=^(true|false)$');
});

test('what is no declaration is refused, and so is who is no administrator', async () => {
  expect(await call('PUT', '/overt/vm-properties', { properties: 'a=(' })).toMatchObject({ status: 400 });
  expect(await call('PUT', '/overt/vm-properties', { properties: '', version: '3.6' })).toMatchObject({ status: 400 });
  const answer = await fetch(`${engine.url}/overt/vm-properties`);
  expect(answer.status).toBe(401);
});
