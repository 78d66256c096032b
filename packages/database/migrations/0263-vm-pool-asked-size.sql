-- How many VMs a pool is to have while they are being made; clients see this size from the start, as with oVirt.
alter table vm_pool add column asked_size integer;
