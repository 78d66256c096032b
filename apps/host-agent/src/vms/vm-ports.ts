// What the VM verbs work with.
import type { Clock, Log, RandomSource } from '@overt/kernel/ports';
import type { LibvirtClient } from '@overt/libvirt/client';
import type { RunHooks } from '../hooks/run-hooks.ts';
import type { HostNetworks } from '../host/host-networks.ts';
import type { Hypervisor } from '../host/hypervisor.ts';
import type { ActiveDomains } from '../storage/active-domains.ts';
import type { VmFiles } from './vm-files.ts';
import type { Turns } from '../turns.ts';
import type { VmTable } from './vm-table.ts';

export interface VmPorts {
  readonly libvirt: LibvirtClient;
  readonly table: VmTable;
  readonly files: VmFiles;
  readonly locks: Turns;
  readonly domains: ActiveDomains;
  readonly networks: HostNetworks;
  readonly hypervisor: Hypervisor;
  readonly hooks: RunHooks;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly log: Log;
  readonly accel: 'kvm' | 'tcg';
  readonly displayAddress: string;
  /** Of the machine, by its firmware. */
  readonly hardwareId: string;
  /** Files that QEMU itself opens: payload images, UEFI variables, serial logs. */
  readonly qemuDirectory: string;
}
