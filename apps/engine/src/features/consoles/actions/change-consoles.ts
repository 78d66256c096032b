// Adds a graphics console to a VM or takes one away. Consoles are made with the domain: what changes while the VM runs
// waits for its next start.
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { exclusive, typed } from '@overt/workflow/action';
import { action, type Tx } from '../../../ports.ts';
import { applyChange, can, graphicsOf, settingsOf, statusOf, vmStateTable, type VmSettings } from '../../vms/public.ts';
import { consoleId, type GraphicsConsoleType } from '../console.ts';

export interface ChangeConsolesInput {
  readonly vmId: string;
  readonly type: GraphicsConsoleType;
}

interface Prepared {
  readonly vm: string;
  readonly running: boolean;
  readonly wanted: VmSettings;
  readonly before: { readonly now: VmSettings; readonly later: VmSettings | null };
}

type Change = (types: readonly GraphicsConsoleType[], vm: string) => readonly GraphicsConsoleType[];

async function prepare(tx: Tx, vmId: string, change: Change): Promise<Prepared> {
  const view = await tx.vms.require(vmId);
  const status = statusOf(view);
  const allowed = vmStateTable.update.join(', ');
  refuseUnless(can(status, 'update'), 'VM_STATUS_FORBIDS', {
    vm: view.name,
    status,
    action: 'change its consoles',
    allowed,
  });
  const now = settingsOf(view);
  const waiting = view.next_run ?? now;
  const types = change(graphicsOf(waiting.configuration), view.name);
  const wanted = applyChange(waiting, {
    configuration: { graphicsConsoles: types.map(protocol => ({ protocol })) },
  });
  return { vm: view.name, running: view.host_id !== null, wanted, before: { now, later: view.next_run } };
}

const consolesAction = (name: string, words: string, changeFor: (type: GraphicsConsoleType) => Change) =>
  action({
    name,
    input: typed<ChangeConsolesInput>(),
    permit: (i: ChangeConsolesInput) => ({ permit: 'edit_vm_properties', on: { kind: 'vm', id: i.vmId } }),
    locks: i => [exclusive('vm', i.vmId)],
    validate: (i: ChangeConsolesInput, tx): Promise<Prepared> => prepare(tx, i.vmId, changeFor(i.type)),
    events: { succeeded: 'USER_UPDATE_VM', failed: 'USER_FAILED_UPDATE_VM' },
    about: i => [{ kind: 'vm', id: i.vmId }],
    eventParams: (_input, prepared) => ({ vm: prepared.vm }),
    describe: i => `${words} the ${i.type} console of a VM`,
  })
    .step('record', {
      async tx(tx, c) {
        const { running, wanted } = c.prepared;
        if (!running) await tx.vms.update(c.input.vmId, {}, wanted);
        await tx.vms.setNextRun(c.input.vmId, running ? wanted : null);
        return null;
      },
      async undoTx(tx, c, result) {
        if (result === undefined) return;
        await tx.vms.update(c.input.vmId, {}, c.prepared.before.now);
        await tx.vms.setNextRun(c.input.vmId, c.prepared.before.later);
      },
    })
    .result((_state, { type }) => ({ type }));

export const addGraphicsConsole = consolesAction('AddGraphicsConsole', 'Adding', type => (types, vm) => {
  refuseUnless(!types.includes(type), 'CONSOLE_EXISTS', { vm, type });
  return [...types, type];
});

export const removeGraphicsConsole = consolesAction('RemoveGraphicsConsole', 'Removing', type => types => {
  if (!types.includes(type)) refuse('NOT_FOUND', { what: 'graphics console', id: consoleId(type) });
  return types.filter(one => one !== type);
});
