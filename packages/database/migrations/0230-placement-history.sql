-- The decisions of a VM's latest starts, not only of the last one. Who writes one forgets those beyond its bound.

alter table placement drop constraint placement_pkey;
alter table placement add primary key (vm_id, command_id);
create index placement_latest on placement (vm_id, created_at desc);
