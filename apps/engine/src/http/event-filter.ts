// What a follower of the event stream wants to be told of, from the query of its request. Values of one name are
// alternatives, separated by commas or repeated; names narrow together: `?topic=change&entity=vm,host`.
import { isUuid } from '@overt/kernel/ids';
import { refuse } from '@overt/kernel/refusal';
import type { ChangeRow } from '../features/changes/change.repo.ts';
import { visible, type VisibleKind } from '../features/permissions/public.ts';

export interface EventFilter {
  /** The same for filters that want the same: what is sent is put together once for all of them. */
  readonly key: string;
  wants(row: ChangeRow): boolean;
  /** Kinds of which the stream first tells what there is; empty: it does not. */
  readonly snapshot: readonly VisibleKind[];
}

const TOPICS = ['change', 'event'];
/** From the mildest on. */
const SEVERITIES = ['normal', 'warning', 'error', 'alert'];
const LONGEST_LIST = 200;
const ENTITY = /^[a-z][a-z_]{0,62}$/;

const isKind = (entity: string): entity is VisibleKind => Object.hasOwn(visible, entity);

export function parseEventFilter(query: URLSearchParams): EventFilter {
  const list = (name: string, rule: string, good: (value: string) => boolean) => {
    const values = [...new Set(query.getAll(name).flatMap(text => text.split(',')))].filter(value => value !== '');
    if (values.length > LONGEST_LIST || !values.every(good)) refuse('INVALID_VALUE', { path: name, rule });
    return values.toSorted();
  };
  const topics = list('topic', 'change or event', value => TOPICS.includes(value));
  const entities = list('entity', 'kinds of objects such as vm, host, storage_domain', value => ENTITY.test(value));
  const ids = list('id', `at most ${LONGEST_LIST} ids of objects`, isUuid);
  const severities = list('severity', `one of ${SEVERITIES.join(', ')}`, value => SEVERITIES.includes(value));
  const mildest = Math.min(...severities.map(severity => SEVERITIES.indexOf(severity)), SEVERITIES.length);
  const isIn = (values: readonly string[], value: string) => values.length === 0 || values.includes(value);
  return {
    key: [topics, entities, ids, severities].join(' '),
    wants({ topic, entity, entity_id: id, event_severity: severity }) {
      if (!isIn(topics, topic)) return false;
      // Entities and ids are of changes, severities of events.
      if (topic === 'change') return isIn(entities, entity) && isIn(ids, id);
      return severities.length === 0 || SEVERITIES.indexOf(severity ?? '') >= mildest;
    },
    snapshot: wantsSnapshot(query) ? kindsOf(entities) : [],
  };
}

const wantsSnapshot = (query: URLSearchParams) => ['', 'true', '1'].includes(query.get('snapshot') ?? 'false');

function kindsOf(entities: readonly string[]): readonly VisibleKind[] {
  const known = Object.keys(visible).filter(isKind);
  const other = entities.find(entity => !isKind(entity));
  if (other !== undefined)
    refuse('INVALID_VALUE', { path: 'entity', rule: `with a snapshot some of ${known.join(', ')}` });
  return entities.length === 0 ? known : entities.filter(isKind);
}
