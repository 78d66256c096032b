// What other features may use of events. Actions name their events; only monitors and reconcilers record by themselves.
export { recordEvent, type EventToRecord } from './record.ts';
