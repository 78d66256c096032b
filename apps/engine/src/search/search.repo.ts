// Runs searches: text of the search language -> ids, by the Searchable of the collection.
import type { Queryable } from '@overt/database/connection';
import { sql } from 'kysely';
import type { Condition, Searchable, Searchables } from './searchable.ts';
import { translate } from './translate.repo.ts';

export interface SearchRequest {
  readonly search: string | undefined;
  readonly max: number | undefined;
  readonly caseSensitive: boolean;
  /** Only what this user may see. */
  readonly visibleTo: string | undefined;
  readonly where?: Condition | undefined;
  /** Milliseconds since the epoch, for `Today` and the like. */
  readonly now: number;
}

export const searchRepo = (db: Queryable, searchables: Searchables) => ({
  /** Ids in the asked order. Refuses SEARCH_SYNTAX, SEARCH_UNKNOWN_FIELD, SEARCH_BAD_VALUE. */
  async ids(searchable: Searchable, request: SearchRequest): Promise<readonly string[]> {
    const { condition, order, offset } = translate(searchables, searchable, request);
    // A page without a size is the whole.
    const limit = request.max === undefined ? sql`` : sql`limit ${request.max} offset ${offset}`;
    const found = await sql<{ id: string }>`
      select (${searchable.id})::text as id from ${searchable.from} where ${condition} order by ${order} ${limit}`.execute(
      db,
    );
    return found.rows.map(row => row.id);
  },
});
