// What guests tell through the QEMU guest agent. Everything is text from a possibly hostile machine: bounded, and without
// control characters. Polled gently, a few guests at a time: often while a guest that has just come up waits for its address,
// then every POLL_MS.
import type { EventHub } from '@overt/agent-protocol/event-hub';
import type { GuestReport } from '@overt/agent-protocol/model/vm-report';
import type { Clock, Log } from '@overt/kernel/ports';
import type { LibvirtClient } from '@overt/libvirt/client';
import { DomainGuestInfoTypes as Types } from '@overt/libvirt/constants.gen';
import { domainHandle } from '@overt/libvirt/domains';
import { getGuestInfo, interfaceAddresses, setResponseTimeout } from '@overt/libvirt/guest-agent';
import type { VmTable } from '../vms/vm-table.ts';
import { isDown } from '../vms/vm.ts';

const POLL_MS = 30_000;
const SOON_MS = 2000;
const SOON_TIMES = 15;
const AT_ONCE = 4;
const ANSWER_SECONDS = 5;

export interface GuestInfo {
  /** Looks at the guests that are due; to be called often. */
  poll(): Promise<void>;
  agentChanged(vmId: string, connected: boolean): void;
  latest(): { vmId: string; guest: GuestReport }[];
}

export function guestInfo(ports: {
  libvirt: LibvirtClient;
  table: VmTable;
  clock: Clock;
  events: EventHub;
  log: Log;
}): GuestInfo {
  const { table, clock, events, log } = ports;
  const known = new Map<string, { guest: GuestReport; dueAt: number; asked: number }>();
  const remember = (vmId: string, guest: GuestReport) => {
    const asked = (known.get(vmId)?.asked ?? 0) + 1;
    const waits = guest.agent === 'connected' && !isReachable(guest) && asked <= SOON_TIMES;
    known.set(vmId, { guest, asked, dueAt: clock.monotonic() + (waits ? SOON_MS : POLL_MS) });
  };
  const keep = (vmId: string, guest: GuestReport) => {
    const before = known.get(vmId)?.guest;
    remember(vmId, guest);
    if (JSON.stringify(before) !== JSON.stringify(guest)) events.publish({ type: 'vm.guest', vmId, guest });
  };

  async function ask(vmId: string): Promise<void> {
    try {
      keep(vmId, await readGuest(ports.libvirt, vmId));
    } catch (error) {
      log.debug({ vmId, error }, 'the guest agent did not answer');
      remember(vmId, known.get(vmId)?.guest ?? { agent: 'connected', interfaces: [] });
    }
  }

  return {
    async poll() {
      if (!ports.libvirt.isConnected) return;
      const running = new Map(
        table
          .all()
          .filter(vm => !isDown(vm))
          .map(vm => [vm.vmId, vm]),
      );
      for (const vmId of known.keys()) if (!running.has(vmId)) known.delete(vmId);
      const due = [...running.values()]
        .filter(vm => vm.agentConnected && vm.status !== 'paused')
        .filter(({ vmId }) => (known.get(vmId)?.dueAt ?? 0) <= clock.monotonic())
        .map(({ vmId }) => vmId);
      const worker = async () => {
        for (let vmId = due.shift(); vmId !== undefined; vmId = due.shift()) await ask(vmId);
      };
      await Promise.all(Array.from({ length: AT_ONCE }, worker));
    },
    agentChanged(vmId, connected) {
      if (connected) known.delete(vmId);
      else {
        const before = known.get(vmId)?.guest;
        if (before !== undefined) keep(vmId, { ...before, agent: 'disconnected' });
      }
    },
    latest: () => [...known].map(([vmId, { guest }]) => ({ vmId, guest })),
  };
}

async function readGuest({ monitor }: LibvirtClient, vmId: string): Promise<GuestReport> {
  const dom = domainHandle(vmId);
  await setResponseTimeout(monitor, dom, ANSWER_SECONDS);
  const wanted = Types.OS | Types.TIMEZONE | Types.HOSTNAME;
  const [info, addresses] = await Promise.all([
    getGuestInfo(monitor, dom, wanted).catch(() => ({}) as Record<string, unknown>),
    interfaceAddresses(monitor, dom, 'agent'),
  ]);
  return toGuestReport(info, addresses);
}

interface Interface {
  readonly name: string;
  readonly hwaddr: string | null;
  readonly addrs: readonly { readonly addr: string }[];
}

// oxlint-disable-next-line no-control-regex -- they are what a guest must not bring in
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;
const LINK_LOCAL = /^(169\.254\.|fe80:)/i;
const isReachable = ({ interfaces }: GuestReport): boolean =>
  interfaces.some(({ addresses }) => addresses.some(address => !LINK_LOCAL.test(address)));
const LOOPBACK = /^(127\.|::1$)/;
const clean = (text: string, max: number): string => text.replace(CONTROL, '\ufffd').slice(0, max);

/** Pure; exported for its test. */
export function toGuestReport(info: Readonly<Record<string, unknown>>, addresses: readonly Interface[]): GuestReport {
  const text = (name: string) => {
    const value = info[name];
    return typeof value === 'string' && value !== '' ? clean(value, 256) : undefined;
  };
  const hostname = text('hostname');
  const osName = text('os.name') ?? text('os.pretty-name') ?? text('os.id');
  const osVersion = text('os.version-id') ?? text('os.version');
  const kernel = text('os.kernel-release');
  const timezone = text('timezone.name');
  const offset = info['timezone.offset'];
  return {
    agent: 'connected',
    ...(hostname === undefined ? {} : { hostname }),
    ...(hostname?.includes('.') === true ? { fqdn: hostname } : {}),
    ...(osName === undefined ? {} : { osName }),
    ...(osVersion === undefined ? {} : { osVersion }),
    ...(kernel === undefined ? {} : { kernel }),
    ...(timezone === undefined ? {} : { timezone }),
    ...(typeof offset === 'number' && Math.abs(offset) <= 86_400
      ? { timezoneOffsetMinutes: Math.round(offset / 60) }
      : {}),
    // An interface that has only loopback addresses says nothing about how to reach the guest.
    interfaces: addresses
      .filter(({ addrs }) => addrs.some(({ addr }) => !LOOPBACK.test(addr)))
      .slice(0, 64)
      .map(({ name, hwaddr, addrs }) => ({
        name: clean(name, 256),
        mac: clean(hwaddr ?? '', 32),
        addresses: addrs.slice(0, 64).map(({ addr }) => clean(addr, 64)),
      })),
  };
}
