-- Which custom properties VMs may have, as `name=pattern;name=pattern`: those that come with the product, which clients of oVirt
-- count on, and those of the administrator. Hooks of the hosts read their values.
insert into engine_option (name, version, value) values
  ('PredefinedVMProperties', 'general',
    'sap_agent=^(true|false)$;sndbuf=^[0-9]+$;vhost=^(([a-zA-Z0-9_]*):(true|false))(,(([a-zA-Z0-9_]*):(true|false)))*$;viodiskcache=^(none|writeback|writethrough)$'),
  ('UserDefinedVMProperties', 'general', '')
on conflict do nothing;
