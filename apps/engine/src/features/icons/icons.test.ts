import { expect, test } from 'vitest';
import { allIcons, iconsOf } from './icons.ts';

test('every family has a small and a large icon, each a picture of its own', () => {
  const icons = allIcons();
  expect(new Set(icons.map(icon => icon.id)).size).toBe(6);
  expect(new Set(icons.map(icon => icon.data)).size).toBe(6);
  for (const { data } of icons) expect(Buffer.from(data ?? '', 'base64').toString()).toMatch(/^<svg .*<\/svg>$/);
});

test('each operating system has the icons of its family', () => {
  const known = new Set(allIcons().map(icon => icon.id));
  const large = (osType: string) => iconsOf(osType).largeIcon.id;
  for (const osType of ['other', 'windows_11', 'rhel_9x64']) expect(known).toContain(large(osType));
  expect(large('ubuntu_18_04')).toBe(large('other_linux'));
  expect(large('windows_11')).not.toBe(large('rhel_9x64'));
  expect(large('freebsd')).toBe(large('other'));
  expect(iconsOf('other').smallIcon.id).not.toBe(large('other'));
});
