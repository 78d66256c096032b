import { expect, it } from 'vitest';
import { Refusal } from '@overt/kernel/refusal';
import { readDocument } from './document.ts';

function problems(source: string): string {
  try {
    readDocument(source);
  } catch (error) {
    if (Refusal.is(error, 'DOCUMENT_INVALID')) return error.message;
    throw error;
  }
  return 'none';
}

it('reads objects, those below them, sizes and lines out of YAML and out of JSON', () => {
  const source = `set: shop
networks:
  front:
    dataCenter: lab
    vlan: 7
vms:
  web: {cluster: lab, memory: 2 GiB, highlyAvailable: true, nics: {nic1: {profile: front}}, tags: [blue]}
`;
  const { set, objects } = readDocument(source);
  expect(set).toBe('shop');
  const seen = objects.map(({ kind, name, parent, line }) => [kind.name, parent?.name, name, line]);
  expect(seen).toEqual([
    ['networks', undefined, 'front', 3],
    ['vms', undefined, 'web', 7],
    ['nics', 'web', 'nic1', 7],
    ['vmTags', 'web', 'blue', 7],
  ]);
  expect(objects[1]?.fields).toMatchObject({ memory: { value: '2147483648' }, highlyAvailable: { value: 'true' } });
  const json = readDocument('{"set":"shop","vms":{"web":{"memory":1024}}}').objects[0];
  expect(json?.fields).toEqual({ memory: { value: '1024', line: 1 } });
});

it('tells all that is wrong at once, each with its line', () => {
  const told = problems(`vms:
  web:
    memory: much
    colour: red
    highlyAvailable: 1
machines: {}
networks: [1, {a: b}]
`);
  for (const part of [
    'line 3: memory must be bytes',
    'line 4: colour is none of',
    'line 5: highlyAvailable must be true or false',
    'line 6: machines is none of',
    'line 7: a name must be a text',
  ])
    expect(told).toContain(part);
});

it('refuses what is no document: broken YAML, names that stand twice, lists, aliases, prototypes, far too much', () => {
  expect(problems('vms:\n  web: {memory: 1\n')).toMatch(/line [23]: /);
  expect(problems('vms:\n  web: {}\n  web: {}\n')).toMatch(/line 3: .*unique/i);
  expect(problems('- vms\n')).toContain('line 1: the document must be names with their values');
  expect(problems('vms:\n  a: &x {memory: 1}\n  b: *x\n')).toContain('line 3: ');
  expect(problems('vms:\n  a:\n    constructor: 1\n    __proto__: 1\n')).toContain('line 3: constructor is none of');
  expect(problems(`tags: [${Array.from({ length: 1001 }, (_, at) => `t${at}`).join(', ')}]`)).toContain(
    'more than 1000 objects',
  );
});
