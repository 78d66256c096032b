-- Devices of one host that a VM is given when it starts there. Nothing of them outlives the VM or the host.
create table vm_host_device (
  vm_id uuid not null references vm on delete cascade,
  host_id uuid not null references host on delete cascade,
  -- as the host's libvirt names it
  name text not null,
  -- taken from the host for the sake of another one of its IOMMU group, and not shown to the guest
  placeholder boolean not null,
  -- what the host told of it when it was added, camelCase
  device jsonb not null,
  revision integer not null default 1,
  primary key (vm_id, name)
);
create index vm_host_device_host on vm_host_device (host_id);

create trigger raise_revision before update on vm_host_device for each row execute function raise_revision();
create trigger tell_change after insert or update or delete on vm_host_device
  for each row execute function tell_part_change('vm', 'vm_id');
