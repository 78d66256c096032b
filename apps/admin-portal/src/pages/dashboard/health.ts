// What needs a person, worst first: pure, from what the dashboard has fetched anyway.
import type { Host, StorageDomain, Vm } from '@overt/api-types/types.gen';
import type { TextKey } from '../../i18n/i18n.ts';
import { paths } from '../../paths.ts';
import { hostNeedsPerson } from '../../states/other-states.ts';
import { domainPart } from '../storage/domain-part.ts';

export interface Finding {
  key: string;
  tone: 'danger' | 'warning' | 'info';
  text: TextKey;
  params: Record<string, string>;
  state: string | undefined;
  to: string;
}

const FULL = 90;
const order = { danger: 0, warning: 1, info: 2 } as const;

export function findings(hosts: readonly Host[], domains: readonly StorageDomain[], vms: readonly Vm[]): Finding[] {
  const list: Finding[] = [];
  for (const host of hosts) {
    if (host.status !== undefined && hostNeedsPerson.includes(host.status)) {
      list.push({
        key: `h${host.id}`,
        tone: host.status === 'pending_approval' ? 'warning' : 'danger',
        text: 'health.host',
        params: { name: host.name ?? '' },
        state: host.status,
        to: paths.host(host.id ?? ''),
      });
    } else if (host.status === 'maintenance') {
      list.push({
        key: `h${host.id}`,
        tone: 'info',
        text: 'health.host',
        params: { name: host.name ?? '' },
        state: host.status,
        to: paths.host(host.id ?? ''),
      });
    }
  }
  for (const domain of domains) {
    const part = domainPart(domain);
    const name = domain.name ?? '';
    if (domain.status === 'inactive' || domain.status === 'unknown')
      list.push({
        key: `s${domain.id}`,
        tone: 'danger',
        text: 'health.storage',
        params: { name },
        state: domain.status,
        to: paths.storage(),
      });
    else if (part !== undefined && part >= FULL)
      list.push({
        key: `f${domain.id}`,
        tone: 'warning',
        text: 'health.full',
        params: { name, part: String(Math.round(part)) },
        state: undefined,
        to: paths.storage(),
      });
  }
  for (const vm of vms) {
    list.push({
      key: `v${vm.id}`,
      tone: vm.status === 'not_responding' ? 'danger' : 'warning',
      text: 'health.vm',
      params: { name: vm.name ?? '' },
      state: vm.status,
      to: paths.vm(vm.id ?? ''),
    });
  }
  return list.toSorted((a, b) => order[a.tone] - order[b.tone]);
}

export interface Capacity {
  cpu: number | undefined;
  cpuCount: number;
  memoryUsed: number;
  memoryTotal: number;
  /** Memory that is left when the largest host fails. Negative: its VMs would not all find a place. */
  memoryAfterLoss: number;
  hostsUp: number;
}

export function capacity(
  hosts: readonly {
    up: boolean;
    cpu: number | undefined;
    cpus: number;
    memoryUsed: number | undefined;
    memoryTotal: number | undefined;
  }[],
): Capacity {
  const up = hosts.filter(host => host.up);
  const cpus = up.reduce((sum, host) => sum + host.cpus, 0);
  const measured = up.filter(host => host.cpu !== undefined);
  const weight = measured.reduce((sum, host) => sum + host.cpus, 0);
  const memoryTotal = up.reduce((sum, host) => sum + (host.memoryTotal ?? 0), 0);
  const memoryUsed = up.reduce((sum, host) => sum + (host.memoryUsed ?? 0), 0);
  const largest = Math.max(0, ...up.map(host => host.memoryTotal ?? 0));
  return {
    cpu: weight === 0 ? undefined : measured.reduce((sum, host) => sum + (host.cpu ?? 0) * host.cpus, 0) / weight,
    cpuCount: cpus,
    memoryUsed,
    memoryTotal,
    memoryAfterLoss: memoryTotal - largest - memoryUsed,
    hostsUp: up.length,
  };
}
