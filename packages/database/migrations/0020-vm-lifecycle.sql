-- What starting and stopping VMs needs beyond 0003: who last ordered something about a VM, and why it is where it is.

alter table vm_runtime
  -- the highest fence under which a command spoke to the host about this VM; the monitor acknowledges under it
  add column fence bigint not null default 0,
  -- null until the host confirmed that the domain was made: before that an absent VM is not a lost one
  add column launched_at timestamptz,
  -- the guest's ticket to `up`: when it passes, a powering_up VM counts as up
  add column boot_deadline timestamptz;

-- The scheduler's reasons for the latest start of each VM.
create table placement (
  vm_id uuid primary key references vm on delete cascade,
  command_id uuid not null,
  host_id uuid,
  explanation jsonb not null,
  created_at timestamptz not null default now()
);

-- VMs that a host runs and that we did not start; shown with the host, never touched.
create table external_vm (
  host_id uuid not null references host on delete cascade,
  vm_id uuid not null,
  name text not null,
  status text not null,
  seen_at timestamptz not null default now(),
  primary key (host_id, vm_id)
);
