// A parsed search -> SQL, by the Searchable of its collection. Everything that a client wrote travels as a parameter.
import { Bug, refuse } from '@overt/kernel/refusal';
import type { Comparison, Condition as Wanted } from '@overt/wire/search-ast';
import { parseSearch, searchEntityOf } from '@overt/wire/search-parser';
import { searchDateRange } from '@overt/wire/search-values';
import { sql, type RawBuilder } from 'kysely';
import type { SearchRequest } from './search.repo.ts';
import type { Condition, Searchable, SearchField } from './searchable.ts';

type Sql = RawBuilder<unknown>;

export interface Translated {
  readonly condition: Condition;
  readonly order: Sql;
  readonly offset: number;
}

/** Refuses SEARCH_SYNTAX, SEARCH_UNKNOWN_FIELD, SEARCH_BAD_VALUE. */
export function translate(searchable: Searchable, request: SearchRequest): Translated {
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
    const scope: Scope = { searchable, entity, query: request.search, request };
    if (search.where !== undefined) conditions.push(conditionOf(scope, search.where));
    if (search.sort !== undefined) order = sql`${sortOf(scope, search.sort)}, ${order}`;
    page = search.page ?? 1;
  }
  return {
    condition: conditions.length === 0 ? sql<boolean>`true` : and(conditions),
    order,
    offset: (page - 1) * (request.max ?? 0),
  };
}

interface Scope {
  readonly searchable: Searchable;
  readonly entity: string;
  readonly query: string;
  readonly request: SearchRequest;
}

const and = (items: readonly Condition[]): Condition => sql<boolean>`(${sql.join(items, sql` and `)})`;
const or = (items: readonly Condition[]): Condition => sql<boolean>`(${sql.join(items, sql` or `)})`;
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

function freeText({ searchable, request }: Scope, value: string): Condition {
  const pattern = `%${likePattern(value)}%`;
  const like = request.caseSensitive ? sql`like` : sql`ilike`;
  const columns = Object.values(searchable.fields).flatMap(field =>
    field.kind === 'text' && field.freeText ? [field.column] : [],
  );
  return columns.length === 0
    ? sql<boolean>`false`
    : or(columns.map(column => sql<boolean>`${column} ${like} ${pattern}`));
}

/** `*` is the only wildcard of the language. */
const likePattern = (value: string): string => value.replaceAll(/[\\%_]/g, '\\$&').replaceAll('*', '%');

function fieldOf(scope: Scope, wanted: Pick<Comparison, 'entity' | 'field' | 'position'>): SearchField {
  const { searchable, entity, query } = scope;
  const name =
    wanted.entity === entity
      ? wanted.field
      : wanted.field === undefined
        ? wanted.entity
        : `${wanted.entity}.${wanted.field}`;
  const { fields } = searchable;
  const found = fields[name ?? 'name'] ?? (wanted.field === undefined ? fields[`${wanted.entity}.name`] : undefined);
  return (
    found ??
    refuse('SEARCH_UNKNOWN_FIELD', {
      query,
      field: name ?? 'name',
      position: wanted.position,
      entity: searchable.entity,
      allowed: Object.keys(fields).join(', '),
    })
  );
}

function comparison(scope: Scope, wanted: Comparison): Condition {
  const field = fieldOf(scope, wanted);
  // What has no value differs from every value.
  if (wanted.operator === '!=') return not(holds(scope, field, { ...wanted, operator: '=' }));
  return holds(scope, field, wanted);
}

function holds(scope: Scope, field: SearchField, wanted: Comparison): Condition {
  if (field.kind === 'list') return field.exists(column => textEquals(scope, column, wanted.value));
  const { column } = field;
  const { value } = wanted;
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

function textEquals({ request }: Scope, column: Sql, value: string | null): Condition {
  if (value === null) return sql<boolean>`(${column} is null or ${column}::text = '')`;
  if (value.includes('*')) {
    return sql<boolean>`${column} ${request.caseSensitive ? sql`like` : sql`ilike`} ${likePattern(value)}`;
  }
  return request.caseSensitive ? sql<boolean>`${column} = ${value}` : sql<boolean>`lower(${column}) = lower(${value})`;
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
  const field = scope.searchable.fields[sort.field];
  if (field === undefined || field.kind === 'list') {
    const allowed = Object.entries(scope.searchable.fields).filter(([, one]) => one.kind !== 'list');
    return refuse('SEARCH_UNKNOWN_FIELD', {
      query: scope.query,
      field: sort.field,
      position: scope.query.toLowerCase().lastIndexOf('sortby'),
      entity: scope.searchable.entity,
      allowed: allowed.map(([name]) => name).join(', '),
    });
  }
  return sort.descending ? sql`${field.column} desc nulls last` : sql`${field.column} asc nulls first`;
}
