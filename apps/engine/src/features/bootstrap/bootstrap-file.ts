// What setup asks a fresh engine to add by itself: the local host with its storage, or a demo fleet.
import { readFile } from 'node:fs/promises';
import { refuse } from '@overt/kernel/refusal';

export interface BootstrapHost {
  readonly name: string;
  readonly address: string;
  readonly port: number;
  /** Lets the agent's certificate be signed without a password. */
  readonly enrolmentToken: string;
  readonly hardwareId?: string;
  readonly storage?: { readonly name: string; readonly path: string };
}

export interface BootstrapDemo {
  readonly hosts: number;
  readonly vms: number;
  /** Port of the first simulated host; the next ones follow. */
  readonly basePort: number;
}

export interface Bootstrap {
  readonly hosts: readonly BootstrapHost[];
  readonly demo?: BootstrapDemo;
}

/** Refuses ENGINE_OPTION_INVALID. */
export async function readBootstrap(file: string): Promise<Bootstrap> {
  const wrong = (problem: string): never => refuse('ENGINE_OPTION_INVALID', { problem: `${file}: ${problem}` });
  const text = await readFile(file, 'utf8').catch(() => wrong('cannot be read'));
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return wrong('is not JSON');
  }
  if (typeof parsed !== 'object' || parsed === null) return wrong('is not an object');
  const { hosts = [], demo } = parsed as { hosts?: unknown; demo?: unknown };
  if (!Array.isArray(hosts)) return wrong('"hosts" is not a list');
  for (const host of hosts as Partial<BootstrapHost>[]) {
    if (typeof host.name !== 'string' || typeof host.address !== 'string' || typeof host.port !== 'number') {
      wrong('each host needs "name", "address" and "port"');
    }
  }
  return { hosts: hosts as BootstrapHost[], ...(demo === undefined ? {} : { demo: demo as BootstrapDemo }) };
}
