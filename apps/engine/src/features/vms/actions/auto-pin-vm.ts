// Pins the processors and the memory of a VM to those of the hosts that it is bound to, when these are all alike.
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { typed } from '@overt/workflow/action';
import { action, type Tx } from '../../../ports.ts';
import { stableId } from '../../statistics/public.ts';
import { autoPins, type AutoPins } from '../auto-pins.ts';
import { withInstanceType } from '../instance-type-of.ts';
import { checkSettings } from '../vm-input.ts';
import { applyChange, settingsOf, type VmSettings } from '../vm-settings.ts';
import { aboutVm, loadVm, lockVm, onVm, type OnVm } from './vm-action.ts';

export interface AutoPinInput extends OnVm {
  readonly vmName: string;
  /** Make it as large as its host first. */
  readonly resize: boolean;
}

/** Refuses VM_CPU_PINS_INVALID. */
async function pinsFor(tx: Tx, settings: VmSettings, resize: boolean): Promise<AutoPins> {
  const ids = (settings.configuration.placementPolicy?.hosts ?? []).flatMap(({ id }) => id ?? []);
  const found = (await tx.hosts.byIds(ids)).map(({ name, capabilities }) => {
    if (capabilities === null) return refuse('VM_CPU_PINS_INVALID', { rule: `host ${name} was never up` });
    return { name, pins: autoPins(capabilities, settings, resize) };
  });
  const [first, ...others] = found;
  if (first === undefined)
    return refuse('VM_CPU_PINS_INVALID', { rule: 'the VM must be bound to hosts by its placement policy' });
  const wanted = JSON.stringify(first.pins);
  const unlike = others.find(({ pins }) => JSON.stringify(pins) !== wanted);
  refuseUnless(unlike === undefined, 'VM_CPU_PINS_INVALID', {
    rule: `hosts ${first.name} and ${unlike?.name ?? ''} have different processors; bind it to hosts that are alike`,
  });
  return first.pins;
}

export const autoPinVm = action({
  name: 'AutoPinVm',
  input: typed<AutoPinInput>(),
  permit: onVm('edit_vm_properties'),
  locks: lockVm,
  async validate({ vmId, resize }, tx) {
    const { view } = await loadVm(tx, vmId, 'changeDevices', 'have its processors pinned');
    const before = settingsOf(view);
    const { change, numaNodes } = await pinsFor(tx, before, resize);
    const settings = applyChange(before, await withInstanceType(tx, change, before));
    checkSettings(settings);
    return { vm: view.name, settings, numaNodes };
  },
  events: { succeeded: 'USER_UPDATE_VM', failed: 'USER_FAILED_UPDATE_VM' },
  about: aboutVm,
  eventParams: (_input, { vm }) => ({ vm }),
  describe: i => `Pinning the processors of VM ${i.vmName}`,
}).result(
  () => ({}),
  async (tx, { input: { vmId }, prepared }) => {
    await tx.vms.update(vmId, {}, prepared.settings);
    for (const { id } of await tx.devices.of('vm', [vmId], 'numa_node')) await tx.devices.delete(id);
    for (const node of prepared.numaNodes)
      await tx.devices.insert({ kind: 'vm', id: vmId }, stableId(`${vmId}/numa/${node.index}`), 'numa_node', node);
  },
);
