import { deflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { contains, readPng, readXwd, type Picture } from './picture.ts';

const WIDTH = 7;
const HEIGHT = 5;
const colour = (x: number, y: number): number => (x * 0x25_17_3b + y * 0x51_a3_0d + x * y) & 0xff_ff_ff;

const picture = (width: number, height: number, at: (x: number, y: number) => number): Picture => ({
  width,
  height,
  pixels: Uint32Array.from({ length: width * height }, (_, i) => at(i % width, Math.floor(i / width))),
});
const made = picture(WIDTH, HEIGHT, colour);

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
}

/** Every row with another filter, as the format's own definition says. */
function png(): Buffer {
  const at = (x: number, y: number, channel: number): number =>
    x < 0 || y < 0 ? 0 : (colour(x, y) >> (16 - 8 * channel)) & 0xff;
  const paeth = (a: number, b: number, c: number): number =>
    [a, b, c].toSorted((p, q) => Math.abs(a + b - c - p) - Math.abs(a + b - c - q))[0] ?? 0;
  const rows = Array.from({ length: HEIGHT }, (_, y) => {
    const bytes = Array.from({ length: WIDTH * 3 }, (_unused, i) => {
      const [x, channel] = [Math.floor(i / 3), i % 3];
      const [a, b, c] = [at(x - 1, y, channel), at(x, y - 1, channel), at(x - 1, y - 1, channel)];
      const predicted = [0, a, b, Math.floor((a + b) / 2), paeth(a, b, c)][y] ?? 0;
      return (at(x, y, channel) - predicted) & 0xff;
    });
    return Buffer.from([y, ...bytes]);
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.alloc(8),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function xwd(): Buffer {
  const header = Buffer.alloc(100);
  const words = { 0: header.length, 4: WIDTH, 5: HEIGHT, 12: WIDTH * 4, 19: 2 };
  for (const [index, value] of Object.entries(words)) header.writeUInt32BE(value, Number(index) * 4);
  const pixels = Buffer.alloc(WIDTH * HEIGHT * 4, 0xff);
  made.pixels.forEach((pixel, i) => pixels.writeUInt32LE((0xaa_00_00_00 | pixel) >>> 0, i * 4));
  return Buffer.concat([header, Buffer.alloc(24), pixels]);
}

it('reads a PNG whatever the filters of its rows', () => {
  expect(readPng(png())).toEqual(made);
});

it('reads the dump of a screen past its table of colours', () => {
  expect(readXwd(xwd())).toEqual(made);
});

it('finds a picture within a larger one, and not when a single pixel differs', () => {
  const outer = picture(20, 12, (x, y) => (x >= 9 && x < 16 && y >= 4 && y < 9 ? colour(x - 9, y - 4) : 0x12_34_56));
  expect(contains(outer, made)).toBe(true);
  outer.pixels[8 * 20 + 15] = 1;
  expect(contains(outer, made)).toBe(false);
});

it('takes no blank picture for seen', () => {
  const blank = () => 0;
  expect(contains(picture(9, 9, blank), picture(3, 3, blank))).toBe(false);
});
