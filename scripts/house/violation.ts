// What a house rule answers: where, which rule, and the sentence that says what to do about it.
export interface Violation {
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
  readonly rule: string;
  readonly advice: string;
}

export const formatViolation = (v: Violation): string => `${v.path}:${v.line}  [${v.rule}] ${v.advice}`;

export const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;
