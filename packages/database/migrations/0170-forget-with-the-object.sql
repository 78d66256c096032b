-- Permissions and tags name objects of many kinds, so no foreign key can take them along when an object goes. Left behind they
-- would come back to life with an object that is restored under its old id.

create function forget_object() returns trigger language plpgsql as $$
begin
  delete from permission where entity_id = old.id;
  delete from tag_assignment where entity = tg_table_name and entity_id = old.id;
  return null;
end $$;

do $$
declare
  kind text;
begin
  foreach kind in array array[
    'vm', 'host', 'cluster', 'data_center', 'storage_domain', 'disk', 'template', 'network', 'vnic_profile', 'quota',
    'cpu_profile', 'disk_profile', 'mac_pool'
  ] loop
    execute format('create trigger forget_object after delete on %I for each row execute function forget_object()', kind);
    execute format('delete from permission where entity = %L and entity_id not in (select id from %I)', kind, kind);
  end loop;
end $$;
