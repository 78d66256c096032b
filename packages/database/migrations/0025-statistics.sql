-- Rates need two samples and a graph needs some more. Triggers keep them, so that whoever writes a sample need not know.

alter table vm_statistics
  -- the sample before `sample`, of the same run of the VM
  add column previous jsonb,
  -- one value a minute, newest last, at most an hour: percent of all the VM's CPUs, of its memory, of 10 Gbit/s
  add column cpu_history real[] not null default '{}',
  add column memory_history real[] not null default '{}',
  add column network_history real[] not null default '{}',
  add column history_at timestamptz;
alter table host_statistics add column previous jsonb;

create function keep_previous_sample() returns trigger language plpgsql as $$
begin
  if new.sample -> 'at' is distinct from old.sample -> 'at' then
    new.previous := old.sample;
  end if;
  return new;
end $$;

create function nic_bytes(sample jsonb) returns double precision language sql immutable as $$
  select coalesce(sum((nic ->> 'rxBytes')::double precision + (nic ->> 'txBytes')::double precision), 0)
  from jsonb_array_elements(sample -> 'nics') nic
$$;

create function append_history(history real[], value double precision) returns real[] language sql immutable as $$
  select (history || round(greatest(value, 0)::numeric, 1)::real)[greatest(cardinality(history) - 58, 1):]
$$;

create function keep_vm_history() returns trigger language plpgsql as $$
declare
  seconds double precision;
  cpus integer;
begin
  if new.elapsed_seconds < old.elapsed_seconds then
    -- started anew: its counters begin at zero
    new.previous := null;
    new.cpu_history := '{}';
    new.memory_history := '{}';
    new.network_history := '{}';
    new.history_at := null;
    return new;
  end if;
  if old.history_at is not null and new.sampled_at < old.history_at + interval '1 minute' then
    return new;
  end if;
  seconds := extract(epoch from new.sampled_at - old.sampled_at);
  if seconds <= 0 then
    return new;
  end if;
  select cpu_count into cpus from vm_runtime where vm_id = new.vm_id;
  new.history_at := new.sampled_at;
  new.cpu_history := append_history(old.cpu_history, new.cpu_total_percent / greatest(coalesce(cpus, 1), 1));
  new.memory_history := append_history(old.memory_history,
    coalesce(new.memory_used_bytes, 0) * 100.0 / greatest(new.memory_installed_bytes, 1));
  new.network_history := append_history(old.network_history,
    (nic_bytes(new.sample) - nic_bytes(old.sample)) * 8 / seconds / 1e8);
  return new;
end $$;

-- In the order of their names.
create trigger a_keep_previous before update on vm_statistics for each row execute function keep_previous_sample();
create trigger b_keep_history before update on vm_statistics for each row execute function keep_vm_history();
create trigger a_keep_previous before update on host_statistics for each row execute function keep_previous_sample();
