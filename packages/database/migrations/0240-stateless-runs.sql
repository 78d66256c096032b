-- A VM that runs stateless writes to overlays that go with the run; what would outlive the run is refused meanwhile.
alter table vm_runtime add column stateless boolean not null default false;

-- VMs of a pool that is not stateful are started stateless. Pools made before kept what users did.
alter table vm_pool add column stateful boolean not null default true;
alter table vm_pool alter column stateful set default false;
