// The API's description and its reference pages.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testEngine, type TestEngine } from '../../testing.ts';
import { features } from '../features.ts';
import { routeTable } from '../route-table.ts';

let engine: TestEngine;
beforeAll(async () => void (engine = await testEngine()));
afterAll(async () => await engine?.stop());

async function page(path: string) {
  const answer = await fetch(engine.url + path);
  return { status: answer.status, policy: answer.headers.get('content-security-policy'), html: await answer.text() };
}

it('describes every route in OpenAPI 3.1, with references that lead somewhere', async () => {
  const text = await (await fetch(`${engine.url}/overt/openapi.json`)).text();
  const document = JSON.parse(text) as {
    openapi: string;
    paths: Record<string, Record<string, { 'x-operation': string }>>;
    components: Record<string, Record<string, object>>;
  };
  expect(document.openapi).toBe('3.1.0');
  for (const { verb, template, name } of routeTable(features).routes)
    expect(document.paths[template]?.[verb.toLowerCase()]?.['x-operation'], `${verb} ${template}`).toBe(name);
  const references = new Set(
    [...text.matchAll(/"\$ref":"#\/components\/(\w+)\/(\w+)"/g)].map(([, kind, name]) => `${kind}/${name}`),
  );
  expect(references.size).toBeGreaterThan(300);
  for (const one of references) {
    const [kind = '', name = ''] = one.split('/');
    expect(document.components[kind]?.[name], one).toBeDefined();
  }
});

it('lists each service and type on a page that loads nothing and runs nothing', async () => {
  const { html, policy, status } = await page('/overt/api');
  expect(status).toBe(200);
  for (const { operation } of routeTable(features).routes)
    expect(html).toContain(`href="/overt/api/services/${operation.service}"`);
  expect(html).toContain('href="/overt/api/types/Vm"');
  expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-/);
  expect(html).not.toMatch(/<script|\ssrc=|https?:|style=|\son\w+=/);
});

it('tells paths, parameters with types and defaults, body and answer of each operation, and what answers 501', async () => {
  const { html } = await page('/overt/api/services/VmService');
  expect(html).toContain('<code>POST /vms/{vmId}/start</code>');
  expect(html).toContain('<code>use_cloud_init</code><td>body<td>boolean<td>default false');
  expect(html).toContain('href="/overt/api/types/Vm"');
  const unbuilt = routeTable(features).routes.find(route => route.handler === undefined);
  const service = await page(`/overt/api/services/${unbuilt?.operation.service}`);
  expect(service.html).toContain(`<code>${unbuilt?.verb} ${unbuilt?.template}</code> <span class="no">answers 501`);
  const type = await page('/overt/api/types/Vm');
  expect(type.html).toMatch(/<code>cluster<\/code><td><a href="\/overt\/api\/types\/Cluster">Cluster<\/a>/);
  expect((await page('/overt/api/types/DiskStatus')).html).toContain('<code>locked</code>');
});

it('finds operations and types by all of the words, in any order, and shows hostile words as text', async () => {
  const found = await page('/overt/api?q=START%20vms');
  expect(found.html).toContain('VmService.start');
  expect(found.html).not.toContain('VmService.stop');
  expect((await page('/overt/api?q=use_cloud_init')).html).toContain('VmService.start');
  const hostile = await page(`/overt/api?q=${encodeURIComponent('"><script>alert(1)</script>')}`);
  expect(hostile.html).toContain('Nothing has all of these words.');
  expect(hostile.html).not.toContain('<script');
  expect((await page('/overt/api?q=get')).html).toMatch(/\d+ more: search with another word/);
});

it('answers 404 for services and types that are not', async () => {
  for (const path of ['services/Nothing', 'types/Nothing', 'types/__proto__', 'services/%2e%2e'])
    expect((await page(`/overt/api/${path}`)).status, path).toBe(404);
});
