// Takes a host in: its agent is met once without trust (its certificate is pinned), proves itself by the enrolment token
// that an administrator read on it, and gets a certificate of our authority. From then on both sides know each other by
// certificates. The host is `installing` until that is done and `active` (or in maintenance) afterwards.
import { parseId } from '@overt/kernel/ids';
import { refuse } from '@overt/kernel/refusal';
import { exclusive, shared, typed } from '@overt/workflow/action';
import { action } from '../../../ports.ts';
import type { HostConfiguration } from '../host.repo.ts';
import { checkAddress, checkHostName } from '../host-input.ts';
import { openToken } from '../host-secrets.ts';

export interface AddHostInput {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly comment: string;
  readonly clusterId: string;
  readonly address: string;
  readonly port: number;
  /** Sealed, see host-secrets.ts. Single use, and only of this agent. */
  readonly token: string;
  readonly activate: boolean;
  readonly configuration: HostConfiguration;
}

export const addHost = action({
  name: 'AddHost',
  input: typed<AddHostInput>(),
  permit: i => ({ permit: 'create_host', on: { kind: 'cluster', id: i.clusterId } }),
  locks: i => [exclusive('host', i.id), shared('cluster', i.clusterId)],
  async validate(i, tx) {
    checkHostName(i.name);
    checkAddress(i.address, i.port);
    if (i.token === '') refuse('HOST_TOKEN_REQUIRED');
    if ((await tx.hosts.idByName(i.name)) !== undefined) refuse('NAME_IN_USE', { what: 'host', name: i.name });
  },
  events: { started: 'VDS_INSTALL_IN_PROGRESS', succeeded: 'USER_ADD_VDS', failed: 'USER_FAILED_ADD_VDS' },
  about: i => [
    { kind: 'host', id: i.id },
    { kind: 'cluster', id: i.clusterId },
  ],
  eventParams: i => ({ host: i.name }),
  describe: i => `Adding host ${i.name}`,
})
  .step('record', {
    async tx(tx, { input: i }) {
      await tx.hosts.insert({
        id: i.id,
        name: i.name,
        description: i.description,
        comment: i.comment,
        cluster_id: i.clusterId,
        address: i.address,
        port: i.port,
        administrative_state: 'installing',
        hardware_id: null,
        configuration: i.configuration,
      });
      return null;
    },
    undoTx: (tx, { input }) => tx.hosts.delete(input.id),
  })
  .step('meet', {
    async do(c) {
      const offer = await c.ports.enrolment.offer(c.input);
      const known = await c.ports.repos.hosts.byHardwareId(offer.hardwareId);
      if (known !== undefined && known.id !== c.input.id) {
        refuse('HOST_ENROLLED_ELSEWHERE', { address: c.input.address, host: known.name });
      }
      return { fingerprint: offer.fingerprint, csrPem: offer.csrPem, hardwareId: offer.hardwareId };
    },
    // It only looked.
  })
  .step('certificate', {
    do: c => c.ports.certificates.signHost(c.state.meet.csrPem, c.input.id, [c.input.address]),
    // A certificate that nobody got is worth nothing.
  })
  .step('enrol', {
    async do(c) {
      const { id, token } = c.input;
      const { certificatePem } = c.state.certificate;
      await c.ports.enrolment.enrol(c.input, {
        token: openToken(c.ports, id, token),
        fingerprint: c.state.meet.fingerprint,
        hostId: id,
        caPem: c.ports.certificates.caPem,
        certificatePem,
      });
      c.ports.enrolment.forget(id);
      await c.ports.repos.hosts.setCertificate(id, c.state.certificate, c.state.meet.hardwareId);
      return null;
    },
    // An enrolled agent can be enrolled again with a new token that it makes.
  })
  .step('first-look', {
    // Its address is known to the broker from the row; a wrong certificate shows here and not at the first VM.
    do: async c => ({
      cpuArchitecture: (await c.ports.hosts.read(parseId<'Host'>(c.input.id), 'Host.getCapabilities', {}, c.signal)).cpu
        .arch,
    }),
    retry: {
      on: ['AGENT_NOT_ENROLLED'],
      attempts: 8,
      delayMs: 500,
    },
    // It only looked.
  })
  .result(
    (_state, { id }) => ({ id }),
    async (tx, c) => {
      const { id, activate } = c.input;
      await tx.hosts.update(id, { administrative_state: activate ? 'active' : 'maintenance' });
    },
  );
