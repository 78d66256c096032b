// The rest of the random estate: what runs on the foundations.
import { randomUUID } from 'node:crypto';
import type { Database } from '@overt/database/connection';
import { someVms } from './search-vms.test-support.ts';
import { someEvents, someUsers } from './search-people.test-support.ts';
import {
  chooser,
  foundations,
  GIB,
  insert,
  iso,
  made,
  many,
  MIB,
  tagging,
  text,
  type Chooser,
  type Made,
  type World,
} from './search-world.test-support.ts';

type Foundations = Awaited<ReturnType<typeof foundations>>;

export async function searchWorld(db: Database, seed: number, now: number): Promise<World> {
  const c = chooser(seed, now);
  const base = await foundations(db, c);
  const tag = await tagging(db, c);
  const hosts = await someHosts(db, c, base);
  const storage = await someStorage(db, c, base, hosts);
  const disks = await someDisks(db, c, base, storage);
  const templates = await someTemplates(db, c, base);
  const vms = await someVms(db, c, { hosts, disks, templates });
  const users = await someUsers(db, c, vms);
  const events = await someEvents(db, c, { vms, hosts, users });
  for (const [entity, things] of Object.entries({ vm: vms, host: hosts, template: templates, user: users }))
    await tag(entity, things);
  const { dataCenters, clusters } = base;
  const networks = base.networks.map(one => one.network);
  const found = { host: hosts, storage, disk: disks, template: templates, vm: vms, user: users, event: events };
  return { datacenter: dataCenters, cluster: clusters, network: networks, ...found };
}

const dataCenterOf = (cluster: Made): Made | undefined => cluster.leads['datacenter']?.[0];

async function someHosts(db: Database, c: Chooser, { clusters, networks }: Foundations) {
  const hosts: Made[] = [];
  for (const at of many(6, one => one)) {
    const cluster = c.pick(clusters);
    const dataCenter = dataCenterOf(cluster);
    const known = c.chance(0.8);
    const nics = known ? many(c.below(3), nic => ({ name: `eth${nic}`, mac: `52:54:00:00:0${at}:0${nic}` })) : [];
    const [memory, cpus] = known ? [c.below(4096), c.below(64)] : [null, null];
    const resting = c.pick(['maintenance', 'installing', 'active', 'active']);
    const running = c.pick(['up', 'non_responsive', 'connecting']);
    const status = resting === 'active' ? (known ? running : 'unassigned') : resting;
    const host = made(
      {
        ...c.named(at),
        comment: c.words(),
        address: `h${at}.example`,
        hw_id: randomUUID(),
        status,
        cluster: text(cluster),
        datacenter: text(dataCenter),
        architecture: cluster.values['architecture'] ?? null,
        memory,
        cpus,
        version: known ? '1.2' : null,
        active_vms: 0,
        committed_mem: 0,
      },
      {
        vm: [],
        event: [],
        storage: [],
        template: [],
        user: [],
        nic: nics.map(nic => made({ id: nic.name, mac: nic.mac })),
      },
    );
    const { id, name, comment, address, hw_id: hardware } = host.values;
    await insert(db, 'host', [
      { id, name, comment, address, hardware_id: hardware, cluster_id: cluster.id, administrative_state: resting },
    ]);
    const reported = known
      ? c.some(
          networks.filter(one => one.dataCenter === dataCenter),
          0.5,
        )
      : [];
    for (const { network } of reported)
      network.leads['host_network']?.push(made({ id: host.id, host_name: text(host) }));
    const capabilities = {
      agentVersion: '1.2',
      nics,
      networks: reported.map(({ network }) => ({ name: text(network), bridge: 'x' })),
    };
    if (known)
      await insert(db, 'host_runtime', [
        { host_id: id, status: running, capabilities, memory_bytes: Number(memory) * MIB, cpu_threads: cpus },
      ]);
    hosts.push(host);
  }
  return hosts;
}

async function someStorage(db: Database, c: Chooser, { dataCenters, clusters }: Foundations, hosts: readonly Made[]) {
  const domains: Made[] = [];
  for (const at of many(6, one => one)) {
    const local = c.maybe(c.pick(hosts));
    const attached =
      local === null ? c.maybe(c.pick(dataCenters)) : dataCenters.find(one => text(one) === text(local, 'datacenter'));
    const [total, free] = [c.below(500), c.below(100)];
    const state = c.pick(['active', 'maintenance', 'inactive']);
    const storage = made(
      {
        ...c.named(at),
        ...c.described(),
        status: attached ? state : 'unattached',
        type: local === null ? 'nfs' : 'localfs',
        datacenter: attached ? text(attached) : null,
        total_size: total,
        free_size: free,
        used_size: total - free,
        wipe_after_delete: c.chance(0.5),
        backup: c.chance(0.5),
        low_space_threshold: c.below(50),
      },
      {
        host: local === null ? [] : [local],
        cluster: clusters.filter(one => attached && dataCenterOf(one) === attached),
      },
    );
    domains.push(storage);
    if (attached) attached.leads['storage']?.push(storage);
    for (const cluster of storage.leads['cluster'] ?? []) cluster.leads['storage']?.push(storage);
    for (const host of hosts.filter(one => attached && text(one, 'datacenter') === text(attached)))
      if (local === null) storage.leads['host']?.push(host);
    for (const host of storage.leads['host'] ?? []) if (attached) host.leads['storage']?.push(storage);
    const {
      id,
      name,
      description,
      comment,
      type,
      wipe_after_delete,
      backup,
      low_space_threshold: low,
    } = storage.values;
    await insert(db, 'storage_domain', [
      {
        id,
        name,
        description,
        comment,
        storage_type: type,
        connection: {},
        local_host_id: local?.id ?? null,
        wipe_after_delete,
        backup,
        warning_low_space_percent: low,
        total_bytes: total * GIB,
        free_bytes: free * GIB,
      },
    ]);
    if (attached)
      await insert(db, 'storage_domain_attachment', [
        { storage_domain_id: id, data_center_id: attached.id, status: state },
      ]);
  }
  for (const dataCenter of dataCenters) {
    const states = (dataCenter.leads['storage'] ?? []).map(one => text(one, 'status'));
    const settled = states.every(one => one === 'maintenance') ? 'maintenance' : 'not_operational';
    if (states.length > 0) dataCenter.values['status'] = states.includes('active') ? 'up' : settled;
  }
  return domains;
}

async function someDisks(db: Database, c: Chooser, { dataCenters }: Foundations, storage: readonly Made[]) {
  const disks = many(25, at => {
    const { id, name } = c.named(at);
    const domain = c.maybe(c.pick(storage));
    const size = c.below(200);
    const attached = text(domain ?? undefined, 'datacenter');
    return made(
      {
        id,
        name,
        alias: name,
        description: c.words(),
        status: c.pick(['ok', 'locked', 'illegal']),
        disk_content_type: c.pick(['data', 'iso', 'ovf_store']),
        disk_type: 'image',
        allocation_policy: c.pick(['sparse', 'preallocated']),
        provisioned_size: size,
        size,
        creation_date: c.when(),
        shareable: c.chance(0.5),
        wipe_after_delete: c.chance(0.5),
        number_of_vms: 0,
        vm_names: [],
      },
      { storage: domain === null ? [] : [domain], datacenter: dataCenters.filter(one => text(one) === attached) },
    );
  });
  await insert(
    db,
    'disk',
    disks.map(({ values: v, leads }) => ({
      id: v['id'],
      alias: v['alias'],
      description: v['description'],
      status: v['status'],
      content_type: v['disk_content_type'],
      format: 'cow',
      sparse: v['allocation_policy'] === 'sparse',
      provisioned_bytes: Number(v['size']) * GIB,
      created_at: iso(v['creation_date']),
      shareable: v['shareable'],
      wipe_after_delete: v['wipe_after_delete'],
      storage_domain_id: leads['storage']?.[0]?.id ?? null,
    })),
  );
  return disks;
}

async function someTemplates(db: Database, c: Chooser, { clusters }: Foundations) {
  const templates = many(6, at => {
    const cluster = c.pick(clusters);
    return made(
      {
        ...c.named(at),
        ...c.described(),
        os: c.pick(['rhel_9x64', 'windows_2022', 'other']),
        creationdate: c.when(),
        childcount: 0,
        mem: c.below(9000) + 1,
        status: c.pick(['ok', 'locked']),
        version_name: c.words(),
        cluster: text(cluster),
        datacenter: text(dataCenterOf(cluster)),
        architecture: cluster.values['architecture'] ?? null,
      },
      { vm: [], host: [], event: [], user: [] },
    );
  });
  await insert(
    db,
    'template',
    templates.map(({ values: v }) => ({
      id: v['id'],
      name: v['name'],
      description: v['description'],
      comment: v['comment'],
      os_type: v['os'],
      created_at: iso(v['creationdate']),
      memory_bytes: Number(v['mem']) * MIB,
      status: v['status'],
      version_name: v['version_name'],
      cluster_id: clusters.find(one => text(one) === v['cluster'])?.id,
    })),
  );
  return templates;
}
