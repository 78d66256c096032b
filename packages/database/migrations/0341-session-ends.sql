-- A session is over when its row is gone, and every request finds that out by itself. What stays open, a stream of events, has
-- to be told: on every replica, at once.
create function tell_session_end() returns trigger language plpgsql as $$
begin
  perform pg_notify('session_ended', old.id::text);
  return null;
end $$;
create trigger tell_session_end after delete on sso_session for each row execute function tell_session_end();
