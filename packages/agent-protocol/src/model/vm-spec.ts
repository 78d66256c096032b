// What the engine asks a host to run: a VM in the engine's terms, never libvirt XML. The agent alone turns it into a
// domain, so a name, a comment or a cloud-init text can never become markup on a host.
import { z } from 'zod';

export const uuid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
export const bytes = z.int().min(0);
const text = (max: number) => z.string().max(max);
const mac = z.string().regex(/^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/);

/** A volume on a storage domain, by VDSM's three names. */
export const volumeRef = z.strictObject({ storageDomainId: uuid, imageId: uuid, volumeId: uuid });

const rate = z.int().min(1).optional();
/** What a disk may do in a second; absent: as much as it can. A total excludes the directions of the same kind. */
export const diskLimits = z.strictObject({
  totalBytesPerSecond: rate,
  readBytesPerSecond: rate,
  writeBytesPerSecond: rate,
  totalIops: rate,
  readIops: rate,
  writeIops: rate,
});
const shaping = z
  .strictObject({ averageBytesPerSecond: z.int().min(1), peakBytesPerSecond: z.int().min(1), burstBytes: bytes })
  .optional();
/** As the guest sees it: inbound is what it receives. */
export const nicBandwidth = z.strictObject({ inbound: shaping, outbound: shaping });

export const diskSpec = z.strictObject({
  /** The disk's id in the engine; also the device's alias (`ua-<id>`) and, without dashes cut to 20, its serial. */
  diskId: uuid,
  volume: volumeRef,
  format: z.enum(['raw', 'qcow2']),
  interface: z.enum(['virtio', 'virtio_scsi', 'sata', 'ide']),
  readOnly: z.boolean(),
  shareable: z.boolean(),
  /** 1 = first in the boot order; absent = not bootable. */
  bootOrder: z.int().min(1).optional(),
  discard: z.boolean(),
  serial: text(36),
  limits: diskLimits.optional(),
});

export const cdromSpec = z.strictObject({
  /** Absent: the tray is empty. */
  volume: volumeRef.optional(),
  bootOrder: z.int().min(1).optional(),
});

export const nicSpec = z.strictObject({
  nicId: uuid,
  name: text(50),
  mac,
  /** Logical network name; the agent maps it to its bridge. Absent: the NIC is connected to nothing. */
  network: text(256).optional(),
  model: z.enum(['virtio', 'e1000', 'e1000e', 'rtl8139']),
  linked: z.boolean(),
  bootOrder: z.int().min(1).optional(),
  networkFilter: text(64).optional(),
  bandwidth: nicBandwidth.optional(),
  /** Variables of the filter. */
  filterParameters: z
    .array(z.strictObject({ name: text(64), value: text(255) }))
    .max(64)
    .optional(),
});

export const graphicsSpec = z.strictObject({
  type: z.enum(['vnc', 'spice']),
  keymap: text(16).optional(),
});

/** A NUMA node of the guest: its CPUs by number, and the nodes of the host that its memory comes from. */
export const numaNodeSpec = z.strictObject({
  cpus: z.array(z.int().min(0).max(511)).max(512),
  memoryBytes: bytes,
  hostNodes: z.array(z.int().min(0).max(1023)).max(128),
  mode: z.enum(['strict', 'interleave', 'preferred']),
});

/** A NoCloud seed or a payload: files on a small read-only ISO that the agent builds and removes with the VM. */
export const payloadSpec = z.strictObject({
  volumeId: text(32),
  files: z.array(z.strictObject({ path: text(256), content: text(512 * 1024) })).max(64),
});

const cpuSet = /^\^?\d{1,4}(-\d{1,4})?(,\^?\d{1,4}(-\d{1,4})?)*$/;

export const vmSpec = z.strictObject({
  vmId: uuid,
  name: text(255),
  arch: z.enum(['x86_64', 'aarch64']),
  chipset: z.enum(['q35', 'i440fx']),
  firmware: z.enum(['bios', 'uefi']),
  /** Overrides the machine type that the host chooses for the chipset. */
  emulatedMachine: text(64).optional(),
  cpu: z.strictObject({
    sockets: z.int().min(1).max(512),
    cores: z.int().min(1).max(512),
    threads: z.int().min(1).max(8),
    mode: z.enum(['host_passthrough', 'host_model', 'custom', 'default']),
    model: text(64).optional(),
    /** What the model is to have beyond itself, or not to have. */
    features: z
      .array(z.strictObject({ name: z.string().regex(/^[a-z0-9_.-]{1,64}$/), on: z.boolean() }))
      .max(64)
      .optional(),
    shares: z.int().min(0).max(262144).optional(),
    /** At most this part of all the host's processors, over all its own. */
    limitPercent: z.int().min(1).max(100).optional(),
    /** Processors of the host that each of these may run on: `0-3,^2,8`. Those that are not named run anywhere. */
    pins: z
      .array(z.strictObject({ vcpu: z.int().min(0).max(511), cpus: z.string().max(512).regex(cpuSet) }))
      .max(512)
      .optional(),
  }),
  /** Together all CPUs and all memory; absent: one node. */
  numa: z.array(numaNodeSpec).min(1).max(128).optional(),
  memory: z.strictObject({ sizeBytes: bytes, maxBytes: bytes, guaranteedBytes: bytes, ballooning: z.boolean() }),
  disks: z.array(diskSpec).max(256),
  cdrom: cdromSpec.optional(),
  nics: z.array(nicSpec).max(64),
  graphics: z.array(graphicsSpec).max(2),
  videoModel: z.enum(['vga', 'qxl', 'virtio', 'cirrus', 'none']),
  serialConsole: z.boolean(),
  soundcard: z.boolean(),
  tablet: z.boolean(),
  rng: z.boolean(),
  tpm: z.boolean(),
  watchdog: z
    .strictObject({
      model: z.enum(['i6300esb', 'diag288']),
      action: z.enum(['none', 'reset', 'poweroff', 'pause', 'dump']),
    })
    .optional(),
  /** Devices of the host, by the names that `Host.getDevices` tells; a placeholder is taken from the host and not shown. */
  hostDevices: z
    .array(z.strictObject({ name: text(255), placeholder: z.boolean() }))
    .max(256)
    .optional(),
  /** Seconds that the guest's clock is away from UTC. */
  clockOffsetSeconds: z.int(),
  /** Absent: the id of the host that runs it. */
  smbiosSerial: text(255).optional(),
  directBoot: z
    .strictObject({ kernel: volumeRef, initrd: volumeRef.optional(), commandLine: text(2048).optional() })
    .optional(),
  payloads: z.array(payloadSpec).max(4),
  startPaused: z.boolean(),
  /** What it writes to disks that are neither read-only nor shared is thrown away when it ends. */
  stateless: z.boolean().optional(),
  customProperties: z.record(text(64), text(4096)),
});

export type VolumeRef = z.infer<typeof volumeRef>;
export type DiskSpec = z.infer<typeof diskSpec>;
export type NicSpec = z.infer<typeof nicSpec>;
export type CdromSpec = z.infer<typeof cdromSpec>;
export type PayloadSpec = z.infer<typeof payloadSpec>;
export type VmSpec = z.infer<typeof vmSpec>;
