-- The size of the pages that the memory of a VM consists of, in KiB: automation of oVirt sets it.
update engine_option set value = value || ';hugepages=^(2048|1048576)$'
where name = 'PredefinedVMProperties' and value !~ '(^|;)hugepages=';
