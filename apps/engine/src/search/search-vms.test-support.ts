// The VMs of the random estate, with what hangs on them.
import { randomUUID } from 'node:crypto';
import type { Database } from '@overt/database/connection';
import { BUILTIN } from '../features/bootstrap/builtin.ts';
import { insert, iso, made, many, MIB, text, type Chooser, type Made } from './search-world.test-support.ts';

interface Parts {
  readonly hosts: readonly Made[];
  readonly disks: readonly Made[];
  readonly templates: readonly Made[];
}

export async function someVms(db: Database, c: Chooser, { hosts, disks, templates }: Parts) {
  const vms: Made[] = [];
  for (const at of many(40, one => one)) {
    const template = c.pick(templates);
    const host = c.maybe(c.pick(hosts));
    const addresses = host === null ? [] : c.some(['10.0.0.5', 'fe80::1', '10.0.0.77'], 0.5);
    const status = host === null ? c.pick(['down', 'suspended']) : c.pick(['up', 'powering_up', 'paused']);
    const own = c.some(disks, 0.08);
    const memory = c.below(5000) + 1;
    const cpus = c.below(8) + 1;
    const vm = made(
      {
        ...c.named(at),
        ...c.described(),
        status,
        type: c.pick(['server', 'desktop', 'high_performance']),
        os: c.pick(['rhel_9x64', 'windows_2022']),
        memory,
        guaranteed_memory: c.below(memory) + 1,
        vcpus: cpus,
        creationdate: c.when(),
        next_run_config_exists: c.chance(0.3),
        has_illegal_images: own.some(disk => text(disk, 'status') === 'illegal'),
        fqdn: host === null ? null : c.maybe(`vm${at}.Example`),
        ip: addresses,
        address: addresses,
        on_host: host === null ? null : text(host),
        cluster: text(template, 'cluster'),
        datacenter: text(template, 'datacenter'),
        architecture: template.values['architecture'] ?? null,
      },
      {
        host: host === null ? [] : [host],
        template: [template],
        event: [],
        user: [],
        vnic: [],
        storage: [...new Set(own.flatMap(disk => disk.leads['storage'] ?? []))],
      },
    );
    vms.push(vm);
    const { id, name, description, comment, type, os } = vm.values;
    const running = host === null ? status : 'down';
    await insert(db, 'vm', [
      {
        id,
        name,
        description,
        comment,
        type,
        os_type: os,
        resting_status: running,
        memory_bytes: memory * MIB,
        memory_max_bytes: memory * MIB,
        memory_guaranteed_bytes: Number(vm.values['guaranteed_memory']) * MIB,
        cpu_cores: cpus,
        created_at: iso(vm.values['creationdate']),
        next_run: vm.values['next_run_config_exists'] === true ? {} : null,
        template_id: template.id,
        cluster_id: await clusterId(db, text(vm, 'cluster')),
      },
    ]);
    if (host !== null) {
      const fqdn = vm.values['fqdn'];
      await insert(db, 'vm_runtime', [
        {
          vm_id: id,
          host_id: host.id,
          status,
          spec: {},
          memory_bytes: memory * MIB,
          cpu_count: cpus,
          guest: {
            ...(fqdn === null ? {} : { fqdn }),
            interfaces: addresses.map(one => ({ name: 'eth0', addresses: [one] })),
          },
        },
      ]);
      host.leads['vm']?.push(vm);
      host.leads['template']?.push(template);
      template.leads['host']?.push(host);
      host.values['active_vms'] = Number(host.values['active_vms']) + 1;
      host.values['committed_mem'] = Number(host.values['committed_mem']) + memory;
    }
    template.leads['vm']?.push(vm);
    template.values['childcount'] = Number(template.values['childcount']) + 1;
    for (const disk of own) {
      disk.values['number_of_vms'] = Number(disk.values['number_of_vms']) + 1;
      disk.values['vm_names'] = [...(disk.values['vm_names'] as readonly string[]), text(vm)];
      await insert(db, 'disk_attachment', [{ vm_id: id, disk_id: disk.id, interface: 'virtio' }]);
    }
    if (c.chance(0.4)) {
      const mac = `56:6f:00:00:00:${String(at).padStart(2, '0')}`;
      vm.leads['vnic']?.push(made({ id: randomUUID(), mac, network_name: 'ovirtmgmt' }));
      await insert(db, 'nic', [
        { id: vm.leads['vnic']?.[0]?.id, vm_id: id, name: 'nic1', mac, vnic_profile_id: BUILTIN.vnicProfile.id },
      ]);
    }
  }
  return vms;
}

async function clusterId(db: Database, name: string): Promise<string | undefined> {
  return (await db.selectFrom('cluster').select('id').where('name', '=', name).executeTakeFirst())?.id;
}
