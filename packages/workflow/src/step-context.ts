// What a step sees of the world: built anew for each run of it.
import type { Log } from '@overt/kernel/ports';
import type { Json } from '@overt/database/json';
import type { Children, CommandContext, StepContext } from './action.ts';
import { recordProgress, type CommandRow, type Hold, type StepRow } from './command.repo.ts';
import type { Core } from './options.ts';

type Erased<Ports> = StepContext<Ports, unknown, unknown, unknown>;

export interface Run {
  readonly command: CommandRow;
  readonly hold: Hold;
  readonly log: Log;
  /** Aborts when the command is lost, with LostLease as reason. */
  readonly signal: AbortSignal;
  /** A user asked for the cancellation since the row was read. */
  cancelRequested: boolean;
}

export function commandContext<Ports, Tx>(
  core: Core<Ports, Tx>,
  run: Run,
): CommandContext<Ports, unknown, unknown, unknown> {
  const { command, hold, log } = run;
  const done = command.steps.filter(step => step.status === 'done');
  return {
    commandId: command.id,
    name: command.name,
    input: command.input,
    prepared: command.prepared ?? undefined,
    state: Object.fromEntries(done.map(step => [step.name, step.result])),
    ports: core.ports,
    fence: hold.fence,
    log,
    principal: command.principal,
    correlationId: command.correlation_id,
  };
}

export function stepContext<Ports, Tx>(
  core: Core<Ports, Tx>,
  run: Run,
  step: StepRow,
  children: Children<Ports>,
): Erased<Ports> & { readonly started: Json | undefined } {
  return {
    ...commandContext(core, run),
    log: run.log.child({ step: step.name }),
    key: `${run.command.id}/${step.name}`,
    attempt: step.attempts + 1,
    signal: run.signal,
    progress: progressWriter(core, run, step),
    children,
    started: step.started ?? undefined,
  };
}

// At most one write a second and one at a time; a lost one is not worth an error.
function progressWriter<Ports, Tx>(core: Core<Ports, Tx>, run: Run, step: StepRow): (percent: number) => void {
  let last = -Infinity;
  let busy = false;
  return percent => {
    const now = core.clock.monotonic();
    if (busy || now - last < 1000) return;
    last = now;
    busy = true;
    recordProgress(core.db, run.hold, step.position, clampPercent(percent))
      .catch((error: unknown) => run.log.debug({ error }, 'progress not recorded'))
      .finally(() => (busy = false));
  };
}

export const clampPercent = (percent: number): number => Math.max(0, Math.min(100, Math.round(percent)));
