import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultLimits } from './limits.ts';
import { refusalOf } from './refusal.test-support.ts';
import { parseStrictJson } from './strict-json.ts';

const read = (text: string | Uint8Array): unknown => parseStrictJson(text, defaultLimits);
const code = (text: string | Uint8Array): string | undefined => refusalOf(() => read(text))?.code;

test.each([
  ['at the top', '{"a":1,"b":2,"a":3}'],
  ['in another spelling', String.raw`{"name":1,"n\u0061me":2}`],
  ['far below', '[{"x":[0,{"y":{"a":{},"a":[]}}]}]'],
  ['after an object that ended', '{"a":{"a":1},"a":2}'],
  ['with spaces and quotes in it', String.raw`{ "a \" b" : 1 , "a \" b" : 2 }`],
  ['with a backslash at its end', String.raw`{"a\\":1,"a\\":2}`],
  ['named as a prototype', '{"__proto__":1,"__proto__":2}'],
])('a member that stands twice %s is refused', (_where, text) => {
  expect(code(text)).toBe('DUPLICATE_MEMBER');
});

test.each([
  '{"a":{"a":1},"b":{"a":1}}',
  '[{"a":1},{"a":1}]',
  '{"a":"{\\"b\\":1,\\"b\\":2}"}',
  '{"a":"b","b":"a","c":["a","a"]}',
  '{"A":1,"a":2}',
])('%s has no member twice', text => {
  expect(read(text)).toEqual(JSON.parse(text));
});

test('whatever JSON.stringify writes is read as it was, with and without spaces', () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom(undefined, 2, '\t'), (text, indent) => {
      const spaced = JSON.stringify(JSON.parse(text), undefined, indent);
      expect(read(spaced)).toEqual(JSON.parse(text));
    }),
  );
});

test('a repeated member is found wherever it stands', () => {
  const place = fc.record({ tree: fc.jsonValue({ maxDepth: 4 }), name: fc.string(), before: fc.nat(5) });
  fc.assert(
    fc.property(place, ({ tree, name, before }) => {
      const key = JSON.stringify(name);
      const others = Array.from(
        { length: before },
        (_, at) => `${JSON.stringify(`${name}${at}`)}:${JSON.stringify(tree)},`,
      );
      expect(
        code(`{"outer":[{${others.join('')}${key}:1,"${'z'.repeat(9)}":{},${key}:${JSON.stringify(tree)}}]}`),
      ).toBe('DUPLICATE_MEMBER');
    }),
  );
});

test('any text is a value or a refusal', () => {
  const pieces = fc.constantFrom('{', '}', '[', ']', '"', '\\', ':', ',', 'a', '1', ' ', '"a":', 'null');
  const isJson = (text: string): boolean => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(pieces).map(all => all.join('')),
      ),
      text => {
        expect(code(text) === 'JSON_MALFORMED').toBe(!isJson(text));
      },
    ),
    { numRuns: 2000 },
  );
});

test('what would build more than the limit is refused before it is built', () => {
  expect(code('['.repeat(8_000_000))).toBe('BODY_TOO_LARGE');
  expect(code(`[${'1,'.repeat(1_000_000)}1]`)).toBe('BODY_TOO_LARGE');
  expect(code(Buffer.from([0x22, 0xff, 0x22]))).toBe('TEXT_NOT_UTF8');
  expect(code('"'.repeat(100_001))).toBe('JSON_MALFORMED');
  expect(code(`"${'\\'.repeat(1_000_001)}`)).toBe('JSON_MALFORMED');
});
