-- Roles are changed by their users, so they have an ETag and If-Match as everything else that is.
alter table role add column revision integer not null default 1;
create trigger raise_revision before update on role for each row execute function raise_revision();
