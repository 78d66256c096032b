-- The host's agent decides when a VM is up: no deadline is kept here.
alter table vm_runtime drop column boot_deadline;
