// What affinity groups say, and whether they can all hold; pure.
import { refuse } from '@overt/kernel/refusal';

export interface Rule {
  readonly enabled: boolean;
  readonly positive: boolean;
  readonly enforcing: boolean;
}

export type MemberKind = 'vm' | 'host' | 'vm_label' | 'host_label';

/** A group with the VMs that it is about, those by labels included. */
export interface GroupOfVms {
  readonly name: string;
  readonly vmsRule: Rule;
  readonly hostsRule: Rule;
  readonly priority: number;
  readonly vms: readonly { readonly id: string; readonly name: string; readonly hostId: string | null }[];
  readonly hosts: readonly string[];
}

const must = (rule: Rule, positive: boolean): boolean => rule.enabled && rule.enforcing && rule.positive === positive;

/** Refuses AFFINITY_CONFLICT when two VMs must run together, maybe by way of others, and must run apart. */
export function checkConflicts(groups: readonly GroupOfVms[]): void {
  const heap = new Map<string, string>();
  const rootOf = (id: string): string => {
    let root = id;
    for (let up = heap.get(root); up !== undefined && up !== root; up = heap.get(root)) root = up;
    return root;
  };
  const together = groups.filter(group => must(group.vmsRule, true));
  for (const { vms } of together) for (const vm of vms) heap.set(rootOf(vm.id), rootOf(vms[0]?.id ?? vm.id));
  for (const apart of groups.filter(group => must(group.vmsRule, false))) {
    const clash = [...Map.groupBy(apart.vms, vm => rootOf(vm.id)).values()].find(vms => vms.length > 1);
    if (clash === undefined) continue;
    const root = rootOf(clash[0]?.id ?? '');
    const behind = together.filter(group => group.vms.some(vm => rootOf(vm.id) === root));
    refuse('AFFINITY_CONFLICT', {
      groups: [apart, ...behind].map(group => group.name).join(', '),
      vms: clash.map(vm => vm.name).join(', '),
    });
  }
}

/** Whether its VMs run otherwise than it says, as wish or as must. */
export function isBroken({ vmsRule, hostsRule, vms, hosts }: GroupOfVms): boolean {
  const running = vms.flatMap(vm => vm.hostId ?? []);
  const used = new Set(running).size;
  const vmsBroken = vmsRule.enabled && (vmsRule.positive ? used > 1 : used < running.length);
  const hostsBroken =
    hostsRule.enabled && hosts.length > 0 && running.some(host => hosts.includes(host) !== hostsRule.positive);
  return vmsBroken || hostsBroken;
}
