-- What documents of `POST /overt/apply` were applied to. `made`: an apply made the object, so that prune may remove it.
-- Rows outlive their objects until the next apply of the set: that is how drift is told.

create table applied_object (
  set_name text not null,
  path text not null,
  kind text not null,
  name text not null,
  made boolean not null,
  fields jsonb not null,
  primary key (set_name, path)
);
