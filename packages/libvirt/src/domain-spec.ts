// What a virtual machine is to be, in our words and units (bytes everywhere). domain-xml.ts turns it into libvirt's XML.
// Nothing here knows of oVirt or of the engine: it is the agent's vocabulary towards the hypervisor.

import type { NodeDeviceAddress } from './node-device-xml.ts';

/** An own name for a device that libvirt keeps: `ua-` and letters, digits, `_`, `-`. */
export type Alias = `ua-${string}`;

export interface NumaCell {
  /** `0-3,8`; empty: a node of memory only. */
  readonly cpus: string;
  /** Bytes. */
  readonly memory: number;
  /** Nodes of the host that the memory comes from, as `0,2`. */
  readonly host?: { readonly nodes: string; readonly mode: 'strict' | 'interleave' | 'preferred' };
}

export interface CpuSpec {
  readonly mode: 'custom' | 'host-passthrough' | 'host-model' | 'maximum';
  /** Only with `custom`. */
  readonly model?: string;
  readonly features?: readonly {
    readonly name: string;
    readonly policy: 'require' | 'disable' | 'force' | 'optional' | 'forbid';
  }[];
  /** The product must be `vcpus.max`. */
  readonly topology?: { readonly sockets: number; readonly cores: number; readonly threads: number };
  readonly numa?: readonly NumaCell[];
}

export type FirmwareSpec =
  | { readonly kind: 'bios'; readonly menuTimeoutMs?: number }
  /** `nvram` is this machine's own variable store; it is made from `nvramTemplate` when missing. */
  | {
      readonly kind: 'uefi';
      readonly loader: string;
      readonly secureBoot?: boolean;
      readonly nvram?: string;
      readonly nvramTemplate?: string;
    };

/** In a second; a total excludes the directions of the same kind. */
export interface DiskLimits {
  readonly totalBytesPerSecond?: number | undefined;
  readonly readBytesPerSecond?: number | undefined;
  readonly writeBytesPerSecond?: number | undefined;
  readonly totalIops?: number | undefined;
  readonly readIops?: number | undefined;
  readonly writeIops?: number | undefined;
}

/** Bytes. */
export interface Shaping {
  readonly averageBytesPerSecond: number;
  readonly peakBytesPerSecond: number;
  readonly burstBytes: number;
}

export interface DiskSpec {
  readonly device: 'disk' | 'cdrom' | 'floppy';
  readonly source?: {
    readonly type: 'file' | 'block';
    readonly path: string;
    /** libvirt leaves owner and group alone: QEMU's user can open it already. Needs a libvirtd with the `dac` model. */
    readonly keepOwner?: boolean;
  };
  readonly format: 'raw' | 'qcow2';
  readonly bus: 'virtio' | 'virtio_scsi' | 'sata' | 'ide' | 'fdc' | 'usb';
  /** Name in the guest such as `vda`; the next free one of its bus when absent. */
  readonly target?: string;
  readonly serial?: string;
  readonly readOnly?: boolean;
  readonly shareable?: boolean;
  readonly bootIndex?: number;
  readonly cache?: 'none' | 'writethrough' | 'writeback' | 'directsync' | 'unsafe';
  readonly io?: 'native' | 'threads' | 'io_uring';
  readonly discard?: 'unmap' | 'ignore';
  readonly limits?: DiskLimits;
  readonly errorPolicy?: 'stop' | 'report' | 'ignore' | 'enospace';
  /** 1-based, within `ioThreads`; only for virtio. */
  readonly ioThread?: number;
  readonly alias?: Alias;
}

export interface NicSpec {
  readonly mac: string;
  readonly source:
    | { readonly kind: 'bridge'; readonly bridge: string }
    | { readonly kind: 'network'; readonly network: string; readonly portGroup?: string }
    /** QEMU's own user-mode network; for tests and appliances. */
    | { readonly kind: 'user' };
  readonly model: 'virtio' | 'e1000' | 'e1000e' | 'rtl8139';
  readonly linkUp?: boolean;
  readonly bootIndex?: number;
  /** A network filter by name. */
  readonly filter?: string;
  readonly filterParameters?: readonly { readonly name: string; readonly value: string }[];
  readonly mtu?: number;
  readonly queues?: number;
  /** As the guest sees it: inbound is what it receives. */
  readonly bandwidth?: { readonly inbound?: Shaping | undefined; readonly outbound?: Shaping | undefined };
  readonly alias?: Alias;
}

export interface GraphicsSpec {
  readonly type: 'vnc' | 'spice';
  /** Address to listen on. */
  readonly listen: string;
  /** Absent: libvirt chooses. */
  readonly port?: number;
  /** SPICE only. */
  readonly tlsPort?: number;
  readonly password?: string;
  /** UTC, `2030-01-31T12:00:00`. */
  readonly passwordValidTo?: string;
  readonly keymap?: string;
  /** SPICE: every channel encrypted. */
  readonly tls?: boolean;
}

export type ChannelSpec =
  | { readonly kind: 'qemu-guest-agent' }
  | { readonly kind: 'spice-agent' }
  /** A virtio port of that name with a unix socket on the host; libvirt chooses its path when absent. */
  | { readonly kind: 'port'; readonly name: string; readonly path?: string };

export interface HostDeviceSpec {
  readonly address: NodeDeviceAddress;
  /** Taken from the host with the others of its IOMMU group, and not shown to the guest. Only of PCI devices. */
  readonly hidden?: boolean;
  readonly alias?: Alias;
}

export interface DomainSpec {
  readonly name: string;
  readonly uuid: string;
  readonly title?: string;
  readonly description?: string;
  readonly accel: 'kvm' | 'qemu';
  readonly arch: string;
  readonly machine: string;
  readonly emulator?: string;
  readonly cpu?: CpuSpec;
  /** Bytes; a multiple of 1024. */
  readonly memory: { readonly current: number; readonly max: number };
  /** Of what size the pages of the host are that the memory consists of, in bytes; absent: the usual ones. */
  readonly memoryPageSize?: number;
  readonly vcpus: { readonly current: number; readonly max: number };
  /** Time of a host processor that each virtual one may use in a period, both in microseconds. */
  readonly cpuQuota?: { readonly periodUs: number; readonly quotaUs: number };
  /** Processors of the host that a virtual one may run on, as `0-3,^2`. */
  readonly vcpuPins?: readonly { readonly vcpu: number; readonly cpus: string }[];
  readonly firmware: FirmwareSpec;
  readonly directBoot?: { readonly kernel: string; readonly initrd?: string; readonly commandLine?: string };
  readonly ioThreads?: number;
  readonly disks: readonly DiskSpec[];
  readonly nics: readonly NicSpec[];
  /** Devices of the host itself, which has none of them while the guest runs. */
  readonly hostDevices?: readonly HostDeviceSpec[];
  readonly graphics: readonly GraphicsSpec[];
  readonly video?: {
    readonly model: 'vga' | 'qxl' | 'virtio' | 'bochs' | 'cirrus' | 'none';
    readonly heads?: number;
    readonly vramBytes?: number;
  };
  /** A serial port on a pty; `logFile` is written by virtlogd. */
  readonly serial?: { readonly logFile?: string };
  readonly channels?: readonly ChannelSpec[];
  readonly balloon?: { readonly statsPeriodS?: number };
  readonly rng?: { readonly source: string; readonly bytesPerSecond?: number };
  readonly watchdog?: {
    readonly model: 'i6300esb' | 'ib700' | 'itco';
    readonly action: 'reset' | 'shutdown' | 'poweroff' | 'pause' | 'none' | 'dump' | 'inject-nmi';
  };
  readonly tpm?: { readonly model: 'tpm-tis' | 'tpm-crb'; readonly version?: '2.0' | '1.2' };
  readonly sound?: 'ich6' | 'ich9' | 'ac97' | 'es1370';
  /** A USB tablet gives the pointer absolute positions. */
  readonly tablet?: boolean;
  readonly usbController?: 'qemu-xhci' | 'piix3-uhci' | 'none';
  /** PCIe ports left free for hot-plug; only for q35-like machines. Without it libvirt leaves about one. */
  readonly hotplugPorts?: number;
  readonly clock?:
    | { readonly offset: 'utc' }
    | { readonly offset: 'timezone'; readonly timezone: string }
    | { readonly offset: 'variable'; readonly seconds: number };
  readonly onPowerOff?: 'destroy' | 'restart' | 'preserve';
  readonly onReboot?: 'destroy' | 'restart' | 'preserve';
  readonly onCrash?: 'destroy' | 'restart' | 'preserve' | 'coredump-destroy' | 'coredump-restart';
  readonly smbios?: {
    readonly manufacturer?: string;
    readonly product?: string;
    readonly version?: string;
    readonly serial?: string;
    readonly family?: string;
  };
  /** Bytes of TCG's translation cache; QEMU may take a quarter of the host's memory without it. */
  readonly tcgCacheBytes?: number;
  /** Ours, kept by libvirt with the domain: any JSON value. */
  readonly metadata?: unknown;
}
