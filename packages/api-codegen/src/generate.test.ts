import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { services as modelServices, types as modelTypes } from '@overt/api-model/model';
import { generate } from './generate.ts';
import { resolveServices } from './resolve-services.ts';
import { resolveTypes } from './resolve-types.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const resolved = resolveServices();
const types = resolveTypes();

test('the committed generated files are what the model says now', () => {
  for (const { path, text } of generate())
    expect(readFileSync(join(root, path), 'utf8') === text, `${path} is stale`).toBe(true);
});

test('the model has every type, service and route of oVirt 4.6', () => {
  expect(Object.keys(modelTypes)).toHaveLength(335);
  expect([types.structs.length, types.enums.length]).toEqual([220, 115]);
  expect(Object.keys(modelServices)).toHaveLength(288);
  expect(resolved.routes).toHaveLength(894);
  expect(new Set(resolved.routes.map(({ template }) => template)).size).toBe(563);
});

test('no two routes have the same verb and shape', () => {
  const shapes = resolved.routes.map(({ verb, template }) => `${verb} ${template.replace(/\{\w+\}/g, '{}')}`);
  expect(shapes.filter((shape, at) => shapes.indexOf(shape) !== at)).toEqual([]);
});

test('a mandatory path of an operation leads through members that exist', () => {
  const problems: string[] = [];
  const follow = (path: string, type: string, names: readonly string[]): void => {
    const [name, ...rest] = names;
    if (name === undefined) return;
    const member = types.struct(type).all.find(candidate => candidate.name === name.replace('[]', ''));
    if (member === undefined || member.list !== name.endsWith('[]')) {
      if (!(member?.list && rest.length === 0)) problems.push(path);
    } else if (rest.length > 0) follow(path, member.type, rest);
  };
  for (const { name, body, action, mandatory, signatures } of resolved.operations) {
    const paths = [...mandatory, ...signatures.flatMap(signature => signature.mandatory)].flatMap(path =>
      path.split('|'),
    );
    for (const path of paths) {
      const [head, ...rest] = path.split('.');
      if (action !== undefined) follow(`${name}: ${path}`, 'Action', path.split('.'));
      else if (body === undefined || head !== body.name) problems.push(`${name}: ${path}`);
      else follow(`${name}: ${path}`, body.type, rest);
    }
  }
  expect(problems).toEqual([]);
});

test('members of an action body are members of Action, with the same type', () => {
  const members = new Map(types.struct('Action').all.map(member => [member.name, member]));
  for (const { name, input, result } of resolved.operations) {
    for (const slot of [...input, ...result]) {
      expect(members.get(slot.name), `${name} ${slot.name}`).toMatchObject({
        type: slot.type,
        list: slot.array,
        tag: slot.tag,
      });
    }
  }
});
