// Nothing is ordered of a VM before the agent knows what runs: a VM.create that came too early could start a second one.
import type { VerbContext, VerbHandlers } from '@overt/agent-protocol/dispatcher';
import { refuse } from '@overt/kernel/refusal';
import { every, type Periodic } from '../monitoring/periodic.ts';
import { adoptVms, recallVms } from './adopt-vms.ts';
import type { VmPorts } from './vm-ports.ts';
import { vmSweeper } from './sweep-vms.ts';
import { watchVms } from './watch-vms.ts';

const PATIENCE_MS = 15_000;
const RETRY_MS = 2_000;
const SWEEP_MS = 5_000;

type Handler = (params: never, context: VerbContext) => Promise<unknown>;

export interface Adoption {
  /** The same handlers, waiting for the first adoption. */
  gate<Handlers extends VerbHandlers>(handlers: Handlers): Handlers;
  stop(): void;
}

export async function adoption(ports: VmPorts, onAgent: (vmId: string, connected: boolean) => void): Promise<Adoption> {
  const { libvirt, clock, log } = ports;
  const stopped = new AbortController();
  await recallVms(ports);
  const watch = await watchVms(ports, onAgent);

  const first = (async () => {
    for (;;) {
      try {
        await libvirt.ready(stopped.signal);
        await adoptVms(ports);
        return;
      } catch (error) {
        stopped.signal.throwIfAborted();
        log.warn({ error }, 'the domains cannot be listed yet');
        await clock.sleep(RETRY_MS, stopped.signal);
      }
    }
  })();
  let done = false;
  const lookForAbsent = vmSweeper(ports);
  const sweep = async () => {
    watch.expectBoots();
    await lookForAbsent();
  };
  const sweeps: Periodic[] = [];
  first.then(
    () => {
      done = true;
      if (!stopped.signal.aborted) sweeps.push(every(SWEEP_MS, 'sweeping', log, sweep));
    },
    () => undefined,
  );
  const wait = async () => {
    if (!done) await Promise.race([first, clock.sleep(PATIENCE_MS)]);
    if (!done) refuse('AGENT_LIBVIRT_DOWN');
  };
  return {
    gate<Handlers extends VerbHandlers>(handlers: Handlers): Handlers {
      const gated = Object.entries(handlers as Record<string, Handler>).map(([name, handler]) => {
        const patient: Handler = async (params, context) => {
          await wait();
          return handler(params, context);
        };
        return [name, patient] as const;
      });
      return Object.fromEntries(gated) as unknown as Handlers;
    },
    stop() {
      stopped.abort();
      watch.stop();
      for (const sweep of sweeps) void sweep.stop();
    },
  };
}
