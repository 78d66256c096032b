// Looks up what a VM needs on this host: volumes become paths, networks bridges, payloads ISO images. Nothing is started
// before everything was found.
import { constants } from 'node:fs';
import { access, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { DiskSpec, VmSpec, VolumeRef } from '@overt/agent-protocol/model/vm-spec';
import { refuse } from '@overt/kernel/refusal';
import type { FirmwareSpec } from '@overt/libvirt/domain-spec';
import { getNodeInfo } from '@overt/libvirt/host';
import type { NodeDeviceAddress } from '@overt/libvirt/node-device-xml';
import { addressOfDevice } from '../host/host-devices.ts';
import { openFolderToQemu, openToQemu } from '../storage/qemu-access.ts';
import { openVolume } from '../storage/storage-handlers.ts';
import { NO_PARENT } from '../storage/volume-metadata.ts';
import type { Resolved, ResolvedDisk } from './domain-spec.ts';
import { isThrownAway, makeOverlay } from './overlays.ts';
import { buildPayloadIso } from './payload-iso.ts';
import type { VmPorts } from './vm-ports.ts';

export const payloadPath = (ports: VmPorts, vmId: string, index: number): string =>
  join(ports.qemuDirectory, `${vmId}-payload${index}.iso`);

/** The path of a volume that QEMU can open. `format`: what the engine believes it to be. */
export async function usableVolume(
  ports: VmPorts,
  volume: VolumeRef,
  format: 'raw' | 'qcow2',
  access: 'read' | 'write',
): Promise<string> {
  const { paths, metadata } = await openVolume(ports.domains, volume);
  if (!metadata.legal)
    refuse('AGENT_IMAGE_INVALID', { cause: `volume ${volume.volumeId} was not verified after upload` });
  if (metadata.format !== format)
    refuse('AGENT_IMAGE_INVALID', { cause: `volume ${volume.volumeId} is ${metadata.format}, not ${format}` });
  const { qemuUser } = await ports.hypervisor.facts();
  await openToQemu(qemuUser, paths.data, access);
  const { parentVolumeId } = metadata;
  if (parentVolumeId !== NO_PARENT) await openToQemu(qemuUser, join(paths.image, parentVolumeId), 'read');
  return paths.data;
}

export async function resolveVm(ports: VmPorts, spec: VmSpec): Promise<Resolved> {
  if (spec.watchdog?.model === 'diag288') refuse('AGENT_UNSUPPORTED', { what: 'the watchdog diag288' });
  const disks = new Map<string, ResolvedDisk>();
  for (const disk of spec.disks) disks.set(disk.diskId, await resolveDisk(ports, spec, disk));
  const raw = (volume: VolumeRef | undefined) =>
    volume === undefined ? undefined : usableVolume(ports, volume, 'raw', 'read');
  const [cdromPath, kernel, initrd] = [
    await raw(spec.cdrom?.volume),
    await raw(spec.directBoot?.kernel),
    await raw(spec.directBoot?.initrd),
  ];
  const hostDevices = new Map<string, NodeDeviceAddress>();
  for (const { name } of spec.hostDevices ?? [])
    hostDevices.set(name, await addressOfDevice(ports.libvirt.control, name));
  const networks = spec.nics.map(nic => nic.network).filter(network => network !== undefined);
  const bridges = await ports.networks.bridges(networks);
  const { qemuUser } = await ports.hypervisor.facts();
  const firmware = await firmwareOf(ports, spec);
  if (firmware.kind === 'uefi') await openFolderToQemu(qemuUser, ports.qemuDirectory);
  const payloadPaths = spec.payloads.map((_, index) => payloadPath(ports, spec.vmId, index));
  for (const [index, payload] of spec.payloads.entries()) {
    const path = payloadPaths[index];
    if (path === undefined) continue;
    await buildPayloadIso(payload, path);
    await openToQemu(qemuUser, path, 'read');
  }
  const { commandLine } = spec.directBoot ?? {};
  return {
    accel: ports.accel,
    keepOwners: qemuUser !== undefined,
    disks,
    cdromPath,
    payloadPaths,
    bridges,
    hostDevices,
    firmware,
    ...(kernel === undefined
      ? {}
      : {
          directBoot: {
            kernel,
            ...(initrd === undefined ? {} : { initrd }),
            ...(commandLine === undefined ? {} : { commandLine }),
          },
        }),
    displayAddress: ports.displayAddress,
    hardwareId: ports.hardwareId,
    hostAddresses: ports.networks.addresses(),
    graphicsPassword: Buffer.from(ports.random.bytes(6)).toString('base64url'),
    serialLogFile: serialLogPath(ports, spec.vmId),
    hostThreads: (await getNodeInfo(ports.libvirt.control)).cpus,
  };
}

/** The file that QEMU opens for a disk: its volume, or the layer above it that a stateless VM writes to. */
export async function resolveDisk(ports: VmPorts, spec: VmSpec, disk: DiskSpec): Promise<ResolvedDisk> {
  const thrownAway = isThrownAway(spec, disk);
  const data = await usableVolume(ports, disk.volume, disk.format, disk.readOnly || thrownAway ? 'read' : 'write');
  const path = thrownAway ? await makeOverlay(ports, spec, disk, data) : data;
  return { path, format: thrownAway ? 'qcow2' : disk.format, direct: await takesDirectIo(path) };
}

export const serialLogPath = (ports: VmPorts, vmId: string): string => join(ports.qemuDirectory, `${vmId}-serial.log`);

async function takesDirectIo(path: string): Promise<boolean> {
  try {
    await (await open(path, constants.O_RDONLY | constants.O_DIRECT)).close();
    return true;
  } catch {
    return false;
  }
}

const UEFI = [
  { loader: '/usr/share/OVMF/OVMF_CODE_4M.fd', nvramTemplate: '/usr/share/OVMF/OVMF_VARS_4M.fd' },
  { loader: '/usr/share/OVMF/OVMF_CODE.fd', nvramTemplate: '/usr/share/OVMF/OVMF_VARS.fd' },
  { loader: '/usr/share/AAVMF/AAVMF_CODE.fd', nvramTemplate: '/usr/share/AAVMF/AAVMF_VARS.fd' },
] as const;

export async function uefiFiles(arch: string): Promise<(typeof UEFI)[number] | undefined> {
  for (const files of UEFI) {
    if (files.loader.includes('AAVMF') !== (arch === 'aarch64')) continue;
    const there = await access(files.loader).then(
      () => true,
      () => false,
    );
    if (there) return files;
  }
  return undefined;
}

async function firmwareOf(ports: VmPorts, spec: VmSpec): Promise<FirmwareSpec> {
  if (spec.firmware === 'bios' && spec.arch === 'x86_64') return { kind: 'bios' };
  const files =
    (await uefiFiles(spec.arch)) ?? refuse('AGENT_UNSUPPORTED', { what: 'UEFI firmware, it is not installed' });
  // The variables stay on this host when the VM is down, so that its boot entries survive.
  return { kind: 'uefi', ...files, nvram: join(ports.qemuDirectory, `${spec.vmId}-nvram.fd`) };
}
