// The host as libvirt sees it. Sizes in bytes, times in nanoseconds.
import type { Caller } from './caller.ts';
import { fromTypedParams } from './typed-params.ts';

/** XML of what host and hypervisor can do; parse with domain-capabilities or saxes. */
export const getCapabilities = async (lv: Caller): Promise<string> =>
  (await lv.call('connectGetCapabilities', {})).capabilities;
export const getDomainCapabilities = async (
  lv: Caller,
  query: {
    readonly emulator?: string;
    readonly arch?: string;
    readonly machine?: string;
    readonly virtType?: string;
  } = {},
): Promise<string> =>
  (
    await lv.call('connectGetDomainCapabilities', {
      emulatorbin: query.emulator ?? null,
      arch: query.arch ?? null,
      machine: query.machine ?? null,
      virttype: query.virtType ?? null,
      flags: 0,
    })
  ).capabilities;
export const getCpuModelNames = async (lv: Caller, arch: string): Promise<readonly string[]> =>
  (await lv.call('connectGetCpuModelNames', { arch, need_results: 1, flags: 0 })).models;

export interface NodeInfo {
  readonly model: string;
  /** libvirt has been seen to report half of it; /proc/meminfo or `getMemoryStats` is the truth. */
  readonly memory: number;
  readonly cpus: number;
  readonly mhz: number;
  readonly nodes: number;
  readonly sockets: number;
  readonly cores: number;
  readonly threads: number;
}
export async function getNodeInfo(lv: Caller): Promise<NodeInfo> {
  const info = await lv.call('nodeGetInfo', {});
  return { ...info, memory: info.memory * 1024 };
}

/** total, free, buffers, cached. `cell` -1 is the whole host. */
export async function getMemoryStats(lv: Caller, cell = -1): Promise<Readonly<Record<string, number>>> {
  const { nparams } = await lv.call('nodeGetMemoryStats', { nparams: 0, cellNum: cell, flags: 0 });
  const { params } = await lv.call('nodeGetMemoryStats', { nparams, cellNum: cell, flags: 0 });
  return Object.fromEntries(params.map(({ field, value }) => [field, value * 1024]));
}

/** kernel, user, idle, iowait (nanoseconds since boot). `cpu` -1 is the sum. */
export async function getCpuStats(lv: Caller, cpu = -1): Promise<Readonly<Record<string, number>>> {
  const { nparams } = await lv.call('nodeGetCpuStats', { cpuNum: cpu, nparams: 0, flags: 0 });
  const { params } = await lv.call('nodeGetCpuStats', { cpuNum: cpu, nparams, flags: 0 });
  return Object.fromEntries(params.map(({ field, value }) => [field, value]));
}

/** How many CPUs the host has and which are online. */
export async function getCpuMap(lv: Caller): Promise<{ readonly total: number; readonly online: readonly number[] }> {
  const { ret, cpumap } = await lv.call('nodeGetCpuMap', { need_map: 1, need_online: 1, flags: 0 });
  const online = Array.from({ length: ret }, (_, cpu) => cpu).filter(cpu => ((cpumap[cpu >> 3] ?? 0) >> (cpu & 7)) & 1);
  return { total: ret, online };
}

export const getFreeMemory = async (lv: Caller): Promise<number> => (await lv.call('nodeGetFreeMemory', {})).freeMem;
/** Free bytes of each NUMA cell. */
export const getCellsFreeMemory = async (lv: Caller, cells = 1024): Promise<readonly number[]> =>
  (await lv.call('nodeGetCellsFreeMemory', { startCell: 0, maxcells: cells })).cells;
export const getHostname = async (lv: Caller): Promise<string> =>
  (await lv.call('connectGetHostname', { flags: 0 })).hostname;

const versionText = (version: number): string =>
  `${Math.floor(version / 1_000_000)}.${Math.floor(version / 1000) % 1000}.${version % 1000}`;
/** Versions of libvirt and of the hypervisor, as `9.0.0`. */
export async function getVersions(lv: Caller): Promise<{ readonly libvirt: string; readonly hypervisor: string }> {
  const [lib, hypervisor] = await Promise.all([lv.call('connectGetLibVersion', {}), lv.call('connectGetVersion', {})]);
  return { libvirt: versionText(lib.lib_ver), hypervisor: versionText(hypervisor.hv_ver) };
}

/** Settings of kernel samepage merging (`shm_*`). */
export async function getMemoryParameters(lv: Caller): Promise<Record<string, unknown>> {
  const { nparams } = await lv.call('nodeGetMemoryParameters', { nparams: 0, flags: 0 });
  return fromTypedParams((await lv.call('nodeGetMemoryParameters', { nparams, flags: 0 })).params);
}
