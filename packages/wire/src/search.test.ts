import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refusalOf } from './refusal.test-support.ts';
import type { Condition } from './search-ast.ts';
import { type SearchEntity, searchTables } from './search-fields.ts';
import { parseSearch, searchEntityOf } from './search-parser.ts';
import { searchDateRange } from './search-values.ts';

/** The condition in a short form: `name=x`, `(a & b)`, `"text"`. */
function short(condition: Condition | undefined): string {
  if (condition === undefined) return '';
  if (condition.kind === 'text') return `"${condition.value}"`;
  if (condition.kind === 'compare')
    return `${condition.entity}.${condition.field ?? '*'}${condition.operator}${condition.value}`;
  return `(${condition.items.map(short).join(condition.kind === 'and' ? ' & ' : ' | ')})`;
}

const vm = (query: string): string => short(parseSearch('vm', query).where);

describe('what clients send', () => {
  test.each([
    ['', ''],
    ['name=vm1', 'vm.name=vm1'],
    ['name = "my vm"', 'vm.name=my vm'],
    ['name="a" and cluster="b"', '(vm.name=a & vm.cluster=b)'],
    ['NAME=web* OR Status=PoweringUp', '(vm.name=web* | vm.status=poweringup)'],
    ['status=powering_up', 'vm.status=poweringup'],
    ['name=a name=b or name=c and name=d', '((vm.name=a & vm.name=b) | (vm.name=c & vm.name=d))'],
    ['(name=a or name=b) and status != up', '((vm.name=a | vm.name=b) & vm.status!=up)'],
    ['host.name=h1 and hosts.status=up', '(host.name=h1 & host.status=up)'],
    ['template.name=Blank', 'template.name=Blank'],
    ['user = admin', 'user.*=admin'],
    ['foo "bar baz"', '("foo" & "bar baz")'],
    ['memory>=1024', 'vm.memory>=1024'],
    ['name=', 'vm.name=null'],
    ['name!=null and tag=x', '(vm.name!=null & vm.tag=x)'],
    ['name=a=b(c)', 'vm.name=a=b(c)'],
    ['Vms: name=x', 'vm.name=x'],
    ['id=0b3b1a3c-1111-4222-8333-444455556666', 'vm.id=0b3b1a3c-1111-4222-8333-444455556666'],
    ["name=o'brien;", "vm.name=o'brien;"],
  ])('%s', (query, expected) => {
    expect(vm(query)).toBe(expected);
  });

  test('sorting and pages, with and without a condition', () => {
    expect(parseSearch('vm', 'SORTBY NAME ASC page 1')).toMatchObject({
      where: undefined,
      sort: { field: 'name', descending: false },
      page: 1,
    });
    expect(parseSearch('event', 'severity>normal sortby time desc page 2')).toMatchObject({
      sort: { field: 'time', descending: true },
      page: 2,
    });
    expect(parseSearch('vm', 'page x').page).toBe(1);
  });

  test('searches on other collections', () => {
    expect(short(parseSearch('datacenter', 'storage.name=data1').where)).toBe('storage.name=data1');
    expect(short(parseSearch('host', 'hw_id=X and datacenter=D and status=Up').where)).toBe(
      '(host.hw_id=X & host.datacenter=D & host.status=up)',
    );
    expect(short(parseSearch('disk', 'disk_type=image and disk_content_type=iso').where)).toBe(
      '(disk.disk_type=image & disk.disk_content_type=iso)',
    );
    expect(short(parseSearch('job', 'correlation_id=abc').where)).toBe('job.correlation_id=abc');
    expect(short(parseSearch('event', 'vm.name=x').where)).toBe('vm.name=x');
    expect(searchEntityOf('storagedomains')).toBe('storage');
    expect(searchEntityOf('tags')).toBeUndefined();
  });
});

describe('what is wrong is refused where it is wrong', () => {
  test.each([
    ['colour=red', 'SEARCH_UNKNOWN_FIELD', 0],
    ['name=a and host.colour=red', 'SEARCH_UNKNOWN_FIELD', 11],
    ['name=a and', 'SEARCH_SYNTAX', 10],
    ['and name=a', 'SEARCH_SYNTAX', 0],
    ['=a', 'SEARCH_SYNTAX', 0],
    ['name="a', 'SEARCH_SYNTAX', 5],
    ['(name=a', 'SEARCH_SYNTAX', 7],
    ['name=a sortby', 'SEARCH_SYNTAX', 13],
    ['name=a sortby name asc rest', 'SEARCH_SYNTAX', 23],
    ['memory=lots', 'SEARCH_BAD_VALUE', 0],
    ['status=flying', 'SEARCH_BAD_VALUE', 0],
    ['name<5', 'SEARCH_BAD_VALUE', 0],
    [`${'('.repeat(100)}name=a${')'.repeat(100)}`, 'SEARCH_SYNTAX', 33],
  ])('%s', (query, code, position) => {
    const refusal = refusalOf(() => parseSearch('vm', query));
    expect([refusal?.code, refusal?.params['position']]).toEqual([code, position]);
  });
});

test('what a refusal repeats is bounded, whatever was asked', () => {
  const long = 'x'.repeat(3000);
  for (const query of [
    `${long}=1`,
    `memory=${long}`,
    `name=a and ${long} or`,
    `name=a sortby ${long}`,
    `name=a page 1 ${long}`,
    `status=${long} "`,
  ]) {
    const refusal = refusalOf(() => parseSearch('vm', query));
    expect(refusal?.message.length).toBeLessThan(1500);
  }
});

test('every text is a search or a refusal, for every entity', () => {
  const words = fc.constantFrom(
    'name',
    '=',
    '!=',
    '<',
    '"',
    '(',
    ')',
    ' and ',
    ' or ',
    ' sortby ',
    ' page ',
    ' ',
    '.',
    'host',
    'vm',
    '*',
    'x',
    ':',
    '5',
    '__proto__',
    'constructor',
  );
  const query = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(words, { maxLength: 30 }).map(list => list.join('')),
  );
  const entity = fc.constantFrom(...(Object.keys(searchTables) as SearchEntity[]));
  fc.assert(
    fc.property(entity, query, (of, text) => {
      expect(() => refusalOf(() => parseSearch(of, text))).not.toThrow();
    }),
    { numRuns: 2000 },
  );
});

test('dates are whole days unless they name a time', () => {
  const now = Date.parse('2026-11-18T15:00:00Z'); // a Wednesday
  const iso = (text: string): string[] => {
    const range = searchDateRange(text, now);
    return range ? [new Date(range.from).toISOString(), new Date(range.to).toISOString()] : [];
  };
  expect(iso('Today')).toEqual(['2026-11-18T00:00:00.000Z', '2026-11-19T00:00:00.000Z']);
  expect(iso('yesterday')[0]).toBe('2026-11-17T00:00:00.000Z');
  expect(iso('Thursday')[0]).toBe('2026-11-12T00:00:00.000Z');
  expect(iso('2026-05-01')[0]).toBe('2026-05-01T00:00:00.000Z');
  expect(iso('2026-05-01T10:00:00Z')[0]).toBe('2026-05-01T10:00:00.000Z');
  expect(iso('soon')).toEqual([]);
});
