// Random searches of the whole language, each as a tree and as the text that a client would send.
import fc from 'fast-check';
import type { Kind, Operator, Schema, Thing, Value, Wanted } from './reference-evaluator.test-support.ts';

export interface Query {
  readonly wanted: Wanted | undefined;
  readonly sort: { readonly field: string; readonly descending: boolean } | undefined;
  readonly page: number | undefined;
  readonly text: string;
}

export interface Searched {
  readonly entity: string;
  readonly schema: Schema;
  readonly things: readonly Thing[];
  readonly schemas: Readonly<Record<string, Schema>>;
  /** Of each entity: what occurs, so that searches find something. */
  readonly all: Readonly<Record<string, readonly Thing[]>>;
}

const ORDERED: readonly Operator[] = ['=', '!=', '<', '>', '<=', '>='];
const EQUAL: readonly Operator[] = ['=', '!='];
const KEYWORDS = new Set(['and', 'or', 'sortby', 'page', 'asc', 'desc', 'null']);
const HOSTILE = ["o'brien", "'; drop table vm; --", '%', '_', '\\', '*', 'x*y', '$1', '{}', "' or '1'='1", 'ünïcødé'];

const textOf = (value: Value): readonly string[] => {
  if (value === null) return [];
  if (typeof value !== 'object') return [String(value)];
  if (Array.isArray(value)) return value as readonly string[];
  return [new Date((value as { at: number }).at).toISOString()];
};

/** Values that occur, worn a little: in another case, with wildcards, cut. */
function values(kind: Kind, known: readonly Value[]): fc.Arbitrary<string> {
  const texts = known.flatMap(textOf).filter(text => text !== '' && !text.includes('"'));
  const occurring = fc.constantFrom(...(texts.length === 0 ? ['nothing'] : texts));
  switch (kind) {
    case 'number':
      return fc.oneof(
        occurring.filter(text => /^-?\d+$/.test(text)),
        fc.integer({ min: -5, max: 5000 }).map(String),
      );
    case 'boolean':
      return fc.constantFrom('true', 'false', 'TRUE', 'False');
    case 'date':
      return fc.oneof(
        occurring,
        occurring.map(text => text.slice(0, 10)),
        fc.constantFrom('Today', 'yesterday', 'Monday', 'SUNDAY', 'thursday'),
      );
    case 'enum':
      return occurring.chain(text =>
        fc.constantFrom(text, text.toUpperCase(), text.replaceAll('_', ''), `${text.slice(0, 2)}*`),
      );
    case 'id':
      return occurring.chain(text => fc.constantFrom(text, text.toUpperCase(), `${text}x`));
    case 'text':
      return fc.oneof(
        occurring,
        occurring.map(text => text.toUpperCase()),
        fc.tuple(occurring, fc.nat(4), fc.nat(4)).map(([text, a, b]) => `${text.slice(0, a)}*${text.slice(a + b)}`),
        occurring.map(text => text.slice(1)).filter(text => text !== ''),
        fc.constantFrom(...HOSTILE),
      );
  }
}

function operators(kind: Kind, ranked: boolean, value: string): readonly Operator[] {
  if (kind === 'number' || kind === 'date') return ORDERED;
  return kind === 'enum' && ranked && !value.includes('*') ? ORDERED : EQUAL;
}

function comparisons(searched: Searched, through: string | undefined): fc.Arbitrary<Wanted> {
  const entity = through ?? searched.entity;
  const schema = searched.schemas[entity];
  const things = searched.all[entity] ?? [];
  const fields = Object.keys(schema?.kinds ?? {});
  return fc.constantFrom(...fields).chain(field => {
    const kind = schema?.kinds[field] ?? 'text';
    const known = things.map(thing => thing.values[field] ?? null);
    const some = values(kind, known).chain(value =>
      fc.constantFrom(...operators(kind, schema?.ranks !== undefined, value)).map(operator => ({ operator, value })),
    );
    const none = fc.constantFrom(...EQUAL).map(operator => ({ operator, value: null }));
    return fc
      .oneof({ weight: 8, arbitrary: some }, { weight: 1, arbitrary: none })
      .map(({ operator, value }) => ({ kind: 'compare', through, field, operator, value }) as const);
  });
}

function wholes(searched: Searched, through: string): fc.Arbitrary<Wanted> {
  const names = (searched.all[through] ?? []).map(thing => thing.values['name'] ?? null);
  return fc
    .tuple(fc.constantFrom(...EQUAL), fc.option(values('text', names), { freq: 6 }))
    .map(([operator, value]) => ({ kind: 'compare', through, field: undefined, operator, value }) as const);
}

function wanted(searched: Searched): fc.Arbitrary<Wanted> {
  const { schema, things } = searched;
  const throughs = [...new Set(things.flatMap(thing => Object.keys(thing.leads)))];
  const words = values(
    'text',
    things.flatMap(thing => schema.freeText.map(field => thing.values[field] ?? null)),
  );
  const own = comparisons(searched, undefined);
  const others = throughs.flatMap(through => [comparisons(searched, through), wholes(searched, through)]);
  const text = words.map(value => ({ kind: 'text', value }) as const);
  const leaf = fc.oneof({ weight: 6, arbitrary: own }, { weight: 2, arbitrary: text }, ...others);
  return fc.letrec<{ tree: Wanted }>(tie => ({
    tree: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      { weight: 3, arbitrary: leaf },
      {
        weight: 2,
        arbitrary: fc
          .tuple(fc.constantFrom('and' as const, 'or' as const), fc.array(tie('tree'), { minLength: 2, maxLength: 4 }))
          .map(([kind, items]) => ({ kind, items })),
      },
    ),
  })).tree;
}

/** How a client may write it: spaces, case, quotes and needless brackets as the seed says. */
function write(query: Wanted, style: () => number): string {
  const space = (): string => ' '.repeat(style() % 3);
  const cased = (word: string): string => (style() % 3 === 0 ? word.toUpperCase() : word);
  const plain = (value: string): boolean => /^[\w.%\\@:$*-]+$/.test(value) && !KEYWORDS.has(value.toLowerCase());
  const quoted = (value: string): string => (plain(value) && style() % 2 === 0 ? value : `"${value}"`);
  const inside = (one: Wanted, above: 'and' | 'or' | undefined): string => {
    if (one.kind === 'text')
      return /^[a-z][a-z0-9]*$/.test(one.value) && plain(one.value) ? one.value : `"${one.value}"`;
    if (one.kind === 'compare') {
      const field = [one.through, one.field].filter(part => part !== undefined).join('.');
      const value = one.value === null ? ['null', '""', 'NULL'][style() % 3] : quoted(one.value);
      return `${cased(field)}${space()}${one.operator}${space()}${value}`;
    }
    const parts = one.items.map(item => inside(item, one.kind));
    const joined = parts.reduce((text, part) => {
      const word = one.kind === 'and' && style() % 4 === 0 ? ' ' : ` ${cased(one.kind)} `;
      return text + word + part;
    });
    const needed = one.kind === 'or' && above === 'and';
    return needed || style() % 5 === 0 ? `(${space()}${joined}${space()})` : joined;
  };
  return inside(query, undefined);
}

export function queries(searched: Searched, sortable: readonly string[]): fc.Arbitrary<Query> {
  const sort = fc.record({ field: fc.constantFrom(...sortable), descending: fc.boolean() });
  const parts = fc.record({
    tree: fc.option(wanted(searched), { freq: 12, nil: undefined }),
    sort: fc.option(sort, { nil: undefined }),
    page: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
    style: fc.infiniteStream(fc.nat(60)),
  });
  return parts.map(({ tree, sort: order, page, style }) => {
    const next = () => style.next().value as number;
    const pieces = [
      tree === undefined ? '' : write(tree, next),
      order === undefined ? '' : `sortby ${order.field}${order.descending ? ' desc' : ['', ' asc'][next() % 2]}`,
      page === undefined ? '' : `page ${page}`,
    ];
    return { wanted: tree, sort: order, page, text: pieces.filter(piece => piece !== '').join(' ') };
  });
}
