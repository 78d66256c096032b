// What nobody asks by good will, asked of every collection: each question is answered or refused, never an error of ours.
import { searchTables, type SearchField } from '@overt/wire/search-fields';
import { searchEntityOf } from '@overt/wire/search-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUILTIN } from '../features/bootstrap/builtin.ts';
import { testEngine, type TestEngine } from '../testing.ts';

let engine: TestEngine;
beforeAll(async () => void (engine = await testEngine()));
afterAll(async () => await engine?.stop());

const LONGEST_ANSWER = 512 * 1024;
const tables = Object.entries(searchTables).flatMap(([entity, { collection, ...rest }]) =>
  collection === undefined || searchEntityOf(collection) !== entity ? [] : [{ collection, ...rest }],
);

interface Answered {
  readonly status: number;
  readonly text: string;
}

async function ask(path: string, parameters: Readonly<Record<string, string>>): Promise<Answered> {
  const answer = await engine.request(`${path}?${new URLSearchParams(parameters).toString()}`);
  return { status: answer.status, text: await answer.text() };
}

/** What is neither a bounded answer nor a refusal of the question in words, as `status: question`. */
async function wrongAmong(questions: readonly { path: string; parameters: Record<string, string> }[]) {
  const wrong: string[] = [];
  for (const { path, parameters } of questions) {
    const { status, text } = await ask(path, parameters);
    const said = status === 200 || (status === 400 && /"detail" : ".{10,4000}[.?!]"/s.test(text));
    if (!said || text.length > LONGEST_ANSWER)
      wrong.push(`${status} ${path} ${JSON.stringify(parameters).slice(0, 120)} ${text.slice(0, 200)}`);
  }
  return wrong;
}

describe('numbers of a list', () => {
  const sizes = ['-1', '0', '1', '1e9', '1000000000', '9007199254740991', '9007199254740993', '-9007199254740991'];
  const odd = ['', ' ', 'x', '1.5', '0x10', '1e999', 'NaN', 'Infinity', '١', `${'9'.repeat(400)}`];
  const pages = ['-1', '0', '1', '1e9', '999999999', '9007199254740991', '1e308', 'x', '-9007199254740991', '1.5'];

  it('may be any, of every collection: each is answered or refused', async () => {
    const paths = [...tables.map(({ collection }) => `/${collection}`), '/tags', '/permissions', '/macpools'];
    const questions = paths.flatMap(path => [...sizes, ...odd].map(max => ({ path, parameters: { max } })));
    expect(await wrongAmong(questions)).toEqual([]);
  });

  it('give an empty page where nothing stands, also where size by page is no number', async () => {
    for (const { collection, fields } of tables) {
      const field = Object.entries(fields).find(([, { kind }]) => kind === 'text' || kind === 'id')?.[0] ?? 'id';
      for (const max of ['1', '1000000000', '9007199254740991']) {
        const { status, text } = await ask(`/${collection}`, { max, search: `${field}=* page 9007199254740991` });
        expect({ collection, max, status, text: text.slice(0, 200) }).toMatchObject({ status: 200, text: '{ }' });
      }
    }
    const questions = pages.flatMap(page =>
      ['-1', '2', '1e9'].map(max => ({ path: '/roles', parameters: { max, search: `page ${page}` } })),
    );
    const more = pages.flatMap(page =>
      ['-1', '2', '1e9'].map(max => ({ path: '/clusters', parameters: { max, search: `sortby name page ${page}` } })),
    );
    expect(await wrongAmong([...questions, ...more])).toEqual([]);
  });

  it('of events to begin after may be any', async () => {
    const questions = [...sizes, ...odd, '99999999999999999999', "1' or '1'='1"].flatMap(from => [
      { path: '/events', parameters: { from } },
      { path: `/events;from=${encodeURIComponent(from)}`, parameters: { max: '1' } },
    ]);
    expect(await wrongAmong(questions)).toEqual([]);
  });
});

describe('a search', () => {
  const VALUES = [
    'x',
    '""',
    'null',
    '-1',
    '99999999999999999999999',
    '1e400',
    'NaN',
    '1:2:3:99999999999999999999',
    '0000-00-00',
    '"-271821-04-20T00:00:00.000Z"',
    '"+275760-09-13T00:00:00.000Z"',
    '4713-01-01 BC',
    `"' or 1=1 --"`,
    `"\\"`,
    `"%_\\%"`,
    `"\ud800"`,
    `"\u202e\u0085"`,
    'é*\u0130',
    '$1::uuid',
    `"${'a*'.repeat(400)}"`,
  ];

  const ordered = ({ kind }: SearchField) => !['text', 'id', 'boolean'].includes(kind);

  it.each(tables)(
    'of $collection compares each field with anything that can be written',
    { timeout: 300_000 },
    async ({ collection, fields, refs }) => {
      const own = Object.entries(fields).flatMap(([name, field]) =>
        VALUES.map((value, at) => `${name}${at % 2 === 0 || !ordered(field) ? '=' : '>'}${value}`),
      );
      const through = refs.flatMap(ref => [ref, `${ref}.name`, `${ref}.id`]);
      const elsewhere = through.map((name, at) => `${name}=${VALUES[at % VALUES.length] ?? ''}`);
      const names = [...Object.keys(fields), ...through];
      const sorted = names.map(name => `sortby ${name} desc`);
      const questions = [...own, ...elsewhere, ...sorted].map(search => ({
        path: `/${collection}`,
        parameters: { search, max: '2' },
      }));
      expect(await wrongAmong(questions)).toEqual([]);
    },
  );

  it('is refused when it is too long, too deep or of too many parts, with an answer that does not repeat it', async () => {
    const many = Array.from({ length: 500 }, (_, at) => `name=${at}`);
    for (const search of [
      'x'.repeat(10_000),
      `${'('.repeat(100)}name=x${')'.repeat(100)}`,
      '('.repeat(4000),
      many.join(' or '),
      'x '.repeat(4000),
      '"'.repeat(4001),
    ]) {
      const { status, text } = await ask('/vms', { search });
      expect({ search: search.slice(0, 20), status }).toEqual({ search: search.slice(0, 20), status: 400 });
      expect(text.length).toBeLessThan(2000);
    }
  });

  it('of wildcards alone, as many as fit, finds what is there and comes to an end', async () => {
    for (const search of [
      `name=${'*'.repeat(8000)}`,
      `name=${'*D*e*f'.repeat(1)}*`,
      '*'.repeat(8000),
      `name=${'%'.repeat(4000)}`,
      `name=${'*a'.repeat(3000)}*b`,
      `(${Array.from({ length: 150 }, () => 'name=*a*a*a*a*a*b').join(' or ')}) or name=Default`,
    ]) {
      const { status, text } = await ask('/clusters', { search });
      expect({ search: search.slice(0, 20), status, said: text.slice(0, 100) }).toMatchObject({ status: 200 });
    }
    expect((await ask('/clusters', { search: `name=${'*'.repeat(8000)}` })).text).toContain('"Default"');
    expect((await ask('/clusters', { search: 'name=%' })).text).toBe('{ }');
    expect((await ask('/clusters', { search: 'name=Defaul_' })).text).toBe('{ }');
  });
});

describe('follow', () => {
  it('by names that every object has is no way to the objects of the engine', async () => {
    const before = Object.getOwnPropertyNames(Object.prototype).length;
    for (const follow of [
      'constructor.prototype.polluted',
      'constructor.prototype.get',
      '__proto__.polluted',
      'constructor.assign.x,toString.call.x',
      'hasOwnProperty.prototype',
      'valueof',
    ]) {
      expect({ follow, ...(await ask('/clusters', { follow })) }).toMatchObject({ status: 200 });
      expect({ follow, ...(await ask(`/clusters/${BUILTIN.cluster.id}`, { follow })) }).toMatchObject({ status: 200 });
    }
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(before);
  });

  it('in a circle ends at its depth with a fault that says so, and below it comes back', async () => {
    const circle = (turns: number) => Array.from({ length: turns }, () => 'data_center.clusters').join('.');
    for (const path of ['/clusters', `/clusters/${BUILTIN.cluster.id}`]) {
      expect((await ask(path, { follow: circle(3) })).status).toBe(200);
      for (const turns of [4, 500]) {
        const { status, text } = await ask(path, { follow: circle(turns) });
        expect(status).toBe(400);
        expect(text).toMatch(/follow/i);
        expect(text.length).toBeLessThan(2000);
      }
    }
  });

  it('of very many paths, known and unknown, is answered', async () => {
    const unknown = Array.from({ length: 1500 }, (_, at) => `x${at}.y`).join(',');
    const again = Array.from({ length: 400 }, () => 'data_center.clusters.networks').join(',');
    for (const follow of [unknown, again, ',,,,....,,', '.', 'a'.repeat(10_000)]) {
      expect((await ask('/clusters', { follow })).status).toBe(200);
    }
  });
});
