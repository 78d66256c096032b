-- What each host has promised is summed at every start of a VM: read from the index alone, not from rows that carry whole
-- domain specifications.
drop index vm_runtime_host;
create index vm_runtime_host on vm_runtime (host_id) include (vm_id, memory_bytes, cpu_count);

create index vm_highly_available on vm (id) where high_availability;
