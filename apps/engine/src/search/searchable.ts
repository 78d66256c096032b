// What can be searched and sorted about an entity. A feature declares one Searchable in `<noun>.search.repo.ts`; the
// translator (search.repo.ts) does the rest: operators, wildcards, free text, case, sorting, paging. Values always travel
// as parameters; only the fragments declared here become SQL text.
import type { SearchEntity } from '@overt/wire/search-fields';
import type { RawBuilder } from 'kysely';

type Sql = RawBuilder<unknown>;
export type Condition = RawBuilder<boolean>;

/**
 * Whether a free text is looked for here too. A function for the name of another object, which many rows share: it looks
 * among those objects once, not again in every row.
 */
type FreeText = boolean | ((matches: (column: Sql) => Condition) => Condition);

/**
 * text: LIKE with wildcards; enum: compared without case and underscores; list: text found in other rows, `exists` wraps
 * the comparison.
 */
export type SearchField =
  | { readonly kind: 'text'; readonly column: Sql; readonly freeText: FreeText }
  | { readonly kind: 'enum'; readonly column: Sql; readonly aliases: Readonly<Record<string, string>> }
  | { readonly kind: 'number' | 'date' | 'boolean' | 'id'; readonly column: Sql }
  | {
      readonly kind: 'list';
      readonly exists: (matches: (column: Sql) => Condition) => Condition;
      /** 'elsewhere': the texts are those of other objects. */
      readonly freeText: boolean | 'elsewhere';
      /** What the object is sorted by; absent: it cannot be. */
      readonly sort: Sql | undefined;
    };

export interface Searchable {
  /** The collection's path word: `vms`. */
  readonly entity: string;
  /**
   * Each row's own free texts, one a line in lower case, as the database keeps them. Where a text is in none of them the
   * fields are not looked at.
   */
  readonly searchTexts?: readonly Sql[];
  /** What stands after FROM, one row for each object: `` sql`vm join cluster on cluster.id = vm.cluster_id` ``. */
  readonly from: Sql;
  /** Unique in `from`. */
  readonly id: Sql;
  /**
   * By lower-case name, one for each of the search language's own of this entity. `host.name` only where it means something
   * else than the name of the host that `searchables` leads to.
   */
  readonly fields: Readonly<Record<string, SearchField>>;
  /** After ORDER BY; must be unique or the id is appended: `` sql`vm.name` ``. */
  readonly defaultSort: Sql;
  /** How many are listed when the request names no number; absent: all. For what grows for ever. */
  readonly mostUnasked?: number;
  /** Rows that belong to the collection at all, e.g. no hidden events. */
  readonly where?: Condition;
  /** Rows that this user may see without being an administrator; absent: all. */
  readonly visibleTo?: (userId: string) => Condition;
}

export const text = (column: Sql, options: { freeText?: FreeText } = {}): SearchField => ({
  kind: 'text',
  column,
  freeText: options.freeText ?? true,
});

/** `aliases`: words of the search language (lower case, no underscores) to the column's value, where they differ. */
export const enumeration = (column: Sql, aliases: Readonly<Record<string, string>> = {}): SearchField => ({
  kind: 'enum',
  column,
  aliases,
});

export const number = (column: Sql): SearchField => ({ kind: 'number', column });
export const date = (column: Sql): SearchField => ({ kind: 'date', column });
export const boolean = (column: Sql): SearchField => ({ kind: 'boolean', column });
/** A UUID or another exact identifier. */
export const id = (column: Sql): SearchField => ({ kind: 'id', column });

/** ``list(matches => sql`exists (select 1 from tag where ... and ${matches(sql`tag.name`)})`)`` */
export const list = (
  exists: (matches: (column: Sql) => Condition) => Condition,
  options: { freeText?: boolean | 'elsewhere'; sort?: Sql } = {},
): SearchField => ({ kind: 'list', exists, freeText: options.freeText ?? true, sort: options.sort });

/** What is searched through: `host.status=up` on VMs. Entities that are no collection of their own have only these parts. */
export type Searched = Pick<Searchable, 'from' | 'fields' | 'searchTexts'> &
  Partial<Pick<Searchable, 'where' | 'visibleTo'>>;

/** Which of its own rows lead to the rows of another that `select(column)` finds: `` select => sql`r.host_id in ${select(sql`host.id`)}` ``. */
export type Reference = (select: (column: Sql) => Sql) => Condition;

/** Everything that can be searched, and what leads from one to another, by the search language's names. */
export interface Searchables {
  readonly entities: Readonly<Partial<Record<SearchEntity, Searched>>>;
  readonly references: Readonly<Partial<Record<SearchEntity, Readonly<Partial<Record<SearchEntity, Reference>>>>>>;
}
