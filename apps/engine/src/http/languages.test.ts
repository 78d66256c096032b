import { afterAll, beforeAll, expect, it } from 'vitest';
import { testEngine, type TestEngine } from '../testing.ts';

let engine: TestEngine;
beforeAll(async () => void (engine = await testEngine()));
afterAll(async () => await engine?.stop());

const GERMAN = { 'accept-language': 'de-DE, en;q=0.5' };
const languageOf = (answer: Response) => answer.headers.get('content-language');

it('a fault is in the language asked for and says which; what programs compare is the same in both', async () => {
  for (const path of [
    '/clusters/nothing',
    '/nothing',
    '/clusters?max=x',
    '/overt/nothing',
    '/overt/internal/users/x',
    '/ovirt-engine/%zz',
  ]) {
    const ask = async (headers: Record<string, string>) => {
      const answer = await engine.request(path, { headers });
      expect(answer.headers.get('vary')?.toLowerCase()).toContain('accept-language');
      const { detail, ...rest } = (await answer.json()) as {
        detail: string;
        reason: string;
        code: string;
        fault: object;
      };
      return { language: languageOf(answer), status: answer.status, detail, code: rest.code, reason: rest.reason };
    };
    const english = await ask({ 'accept-language': 'en' });
    const german = await ask(GERMAN);
    expect(english).toMatchObject({ language: 'en', detail: expect.stringMatching(/^["A-Z][ -~]+$/) });
    expect(german).toEqual({ ...english, language: 'de', detail: german.detail });
    expect(german.detail).toMatch(/ (gibt es|ist|nichts|enthält|finden) /);
    expect(await ask({})).toEqual(english);
  }
});

it('a fault in XML and that of an action are in German as well', async () => {
  const headers = { ...GERMAN, accept: 'application/xml', 'content-type': 'application/xml' };
  const missing = '/vms/11111111-1111-1111-1111-111111111111';
  const gone = await engine.request(missing, { headers });
  expect(gone.headers.get('content-type')).toMatch(/utf-8/i);
  const text = await gone.text();
  expect(text).toContain('<detail>Es gibt nichts der Art „VM“ mit der ID 11111111-');
  expect(text).toContain('<reason>Operation Failed</reason>');
  const action = await engine.request(`${missing}/start`, { method: 'POST', body: '<action/>', headers });
  expect(await action.text()).toMatch(/<detail>Es gibt nichts der Art/);
});

it('a failed sign-in of a program is told in its language', async () => {
  const answer = await fetch(`${engine.url}/ovirt-engine/sso/oauth/token`, {
    method: 'POST',
    headers: { ...GERMAN, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'grant_type=password&username=admin@internal&password=wrong&scope=ovirt-app-api',
  });
  expect(languageOf(answer)).toBe('de');
  expect(await answer.json()).toMatchObject({
    error_code: 'access_denied',
    error: expect.stringMatching(/^Der Benutzername/),
  });
});

it('the steps of a plan and why a host does not fit are in the language asked for', async () => {
  const headers = { ...GERMAN, 'content-type': 'application/json' };
  const added = await engine.request('/vms', {
    method: 'POST',
    body: JSON.stringify({ name: 'spoken', cluster: { name: 'Default' }, template: { name: 'Blank' } }),
    headers,
  });
  const { id } = (await added.json()) as { id: string };
  const planned = await engine.request(`/vms/${id}?plan=true`, { method: 'DELETE', headers });
  expect(languageOf(planned)).toBe('de');
  const { plan } = (await planned.json()) as { plan: { steps: { description: string }[] } };
  expect(plan.steps.map(step => step.description)).toEqual(['Trennen', 'Festplatten']);
  const refused = await engine.request(`/vms/${id}/start?plan=true`, { method: 'POST', body: '{}', headers });
  const { detail } = (await refused.json()) as { detail: string };
  expect(detail).toMatch(/ kein Host ihres Clusters .*: der Cluster hat keine Hosts\.$/);
  const where = await engine.request(`/overt/vms/${id}/placement`, { headers: GERMAN });
  expect(await where.json()).toMatchObject({ now: { chosen: null } });
});

it('any header of languages is taken, also one that is none', async () => {
  for (const language of ['*', 'xx-XX', ';;;q=', 'de;q=9'.repeat(200), '-']) {
    const answer = await engine.request('/clusters', { headers: { 'accept-language': language } });
    expect({ language, status: answer.status }).toEqual({ language, status: 200 });
    // What people wrote is in whichever language they wrote it.
    expect(languageOf(answer)).toBeNull();
  }
});

it('the page on which people sign in is in the language of the browser, and says which', async () => {
  const page = async (language: string) =>
    await fetch(`${engine.url}/ovirt-engine/sso/oauth/authorize?client_id=none`, {
      headers: { 'accept-language': language },
    });
  for (const [asked, spoken] of [
    ['de-DE, en;q=0.5', 'de'],
    ['fr, en;q=0.5', 'en'],
    ['xx', 'en'],
  ] as const) {
    const answer = await page(asked);
    expect([asked, languageOf(answer)]).toEqual([asked, spoken]);
    expect(answer.headers.get('vary')?.toLowerCase()).toContain('accept-language');
    expect(await answer.text()).toContain(`<html lang="${spoken}">`);
  }
});
