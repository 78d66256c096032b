// What libvirt and QEMU are on this host. Asking costs seconds whenever libvirt probes QEMU anew (and there are machines on
// which it holds every probe for outdated), therefore it is asked once for each life of libvirtd and each QEMU binary, ahead
// of need; while it is asked again, what was known is the answer.
import { readFile, stat } from 'node:fs/promises';
import { arch } from 'node:os';
import type { Log } from '@overt/kernel/ports';
import type { LibvirtClient } from '@overt/libvirt/client';
import { getCapabilities, getDomainCapabilities, getVersions } from '@overt/libvirt/host';
import { childOf, childrenOf, parseXml, textOf, type XmlElement } from '@overt/libvirt/xml';

/** Whose rights count when QEMU opens a file; the first group is that of the process. */
export interface QemuUser {
  readonly uid: number;
  readonly gids: readonly [number, ...number[]];
}

export interface HypervisorFacts {
  readonly libvirtVersion: string;
  readonly qemuVersion: string;
  readonly capabilities: XmlElement;
  readonly domainCapabilities: XmlElement;
  /** Undefined where libvirt does not care for the owners of files. */
  readonly qemuUser: QemuUser | undefined;
}

export interface Hypervisor {
  facts(): Promise<HypervisorFacts>;
  stop(): void;
}

export function hypervisor(ports: { libvirt: LibvirtClient; accel: 'kvm' | 'tcg'; log: Log }): Hypervisor {
  const { libvirt, log } = ports;
  const stopped = new AbortController();
  let known: { facts: HypervisorFacts; binary: string } | undefined;
  let reading: Promise<HypervisorFacts> | undefined;
  let stale = false;

  async function read(): Promise<HypervisorFacts> {
    stale = false;
    const facts = await readFacts(ports);
    known = { facts, binary: await binaryOf(facts) };
    return facts;
  }
  const refresh = (): Promise<HypervisorFacts> => (reading ??= read().finally(() => (reading = undefined)));
  const refreshSoon = () => {
    refresh().catch((error: unknown) => {
      stale = true;
      log.info({ error }, 'the hypervisor could not be asked what it is');
    });
  };

  libvirt.ready(stopped.signal).then(refreshSoon, () => undefined);
  const off = libvirt.onReconnect(() => {
    stale = true;
    refreshSoon();
  });
  return {
    async facts() {
      if (known === undefined) return refresh();
      const { facts, binary } = known;
      if (stale || binary !== (await binaryOf(facts))) refreshSoon();
      return facts;
    },
    stop() {
      off();
      stopped.abort();
    },
  };
}

async function readFacts({
  libvirt,
  accel,
}: {
  libvirt: LibvirtClient;
  accel: 'kvm' | 'tcg';
}): Promise<HypervisorFacts> {
  const { control } = libvirt;
  const cpuArch = arch() === 'arm64' ? 'aarch64' : 'x86_64';
  const virtType = accel === 'kvm' ? 'kvm' : 'qemu';
  const machine = cpuArch === 'aarch64' ? 'virt' : 'q35';
  const capabilities = parseXml(await getCapabilities(control));
  const query = { arch: cpuArch, machine, virtType };
  const domainCapabilities = parseXml(await getDomainCapabilities(control, query));
  const versions = await getVersions(control);
  // Users from elsewhere (LDAP) have only the group that libvirt names.
  const [passwd, group] = await Promise.all(
    ['/etc/passwd', '/etc/group'].map(path => readFile(path, 'utf8').catch(() => '')),
  );
  return {
    libvirtVersion: versions.libvirt,
    qemuVersion: versions.hypervisor,
    capabilities,
    domainCapabilities,
    qemuUser: qemuUserOf(capabilities, virtType, passwd ?? '', group ?? ''),
  };
}

/** Path and moment of the QEMU that the facts are of. */
async function binaryOf({ domainCapabilities }: HypervisorFacts): Promise<string> {
  const path = textOf(childOf(domainCapabilities, 'path')) ?? '';
  const found = await stat(path).catch(() => undefined);
  return `${path} ${found?.mtimeMs ?? 0}`;
}

/** Pure: from libvirt's `dac` security model and the host's users; exported for its test. */
export function qemuUserOf(
  capabilities: XmlElement,
  virtType: 'kvm' | 'qemu',
  passwd: string,
  group: string,
): QemuUser | undefined {
  const models = childrenOf(childOf(capabilities, 'host'), 'secmodel');
  const dac = models.find(model => textOf(childOf(model, 'model')) === 'dac');
  const label = childrenOf(dac, 'baselabel').find(({ attributes }) => attributes.type === virtType);
  const [, uid, gid] = /^\+(\d+):\+(\d+)$/.exec(textOf(label) ?? '') ?? [];
  if (uid === undefined || gid === undefined) return undefined;
  const rows = (text: string) => text.split('\n').map(line => line.split(':'));
  const [name, , , primary] = rows(passwd).find(fields => fields[2] === uid) ?? [];
  const member = rows(group).filter(([, , , users = '']) => name !== undefined && users.split(',').includes(name));
  const others = [primary, ...member.map(fields => fields[2])].filter(id => id !== undefined).map(Number);
  return { uid: Number(uid), gids: [Number(gid), ...others.filter(id => id !== Number(gid))] };
}
