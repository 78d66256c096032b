// What a host says about a VM. Values that come from inside the guest (names, addresses, users) are bounded here and
// must still be treated as hostile text by whoever shows them.
import { z } from 'zod';
import { bytes, uuid } from './vm-spec.ts';

export const vmStatuses = [
  'wait_for_launch',
  'powering_up',
  'up',
  'paused',
  'powering_down',
  'reboot_in_progress',
  'saving_state',
  'restoring_state',
  'migration_source',
  'migration_destination',
  'down',
] as const;
export type VmStatus = (typeof vmStatuses)[number];

/** VDSM's exit reasons, by name. */
export const exitReasons = [
  'success',
  'error',
  'lost_qemu',
  'start_failed',
  'migrated',
  'state_saved',
  'admin_shutdown',
  'user_shutdown',
  'migration_failed',
  'domain_missing',
  'destroyed_on_startup',
  'host_shutdown',
] as const;
export type ExitReason = (typeof exitReasons)[number];

export const pauseReasons = ['user', 'io_error', 'no_space', 'migration', 'starting', 'watchdog', 'unknown'] as const;

const guestText = z.string().max(256);

export const graphicsReport = z.strictObject({
  type: z.enum(['vnc', 'spice']),
  /** The address that a client outside the host connects to. */
  address: z.string().max(256),
  port: z.int().optional(),
  tlsPort: z.int().optional(),
});

/** State of one VM; small, sent whole at each change. */
export const vmReport = z.strictObject({
  vmId: uuid,
  name: z.string().max(255),
  status: z.enum(vmStatuses),
  pauseReason: z.enum(pauseReasons).optional(),
  exitReason: z.enum(exitReasons).optional(),
  exitMessage: z.string().max(2048).optional(),
  /** Milliseconds since the epoch by the host's clock. */
  startedAt: z.number().optional(),
  /** Idempotency key of the VM.create that started it; absent when it is external. */
  createdBy: z.string().max(200).optional(),
  graphics: z.array(graphicsReport).max(2),
  /** True when the host found the domain running but has no metadata of ours on it. */
  external: z.boolean(),
});

export const guestReport = z.strictObject({
  agent: z.enum(['none', 'connected', 'disconnected']),
  hostname: guestText.optional(),
  fqdn: guestText.optional(),
  osName: guestText.optional(),
  osVersion: guestText.optional(),
  kernel: guestText.optional(),
  timezone: guestText.optional(),
  timezoneOffsetMinutes: z.int().optional(),
  interfaces: z
    .array(z.strictObject({ name: guestText, mac: z.string().max(32), addresses: z.array(z.string().max(64)).max(64) }))
    .max(64),
});

export const diskSample = z.strictObject({
  diskId: uuid,
  readBytes: z.number(),
  readOperations: z.number(),
  readSeconds: z.number(),
  writeBytes: z.number(),
  writeOperations: z.number(),
  writeSeconds: z.number(),
  flushSeconds: z.number(),
  /** Highest written byte of the image file. */
  allocationBytes: bytes,
});

export const nicSample = z.strictObject({
  nicId: uuid,
  mac: z.string().max(32),
  rxBytes: z.number(),
  rxErrors: z.number(),
  rxDropped: z.number(),
  txBytes: z.number(),
  txErrors: z.number(),
  txDropped: z.number(),
});

/** One statistics sample. Counters (bytes, operations, seconds) rise since the VM's start; percents are of one host CPU. */
export const vmSample = z.strictObject({
  vmId: uuid,
  /** Milliseconds since the epoch by the host's clock. */
  at: z.number(),
  elapsedSeconds: z.number(),
  cpuUserPercent: z.number(),
  cpuSystemPercent: z.number(),
  cpuTotalPercent: z.number(),
  memoryInstalledBytes: bytes,
  /** Absent when the guest's balloon driver reports nothing. */
  memoryUsedBytes: bytes.optional(),
  memoryFreeBytes: bytes.optional(),
  memoryBuffersBytes: bytes.optional(),
  memoryCachedBytes: bytes.optional(),
  balloonBytes: bytes,
  /** Resident memory of the QEMU process. */
  residentBytes: bytes,
  disks: z.array(diskSample).max(256),
  nics: z.array(nicSample).max(64),
});

export type VmReport = z.infer<typeof vmReport>;
export type GuestReport = z.infer<typeof guestReport>;
export type VmSample = z.infer<typeof vmSample>;
export type GraphicsReport = z.infer<typeof graphicsReport>;
