// What the disks and processors of a running VM may use, set anew.
import type { VerbParams } from '@overt/agent-protocol/verb-table';
import type { DiskSpec } from '@overt/agent-protocol/model/vm-spec';
import { setBlockIoTune, setScheduler } from '@overt/libvirt/domain-devices';
import { getNodeInfo } from '@overt/libvirt/host';
import { cpuQuota } from './domain-spec.ts';
import { LIVE, onLiveVm } from './live-vm.ts';
import type { VmPorts } from './vm-ports.ts';

/** libvirt's word for no quota. */
const UNLIMITED = -1n;

export const setLimits = (ports: VmPorts, params: VerbParams<'VM.updateVmPolicy'>): Promise<void> =>
  onLiveVm(ports, params.vmId, async ({ dom, parsed, spec }) => {
    const { control } = ports.libvirt;
    const limits = new Map(params.disks.map(one => [one.diskId, one.limits]));
    for (const disk of spec.disks.filter(one => limits.has(one.diskId))) {
      const target = parsed.disks.find(({ alias }) => alias === `ua-${disk.diskId}`)?.target;
      if (target !== undefined) await setBlockIoTune(control, dom, target, ioTune(limits.get(disk.diskId)), LIVE);
    }
    const { limitPercent: before, ...others } = spec.cpu;
    const { cpuLimitPercent: percent } = params;
    if (percent !== before) await setScheduler(control, dom, await quota(ports, percent, parsed.vcpus.max), LIVE);
    return {
      ...spec,
      cpu: percent === undefined ? others : { ...others, limitPercent: percent },
      disks: spec.disks.map(disk => (limits.has(disk.diskId) ? limited(disk, limits.get(disk.diskId)) : disk)),
    };
  });

function limited({ limits: _, ...disk }: DiskSpec, limits: DiskSpec['limits']): DiskSpec {
  return limits === undefined ? disk : { ...disk, limits };
}

/** Zero: no limit. All are named, since what is not named would stay. */
const ioTune = (limits: DiskSpec['limits'] = {}) => ({
  total_bytes_sec: BigInt(limits.totalBytesPerSecond ?? 0),
  read_bytes_sec: BigInt(limits.readBytesPerSecond ?? 0),
  write_bytes_sec: BigInt(limits.writeBytesPerSecond ?? 0),
  total_iops_sec: BigInt(limits.totalIops ?? 0),
  read_iops_sec: BigInt(limits.readIops ?? 0),
  write_iops_sec: BigInt(limits.writeIops ?? 0),
});

async function quota(ports: VmPorts, percent: number | undefined, vcpus: number) {
  if (percent === undefined) return { vcpu_quota: UNLIMITED };
  const { cpus } = await getNodeInfo(ports.libvirt.control);
  const { periodUs, quotaUs } = cpuQuota(percent, cpus, vcpus);
  return { vcpu_period: BigInt(periodUs), vcpu_quota: BigInt(Math.max(1000, Math.floor(quotaUs))) };
}
