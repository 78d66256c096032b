// A parsed search -> SQL, by the Searchable of its collection. Everything that a client wrote travels as a parameter.
import { Bug, refuse } from '@overt/kernel/refusal';
import type { Comparison, Condition as Wanted } from '@overt/wire/search-ast';
import type { SearchEntity } from '@overt/wire/search-fields';
import { shownQuery, shownWord } from '@overt/wire/search-lexer';
import { parseSearch, searchEntityOf } from '@overt/wire/search-parser';
import { searchDateRange } from '@overt/wire/search-values';
import { sql, type RawBuilder } from 'kysely';
import type { SearchRequest } from './search.repo.ts';
import type { Condition, Searchable, Searchables, Searched, SearchField } from './searchable.ts';

type Sql = RawBuilder<unknown>;

export interface Translated {
  readonly condition: Condition;
  readonly order: Sql;
  readonly offset: number;
}

/** Refuses SEARCH_SYNTAX, SEARCH_UNKNOWN_FIELD, SEARCH_BAD_VALUE. */
export function translate(searchables: Searchables, searchable: Searchable, request: SearchRequest): Translated {
  const conditions: Condition[] = [];
  if (searchable.where !== undefined) conditions.push(searchable.where);
  if (request.where !== undefined) conditions.push(request.where);
  if (request.visibleTo !== undefined && searchable.visibleTo !== undefined) {
    conditions.push(searchable.visibleTo(request.visibleTo));
  }
  let order: Sql = sql`${searchable.defaultSort}, ${searchable.id}`;
  let page = 1;
  const entity = searchEntityOf(searchable.entity);
  // A collection that oVirt does not search ignores the parameter.
  if (request.search !== undefined && entity !== undefined) {
    const search = parseSearch(entity, request.search);
    const scope: Scope = { searchables, searched: searchable, entity, query: request.search, request };
    if (search.where !== undefined) conditions.push(conditionOf(scope, search.where));
    if (search.sort !== undefined) order = sql`${sortOf(scope, search.sort)}, ${order}`;
    page = search.page ?? 1;
  }
  return {
    condition: conditions.length === 0 ? sql<boolean>`true` : and(conditions),
    order,
    offset: Math.min((page - 1) * (request.max ?? 0), FARTHEST),
  };
}

/** Rows that no table has; what `page` and `max` ask beyond does not fit a bigint. */
const FARTHEST = Number.MAX_SAFE_INTEGER;

interface Scope {
  readonly searchables: Searchables;
  readonly searched: Searched;
  readonly entity: SearchEntity;
  readonly query: string;
  readonly request: SearchRequest;
}

const and = (items: readonly Condition[]): Condition => sql<boolean>`(${sql.join(items, sql` and `)})`;
const or = (items: readonly Condition[]): Condition =>
  items.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(items, sql` or `)})`;
const not = (item: Condition): Condition => sql<boolean>`(${item}) is not true`;

function conditionOf(scope: Scope, wanted: Wanted): Condition {
  switch (wanted.kind) {
    case 'and':
      return and(wanted.items.map(item => conditionOf(scope, item)));
    case 'or':
      return or(wanted.items.map(item => conditionOf(scope, item)));
    case 'text':
      return freeText(scope, wanted.value);
    case 'compare':
      return comparison(scope, wanted);
  }
}

function freeText(scope: Scope, value: string): Condition {
  const pattern = `%${likePattern(value)}%`;
  const { own, elsewhere } = texts(scope, column => like(scope, column, pattern));
  const { searchTexts } = scope.searched;
  if (searchTexts === undefined) return or([...own, ...elsewhere]);
  const somewhere = or(searchTexts.map(text => sql<boolean>`${text} like lower(${pattern})`));
  return or([and([somewhere, or(own)]), ...elsewhere]);
}

const like = ({ request }: Scope, column: Sql, pattern: string): Condition =>
  // Not ILIKE, which no index serves.
  request.caseSensitive
    ? sql<boolean>`${column} like ${pattern}`
    : sql<boolean>`lower(${column}) like lower(${pattern})`;

function anyText(scope: Scope, matches: (column: Sql) => Condition): Condition {
  const { own, elsewhere } = texts(scope, matches);
  return or([...own, ...elsewhere]);
}

/** Conditions on the object's own texts, and on those of objects that it belongs to. */
function texts({ searched }: Scope, matches: (column: Sql) => Condition): { own: Condition[]; elsewhere: Condition[] } {
  const own: Condition[] = [];
  const elsewhere: Condition[] = [];
  for (const field of Object.values(searched.fields)) {
    if (field.kind === 'text' && typeof field.freeText === 'function') elsewhere.push(field.freeText(matches));
    else if (field.kind === 'text' && field.freeText) own.push(matches(field.column));
    else if (field.kind === 'list' && field.freeText === 'elsewhere') elsewhere.push(field.exists(matches));
    else if (field.kind === 'list' && field.freeText) own.push(field.exists(matches));
  }
  return { own, elsewhere };
}

/** `*` is the only wildcard of the language. */
const likePattern = (value: string): string => value.replaceAll(/[\\%_]/g, '\\$&').replaceAll('*', '%');

function comparison(scope: Scope, wanted: Comparison): Condition {
  // What has no value differs from every value.
  if (wanted.operator === '!=') return not(comparison(scope, { ...wanted, operator: '=' }));
  const { searched, entity } = scope;
  const elsewhere = wanted.entity !== entity;
  const name = elsewhere ? `${wanted.entity}.${wanted.field ?? 'name'}` : wanted.field;
  const own = name === undefined ? undefined : searched.fields[name];
  if (own !== undefined) {
    const named = holds(scope, own, wanted);
    // A name that is kept here may be that of what is gone.
    return elsewhere && wanted.value !== null ? or([named, throughReference(scope, wanted)]) : named;
  }
  if (elsewhere) return throughReference(scope, wanted);
  if (name !== undefined) return unknown(scope, name, wanted.position);
  // An object itself is never without a value.
  const { value } = wanted;
  return value === null ? sql<boolean>`false` : anyText(scope, column => textEquals(scope, column, value));
}

/** `host.status=up` on VMs: those that lead to a host for which it holds. `host.name=` holds where none has a value. */
function throughReference(scope: Scope, wanted: Comparison): Condition {
  const { searchables, entity, request } = scope;
  const target = searchables.entities[wanted.entity];
  const reference = searchables.references[entity]?.[wanted.entity];
  if (target === undefined || reference === undefined) return unknown(scope, wanted.entity, wanted.position);
  const below: Scope = { ...scope, searched: target, entity: wanted.entity };
  if (wanted.value === null)
    return not(reference(selectOf(target, request, comparison(below, { ...wanted, operator: '!=' }))));
  return reference(selectOf(target, request, comparison(below, wanted)));
}

/** Who may not see an object does not find others by it either. */
const selectOf =
  ({ from, where, visibleTo }: Searched, request: SearchRequest, condition: Condition) =>
  (column: Sql): Sql => {
    const seen = request.visibleTo === undefined ? undefined : visibleTo?.(request.visibleTo);
    return sql`(select ${column} from ${from} where ${and([condition, ...(where ? [where] : []), ...(seen ? [seen] : [])])})`;
  };

const unknown = ({ searched, entity, query }: Scope, field: string, position: number): never =>
  refuse('SEARCH_UNKNOWN_FIELD', {
    query: shownQuery(query),
    field: shownWord(field),
    position,
    entity,
    allowed: Object.keys(searched.fields).join(', '),
  });

function holds(scope: Scope, field: SearchField, wanted: Comparison): Condition {
  const { value } = wanted;
  if (field.kind === 'list') {
    return value === null
      ? not(field.exists(column => sql<boolean>`coalesce(${column}, '') <> ''`))
      : field.exists(column => textEquals(scope, column, value));
  }
  // In brackets: what follows binds closer than what a column may be made of.
  const column = sql`(${field.column})`;
  if (value === null) return sql<boolean>`(${column} is null or ${column}::text = '')`;
  const operator = OPERATORS[wanted.operator];
  switch (field.kind) {
    case 'text':
      return textEquals(scope, column, value);
    case 'id':
      return sql<boolean>`${column}::text = ${value.toLowerCase()}`;
    case 'boolean':
      return sql<boolean>`${column} = ${value === 'true'}`;
    case 'number':
      return sql<boolean>`${column} ${operator} ${seconds(value)}::numeric`;
    case 'date':
      return dateHolds(scope, column, wanted.operator, value);
    case 'enum':
      return enumHolds(field, wanted, value);
  }
}

const OPERATORS: Readonly<Record<Comparison['operator'], Sql>> = {
  '=': sql`=`,
  '!=': sql`<>`,
  '<': sql`<`,
  '>': sql`>`,
  '<=': sql`<=`,
  '>=': sql`>=`,
};

function textEquals(scope: Scope, column: Sql, value: string | null): Condition {
  if (value === null) return sql<boolean>`(${column} is null or ${column}::text = '')`;
  if (value.includes('*')) {
    return like(scope, column, likePattern(value));
  }
  return scope.request.caseSensitive
    ? sql<boolean>`${column} = ${value}`
    : sql<boolean>`lower(${column}) = lower(${value})`;
}

/** `1:30:00` -> 5400; numbers as they are. */
function seconds(value: string): string {
  if (!value.includes(':')) return value;
  return String(value.split(':').reduce((total, part) => total * 60 + (Number(part) || 0), 0));
}

function dateHolds({ request }: Scope, column: Sql, operator: Comparison['operator'], value: string): Condition {
  const range = searchDateRange(value, request.now);
  if (range === undefined) throw new Bug(`the parser let the date ${value} through`);
  const from = sql`to_timestamp(${range.from / 1000}::float8)`;
  const to = sql`to_timestamp(${range.to / 1000}::float8)`;
  if (operator === '=' || operator === '!=') return sql<boolean>`(${column} >= ${from} and ${column} < ${to})`;
  if (operator === '<') return sql<boolean>`${column} < ${from}`;
  if (operator === '<=') return sql<boolean>`${column} < ${to}`;
  return operator === '>' ? sql<boolean>`${column} >= ${to}` : sql<boolean>`${column} >= ${from}`;
}

function enumHolds(field: SearchField & { kind: 'enum' }, wanted: Comparison, value: string): Condition {
  const folded = sql`replace(lower(${field.column}::text), '_', '')`;
  const meant = field.aliases[value]?.replaceAll('_', '').toLowerCase() ?? value;
  if (wanted.operator === '=' || wanted.operator === '!=') {
    return meant.includes('*')
      ? sql<boolean>`${folded} like ${likePattern(meant)}`
      : sql<boolean>`${folded} = ${meant}`;
  }
  const ranks = sql`${wanted.definition?.values ?? []}::text[]`;
  return sql<boolean>`array_position(${ranks}, ${folded}) ${OPERATORS[wanted.operator]} array_position(${ranks}, ${meant})`;
}

function sortOf(scope: Scope, sort: { field: string; descending: boolean }): Sql {
  const field = scope.searched.fields[sort.field];
  const column = field?.kind === 'list' ? field.sort : field?.column;
  if (column === undefined) {
    return unknown(scope, sort.field, scope.query.toLowerCase().lastIndexOf('sortby'));
  }
  return sort.descending ? sql`${column} desc nulls last` : sql`${column} asc nulls first`;
}
