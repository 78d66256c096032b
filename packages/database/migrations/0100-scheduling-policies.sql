-- Scheduling policies as rows: oVirt's five predefined ones, locked, and those that administrators make. The units that they
-- are made of come with the product (packages/scheduling/src/units.ts), therefore unit ids refer to no table.
create table scheduling_policy (
  id uuid primary key,
  name text not null unique,
  description text not null default '',
  locked boolean not null default false,
  is_default boolean not null default false,
  balance_unit_id uuid,
  properties jsonb not null default '{}',
  revision integer not null default 1
);
create table scheduling_policy_filter (
  policy_id uuid not null references scheduling_policy on delete cascade,
  unit_id uuid not null,
  -- -1 is asked first, 1 last, 0 between
  position integer not null default 0 check (position between -1 and 1),
  primary key (policy_id, unit_id)
);
create table scheduling_policy_weight (
  policy_id uuid not null references scheduling_policy on delete cascade,
  unit_id uuid not null,
  factor integer not null default 1 check (factor between 1 and 1000),
  primary key (policy_id, unit_id)
);

insert into scheduling_policy (id, name, description, locked, is_default, balance_unit_id, properties) values
  ('b4ed2332-a7ac-4d5f-9596-99a439cb2812', 'none', 'Keeps VMs where they are; new ones go where there is room.', true, true, '38440000-8cf0-14bd-c43e-10b96e4ef00a',
    '{"CpuOverCommitDurationMinutes": "2", "HighUtilization": "80"}'),
  ('7677771e-5eab-422e-83fa-dc04080d21b7', 'cluster_maintenance', 'Starts no VM but highly available ones, so that hosts can be worked on.', true, false, '38440000-8cf0-14bd-c43e-10b96e4ef00a',
    '{"CpuOverCommitDurationMinutes": "2", "HighUtilization": "80"}'),
  ('20d25257-b4bd-4589-92a6-c4c5c5d3fd1a', 'evenly_distributed', 'Spreads the load over the hosts.', true, false, '7db4ab05-81ab-42e8-868a-aee2df483ed2',
    '{"HeSparesCount": "0", "CpuOverCommitDurationMinutes": "2", "HighUtilization": "80", "VCpuToPhysicalCpuRatio": "0"}'),
  ('5a2b0939-7d46-4b73-a469-e9c2c7fc6a53', 'power_saving', 'Gathers VMs on few hosts, so that the others can be switched off.', true, false, '736999d0-1023-46a4-9a75-1316ed50e151',
    '{"HeSparesCount": "0", "CpuOverCommitDurationMinutes": "2", "HighUtilization": "80", "LowUtilization": "20"}'),
  ('8d5d7bec-68de-4a67-b53e-0ac54686d579', 'vm_evenly_distributed', 'Spreads the number of VMs over the hosts.', true, false, 'd58c8e32-44e1-418f-9222-52cd887bf9e0',
    '{"HeSparesCount": "0", "CpuOverCommitDurationMinutes": "2", "HighUtilization": "80", "HighVmCount": "10", "MigrationThreshold": "5", "SpmVmGrace": "5"}');

insert into scheduling_policy_filter (policy_id, unit_id)
  select p.id, u.id::uuid from scheduling_policy p, unnest(array[
    '6d636bf6-a35c-4f9d-b68d-0731f720cddc',
    '98842bc5-4094-4b83-8224-7b50f86a94c9',
    '58894b5b-d55d-4f85-8f82-5bf217e640b0',
    'e659c871-0bf1-4ccc-b748-f28f5d08dffd',
    '43b9e654-337f-4b0d-a896-cbb22ce5a7fc',
    'c9ddbb34-0e1d-4061-a8d7-b0893fa80932',
    'fcbfe4b1-b83e-4428-b9d3-b3d348b93be6',
    '23e07b34-66dd-4735-bc45-bcddded02c05',
    'e659c871-0bf1-4ccc-b748-f28f5d08ddda',
    '84e6ddee-ab0d-42dd-82f0-c297779db566',
    'e69808a9-8a41-40f1-94ba-dd5d385d82d8',
    '72163d1c-9468-4480-99d9-0888664eb143',
    '53bff075-8306-446f-a53b-9c872a29d197',
    '47ea3cd0-8a2f-438d-9f63-49534178882a',
    'aae8c702-4756-4934-b84c-8daf59efc134'
  ]) u(id);
insert into scheduling_policy_filter (policy_id, unit_id)
  select id, '0bd8fef9-bcb4-4250-9998-410f01608d9b' from scheduling_policy where name = 'cluster_maintenance';
insert into scheduling_policy_weight (policy_id, unit_id, factor)
  select p.id, u.unit_id::uuid, u.factor from (values
    ('none', '7db4ab05-81ab-42e8-868a-aee2df483edb', 2),
    ('none', '4134247a-9c58-4b9a-8593-530bb9e37c59', 1),
    ('none', '591cdb81-ba67-45b4-9642-e28f61a97d57', 99),
    ('none', '98e92667-6161-41fb-b3fa-34f820ccbc4b', 1),
    ('none', '7f262d70-6cac-11e3-981f-0800200c9a66', 1),
    ('none', '84e6ddee-ab0d-42dd-82f0-c297779db567', 1),
    ('none', '427aed70-dae3-48ba-8fe9-a902a9d563c8', 20),
    ('none', '71931e14-f0e6-4f91-a7c8-d494a26e3a09', 4),
    ('none', '1b14ac11-20e9-4593-a149-2eb83c60a330', 5),
    ('cluster_maintenance', '7db4ab05-81ab-42e8-868a-aee2df483edb', 2),
    ('cluster_maintenance', '4134247a-9c58-4b9a-8593-530bb9e37c59', 1),
    ('cluster_maintenance', '591cdb81-ba67-45b4-9642-e28f61a97d57', 99),
    ('cluster_maintenance', '98e92667-6161-41fb-b3fa-34f820ccbc4b', 1),
    ('cluster_maintenance', '7f262d70-6cac-11e3-981f-0800200c9a66', 1),
    ('cluster_maintenance', '84e6ddee-ab0d-42dd-82f0-c297779db567', 1),
    ('cluster_maintenance', '427aed70-dae3-48ba-8fe9-a902a9d563c8', 20),
    ('cluster_maintenance', '71931e14-f0e6-4f91-a7c8-d494a26e3a09', 4),
    ('cluster_maintenance', '1b14ac11-20e9-4593-a149-2eb83c60a330', 5),
    ('evenly_distributed', '7db4ab05-81ab-42e8-868a-aee2df483edb', 2),
    ('evenly_distributed', '4134247a-9c58-4b9a-8593-530bb9e37c59', 1),
    ('evenly_distributed', '591cdb81-ba67-45b4-9642-e28f61a97d57', 99),
    ('evenly_distributed', '98e92667-6161-41fb-b3fa-34f820ccbc4b', 1),
    ('evenly_distributed', '7f262d70-6cac-11e3-981f-0800200c9a66', 1),
    ('evenly_distributed', '84e6ddee-ab0d-42dd-82f0-c297779db567', 1),
    ('evenly_distributed', '427aed70-dae3-48ba-8fe9-a902a9d563c8', 20),
    ('evenly_distributed', '71931e14-f0e6-4f91-a7c8-d494a26e3a09', 4),
    ('evenly_distributed', '1b14ac11-20e9-4593-a149-2eb83c60a330', 5),
    ('power_saving', '736999d0-1023-46a4-9a75-1316ed50e15b', 2),
    ('power_saving', '9dfe6086-646d-43b8-8eef-4d94de8472c8', 1),
    ('power_saving', '591cdb81-ba67-45b4-9642-e28f61a97d57', 99),
    ('power_saving', '98e92667-6161-41fb-b3fa-34f820ccbc4b', 1),
    ('power_saving', '7f262d70-6cac-11e3-981f-0800200c9a66', 1),
    ('power_saving', '84e6ddee-ab0d-42dd-82f0-c297779db567', 1),
    ('power_saving', '427aed70-dae3-48ba-8fe9-a902a9d563c8', 20),
    ('power_saving', '71931e14-f0e6-4f91-a7c8-d494a26e3a09', 4),
    ('power_saving', '1b14ac11-20e9-4593-a149-2eb83c60a330', 5),
    ('vm_evenly_distributed', '3ba8c988-f779-42c0-90ce-caa8243edee7', 2),
    ('vm_evenly_distributed', '591cdb81-ba67-45b4-9642-e28f61a97d57', 99),
    ('vm_evenly_distributed', '98e92667-6161-41fb-b3fa-34f820ccbc4b', 1),
    ('vm_evenly_distributed', '7f262d70-6cac-11e3-981f-0800200c9a66', 1),
    ('vm_evenly_distributed', '84e6ddee-ab0d-42dd-82f0-c297779db567', 1),
    ('vm_evenly_distributed', '427aed70-dae3-48ba-8fe9-a902a9d563c8', 20),
    ('vm_evenly_distributed', '71931e14-f0e6-4f91-a7c8-d494a26e3a09', 4),
    ('vm_evenly_distributed', '1b14ac11-20e9-4593-a149-2eb83c60a330', 5)
  ) u(policy, unit_id, factor) join scheduling_policy p on p.name = u.policy;

alter table cluster add column scheduling_policy_id uuid references scheduling_policy;
update cluster set scheduling_policy_id =
  coalesce((select id from scheduling_policy p where p.name = cluster.scheduling_policy), (select id from scheduling_policy where is_default));
alter table cluster alter column scheduling_policy_id set default 'b4ed2332-a7ac-4d5f-9596-99a439cb2812';
alter table cluster alter column scheduling_policy_id set not null;
alter table cluster drop column scheduling_policy;

create trigger raise_revision before update on scheduling_policy for each row execute function raise_revision();
create trigger tell_change after insert or update or delete on scheduling_policy
  for each row execute function tell_change('scheduling_policy', 'id');
