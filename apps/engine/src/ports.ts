// What the engine's features may use. Decisions (validate, monitors, scheduling) see repositories and values only;
// steps also see the brokers. main.ts is the only place that puts adapters behind these.
import type { HostBroker, HostEnrolment } from './brokers/hosts/host-broker.ts';
import type { CertificateAuthority, SecretBox } from './features/certificates/public.ts';
import type { Directories } from './features/directories/public.ts';
import type { OpenidClient } from './features/openid-providers/public.ts';
import type { Repos } from './repos.ts';
import type { Clock, Log, RandomSource } from '@overt/kernel/ports';
import type { Action } from '@overt/workflow/action';
import { actionFactory } from '@overt/workflow/define-action';

/** Repositories bound to a transaction; what `validate`, `tx` steps and final writes get. */
export type Tx = Repos;

export interface Ports {
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly log: Log;
  /** Repositories outside any transaction: each call is its own. */
  readonly repos: Repos;
  readonly transaction: <Result>(work: (tx: Tx) => Promise<Result>) => Promise<Result>;
  readonly hosts: HostBroker;
  readonly enrolment: HostEnrolment;
  readonly directories: Directories;
  /** Others' OpenID Connect providers. */
  readonly openid: OpenidClient;
  readonly certificates: CertificateAuthority;
  /** For secrets that enter the database, as inputs and results of actions do. */
  readonly secrets: SecretBox;
  readonly settings: EngineSettings;
  /**
   * For reconcilers: submits an action in the name of the system itself and waits for its end; throws its Refusal.
   * Never for a step: steps have `children`.
   */
  readonly runAsSystem: <Input, Result>(action: Action<Ports, Tx, Input, Result>, input: Input) => Promise<Result>;
  /** Wakes a reconciler by name on whichever replica runs it. */
  readonly wake: (reconciler: string) => Promise<void>;
}

export interface EngineSettings {
  /** How browsers and clients reach this engine, without a trailing slash: `https://localhost:8443`. */
  readonly publicUrl: string;
  readonly nodeId: string;
}

export const action = actionFactory<Ports, Tx>();
