import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testEngine, type TestEngine } from '../testing.ts';

let engine: TestEngine;
let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'overt-portal-'));
  await mkdir(join(directory, 'assets'));
  await writeFile(join(directory, 'index.html'), '<!doctype html><title>Overt</title>');
  await writeFile(join(directory, 'assets', 'index-abcdef12.js'), `/*${'x'.repeat(5000)}*/`);
  engine = await testEngine({}, { portalDirectory: directory });
});
afterAll(async () => {
  await engine?.stop();
  await rm(directory, { recursive: true, force: true });
});

const get = (path: string, headers = {}) => fetch(engine.url + path, { redirect: 'manual', headers });

it('gives the page at every address of its own under a strict policy, and leads there from the root', async () => {
  for (const path of ['/portal/', '/portal/vms/1', '/portal/vms?search=a']) {
    const answer = await get(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-security-policy')).toContain("script-src 'self';");
    expect(await answer.text()).toContain('<title>Overt');
  }
  expect((await get('/')).headers.get('location')).toBe('/portal/');
});

it('keeps built files in the browser for ever and compresses them', async () => {
  const answer = await get('/portal/assets/index-abcdef12.js', { 'accept-encoding': 'br' });
  expect(answer.headers.get('cache-control')).toContain('immutable');
  expect(answer.headers.get('content-encoding')).toBe('br');
});

it('answers 404 for files that are missing and for paths that are no part of it', async () => {
  expect((await get('/portal/assets/gone.js')).status).toBe(404);
  expect((await get('/nothing')).status).toBe(404);
  expect((await get('/overt/openapi.json')).status).toBe(200);
});
