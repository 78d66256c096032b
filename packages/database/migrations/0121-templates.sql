-- Templates that are made of VMs: everything that a VM has as columns, and the disks that are copied with it.

alter table template
  add column type text not null default 'server' check (type in ('server', 'desktop', 'high_performance')),
  -- null: four times, respectively all of, the memory
  add column memory_max_bytes bigint,
  add column memory_guaranteed_bytes bigint,
  add column stateless boolean not null default false,
  add column delete_protected boolean not null default false;

-- Versions share the name of their base.
create unique index template_name_version on template (kind, name, version_number);
create index template_base on template (base_template_id);

create table template_disk_attachment (
  template_id uuid not null references template on delete cascade,
  disk_id uuid not null references disk,
  interface text not null default 'virtio' check (interface in ('virtio', 'virtio_scsi', 'sata', 'ide', 'spapr_vscsi')),
  bootable boolean not null default false,
  active boolean not null default true,
  read_only boolean not null default false,
  pass_discard boolean not null default false,
  primary key (template_id, disk_id)
);
create index template_disk_attachment_disk on template_disk_attachment (disk_id);
create index image_parent on image (parent_id) where parent_id is not null;
create index nic_template on nic (template_id) where template_id is not null;
create trigger tell_change after insert or update or delete on template_disk_attachment
  for each row execute function tell_change('template', 'template_id');
