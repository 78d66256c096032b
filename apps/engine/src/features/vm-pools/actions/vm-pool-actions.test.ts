// The promises of steps, for every action on pools, with disks that are copied from a template.
import { randomUUID } from 'node:crypto';
import { checkRegistry } from '@overt/workflow/registry-check';
import type { AnyAction } from '@overt/workflow/action';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { ApiRequest } from '../../../http/binding.ts';
import type { Ports, Tx } from '../../../ports.ts';
import { eventCatalogue } from '../../events/event-catalogue.ts';
import { permits } from '../../roles/permits.ts';
import { CLUSTER, vmWorld, type VmWorld } from '../../vms/testing/vm-world.ts';
import { addVm, addVmInput } from '../../vms/public.ts';
import { vmPoolsByIds } from '../vm-pool.queries.ts';
import { runInPool } from '../vm-pool.reconciler.ts';
import { addTemplate } from '../../templates/actions/add-template.ts';
import { addTemplateInput } from '../../templates/template-add.routes.ts';
import { addVmPool, type AddVmPoolInput } from './add-vm-pool.ts';
import { allocateVm } from './allocate-vm.ts';
import { vmPoolActions } from './all.ts';
import { removeVmPool } from './remove-vm-pool.ts';
import { updateVmPool } from './update-vm-pool.ts';

let world: VmWorld;
let templateId: string;
let count = 0;
const request = <Body>(body: Body) => ({ body, query: { flag: () => false } }) as unknown as ApiRequest<Body>;

beforeAll(async () => {
  world = await vmWorld();
  const disk = world.disk();
  const input = world.vmInput({ nics: [world.nic()], newDisks: [{ disk, attachment: world.attachment(disk.id) }] });
  const { id } = await world.run(addVm, input);
  templateId = (
    await world.run(addTemplate, await addTemplateInput(request({ name: 'base', vm: { id } }), world.ports))
  ).id;
});
afterAll(() => world?.close());

async function poolInput(size = 2): Promise<AddVmPoolInput> {
  const name = `pool${++count}`;
  const body = { name, cluster: { id: CLUSTER }, template: { id: templateId } };
  const base = await addVmInput(request(body), world.ports);
  const numbers = { prestarted_vms: 0, max_user_vms: 1, use_latest_template_version: false, stateful: false };
  return {
    pool: {
      id: randomUUID(),
      name,
      description: '',
      comment: '',
      cluster_id: CLUSTER,
      template_id: templateId,
      type: 'automatic',
      settings: {},
      ...numbers,
    },
    base,
    vms: Array.from({ length: size }, (_, index) => ({ id: randomUUID(), name: `${name}-${index + 1}` })),
  };
}

async function pool(size?: number) {
  const input = await poolInput(size);
  await world.run(addVmPool, input);
  return input;
}

test('names, permits, events, descriptions and undos are there', () => {
  const id = randomUUID();
  const sample = {
    id,
    vmId: id,
    poolId: id,
    name: 'p',
    pool: { id, cluster_id: id, template_id: id },
    vms: [],
    run: { vmId: id },
  };
  const faults = checkRegistry(vmPoolActions as unknown as readonly AnyAction<Ports, Tx>[], {
    isPermit: permit => permit in permits,
    isEvent: code => code in eventCatalogue,
    sampleInput: () => sample,
    withoutUndo: {
      'RemoveVmPool/stop': 'power that is off stays off',
      'RemoveVmPool/vms': 'a VM that is gone does not come back',
      'AllocateVmFromPool/start': 'a VM that runs waits for the next who takes one',
    },
  });
  expect(faults).toEqual([]);
});

test('each VM of a pool has disks and NICs of its own', async () => {
  const { pool: row, vms } = await pool(7);
  expect((await world.repos.vmPools.vms(row.id)).map(vm => vm.name)).toEqual(vms.map(vm => vm.name));
  const disks = await Promise.all(vms.map(vm => world.repos.vms.diskIds(vm.id)));
  expect(new Set(disks.flat().map(disk => disk.diskId)).size).toBe(7);
  const macs = (await world.repos.nics.ofVms(vms.map(vm => vm.id))).map(nic => nic.mac);
  expect(new Set(macs).size).toBe(7);
});

test('when one VM cannot be made, the others and the pool go again', async () => {
  const input = await poolInput(3);
  const [first] = input.vms;
  const broken = { ...input, vms: [...input.vms, { id: randomUUID(), name: 'not a name' }] };
  await expect(world.run(addVmPool, broken)).rejects.toMatchObject({ code: 'VM_NAME_INVALID' });
  expect(await world.repos.vmPools.byIds([input.pool.id])).toEqual([]);
  expect(await world.repos.vms.get(first?.id ?? '')).toBeUndefined();
});

test('a pool has the size that was asked for from the start, and again when it is made larger', async () => {
  const input = await poolInput(3);
  const running = world.run(addVmPool, input);
  const sizes = async (): Promise<[number | undefined, number | undefined]> => {
    const [shown] = await vmPoolsByIds(world.ports, [input.pool.id]);
    const [row] = await world.repos.vmPools.byIds([input.pool.id]);
    return [shown?.size, row?.size];
  };
  const [early] = await vi.waitUntil(
    async () => {
      const now = await sizes();
      return now[0] !== undefined && now;
    },
    { timeout: 50_000, interval: 5 },
  );
  expect(early).toBe(3);
  await running;
  expect(await sizes()).toEqual([3, 3]);
  // While more are made, the new size is told; VMs that went from the pool are not counted for ever.
  await world.repos.vmPools.ask(input.pool.id, 5);
  expect(await sizes()).toEqual([5, 3]);
  const more = { base: input.base, vms: [{ id: randomUUID(), name: `${input.pool.name}-4` }] };
  await world.run(updateVmPool, { id: input.pool.id, name: input.pool.name, change: {}, size: 3, more });
  expect(await sizes()).toEqual([4, 4]);
});

test('adding a pool', async () => {
  expect(await world.faultsOf(addVmPool, () => poolInput())).toEqual([]);
});

test('making a pool larger', async () => {
  const prepare = async () => {
    const { pool: row, base } = await pool(1);
    const vms = [{ id: randomUUID(), name: `${row.name}-2` }];
    return { id: row.id, name: row.name, change: { comment: 'more' }, size: 1, more: { base, vms } };
  };
  expect(await world.faultsOf(updateVmPool, prepare)).toEqual([]);
});

test('removing a pool', async () => {
  const prepare = async () => {
    const { pool: row } = await pool(1);
    return { id: row.id, name: row.name };
  };
  const except = { stop: 'power that is off stays off', vms: 'a VM that is gone does not come back' };
  expect(await world.faultsOf(removeVmPool, prepare, except)).toEqual([]);
});

test('giving a VM away', async () => {
  const userId = randomUUID();
  const user = { id: userId, principal: 'ada@internal', user_name: 'ada', directory: 'internal' };
  await world.db.insertInto('engine_user').values(user).execute();
  const prepare = async () => {
    const { pool: row, vms } = await pool(1);
    const run = await runInPool(world.ports, row, vms[0]?.id ?? '');
    return { poolId: row.id, poolName: row.name, userId, permissionId: randomUUID(), run };
  };
  const except = { start: 'a VM that runs waits for the next who takes one' };
  expect(await world.faultsOf(allocateVm, prepare, except)).toEqual([]);
});

test('nothing stays locked', async () => {
  expect(await world.locks()).toBe(0);
});
