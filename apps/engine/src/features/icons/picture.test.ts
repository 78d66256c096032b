import { expect, test } from 'vitest';
import { readPicture } from './picture.ts';
import { gifOf, jpegOf, pngOf } from './testing/pictures.ts';

test.each([
  ['image/png', pngOf(150, 120)],
  ['image/gif', gifOf(150, 120)],
  ['image/jpeg', jpegOf(150, 120)],
] as const)('a picture of the type %s tells its size', (mediaType, bytes) => {
  expect(readPicture(bytes)).toEqual({ mediaType, width: 150, height: 120 });
});

test.each([
  ['nothing', Buffer.alloc(0)],
  ['text', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['a PNG that is cut off', pngOf(10, 10).subarray(0, -1)],
  ['a PNG with something after its end', Buffer.concat([pngOf(10, 10), Buffer.from('<script>')])],
  ['a PNG with a bit turned', Buffer.from(pngOf(10, 10).map((byte, at) => (at === 20 ? byte ^ 1 : byte)))],
  ['a PNG whose header alone is there', pngOf(10, 10).subarray(0, 33)],
  ['a PNG of no height', pngOf(10, 0)],
  ['a GIF that is cut off', gifOf(10, 10).subarray(0, -1)],
  ['a GIF of another version', Buffer.from(gifOf(10, 10).toString('latin1').replace('89a', '88a'), 'latin1')],
  ['a JPEG that is cut off', jpegOf(10, 10).subarray(0, -1)],
  ['a JPEG without a frame', Buffer.from('ffd8ffda0008010100003f00d2ffd9', 'hex')],
  ['a JPEG whose segment goes past its end', Buffer.from('ffd8ffe0ffff000000ffd9', 'hex')],
])('%s is no picture', (_name, bytes) => {
  expect(readPicture(bytes)).toBeUndefined();
});

test('what begins at random is read to its end without a failure', () => {
  for (const whole of [pngOf(4, 4), gifOf(4, 4), jpegOf(4, 4)])
    for (let at = 0; at < whole.length; at++)
      for (const byte of [0x00, 0x7f, 0xff]) {
        const changed = Buffer.from(whole);
        changed[at] = byte;
        expect(() => readPicture(changed)).not.toThrow();
        expect(() => readPicture(whole.subarray(0, at))).not.toThrow();
      }
});
