// The mock's estate: realistic and always the same, from a seed. Names that make a call fail, for tests:
// a VM named `*refuse*` cannot start; `*noplace*` finds no host; a disk named `*broken*` fails while it is uploaded.
import type {
  Cluster,
  Disk,
  DiskAttachment,
  Event,
  Host,
  HostDevice,
  Job,
  Network,
  Nic,
  StorageDomain,
  Vm,
  VmStatus,
  VnicProfile,
} from '@overt/api-types/types.gen';
import { addPast } from './past.ts';
import { ago, pick, random, uuid } from './seed.ts';

const GIB = 2 ** 30;
export const BLANK = '00000000-0000-0000-0000-000000000000';

export interface Estate {
  vms: Map<string, Vm>;
  hosts: Map<string, Host>;
  clusters: Map<string, Cluster>;
  storage: Map<string, StorageDomain>;
  disks: Map<string, Disk>;
  networks: Map<string, Network>;
  jobs: Map<string, Job>;
  events: Event[];
  nics: Map<string, Nic[]>;
  attachments: Map<string, DiskAttachment[]>;
  hostDevices: Map<string, HostDevice[]>;
  load: Map<string, number>;
  /** Of running VMs: what they have after their next start. */
  nextRuns: Map<string, Vm>;
  /** ISO images by VM: in the tray of the running VM, and for its next start. */
  cds: Map<string, { now?: string; next?: string }>;
  profiles: Map<string, VnicProfile>;
}

const roles = [
  'web',
  'db',
  'app',
  'cache',
  'build',
  'mail',
  'git',
  'queue',
  'search',
  'monitor',
  'proxy',
  'ldap',
] as const;
const sites = ['ber', 'fra', 'muc', 'ham'] as const;
const systems = ['debian_12', 'rhel_9x64', 'ubuntu_24_04', 'windows_2022', 'other_linux'] as const;

export function makeEstate(vmCount: number, hostCount: number): Estate {
  const estate: Estate = {
    vms: new Map(),
    hosts: new Map(),
    clusters: new Map(),
    storage: new Map(),
    disks: new Map(),
    networks: new Map(),
    jobs: new Map(),
    events: [],
    nics: new Map(),
    attachments: new Map(),
    hostDevices: new Map(),
    load: new Map(),
    nextRuns: new Map(),
    cds: new Map(),
    profiles: new Map(),
  };
  const clusterNames = ['Default', 'production', 'test'];
  clusterNames.forEach((name, at) =>
    estate.clusters.set(uuid(2, at), { id: uuid(2, at), name, dataCenter: { id: uuid(1, 0) } }),
  );
  const domains: [string, StorageDomain['status'], number, number][] = [
    ['data-1', 'active', 12_400, 7600],
    ['data-2', 'active', 9300, 700],
    ['fast-nvme', 'active', 2100, 5900],
    ['archive', 'maintenance', 0, 0],
    ['local-storage', 'active', 180, 820],
  ];
  domains.forEach(([name, status, used, available], at) =>
    estate.storage.set(uuid(3, at), {
      id: uuid(3, at),
      name,
      type: 'data',
      status,
      master: at === 0,
      used: used * GIB,
      available: available * GIB,
      committed: used * 1.3 * GIB,
      storage: { type: at === 4 ? 'localfs' : 'nfs', path: `/exports/${name}` },
    }),
  );
  const networks: [string, number | undefined, string][] = [
    ['ovirtmgmt', undefined, 'Management'],
    ['production', 100, 'Customers'],
    ['dmz', 200, 'Published services'],
    ['backup', 300, 'Backups at night'],
    ['storage', 400, 'NFS'],
  ];
  networks.forEach(([name, vlan, description], at) => {
    estate.profiles.set(uuid(8, at), { id: uuid(8, at), name, network: { id: uuid(4, at), name } });
    estate.networks.set(uuid(4, at), {
      id: uuid(4, at),
      name,
      description,
      mtu: at > 2 ? 9000 : 1500,
      status: 'operational',
      ...(vlan ? { vlan: { id: vlan } } : {}),
      usages: at === 0 ? ['vm', 'management', 'display', 'migration', 'default_route'] : ['vm'],
      dataCenter: { id: uuid(1, 0) },
    });
  });
  const clusters = [...estate.clusters.values()];
  for (let at = 0; at < hostCount; at += 1) {
    const status: Host['status'] = at === 6 ? 'maintenance' : at === 9 ? 'non_responsive' : 'up';
    const id = uuid(5, at);
    estate.hosts.set(id, {
      id,
      name: `host-${String(at + 1).padStart(2, '0')}`,
      address: `192.168.10.${at + 11}`,
      status,
      memory: (at % 3 === 0 ? 512 : 256) * GIB,
      maxSchedulingMemory: 240 * GIB,
      ...(status === 'non_responsive'
        ? { statusDetail: 'No answer since 09:12. The host is fenced when power management is set up.' }
        : {}),
      cluster: { id: clusters[at % 2]?.id, name: clusters[at % 2]?.name },
      cpu: { name: 'AMD EPYC 9354 32-Core Processor', topology: { sockets: 2, cores: 32, threads: 2 } },
      version: { fullVersion: '0.1.0' },
      libvirtVersion: { fullVersion: '9.0.0' },
      os: { type: 'Debian', version: { fullVersion: '12' } },
      hardwareInformation: { manufacturer: 'Dell', productName: 'PowerEdge R7625' },
      spm: { status: at === 0 ? 'spm' : 'none' },
    });
    estate.load.set(id, 20 + random() * 50);
  }
  const upHosts = [...estate.hosts.values()].filter(host => host.status === 'up');
  for (let at = 0; at < vmCount; at += 1) {
    const dice = random();
    const special: VmStatus | undefined =
      at === 17
        ? 'not_responding'
        : at === 40
          ? 'paused'
          : at === 55
            ? 'migrating'
            : at === 61
              ? 'powering_up'
              : undefined;
    const status: VmStatus = special ?? (dice < 0.72 ? 'up' : dice < 0.95 ? 'down' : 'suspended');
    const id = uuid(6, at);
    const host = pick(upHosts);
    const running = status !== 'down' && status !== 'suspended';
    const name =
      at === 3 ? 'vm-refuse' : at === 4 ? 'vm-noplace' : `${pick(roles)}-${pick(sites)}-${String(at).padStart(4, '0')}`;
    estate.vms.set(id, {
      id,
      name,
      status: at === 3 || at === 4 ? 'down' : status,
      description: at % 7 === 0 ? 'Managed by the platform team' : '',
      memory: pick([1, 2, 4, 4, 8, 8, 16, 32]) * GIB,
      type: 'server',
      cpu: { topology: { sockets: 1, cores: pick([1, 2, 4, 8]), threads: 1 } },
      os: { type: pick(systems), boot: { devices: ['hd', 'network'] } },
      cluster: { id: running ? host.cluster?.id : pick(clusters).id },
      ...(running && at !== 3 && at !== 4
        ? { host: { id: host.id }, startTime: ago(random() * 5_000_000), fqdn: `${name}.example.org` }
        : { stopTime: ago(random() * 900_000) }),
      template: { id: BLANK },
      creationTime: ago(8_000_000 + random() * 30_000_000),
      console: { enabled: true },
      highAvailability: { enabled: at % 5 === 0 },
      deleteProtected: at % 50 === 1,
      memoryPolicy: { guaranteed: GIB, max: 64 * GIB },
      bios: { type: 'q35_ovmf' },
      ...(at === 0 ? { nextRunConfigurationExists: true } : {}),
    });
    estate.load.set(id, running ? Math.min(97, random() ** 3 * 100 + 2) : 0);
    const network = at % 4;
    estate.nics.set(id, [
      {
        id: uuid(7, at),
        name: 'nic1',
        interface: 'virtio',
        linked: true,
        plugged: true,
        mac: { address: `56:6f:1a:${[at >> 8, at & 255, 7].map(x => x.toString(16).padStart(2, '0')).join(':')}` },
        vnicProfile: {
          id: uuid(8, network),
          name: networks[network]?.[0],
          network: { id: uuid(4, network), name: networks[network]?.[0] },
        },
      },
    ]);
    if (at < 1200) {
      const diskId = uuid(9, at);
      const domain = uuid(3, at % 3);
      const size = pick([10, 20, 40, 100, 250]) * GIB;
      estate.disks.set(diskId, {
        id: diskId,
        alias: `${name}_disk1`,
        name: `${name}_disk1`,
        status: 'ok',
        provisionedSize: size,
        actualSize: Math.round(size * random() * 0.8),
        totalSize: size,
        format: 'cow',
        sparse: true,
        contentType: 'data',
        storageType: 'image',
        storageDomains: [{ id: domain }],
      });
      estate.attachments.set(id, [
        { id: diskId, bootable: true, active: true, interface: 'virtio_scsi', disk: { id: diskId }, vm: { id } },
      ]);
    }
  }
  for (const [at, name] of ['debian-12-generic', 'ubuntu-24.04-server', 'installer-iso', 'old-data'].entries()) {
    const id = uuid(10, at);
    estate.disks.set(id, {
      id,
      alias: name,
      name,
      status: at === 3 ? 'illegal' : 'ok',
      provisionedSize: (at + 2) * GIB,
      actualSize: (at + 1) * GIB,
      format: at === 2 ? 'raw' : 'cow',
      sparse: true,
      contentType: at === 2 ? 'iso' : 'data',
      storageType: 'image',
      storageDomains: [{ id: uuid(3, 0) }],
    });
  }
  addPast(estate, upHosts);
  return estate;
}

export const newId = () => crypto.randomUUID();
