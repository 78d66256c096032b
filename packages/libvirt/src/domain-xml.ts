// DomainSpec -> libvirt's domain XML. Devices stand in domain-xml-devices.ts; reading back in domain-xml-parse.ts.
import { refuseUnless } from '@overt/kernel/refusal';
import type { CpuSpec, DomainSpec, FirmwareSpec } from './domain-spec.ts';
import { deviceElements } from './domain-xml-devices.ts';
import { type XmlElement, element, renderXml, textElement } from './xml.ts';

/** Namespace of our own metadata element; its text is JSON. */
export const METADATA_NAMESPACE = 'http://overt.dev/vm/1';
export const METADATA_KEY = 'overt';

/** Throws LIBVIRT_BAD_ARGUMENT for texts that XML cannot carry and for sizes that do not fit. */
export function buildDomainXml(spec: DomainSpec): string {
  check(spec);
  return renderXml(
    element(
      'domain',
      { type: spec.accel },
      textElement('name', spec.name),
      textElement('uuid', spec.uuid),
      textElement('title', spec.title),
      textElement('description', spec.description),
      spec.metadata !== undefined && element('metadata', {}, metadataElement(spec.metadata)),
      element('memory', { unit: 'KiB' }, String(spec.memory.max / 1024)),
      element('currentMemory', { unit: 'KiB' }, String(spec.memory.current / 1024)),
      spec.memoryPageSize !== undefined && memoryBacking(spec.memoryPageSize),
      element('vcpu', { placement: 'static', current: spec.vcpus.current }, String(spec.vcpus.max)),
      textElement('iothreads', spec.ioThreads),
      cpuTune(spec),
      numaTune(spec.cpu),
      spec.smbios && sysinfo(spec),
      osElement(spec),
      features(spec),
      spec.cpu && cpuElement(spec.cpu),
      clock(spec.clock),
      textElement('on_poweroff', spec.onPowerOff ?? 'destroy'),
      textElement('on_reboot', spec.onReboot ?? 'restart'),
      textElement('on_crash', spec.onCrash ?? 'destroy'),
      element('devices', {}, deviceElements(spec)),
    ),
  );
}

/** The metadata element by itself, for `setMetadata`. */
export const buildMetadataXml = (value: unknown): string => renderXml(element('vm', {}, JSON.stringify(value)));

const metadataElement = (value: unknown): XmlElement =>
  element(`${METADATA_KEY}:vm`, { [`xmlns:${METADATA_KEY}`]: METADATA_NAMESPACE }, JSON.stringify(value));

function check({ memory, vcpus, cpu }: DomainSpec): void {
  const whole = (bytes: number) => Number.isSafeInteger(bytes) && bytes > 0 && bytes % 1024 === 0;
  refuseUnless(whole(memory.current) && whole(memory.max) && memory.current <= memory.max, 'LIBVIRT_BAD_ARGUMENT', {
    what: 'memory',
    detail: 'current and maximum must be multiples of 1024 bytes and current at most the maximum',
  });
  refuseUnless(vcpus.current >= 1 && vcpus.current <= vcpus.max, 'LIBVIRT_BAD_ARGUMENT', {
    what: 'vcpus',
    detail: 'there must be at least one and at most the maximum',
  });
  const t = cpu?.topology;
  refuseUnless(!t || t.sockets * t.cores * t.threads === vcpus.max, 'LIBVIRT_BAD_ARGUMENT', {
    what: 'the CPU topology',
    detail: 'sockets x cores x threads must be the maximum number of virtual CPUs',
  });
}

function osElement(spec: DomainSpec): XmlElement {
  const { firmware, directBoot } = spec;
  const timeout = firmware.kind === 'bios' ? firmware.menuTimeoutMs : undefined;
  return element(
    'os',
    {},
    element('type', { arch: spec.arch, machine: spec.machine }, 'hvm'),
    ...(firmware.kind === 'uefi' ? loader(firmware) : []),
    textElement('kernel', directBoot?.kernel),
    textElement('initrd', directBoot?.initrd),
    textElement('cmdline', directBoot?.commandLine),
    timeout !== undefined && element('bootmenu', { enable: 'yes', timeout }),
    spec.smbios && element('smbios', { mode: 'sysinfo' }),
  );
}

function loader(firmware: Extract<FirmwareSpec, { kind: 'uefi' }>): (XmlElement | undefined)[] {
  const { secureBoot = false, nvram, nvramTemplate } = firmware;
  return [
    element('loader', { readonly: 'yes', secure: secureBoot ? 'yes' : 'no', type: 'pflash' }, firmware.loader),
    nvram === undefined ? undefined : element('nvram', { template: nvramTemplate }, nvram),
  ];
}

function features(spec: DomainSpec): XmlElement {
  const x86 = spec.arch === 'x86_64' || spec.arch === 'i686';
  const secure = spec.firmware.kind === 'uefi' && spec.firmware.secureBoot === true;
  const cache = spec.tcgCacheBytes;
  return element(
    'features',
    {},
    element('acpi'),
    x86 && element('apic'),
    secure && element('smm', { state: 'on' }),
    cache !== undefined &&
      spec.accel === 'qemu' &&
      element('tcg', {}, element('tb-cache', { unit: 'KiB' }, String(Math.ceil(cache / 1024)))),
  );
}

function cpuElement({ mode, model, features: list = [], topology, numa = [] }: CpuSpec): XmlElement {
  const custom = mode === 'custom';
  return element(
    'cpu',
    custom ? { mode, match: 'exact', check: 'none' } : { mode, check: 'none' },
    custom && model !== undefined && element('model', { fallback: 'forbid' }, model),
    topology && element('topology', { ...topology }),
    list.map(({ name, policy }) => element('feature', { policy, name })),
    numa.length > 0 &&
      element(
        'numa',
        {},
        numa.map((cell, id) =>
          element('cell', {
            id,
            cpus: cell.cpus === '' ? undefined : cell.cpus,
            memory: Math.floor(cell.memory / 1024),
            unit: 'KiB',
          }),
        ),
      ),
  );
}

function cpuTune({ cpuQuota: quota, vcpuPins = [] }: DomainSpec): XmlElement | undefined {
  if (quota === undefined && vcpuPins.length === 0) return undefined;
  return element(
    'cputune',
    {},
    vcpuPins.map(({ vcpu, cpus }) => element('vcpupin', { vcpu, cpuset: cpus })),
    quota && element('period', {}, String(quota.periodUs)),
    quota && element('quota', {}, String(Math.max(MIN_QUOTA_US, Math.floor(quota.quotaUs)))),
  );
}

/** libvirt takes no less. */
const MIN_QUOTA_US = 1000;

function numaTune({ numa = [] }: Partial<CpuSpec> = {}): XmlElement | false {
  const nodes = numa.flatMap(({ host }, cellid) =>
    host === undefined ? [] : [element('memnode', { cellid, mode: host.mode, nodeset: host.nodes })],
  );
  return nodes.length > 0 && element('numatune', {}, nodes);
}

function clock(spec: DomainSpec['clock'] = { offset: 'utc' }): XmlElement {
  if (spec.offset === 'timezone') return element('clock', { offset: 'timezone', timezone: spec.timezone });
  if (spec.offset === 'variable')
    return element('clock', { offset: 'variable', adjustment: spec.seconds, basis: 'utc' });
  return element('clock', { offset: 'utc' });
}

function sysinfo({ smbios = {}, uuid }: DomainSpec): XmlElement {
  const entry = (name: string, value: string | undefined) => value !== undefined && element('entry', { name }, value);
  return element(
    'sysinfo',
    { type: 'smbios' },
    element(
      'system',
      {},
      entry('manufacturer', smbios.manufacturer),
      entry('product', smbios.product),
      entry('version', smbios.version),
      entry('serial', smbios.serial),
      entry('uuid', uuid),
      entry('family', smbios.family),
    ),
  );
}

const memoryBacking = (pageSize: number) =>
  element('memoryBacking', {}, element('hugepages', {}, element('page', { size: pageSize / 1024, unit: 'KiB' })));
