// `POST /vms/{id}/start` -> the input of RunVm: what of the body makes it a run-once.
import type { Action, Vm } from '@overt/api-types/types.gen';
import { parseId } from '@overt/kernel/ids';
import { refuse } from '@overt/kernel/refusal';
import type { ApiRequest } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import { iconsByIds, withIconIds } from '../icons/public.ts';
import type { RunVmInput } from './actions/run-vm.ts';
import { disksOfRun, type RunOnce } from './prepare-run.ts';
import { sealInitialization } from './seal-initialization.ts';
import { settingsChange } from './vm-input.ts';
import { defined } from '../../api-object.ts';

export async function runVmInput(request: ApiRequest<Action>, ports: Ports, vmId: string): Promise<RunVmInput> {
  const view = await ports.repos.vms.require(vmId);
  const { name: vmName } = view;
  const { vm, pause, useCloudInit, useInitialization, useSysprep, useIgnition } = request.body;
  if (useSysprep === true) refuse('VM_OPTION_UNSUPPORTED', { vm: vmName, option: 'sysprep' });
  if (useIgnition === true) refuse('VM_OPTION_UNSUPPORTED', { vm: vmName, option: 'ignition' });
  const once =
    Object.keys(vm ?? {}).length > 0 || pause === true ? await runOnce(ports, vmName, vm ?? {}, pause === true) : null;
  const seed = useCloudInit ?? useInitialization;
  const given = vm?.initialization;
  return {
    vmId,
    vmName,
    diskIds: await disksOfRun(ports.repos, view, once),
    once,
    initialization: given === undefined ? null : sealInitialization(given, ports.random),
    useCloudInit: seed ?? true,
  };
}

async function runOnce(ports: Ports, vmName: string, vm: Vm, pause: boolean): Promise<RunOnce> {
  if ((vm.floppies?.length ?? 0) > 0) refuse('VM_OPTION_UNSUPPORTED', { vm: vmName, option: 'a floppy' });
  const { initialization: _seed, placementPolicy: _hosts, startPaused: _pause, ...rest } = vm;
  const cd = vm.cdroms?.[0]?.file;
  return {
    settings: settingsChange(rest),
    cd: cd === undefined || cd.id === '' ? null : (cd.id ?? cd.name ?? null),
    ejectCd: cd?.id === '',
    startPaused: pause || vm.startPaused === true,
    hosts: await hostIds(ports, vm),
  };
}

/** Hosts by id or name -> ids. Refuses NOT_FOUND. */
export async function hostIds(ports: Ports, vm: Vm): Promise<readonly string[]> {
  const named = [...(vm.placementPolicy?.hosts ?? []), ...(vm.host === undefined ? [] : [vm.host])];
  return Promise.all(
    named.map(async ({ id, name }) => {
      if (id !== undefined) return parseId(id);
      const found = name === undefined ? undefined : await ports.repos.hosts.idByName(name);
      return found ?? refuse('NOT_FOUND', { what: 'host', id: name ?? '' });
    }),
  );
}

/** What is kept of the initialization, placement and icons of a VM, or of what is like one: sealed, with ids. */
export async function storable<T extends Pick<Vm, 'initialization' | 'placementPolicy' | 'smallIcon' | 'largeIcon'>>(
  ports: Ports,
  vm: T,
): Promise<T> {
  const { initialization, placementPolicy } = vm;
  return {
    ...(await existing(ports, withIconIds(vm))),
    ...defined({
      initialization: initialization && sealInitialization(initialization, ports.random),
      placementPolicy: placementPolicy && {
        ...placementPolicy,
        ...(placementPolicy.hosts === undefined
          ? {}
          : { hosts: (await hostIds(ports, { placementPolicy })).map(id => ({ id })) }),
      },
    }),
  };
}

/** Refuses NOT_FOUND for an icon that is named by its id and not there. */
async function existing<T extends Pick<Vm, 'smallIcon' | 'largeIcon'>>(ports: Ports, vm: T): Promise<T> {
  const { smallIcon, largeIcon } = vm;
  const brought = new Set([smallIcon, largeIcon].flatMap(icon => (icon?.data === undefined ? [] : [icon.id ?? ''])));
  const named = [smallIcon?.id, largeIcon?.id].filter(id => id !== undefined && !brought.has(id)) as string[];
  if (named.length === 0) return vm;
  const there = new Set((await iconsByIds(ports, named)).map(icon => icon.id));
  const missing = named.find(id => !there.has(id));
  return missing === undefined ? vm : refuse('NOT_FOUND', { what: 'icon', id: missing.slice(0, 64) });
}
