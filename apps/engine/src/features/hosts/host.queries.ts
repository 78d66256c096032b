// Host rows -> the API's Host, its NICs and its devices as far as capabilities tell them.
import type { Cpu, Host, HostNic, NetworkAttachment, Version } from '@overt/api-types/types.gen';
import type { Ports } from '../../ports.ts';
import { hostNicId, stableId } from '../statistics/public.ts';
import { withoutPasswords } from './host-secrets.ts';
import type { HostView } from './host.repo.ts';
import { mergeMembers, withRevision } from '../../api-object.ts';

export async function hostsByIds(ports: Ports, ids: readonly string[]): Promise<readonly Host[]> {
  return (await ports.repos.hosts.byIds(ids)).map(toHost);
}

/** `9.0.0` -> its parts and the whole. */
export function toVersion(text: string): Version {
  const [major = 0, minor = 0, build = 0] = text.split('.').map(part => Number.parseInt(part, 10) || 0);
  return { major, minor, build, revision: 0, fullVersion: text };
}

function toCpu({ cpu }: NonNullable<HostView['capabilities']>): Cpu {
  return {
    name: cpu.model,
    speed: cpu.speedMhz,
    architecture: cpu.arch === 'aarch64' ? 'undefined' : 'x86_64',
    type: cpu.vendor,
    topology: { sockets: cpu.sockets, cores: cpu.cores, threads: cpu.threads },
  };
}

function toHost(row: HostView): Host {
  const known = row.capabilities;
  const memory = known?.memoryBytes ?? 0;
  const free = Math.max(0, Math.floor((memory * row.memory_overcommit_percent) / 100) - row.reserved_bytes);
  const host: Host = {
    id: row.id,
    name: row.name,
    description: row.description,
    comment: row.comment,
    address: row.address,
    port: row.port,
    status: row.status,
    externalStatus: 'ok',
    type: 'rhel',
    protocol: 'stomp',
    memory,
    maxSchedulingMemory: free,
    summary: { active: row.active_vms, migrating: 0, total: row.active_vms },
    cluster: { id: row.cluster_id },
    spm: { priority: 5, status: 'none' },
    powerManagement: { enabled: false, pmProxies: [], kdumpDetection: true, automaticPmEnabled: true },
    ksm: { enabled: false },
    transparentHugePages: { enabled: true },
    iscsi: {},
    kdumpStatus: 'disabled',
    seLinux: { mode: 'disabled' },
    autoNumaStatus: 'unknown',
    numaSupported: false,
    updateAvailable: false,
    networkOperationInProgress: false,
    reinstallationRequired: false,
    vgpuPlacement: 'consolidated',
    devicePassthrough: { enabled: known?.devicePassthrough ?? false },
    hostedEngine: { configured: false, active: false, score: 0, globalMaintenance: false, localMaintenance: false },
    ovnConfigured: false,
    ssh: { port: 22 },
    ...(row.status_reason === '' ? {} : { statusDetail: row.status_reason }),
    ...(row.certificate_pem === null
      ? {}
      : { certificate: { organization: 'Overt', subject: `O=Overt,CN=host-${row.id}` } }),
    ...(known === null
      ? { cpu: {}, os: { customKernelCmdline: '', reportedKernelCmdline: '' }, hardwareInformation: {} }
      : {
          cpu: toCpu(known),
          version: toVersion(known.agentVersion),
          libvirtVersion: toVersion(known.libvirtVersion),
          os: {
            type: known.osName,
            version: toVersion(known.osVersion),
            customKernelCmdline: '',
            reportedKernelCmdline: '',
          },
          hardwareInformation: { uuid: known.hardwareId, manufacturer: known.cpu.vendor, productName: known.hostname },
        }),
  };
  return withRevision(mergeMembers(host, shown(row.configuration)), row.revision);
}

const shown = ({ powerManagement, ...rest }: HostView['configuration']): Host => ({
  ...rest,
  ...(powerManagement === undefined ? {} : { powerManagement: withoutPasswords(powerManagement) }),
});

type ReportedNic = NonNullable<HostView['capabilities']>['nics'][number];

const toNic = (hostId: string, nic: ReportedNic): HostNic => ({
  id: hostNicId(hostId, nic.name),
  name: nic.name,
  mac: { address: nic.mac },
  mtu: nic.mtu,
  status: nic.up ? 'up' : 'down',
  bootProtocol: 'none',
  bridged: false,
  customConfiguration: false,
  networkLabels: [],
  ...(nic.speedMbps === undefined ? {} : { speed: nic.speedMbps * 1_000_000 }),
  ...(nic.addresses[0] === undefined ? {} : { ip: { address: nic.addresses[0], version: 'v4' } }),
  host: { id: hostId },
});

/** The NICs that the host reported. */
export const nicsOf = (row: HostView): readonly HostNic[] =>
  (row.capabilities?.nics ?? []).map(nic => toNic(row.id, nic));

/** Logical networks that the host provides, as attachments: read-only here. */
export function attachmentsOf(row: HostView, networkIds: ReadonlyMap<string, string>): readonly NetworkAttachment[] {
  return (row.capabilities?.networks ?? []).flatMap(({ name }) => {
    const network = networkIds.get(name);
    if (network === undefined) return [];
    return [
      { id: stableId(`${row.id}/network/${network}`), inSync: true, network: { id: network }, host: { id: row.id } },
    ];
  });
}
