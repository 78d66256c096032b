// One entry of the catalogue: stable code (the key), HTTP status, the sentence for a person, oVirt's reason text.
export interface ErrorDefinition {
  readonly status: number;
  /** A full sentence that says what is wrong and what to do; `{param}` is filled from the refusal. */
  readonly message: string;
  /** Fault reason on the wire; "Operation Failed" when absent. */
  readonly reason?: string;
}

/** One area in another language: a sentence for each of its codes, with the placeholders of the English one. */
export type Sentences<Area> = Readonly<Record<keyof Area, string>>;
