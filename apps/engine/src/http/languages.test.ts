import { afterAll, beforeAll, expect, it } from 'vitest';
import { testEngine, type TestEngine } from '../testing.ts';

let engine: TestEngine;
beforeAll(async () => void (engine = await testEngine()));
afterAll(async () => await engine?.stop());

const GERMAN = { 'accept-language': 'de-DE, en;q=0.5' };
const languageOf = (answer: Response) => answer.headers.get('content-language');

it('a fault is in English and says so, whatever language is asked for', async () => {
  for (const path of [
    '/clusters/nothing',
    '/nothing',
    '/clusters?max=x',
    '/overt/nothing',
    '/overt/internal/users/x',
  ]) {
    const answer = await engine.request(path, { headers: GERMAN });
    expect({ path, refused: answer.status >= 400 }).toEqual({ path, refused: true });
    const { detail } = (await answer.json()) as { detail: string };
    expect(detail).toMatch(/^[A-Z][ -~]+$/);
    expect([path, languageOf(answer)]).toEqual([path, 'en']);
  }
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
