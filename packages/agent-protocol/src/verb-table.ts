// Every verb of the host agent. From this one table come the REST API, its client and the documentation. Names follow
// VDSM's where VDSM has the verb.
import type { z } from 'zod';
import { hostVerbs } from './verbs/host.ts';
import { storageVerbs } from './verbs/storage.ts';
import { vmVerbs } from './verbs/vm.ts';

export const PROTOCOL_VERSION = 1;

export const verbTable = { ...hostVerbs, ...storageVerbs, ...vmVerbs } as const;

export type VerbName = keyof typeof verbTable;
export type VerbParams<Name extends VerbName> = z.infer<(typeof verbTable)[Name]['params']>;
export type VerbResult<Name extends VerbName> = z.infer<(typeof verbTable)[Name]['result']>;

export const isVerbName = (name: string): name is VerbName => Object.hasOwn(verbTable, name);

/**
 * Orders of a scope count only under its newest fence. The scope is `host` for what the owner of the host's lease orders,
 * and `<kind>:<id>` (e.g. `vm:0f3a...`) for what a command orders: two commands about different VMs have different fences
 * and must not shut each other out. The agent keeps the highest value of each scope.
 */
export interface Fence {
  readonly scope: string;
  readonly value: number;
}

/** What accompanies a call that is not a read. */
export interface CallContext {
  /** HTTP header `Overt-Fence: <scope> <value>`. */
  readonly fence: Fence;
  /** HTTP header `Idempotency-Key`; command id and step name. */
  readonly key: string;
  /** HTTP header `Correlation-Id`. */
  readonly correlationId?: string;
  readonly signal?: AbortSignal;
}

/** The host as the engine sees it; implemented by the HTTPS client and by the simulator in process. */
export interface HostConnection {
  call<Name extends VerbName>(name: Name, params: VerbParams<Name>, context?: CallContext): Promise<VerbResult<Name>>;
}
