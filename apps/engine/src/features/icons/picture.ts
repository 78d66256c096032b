// What the bytes of a picture say of themselves: the type and the size, of PNG, JPEG and GIF. Pure. No pixel is decoded, that
// is for whoever shows it; but the frame is gone through from its beginning to its end, so that what is cut off, or is
// something else that begins like a picture, is found out.
import { crc32 } from 'node:zlib';

export interface Picture {
  readonly mediaType: 'image/png' | 'image/jpeg' | 'image/gif';
  readonly width: number;
  readonly height: number;
}

/** Undefined: none of the three, or not whole. */
export function readPicture(bytes: Buffer): Picture | undefined {
  const found = png(bytes) ?? jpeg(bytes) ?? gif(bytes);
  return found !== undefined && found.width > 0 && found.height > 0 ? found : undefined;
}

const PNG = Buffer.from('89504e470d0a1a0a', 'hex');
const CHUNK_FRAME = 12;

/** Chunks of length, name, data and checksum; the first is the header, the last the end. */
function png(bytes: Buffer): Picture | undefined {
  if (!bytes.subarray(0, PNG.length).equals(PNG)) return undefined;
  let size: { width: number; height: number } | undefined;
  let pixels = false;
  for (let at = PNG.length; at + CHUNK_FRAME <= bytes.length;) {
    const end = at + CHUNK_FRAME + bytes.readUInt32BE(at);
    if (end > bytes.length || crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return undefined;
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (size === undefined) {
      if (name !== 'IHDR' || end - at < CHUNK_FRAME + 8) return undefined;
      size = { width: bytes.readUInt32BE(at + 8), height: bytes.readUInt32BE(at + 12) };
    }
    if (name === 'IDAT') pixels = true;
    if (name === 'IEND') return pixels && end === bytes.length ? { mediaType: 'image/png', ...size } : undefined;
    at = end;
  }
  return undefined;
}

const [SCAN, END] = [0xda, 0xd9];
/** Frames of every coding; between them are tables that are none. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** Segments with a marker and a length up to the pixels, which go to the end. */
function jpeg(bytes: Buffer): Picture | undefined {
  const whole =
    bytes.length > 4 && bytes.readUInt16BE(0) === 0xffd8 && bytes.readUInt16BE(bytes.length - 2) === 0xff00 + END;
  if (!whole) return undefined;
  let size: { width: number; height: number } | undefined;
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1] ?? 0;
    // A marker may be filled up with any number of these.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === SCAN) return size === undefined ? undefined : { mediaType: 'image/jpeg', ...size };
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (isFrame(marker) && at + 9 <= bytes.length)
      size = { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    at = end;
  }
  return undefined;
}

const GIF_TRAILER = 0x3b;

function gif(bytes: Buffer): Picture | undefined {
  if (bytes.length < 14 || !/^GIF8[79]a$/.test(bytes.toString('latin1', 0, 6))) return undefined;
  if (bytes[bytes.length - 1] !== GIF_TRAILER) return undefined;
  return { mediaType: 'image/gif', width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
}
