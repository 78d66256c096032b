// What the QEMU guest agent in a domain tells and does. Every call may hang as long as the guest does: each has an own
// timeout at libvirt, set once per domain with `setResponseTimeout`.
import type { Caller } from './caller.ts';
import { DomainInterfaceAddressesSource } from './constants.gen.ts';
import type { Domain, DomainFsinfo, DomainInterface } from './protocol.gen.ts';
import { fromTypedParams } from './typed-params.ts';

/** Sends a QMP-like JSON command to the agent and returns its JSON answer. `timeoutS`: -2 waits for ever, -1 default. */
export const agentCommand = async (lv: Caller, dom: Domain, command: object, timeoutS = 5): Promise<string | null> =>
  (await lv.call('qemuDomainAgentCommand', { dom, cmd: JSON.stringify(command), timeout: timeoutS, flags: 0 })).result;

/** Flattened names such as `os.id`, `fs.0.mountpoint`. `types` are DomainGuestInfoTypes; 0 asks for all. */
export const getGuestInfo = async (lv: Caller, dom: Domain, types = 0): Promise<Record<string, unknown>> =>
  fromTypedParams((await lv.call('domainGetGuestInfo', { dom, types, flags: 0 })).params);

const sources = {
  lease: DomainInterfaceAddressesSource.LEASE,
  agent: DomainInterfaceAddressesSource.AGENT,
  arp: DomainInterfaceAddressesSource.ARP,
} as const;
export const interfaceAddresses = async (
  lv: Caller,
  dom: Domain,
  source: keyof typeof sources,
): Promise<readonly DomainInterface[]> =>
  (await lv.call('domainInterfaceAddresses', { dom, source: sources[source], flags: 0 })).ifaces;

/** `seconds`: DomainAgentResponseTimeout (-2 for ever, -1 default, 0 not at all) or a number of seconds. */
export const setResponseTimeout = (lv: Caller, dom: Domain, seconds: number): Promise<unknown> =>
  lv.call('domainAgentSetResponseTimeout', { dom, timeout: seconds, flags: 0 });
/** Number of frozen file systems. No mount points: all. */
export const freeze = async (lv: Caller, dom: Domain, mountpoints: readonly string[] = []): Promise<number> =>
  (await lv.call('domainFsfreeze', { dom, mountpoints, flags: 0 })).filesystems;
export const thaw = async (lv: Caller, dom: Domain, mountpoints: readonly string[] = []): Promise<number> =>
  (await lv.call('domainFsthaw', { dom, mountpoints, flags: 0 })).filesystems;
export const trim = (lv: Caller, dom: Domain, minimumBytes = 0): Promise<unknown> =>
  lv.call('domainFstrim', { dom, mountPoint: null, minimum: minimumBytes, flags: 0 });
export const fileSystems = async (lv: Caller, dom: Domain): Promise<readonly DomainFsinfo[]> =>
  (await lv.call('domainGetFsinfo', { dom, flags: 0 })).info;
export const setUserPassword = (lv: Caller, dom: Domain, user: string, password: string): Promise<unknown> =>
  lv.call('domainSetUserPassword', { dom, user, password, flags: 0 });
/** Sets the guest's clock, `epochMs` since 1970. */
export const setTime = (lv: Caller, dom: Domain, epochMs: number): Promise<unknown> =>
  lv.call('domainSetTime', {
    dom,
    seconds: Math.floor(epochMs / 1000),
    nseconds: Math.floor(epochMs % 1000) * 1_000_000,
    flags: 0,
  });
