// One entry of the event catalogue: oVirt's name (the key), its number and severity, and a sentence of our own.

export type EventSeverity = 'normal' | 'warning' | 'error' | 'alert';

export interface EventDefinition {
  /** Permanent: oVirt's number of this event. */
  readonly code: number;
  readonly severity: EventSeverity;
  /** A sentence for a person; `{param}` is filled from the event's parameters, `{user}` is always there. */
  readonly text: string;
}

export type EventTable = Readonly<Record<string, EventDefinition>>;
