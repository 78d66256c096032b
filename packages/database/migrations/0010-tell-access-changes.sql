-- Changes of tags on objects are told as changes of the object; changes of users, roles and permissions as their own.

create function tell_tagged() returns trigger language plpgsql as $$
declare
  assignment tag_assignment := case when tg_op = 'DELETE' then old else new end;
begin
  insert into change_log (topic, entity, entity_id, operation) values ('change', assignment.entity, assignment.entity_id::text, 'update');
  perform pg_notify('change_log', '');
  return null;
end $$;
create trigger tell_tagged after insert or delete on tag_assignment for each row execute function tell_tagged();

create trigger raise_revision before update on engine_user for each row execute function raise_revision();
create trigger tell_change after insert or update or delete on engine_user for each row execute function tell_change('user', 'id');
create trigger tell_change after insert or update or delete on permission for each row execute function tell_change('permission', 'id');
