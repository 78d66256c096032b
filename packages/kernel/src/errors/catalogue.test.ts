import { expect, test } from 'vitest';
import { errorAreas, errorCatalogue } from './catalogue.ts';

test('a code stands in exactly one area', () => {
  const seen = new Map<string, string>();
  for (const [area, errors] of Object.entries(errorAreas)) {
    for (const code of Object.keys(errors)) {
      expect(seen.get(code), `${code} stands in ${seen.get(code)} and ${area}`).toBeUndefined();
      seen.set(code, area);
    }
  }
  expect(seen.size).toBe(Object.keys(errorCatalogue).length);
});

test('every entry has an HTTP error status and says something', () => {
  for (const [code, { status, message }] of Object.entries(errorCatalogue)) {
    expect(code).toMatch(/^[A-Z][A-Z0-9_]+$/);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(600);
    expect(message.length, code).toBeGreaterThan(10);
  }
});
