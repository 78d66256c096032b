-- What a free text is looked for in, in one text for each VM and each guest: a search compares it once a row, and looks at
-- the fields only where it is found. Lines in lower case, as the search folds.
create function text_lines(list jsonb) returns text language sql immutable strict parallel safe
  return (select string_agg(line, E'\n') from jsonb_array_elements_text(list) as l(line));

alter table vm add column search_text text not null generated always as (lower(
  name || E'\n' || description || E'\n' || comment
  || E'\n' || coalesce(configuration ->> 'customEmulatedMachine', '')
  || E'\n' || coalesce(configuration ->> 'customCpuModel', '')
)) stored;

alter table vm_runtime add column search_text text not null generated always as (lower(
  coalesce(guest ->> 'fqdn', '')
  || E'\n' || coalesce(text_lines(jsonb_path_query_array(guest, '$.interfaces[*].addresses[*]')), '')
)) stored;

-- Names are compared without case, whole or by their beginning.
create index vm_name_folded on vm (lower(name) text_pattern_ops);
create index host_name_folded on host (lower(name) text_pattern_ops);
