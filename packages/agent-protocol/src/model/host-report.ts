// What a host says about itself: capabilities change rarely, samples every few seconds.
import { z } from 'zod';
import { bytes, uuid } from './vm-spec.ts';

export const hostCapabilities = z.strictObject({
  protocolVersion: z.int(),
  agentVersion: z.string(),
  /** DMI UUID, or a generated one kept in the agent's directory where the machine has none. */
  hardwareId: uuid,
  hostname: z.string(),
  kernel: z.string(),
  osName: z.string(),
  osVersion: z.string(),
  libvirtVersion: z.string(),
  qemuVersion: z.string(),
  accel: z.enum(['kvm', 'tcg']),
  /** A sentence: why this acceleration was chosen. */
  accelReason: z.string(),
  cpu: z.strictObject({
    arch: z.enum(['x86_64', 'aarch64']),
    model: z.string(),
    vendor: z.string(),
    sockets: z.int(),
    /** Cores of each socket. */
    cores: z.int(),
    /** Threads of each core. */
    threads: z.int(),
    online: z.int(),
    speedMhz: z.number(),
    flags: z.array(z.string()),
    /** libvirt CPU models that guests can be given here. */
    usableModels: z.array(z.string()),
  }),
  memoryBytes: bytes,
  /** NUMA nodes with their logical CPUs; absent where libvirt does not tell. */
  numa: z
    .array(
      z.strictObject({
        node: z.int(),
        memoryBytes: bytes,
        /** To each node, itself included; 10 is its own memory. */
        distances: z.array(z.int()),
        cpus: z.array(z.strictObject({ id: z.int(), socket: z.int(), core: z.int() })),
      }),
    )
    .optional(),
  emulatedMachines: z.array(z.string()),
  firmwares: z.array(z.enum(['bios', 'uefi'])),
  graphics: z.array(z.enum(['vnc', 'spice'])),
  /** Logical networks that the host provides, with the bridge behind each. */
  networks: z.array(
    z.strictObject({
      name: z.string(),
      bridge: z.string(),
      addresses: z.array(z.string()),
      mtu: z.int(),
      up: z.boolean(),
    }),
  ),
  nics: z.array(
    z.strictObject({
      name: z.string(),
      mac: z.string(),
      addresses: z.array(z.string()),
      /** Megabits per second; absent when unknown. */
      speedMbps: z.number().optional(),
      up: z.boolean(),
      mtu: z.int(),
    }),
  ),
  /** Whether its IOMMU is on, without which no PCI device can be given to a VM; absent: off. */
  devicePassthrough: z.boolean().optional(),
  /** Base URL of the image server, e.g. `https://host:54322`. */
  imageServerUrl: z.string(),
});

export const storageDomainSample = z.strictObject({
  storageDomainId: uuid,
  totalBytes: bytes,
  freeBytes: bytes,
  /** Seconds that the last probe read took. */
  delaySeconds: z.number(),
  valid: z.boolean(),
  error: z.string().optional(),
});

export const hostSample = z.strictObject({
  /** Milliseconds since the epoch by the host's clock. */
  at: z.number(),
  bootTime: z.number(),
  cpuUserPercent: z.number(),
  cpuSystemPercent: z.number(),
  cpuIdlePercent: z.number(),
  loadAverage5m: z.number(),
  memoryTotalBytes: bytes,
  memoryUsedBytes: bytes,
  memoryFreeBytes: bytes,
  memoryBuffersBytes: bytes,
  memoryCachedBytes: bytes,
  swapTotalBytes: bytes,
  swapFreeBytes: bytes,
  ksmRunning: z.boolean(),
  activeVms: z.int(),
  nics: z.array(
    z.strictObject({
      name: z.string(),
      rxBytes: z.number(),
      txBytes: z.number(),
      rxErrors: z.number(),
      txErrors: z.number(),
    }),
  ),
  storageDomains: z.array(storageDomainSample),
});

export type HostCapabilities = z.infer<typeof hostCapabilities>;
export type HostSample = z.infer<typeof hostSample>;
export type StorageDomainSample = z.infer<typeof storageDomainSample>;
