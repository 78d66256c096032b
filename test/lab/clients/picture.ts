// Pictures of screens: what Xvfb keeps in its file (XWD) and what libvirt takes of a guest (PNG), and whether the one can be
// seen in the other. Pixels are 0xRRGGBB.
import { inflateSync } from 'node:zlib';

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Row by row from the top left. */
  readonly pixels: Uint32Array;
}

const CHANNELS = 3;
const PNG_HEAD = 8;
const IHDR_AT = 16;

/** An X window dump of 32 bits a pixel, as Xvfb writes it for a screen of depth 24. */
export function readXwd(file: Buffer): Picture {
  const word = (index: number): number => file.readUInt32BE(index * 4);
  const [headerSize, width, height, rowBytes, colours] = [word(0), word(4), word(5), word(12), word(19)];
  const start = headerSize + colours * 12;
  const pixels = new Uint32Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      pixels[y * width + x] = file.readUInt32LE(start + y * rowBytes + x * 4) & 0xff_ff_ff;
  return { width, height, pixels };
}

/** A PNG of 8 bits for each of red, green and blue, not interlaced, as QEMU writes it. */
export function readPng(file: Buffer): Picture {
  const width = file.readUInt32BE(IHDR_AT);
  const height = file.readUInt32BE(IHDR_AT + 4);
  const kind = file.subarray(IHDR_AT + 8, IHDR_AT + 13).join(' ');
  if (kind !== '8 2 0 0 0') throw new Error(`a PNG of another kind: ${kind}`);
  const data: Buffer[] = [];
  for (let at = PNG_HEAD; at < file.length; at += file.readUInt32BE(at) + 12)
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
  const bytes = unfiltered(inflateSync(Buffer.concat(data)), width * CHANNELS, height);
  const pixels = new Uint32Array(width * height);
  for (let i = 0; i < pixels.length; i++) pixels[i] = bytes.readUIntBE(i * CHANNELS, CHANNELS);
  return { width, height, pixels };
}

// Each row begins with the number of its filter: bytes are kept as the difference to the left, to above, to both, or to the
// one of three neighbours that is nearest to their plane (Paeth).
function unfiltered(data: Buffer, rowBytes: number, height: number): Buffer {
  const out = Buffer.alloc(rowBytes * height);
  for (let y = 0; y < height; y++) {
    const filter = data[y * (rowBytes + 1)];
    for (let x = 0; x < rowBytes; x++) {
      const left = x < CHANNELS ? 0 : (out[y * rowBytes + x - CHANNELS] ?? 0);
      const above = y === 0 ? 0 : (out[(y - 1) * rowBytes + x] ?? 0);
      const corner = x < CHANNELS || y === 0 ? 0 : (out[(y - 1) * rowBytes + x - CHANNELS] ?? 0);
      const predicted = [0, left, above, (left + above) >> 1, nearest(left, above, corner)][filter ?? 0] ?? 0;
      out[y * rowBytes + x] = ((data[y * (rowBytes + 1) + 1 + x] ?? 0) + predicted) & 0xff;
    }
  }
  return out;
}

function nearest(left: number, above: number, corner: number): number {
  const [toLeft, toAbove, toCorner] = [above - corner, left - corner, left + above - 2 * corner].map(Math.abs) as [
    number,
    number,
    number,
  ];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

const rowOf = ({ width, pixels }: Picture, y: number): Uint32Array => pixels.subarray(y * width, (y + 1) * width);
const colours = (row: Uint32Array): number => row.filter((pixel, x) => x > 0 && pixel !== row[x - 1]).length;

/** Whether the whole inner picture stands somewhere in the outer one, pixel by pixel. A picture of one colour is nowhere. */
export function contains(outer: Picture, inner: Picture): boolean {
  const rows = Array.from({ length: inner.height }, (_, y) => y);
  // The busiest row is the quickest to be found wrong.
  const [landmark = 0] = rows.toSorted((a, b) => colours(rowOf(inner, b)) - colours(rowOf(inner, a)));
  if (colours(rowOf(inner, landmark)) === 0) return false;
  const matches = (y: number, atX: number, atY: number): boolean => {
    const from = (atY + y) * outer.width + atX;
    return rowOf(inner, y).every((pixel, x) => outer.pixels[from + x] === pixel);
  };
  for (let atY = 0; atY + inner.height <= outer.height; atY++)
    for (let atX = 0; atX + inner.width <= outer.width; atX++)
      if (matches(landmark, atX, atY) && rows.every(y => matches(y, atX, atY))) return true;
  return false;
}
