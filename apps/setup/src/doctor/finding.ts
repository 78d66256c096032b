// What the doctor says about one thing: how it is, and, unless it is well, how to mend it.
import type { Clock } from '@overt/kernel/ports';
import type { Options } from '../options.ts';
import type { Paths } from '../paths.ts';
import type { ReadyProduct } from '../start.ts';

export type Finding =
  | { readonly level: 'ok'; readonly text: string }
  | { readonly level: 'notice' | 'fault'; readonly text: string; readonly mend: string };

export interface Patient {
  readonly options: Options;
  readonly paths: Paths;
  readonly clock: Clock;
  readonly isRoot: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Undefined when Overt does not run from this data directory. */
  readonly ready: ReadyProduct | undefined;
  readonly ports: Readonly<Record<string, unknown>>;
}

export interface Check {
  readonly name: string;
  /** An empty answer: this does not concern the installation at hand. */
  readonly examine: (patient: Patient) => Promise<readonly Finding[]>;
}

export const ok = (text: string): Finding => ({ level: 'ok', text });
export const notice = (text: string, mend: string): Finding => ({ level: 'notice', text, mend });
export const fault = (text: string, mend: string): Finding => ({ level: 'fault', text, mend });
