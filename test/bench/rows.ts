// The rows behind a list of VMs, straight from the database: the reference that the API is measured against.
import pg from 'pg';

const VM_ROWS = `
  select vm.*, to_jsonb(r) as runtime, to_jsonb(s) as statistics
  from vm
  left join vm_runtime r on r.vm_id = vm.id
  left join vm_statistics s on s.vm_id = vm.id
  order by vm.name`;

const FRESH = `select count(*)::int as count from vm_statistics where sampled_at > now() - make_interval(secs => $1)`;

const TELL_CHANGES = `
  insert into change_log (topic, entity, entity_id, operation)
  select 'change', 'vm', gen_random_uuid(), 'update' from generate_series(1, $1::int)`;

const LAST_CHANGE = 'select last_sequence as last from change_sequence';

export function openDatabase(url: string) {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  return {
    vmRows: async (): Promise<readonly object[]> => (await pool.query<object>(VM_ROWS)).rows,
    /** How many VMs have a sample that is younger than so many seconds. */
    freshSamples: async (seconds: number): Promise<number> =>
      (await pool.query<{ count: number }>(FRESH, [seconds])).rows[0]?.count ?? 0,
    /** Number of the latest change that was told. */
    lastChange: async (): Promise<number> =>
      Number((await pool.query<{ last: string }>(LAST_CHANGE)).rows[0]?.last ?? 0),
    /** Changes of VMs that are not there, for followers of the event stream to be told. */
    tellChanges: async (count: number): Promise<void> => void (await pool.query(TELL_CHANGES, [count])),
    close: () => pool.end(),
  };
}
