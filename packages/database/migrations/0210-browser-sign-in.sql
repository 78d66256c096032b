-- A browser that has signed in: the next application gets its code without asking for the password again, and whoever signs
-- out of one is signed out of all. The sessions that applications open belong to it and end with it.
alter table sso_session drop constraint sso_session_kind_check;
alter table sso_session add constraint sso_session_kind_check check (kind in ('session', 'token', 'browser'));
alter table sso_session add column parent_id uuid references sso_session on delete cascade;
create index sso_session_parent on sso_session (parent_id);
alter table oauth_code add column browser_id uuid references sso_session on delete cascade;
create index oauth_code_browser on oauth_code (browser_id);
