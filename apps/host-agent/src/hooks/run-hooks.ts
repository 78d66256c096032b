// Hooks: executables of the host's administrator at named points, as VDSM has them: `<data>/hooks/<point>/*`, by name. The
// domain XML is in the file named by `_hook_domxml` and may be edited there; custom properties and `vmId` are in the
// environment. Exit 0: go on. 1: an error, but the others still run. 2: stop.
import { access, constants, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log } from '@overt/kernel/ports';
import { refuse } from '@overt/kernel/refusal';
import { runAdministratorsHook } from '../programs/run-program.ts';

export const hookPoints = [
  'before_vm_start',
  'after_vm_start',
  'before_vm_cont',
  'after_vm_cont',
  'before_vm_pause',
  'after_vm_pause',
  'before_vm_hibernate',
  'after_vm_hibernate',
  'before_vm_dehibernate',
  'after_vm_dehibernate',
  'before_vm_destroy',
  'after_vm_destroy',
  'before_vm_set_ticket',
  'after_vm_set_ticket',
] as const;
export type HookPoint = (typeof hookPoints)[number];

/** Failures here are raised to the caller; elsewhere they are only logged. */
const RAISING: ReadonlySet<HookPoint> = new Set([
  'before_vm_start',
  'before_vm_cont',
  'before_vm_pause',
  'before_vm_hibernate',
  'before_vm_dehibernate',
]);
const NAME = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;

export interface HookCall {
  readonly vmId: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly xml?: string;
}
export type RunHooks = (point: HookPoint, call: HookCall) => Promise<string>;

/** Returns the XML as the hooks left it. */
export function hookRunner(dataDirectory: string, log: Log): RunHooks {
  return async (point, { vmId, properties, xml = '' }) => {
    const hooks = await findHooks(join(dataDirectory, 'hooks', point), log);
    if (hooks.length === 0) return xml;
    const work = await mkdtemp(join(tmpdir(), 'overt-hook-'));
    try {
      const file = join(work, 'domain.xml');
      await writeFile(file, xml, { mode: 0o600 });
      const custom = Object.entries(properties).filter(
        ([name]) => NAME.test(name) && name !== 'PATH' && !name.startsWith('LD_'),
      );
      const environment = {
        ...Object.fromEntries(custom),
        PATH: '/usr/sbin:/usr/bin:/sbin:/bin',
        vmId,
        _hook_domxml: file,
      };
      let failure: { hook: string; output: string } | undefined;
      for (const hook of hooks) {
        const { code, output } = await runAdministratorsHook(hook, environment);
        if (code === 0) continue;
        log.warn({ vmId, point, hook, code, output }, 'a hook failed');
        failure = { hook, output };
        if (code === 2) break;
      }
      if (failure !== undefined && RAISING.has(point)) refuse('AGENT_HOOK_STOPPED', { point, ...failure });
      return await readFile(file, 'utf8');
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  };
}

/** Executables that only root or the agent's own user can have put there. */
async function findHooks(directory: string, log: Log): Promise<string[]> {
  const names = await readdir(directory).catch(() => []);
  const hooks: string[] = [];
  for (const name of names.sort()) {
    const path = join(directory, name);
    const { uid, mode } = await stat(path);
    const trusted = (uid === 0 || uid === process.getuid?.()) && (mode & 0o022) === 0;
    const executable = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (executable && trusted) hooks.push(path);
    else log.warn({ path }, 'not run as a hook: it is not executable, or others may write to it');
  }
  return hooks;
}
