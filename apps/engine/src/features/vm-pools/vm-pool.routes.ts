import type { Action, Vm, VmPool } from '@overt/api-types/types.gen';
import { parseId } from '@overt/kernel/ids';
import { refuse } from '@overt/kernel/refusal';
import { byId, defined } from '../../api-object.ts';
import { act, bind, get, list, pathId, type ApiRequest, type FeatureRoutes } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import { searched } from '../../search/listing.ts';
import { addVmInput, vmsByIds, type AddVmInput } from '../vms/public.ts';
import { addVmPool, type AddVmPoolInput } from './actions/add-vm-pool.ts';
import { allocateVm, type AllocateVmInput } from './actions/allocate-vm.ts';
import { removeVmPool } from './actions/remove-vm-pool.ts';
import { detachVm } from './actions/return-vm.ts';
import { updateVmPool, type UpdateVmPoolInput } from './actions/update-vm-pool.ts';
import { vmPoolsByIds } from './vm-pool.queries.ts';
import { runInPool } from './vm-pool.reconciler.ts';
import { vmPoolSearch, type VmPoolRow } from './vm-pool.repo.ts';
import { checkNumbers, namesFor, toGive } from './vm-pool.ts';

type Params = Pick<ApiRequest, 'params'>;
const poolOf = (ports: Ports, request: Params): Promise<VmPoolRow> =>
  ports.repos.vmPools.require(pathId(request, 'poolId', 'VM pool'));

async function one(ports: Ports, id: string): Promise<VmPool> {
  return (await vmPoolsByIds(ports, [id]))[0] ?? refuse('NOT_FOUND', { what: 'VM pool', id });
}

/** What a VM of the pool is made of, out of a request about the pool. */
const baseOf = (request: ApiRequest<VmPool>, ports: Ports, body: Vm): Promise<AddVmInput> =>
  addVmInput({ ...request, body }, ports);

/** The id of the latest version of the same template. */
async function latestOf(ports: Ports, { template }: VmPool): Promise<Vm['template']> {
  if (template?.id === undefined) return template;
  const [row] = await ports.repos.templates.byIds([parseId(template.id)]);
  return row === undefined ? template : { id: await ports.repos.templates.idByName(row.name) };
}

async function named(ports: Ports, pool: string, count: number) {
  // Names that are taken are passed over: at most as many as there are more numbers to try.
  const candidates = namesFor(pool, count, new Set());
  let taken = new Set(await ports.repos.vmPools.taken(candidates));
  for (let names = candidates; ;) {
    const next = namesFor(pool, count, taken);
    const clash = await ports.repos.vmPools.taken(next.filter(name => !names.includes(name)));
    if (clash.length === 0) return next.map(name => ({ id: ports.random.uuid(), name }));
    taken = new Set([...taken, ...clash]);
    names = next;
  }
}

async function addInput(request: ApiRequest<VmPool>, ports: Ports): Promise<AddVmPoolInput> {
  const { body } = request;
  const { size = 1, useLatestTemplateVersion: latest = false, vm = {} } = body;
  const name = body.name ?? '';
  checkNumbers({ size });
  const shared = defined({
    display: body.display,
    rngDevice: body.rngDevice,
    soundcardEnabled: body.soundcardEnabled,
    tpmEnabled: body.tpmEnabled,
    instanceType: body.instanceType,
  });
  const template = latest ? await latestOf(ports, body) : body.template;
  const base = await baseOf(request, ports, {
    ...vm,
    ...shared,
    name,
    ...defined({ cluster: body.cluster, template }),
  });
  return {
    pool: {
      id: ports.random.uuid(),
      name,
      description: body.description ?? '',
      comment: body.comment ?? '',
      cluster_id: base.clusterId,
      template_id: base.templateId,
      type: body.type ?? 'automatic',
      prestarted_vms: body.prestartedVms ?? 0,
      max_user_vms: body.maxUserVms ?? 1,
      use_latest_template_version: latest,
      stateful: body.stateful ?? false,
      settings: base.settings,
    },
    base,
    vms: await named(ports, name, size),
  };
}

/** A PUT may repeat what cannot be changed. */
function refuseFixed(pool: VmPoolRow, body: VmPool): void {
  const fixed = {
    cluster: [body.cluster?.id, pool.cluster_id],
    template: [body.template?.id, pool.template_id],
    type: [body.type, pool.type],
  } as const;
  for (const [member, [given, has]] of Object.entries(fixed))
    if (given !== undefined && given.toLowerCase() !== has) refuse('VM_POOL_FIXED', { member, pool: pool.name });
}

/** What a pool that is to have `size` VMs lacks, made as its first ones were. */
async function moreVms(request: ApiRequest<VmPool>, ports: Ports, pool: VmPoolRow, size: number) {
  const own: VmPool = { template: { id: pool.template_id } };
  const latest = request.body.useLatestTemplateVersion ?? pool.use_latest_template_version;
  const template = latest ? await latestOf(ports, own) : own.template;
  const cluster = { id: pool.cluster_id };
  const base = await baseOf(request, ports, { name: pool.name, cluster, ...defined({ template }) });
  const name = request.body.name ?? pool.name;
  return { base: { ...base, settings: pool.settings }, vms: await named(ports, name, size - pool.size) };
}

async function updateInput(request: ApiRequest<VmPool>, ports: Ports): Promise<UpdateVmPoolInput> {
  const { body } = request;
  const pool = await poolOf(ports, request);
  refuseFixed(pool, body);
  const { size = pool.size } = body;
  checkNumbers({ size });
  if (size < pool.size) refuse('VM_POOL_SHRINKS', { pool: pool.name, size: pool.size });
  return {
    id: pool.id,
    name: pool.name,
    size: pool.size,
    change: defined({
      name: body.name,
      description: body.description,
      comment: body.comment,
      prestarted_vms: body.prestartedVms,
      max_user_vms: body.maxUserVms,
      use_latest_template_version: body.useLatestTemplateVersion,
      stateful: body.stateful,
    }),
    more: size === pool.size ? null : await moreVms(request, ports, pool, size),
  };
}

async function allocateInput(request: ApiRequest<Action>, ports: Ports): Promise<AllocateVmInput> {
  const pool = await poolOf(ports, request);
  const vm = toGive(await ports.repos.vmPools.vms(pool.id));
  if (vm === undefined) return refuse('VM_POOL_EMPTY', { pool: pool.name });
  const run = await runInPool(ports, pool, vm.id);
  return {
    poolId: pool.id,
    poolName: pool.name,
    userId: request.caller.userId,
    permissionId: ports.random.uuid(),
    run,
  };
}

export const vmPoolRoutes: FeatureRoutes = {
  bindings: [
    bind('VmPoolsService', {
      list: list((ports, request) => searched(ports, vmPoolSearch, request, ids => vmPoolsByIds(ports, ids))),
      add: act(addVmPool, {
        input: addInput,
        answer: (ports, { id }) => one(ports, id),
        // A large pool takes minutes; clients poll its VMs. One that has none yet can be changed as soon as it is answered.
        waits: ({ vms }) => vms.length === 0,
        accepted: (ports, { pool }) => one(ports, pool.id),
      }),
    }),
    bind('VmPoolService', {
      get: get(async (ports, request) => one(ports, (await poolOf(ports, request)).id)),
      update: act(updateVmPool, { input: updateInput, answer: (ports, { id }) => one(ports, id) }),
      remove: act(removeVmPool, {
        input: async (request, ports) => {
          const { id, name } = await poolOf(ports, request);
          return { id, name };
        },
      }),
      allocateVm: act(allocateVm, {
        input: allocateInput,
        answer: async (ports, { id }) => ({ vm: (await vmsByIds(ports, [id]))[0] }),
      }),
    }),
    bind('VmService', {
      detach: act(detachVm, {
        input: async (request: ApiRequest<Action>, ports) => {
          const vm = await ports.repos.vms.require(pathId(request, 'vmId', 'VM'));
          const poolId = vm.vm_pool_id ?? refuse('VM_NOT_OF_POOL', { vm: vm.name });
          return { vmId: vm.id, vmName: vm.name, poolId };
        },
      }),
    }),
  ],
  loaders: { byId: { VmPool: async (ports, ids) => byId(await vmPoolsByIds(ports, ids)) } },
};
