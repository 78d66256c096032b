// Which changes a user is told of: those of objects that he sees. Asked once for a batch and a user, however many streams he
// has open. What is gone was seen by whom nobody knows any more: its end is told as an id that leads nowhere.
import { isUuid } from '@overt/kernel/ids';
import type { ChangeRow } from '../features/changes/change.repo.ts';
import { visible, type VisibleKind } from '../features/permissions/public.ts';
import type { Ports } from '../ports.ts';

type Rows = readonly ChangeRow[];

export interface EventVisibility {
  /** The same array each time for the same batch and user. */
  among(rows: Rows, userId: string): Promise<Rows>;
}

const isKind = (entity: string): entity is VisibleKind => Object.hasOwn(visible, entity);

export function eventVisibility({ visible: repo }: Pick<Ports['repos'], 'visible'>): EventVisibility {
  const known = new WeakMap<Rows, Map<string, Promise<Rows>>>();

  async function seenBy(rows: Rows, userId: string): Promise<Rows> {
    const asked = new Map<VisibleKind, Set<string>>();
    for (const row of rows) {
      const { entity, entity_id: id } = row;
      if (isAsked(row) && isKind(entity)) asked.set(entity, (asked.get(entity) ?? new Set()).add(id));
    }
    const seen = new Set<string>();
    for (const [kind, ids] of asked)
      for (const id of await repo.among(userId, kind, [...ids])) seen.add(`${kind} ${id}`);
    return rows.filter(row => !isAsked(row) || seen.has(`${row.entity} ${row.entity_id}`));
  }

  return {
    async among(rows, userId) {
      const ofBatch = known.get(rows) ?? new Map<string, Promise<Rows>>();
      known.set(rows, ofBatch);
      const found = ofBatch.get(userId) ?? seenBy(rows, userId);
      ofBatch.set(userId, found);
      // What failed is asked anew by whoever comes next.
      found.catch(() => ofBatch.delete(userId));
      return await found;
    },
  };
}

const isAsked = ({ topic, entity, entity_id: id, operation }: ChangeRow): boolean =>
  topic === 'change' && operation !== 'delete' && isKind(entity) && isUuid(id);
