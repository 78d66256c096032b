// Every operation whose body can carry a secret gets one in each secret member, also where none belongs: below what is only
// named. None may be readable afterwards in a row, a log line, an answer or the support bundle.
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { bundleText, canaries, dump, recorder, sender } from './testing/canaries.ts';
import { BUILTIN } from '../features/bootstrap/builtin.ts';
import { fakeVmHost, type FakeVmHost } from '../features/vms/testing/fake-vm-host.ts';
import { addFakeHost, MIB } from '../features/vms/testing/vm-world.ts';
import { startMonitoring } from '../monitoring/monitoring.ts';
import { bodyType, readable, references, takingSecrets, withSecrets } from './testing/secret-fields.ts';
import { testEngine, type TestEngine } from '../testing.ts';

let engine: TestEngine;
let host: FakeVmHost;
let there: Awaited<ReturnType<typeof addFakeHost>>;
const logged: string[] = [];
const { canary, drawn, readableIn } = canaries();
const send = sender(() => engine);

beforeAll(async () => {
  host = fakeVmHost();
  engine = await testEngine({ hosts: () => host.access, monitoring: startMonitoring, log: recorder(logged) });
  there = await addFakeHost(engine.db, host, true);
  await vi.waitUntil(() => host.calls.includes('Host.getAllVmStats'), { timeout: 60_000 });
}, 180_000);
afterAll(async () => await engine?.stop());

const NOBODY = '01234567-89ab-4cde-8f01-23456789abcd';

/** What those cannot do without whose body is otherwise refused before anything looks at it. */
const MANDATORY: Readonly<Record<string, object>> = {
  Disk: { format: 'raw', provisioned_size: String(MIB) },
  DiskAttachment: { interface: 'virtio' },
  Event: { custom_id: 7, description: 'told', origin: 'elsewhere', severity: 'normal' },
  Host: { address: '192.0.2.7' },
  Job: { description: 'a job of others' },
  MacPool: { ranges: { range: [{ from: '02:00:00:00:00:01', to: '02:00:00:00:00:09' }] } },
  Qos: { type: 'cpu' },
  Role: { administrative: false, permits: { permit: [{ id: '1' }] } },
  SshPublicKey: { content: 'ssh-ed25519 AAAA' },
  StorageDomain: { type: 'data' },
  User: { user_name: 'admin@internal', domain: { name: 'internal' } },
  UserOption: { content: '1' },
};

/** Operations that must go well: what they take is kept for long. */
const TAKEN = ['InstanceTypesService', 'TemplatesService', 'UsersService', 'VmsService', 'VmPoolsService'].map(
  name => `${name}.add`,
);

/** Without the body's own lists: `{disk_attachments: {disk_attachment: [...]}}`. */
const withoutLists = (body: object): object =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => !Object.values(value as object).some(Array.isArray)));

/** Ids of what is there, by type. */
async function world(): Promise<ReadonlyMap<string, string>> {
  const cluster = { name: BUILTIN.cluster.name };
  const vm = await send('POST', '/vms', {
    name: 'bare',
    cluster,
    template: { name: 'Blank' },
    memory: String(64 * MIB),
  });
  expect(vm.status, JSON.stringify(vm.body)).toBe(201);
  const type = await send('POST', '/instancetypes', { name: 'small' });
  expect(type.status, JSON.stringify(type.body)).toBe(201);
  const { user } = (await send('GET', '/users')).body as { user: readonly { id: string }[] };
  return new Map([
    ['Cluster', BUILTIN.cluster.id],
    ['DataCenter', BUILTIN.dataCenter.id],
    ['Host', there.hostId],
    ['InstanceType', String(type.body['id'])],
    ['MacPool', BUILTIN.macPool.id],
    ['Network', BUILTIN.network.id],
    ['Role', '00000000-0000-0000-0000-000000000001'],
    ['StorageDomain', there.domainId],
    ['Template', BUILTIN.blankTemplate.id],
    ['User', user[0]?.id ?? NOBODY],
    ['Vm', String(vm.body['id'])],
    ['VnicProfile', BUILTIN.vnicProfile.id],
  ]);
}

test('no secret is readable anywhere, wherever in the body of whichever operation it came', async () => {
  const ids = await world();
  const identity = (type: string): object => (ids.has(type) ? { id: ids.get(type) } : {});
  const inPath = (name: string) => ids.get(name.charAt(0).toUpperCase() + name.slice(1).replace(/Id$/, '')) ?? NOBODY;
  // What does something with what is there comes after what makes and changes it.
  const operations = takingSecrets().toSorted(
    (a, b) => Number(bodyType(a) === 'Action') - Number(bodyType(b) === 'Action'),
  );
  expect(operations.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['VmsService.add', 'HostsService.add', 'VmService.start', 'UsersService.add']),
  );
  const readings = new Map<string, string>();
  const done: string[] = [];
  for (const route of operations) {
    const { verb, template } = route;
    const path = template.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => inPath(name));
    const type = bodyType(route);
    const secrets = withSecrets(type, { fresh: () => canary('Z9'), identity }) ?? {};
    // Once with all, once without what may ask for more than is there.
    for (const some of [secrets, withoutLists(secrets)]) {
      const named = type === 'Action' ? {} : { name: `holder${drawn()}` };
      const { status, body } = await send(verb, path, {
        ...references(type, identity),
        ...some,
        ...MANDATORY[type],
        ...named,
      });
      expect(status, `${verb} ${path}`).not.toBe(500);
      if (status < 300) done.push(route.name);
      readings.set(`answer ${readings.size}, to ${verb} ${template}`, JSON.stringify(body));
    }
  }
  expect(done).toEqual(expect.arrayContaining(TAKEN));
  for (const path of [...readable(), '/hosts?all_content=true', '/vms?all_content=true'])
    readings.set(`GET ${path}`, await (await engine.request(path)).text());
  for (const [table, text] of await dump(engine.db)) readings.set(table, text);
  readings.set('the log', logged.join('\n'));
  readings.set('the support bundle', await bundleText(engine));
  expect(readableIn(readings)).toEqual([]);
}, 240_000);
