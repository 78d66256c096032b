-- A limit that comes or goes changes its quota, as in 0160.

do $$
declare
  part text;
begin
  foreach part in array array['quota_cluster_limit', 'quota_storage_limit'] loop
    execute format('drop trigger tell_change on %I', part);
    execute format('create trigger tell_change after insert or update or delete on %I for each row
      execute function tell_part_change(%L, %L)', part, 'quota', 'quota_id');
  end loop;
end $$;
