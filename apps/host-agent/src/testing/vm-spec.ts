// A small VM in the engine's terms for tests: firmware only, unless the changes say more.
import { randomUUID } from 'node:crypto';
import type { DiskSpec, VmSpec, VolumeRef } from '@overt/agent-protocol/model/vm-spec';

const MIB = 1024 * 1024;

export const testDisk = (volume: VolumeRef, changes: Partial<DiskSpec> = {}): DiskSpec => {
  const diskId = randomUUID();
  return {
    diskId,
    volume,
    format: 'qcow2',
    interface: 'virtio',
    readOnly: false,
    shareable: false,
    discard: true,
    serial: diskId.replaceAll('-', '').slice(0, 20),
    ...changes,
  };
};

export const testVm = (changes: Partial<VmSpec> = {}): VmSpec => {
  const vmId = changes.vmId ?? randomUUID();
  return {
    vmId,
    name: `test-${vmId}`,
    arch: 'x86_64',
    chipset: 'q35',
    firmware: 'bios',
    cpu: { sockets: 1, cores: 1, threads: 1, mode: 'custom', model: 'Nehalem' },
    memory: { sizeBytes: 64 * MIB, maxBytes: 64 * MIB, guaranteedBytes: 0, ballooning: false },
    disks: [],
    nics: [],
    graphics: [],
    videoModel: 'vga',
    serialConsole: true,
    soundcard: false,
    tablet: false,
    rng: false,
    tpm: false,
    clockOffsetSeconds: 0,
    smbiosSerial: vmId,
    payloads: [],
    startPaused: false,
    customProperties: {},
    ...changes,
  };
};
