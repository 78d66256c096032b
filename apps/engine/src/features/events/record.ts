// Writes an event by its code: sentence from the catalogue, names of what it is about, in the transaction of the change.
import type { EntityRef, Principal } from '@overt/workflow/action';
import type { RefusalParams } from '@overt/kernel/refusal';
import type { Repos } from '../../repos.ts';
import { eventCatalogue } from './event-catalogue.ts';
import type { EventDefinition } from './event-shape.ts';
import type { NewEvent } from './event.repo.ts';

export interface EventToRecord {
  /** Name in the catalogue. */
  readonly code: string;
  /** For a name that the catalogue lacks. */
  readonly severity: 'normal' | 'error';
  readonly correlationId: string | undefined;
  readonly principal: Principal | undefined;
  readonly subjects: readonly EntityRef[];
  /** Fill the sentence; names of the subjects are there under their kind. */
  readonly params: RefusalParams;
}

const COLUMNED = ['vm', 'template', 'host', 'cluster', 'data_center', 'storage_domain'] as const;

export async function recordEvent(repos: Repos, event: EventToRecord): Promise<void> {
  const definition: EventDefinition = eventCatalogue[event.code] ?? {
    code: 0,
    severity: event.severity,
    text: `${event.code}: {reason}`,
  };
  const names = await repos.events.names(event.subjects);
  const params: Record<string, string | number | boolean> = { user: event.principal?.name ?? 'SYSTEM' };
  for (const { kind, id } of event.subjects) params[kind] ??= names.get(`${kind}:${id}`) ?? id;
  Object.assign(params, event.params);
  const row: NewEvent = {
    code: definition.code,
    name: event.code,
    severity: definition.severity,
    description: fill(definition.text, params),
    correlation_id: event.correlationId ?? null,
    user_id: event.principal?.id ?? null,
    user_name: event.principal?.name ?? null,
    ...subjectColumns(event.subjects, kind => params[kind]),
  };
  await repos.events.insert(row);
}

/** A name without a value is left out rather than shown as `{name}`. */
const fill = (text: string, params: Readonly<Record<string, string | number | boolean>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => String(params[name] ?? '')).trim();

function subjectColumns(subjects: readonly EntityRef[], nameOf: (kind: string) => unknown): Partial<NewEvent> {
  const columns: Record<string, unknown> = {};
  for (const kind of COLUMNED) {
    const subject = subjects.find(ref => ref.kind === kind);
    if (subject === undefined) continue;
    columns[`${kind}_id`] = subject.id;
    columns[`${kind}_name`] = String(nameOf(kind) ?? '');
  }
  return columns;
}
