// The end of every command: result, final writes, event and unlocking in one transaction, so that nobody ever sees one
// without the others.
import { transaction } from '@overt/database/connection';
import type { Refusal } from '@overt/kernel/refusal';
import type { AnyAction } from './action.ts';
import { notify } from './admission.repo.ts';
import { endCommand } from './command.repo.ts';
import { eventOf } from './events.ts';
import type { Core } from './options.ts';
import { wakeCommand } from './signal.repo.ts';
import { commandContext, type Run } from './step-context.ts';

export interface End<Tx> {
  readonly status: 'succeeded' | 'failed';
  readonly result: unknown;
  readonly error?: Refusal | undefined;
  readonly writes?: ((tx: Tx) => Promise<void> | undefined) | undefined;
  /** False: the event is what could not be kept. */
  readonly told?: boolean;
}

export async function endInOneTransaction<Ports, Tx>(
  core: Core<Ports, Tx>,
  action: AnyAction<Ports, Tx>,
  run: Run,
  end: End<Tx>,
): Promise<void> {
  const { command, hold } = run;
  const code = end.told === false ? null : action.spec.events[end.status];
  await transaction(core.db, async trx => {
    await endCommand(trx, hold, end.status, end.result);
    const tx = core.txPorts(trx);
    await end.writes?.(tx);
    if (code !== null) await core.recordEvent(tx, eventOf(action, code, commandContext(core, run), end.error));
    if (command.parent_id !== null) await wakeCommand(trx, command.parent_id);
    if (command.submitted_by !== core.nodeId) await notify(trx, `done:${command.id}`);
  });
}
