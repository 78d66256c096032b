-- Searches kept under a name, and the label of a network: networks with a label follow it onto host interfaces that have it.
create table bookmark (
  id uuid primary key,
  name text not null unique,
  value text not null,
  revision integer not null default 1
);
create trigger raise_revision before update on bookmark for each row execute function raise_revision();
create trigger tell_change after insert or update or delete on bookmark for each row execute function tell_change('bookmark', 'id');

alter table network add column label text;
