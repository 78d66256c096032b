// The smallest VNC server that a viewer takes: RFB 3.8 without authentication, raw encoding, a still picture in the VM's
// own colours. Whoever is here has shown a ticket to the engine.
import { Duplex } from 'node:stream';

const WIDTH = 320;
const HEIGHT = 200;

interface PixelFormat {
  bytes: number;
  big: boolean;
  max: [number, number, number];
  shift: [number, number, number];
}

const initial: PixelFormat = { bytes: 4, big: false, max: [255, 255, 255], shift: [16, 8, 0] };

function parseFormat(message: Buffer): PixelFormat {
  const at = (offset: number) => message.readUInt16BE(4 + offset);
  return {
    bytes: Math.max(1, message.readUInt8(4) >> 3),
    big: message.readUInt8(6) !== 0,
    max: [at(4), at(6), at(8)],
    shift: [message.readUInt8(14), message.readUInt8(15), message.readUInt8(16)],
  };
}

/** A gradient with a frame; the hue is the VM's. */
function colour(x: number, y: number, seed: number): [number, number, number] {
  const edge = x < 4 || y < 4 || x >= WIDTH - 4 || y >= HEIGHT - 4;
  if (edge) return [240, 240, 240];
  const base = 30 + Math.floor((y / HEIGHT) * 90);
  return [base + (seed & 63), base + ((seed >> 6) & 63), base + ((seed >> 12) & 63)];
}

function picture(format: PixelFormat, seed: number): Buffer {
  const head = Buffer.alloc(16);
  head.writeUInt16BE(1, 2);
  head.writeUInt16BE(WIDTH, 8);
  head.writeUInt16BE(HEIGHT, 10);
  const pixels = Buffer.alloc(WIDTH * HEIGHT * format.bytes);
  let offset = 0;
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      const value = colour(x, y, seed).reduce(
        (sum, part, index) =>
          sum | (Math.round((part / 255) * (format.max[index] ?? 255)) << (format.shift[index] ?? 0)),
        0,
      );
      if (format.big) pixels.writeUIntBE(value >>> 0, offset, format.bytes);
      else pixels.writeUIntLE(value >>> 0, offset, format.bytes);
      offset += format.bytes;
    }
  }
  return Buffer.concat([head, pixels]);
}

function serverInit(name: string): Buffer {
  const text = Buffer.from(name);
  const head = Buffer.alloc(24);
  head.writeUInt16BE(WIDTH, 0);
  head.writeUInt16BE(HEIGHT, 2);
  head.set([32, 24, 0, 1, 0, 255, 0, 255, 0, 255, 16, 8, 0], 4);
  head.writeUInt32BE(text.length, 20);
  return Buffer.concat([head, text]);
}

/** Length of the client message at the front, or undefined while that cannot be said. */
function messageLength(input: Buffer): number | undefined {
  const fixed: Record<number, number> = { 0: 20, 3: 10, 4: 8, 5: 6 };
  const type = input[0] ?? 0;
  if (type === 2) return input.length < 4 ? undefined : 4 + 4 * input.readUInt16BE(2);
  if (type === 6) return input.length < 8 ? undefined : 8 + input.readUInt32BE(4);
  return fixed[type] ?? 1;
}

export function rfbConsole(vm: { name: string; seed: number }): Duplex {
  let input = Buffer.alloc(0);
  let phase: 'version' | 'security' | 'init' | 'running' = 'version';
  let format = initial;

  function take(count: number): Buffer | undefined {
    if (input.length < count) return undefined;
    const taken = input.subarray(0, count);
    input = input.subarray(count);
    return taken;
  }

  /** False when more bytes are needed. */
  function step(): boolean {
    if (phase === 'version') {
      if (take(12) === undefined) return false;
      stream.push(Buffer.from([1, 1]));
      phase = 'security';
    } else if (phase === 'security') {
      if (take(1) === undefined) return false;
      stream.push(Buffer.alloc(4));
      phase = 'init';
    } else if (phase === 'init') {
      if (take(1) === undefined) return false;
      stream.push(serverInit(vm.name));
      phase = 'running';
    } else {
      const length = input.length === 0 ? undefined : messageLength(input);
      const message = length === undefined ? undefined : take(length);
      if (message === undefined) return false;
      if (message[0] === 0) format = parseFormat(message);
      // A still picture: sent when all of it is asked for, not for changes.
      if (message[0] === 3 && message[1] === 0) stream.push(picture(format, vm.seed));
    }
    return true;
  }

  const stream = new Duplex({
    read: () => undefined,
    write(chunk: Buffer, _encoding, done) {
      input = Buffer.concat([input, chunk]);
      if (input.length > 1024 * 1024) return void stream.destroy();
      while (step());
      done();
    },
  });
  stream.push('RFB 003.008\n');
  return stream;
}
