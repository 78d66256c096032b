// What a document may declare, and how each of it stands on the wire. Names are keys; references are names as well.
export type KindName =
  | 'tags'
  | 'dataCenters'
  | 'clusters'
  | 'networks'
  | 'clusterNetworks'
  | 'vnicProfiles'
  | 'disks'
  | 'vms'
  | 'nics'
  | 'attachments'
  | 'vmTags'
  | 'storageDomains'
  | 'templates'
  | 'hosts'
  | 'affinityLabels'
  | 'vmLabels'
  | 'hostDevices'
  | 'watchdogs'
  | 'networkLabels';

export interface Field {
  /** Dotted path in the object's JSON form; `[]` is the only element of a list. */
  readonly wire: string;
  readonly type: 'text' | 'boolean' | 'integer' | 'size' | 'reference';
  readonly to?: KindName;
  /** Cannot be changed once the object is there. */
  readonly fixed?: true;
  readonly required?: true;
}

export interface Kind {
  readonly name: KindName;
  /** Below its parent's path, or below the API's root. */
  readonly path: string;
  /** Name of an element in the JSON form of a list. */
  readonly item: string;
  readonly searchable?: true;
  /** The member that holds the document's key when one is made. */
  readonly key: 'name' | 'disk.id' | 'id' | 'model';
  /** A flag of elements that are there for the sake of others: nobody declares them. */
  readonly except?: string;
  /** What the key refers to, where it is no name of its own. */
  readonly keyOf?: KindName;
  readonly fields: Readonly<Record<string, Field>>;
  /**
   * The field within whose object the name is unique, where the name alone is not: the document may say `lab/web` for what
   * is called web, which lies in lab.
   */
  readonly scope?: string;
  /** Given when one is made and the document says nothing. */
  readonly initial?: Readonly<Record<string, string>>;
  /** Query of the removal. */
  readonly removal?: string;
  /** Kinds below each object, by the document's member. */
  readonly parts?: Readonly<Record<string, KindName>>;
}

const text = (wire: string): Field => ({ wire, type: 'text' });
const flag = (wire: string): Field => ({ wire, type: 'boolean' });
const whole = (wire: string): Field => ({ wire, type: 'integer' });
const place = (wire: string, to: KindName): Field => ({ wire, type: 'reference', to, fixed: true, required: true });

const described = { description: text('description'), comment: text('comment') };

export const kinds: Readonly<Record<KindName, Kind>> = {
  tags: { name: 'tags', path: 'tags', item: 'tag', key: 'name', fields: { description: text('description') } },
  dataCenters: {
    name: 'dataCenters',
    path: 'datacenters',
    item: 'data_center',
    searchable: true,
    key: 'name',
    fields: { ...described, local: { ...flag('local'), fixed: true } },
    initial: { local: 'false' },
  },
  clusters: {
    name: 'clusters',
    path: 'clusters',
    item: 'cluster',
    searchable: true,
    key: 'name',
    fields: { ...described, dataCenter: place('data_center.id', 'dataCenters'), cpu: text('cpu.type') },
    parts: { networks: 'clusterNetworks' },
  },
  networks: {
    name: 'networks',
    path: 'networks',
    item: 'network',
    searchable: true,
    key: 'name',
    scope: 'dataCenter',
    fields: {
      ...described,
      dataCenter: place('data_center.id', 'dataCenters'),
      vlan: whole('vlan.id'),
      mtu: whole('mtu'),
    },
    parts: { labels: 'networkLabels' },
  },
  clusterNetworks: {
    name: 'clusterNetworks',
    path: 'networks',
    item: 'network',
    key: 'id',
    keyOf: 'networks',
    fields: { required: flag('required') },
  },
  vnicProfiles: {
    name: 'vnicProfiles',
    path: 'vnicprofiles',
    item: 'vnic_profile',
    key: 'name',
    scope: 'network',
    fields: {
      description: text('description'),
      network: place('network.id', 'networks'),
      portMirroring: flag('port_mirroring'),
    },
  },
  disks: {
    name: 'disks',
    path: 'disks',
    item: 'disk',
    searchable: true,
    key: 'name',
    fields: {
      description: text('description'),
      storageDomain: place('storage_domains.storage_domain[].id', 'storageDomains'),
      size: { wire: 'provisioned_size', type: 'size', required: true },
      format: { ...text('format'), fixed: true },
      sparse: { ...flag('sparse'), fixed: true },
      shareable: flag('shareable'),
    },
    initial: { format: 'cow' },
  },
  vms: {
    name: 'vms',
    path: 'vms',
    item: 'vm',
    searchable: true,
    key: 'name',
    fields: {
      ...described,
      cluster: { wire: 'cluster.id', type: 'reference', to: 'clusters', required: true },
      template: { wire: 'template.id', type: 'reference', to: 'templates', fixed: true },
      memory: { wire: 'memory', type: 'size' },
      sockets: whole('cpu.topology.sockets'),
      cores: whole('cpu.topology.cores'),
      threads: whole('cpu.topology.threads'),
      os: text('os.type'),
      highlyAvailable: flag('high_availability.enabled'),
      host: { wire: 'placement_policy.hosts.host[].id', type: 'reference', to: 'hosts' },
      affinity: text('placement_policy.affinity'),
    },
    initial: { 'template.name': 'Blank' },
    // Disks are objects of their own here: they go when the document no longer has them.
    removal: 'detach_only=true',
    parts: {
      nics: 'nics',
      disks: 'attachments',
      tags: 'vmTags',
      labels: 'vmLabels',
      watchdogs: 'watchdogs',
      hostDevices: 'hostDevices',
    },
  },
  nics: {
    name: 'nics',
    path: 'nics',
    item: 'nic',
    key: 'name',
    fields: {
      profile: { wire: 'vnic_profile.id', type: 'reference', to: 'vnicProfiles' },
      interface: text('interface'),
      mac: text('mac.address'),
      linked: flag('linked'),
      plugged: flag('plugged'),
    },
  },
  attachments: {
    name: 'attachments',
    path: 'diskattachments',
    item: 'disk_attachment',
    key: 'disk.id',
    keyOf: 'disks',
    fields: { interface: text('interface'), bootable: flag('bootable'), active: flag('active') },
    initial: { interface: 'virtio_scsi', bootable: 'false', active: 'true' },
    removal: 'detach_only=true',
  },
  vmTags: { name: 'vmTags', path: 'tags', item: 'tag', key: 'name', fields: {} },
  affinityLabels: { name: 'affinityLabels', path: 'affinitylabels', item: 'affinity_label', key: 'name', fields: {} },
  vmLabels: {
    name: 'vmLabels',
    path: 'affinitylabels',
    item: 'affinity_label',
    key: 'id',
    keyOf: 'affinityLabels',
    fields: {},
  },
  watchdogs: {
    name: 'watchdogs',
    path: 'watchdogs',
    item: 'watchdog',
    key: 'model',
    fields: { action: { ...text('action'), required: true } },
  },
  // Those of the one host that the VM is bound to.
  hostDevices: {
    name: 'hostDevices',
    path: 'hostdevices',
    item: 'host_device',
    key: 'name',
    except: 'placeholder',
    fields: {},
  },
  networkLabels: { name: 'networkLabels', path: 'networklabels', item: 'network_label', key: 'id', fields: {} },
  storageDomains: {
    name: 'storageDomains',
    path: 'storagedomains',
    item: 'storage_domain',
    searchable: true,
    key: 'name',
    fields: {},
  },
  hosts: { name: 'hosts', path: 'hosts', item: 'host', searchable: true, key: 'name', fields: {} },
  templates: { name: 'templates', path: 'templates', item: 'template', searchable: true, key: 'name', fields: {} },
};

/** Sections of a document. */
export const sections = [
  'tags',
  'affinityLabels',
  'dataCenters',
  'clusters',
  'networks',
  'vnicProfiles',
  'disks',
  'vms',
] as const;
/** Objects are removed in the opposite order. */
export const makingOrder: readonly KindName[] = [
  'tags',
  'affinityLabels',
  'dataCenters',
  'clusters',
  'networks',
  'networkLabels',
  'clusterNetworks',
  'vnicProfiles',
  'disks',
  'vms',
  'nics',
  'attachments',
  'vmTags',
  'vmLabels',
  'watchdogs',
  'hostDevices',
];
