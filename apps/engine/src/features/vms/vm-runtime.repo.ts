// Every SQL statement about running VMs: the row is made when a start reserves its place, and goes when the VM is gone.
import type { Queryable } from '@overt/database/connection';
import { json } from '@overt/database/json';
import type { GraphicsReport, GuestReport } from '@overt/agent-protocol/model/vm-report';
import type { VmSpec } from '@overt/agent-protocol/model/vm-spec';
import { sql } from 'kysely';

export interface RuntimeRow {
  readonly vm_id: string;
  readonly host_id: string;
  readonly status: string;
  readonly status_detail: string;
  readonly run_once: boolean;
  readonly spec: VmSpec;
  readonly graphics: readonly GraphicsReport[];
  readonly guest: GuestReport | null;
  readonly command_id: string | null;
  readonly fence: number;
  readonly launched_at: string | null;
  readonly started_at: string | null;
}

export interface NewRuntime {
  readonly vm_id: string;
  readonly host_id: string;
  readonly status: 'wait_for_launch' | 'restoring_state';
  readonly run_once: boolean;
  readonly command_id: string;
  readonly fence: number;
  readonly memory_bytes: number;
  readonly cpu_count: number;
  readonly stateless: boolean;
}

/** What happened to a VM that is no more on its host. */
export interface Ending {
  /** '' keeps what whoever asked for the end has said. */
  readonly stopReason?: string;
  readonly restingStatus?: 'down';
  /** Its memory is saved, and goes with the present configuration only. */
  readonly suspended?: true;
}

export const vmRuntimeRepo = (db: Queryable) => ({
  async get(vmId: string): Promise<RuntimeRow | undefined> {
    const row = await db.selectFrom('vm_runtime').selectAll().where('vm_id', '=', vmId).executeTakeFirst();
    return row as unknown as RuntimeRow | undefined;
  },

  async reserve(row: NewRuntime): Promise<void> {
    await db
      .insertInto('vm_runtime')
      .values({ ...row, spec: json({}) })
      .execute();
  },

  /** Takes back a reservation of `commandId`, whatever became of it. */
  async release(vmId: string, commandId: string): Promise<void> {
    await db.deleteFrom('vm_runtime').where('vm_id', '=', vmId).where('command_id', '=', commandId).execute();
  },

  async setSpec(vmId: string, spec: VmSpec): Promise<void> {
    await db
      .updateTable('vm_runtime')
      .set({ spec: json(spec) })
      .where('vm_id', '=', vmId)
      .execute();
  },

  /** The host confirmed the domain that `commandId` asked for. */
  async launched(vmId: string, commandId: string, graphics: readonly GraphicsReport[]): Promise<void> {
    await db
      .updateTable('vm_runtime')
      .set({ launched_at: sql`now()`, graphics: json(graphics) })
      .where('vm_id', '=', vmId)
      .where('command_id', '=', commandId)
      .execute();
  },

  /** A command is about to speak to the host: from now on the monitor acknowledges under this fence. */
  async order(vmId: string, fence: number, status?: string): Promise<void> {
    await db
      .updateTable('vm_runtime')
      .set({ fence: sql`greatest(fence, ${fence})` })
      .$if(status !== undefined, query => query.set({ status: status ?? '', status_since: sql`now()` }))
      .where('vm_id', '=', vmId)
      .execute();
  },

  async setStatus(vmId: string, status: string): Promise<void> {
    await db
      .updateTable('vm_runtime')
      .set({ status, status_since: sql`now()` })
      .where('vm_id', '=', vmId)
      .execute();
  },

  /**
   * The VM is gone from its host: frees its place and makes the waiting configuration the present one. False when there
   * was nothing to end any more (or it runs elsewhere).
   */
  async end(vmId: string, hostId: string, ending: Ending = {}): Promise<boolean> {
    const gone = await db
      .deleteFrom('vm_runtime')
      .where('vm_id', '=', vmId)
      .where('host_id', '=', hostId)
      .returning('vm_id')
      .executeTakeFirst();
    if (gone === undefined) return false;
    await db
      .updateTable('vm')
      .set({
        stopped_at: sql`now()`,
        ...(ending.stopReason === undefined || ending.stopReason === '' ? {} : { stop_reason: ending.stopReason }),
        ...(ending.restingStatus === undefined ? {} : { resting_status: ending.restingStatus }),
      })
      .where('id', '=', vmId)
      .execute();
    if (ending.suspended !== true) await takeNextRun(db, vmId);
    return true;
  },

  /** Makes the waiting configuration of a VM that does not run the present one. */
  takeNextRun: (vmId: string): Promise<void> => takeNextRun(db, vmId),
});

/** Moves the waiting configuration into the columns. */
async function takeNextRun(db: Queryable, vmId: string): Promise<void> {
  await sql`
    update vm set
      type = next_run ->> 'type',
      os_type = next_run ->> 'os_type',
      memory_bytes = (next_run ->> 'memory_bytes')::bigint,
      memory_max_bytes = (next_run ->> 'memory_max_bytes')::bigint,
      memory_guaranteed_bytes = (next_run ->> 'memory_guaranteed_bytes')::bigint,
      cpu_sockets = (next_run ->> 'cpu_sockets')::integer,
      cpu_cores = (next_run ->> 'cpu_cores')::integer,
      cpu_threads = (next_run ->> 'cpu_threads')::integer,
      stateless = (next_run ->> 'stateless')::boolean,
      configuration = next_run -> 'configuration',
      next_run = null
    where id = ${vmId} and next_run is not null`.execute(db);
}
