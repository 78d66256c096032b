-- Mails that events ask for: put down with the event itself, so that none is lost and none comes of what did not happen. More
-- than ten thousand are not kept waiting: a mail server that is away for days must not fill the database.
create table notification (
  id uuid primary key default gen_random_uuid(),
  event_id bigint not null references event on delete cascade,
  user_id uuid not null references engine_user on delete cascade,
  address text not null,
  attempts integer not null default 0,
  due_at timestamptz not null default now(),
  unique (event_id, user_id)
);
create index notification_due on notification (due_at);

create function notify_subscribers() returns trigger language plpgsql as $$
begin
  insert into notification (event_id, user_id, address)
  select new.id, s.user_id, coalesce(nullif(s.address, ''), u.email)
  from event_subscription s join engine_user u on u.id = s.user_id
  where s.event = lower(new.name) and s.method = 'smtp' and coalesce(nullif(s.address, ''), u.email) <> ''
    and (select count(*) from (select from notification limit 10000) waiting) < 10000
  on conflict do nothing;
  return null;
end $$;
create trigger notify_subscribers after insert on event for each row execute function notify_subscribers();
create index event_subscription_event on event_subscription (event);
