// Free text finds a VM by its own names and by those of what it belongs to, whichever way the search gets there.
import { json } from '@overt/database/json';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addVm } from './actions/add-vm.ts';
import { runVm } from './actions/run-vm.ts';
import { vmWorld, type VmWorld } from './testing/vm-world.ts';
import { vmSearch } from './vm.search.repo.ts';

let world: VmWorld;
let running: string;
let down: string;

beforeAll(async () => {
  world = await vmWorld();
  const [one, two] = [world.vmInput({ name: 'Apple' }), world.vmInput({ name: 'pear' })];
  [running, down] = [one.id, two.id];
  for (const input of [one, two]) await world.run(addVm, input);
  await world.run(runVm, {
    vmId: running,
    vmName: one.name,
    diskIds: [],
    once: null,
    initialization: null,
    useCloudInit: false,
  });
  const interfaces = [{ name: 'eth0', mac: '', addresses: ['10.9.8.7', 'fe80::1'] }];
  await world.db
    .updateTable('vm')
    .set({ description: 'Fruit 100%', comment: 'keep it cool' })
    .where('id', '=', running)
    .execute();
  const configuration = {
    customEmulatedMachine: 'pc-q35-rhel8.6.0',
    customCpuModel: 'Skylake-Server',
    customCompatibilityVersion: { major: 4, minor: 5 },
  };
  await world.db
    .updateTable('vm')
    .set({ comment: 'Line one\nLine two', configuration: json(configuration) })
    .where('id', '=', down)
    .execute();
  const guest = json({ fqdn: 'orchard.example', interfaces } as never);
  await world.db.updateTable('vm_runtime').set({ guest }).where('vm_id', '=', running).execute();
});
afterAll(() => world.close());

const found = async (search: string, caseSensitive = false) => {
  const request = { search, max: undefined, caseSensitive, visibleTo: undefined, now: 0 };
  return (await world.repos.search.ids(vmSearch, request)).filter(id => id === running || id === down);
};

test.each([
  ['its name', 'apPLE', ['running']],
  ['the name of its host', 'host1', ['running']],
  ['the full name of its guest', 'orchard.exam', ['running']],
  ['an address of its guest', '10.9.8', ['running']],
  ['its description', 'FRUIT 100%', ['running']],
  ['its comment, with a wildcard', 'keep*cool', ['running']],
  ['a comment that breaks lines', 'line two', ['down']],
  ['its emulated machine', 'pc-q35-rhel', ['down']],
  ['its CPU type', 'skylake', ['down']],
  ['the level that it has of its own', '4.5', ['down']],
  ['the level of its cluster', '4.8', ['running']],
  ['the name of its cluster and data center', 'default', ['running', 'down']],
  ['nothing that it has', 'plum', []],
])('a VM is found by %s', async (_what, text, expected) => {
  const ids = { running, down } as Record<string, string>;
  expect((await found(text)).toSorted()).toEqual(expected.map(name => ids[name]).toSorted());
});

test('fields of what a VM belongs to narrow and sort as its own do', async () => {
  expect(await found('cluster=Default and host.name=host1')).toEqual([running]);
  expect(await found('template.name=Blank sortby cluster')).toEqual([running, down]);
  expect(await found('fqdn=orchard.example')).toEqual([running]);
  expect(await found('fqdn!=orchard.example')).toEqual([down]);
  expect(await found('ip=10.9.8.7')).toEqual([running]);
  expect(await found('APPLE', true)).toEqual([]);
});

test('VMs sort by the first address of their guests, by number, whatever a guest calls an address', async () => {
  const says = async (addresses: readonly string[]) => {
    const guest = json({ interfaces: [{ name: 'eth0', mac: '', addresses }] } as never);
    await world.db.updateTable('vm_runtime').set({ guest }).where('vm_id', '=', running).execute();
    const key = await world.db
      .selectFrom('vm_runtime')
      .select('guest_addresses')
      .where('vm_id', '=', running)
      .execute();
    expect(key[0]?.guest_addresses).toEqual(addresses);
    return found('sortby ip');
  };
  for (const hostile of [['999.1.1.1'], ["'; drop"], ['fe80::1%eth0'], ['1.2.3'], []])
    expect((await says(hostile)).toSorted()).toEqual([running, down].toSorted());
  expect(await says(['10.0.0.10'])).toEqual([down, running]);
  expect(await found('sortby address desc')).toEqual([running, down]);
  const other = world.vmInput({ name: 'quince' });
  await world.run(addVm, other);
  await world.run(runVm, {
    vmId: other.id,
    vmName: other.name,
    diskIds: [],
    once: null,
    initialization: null,
    useCloudInit: false,
  });
  const guest = json({ interfaces: [{ name: 'eth0', mac: '', addresses: ['10.0.0.9'] }] } as never);
  await world.db.updateTable('vm_runtime').set({ guest }).where('vm_id', '=', other.id).execute();
  const request = { search: 'sortby ip', max: undefined, caseSensitive: false, visibleTo: undefined, now: 0 };
  const both = (await world.repos.search.ids(vmSearch, request)).filter(id => id !== down);
  expect(both).toEqual([other.id, running]);
});
