// What holds for every operation that is bound, by the route table: so that a new feature gets these tests by being there.
import { operations } from '@overt/api-types/operations.gen';
import { readXml, readXmlList } from '@overt/wire/xml-reader';
import { readJson, readJsonList } from '@overt/wire/json-reader';
import type { TypeName } from '@overt/api-types/types.gen';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testEngine, type TestEngine } from '../testing.ts';
import { features } from './features.ts';
import { routeTable } from './route-table.ts';

let engine: TestEngine;
beforeAll(async () => void (engine = await testEngine()));
afterAll(async () => await engine?.stop());

const UNKNOWN = '01234567-89ab-4cde-8f01-23456789abcd';
const bound = routeTable(features).routes.filter(route => route.handler !== undefined);
const pathOf = (template: string) => template.replaceAll(/\{\w+\}/g, UNKNOWN);

describe('every bound operation', () => {
  it('is refused without a token', async () => {
    for (const { verb, template } of bound) {
      const answer = await fetch(engine.api + pathOf(template), { method: verb });
      expect({ verb, template, status: answer.status }).toEqual({ verb, template, status: 401 });
      expect(answer.headers.get('www-authenticate')).toBe('Basic realm="RESTAPI"');
    }
  });

  it('answers an id that does not exist with a fault, never with an error of ours', async () => {
    const wrong: string[] = [];
    for (const { verb, template } of bound.filter(route => route.verb === 'GET' && route.template.includes('{'))) {
      const { status } = await engine.request(pathOf(template), { method: verb });
      // Lists below a parent that does not exist may be empty.
      if (status >= 500 || (!template.endsWith('}') ? status > 404 : status !== 404))
        wrong.push(`${verb} ${template} ${status}`);
    }
    expect(wrong).toEqual([]);
  });

  it('answers removal of an id that does not exist with 404', async () => {
    const wrong: string[] = [];
    for (const { template } of bound.filter(
      route => route.verb === 'DELETE' && route.template.split('{').length === 2,
    )) {
      const { status } = await engine.request(pathOf(template), { method: 'DELETE' });
      if (status !== 404) wrong.push(`DELETE ${template} ${status}`);
    }
    expect(wrong).toEqual([]);
  });

  it('answers a malformed body with 400', async () => {
    const wrong: string[] = [];
    for (const { verb, template } of bound.filter(route => route.verb === 'POST' || route.verb === 'PUT')) {
      for (const [type, body] of [
        ['application/xml', '<a><b></a>'],
        ['application/json', '{"a":'],
      ] as const) {
        const { status } = await engine.request(pathOf(template), {
          method: verb,
          body,
          headers: { 'content-type': type },
        });
        if (status !== 400) wrong.push(`${verb} ${template} ${type} ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('says the same in XML and in JSON', async () => {
    for (const { template, name } of bound.filter(
      route => route.verb === 'GET' && !route.template.includes('{') && route.template !== '/',
    )) {
      const type = (operations[name as keyof typeof operations].output?.type ?? 'Action') as TypeName;
      const xml = await (await engine.request(`${template}?max=20`, { accept: 'application/xml' })).text();
      const json = await (await engine.request(`${template}?max=20`)).text();
      const drop = (value: unknown) =>
        JSON.parse(
          JSON.stringify(value, (key, inner: unknown) => (key === 'lastUpdated' ? undefined : inner)),
        ) as unknown;
      expect({ template, list: drop(readXmlList(type, xml)) }).toEqual({
        template,
        list: drop(readJsonList(type, json)),
      });
    }
    expect(readXml('Tag', '<tag/>')).toEqual(readJson('Tag', '{}'));
  });
});
