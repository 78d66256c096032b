// Changing a domain's devices and sizes. `impact` are DomainModificationImpact bits: LIVE 1, CONFIG 2.
// Detaching only asks the guest: the device is gone when the event `domainDeviceRemoved` comes (or
// `domainDeviceRemovalFailed`).
import type { Caller } from './caller.ts';
import { DomainBlockResizeFlags, DomainMemoryModFlags } from './constants.gen.ts';
import type { Domain } from './protocol.gen.ts';
import { STRING_OKAY, type ParamsOf, fromTypedParams, toTypedParams } from './typed-params.ts';

export const attachDevice = (lv: Caller, dom: Domain, xml: string, impact: number): Promise<unknown> =>
  lv.call('domainAttachDeviceFlags', { dom, xml, flags: impact });
export const detachDevice = (lv: Caller, dom: Domain, xml: string, impact: number): Promise<unknown> =>
  lv.call('domainDetachDeviceFlags', { dom, xml, flags: impact });
export const detachDeviceAlias = (lv: Caller, dom: Domain, alias: string, impact: number): Promise<unknown> =>
  lv.call('domainDetachDeviceAlias', { dom, alias, flags: impact });
/** Change a CD, a link state, a graphics password. `flags` are DomainDeviceModifyFlags. */
export const updateDevice = (lv: Caller, dom: Domain, xml: string, flags: number): Promise<unknown> =>
  lv.call('domainUpdateDeviceFlags', { dom, xml, flags });

/** Moves the balloon, or with `maximum` the limit. */
export const setMemory = (lv: Caller, dom: Domain, bytes: number, impact: number, maximum = false): Promise<unknown> =>
  lv.call('domainSetMemoryFlags', {
    dom,
    memory: Math.floor(bytes / 1024),
    flags: impact | (maximum ? DomainMemoryModFlags.MAXIMUM : 0),
  });
export const setMemoryStatsPeriod = (lv: Caller, dom: Domain, seconds: number, impact: number): Promise<unknown> =>
  lv.call('domainSetMemoryStatsPeriod', { dom, period: seconds, flags: impact });
export const setMemoryParameters = (
  lv: Caller,
  dom: Domain,
  values: ParamsOf<'memoryParams'>,
  impact: number,
): Promise<unknown> =>
  lv.call('domainSetMemoryParameters', { dom, params: toTypedParams('memoryParams', values), flags: impact });

/** `flags` are DomainVcpuFlags. */
export const setVcpus = (lv: Caller, dom: Domain, count: number, flags: number): Promise<unknown> =>
  lv.call('domainSetVcpusFlags', { dom, nvcpus: count, flags });
export const getVcpus = async (lv: Caller, dom: Domain, flags: number): Promise<number> =>
  (await lv.call('domainGetVcpusFlags', { dom, flags })).num;
/** Runs one virtual CPU only on the given host CPUs. */
export const pinVcpu = (
  lv: Caller,
  dom: Domain,
  vcpu: number,
  hostCpus: readonly number[],
  impact: number,
): Promise<unknown> => lv.call('domainPinVcpuFlags', { dom, vcpu, cpumap: cpuMap(hostCpus), flags: impact });
export const pinEmulator = (lv: Caller, dom: Domain, hostCpus: readonly number[], impact: number): Promise<unknown> =>
  lv.call('domainPinEmulator', { dom, cpumap: cpuMap(hostCpus), flags: impact });
export const setScheduler = (
  lv: Caller,
  dom: Domain,
  values: ParamsOf<'scheduler'>,
  impact: number,
): Promise<unknown> =>
  lv.call('domainSetSchedulerParametersFlags', { dom, params: toTypedParams('scheduler', values), flags: impact });

/** Grows a disk; `disk` is a target (vda) or a path. */
export const blockResize = (lv: Caller, dom: Domain, disk: string, bytes: number): Promise<unknown> =>
  lv.call('domainBlockResize', { dom, disk, size: bytes, flags: DomainBlockResizeFlags.BYTES });
export const setBlockIoTune = (
  lv: Caller,
  dom: Domain,
  disk: string,
  values: ParamsOf<'blockIoTune'>,
  impact: number,
): Promise<unknown> =>
  lv.call('domainSetBlockIoTune', { dom, disk, params: toTypedParams('blockIoTune', values), flags: impact });
export async function getBlockIoTune(
  lv: Caller,
  dom: Domain,
  disk: string,
  impact = 0,
): Promise<Record<string, unknown>> {
  const flags = impact | STRING_OKAY;
  const { nparams } = await lv.call('domainGetBlockIoTune', { dom, disk, nparams: 0, flags });
  return fromTypedParams((await lv.call('domainGetBlockIoTune', { dom, disk, nparams, flags })).params);
}
/** Sizes of the file or device behind a disk, in bytes. */
export const getBlockInfo = (
  lv: Caller,
  dom: Domain,
  disk: string,
): Promise<{ readonly allocation: number; readonly capacity: number; readonly physical: number }> =>
  lv.call('domainGetBlockInfo', { dom, path: disk, flags: 0 });
/** Wants one `domainBlockThreshold` event when the layer (`vda`, `vda[2]`) is written beyond `bytes`. */
export const setBlockThreshold = (lv: Caller, dom: Domain, layer: string, bytes: number): Promise<unknown> =>
  lv.call('domainSetBlockThreshold', { dom, dev: layer, threshold: bytes, flags: 0 });
/** Disks with I/O errors: `error` is a DomainDiskErrorCode. */
export async function getDiskErrors(
  lv: Caller,
  dom: Domain,
): Promise<readonly { readonly disk: string; readonly error: number }[]> {
  const { nerrors } = await lv.call('domainGetDiskErrors', { dom, maxerrors: 0, flags: 0 });
  return nerrors <= 0 ? [] : (await lv.call('domainGetDiskErrors', { dom, maxerrors: nerrors, flags: 0 })).errors;
}
export const setInterfaceBandwidth = (
  lv: Caller,
  dom: Domain,
  device: string,
  values: ParamsOf<'interfaceBandwidth'>,
  impact: number,
): Promise<unknown> =>
  lv.call('domainSetInterfaceParameters', {
    dom,
    device,
    params: toTypedParams('interfaceBandwidth', values),
    flags: impact,
  });

function cpuMap(cpus: readonly number[]): Uint8Array {
  const map = new Uint8Array(Math.floor(Math.max(0, ...cpus) / 8) + 1);
  for (const cpu of cpus) map[cpu >> 3] = (map[cpu >> 3] ?? 0) | (1 << (cpu & 7));
  return map;
}
