import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { toPng } from './screen-picture.ts';

test('a portable pixmap becomes a PNG of the same pixels', () => {
  const pixels = [255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 9, 9];
  const png = toPng(Buffer.concat([Buffer.from('P6\n# of QEMU\n2 2\n255\n'), Buffer.from(pixels)]));
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2, 2]);
  const length = png.readUInt32BE(33);
  const rows = inflateSync(png.subarray(41, 41 + length));
  expect([...rows]).toEqual([0, ...pixels.slice(0, 6), 0, ...pixels.slice(6)]);
  expect(toPng(png)).toBe(png);
});

test.each(['', 'P5\n1 1\n255\nx', 'P6\n2 2\n255\nshort', 'P6\n99999 1\n255\n'])('%j is refused', text => {
  expect(() => toPng(Buffer.from(text))).toThrow(expect.objectContaining({ code: 'VM_SCREEN_UNREADABLE' }));
});
