// What a search means, for whoever turns it into SQL.
import type { SearchEntity, SearchField } from './search-fields.ts';

export type SearchOperator = '=' | '!=' | '<' | '>' | '<=' | '>=';

export interface Comparison {
  readonly kind: 'compare';
  /** The entity that has the field: the searched one, or one reached from it (`host.name` on VMs). */
  readonly entity: SearchEntity;
  /** Undefined for `vm = x`: any text field of that entity. */
  readonly field: string | undefined;
  readonly definition: SearchField | undefined;
  readonly operator: SearchOperator;
  /**
   * As written; folded (lower case, no underscores) for fields of kind `values`, `true` or `false` for booleans.
   * `*` is a wildcard in texts. Null for `name=` and `name=null`: has no value.
   */
  readonly value: string | null;
  /** Offset in the query, for messages. */
  readonly position: number;
}

export interface FreeText {
  readonly kind: 'text';
  /** Found in any text field of the entity; `*` is a wildcard. */
  readonly value: string;
}

export interface Junction {
  readonly kind: 'and' | 'or';
  readonly items: readonly Condition[];
}

export type Condition = Comparison | FreeText | Junction;

export interface Search {
  readonly entity: SearchEntity;
  /** Undefined: everything. */
  readonly where: Condition | undefined;
  readonly sort: { readonly field: string; readonly descending: boolean } | undefined;
  /** From 1; the size of a page is `max`. */
  readonly page: number | undefined;
}
