-- Running VMs whose limits may not be those of their profiles any more. Whatever changes a limit marks them, in the same
-- transaction; the reconciler "limits" tells their hosts and takes the mark away.
alter table vm_runtime add column limits_due boolean not null default false;
create index vm_runtime_limits_due on vm_runtime (vm_id) where limits_due;

create function limits_are_due() returns trigger language plpgsql as $$
declare
  touched uuid[];
begin
  case tg_table_name
    when 'qos' then
      touched := array(
        select d.id from disk_profile d where d.qos_id = new.id
        union all select c.id from cpu_profile c where c.qos_id = new.id
        union all select v.id from vnic_profile v where v.qos_id = new.id);
    else
      touched := array[new.id];
  end case;
  update vm_runtime r set limits_due = true from vm where vm.id = r.vm_id and not r.limits_due and (
    exists (
      select 1 from disk_attachment a join disk d on d.id = a.disk_id
        join disk_profile p on p.id = d.disk_profile_id
          or (d.disk_profile_id is null and p.is_default and p.storage_domain_id = d.storage_domain_id)
      where a.vm_id = r.vm_id and p.id = any(touched))
    or exists (select 1 from nic n where n.vm_id = r.vm_id and n.plugged and n.vnic_profile_id = any(touched))
    or exists (
      select 1 from cpu_profile c where c.id = any(touched) and c.cluster_id = vm.cluster_id
        and (c.is_default or c.id::text = vm.configuration #>> '{cpuProfile,id}')));
  return null;
end $$;

create trigger limits_are_due after update of limits on qos
  for each row when (old.limits is distinct from new.limits) execute function limits_are_due();
create trigger limits_are_due after update of qos_id on disk_profile
  for each row when (old.qos_id is distinct from new.qos_id) execute function limits_are_due();
create trigger limits_are_due after update of qos_id on cpu_profile
  for each row when (old.qos_id is distinct from new.qos_id) execute function limits_are_due();
create trigger limits_are_due after update of qos_id on vnic_profile
  for each row when (old.qos_id is distinct from new.qos_id) execute function limits_are_due();

-- A disk or a VM that chooses another profile.
create function own_limits_are_due() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'disk' then
    update vm_runtime r set limits_due = true from disk_attachment a where a.disk_id = new.id and r.vm_id = a.vm_id;
  else
    update vm_runtime set limits_due = true where vm_id = new.id;
  end if;
  return null;
end $$;
create trigger own_limits_are_due after update of disk_profile_id on disk
  for each row when (old.disk_profile_id is distinct from new.disk_profile_id) execute function own_limits_are_due();
create trigger own_limits_are_due after update of configuration on vm
  for each row when (old.configuration #>> '{cpuProfile,id}' is distinct from new.configuration #>> '{cpuProfile,id}')
  execute function own_limits_are_due();
