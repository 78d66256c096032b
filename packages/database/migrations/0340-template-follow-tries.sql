-- When a VM was last tried to be brought to the latest version of its template. In a table of its own: a try changes nothing
-- of the VM that anybody would have to hear of.
create table template_follow_try (
  vm_id uuid primary key references vm on delete cascade,
  at timestamptz not null
);
