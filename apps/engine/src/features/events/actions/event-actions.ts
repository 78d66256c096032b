// Events from outside, and hiding: three small verbs upon the event table.
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { exclusive, typed } from '@overt/workflow/action';
import { action } from '../../../ports.ts';
import { SYSTEM } from '../../permissions/public.ts';
import type { NewEvent } from '../event.repo.ts';

/** oVirt's events from outside. */
const EXTERNAL = {
  normal: { code: 9801, name: 'EXTERNAL_EVENT_NORMAL' },
  warning: { code: 9802, name: 'EXTERNAL_EVENT_WARNING' },
  error: { code: 9803, name: 'EXTERNAL_EVENT_ERROR' },
  alert: { code: 9803, name: 'EXTERNAL_EVENT_ERROR' },
} as const;

export interface AddEventInput {
  readonly event: Omit<NewEvent, 'code' | 'name'>;
}

export const addEvent = action<AddEventInput>({
  name: 'AddEvent',
  input: typed<AddEventInput>(),
  permit: () => ({ permit: 'inject_external_events', on: SYSTEM }),
  // Of two that come at once with one number the second finds the first.
  locks: ({ event: { origin, custom_id: id } }) =>
    typeof id === 'number' ? [exclusive('external_event', `${origin ?? ''}/${id}`)] : [],
  async validate({ event }, tx) {
    refuseUnless(event.custom_id === null || (event.custom_id ?? 0) >= 0, 'INVALID_VALUE', {
      path: 'event.custom_id',
      rule: 'zero or more',
    });
    refuseUnless(event.origin?.toLowerCase() !== 'ovirt', 'INVALID_VALUE', {
      path: 'event.origin',
      rule: 'the name of the system that reports, not "oVirt"',
    });
    const { origin = '', custom_id: id } = event;
    if (typeof id === 'number' && (await tx.events.isTold(origin, id))) refuse('EVENT_TOLD_BEFORE', { origin, id });
    return undefined;
  },
  events: { succeeded: null, failed: null },
  describe: () => 'Adding an external event',
})
  .step('record', {
    tx: async (tx, c) => ({
      id: await tx.events.insert({ ...c.input.event, ...EXTERNAL[c.input.event.severity] }),
    }),
    undoTx: async (tx, _c, result) => void (result && (await tx.events.setHidden(result.id, true))),
  })
  .result(state => ({ id: String(state.record.id) }));

export interface EventIdInput {
  readonly id: string;
}

export const removeEvent = action<EventIdInput>({
  name: 'RemoveEvent',
  input: typed<EventIdInput>(),
  permit: () => ({ permit: 'audit_log_management', on: SYSTEM }),
  locks: input => [{ kind: 'event', id: input.id, mode: 'exclusive' }],
  async validate({ id }, tx) {
    const [found] = /^\d{1,15}$/.test(id) ? await tx.events.byIds([id]) : [];
    if (found === undefined) refuse('NOT_FOUND', { what: 'event', id });
    return undefined;
  },
  events: { succeeded: null, failed: null },
  describe: input => `Hiding event ${input.id}`,
}).result(
  () => ({}),
  async (tx, c) => void (await tx.events.setHidden(Number(c.input.id), true)),
);

export const undeleteEvents = action<object>({
  name: 'UndeleteEvents',
  input: typed<object>(),
  permit: () => ({ permit: 'audit_log_management', on: SYSTEM }),
  locks: () => [],
  events: { succeeded: null, failed: null },
  describe: () => 'Showing all hidden events again',
}).result(
  () => ({}),
  tx => tx.events.unhideAll(),
);

export const eventActions = [addEvent, removeEvent, undeleteEvents];
