// The draft of a VM in the wizard, its checks per step, and what is sent. Pure, so that the rules are tested.
import type { BootDevice, DiskAttachment, DiskInterface, Nic, NicInterface, Vm } from '@overt/api-types/types.gen';
import { GIB, MIB } from '@overt/ui-kit/units.ts';
import type { Translate } from '../../../i18n/i18n.ts';

export interface DiskDraft {
  key: string;
  kind: 'new' | 'existing';
  name: string;
  sizeGib: string;
  storageDomain: string;
  existing: string;
  thin: boolean;
  bootable: boolean;
  interface: DiskInterface;
}

export interface NicDraft {
  key: string;
  name: string;
  profile: string;
  interface: NicInterface;
}

export interface ComputeDraft {
  memoryMib: string;
  sockets: string;
  cores: string;
  threads: string;
}

export interface VmDraft extends ComputeDraft {
  name: string;
  description: string;
  cluster: string;
  template: string;
  os: string;
  disks: DiskDraft[];
  nics: NicDraft[];
  boot: BootDevice[];
  serial: boolean;
  cloudInit: boolean;
  hostName: string;
  userName: string;
  password: string;
  sshKeys: string;
  script: string;
  startAfter: boolean;
}

export const BLANK = '00000000-0000-0000-0000-000000000000';
let nextKey = 1;

export const newDisk = (name: string, bootable: boolean): DiskDraft => ({
  key: `d${nextKey++}`,
  kind: 'new',
  name,
  sizeGib: '20',
  storageDomain: '',
  existing: '',
  thin: true,
  bootable,
  interface: 'virtio_scsi',
});

export const newNic = (number: number): NicDraft => ({
  key: `n${nextKey++}`,
  name: `nic${number}`,
  profile: '',
  interface: 'virtio',
});

export const newDraft = (): VmDraft => ({
  name: '',
  description: '',
  cluster: '',
  template: BLANK,
  os: 'other',
  memoryMib: '1024',
  sockets: '1',
  cores: '1',
  threads: '1',
  disks: [],
  nics: [newNic(1)],
  boot: ['hd', 'network'],
  serial: true,
  cloudInit: false,
  hostName: '',
  userName: '',
  password: '',
  sshKeys: '',
  script: '',
  startAfter: true,
});

export interface Defaults {
  cluster: string;
  storageDomain: string;
  profile: string;
}

export const diskWithDefaults = (disk: DiskDraft, { storageDomain }: Defaults): DiskDraft =>
  disk.storageDomain === '' ? { ...disk, storageDomain } : disk;

export const nicWithDefaults = (nic: NicDraft, { profile }: Defaults): NicDraft =>
  nic.profile === '' ? { ...nic, profile } : nic;

/** The draft with what stands for the fields that were left alone. */
export const withDefaults = (draft: VmDraft, defaults: Defaults): VmDraft => ({
  ...draft,
  cluster: draft.cluster || defaults.cluster,
  disks: draft.disks.map(disk => diskWithDefaults(disk, defaults)),
  nics: draft.nics.map(nic => nicWithDefaults(nic, defaults)),
});

const whole = (text: string): number | null => (/^\d+$/.test(text.trim()) ? Number(text) : null);

export function nameProblem(name: string, t: Translate): string | null {
  if (name.trim() === '') return t('create.nameMissing');
  if (!/^[\p{L}\p{N}._-]+$/u.test(name.trim())) return t('create.nameSigns');
  return name.trim().length > 255 ? t('create.nameLong') : null;
}

export function computeProblem(draft: ComputeDraft, t: Translate): string | null {
  const memory = whole(draft.memoryMib);
  if (memory === null || memory < 16) return t('create.memoryBad');
  for (const part of [draft.sockets, draft.cores, draft.threads]) {
    const count = whole(part);
    if (count === null || count < 1 || count > 512) return t('create.cpuBad');
  }
  return null;
}

export function diskProblem(disk: DiskDraft, t: Translate): string | null {
  if (disk.kind === 'existing') return disk.existing === '' ? t('disk.chooseExisting') : null;
  if (disk.name.trim() === '') return t('disk.nameMissing');
  const size = Number(disk.sizeGib.replace(',', '.'));
  if (!Number.isFinite(size) || size <= 0 || size > 65_536) return t('disk.sizeBad');
  return disk.storageDomain === '' ? t('disk.domainMissing') : null;
}

export function disksProblem(draft: VmDraft, t: Translate): string | null {
  if (draft.disks.filter(disk => disk.bootable).length > 1) return t('disk.oneBootable');
  return draft.disks.map(disk => diskProblem(disk, t)).find(problem => problem !== null) ?? null;
}

export function nicsProblem(draft: VmDraft, t: Translate): string | null {
  const names = draft.nics.map(nic => nic.name.trim());
  if (names.includes('')) return t('nic.nameMissing');
  return new Set(names).size < names.length ? t('nic.nameTwice') : null;
}

export function toAttachment(disk: DiskDraft): DiskAttachment {
  const common = { bootable: disk.bootable, interface: disk.interface, active: true };
  if (disk.kind === 'existing') return { ...common, disk: { id: disk.existing } };
  return {
    ...common,
    disk: {
      alias: disk.name.trim(),
      name: disk.name.trim(),
      provisionedSize: Math.round(Number(disk.sizeGib.replace(',', '.')) * GIB),
      format: disk.thin ? 'cow' : 'raw',
      sparse: disk.thin,
      storageDomains: [{ id: disk.storageDomain }],
    },
  };
}

export const toNic = (nic: NicDraft): Nic => ({
  name: nic.name.trim(),
  interface: nic.interface,
  plugged: true,
  linked: true,
  ...(nic.profile === '' ? {} : { vnicProfile: { id: nic.profile } }),
});

export function toVm(draft: VmDraft): Vm {
  const memory = Number(draft.memoryMib) * MIB;
  return {
    name: draft.name.trim(),
    ...(draft.description.trim() === '' ? {} : { description: draft.description.trim() }),
    cluster: { id: draft.cluster },
    template: { id: draft.template },
    os: { type: draft.os, boot: { devices: draft.boot } },
    memory,
    cpu: { topology: { sockets: Number(draft.sockets), cores: Number(draft.cores), threads: Number(draft.threads) } },
    console: { enabled: draft.serial },
    ...(draft.cloudInit
      ? {
          initialization: {
            hostName: draft.hostName.trim() || draft.name.trim(),
            ...(draft.userName === '' ? {} : { userName: draft.userName }),
            ...(draft.password === '' ? {} : { rootPassword: draft.password }),
            ...(draft.sshKeys === '' ? {} : { authorizedSshKeys: draft.sshKeys }),
            ...(draft.script === '' ? {} : { customScript: draft.script }),
          },
        }
      : {}),
  };
}
