// One entry of the catalogue: stable code (the key), HTTP status, the sentence for a person, oVirt's reason text.
export interface ErrorDefinition {
  readonly status: number;
  /** A full sentence that says what is wrong and what to do; `{param}` is filled from the refusal. */
  readonly message: string;
  /** Fault reason on the wire; "Operation Failed" when absent. */
  readonly reason?: string;
}
