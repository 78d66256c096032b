// Pins a VM to the processors and the memory that lie nearest to them on its host: by the sizes that it has, or resized to
// those of the host. The first core of each socket stays the host's own where there is another one. Pure.
import type { HostCapabilities } from '@overt/agent-protocol/model/host-report';
import { refuse } from '@overt/kernel/refusal';
import { MIB } from '@overt/kernel/units';
import type { DeviceSettings } from '../vm-devices/public.ts';
import type { SettingsChange, VmSettings } from './vm-settings.ts';

export interface AutoPins {
  readonly change: SettingsChange;
  /** Instead of those that the VM has; empty: a host with one node needs none. */
  readonly numaNodes: readonly DeviceSettings[];
}

type Hardware = Pick<HostCapabilities, 'cpu' | 'numa'>;
type HostNode = NonNullable<HostCapabilities['numa']>[number];

const no = (rule: string): never => refuse('VM_CPU_PINS_INVALID', { rule });

/** Threads of one core beside each other; those of the first core of each socket left out. */
function usable(nodes: readonly HostNode[]): { readonly node: number; readonly cpus: readonly number[] }[] {
  const all = nodes.flatMap(({ cpus }) => cpus);
  const coresOf = (socket: number) => [...new Set(all.filter(cpu => cpu.socket === socket).map(({ core }) => core))];
  const kept = new Map(
    [...new Set(all.map(({ socket }) => socket))].map(socket => {
      const cores = coresOf(socket);
      return [socket, cores.length > 1 ? Math.min(...cores) : undefined] as const;
    }),
  );
  return nodes
    .toSorted((a, b) => a.node - b.node)
    .map(({ node, cpus }) => ({
      node,
      cpus: cpus
        .filter(({ socket, core }) => kept.get(socket) !== core)
        .toSorted((a, b) => a.socket - b.socket || a.core - b.core || a.id - b.id)
        .map(({ id }) => id),
    }))
    .filter(({ cpus }) => cpus.length > 0);
}

/** The size that fills the host, less what stays its own. */
const fullSize = ({ sockets, cores, threads }: Hardware['cpu']) => ({
  cpu_sockets: sockets,
  cpu_cores: Math.max(1, cores - 1),
  cpu_threads: threads,
});

/**
 * Virtual processors for each node, contiguous: on as few nodes as the VM has sockets, or on more when they have no room.
 * undefined: there is none.
 */
function sizesOf(vcpus: number, sockets: number, room: readonly number[]): readonly number[] | undefined {
  if (room.reduce((sum, cpus) => sum + cpus, 0) === vcpus) return room;
  for (let nodes = Math.min(sockets, room.length); nodes <= room.length; nodes += 1) {
    const upTo = (node: number) => Math.floor((vcpus * node) / nodes);
    const sizes = room.slice(0, nodes).map((_cpus, at) => upTo(at + 1) - upTo(at));
    if (sizes.every((size, at) => size <= (room[at] ?? 0))) return sizes;
  }
  return undefined;
}

/** `resize`: as large as the host. Refuses VM_CPU_PINS_INVALID where the host has too few processors, or told of none. */
export function autoPins(hardware: Hardware, settings: VmSettings, resize: boolean): AutoPins {
  const nodes = usable(hardware.numa ?? []);
  const topology = resize ? fullSize(hardware.cpu) : {};
  const { cpu_sockets, cpu_cores, cpu_threads, memory_bytes } = { ...settings, ...topology };
  const vcpus = cpu_sockets * cpu_cores * cpu_threads;
  if (nodes.length === 0) no('its host has not told which processors it has; activate it');
  const room = nodes.map(({ cpus }) => cpus.length);
  const sizes = sizesOf(vcpus, cpu_sockets, room);
  if (sizes === undefined)
    return no(`it has ${vcpus} processors, and the nodes of its host have ${room.join(' + ')} for virtual machines`);
  let vcpu = 0;
  const shares = nodes.slice(0, sizes.length).map(({ node, cpus }, at) => ({
    node,
    pins: cpus.slice(0, sizes[at]).map(cpu => ({ vcpu: vcpu++, cpuSet: String(cpu) })),
  }));
  const memory = Math.floor(memory_bytes / MIB);
  const each = Math.floor(memory / shares.length);
  return {
    change: {
      ...topology,
      configuration: {
        autoPinningPolicy: resize ? 'adjust' : 'existing',
        cpuPinningPolicy: resize ? 'resize_and_pin_numa' : 'manual',
        cpu: { cpuTune: { vcpuPins: shares.flatMap(({ pins }) => pins) } },
      },
    },
    numaNodes:
      (hardware.numa ?? []).length < 2
        ? []
        : shares.map(({ node, pins }, index) => ({
            index,
            memory: index === 0 ? memory - each * (shares.length - 1) : each,
            cpu: { cores: pins.map(({ vcpu }) => ({ index: vcpu })) },
            numaNodePins: [{ index: node }],
            numaTuneMode: 'preferred',
          })),
  };
}
