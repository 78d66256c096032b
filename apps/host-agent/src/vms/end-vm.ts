// VM.destroy: powers off and forgets; also the acknowledgement of a VM that went down by itself, and the undo of a start.
import { rm } from 'node:fs/promises';
import type { VerbParams } from '@overt/agent-protocol/verb-table';
import { DomainDestroyFlags } from '@overt/libvirt/constants.gen';
import { destroy, domainHandle } from '@overt/libvirt/domains';
import { LibvirtError } from '@overt/libvirt/errors';
import { dropOverlays } from './overlays.ts';
import { payloadPath, serialLogPath } from './resolve-vm.ts';
import { isDown } from './vm.ts';
import type { VmPorts } from './vm-ports.ts';

const MAX_PAYLOADS = 4;

type Params = VerbParams<'VM.destroy'>;

export const endVm = (ports: VmPorts, { vmId, graceful, createdBy }: Params): Promise<void> =>
  ports.locks(vmId, async () => {
    const vm = ports.table.get(vmId);
    if (vm === undefined || (createdBy !== undefined && vm.own?.key !== createdBy)) return;
    const hooked = { vmId, properties: vm.own?.spec.customProperties ?? {} };
    const running = !isDown(vm);
    if (running) {
      ports.table.update(vmId, { intent: 'destroy' });
      await ports.hooks('before_vm_destroy', hooked);
      await powerOff(ports, vmId, graceful);
    }
    if (vm.own === undefined) return;
    const saved = vm.exitReason === 'state_saved';
    if (running)
      ports.table.update(vmId, { status: 'down', exitReason: 'success', exitMessage: 'Powered off by the engine' });
    ports.table.remove(vmId);
    await removeVmFiles(ports, vmId, saved);
    if (!saved) await dropOverlays(ports, vm.own.spec);
    if (running) await ports.hooks('after_vm_destroy', hooked);
  });

async function powerOff(ports: VmPorts, vmId: string, graceful: boolean): Promise<void> {
  const { control } = ports.libvirt;
  const dom = domainHandle(vmId);
  const gone = (error: unknown) => {
    if (!LibvirtError.is(error, 'NO_DOMAIN', 'OPERATION_INVALID')) throw error;
  };
  if (graceful) {
    // SIGTERM and some seconds for QEMU to flush; libvirt says BUSY when it has not gone by then.
    const done = await destroy(control, dom, DomainDestroyFlags.GRACEFUL).then(
      () => true,
      (error: unknown) => LibvirtError.is(error, 'NO_DOMAIN'),
    );
    if (done) return;
  }
  await destroy(control, dom).catch(gone);
}

/** `saved`: its saved state still refers to the payload images. */
export async function removeVmFiles(ports: VmPorts, vmId: string, saved = false): Promise<void> {
  await ports.files.remove(vmId);
  for (let index = 0; index < MAX_PAYLOADS && !saved; index += 1)
    await rm(payloadPath(ports, vmId, index), { force: true });
  for (const suffix of ['', '.0', '.1', '.2']) await rm(serialLogPath(ports, vmId) + suffix, { force: true });
}
