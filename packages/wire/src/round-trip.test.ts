import { codecs } from '@overt/api-types/codec.gen';
import type { TypeName } from '@overt/api-types/types.gen';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { structOf } from './arbitrary.test-support.ts';
import { readBodyList, writeMany, writeOne } from './body.ts';
import { readJson } from './json-reader.ts';
import { readXml } from './xml-reader.ts';

const types = Object.keys(codecs) as TypeName[];
const runs = { numRuns: 20 };

describe('every type comes back from the wire as it was written', () => {
  test.each(types)('%s', type => {
    fc.assert(
      fc.property(structOf(type, 3), value => {
        expect(readXml(type, writeOne('xml', type, value))).toEqual(value);
        expect(readJson(type, writeOne('json', type, value))).toEqual(value);
      }),
      runs,
    );
  });
});

test('bytes are read like text', () => {
  const value = { id: 'é', name: '日本 🚀', comment: ' \r\n\t<&>"\' ' };
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  expect(readXml('Vm', bytes(writeOne('xml', 'Vm', value)))).toEqual(value);
  expect(readJson('Vm', bytes(writeOne('json', 'Vm', value)))).toEqual(value);
});

/** All on one line; what stands between the tags of one element is its text and stays. */
const compact = (xml: string): string =>
  xml.replaceAll(/<([^\s/>?]*)[^>]*>\n *(?=<(\/?)([^\s/>]*))/g, (found, opened, slash, next) =>
    slash === '/' && opened === next ? found : found.slice(0, found.lastIndexOf('\n')),
  );

test('XML without lines reads back to the same value', () => {
  expect(compact(writeOne('xml', 'Vm', { id: '1', name: '\n', status: 'up' }))).toMatch(
    /\?><vm id="1"><name>\n<\/name><status>up<\/status><\/vm>$/,
  );
  fc.assert(
    fc.property(structOf('Vm', 3), value => {
      expect(readXml('Vm', compact(writeOne('xml', 'Vm', value)))).toEqual(value);
    }),
    runs,
  );
});

test.each(['xml', 'json'] as const)('a %s collection of any size comes back', format => {
  const type = `application/${format}`;
  fc.assert(
    fc.property(fc.array(structOf('Vm', 2), { maxLength: 4 }), values => {
      expect(readBodyList(type, 'Vm', writeMany(format, 'Vm', values))).toEqual(values);
    }),
    runs,
  );
});

test('no text whatever breaks the XML', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (name, id) => {
      expect(Object.keys(readXml('Vm', writeOne('xml', 'Vm', { id, name }))).toSorted()).toEqual(['id', 'name']);
    }),
  );
});
