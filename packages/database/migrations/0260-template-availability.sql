-- What VMs made from a template, or of an instance type, start with.
alter table template
  add column high_availability boolean not null default false,
  add column high_availability_priority integer not null default 1;
