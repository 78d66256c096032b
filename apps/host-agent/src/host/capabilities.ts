// What this host is and can, from libvirt, /proc and DMI.
import { readFile } from 'node:fs/promises';
import { arch, hostname, release, totalmem } from 'node:os';
import { join } from 'node:path';
import type { HostCapabilities } from '@overt/agent-protocol/model/host-report';
import { PROTOCOL_VERSION } from '@overt/agent-protocol/verb-table';
import { isUuid } from '@overt/kernel/ids';
import type { RandomSource } from '@overt/kernel/ports';
import type { LibvirtClient } from '@overt/libvirt/client';
import { getNodeInfo } from '@overt/libvirt/host';
import { childOf, childrenOf, descend, textOf } from '@overt/libvirt/xml';
import { writeFileAtomically } from '../durable/atomic-file.ts';
import { uefiFiles } from '../vms/resolve-vm.ts';
import type { Acceleration } from './acceleration.ts';
import { passesDevicesThrough } from './host-devices.ts';
import type { HostNetworks } from './host-networks.ts';
import { readNuma } from './numa.ts';
import type { Hypervisor } from './hypervisor.ts';

export const AGENT_VERSION = '0.1.0';

const read = (path: string): Promise<string> =>
  readFile(path, 'utf8').then(
    text => text.trim(),
    () => '',
  );

/** The machine's UUID by its firmware; a generated one, kept in the data directory, where there is none. */
export async function readHardwareId(dataDirectory: string, random: RandomSource): Promise<string> {
  const dmi = (await read('/sys/class/dmi/id/product_uuid')).toLowerCase();
  // Some firmwares carry a placeholder.
  if (isUuid(dmi) && !/^(0{8}|f{8}|03000200)-/.test(dmi)) return dmi;
  const file = join(dataDirectory, 'hardware-id');
  const kept = await read(file);
  if (isUuid(kept)) return kept;
  const made = random.uuid();
  await writeFileAtomically(file, `${made}\n`);
  return made;
}

export async function readCapabilities(ports: {
  libvirt: LibvirtClient;
  hypervisor: Hypervisor;
  networks: HostNetworks;
  acceleration: Acceleration;
  hardwareId: string;
  imageServerUrl: string;
}): Promise<HostCapabilities> {
  const cpuArch = arch() === 'arm64' ? 'aarch64' : 'x86_64';
  const [facts, node, cpuinfo, osRelease, uefi, networks, nics, devicePassthrough] = await Promise.all([
    ports.hypervisor.facts(),
    getNodeInfo(ports.libvirt.control),
    read('/proc/cpuinfo'),
    read('/etc/os-release'),
    uefiFiles(cpuArch),
    ports.networks.list(),
    ports.networks.nics(),
    passesDevicesThrough(),
  ]);
  const { capabilities, domainCapabilities: domain, libvirtVersion, qemuVersion } = facts;
  const info = (name: string) => new RegExp(`^${name}\\s*: (.*)$`, 'm').exec(cpuinfo)?.[1]?.trim() ?? '';
  const os = (name: string) => new RegExp(`^${name}="?([^"\\n]*)"?$`, 'm').exec(osRelease)?.[1] ?? '';
  const guest = childrenOf(capabilities, 'guest')
    .map(element => childOf(element, 'arch'))
    .find(element => element?.attributes.name === cpuArch);
  const machines = [childOf(guest, 'domain'), ...childrenOf(guest, 'domain'), guest]
    .flatMap(element => childrenOf(element, 'machine'))
    .map(element => textOf(element) ?? '');
  const custom = childrenOf(childOf(domain, 'cpu'), 'mode').find(({ attributes }) => attributes.name === 'custom');
  const usableModels = childrenOf(custom, 'model')
    .filter(({ attributes }) => attributes.usable !== 'no')
    .map(model => textOf(model) ?? '');
  const graphics = childrenOf(descend(domain, 'devices', 'graphics'), 'enum')
    .filter(({ attributes }) => attributes.name === 'type')
    .flatMap(element => childrenOf(element, 'value').map(value => textOf(value)));
  return {
    protocolVersion: PROTOCOL_VERSION,
    agentVersion: AGENT_VERSION,
    hardwareId: ports.hardwareId,
    hostname: hostname(),
    kernel: release(),
    osName: os('NAME'),
    osVersion: os('VERSION_ID'),
    libvirtVersion,
    qemuVersion,
    ...ports.acceleration,
    cpu: {
      arch: cpuArch,
      model: info('model name') || textOf(descend(capabilities, 'host', 'cpu', 'model')) || cpuArch,
      vendor: info('vendor_id') || textOf(descend(capabilities, 'host', 'cpu', 'vendor')) || 'unknown',
      sockets: Math.max(1, node.sockets * Math.max(1, node.nodes)),
      cores: Math.max(1, node.cores),
      threads: Math.max(1, node.threads),
      online: node.cpus,
      speedMhz: Number(info('cpu MHz')) || node.mhz,
      flags: (info('flags') || info('Features')).split(/\s+/).filter(flag => flag !== ''),
      usableModels,
    },
    // libvirt has been seen to report half of it.
    memoryBytes: totalmem(),
    numa: readNuma(capabilities),
    emulatedMachines: [...new Set(machines)].filter(name => name !== ''),
    firmwares: [
      ...(cpuArch === 'x86_64' ? (['bios'] as const) : []),
      ...(uefi === undefined ? [] : (['uefi'] as const)),
    ],
    graphics: (['vnc', 'spice'] as const).filter(type => graphics.includes(type)),
    networks,
    nics,
    devicePassthrough,
    imageServerUrl: ports.imageServerUrl,
  };
}
