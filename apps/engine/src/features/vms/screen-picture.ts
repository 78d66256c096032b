// The picture of a screen as PNG, which oVirt answers with. QEMU makes PPM (P6, 8 bits); other hosts may make PNG at once.
import { crc32, deflateSync } from 'node:zlib';
import { refuse } from '@overt/kernel/refusal';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MAX_SIDE = 16_384;

/** Refuses VM_SCREEN_UNREADABLE for what is neither. */
export function toPng(picture: Buffer): Buffer {
  if (picture.subarray(0, SIGNATURE.length).equals(SIGNATURE)) return picture;
  const { width, height, pixels } = readPpm(picture);
  const stride = width * 3;
  // Each row begins with its filter: 0, none.
  const rows = Buffer.alloc(height * (stride + 1));
  for (let y = 0; y < height; y += 1) pixels.copy(rows, y * (stride + 1) + 1, y * stride, (y + 1) * stride);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // 8 bits a sample, true colour.
  header.set([8, 2], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}

function readPpm(picture: Buffer): { width: number; height: number; pixels: Buffer } {
  const head = /^P6\s+(?:#[^\n]*\n\s*)*(\d+)\s+(\d+)\s+255\s/.exec(picture.subarray(0, 1024).toString('latin1'));
  const [width, height] = [Number(head?.[1] ?? 0), Number(head?.[2] ?? 0)];
  const pixels = picture.subarray(head?.[0].length ?? 0);
  const fits = width > 0 && height > 0 && width <= MAX_SIDE && height <= MAX_SIDE;
  return fits && pixels.length >= width * height * 3 ? { width, height, pixels } : refuse('VM_SCREEN_UNREADABLE');
}
