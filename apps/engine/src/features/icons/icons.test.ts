import { expect, test } from 'vitest';
import { allIcons } from './icons.ts';

test('every family has a small and a large icon, each a picture of its own', () => {
  const icons = allIcons();
  expect(new Set(icons.map(icon => icon.id)).size).toBe(6);
  expect(new Set(icons.map(icon => icon.data)).size).toBe(6);
  for (const { data } of icons) expect(Buffer.from(data ?? '', 'base64').toString()).toMatch(/^<svg .*<\/svg>$/);
});
