// What the modules of oVirt's Ansible collection send and compare, asked of the running product by a client as strict as the
// SDK below them: a second run of each changes nothing. One product for all of it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../lab/until.ts';
import { list } from './inventory.ts';
import { startProduct, type Product } from './product.ts';
import { clusterModules } from './wire/ansible-cluster.ts';
import { disks } from './wire/ansible-disks.ts';
import { formModules } from './wire/ansible-forms.ts';
import { images } from './wire/ansible-images.ts';
import { runs } from './wire/ansible-module.ts';
import { parts } from './wire/ansible-parts.ts';
import { people } from './wire/ansible-people.ts';
import { placeModules } from './wire/ansible-places.ts';
import { states } from './wire/ansible-states.ts';
import { storage } from './wire/ansible-storage.ts';
import { vmModules } from './wire/ansible-vm.ts';
import { idOf, sdkOf, textAt, type Sdk } from './wire/sdk.ts';
import type { Json } from './wire/trip-cases.ts';
import { wireOf, type Wire } from './wire/wire.ts';

let product: Product;
let sdk: Sdk;
let wire: Wire;
const places: Record<string, string> = { blank: '00000000-0000-0000-0000-000000000000' };
const place = (name: string): string => places[name] ?? '';

async function named(path: string, name: string): Promise<string> {
  const found = (await sdk.list(path)).find(entity => textAt(entity, 'name') === name);
  if (found === undefined) throw new Error(`there is no ${name} at ${path}`);
  return idOf(found);
}
const made = async (path: string, tag: string, body: Json): Promise<string> => idOf(await sdk.add(path, tag, body));

beforeAll(async () => {
  product = await startProduct({ demo: '2x2' });
  wire = await wireOf(product);
  sdk = sdkOf(wire);
  await until('the hosts are up', async () => {
    const hosts = list((await wire.json('GET', '/hosts')).body, 'host');
    return hosts.length === 2 && hosts.every(host => host['status'] === 'up');
  });
  for (const [name, path, what] of [
    ['cluster', '/clusters', 'Default'],
    ['center', '/datacenters', 'Default'],
    ['host', '/hosts', 'demo-host-001'],
    ['instance type', '/instancetypes', 'Small'],
    ['cpu profile', '/cpuprofiles', 'Default'],
    ['mac pool', '/macpools', 'Default'],
    ['scheduling policy', '/schedulingpolicies', 'evenly_distributed'],
    ['network', '/networks', 'ovirtmgmt'],
    ['network filter', '/networkfilters', 'clean-traffic'],
  ] as const)
    places[name] = await named(path, what);
  const center = `/datacenters/${place('center')}`;
  places['quota'] = await made(`${center}/quotas`, 'quota', { name: 'ansible-quota' });
  places['network qos'] = await made(`${center}/qoss`, 'qos', { name: 'ansible-network-qos', type: 'network' });
  places['parent'] = await made('/tags', 'tag', { name: 'ansible-parent' });
  places['vm'] = await made('/vms', 'vm', {
    name: 'ansible-place',
    cluster: { name: 'Default' },
    template: { name: 'Blank' },
  });
});
afterAll(() => product?.stop());

describe('a module makes its object, changes nothing on its second run, changes it, and removes it', () => {
  const modules = [placeModules, clusterModules, vmModules, formModules].flatMap(modulesOf => modulesOf(place));
  it.each(modules.map(one => [one.name, one] as const))('%s', async (_name, module) => {
    expect(await runs(sdk, module)).toEqual({ second: {}, afterChange: {}, left: undefined });
  });
});

describe('what is attached', () => {
  parts(() => sdk, place);
});
describe('people and what is told', () => {
  people(
    () => sdk,
    place,
    () => wire,
  );
});
describe('storage domains', () => {
  storage(() => sdk, place);
});
describe('disks', () => {
  disks(
    () => sdk,
    place,
    () => wire,
  );
});
describe('machines of images', () => {
  images(() => sdk, place);
});
describe('states', () => {
  states(() => sdk, place);
});
