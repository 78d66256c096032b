// MAC pool rows -> API MacPool.
import type { MacPool } from '@overt/api-types/types.gen';
import type { MacPoolRow } from './mac-pool.repo.ts';
import { withRevision } from '../../api-object.ts';

export function toMacPool(row: MacPoolRow): MacPool {
  const pool: MacPool = {
    id: row.id,
    name: row.name,
    description: row.description,
    allowDuplicates: row.allow_duplicates,
    defaultPool: row.is_default,
    ranges: row.ranges.map(({ from, to }) => ({ from, to })),
  };
  return withRevision(pool, row.revision);
}
