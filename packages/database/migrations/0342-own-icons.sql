-- Pictures that users gave VMs and templates. The id is made of the picture, so that the same one is kept once; those that
-- nothing shows any more go after a day.
create table icon (
  id uuid primary key,
  media_type text not null,
  data bytea not null,
  kept_at timestamptz not null default now()
);
