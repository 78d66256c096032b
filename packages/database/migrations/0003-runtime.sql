-- What runs where, written by the monitor of the replica that owns the host. Apart from the inventory, so that a user's
-- update and a host's report never wait for each other.

create table host_runtime (
  host_id uuid primary key references host on delete cascade,
  -- what the monitor saw; the API's host status follows from this and host.administrative_state
  status text not null default 'connecting'
    check (status in ('connecting', 'initializing', 'up', 'non_responsive', 'non_operational', 'error')),
  status_reason text not null default '',
  capabilities jsonb,
  agent_epoch text,
  agent_sequence bigint,
  seen_at timestamptz,
  -- denormalised from capabilities for scheduling and search
  memory_bytes bigint,
  cpu_threads integer,
  accel text
);

create table host_statistics (
  host_id uuid primary key references host on delete cascade,
  sampled_at timestamptz not null,
  cpu_user_percent real not null,
  cpu_system_percent real not null,
  cpu_idle_percent real not null,
  load_average_5m real not null,
  memory_total_bytes bigint not null,
  memory_used_bytes bigint not null,
  memory_free_bytes bigint not null,
  active_vms integer not null,
  sample jsonb not null
);

-- One row while a VM is on a host (or on its way there). The row is made by the start action before the host is asked,
-- so that memory is reserved, and it goes when the VM is known to be gone.
create table vm_runtime (
  vm_id uuid primary key references vm on delete cascade,
  host_id uuid not null references host,
  status text not null check (status in ('wait_for_launch', 'powering_up', 'up', 'paused', 'powering_down', 'reboot_in_progress',
    'saving_state', 'restoring_state', 'migrating', 'not_responding', 'unknown')),
  status_detail text not null default '',
  run_once boolean not null default false,
  -- the VmSpec that was sent to the host: what really runs, whatever the configuration says by now
  spec jsonb not null,
  graphics jsonb not null default '[]',
  guest jsonb,
  -- the command that started it; its steps use the key
  command_id uuid,
  -- reserved on the host, for the scheduler
  memory_bytes bigint not null,
  cpu_count integer not null,
  started_at timestamptz,
  status_since timestamptz not null default now()
);
create index vm_runtime_host on vm_runtime (host_id);

create table vm_statistics (
  vm_id uuid primary key references vm on delete cascade,
  sampled_at timestamptz not null,
  elapsed_seconds real not null,
  cpu_user_percent real not null,
  cpu_system_percent real not null,
  cpu_total_percent real not null,
  memory_installed_bytes bigint not null,
  memory_used_bytes bigint,
  -- the whole sample as the host sent it (disks, NICs, balloon)
  sample jsonb not null
);

create trigger tell_change_status after update on host_runtime for each row
  when (old.status is distinct from new.status or old.capabilities is distinct from new.capabilities)
  execute function tell_change('host', 'host_id');
create trigger tell_change after insert or delete on vm_runtime for each row execute function tell_change('vm', 'vm_id');
create trigger tell_change_status after update on vm_runtime for each row
  when (old.* is distinct from new.*) execute function tell_change('vm', 'vm_id');

-- Samples are written every few seconds and never searched: no WAL is worth more than the next sample.
alter table vm_statistics set (fillfactor = 50);
alter table host_statistics set (fillfactor = 50);
