// Everything that can be searched, and what leads from one to another: `host.status=up` on VMs. A reference says which of its
// own rows lead to the found ones; inside `select` the names of tables mean the other entity's.
import { sql, type RawBuilder } from 'kysely';
import { clusterSearch } from './features/clusters/cluster.repo.ts';
import { dataCenterSearch } from './features/data-centers/data-center.repo.ts';
import { diskSearch } from './features/disks/disk.search.repo.ts';
import { eventSearch } from './features/events/event.repo.ts';
import { groupSearch } from './features/groups/group.repo.ts';
import { hostSearch } from './features/hosts/host.search.repo.ts';
import { jobSearch } from './features/jobs/job.repo.ts';
import { networkSearch } from './features/networks/network.repo.ts';
import { storageDomainSearch } from './features/storage-domains/storage-domain.search.repo.ts';
import { instanceTypeSearch, templateSearch } from './features/templates/template.search.repo.ts';
import { userSearch } from './features/users/user.repo.ts';
import { vmPoolSearch } from './features/vm-pools/vm-pool.repo.ts';
import { vmSearch } from './features/vms/vm.search.repo.ts';
import { noText } from './search/field-kinds.repo.ts';
import { enumeration, id, number, text, type Reference, type Searchables, type Searched } from './search/searchable.ts';

type Sql = RawBuilder<unknown>;

const vnics: Searched = {
  from: sql`nic left join vnic_profile on vnic_profile.id = nic.vnic_profile_id
    left join network on network.id = vnic_profile.network_id`,
  fields: { id: id(sql`nic.id`), network_name: text(sql`network.name`), mac: text(sql`nic.mac::text`) },
};

// As hosts report them; none of them has a row of its own.
const hostNics: Searched = {
  from: sql`host_runtime cross join lateral jsonb_array_elements(host_runtime.capabilities -> 'nics') as n(nic)
    left join lateral jsonb_array_elements(host_runtime.capabilities -> 'networks') as w(network)
      on w.network ->> 'bridge' = n.nic ->> 'name'`,
  fields: {
    id: id(sql`n.nic ->> 'name'`),
    mac: text(sql`n.nic ->> 'mac'`),
    network_name: text(sql`w.network ->> 'name'`),
  },
};

const hostNetworks: Searched = {
  from: sql`host join cluster on cluster.id = host.cluster_id join host_runtime on host_runtime.host_id = host.id
    cross join lateral jsonb_array_elements(host_runtime.capabilities -> 'networks') as w(reported)
    join network on network.data_center_id = cluster.data_center_id and network.name = w.reported ->> 'name'`,
  fields: { id: id(sql`host.id`), host_name: text(sql`host.name`) },
};

const clusterNetworks: Searched = {
  from: sql`cluster_network join cluster on cluster.id = cluster_network.cluster_id
    join network on network.id = cluster_network.network_id`,
  fields: {
    id: id(sql`network.id`),
    network_name: text(sql`network.name`),
    cluster_name: text(sql`cluster.name`),
  },
};

const quotas: Searched = {
  from: sql`quota join data_center on data_center.id = quota.data_center_id`,
  fields: {
    id: id(sql`quota.id`),
    name: text(sql`quota.name`),
    description: text(sql`quota.description`),
    storagepoolname: text(sql`data_center.name`),
    thresholdstoragepercentage: number(sql`quota.storage_soft_percent`),
    thresholdclusterpercentage: number(sql`quota.cluster_soft_percent`),
    gracestoragepercentage: number(sql`quota.storage_hard_percent`),
    graceclusterpercentage: number(sql`quota.cluster_hard_percent`),
    enforcementtype: id(sql`data_center.quota_mode`),
  },
};

// None of these is kept here: a search through them finds nothing.
const providers: Searched = {
  from: sql`(select null::text as name where false) provider`,
  fields: {
    id: id(sql`provider.name`),
    name: noText,
    description: noText,
    url: noText,
    type: enumeration(sql`provider.name`),
  },
};

const nothing: Reference = () => sql<boolean>`false`;

/** Users with a permission of their own on the object. */
const holders =
  (entity: 'vm' | 'host' | 'template', own: Sql): Reference =>
  select => sql<boolean>`${own} in (
  select p.entity_id from permission p where p.entity = ${entity} and p.subject_id in ${select(sql`engine_user.id`)})`;

const held =
  (entity: 'vm' | 'host' | 'template', other: Sql): Reference =>
  select => sql<boolean>`engine_user.id in (
  select p.subject_id from permission p where p.entity = ${entity} and p.entity_id in ${select(other)})`;

/** Events are about it. */
const told =
  (own: Sql, about: Sql): Reference =>
  select =>
    sql<boolean>`${own} in ${select(about)}`;

const onTemplates: Searchables['references']['template'] = {
  event: told(sql`template.id`, sql`event.template_id`),
  host: select => sql<boolean>`template.id in (select v.template_id from vm v join vm_runtime x on x.vm_id = v.id
    where x.host_id in ${select(sql`host.id`)})`,
  storage: select => sql<boolean>`template.id in (select a.template_id from template_disk_attachment a
    join disk d on d.id = a.disk_id where d.storage_domain_id in ${select(sql`storage_domain.id`)})`,
  user: holders('template', sql`template.id`),
  vm: select => sql<boolean>`template.id in ${select(sql`vm.template_id`)}`,
  vnic: select => sql<boolean>`template.id in ${select(sql`nic.template_id`)}`,
};

export const searchables: Searchables = {
  entities: {
    cluster: clusterSearch,
    cluster_network: clusterNetworks,
    datacenter: dataCenterSearch,
    disk: diskSearch,
    event: eventSearch,
    group: groupSearch,
    host: hostSearch,
    host_network: hostNetworks,
    instancetype: instanceTypeSearch,
    job: jobSearch,
    network: networkSearch,
    nic: hostNics,
    pool: vmPoolSearch,
    provider: providers,
    quota: quotas,
    storage: storageDomainSearch,
    template: templateSearch,
    user: userSearch,
    vm: vmSearch,
    vnic: vnics,
  },
  references: {
    vm: {
      event: told(sql`vm.id`, sql`event.vm_id`),
      host: select => sql<boolean>`r.host_id in ${select(sql`host.id`)}`,
      storage: select => sql<boolean>`vm.id in (select a.vm_id from disk_attachment a join disk d on d.id = a.disk_id
        where d.storage_domain_id in ${select(sql`storage_domain.id`)})`,
      template: select => sql<boolean>`vm.template_id in ${select(sql`template.id`)}`,
      user: holders('vm', sql`vm.id`),
      vnic: select => sql<boolean>`vm.id in ${select(sql`nic.vm_id`)}`,
    },
    host: {
      event: told(sql`host.id`, sql`event.host_id`),
      nic: select => sql<boolean>`host.id in ${select(sql`host_runtime.host_id`)}`,
      storage: select => sql<boolean>`exists (select 1 from storage_domain_attachment a
        join storage_domain d on d.id = a.storage_domain_id where a.data_center_id = data_center.id
        and coalesce(d.local_host_id, host.id) = host.id and d.id in ${select(sql`storage_domain.id`)})`,
      template: select => sql<boolean>`host.id in (select x.host_id from vm_runtime x join vm v on v.id = x.vm_id
        where v.template_id in ${select(sql`template.id`)})`,
      user: holders('host', sql`host.id`),
      vm: select =>
        sql<boolean>`host.id in (select x.host_id from vm_runtime x where x.vm_id in ${select(sql`vm.id`)})`,
    },
    template: onTemplates,
    instancetype: onTemplates,
    user: {
      event: told(sql`engine_user.id`, sql`event.user_id`),
      host: held('host', sql`host.id`),
      template: held('template', sql`template.id`),
      vm: held('vm', sql`vm.id`),
    },
    event: {
      cluster: select => sql<boolean>`event.cluster_id in ${select(sql`cluster.id`)}`,
      host: select => sql<boolean>`event.host_id in ${select(sql`host.id`)}`,
      quota: nothing,
      template: select => sql<boolean>`event.template_id in ${select(sql`template.id`)}`,
      user: select => sql<boolean>`event.user_id in ${select(sql`engine_user.id`)}`,
      vm: select => sql<boolean>`event.vm_id in ${select(sql`vm.id`)}`,
    },
    cluster: {
      cluster_network: select => sql<boolean>`cluster.id in ${select(sql`cluster_network.cluster_id`)}`,
      datacenter: select => sql<boolean>`cluster.data_center_id in ${select(sql`data_center.id`)}`,
      storage: select => sql<boolean>`cluster.data_center_id in ${select(sql`attachment.data_center_id`)}`,
    },
    datacenter: {
      cluster: select => sql<boolean>`data_center.id in ${select(sql`cluster.data_center_id`)}`,
      network: select => sql<boolean>`data_center.id in ${select(sql`network.data_center_id`)}`,
      storage: select => sql<boolean>`data_center.id in ${select(sql`attachment.data_center_id`)}`,
    },
    disk: {
      datacenter: select => sql<boolean>`disk.storage_domain_id in (select a.storage_domain_id
        from storage_domain_attachment a where a.data_center_id in ${select(sql`data_center.id`)})`,
      storage: select => sql<boolean>`disk.storage_domain_id in ${select(sql`storage_domain.id`)}`,
    },
    storage: {
      cluster: select => sql<boolean>`attachment.data_center_id in ${select(sql`cluster.data_center_id`)}`,
      host: select => sql<boolean>`case when storage_domain.local_host_id is null
        then attachment.data_center_id in ${select(sql`cluster.data_center_id`)}
        else storage_domain.local_host_id in ${select(sql`host.id`)} end`,
    },
    network: {
      cluster_network: select => sql<boolean>`network.id in ${select(sql`cluster_network.network_id`)}`,
      host_network: select => sql<boolean>`network.id in ${select(sql`network.id`)}`,
      provider: nothing,
    },
  },
};
