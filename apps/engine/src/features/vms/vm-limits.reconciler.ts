// Limits that changed reach the VMs that run: what disks, NICs and processors may use, as their profiles say now. A host that
// does not answer is asked again in the next round.
import { parseId } from '@overt/kernel/ids';
import { reconciler } from '@overt/workflow/reconciler';
import type { Ports } from '../../ports.ts';
import { diskLimits } from '../qoss/public.ts';
import { nicSpec } from './build-vm-spec.ts';
import type { DueVm } from './vm-limits.repo.ts';

export async function tellLimits(ports: Ports, vm: DueVm, signal: AbortSignal): Promise<void> {
  const { repos, hosts } = ports;
  const hostId = parseId<'Host'>(vm.hostId);
  const vmId = parseId<'Vm'>(vm.vmId);
  await repos.vmLimits.take(vmId);
  try {
    const [disks, nics, filterParameters, cpuLimitPercent] = await Promise.all([
      repos.vmStart.disks(vmId),
      repos.vmStart.nics(vmId),
      repos.devices.filterParametersOfVm(vmId),
      repos.profiles.cpuLimit(vm.clusterId, vm.cpuProfileId ?? undefined),
    ]);
    // Under the fence of the VM's last command: one that began since then has a higher one, and this comes too late.
    const call = (what: string) => ({
      fence: { scope: `vm:${vmId}`, value: vm.fence },
      key: `limits/${vmId}/${ports.random.uuid()}/${what}`,
      signal,
    });
    const limited = disks.map(({ diskId, limits }) => {
      const given = diskLimits(limits ?? {});
      return { diskId, ...(given === undefined ? {} : { limits: given }) };
    });
    const policy = { vmId, disks: limited, ...(cpuLimitPercent === undefined ? {} : { cpuLimitPercent }) };
    await hosts.call(hostId, 'VM.updateVmPolicy', policy, call('policy'));
    for (const nic of nics) {
      const params = { vmId, nic: nicSpec(nic, undefined, filterParameters) };
      await hosts.call(hostId, 'VM.updateDevice', params, call(nic.nicId));
    }
  } catch (error) {
    await repos.vmLimits.putBack(vmId);
    throw error;
  }
}

export const vmLimitsReconciler = reconciler<Ports>({
  name: 'limits',
  everyMs: 5000,
  singleton: true,
  async run(ports, { signal, log }) {
    for (const vm of await ports.repos.vmLimits.due()) {
      signal.throwIfAborted();
      await tellLimits(ports, vm, signal).catch((error: unknown) => {
        log.warn({ error, vmId: vm.vmId, hostId: vm.hostId }, 'a host was not told new limits; it is tried again');
      });
    }
  },
});
