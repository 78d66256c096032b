// What can be searched: per entity its fields and the entities that a field may be reached through (`host.name`).
// Pure data. Enumerated values stand folded, in lower case without underscores, so that `PoweringUp`, `powering_up` and
// `poweringup` are the same; the parser folds what it reads.

export type SearchFieldKind = 'text' | 'id' | 'integer' | 'decimal' | 'boolean' | 'date' | 'duration' | 'values';

export interface SearchField {
  readonly kind: SearchFieldKind;
  /** Of kind `values`: the folded words, in rising order where order has a meaning. */
  readonly values?: readonly string[];
  /** Understood, but not offered for completion. */
  readonly hidden?: true;
  /** Holds several values; one that matches is enough. */
  readonly list?: true;
  /** A tag also matches what carries one of its descendants. */
  readonly tree?: true;
}

export interface SearchTable {
  /** Top-level collection that takes `search` for it. */
  readonly collection: string | undefined;
  /** Names that it is called by before a dot or a colon. */
  readonly aliases: readonly string[];
  readonly refs: readonly SearchEntity[];
  readonly fields: Readonly<Record<string, SearchField>>;
}

export type SearchEntity =
  | 'event'
  | 'template'
  | 'instancetype'
  | 'user'
  | 'group'
  | 'host'
  | 'vm'
  | 'cluster'
  | 'quota'
  | 'datacenter'
  | 'disk'
  | 'storage'
  | 'pool'
  | 'network'
  | 'nic'
  | 'vnic'
  | 'cluster_network'
  | 'host_network'
  | 'provider'
  | 'session'
  | 'job'
  | 'vnicprofile'
  | 'aduser'
  | 'adgroup';

const auditLogSeverity = ['normal', 'warning', 'error', 'alert'];
const vmTemplateStatus = ['ok', 'locked', 'illegal'];
const architectureType = ['undefined', 'x86', 'ppc', 's390x', 'x8664', 'ppc64', 'ppc64le', 'ppcle'];
const hostStatus = [
  'unassigned',
  'down',
  'maintenance',
  'up',
  'nonresponsive',
  'error',
  'installing',
  'installfailed',
  'reboot',
  'preparingformaintenance',
  'nonoperational',
  'pendingapproval',
  'initializing',
  'connecting',
  'installingos',
  'kdumping',
];
const externalStatus = ['ok', 'info', 'warning', 'error', 'failure'];
const hostType = ['rhel', 'rhevh'];
const vmStatus = [
  'unassigned',
  'down',
  'up',
  'poweringup',
  'paused',
  'migratingfrom',
  'migratingto',
  'unknown',
  'notresponding',
  'waitforlaunch',
  'rebootinprogress',
  'savingstate',
  'restoringstate',
  'suspended',
  'imageillegal',
  'imagelocked',
  'poweringdown',
];
const vmType = ['desktop', 'server', 'highperformance'];
const biosType = ['i440fxseabios', 'q35seabios', 'q35ovmf', 'q35secureboot'];
const storagePoolStatus = ['uninitialized', 'up', 'maintenance', 'notoperational', 'nonresponsive', 'contend'];
const imageStatus = ['unassigned', 'ok', 'locked', 'illegal'];
const diskStorageType = ['image', 'lun', 'cinder', 'managedblockstorage', 'kubernetes'];
const diskContentType = [
  'data',
  'ovfstore',
  'memorydumpvolume',
  'memorymetadatavolume',
  'iso',
  'hostedengine',
  'hostedenginesanlock',
  'hostedenginemetadata',
  'hostedengineconfiguration',
  'backupscratch',
];
const volumeType = ['unassigned', 'preallocated', 'sparse'];
const storageDomainStatus = [
  'unknown',
  'uninitialized',
  'unattached',
  'active',
  'inactive',
  'locked',
  'maintenance',
  'preparingformaintenance',
  'detaching',
  'activating',
];
const storageDomainSharedStatus = ['unattached', 'active', 'inactive', 'mixed'];
const storageType = [
  'unknown',
  'nfs',
  'fcp',
  'iscsi',
  'localfs',
  'posixfs',
  'glusterfs',
  'glance',
  'cinder',
  'managedblockstorage',
  'unmanaged',
];
const vmPoolType = ['automatic', 'manual'];
const providerType = [
  'openstacknetwork',
  'foreman',
  'openstackimage',
  'openstackvolume',
  'vmware',
  'externalnetwork',
  'kvm',
  'xen',
  'kubevirt',
];
const jobStatus = ['started', 'finished', 'failed', 'aborted', 'unknown'];

export const searchTables: Readonly<Record<SearchEntity, SearchTable>> = {
  event: {
    collection: 'events',
    aliases: ['event', 'events'],
    refs: ['cluster', 'host', 'quota', 'template', 'user', 'vm'],
    fields: {
      type: { kind: 'integer' },
      severity: { kind: 'values', values: auditLogSeverity },
      message: { kind: 'text' },
      time: { kind: 'date' },
      usrname: { kind: 'text' },
      event_host: { kind: 'text' },
      event_vm: { kind: 'text' },
      event_template: { kind: 'text' },
      event_storage: { kind: 'text' },
      event_datacenter: { kind: 'text' },
      event_volume: { kind: 'text' },
      correlation_id: { kind: 'text' },
      origin: { kind: 'text' },
      custom_event_id: { kind: 'integer' },
      deleted: { kind: 'boolean' },
      _event_vm_id: { kind: 'text', hidden: true },
      _event_template_id: { kind: 'text', hidden: true },
      _event_storage_id: { kind: 'text', hidden: true },
      _event_host_id: { kind: 'text', hidden: true },
      _event_datacenter_id: { kind: 'text', hidden: true },
      _event_quota_id: { kind: 'text', hidden: true },
      usrid: { kind: 'text', hidden: true },
      id: { kind: 'id', hidden: true },
    },
  },
  template: {
    collection: 'templates',
    aliases: ['template', 'templates'],
    refs: ['event', 'host', 'storage', 'user', 'vm', 'vnic'],
    fields: {
      name: { kind: 'text' },
      comment: { kind: 'text' },
      os: { kind: 'text' },
      creationdate: { kind: 'date' },
      childcount: { kind: 'integer' },
      mem: { kind: 'integer' },
      description: { kind: 'text' },
      status: { kind: 'values', values: vmTemplateStatus },
      sealed: { kind: 'boolean' },
      cluster: { kind: 'text' },
      datacenter: { kind: 'text' },
      quota: { kind: 'text' },
      architecture: { kind: 'values', values: architectureType },
      version_name: { kind: 'text' },
      tag: { kind: 'text', tree: true },
      _vmt_id: { kind: 'id', hidden: true },
      id: { kind: 'id', hidden: true },
    },
  },
  instancetype: {
    collection: 'instancetypes',
    aliases: ['instancetype', 'instancetypes'],
    refs: ['event', 'host', 'storage', 'user', 'vm', 'vnic'],
    fields: {
      name: { kind: 'text' },
      comment: { kind: 'text' },
      os: { kind: 'text' },
      creationdate: { kind: 'date' },
      childcount: { kind: 'integer' },
      mem: { kind: 'integer' },
      description: { kind: 'text' },
      status: { kind: 'values', values: vmTemplateStatus },
      sealed: { kind: 'boolean' },
      cluster: { kind: 'text' },
      datacenter: { kind: 'text' },
      quota: { kind: 'text' },
      architecture: { kind: 'values', values: architectureType },
      version_name: { kind: 'text' },
      tag: { kind: 'text', tree: true },
      _vmt_id: { kind: 'id', hidden: true },
      id: { kind: 'id', hidden: true },
    },
  },
  user: {
    collection: 'users',
    aliases: ['user', 'users'],
    refs: ['event', 'host', 'template', 'vm'],
    fields: {
      name: { kind: 'text' },
      lastname: { kind: 'text' },
      usrname: { kind: 'text' },
      user_and_domain: { kind: 'text' },
      login: { kind: 'text' },
      directory: { kind: 'text' },
      department: { kind: 'text' },
      tag: { kind: 'text', tree: true },
      pool: { kind: 'text' },
      type: { kind: 'id' },
      id: { kind: 'id', hidden: true },
    },
  },
  group: {
    collection: 'groups',
    aliases: ['group', 'groups'],
    refs: [],
    fields: {
      grpname: { kind: 'text' },
      name: { kind: 'text' },
      id: { kind: 'id', hidden: true },
    },
  },
  host: {
    collection: 'hosts',
    aliases: ['host', 'hosts'],
    refs: ['event', 'nic', 'storage', 'template', 'user', 'vm'],
    fields: {
      name: { kind: 'text' },
      comment: { kind: 'text' },
      status: { kind: 'values', values: hostStatus },
      external_status: { kind: 'values', values: externalStatus },
      cluster: { kind: 'text' },
      address: { kind: 'text' },
      cpu_usage: { kind: 'integer' },
      mem_usage: { kind: 'integer' },
      network_usage: { kind: 'integer' },
      load: { kind: 'decimal' },
      version: { kind: 'text' },
      cpus: { kind: 'integer' },
      memory: { kind: 'integer' },
      cpu_speed: { kind: 'decimal' },
      cpu_model: { kind: 'text' },
      active_vms: { kind: 'integer' },
      migrating_vms: { kind: 'integer' },
      committed_mem: { kind: 'integer' },
      tag: { kind: 'text', tree: true },
      type: { kind: 'values', values: hostType },
      datacenter: { kind: 'text' },
      architecture: { kind: 'values', values: architectureType },
      update_available: { kind: 'boolean' },
      ha_score: { kind: 'integer' },
      spm_id: { kind: 'integer' },
      hw_id: { kind: 'id' },
      id: { kind: 'id', hidden: true },
    },
  },
  vm: {
    collection: 'vms',
    aliases: ['vm', 'vms'],
    refs: ['event', 'host', 'storage', 'template', 'user', 'vnic'],
    fields: {
      name: { kind: 'text' },
      comment: { kind: 'text' },
      status: { kind: 'values', values: vmStatus },
      ip: { kind: 'text' },
      on_host: { kind: 'text' },
      fqdn: { kind: 'text' },
      uptime: { kind: 'duration' },
      os: { kind: 'text' },
      creationdate: { kind: 'date' },
      address: { kind: 'text' },
      cpu_usage: { kind: 'integer' },
      mem_usage: { kind: 'integer' },
      network_usage: { kind: 'integer' },
      memory: { kind: 'integer' },
      guaranteed_memory: { kind: 'integer' },
      migration_progress_percent: { kind: 'integer' },
      apps: { kind: 'text' },
      cluster: { kind: 'text' },
      pool: { kind: 'text' },
      loggedinuser: { kind: 'text' },
      tag: { kind: 'text', tree: true },
      datacenter: { kind: 'text' },
      type: { kind: 'values', values: vmType },
      quota: { kind: 'text' },
      id: { kind: 'id' },
      description: { kind: 'text' },
      architecture: { kind: 'values', values: architectureType },
      custom_emulated_machine: { kind: 'text' },
      custom_cpu_type: { kind: 'text' },
      compatibility_level: { kind: 'text' },
      custom_compatibility_level: { kind: 'id' },
      created_by_user_id: { kind: 'id' },
      next_run_config_exists: { kind: 'boolean' },
      has_illegal_images: { kind: 'boolean' },
      bios_type: { kind: 'values', values: biosType },
      k8s_namespace: { kind: 'text' },
      vcpus: { kind: 'integer' },
    },
  },
  cluster: {
    collection: 'clusters',
    aliases: ['cluster', 'clusters'],
    refs: ['cluster_network', 'datacenter', 'storage'],
    fields: {
      name: { kind: 'text' },
      description: { kind: 'text' },
      comment: { kind: 'text' },
      architecture: { kind: 'values', values: architectureType },
      compatibility_level: { kind: 'id' },
      cpu_type: { kind: 'text' },
      id: { kind: 'id', hidden: true },
    },
  },
  quota: {
    collection: undefined,
    aliases: ['quota', 'quotas'],
    refs: [],
    fields: {
      name: { kind: 'text' },
      storagepoolname: { kind: 'text' },
      description: { kind: 'text' },
      thresholdstoragepercentage: { kind: 'integer' },
      thresholdclusterpercentage: { kind: 'integer' },
      gracestoragepercentage: { kind: 'integer' },
      graceclusterpercentage: { kind: 'integer' },
      enforcementtype: { kind: 'id' },
      id: { kind: 'id', hidden: true },
    },
  },
  datacenter: {
    collection: 'datacenters',
    aliases: ['datacenter', 'datacenters'],
    refs: ['cluster', 'network', 'storage'],
    fields: {
      name: { kind: 'text' },
      description: { kind: 'text' },
      local: { kind: 'boolean' },
      status: { kind: 'values', values: storagePoolStatus },
      comment: { kind: 'text' },
      compatibility_version: { kind: 'text' },
      id: { kind: 'id', hidden: true },
    },
  },
  disk: {
    collection: 'disks',
    aliases: ['disk', 'disks'],
    refs: ['datacenter', 'storage'],
    fields: {
      alias: { kind: 'text' },
      name: { kind: 'text' },
      description: { kind: 'text' },
      provisioned_size: { kind: 'integer' },
      size: { kind: 'integer' },
      actual_size: { kind: 'integer' },
      creation_date: { kind: 'date' },
      shareable: { kind: 'boolean' },
      status: { kind: 'values', values: imageStatus },
      disk_type: { kind: 'values', values: diskStorageType },
      disk_content_type: { kind: 'values', values: diskContentType },
      allocation_policy: { kind: 'values', values: volumeType },
      number_of_vms: { kind: 'integer' },
      vm_names: { kind: 'text', list: true },
      quota: { kind: 'text' },
      id: { kind: 'id' },
      wipe_after_delete: { kind: 'boolean' },
      last_modified: { kind: 'date' },
    },
  },
  storage: {
    collection: 'storagedomains',
    aliases: ['storage', 'storagedomains', 'storages'],
    refs: ['cluster', 'host'],
    fields: {
      name: { kind: 'text' },
      status: { kind: 'values', values: storageDomainStatus },
      shared_status: { kind: 'values', values: storageDomainSharedStatus },
      external_status: { kind: 'values', values: externalStatus },
      datacenter: { kind: 'text', list: true },
      type: { kind: 'values', values: storageType },
      free_size: { kind: 'integer' },
      used_size: { kind: 'integer' },
      total_size: { kind: 'integer' },
      committed: { kind: 'integer' },
      comment: { kind: 'text' },
      description: { kind: 'text' },
      wipe_after_delete: { kind: 'boolean' },
      discard_after_delete: { kind: 'boolean' },
      low_space_threshold: { kind: 'integer' },
      critical_space_threshold: { kind: 'integer' },
      backup: { kind: 'boolean' },
      id: { kind: 'id', hidden: true },
    },
  },
  pool: {
    collection: 'vmpools',
    aliases: ['pool', 'pools', 'vmpools'],
    refs: [],
    fields: {
      name: { kind: 'text' },
      description: { kind: 'text' },
      comment: { kind: 'text' },
      type: { kind: 'values', values: vmPoolType },
      cluster: { kind: 'text' },
      datacenter: { kind: 'text' },
      architecture: { kind: 'values', values: architectureType },
      assigned_vm_count: { kind: 'integer' },
      running_vm_count: { kind: 'integer' },
      id: { kind: 'id', hidden: true },
    },
  },
  network: {
    collection: 'networks',
    aliases: ['network', 'networks'],
    refs: ['cluster_network', 'host_network', 'provider'],
    fields: {
      name: { kind: 'text' },
      description: { kind: 'text' },
      comment: { kind: 'text' },
      vlanid: { kind: 'integer' },
      stp: { kind: 'boolean' },
      mtu: { kind: 'integer' },
      vmnetwork: { kind: 'boolean' },
      datacenter: { kind: 'text' },
      label: { kind: 'text' },
      provider_name: { kind: 'text' },
      qos_name: { kind: 'text' },
      id: { kind: 'id', hidden: true },
    },
  },
  nic: {
    collection: undefined,
    aliases: ['nic'],
    refs: [],
    fields: {
      network_name: { kind: 'text' },
      mac: { kind: 'text' },
      id: { kind: 'id', hidden: true },
    },
  },
  vnic: {
    collection: undefined,
    aliases: ['vnic'],
    refs: [],
    fields: {
      network_name: { kind: 'text' },
      mac: { kind: 'text' },
      id: { kind: 'id', hidden: true },
    },
  },
  cluster_network: {
    collection: undefined,
    aliases: ['cluster_network'],
    refs: [],
    fields: {
      network_name: { kind: 'text' },
      cluster_name: { kind: 'text' },
      id: { kind: 'id', hidden: true },
    },
  },
  host_network: {
    collection: undefined,
    aliases: ['host_network'],
    refs: [],
    fields: {
      host_name: { kind: 'text' },
      id: { kind: 'id', hidden: true },
    },
  },
  provider: {
    collection: undefined,
    aliases: ['provider', 'providers'],
    refs: [],
    fields: {
      name: { kind: 'text' },
      type: { kind: 'values', values: providerType },
      description: { kind: 'text' },
      url: { kind: 'text' },
      id: { kind: 'id', hidden: true },
    },
  },
  session: {
    collection: undefined,
    aliases: ['session', 'sessions'],
    refs: [],
    fields: {
      user_id: { kind: 'id' },
      user_name: { kind: 'text' },
      authz_name: { kind: 'text' },
      source_ip: { kind: 'text' },
      id: { kind: 'integer' },
    },
  },
  job: {
    collection: 'jobs',
    aliases: ['job', 'jobs'],
    refs: [],
    fields: {
      correlation_id: { kind: 'id' },
      id: { kind: 'id', hidden: true },
      status: { kind: 'values', values: jobStatus },
      description: { kind: 'text' },
    },
  },
  vnicprofile: {
    collection: undefined,
    aliases: ['vnicprofile', 'vnicprofiles'],
    refs: [],
    fields: {
      name: { kind: 'text' },
      description: { kind: 'text' },
      port_mirroring: { kind: 'boolean' },
      passthrough: { kind: 'boolean' },
      network_name: { kind: 'text' },
      compatibility_version: { kind: 'text' },
      datacenter: { kind: 'text' },
      qos_name: { kind: 'text' },
      network_filter: { kind: 'text' },
      failover: { kind: 'text' },
      id: { kind: 'id', hidden: true },
    },
  },
  aduser: {
    collection: 'users',
    aliases: ['aduser', 'adusers'],
    refs: [],
    fields: {
      name: { kind: 'text' },
      username: { kind: 'text' },
      allnames: { kind: 'text' },
      id: { kind: 'id', hidden: true },
    },
  },
  adgroup: {
    collection: 'groups',
    aliases: ['adgroup', 'adgroups'],
    refs: [],
    fields: {
      name: { kind: 'text' },
      groupname: { kind: 'text' },
      allnames: { kind: 'text' },
      id: { kind: 'id', hidden: true },
    },
  },
};
