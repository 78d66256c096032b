// Lets somebody in to a console of a running VM: sets the password of the graphics console on the host, and, for a console
// that is reached through the engine, keeps a ticket that is good for one connection.
//
// Secrets are sealed in the input and the result, since both are stored in rows. The fence has a scope of its own: a look
// at the screen must not shut out whatever else is being done with the VM.
import type { VmId } from '@overt/kernel/ids';
import { exclusive, typed } from '@overt/workflow/action';
import { action, type Ports } from '../../../ports.ts';
import type { ConsoleType } from '../console.ts';
import { reachConsole } from '../reach-console.ts';

export interface SetVmTicketInput {
  readonly vmId: string;
  readonly vmName: string;
  readonly type: ConsoleType;
  /** Sealed; null leaves the password as it is, and for a serial console, which has none. */
  readonly password: string | null;
  readonly validSeconds: number;
  /** For a connection through the engine. */
  readonly entry: ConsoleEntry | null;
}

export interface ConsoleEntry {
  readonly digest: string;
  /** Sealed: the secret that the digest is of. */
  readonly token: string;
  readonly userId: string;
}

export interface SetVmTicketResult {
  readonly password: string | null;
  readonly token: string | null;
  readonly validSeconds: number;
}

const contextOf = (vmId: string): string => `console:${vmId}`;

export const sealFor = ({ secrets }: Pick<Ports, 'secrets'>, vmId: string, text: string): string =>
  secrets.seal(text, contextOf(vmId)).toString('base64');

export const openFor = ({ secrets }: Pick<Ports, 'secrets'>, vmId: string, sealed: string): string =>
  secrets.open(Buffer.from(sealed, 'base64'), contextOf(vmId));

export const setVmTicket = action({
  name: 'SetVmTicket',
  input: typed<SetVmTicketInput>(),
  permit: (i: SetVmTicketInput) => ({
    permit: i.type === 'serial' ? 'connect_to_serial_console' : 'connect_to_vm',
    on: { kind: 'vm', id: i.vmId },
  }),
  // Not the VM, of which nothing is changed: a console may be opened while it migrates. But one ticket at a time, or the
  // order of a second user could overtake ours on its way to the host, which would refuse ours for its older fence.
  locks: i => [exclusive('console', i.vmId)],
  lockPatience: 10_000,
  async validate(i: SetVmTicketInput, tx) {
    const { vm, hostId } = await reachConsole(tx, i.vmId, i.type);
    return { vm: vm.name, hostId };
  },
  events: { succeeded: 'VM_SET_TICKET', failed: 'VM_SET_TICKET_FAILED' },
  about: i => [{ kind: 'vm', id: i.vmId }],
  eventParams: (_input, prepared) => ({ vm: prepared.vm }),
  describe: i => `Opening the ${i.type} console of VM ${i.vmName}`,
})
  .step('password', {
    async do(c) {
      const { vmId, type, password, validSeconds } = c.input;
      if (password === null || type === 'serial') return null;
      await c.ports.hosts.call(
        c.prepared.hostId,
        'VM.setTicket',
        { vmId: vmId as VmId, type, password: openFor(c.ports, vmId, password), validSeconds },
        {
          fence: { scope: `console:${vmId}`, value: c.fence },
          key: c.key,
          correlationId: c.correlationId,
          signal: c.signal,
        },
      );
      return null;
    },
    // Somebody waits in front of a screen: a host that does not answer is said soon.
    retry: { attempts: 2, delayMs: 500 },
    // The password that was there before is not known any more; the new one, which nobody was told, ends by itself.
  })
  .result(
    (_state, { password, entry, validSeconds }): SetVmTicketResult => ({
      password,
      token: entry?.token ?? null,
      validSeconds,
    }),
    async (tx, { input: { vmId, type, entry, validSeconds } }) => {
      if (entry === null) return;
      await tx.consoleTickets.insert({ digest: entry.digest, vmId, userId: entry.userId, type, validSeconds });
    },
  );
