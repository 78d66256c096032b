import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '@overt/kernel/refusal';
import { compileFields } from './codec.ts';
import { type Frame, FrameSplitter, HEADER_BYTES, sealFrame } from './frame.ts';
import { type Fields, calls, events } from './protocol.gen.ts';
import { XdrReader, XdrWriter } from './xdr.ts';

const refusal = (code: string) => expect.objectContaining({ code });

function roundTrip(fields: Fields, value: object): unknown {
  const writer = new XdrWriter();
  compileFields(fields).encode(writer, value);
  const reader = new XdrReader(writer.finish());
  const back = compileFields(fields).decode(reader);
  expect(reader.remaining).toBe(0);
  return back;
}

test('every primitive comes back as it was written', () => {
  const fields: Fields = [
    ['a', 'int'],
    ['b', 'uint'],
    ['c', 'hyper'],
    ['d', 'uhyper'],
    ['e', 'double'],
    ['f', 'string'],
    ['g', 'string?'],
    ['h', 'uuid'],
    ['i', 'opaque<16>'],
    ['j', 'chars[8]'],
    ['k', 'TypedParam<4>'],
  ];
  fc.assert(
    fc.property(
      fc.record({
        a: fc.integer(),
        b: fc.nat(),
        c: fc.maxSafeInteger(),
        d: fc.maxSafeNat(),
        e: fc.double({ noNaN: true }),
        f: fc.string({ unit: 'grapheme' }).filter(text => !text.includes('\0')),
        g: fc.option(fc.string().filter(text => !text.includes('\0'))),
        h: fc.uuid(),
        i: fc.uint8Array({ maxLength: 16 }),
        j: fc.constantFrom('', 'x86_64', '12345678'),
        k: fc.array(
          fc.record({
            field: fc.constantFrom('a.b', 'c'),
            value: fc.constantFrom(
              { type: 1, value: -3 },
              { type: 4, value: 2 ** 52 },
              { type: 6, value: true },
              { type: 7, value: 'ü' },
            ),
          }),
          { maxLength: 4 },
        ),
      }),
      value => {
        expect(roundTrip(fields, value)).toEqual(value);
      },
    ),
  );
});

test('every table of the protocol compiles', () => {
  for (const { args, result } of Object.values(calls))
    expect([compileFields(args), compileFields(result)]).toHaveLength(2);
  for (const { fields } of Object.values(events)) expect(compileFields(fields).decode).toBeTypeOf('function');
});

test('a length that exceeds the message or the limit is refused before anything is allocated', () => {
  const lying = Buffer.alloc(8);
  lying.writeUInt32BE(0xffff_fff0, 0);
  for (const type of ['string', 'opaque<1000>', 'chars<1000>', 'Domain<16384>', 'TypedParam<262144>']) {
    expect(() => compileFields([['x', type]]).decode(new XdrReader(lying)), type).toThrow(
      refusal('LIBVIRT_BAD_MESSAGE'),
    );
  }
  lying.writeUInt32BE(500, 0);
  for (const type of ['string', 'opaque<1000>', 'chars<1000>', 'Domain<16384>']) {
    expect(() => compileFields([['x', type]]).decode(new XdrReader(lying)), type).toThrow(
      refusal('LIBVIRT_BAD_MESSAGE'),
    );
  }
});

test('random bytes never do worse than a refusal', () => {
  const outcome = (fields: Fields, bytes: Uint8Array): string => {
    try {
      compileFields(fields).decode(new XdrReader(Buffer.from(bytes)));
      return 'decoded';
    } catch (error) {
      return error instanceof Refusal ? error.code : String(error);
    }
  };
  fc.assert(
    fc.property(fc.constantFrom(...Object.values(calls)), fc.uint8Array({ maxLength: 200 }), (call, bytes) => {
      expect(outcome(call.result, bytes)).toMatch(/^(decoded|LIBVIRT_BAD_MESSAGE)$/);
    }),
    { numRuns: 2000 },
  );
});

test('what the server would drop the connection for is refused here', () => {
  const writer = new XdrWriter();
  expect(() => writer.string('x'.repeat(4 * 1024 * 1024 + 1))).toThrow(refusal('LIBVIRT_BAD_ARGUMENT'));
  expect(() => writer.string('a\0b')).toThrow(refusal('LIBVIRT_BAD_ARGUMENT'));
  expect(() => writer.uint(-1)).toThrow(refusal('LIBVIRT_BAD_ARGUMENT'));
  expect(() => writer.int(1.5)).toThrow(refusal('LIBVIRT_BAD_ARGUMENT'));
  expect(() => writer.uhyper(-1)).toThrow(refusal('LIBVIRT_BAD_ARGUMENT'));
  expect(() => writer.hyper(2n ** 63n)).toThrow(refusal('LIBVIRT_BAD_ARGUMENT'));
  expect(() => writer.uuid('not-a-uuid')).toThrow(refusal('LIBVIRT_BAD_ARGUMENT'));
});

test('frames are found however the bytes are cut', () => {
  const frame = (serial: number, payload: Uint8Array) => {
    const writer = new XdrWriter(HEADER_BYTES);
    writer.bytes(payload);
    return sealFrame({ program: 1, version: 1, procedure: 1, type: 1, serial, status: 0 }, writer);
  };
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({ maxLength: 60 }), { minLength: 1, maxLength: 6 }),
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }),
      (payloads, cuts) => {
        const all = Buffer.concat(payloads.map((payload, at) => frame(at, payload)));
        const splitter = new FrameSplitter();
        const seen: Frame[] = [];
        for (let at = 0, n = 0; at < all.length; n++) {
          const size = cuts[n % cuts.length] ?? 1;
          splitter.push(all.subarray(at, at + size), one => seen.push(one));
          at += size;
        }
        expect(seen.map(one => one.serial)).toEqual(payloads.map((_, at) => at));
      },
    ),
  );
});

test('the writer grows at any place', () => {
  for (let length = 200; length < 300; length++) {
    const value = {
      a: 'x'.repeat(length),
      b: 7,
      c: 2 ** 40,
      d: '00000000-0000-0000-0000-000000000001',
      e: Uint8Array.of(1, 2),
    };
    const fields: Fields = [
      ['a', 'string'],
      ['b', 'uint'],
      ['c', 'hyper'],
      ['d', 'uuid'],
      ['e', 'opaque<4>'],
    ];
    expect(roundTrip(fields, value)).toEqual(value);
  }
});
