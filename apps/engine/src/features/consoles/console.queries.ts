// The graphics consoles of VMs -> the API's GraphicsConsole. With `current` those of the running VM, with address and
// ports; otherwise those that the VM is configured with, which take effect at its next start.
import type { GraphicsConsole } from '@overt/api-types/types.gen';
import { graphicsOf, type VmView } from '../vms/public.ts';
import { consoleId, type GraphicsConsoleType } from './console.ts';

export function consolesOf(vm: VmView, current: boolean): readonly GraphicsConsole[] {
  if (!current) {
    const { configuration } = vm.next_run ?? vm;
    return graphicsOf(configuration).map(type => toConsole(vm.id, type));
  }
  if (vm.host_id === null) return [];
  return (vm.graphics ?? []).map(({ type, address, port, tlsPort }) =>
    Object.assign(toConsole(vm.id, type), { address, port, tlsPort }),
  );
}

export const toConsole = (vmId: string, type: GraphicsConsoleType): GraphicsConsole => ({
  id: consoleId(type),
  protocol: type,
  vm: { id: vmId },
});
