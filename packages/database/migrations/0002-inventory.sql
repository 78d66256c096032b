-- The inventory: what an administrator names and configures. Who runs what right now is in 0003.
-- Every table here carries `revision` (ETag, If-Match) which a trigger raises, and tells each change to change_log.

-- Outbox of changes for the event stream. Rows are written by triggers inside the changing transaction, without a number;
-- the sequencer numbers them once they are committed, so that numbers have no gap and never appear late.
create table change_log (
  position bigint generated always as identity primary key,
  sequence bigint unique,
  topic text not null check (topic in ('change', 'event')),
  entity text not null,
  entity_id text not null,
  operation text not null check (operation in ('insert', 'update', 'delete')),
  changed_at timestamptz not null default now()
);
create index change_log_unnumbered on change_log (position) where sequence is null;
comment on table change_log is 'Outbox of the event stream; retention removes numbered rows older than an hour';

create table change_sequence (
  one boolean primary key default true check (one),
  last_sequence bigint not null default 0
);
insert into change_sequence default values;

create function tell_change() returns trigger language plpgsql as $$
declare
  row_id text;
begin
  row_id := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end ->> tg_argv[1];
  insert into change_log (topic, entity, entity_id, operation) values ('change', tg_argv[0], row_id, lower(tg_op));
  perform pg_notify('change_log', '');
  return null;
end $$;

create function raise_revision() returns trigger language plpgsql as $$
begin
  new.revision := old.revision + 1;
  return new;
end $$;

create table mac_pool (
  id uuid primary key,
  name text not null unique,
  description text not null default '',
  is_default boolean not null default false,
  allow_duplicates boolean not null default false,
  revision integer not null default 1
);
create table mac_pool_range (
  mac_pool_id uuid not null references mac_pool on delete cascade,
  first_mac macaddr not null,
  last_mac macaddr not null,
  primary key (mac_pool_id, first_mac)
);

create table data_center (
  id uuid primary key,
  name text not null unique,
  description text not null default '',
  comment text not null default '',
  is_local boolean not null default false,
  compatibility_version text not null default '4.8',
  storage_format text not null default 'v5',
  quota_mode text not null default 'disabled' check (quota_mode in ('disabled', 'audit', 'enabled')),
  mac_pool_id uuid not null references mac_pool,
  revision integer not null default 1,
  created_at timestamptz not null default now()
);

create table cluster (
  id uuid primary key,
  name text not null unique,
  description text not null default '',
  comment text not null default '',
  data_center_id uuid references data_center,
  cpu_architecture text not null default 'x86_64',
  cpu_type text,
  bios_type text not null default 'q35_sea_bios',
  compatibility_version text not null default '4.8',
  scheduling_policy text not null default 'none',
  memory_overcommit_percent integer not null default 100 check (memory_overcommit_percent between 1 and 1000),
  mac_pool_id uuid references mac_pool,
  -- every other member of the API's Cluster as it was given, camelCase
  configuration jsonb not null default '{}',
  revision integer not null default 1,
  created_at timestamptz not null default now()
);

create table network (
  id uuid primary key,
  data_center_id uuid not null references data_center on delete cascade,
  name text not null,
  description text not null default '',
  comment text not null default '',
  vlan_id integer check (vlan_id between 0 and 4094),
  mtu integer not null default 0,
  is_vm_network boolean not null default true,
  stp boolean not null default false,
  port_isolation boolean not null default false,
  configuration jsonb not null default '{}',
  revision integer not null default 1,
  unique (data_center_id, name)
);

create table cluster_network (
  cluster_id uuid not null references cluster on delete cascade,
  network_id uuid not null references network on delete cascade,
  is_required boolean not null default false,
  usages text[] not null default '{vm}',
  primary key (cluster_id, network_id)
);

create table vnic_profile (
  id uuid primary key,
  network_id uuid not null references network on delete cascade,
  name text not null,
  description text not null default '',
  pass_through text not null default 'disabled' check (pass_through in ('disabled', 'enabled')),
  port_mirroring boolean not null default false,
  network_filter text,
  configuration jsonb not null default '{}',
  revision integer not null default 1,
  unique (network_id, name)
);

create table host (
  id uuid primary key,
  name text not null unique,
  description text not null default '',
  comment text not null default '',
  cluster_id uuid not null references cluster,
  address text not null,
  port integer not null default 54321 check (port between 1 and 65535),
  -- what an administrator or an action decided; what the monitor saw is host_runtime.status
  administrative_state text not null default 'installing'
    check (administrative_state in ('pending_approval', 'installing', 'install_failed', 'active', 'preparing_for_maintenance', 'maintenance')),
  hardware_id uuid unique,
  certificate_pem text,
  certificate_fingerprint text,
  certificate_expires_at timestamptz,
  configuration jsonb not null default '{}',
  revision integer not null default 1,
  created_at timestamptz not null default now()
);

create table storage_domain (
  id uuid primary key,
  name text not null unique,
  description text not null default '',
  comment text not null default '',
  type text not null default 'data' check (type in ('data', 'iso', 'export', 'image')),
  storage_type text not null check (storage_type in ('localfs', 'nfs', 'iscsi', 'fcp', 'posixfs', 'glusterfs', 'managed_block_storage')),
  storage_format text not null default 'v5',
  connection jsonb not null,
  -- the one host that reaches a localfs domain
  local_host_id uuid references host,
  status text not null default 'unattached' check (status in ('unattached', 'locked')),
  wipe_after_delete boolean not null default false,
  discard_after_delete boolean not null default false,
  backup boolean not null default false,
  warning_low_space_percent integer not null default 10,
  critical_space_gib integer not null default 5,
  total_bytes bigint,
  free_bytes bigint,
  configuration jsonb not null default '{}',
  revision integer not null default 1,
  created_at timestamptz not null default now()
);

create table storage_domain_attachment (
  storage_domain_id uuid primary key references storage_domain,
  data_center_id uuid not null references data_center,
  status text not null check (status in ('active', 'inactive', 'locked', 'maintenance', 'preparing_for_maintenance', 'unknown', 'activating', 'detaching')),
  is_master boolean not null default false
);
create index storage_domain_attachment_data_center on storage_domain_attachment (data_center_id);

create table disk (
  id uuid primary key,
  alias text not null,
  description text not null default '',
  content_type text not null default 'data' check (content_type in ('data', 'iso', 'ovf_store', 'memory_dump_volume', 'memory_metadata_volume', 'hosted_engine')),
  format text not null check (format in ('raw', 'cow')),
  sparse boolean not null,
  provisioned_bytes bigint not null check (provisioned_bytes >= 0),
  status text not null check (status in ('ok', 'locked', 'illegal')),
  storage_domain_id uuid references storage_domain,
  shareable boolean not null default false,
  propagate_errors boolean not null default false,
  wipe_after_delete boolean not null default false,
  backup text not null default 'none' check (backup in ('none', 'incremental')),
  configuration jsonb not null default '{}',
  revision integer not null default 1,
  created_at timestamptz not null default now()
);
create index disk_storage_domain on disk (storage_domain_id);
create index disk_alias on disk (lower(alias));

-- One layer of a disk on storage: VDSM's volume. The active one is what a VM writes to.
create table image (
  id uuid primary key,
  disk_id uuid not null references disk on delete cascade,
  storage_domain_id uuid not null references storage_domain,
  parent_id uuid references image,
  is_active boolean not null default true,
  format text not null check (format in ('raw', 'cow')),
  sparse boolean not null,
  virtual_bytes bigint not null,
  actual_bytes bigint not null default 0,
  created_at timestamptz not null default now()
);
create index image_disk on image (disk_id);
create unique index image_one_active on image (disk_id) where is_active;

create table template (
  id uuid primary key,
  name text not null,
  description text not null default '',
  comment text not null default '',
  cluster_id uuid references cluster,
  status text not null default 'ok' check (status in ('ok', 'locked', 'illegal')),
  base_template_id uuid references template,
  version_number integer not null default 1,
  version_name text not null default '',
  os_type text not null default 'other',
  memory_bytes bigint not null,
  cpu_sockets integer not null default 1,
  cpu_cores integer not null default 1,
  cpu_threads integer not null default 1,
  configuration jsonb not null default '{}',
  revision integer not null default 1,
  created_at timestamptz not null default now()
);

create table vm (
  id uuid primary key,
  name text not null,
  description text not null default '',
  comment text not null default '',
  cluster_id uuid not null references cluster,
  template_id uuid not null references template,
  type text not null default 'server' check (type in ('server', 'desktop', 'high_performance')),
  os_type text not null default 'other',
  memory_bytes bigint not null check (memory_bytes > 0),
  memory_max_bytes bigint not null,
  memory_guaranteed_bytes bigint not null,
  cpu_sockets integer not null default 1,
  cpu_cores integer not null default 1,
  cpu_threads integer not null default 1,
  delete_protected boolean not null default false,
  stateless boolean not null default false,
  high_availability boolean not null default false,
  high_availability_priority integer not null default 1,
  -- locks that show: image_locked while disks are made or removed; suspended while a memory image exists
  resting_status text not null default 'down' check (resting_status in ('down', 'suspended', 'image_locked')),
  -- the memory image of a suspended VM: {storageDomainId, imageId, volumeId}
  suspended_memory jsonb,
  stop_reason text not null default '',
  stopped_at timestamptz,
  -- every other member of the API's Vm as it was given, camelCase
  configuration jsonb not null default '{}',
  -- the configuration that the next start takes: the same shape as the columns above, null when there is none
  next_run jsonb,
  revision integer not null default 1,
  created_at timestamptz not null default now()
);
create unique index vm_name on vm (name);
create index vm_cluster on vm (cluster_id);
create index vm_template on vm (template_id);

create table nic (
  id uuid primary key,
  vm_id uuid references vm on delete cascade,
  template_id uuid references template on delete cascade,
  name text not null,
  interface text not null default 'virtio' check (interface in ('virtio', 'e1000', 'e1000e', 'rtl8139', 'pci_passthrough', 'rtl8139_virtio', 'spapr_vlan')),
  vnic_profile_id uuid references vnic_profile,
  mac macaddr,
  linked boolean not null default true,
  plugged boolean not null default true,
  revision integer not null default 1,
  unique (vm_id, name),
  check (num_nonnulls(vm_id, template_id) = 1)
);
create index nic_vnic_profile on nic (vnic_profile_id);
create index nic_mac on nic (mac);

create table disk_attachment (
  vm_id uuid not null references vm on delete cascade,
  disk_id uuid not null references disk,
  interface text not null default 'virtio' check (interface in ('virtio', 'virtio_scsi', 'sata', 'ide', 'spapr_vscsi')),
  bootable boolean not null default false,
  active boolean not null default true,
  read_only boolean not null default false,
  pass_discard boolean not null default false,
  uses_scsi_reservation boolean not null default false,
  revision integer not null default 1,
  primary key (vm_id, disk_id)
);
create index disk_attachment_disk on disk_attachment (disk_id);
create unique index disk_attachment_one_bootable on disk_attachment (vm_id) where bootable;

create table cdrom (
  vm_id uuid primary key references vm on delete cascade,
  disk_id uuid references disk
);

create table image_transfer (
  id uuid primary key,
  disk_id uuid not null references disk,
  host_id uuid references host,
  direction text not null check (direction in ('upload', 'download')),
  format text not null check (format in ('raw', 'cow')),
  phase text not null,
  ticket_id uuid not null,
  size_bytes bigint not null,
  transferred_bytes bigint not null default 0,
  inactivity_timeout_seconds integer not null default 60,
  timeout_policy text not null default 'legacy' check (timeout_policy in ('legacy', 'pause', 'cancel')),
  shallow boolean not null default false,
  active boolean not null default false,
  last_active_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  revision integer not null default 1
);
create unique index image_transfer_one_a_disk on image_transfer (disk_id)
  where phase not like 'finished%' and phase not like 'cancelled%';

create table tag (
  id uuid primary key,
  name text not null unique,
  description text not null default '',
  parent_id uuid references tag,
  revision integer not null default 1
);
create table tag_assignment (
  tag_id uuid not null references tag on delete cascade,
  entity text not null check (entity in ('vm', 'host', 'template', 'user', 'group')),
  entity_id uuid not null,
  primary key (entity, entity_id, tag_id)
);

do $$
declare
  entity text;
begin
  foreach entity in array array['mac_pool', 'data_center', 'cluster', 'network', 'vnic_profile', 'host', 'storage_domain',
    'disk', 'template', 'vm', 'nic', 'disk_attachment', 'image_transfer', 'tag'] loop
    execute format('create trigger raise_revision before update on %I for each row execute function raise_revision()', entity);
    execute format('create trigger tell_change after insert or update or delete on %I for each row execute function tell_change(%L, %L)',
      entity, entity, case entity when 'disk_attachment' then 'disk_id' else 'id' end);
  end loop;
end $$;
create trigger tell_change after insert or update or delete on storage_domain_attachment
  for each row execute function tell_change('storage_domain', 'storage_domain_id');
create trigger tell_change after insert or update or delete on cdrom for each row execute function tell_change('vm', 'vm_id');
