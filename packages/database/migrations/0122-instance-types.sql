-- The instance types that every installation has, by oVirt's ids and sizes; from now on rows like those of templates.
insert into template (id, kind, name, description, memory_bytes, cpu_sockets, cpu_cores) values
  ('00000003-0003-0003-0003-0000000000be', 'instance_type', 'Tiny', 'Tiny instance type', 536870912, 1, 1),
  ('00000005-0005-0005-0005-0000000002e6', 'instance_type', 'Small', 'Small instance type', 2147483648, 1, 1),
  ('00000007-0007-0007-0007-00000000010a', 'instance_type', 'Medium', 'Medium instance type', 4294967296, 2, 1),
  ('00000009-0009-0009-0009-0000000000f1', 'instance_type', 'Large', 'Large instance type', 8589934592, 2, 1),
  ('0000000b-000b-000b-000b-00000000021f', 'instance_type', 'XLarge', 'Extra large instance type', 17179869184, 4, 1);
