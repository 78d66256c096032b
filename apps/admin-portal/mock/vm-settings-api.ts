// Of the mock's virtual machines: what can be changed while they are there, and their CD drive.
import type { Vm } from '@overt/api-types/types.gen';
import { readJson } from '@overt/wire/json-reader';
import type { Answer, Ask } from './answer.ts';
import { fault } from './answer.ts';
import type { Estate } from './estate.ts';

export function updateVm(estate: Estate, ask: Ask, vm: Vm): Answer {
  const id = vm.id ?? '';
  const { name, description, ...later } = readJson('Vm', ask.body, { unknown: 'skip' });
  if (name !== undefined && [...estate.vms.values()].some(one => one.name === name && one !== vm))
    return fault(409, `A VM named ${name} exists already. Choose another name.`);
  Object.assign(vm, name === undefined ? {} : { name }, description === undefined ? {} : { description });
  if (vm.status === 'down') Object.assign(vm, later);
  else if (Object.keys(later).length > 0) {
    estate.nextRuns.set(id, { ...estate.nextRuns.get(id), ...later });
    vm.nextRunConfigurationExists = true;
  }
  ask.notify('vm', id, 'update');
  return { type: 'Vm', one: vm };
}

/** A VM that has ended has what waited for its next start. */
export function endRun(estate: Estate, vm: Vm): void {
  const id = vm.id ?? '';
  Object.assign(vm, estate.nextRuns.get(id), { nextRunConfigurationExists: undefined });
  estate.nextRuns.delete(id);
}

export function cdrom(estate: Estate, ask: Ask, vm: Vm): Answer {
  const id = vm.id ?? '';
  const which = ask.query.get('current') === 'true' ? 'now' : 'next';
  const drive = estate.cds.get(id) ?? {};
  if (ask.verb === 'PUT') {
    const file = readJson('Cdrom', ask.body, { unknown: 'skip' }).file?.id ?? '';
    if (file !== '' && estate.disks.get(file)?.contentType !== 'iso')
      return fault(409, `The disk ${file} is no ISO image.`);
    estate.cds.set(id, { ...drive, [which]: file });
    ask.notify('vm', id, 'update');
  }
  const file = estate.cds.get(id)?.[which] ?? '';
  return {
    type: 'Cdrom',
    one: { id: '00000000-0000-0000-0000-000000000000', vm: { id }, ...(file === '' ? {} : { file: { id: file } }) },
  };
}
