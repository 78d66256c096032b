// How a searchable collection is listed in bounded memory: the ids first (one query, a snapshot), then the objects in
// batches, in the order of the ids. What vanished in between is left out.
import type { ApiBatches, ApiRequest } from '../http/binding.ts';
import type { Ports } from '../ports.ts';
import type { Condition, Searchable } from './searchable.ts';
import type { ApiObject } from '../api-object.ts';

const BATCH = 250;

/** Lists by the request's `search`, `max`, `case_sensitive` and `filter`. `load` gets at most 250 ids, any order back. */
export async function* searched<T extends ApiObject>(
  ports: Ports,
  searchable: Searchable,
  request: ApiRequest<never>,
  load: (ids: readonly string[]) => Promise<readonly T[]>,
  where?: Condition,
): ApiBatches {
  const { search, max, caseSensitive } = request.query;
  const ids = await ports.repos.search.ids(searchable, {
    search,
    max: max ?? searchable.mostUnasked,
    caseSensitive,
    visibleTo: request.query.filter ? request.caller.userId : undefined,
    where,
    now: ports.clock.now(),
  });
  yield* inBatches(ids, load, request.signal);
}

export async function* inBatches<T extends ApiObject>(
  ids: readonly string[],
  load: (ids: readonly string[]) => Promise<readonly T[]>,
  signal?: AbortSignal,
): ApiBatches {
  for (let start = 0; start < ids.length; start += BATCH) {
    signal?.throwIfAborted();
    yield inOrder(ids.slice(start, start + BATCH), await load(ids.slice(start, start + BATCH)));
  }
}

/** The objects in the order of `ids`; ids without an object are skipped. */
export function inOrder<T extends ApiObject>(ids: readonly string[], objects: readonly T[]): readonly T[] {
  const byId = new Map(objects.map(object => [object.id, object]));
  return ids.flatMap(id => byId.get(id) ?? []);
}
