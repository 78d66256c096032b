// oVirt's search language: `name=web* and (host.name="h 1" or status != up) sortby name desc page 2`.
// Recursive descent over the tokens, with `and` before `or`, neighbours joined by `and`, brackets as our one addition.
// Total: a wrong query is refused with its position (SEARCH_SYNTAX, SEARCH_UNKNOWN_FIELD, SEARCH_BAD_VALUE), never a crash.
import { refuse } from '@overt/kernel/refusal';
import type { Comparison, Condition, Search, SearchOperator } from './search-ast.ts';
import { type SearchEntity, type SearchField, searchTables } from './search-fields.ts';
import { shownQuery, shownWord, type Token, tokenize } from './search-lexer.ts';
import { checkedValue } from './search-values.ts';

const MAX_DEPTH = 32;
const MAX_CONDITIONS = 200;

const aliases = new Map(
  Object.entries(searchTables).flatMap(([entity, table]) =>
    table.aliases.map(alias => [alias, entity as SearchEntity] as const),
  ),
);

/** The entity behind a top-level collection, if it can be searched: `storagedomains` -> `storage`. */
export function searchEntityOf(collection: string): SearchEntity | undefined {
  for (const [entity, table] of Object.entries(searchTables)) {
    if (table.collection === collection) return entity as SearchEntity;
  }
  return undefined;
}

const fieldOf = (entity: SearchEntity, name: string): SearchField | undefined =>
  Object.hasOwn(searchTables[entity].fields, name) ? searchTables[entity].fields[name] : undefined;

class Parser {
  readonly #entity: SearchEntity;
  readonly #query: string;
  readonly #tokens: readonly Token[];
  #at = 0;
  #conditions = 0;

  constructor(entity: SearchEntity, query: string) {
    this.#entity = entity;
    this.#query = query;
    this.#tokens = tokenize(query);
  }

  get #token(): Token | undefined {
    return this.#tokens[this.#at];
  }

  #wrong(problem: string): never {
    return refuse('SEARCH_SYNTAX', {
      query: shownQuery(this.#query),
      position: this.#token?.position ?? this.#query.length,
      problem,
    });
  }

  #isWord(...words: readonly string[]): boolean {
    const token = this.#token;
    const next = this.#tokens[this.#at + 1];
    return token?.kind === 'word' && next?.kind !== 'operator' && words.includes(token.text.toLowerCase());
  }

  search(): Search {
    this.#skipPrefix();
    const begins = this.#token !== undefined && !this.#isWord('sortby', 'page');
    const where = begins ? this.#or(0) : undefined;
    const sort = this.#isWord('sortby') ? this.#sort() : undefined;
    const page = this.#isWord('page') ? this.#page() : undefined;
    if (this.#token !== undefined) this.#wrong(`"${shownWord(this.#token.text)}" is not expected here`);
    return { entity: this.#entity, where, sort, page };
  }

  /** `Vms: name=x`, as the search bar of the old portal wrote it. */
  #skipPrefix(): void {
    const token = this.#token;
    if (token?.kind === 'word' && token.text.endsWith(':')) {
      if (aliases.get(token.text.slice(0, -1).toLowerCase()) === this.#entity) this.#at += 1;
    }
  }

  #or(depth: number): Condition {
    const items = [this.#and(depth)];
    while (this.#isWord('or')) {
      this.#at += 1;
      items.push(this.#and(depth));
    }
    return items.length === 1 && items[0] ? items[0] : { kind: 'or', items };
  }

  #and(depth: number): Condition {
    const items = [this.#primary(depth)];
    for (;;) {
      if (this.#isWord('and')) this.#at += 1;
      else if (this.#token === undefined || this.#token.kind === 'close' || this.#isWord('or', 'sortby', 'page')) break;
      items.push(this.#primary(depth));
    }
    return items.length === 1 && items[0] ? items[0] : { kind: 'and', items };
  }

  #primary(depth: number): Condition {
    const token = this.#token;
    this.#conditions += 1;
    if (depth > MAX_DEPTH || this.#conditions > MAX_CONDITIONS) this.#wrong('it is too complex');
    if (token === undefined || this.#isWord('and', 'or', 'sortby', 'page'))
      return this.#wrong('a condition is missing');
    if (token.kind === 'open') {
      this.#at += 1;
      const inner = this.#or(depth + 1);
      if (this.#token?.kind !== 'close') this.#wrong('a closing bracket is missing');
      this.#at += 1;
      return inner;
    }
    if (token.kind === 'operator' || token.kind === 'close')
      return this.#wrong(`"${token.text}" stands without a field`);
    this.#at += 1;
    const operator = this.#token;
    if (token.kind === 'quoted' || operator?.kind !== 'operator') return { kind: 'text', value: token.text };
    this.#at += 1;
    return this.#compare(token, operator.text);
  }

  #compare({ text, position }: Token, operator: SearchOperator): Comparison {
    const target = this.#resolve(text.toLowerCase(), text, position);
    const raw = this.#value();
    const value = checkedValue(
      { query: shownQuery(this.#query), field: shownWord(text), position },
      target.definition,
      operator,
      raw,
    );
    return { kind: 'compare', ...target, operator, value, position };
  }

  /** The word after the operator, null when none or `null` follows. */
  #value(): string | null {
    const token = this.#token;
    if (token === undefined || (token.kind !== 'word' && token.kind !== 'quoted')) return null;
    if (this.#isWord('and', 'or', 'sortby')) return null;
    this.#at += 1;
    return token.text === '' || (token.kind === 'word' && token.text.toLowerCase() === 'null') ? null : token.text;
  }

  #resolve(name: string, shown: string, position: number): Pick<Comparison, 'entity' | 'field' | 'definition'> {
    const entity = this.#entity;
    const own = fieldOf(entity, name);
    if (own !== undefined) return { entity, field: name, definition: own };
    const dot = name.indexOf('.');
    const alias = aliases.get(dot < 0 ? name : name.slice(0, dot));
    const { refs, fields } = searchTables[entity];
    if (alias !== undefined && (alias === entity || refs.includes(alias))) {
      if (dot < 0) return { entity: alias, field: undefined, definition: undefined };
      const field = name.slice(dot + 1);
      const definition = fieldOf(alias, field);
      if (definition !== undefined) return { entity: alias, field, definition };
    }
    const offered = Object.entries(fields).flatMap(([key, { hidden }]) => (hidden ? [] : [key]));
    const allowed = [...offered, ...refs.map(ref => `${ref}.*`)].join(', ');
    return refuse('SEARCH_UNKNOWN_FIELD', {
      query: shownQuery(this.#query),
      field: shownWord(shown),
      position,
      entity,
      allowed,
    });
  }

  #sort(): Search['sort'] {
    this.#at += 1;
    const token = this.#token;
    if (token?.kind !== 'word') return this.#wrong('a field to sort by is missing');
    const name = token.text.toLowerCase();
    const { entity, field } = this.#resolve(name, token.text, token.position);
    if (entity !== this.#entity || field === undefined) this.#wrong('only its own fields can sort');
    this.#at += 1;
    const descending = this.#isWord('desc');
    if (descending || this.#isWord('asc')) this.#at += 1;
    return { field: field ?? name, descending };
  }

  /** A page that is not a number is the first, as in oVirt. */
  #page(): number {
    this.#at += 1;
    const token = this.#token;
    if (token !== undefined) this.#at += 1;
    const page = Number(token?.text);
    return Number.isSafeInteger(page) && page > 0 ? page : 1;
  }
}

export function parseSearch(entity: SearchEntity, query: string): Search {
  return new Parser(entity, query).search();
}
