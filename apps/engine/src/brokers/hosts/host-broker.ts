// The engine's only way to a host. Features name a host by id; addresses, certificates, connections and fences of
// ownership are the broker's.
import type { AgentMessage } from '@overt/agent-protocol/model/events';
import type { Fence, VerbName, VerbParams, VerbResult } from '@overt/agent-protocol/verb-table';
import type { HostId, VmId } from '@overt/kernel/ids';
import type { Duplex } from 'node:stream';

export interface HostCallContext {
  /** A command's fence: `{ scope: 'vm:<id>', value: c.fence }`. */
  readonly fence: Fence;
  /** `c.key` of the step; with a suffix when a step calls more than once. */
  readonly key: string;
  readonly correlationId?: string;
  readonly signal?: AbortSignal;
}

export interface HostBroker {
  /** Refuses AGENT_UNREACHABLE or AGENT_TIMEOUT (both may have been carried out: repeat under the same key) or what the verb refuses. */
  call<Name extends VerbName>(
    hostId: HostId,
    name: Name,
    params: VerbParams<Name>,
    context: HostCallContext,
  ): Promise<VerbResult<Name>>;
  /** For verbs of class `read`. */
  read<Name extends VerbName>(
    hostId: HostId,
    name: Name,
    params: VerbParams<Name>,
    signal?: AbortSignal,
  ): Promise<VerbResult<Name>>;
  /** Bytes of a console of a running VM, both ways. */
  openConsole(hostId: HostId, vmId: VmId, type: 'vnc' | 'spice' | 'serial'): Promise<Duplex>;
}

/** For the monitor of the replica that owns the host. */
export interface HostEvents {
  /** As AgentClient.events: hello first, ends by throwing when the connection is lost. */
  events(
    hostId: HostId,
    after: number,
    options: { readonly epoch?: string; readonly signal: AbortSignal },
  ): AsyncIterable<AgentMessage>;
}

/** What an agent says of itself before anybody trusts it. */
export interface EnrolmentOffer {
  readonly hostname: string;
  readonly hardwareId: string;
  readonly csrPem: string;
  /** SHA-256 of the certificate that the agent answered with: the next call must meet the same. */
  readonly fingerprint: string;
}

export interface AgentAddress {
  readonly address: string;
  readonly port: number;
}

export interface HostEnrolment {
  /** Refuses HOST_ENROLMENT_FAILED. */
  offer(agent: AgentAddress): Promise<EnrolmentOffer>;
  /** Hands the signed certificate over. Refuses HOST_TOKEN_WRONG, HOST_FINGERPRINT_CHANGED, HOST_ENROLMENT_FAILED. */
  enrol(
    agent: AgentAddress,
    grant: {
      readonly token: string;
      readonly fingerprint: string;
      readonly hostId: string;
      readonly caPem: string;
      readonly certificatePem: string;
    },
  ): Promise<void>;
  /** Drops connections whose address or certificate has changed. */
  forget(hostId: string): void;
}
