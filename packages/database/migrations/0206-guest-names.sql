-- What a search looks for in every VM, out of the report that only readers of one VM want whole.
alter table vm_runtime
  add column guest_fqdn text generated always as (guest ->> 'fqdn') stored,
  add column guest_addresses jsonb
    generated always as (jsonb_path_query_array(guest, '$.interfaces[*].addresses[*]')) stored;
