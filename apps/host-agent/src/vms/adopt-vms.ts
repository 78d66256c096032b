// Brings the table in line with what libvirt runs: at the agent's start and after every loss of libvirt. Running domains
// with our metadata are adopted, others are reported as external, and what is gone without an event is down.
import type { Domain } from '@overt/libvirt/domains';
import { findByUuid, getState, listAllDomains, savedXml } from '@overt/libvirt/domains';
import { ConnectListAllDomainsFlags } from '@overt/libvirt/constants.gen';
import { LibvirtError } from '@overt/libvirt/errors';
import { inspectDomain } from './inspect-domain.ts';
import { statusOfState } from './lifecycle.ts';
import { isLibvirtAway } from './start-order.ts';
import { isDown, remembered, type Vm } from './vm.ts';
import type { VmPorts } from './vm-ports.ts';

const AT_ONCE = 8;
const UNSEEN_END = { exitReason: 'domain_missing', exitMessage: 'It ended while the agent was not looking' } as const;

/** Loads what earlier lives of the agent left; to be followed by `adoptVms`. */
export async function recallVms(ports: VmPorts): Promise<void> {
  for (const { own, down, savingTo } of await ports.files.all()) {
    ports.table.put({
      vmId: own.spec.vmId,
      name: own.spec.name,
      own,
      status: down === undefined ? 'wait_for_launch' : 'down',
      ...(down === undefined ? {} : down),
      savingTo,
      graphics: [],
      disks: new Map(),
      nics: new Map(),
      agentConnected: false,
    });
  }
}

export async function adoptVms(ports: VmPorts): Promise<void> {
  const { table } = ports;
  const domains = await listAllDomains(ports.libvirt.control, ConnectListAllDomainsFlags.ACTIVE);
  const queue = [...domains];
  const worker = async () => {
    for (let domain = queue.pop(); domain !== undefined; domain = queue.pop()) await adoptDomain(ports, domain);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const running = new Set(domains.map(({ uuid }) => uuid));
  for (const vm of table.all()) {
    if (running.has(vm.vmId) || isDown(vm)) continue;
    // One that is being started right now is not in libvirt's list yet.
    await ports.locks(vm.vmId, async () => {
      const now = table.get(vm.vmId);
      if (now === undefined || isDown(now) || now !== vm) return;
      await endUnseen(ports, vm);
    });
  }
}

/** In its turn: one that is being started now is not in libvirt's list yet. */
export const endIfGone = (ports: VmPorts, vmId: string): Promise<void> =>
  ports.locks(vmId, async () => {
    if ((await findByUuid(ports.libvirt.control, vmId)) !== undefined) return;
    const vm = ports.table.get(vmId);
    if (vm !== undefined && !isDown(vm)) await endUnseen(ports, vm);
  });

async function endUnseen(ports: VmPorts, vm: Vm): Promise<void> {
  ports.log.warn({ vmId: vm.vmId }, 'the domain is gone and nobody told');
  await settleDown(ports, vm, (await wasSaved(ports, vm)) ?? UNSEEN_END);
}

/**
 * Of a VM that has ended: who could have told died while libvirt saved its memory, but a complete file says that it was
 * done. Refuses LIBVIRT_CONNECTION_LOST and LIBVIRT_UNREACHABLE when libvirt cannot be asked.
 */
export async function wasSaved(
  ports: VmPorts,
  { savingTo }: Vm,
): Promise<Pick<Vm, 'exitReason' | 'exitMessage'> | undefined> {
  if (savingTo === undefined) return undefined;
  return savedXml(ports.libvirt.control, savingTo).then(
    () => ({ exitReason: 'state_saved' as const, exitMessage: 'Its memory was saved' }),
    (error: unknown) => {
      if (isLibvirtAway(error)) throw error;
      return undefined;
    },
  );
}

/** Marks a VM down and keeps its report until the engine acknowledges it; external ones are forgotten. */
export async function settleDown(ports: VmPorts, vm: Vm, end: Pick<Vm, 'exitReason' | 'exitMessage'>): Promise<void> {
  const after = ports.table.update(vm.vmId, { ...end, status: 'down', agentConnected: false, graphics: [] });
  if (vm.own === undefined) ports.table.remove(vm.vmId);
  else if (after !== undefined) await ports.files.save(after);
}

/** Enters one running domain; if it is being started now, when that is over. */
export const adoptDomain = (ports: VmPorts, domain: Domain): Promise<void> =>
  ports.locks(domain.uuid, () => adopt(ports, domain));

async function adopt(ports: VmPorts, domain: Domain): Promise<void> {
  const { table, log } = ports;
  const vmId = domain.uuid;
  try {
    const { state, reason } = await getState(ports.libvirt.control, domain);
    const { parsed, ...seen } = await inspectDomain(ports.libvirt.control, domain);
    const read = remembered.safeParse(parsed.metadata);
    const own = read.success && read.data.spec.vmId === vmId ? read.data : undefined;
    const found = statusOfState(state, reason);
    const known = table.get(vmId);
    // On its way out; why it ended is known.
    if (known !== undefined && isDown(known) && found.status === 'down') return;
    if (known !== undefined && !isDown(known) && known.status !== 'wait_for_launch') {
      // Known and running: only what may have changed while nobody listened.
      const same = found.status === 'up' && ['up', 'powering_up', 'reboot_in_progress'].includes(known.status);
      table.update(vmId, { ...seen, ...(same ? {} : found) });
      return;
    }
    log.info({ vmId, external: own === undefined, status: found.status }, 'a running VM is adopted');
    const savingTo = found.status === 'saving_state' ? known?.savingTo : undefined;
    const adopted: Vm = { vmId, name: domain.name, own, ...found, ...seen, savingTo };
    table.put(adopted);
    if (own !== undefined) await ports.files.save(adopted);
    // An end between the look at it and the table went by unheard: libvirtd kills what it had half started when it died.
    if ((await findByUuid(ports.libvirt.control, vmId)) === undefined) await endUnseen(ports, adopted);
  } catch (error) {
    if (!LibvirtError.is(error, 'NO_DOMAIN')) {
      log.error({ vmId, error }, 'a domain cannot be adopted');
      return;
    }
    const known = table.get(vmId);
    if (known !== undefined && !isDown(known)) await endUnseen(ports, known);
  }
}
