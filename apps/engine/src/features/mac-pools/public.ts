// What other features ask of MAC pools.
import { isUuid } from '@overt/kernel/ids';
import { refuse } from '@overt/kernel/refusal';
import type { Repos } from '../../repos.ts';

/** Id of the pool that a body names by id or name; undefined when it names none. Refuses NOT_FOUND. */
export async function macPoolIdOf(
  repos: Pick<Repos, 'macPools'>,
  reference: { id?: string | undefined; name?: string | undefined } | undefined,
): Promise<string | undefined> {
  const { id, name } = reference ?? {};
  if (id === undefined && name === undefined) return undefined;
  const known = id !== undefined && !isUuid(id) ? [] : await repos.macPools.list(id === undefined ? undefined : [id]);
  const found = known.find(pool => (id === undefined ? pool.name === name : pool.id === id));
  return found?.id ?? refuse('NOT_FOUND', { what: 'MAC pool', id: id ?? name ?? '' });
}
