-- A row that is part of an object (that a VM is on a host, its CD, a storage domain's data center, a member, ...) comes and
-- goes while the object stays: readers of the event stream are told of an update, or they would take the object for gone.
-- A part that goes because its object goes tells nothing: the object's deletion has been told.
create function tell_part_change() returns trigger language plpgsql as $$
declare
  whole_id text;
  lives boolean := true;
begin
  whole_id := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end ->> tg_argv[1];
  if tg_op = 'DELETE' then
    execute format('select exists (select 1 from %I where id = $1)', tg_argv[0]) into lives using whole_id::uuid;
  end if;
  if lives then
    insert into change_log (topic, entity, entity_id, operation) values ('change', tg_argv[0], whole_id, 'update');
    perform pg_notify('change_log', '');
  end if;
  return null;
end $$;

do $$
declare
  part record;
begin
  for part in
    select * from (values
      ('vm_runtime', 'insert or delete', 'vm', 'vm_id'),
      ('cdrom', 'insert or update or delete', 'vm', 'vm_id'),
      ('storage_domain_attachment', 'insert or update or delete', 'storage_domain', 'storage_domain_id'),
      ('affinity_label_member', 'insert or delete', 'affinity_label', 'label_id'),
      ('affinity_group_member', 'insert or delete', 'affinity_group', 'group_id'),
      ('nic_filter_parameter', 'insert or update or delete', 'nic', 'nic_id'),
      ('template_disk_attachment', 'insert or update or delete', 'template', 'template_id')
    ) as parts (name, moments, entity, id_column)
  loop
    execute format('drop trigger tell_change on %I', part.name);
    execute format('create trigger tell_change after %s on %I for each row execute function tell_part_change(%L, %L)',
      part.moments, part.name, part.entity, part.id_column);
  end loop;
end $$;
