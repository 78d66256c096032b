import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerFormat, bodyFormat, collectionWriter, readBody, writeMany, writeOne } from './body.ts';
import { plainJson, writeJsonList } from './json-writer.ts';
import { readJson } from './json-reader.ts';
import { refusalOf } from './refusal.test-support.ts';

const code = (run: () => unknown): string => refusalOf(run)?.code ?? 'nothing was refused';

test('integers and booleans are strings, dates milliseconds, lists wrapped', () => {
  const json = writeOne('json', 'Vm', {
    id: '1',
    memory: 1073741824,
    deleteProtected: false,
    startTime: '1970-01-01T00:00:01.000Z',
    nics: [{ name: 'eth0' }],
    disks: undefined,
    cdroms: [],
    actions: [{ rel: 'start', href: '/s' }],
  } as never);
  expect(JSON.parse(json)).toEqual({
    id: '1',
    memory: '1073741824',
    delete_protected: 'false',
    start_time: 1000,
    nics: { nic: [{ name: 'eth0' }] },
    cdroms: {},
    actions: { link: [{ href: '/s', rel: 'start' }] },
  });
  expect(JSON.parse(writeOne('json', 'Value', { datum: 1.5 }))).toEqual({ datum: 1.5 });
});

test('an empty collection is an empty object, and one element is still an array', () => {
  expect(collectionWriter('json', 'Vm').end()).toBe('{ }');
  expect(JSON.parse(writeMany('json', 'Vm', [{ id: '1' }]))).toEqual({ vm: [{ id: '1' }] });
});

test('a collection that only its address is given of is not an empty one', () => {
  expect(readJson('Vm', '{"nics":{"href":"/vms/1/nics"}}')).toEqual({});
  expect(readJson('Vm', '{"nics":{}}')).toEqual({ nics: [] });
});

test('members stand one a line as those of oVirt do, so that grep and sed find them', () => {
  const vm = { id: '1', name: 'a', cdroms: [], nics: [{ name: 'x' }, { name: 'y' }] } as never;
  const lines = [
    '{',
    '  "vm" : [ {',
    '    "id" : "1",',
    '    "name" : "a",',
    '    "cdroms" : { },',
    '    "nics" : {',
    '      "nic" : [ {',
    '        "name" : "x"',
    '      }, {',
    '        "name" : "y"',
    '      } ]',
    '    }',
    '  }, { } ]',
    '}',
  ];
  expect(writeMany('json', 'Vm', [vm, {}])).toBe(lines.join('\n'));
  expect(writeJsonList('Vm', [vm, {}])).toBe(lines.join('\n'));
});

test('any value that JSON has is laid out like that, and means what it meant', () => {
  expect(plainJson({ reason: 'a "b"', list: [1, { deep: null }], none: undefined })).toBe(
    '{\n  "reason" : "a \\"b\\"",\n  "list" : [ 1, {\n    "deep" : null\n  } ]\n}',
  );
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      expect(JSON.parse(plainJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('input may give numbers and booleans as themselves or as strings, dates as numbers or text', () => {
  const body =
    '{"memory":5,"stateless":true,"start_time":1000,"stop_time":"1970-01-01T00:00:02Z","cpu":{"topology":{"cores":"2"}},"host":null}';
  expect(readBody('application/json; charset=utf-8', 'Vm', body)).toEqual({
    memory: 5,
    stateless: true,
    startTime: '1970-01-01T00:00:01.000Z',
    stopTime: '1970-01-01T00:00:02.000Z',
    cpu: { topology: { cores: 2 } },
  });
});

describe('wrong JSON is refused', () => {
  test.each([
    ['not JSON', '{', 'JSON_MALFORMED'],
    ['an array', '[]', 'UNEXPECTED_CONTENT'],
    ['a list without its wrapper', '{"nics":[]}', 'UNEXPECTED_CONTENT'],
    ['a single object for an array', '{"nics":{"nic":{}}}', 'UNEXPECTED_CONTENT'],
    ['an unknown member', '{"colour":"red"}', 'UNKNOWN_MEMBER'],
    ['a prototype', '{"__proto__":{"admin":true}}', 'UNKNOWN_MEMBER'],
    ['a wrong enum', '{"type":"toaster"}', 'INVALID_ENUM'],
    ['a fraction for an integer', '{"memory":1.5}', 'INVALID_VALUE'],
    ['an object for a text', '{"name":{}}', 'UNEXPECTED_CONTENT'],
    ['a NUL in a text', '{"name":"a\\u0000b"}', 'INVALID_VALUE'],
    ['an escape character in a text', '{"comment":"a\\u001b[31mb"}', 'INVALID_VALUE'],
    ['a depth bomb', '{"template":'.repeat(1000) + '{}' + '}'.repeat(1000), 'UNKNOWN_MEMBER'],
    ['a deep array', '['.repeat(100_000), 'JSON_MALFORMED'],
  ])('%s', (_name, body, expected) => {
    expect(code(() => readJson('Vm', body))).toBe(expected);
  });

  test('but what a server says is taken as it is', () => {
    expect(readJson('Vm', '{"comment":"a\\u001bb\\n"}', { unknown: 'skip' })).toEqual({ comment: 'a\u001bb\n' });
  });

  test('too deep or too many', () => {
    const deep = '{"host":{"cluster":{"data_center":{"clusters":{"cluster":[';
    const limits = { bytes: 1e6, depth: 3, elements: 4, text: 10, attribute: 10 };
    expect(code(() => readJson('Vm', `${deep}]}}}}}`, { limits }))).toBe('BODY_TOO_LARGE');
    expect(code(() => readJson('Vm', '{"nics":{"nic":[{},{},{},{}]}}', { limits }))).toBe('BODY_TOO_LARGE');
  });

  test('and any JSON value is read or refused, never a crash', () => {
    fc.assert(
      fc.property(fc.json(), body => {
        expect(['nothing was refused', 'UNEXPECTED_CONTENT', 'UNKNOWN_MEMBER', 'INVALID_VALUE']).toContain(
          code(() => readJson('Vm', body)),
        );
      }),
    );
  });
});

test('the format comes from the headers', () => {
  expect(bodyFormat(undefined)).toBe('xml');
  expect(code(() => bodyFormat('text/plain'))).toBe('UNSUPPORTED_MEDIA_TYPE');
  expect(answerFormat(undefined)).toBe('xml');
  expect(answerFormat('text/html, application/json;q=0.9, */*;q=0.1')).toBe('json');
  expect(answerFormat('text/html,*/*;q=0.8')).toBe('xml');
  expect(code(() => answerFormat('text/csv'))).toBe('NOT_ACCEPTABLE');
});
