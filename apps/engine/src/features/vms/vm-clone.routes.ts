// `POST /vms/{id}/clone` -> the input of AddVm: a VM with the same settings and devices, new addresses, whole copies of the disks.
import type { Action } from '@overt/api-types/types.gen';
import { refuse } from '@overt/kernel/refusal';
import { pathId, type ApiRequest } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import { domainOf } from '../disks/public.ts';
import type { AddVmInput } from './actions/add-vm.ts';
import { settingsOf } from './vm-settings.ts';

export async function cloneVmInput(request: ApiRequest<Action>, ports: Ports): Promise<AddVmInput> {
  const vm = await ports.repos.vms.require(pathId(request, 'vmId', 'VM'));
  const { body } = request;
  const name = body.vm?.name ?? '';
  const nics = await ports.repos.nics.ofVms([vm.id]);
  const rows = await ports.repos.diskAttachments.ofVms([vm.id]);
  const disks = new Map((await ports.repos.disks.byIds(rows.map(row => row.disk_id))).map(disk => [disk.id, disk]));
  const copies = await Promise.all(
    rows.map(async row => {
      const disk = disks.get(row.disk_id) ?? refuse('NOT_FOUND', { what: 'disk', id: row.disk_id });
      const home = disk.storage_domain_id ?? refuse('NOT_FOUND', { what: 'image of disk', id: disk.id });
      const id = ports.random.uuid();
      const { bootable, active, read_only: readOnly, pass_discard: passDiscard } = row;
      return {
        shareable: disk.shareable,
        attachment: { diskId: id, interface: row.interface, bootable, active, readOnly, passDiscard },
        copy: {
          id,
          imageId: ports.random.uuid(),
          sourceId: disk.id,
          storageDomainId: await domainOf(ports, { storageDomain: body.storageDomain }, home),
          alias: disk.alias,
          description: disk.description,
          format: disk.format === 'cow' ? ('cow' as const) : ('raw' as const),
          sparse: disk.sparse,
          thin: false,
          onBehalfOf: 'owner' as const,
        },
      };
    }),
  );
  return {
    id: ports.random.uuid(),
    name,
    clusterId: vm.cluster_id,
    templateId: vm.template_id,
    devicesOf: vm.id,
    identity: {
      description: vm.description,
      comment: vm.comment,
      high_availability: vm.high_availability,
      high_availability_priority: vm.high_availability_priority,
    },
    settings: settingsOf(vm),
    nics: nics.map(({ name: nic, interface: model, vnic_profile_id, linked, plugged }) => ({
      id: ports.random.uuid(),
      name: nic,
      interface: model,
      vnic_profile_id,
      mac: null,
      linked,
      plugged,
    })),
    attachments: [],
    cd: null,
    newDisks: [],
    // A disk that several VMs share stays one.
    copies: copies.filter(({ shareable }) => !shareable).map(({ copy, attachment }) => ({ copy, attachment })),
  };
}
