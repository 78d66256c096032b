// What a VM inherits has to be kept by templates and instance types too: each member of VmBase, by the table of its codec.
import { codecs } from '@overt/api-types/codec.gen';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testEngine, type TestEngine } from '../../testing.ts';

let engine: TestEngine;
beforeAll(async () => void (engine = await testEngine()));
afterAll(async () => await engine?.stop());

type Json = Record<string, unknown>;
async function call(method: string, path: string, body?: Json): Promise<Json> {
  const headers = { 'content-type': 'application/json' };
  const init = body === undefined ? { method } : { method, headers, body: JSON.stringify(body) };
  const answer = await engine.request(path, init);
  const said = (await answer.json()) as Json;
  expect(answer.status, JSON.stringify(said)).toBeLessThan(300);
  return said;
}
const idOf = (object: Json): string => object['id'] as string;

/** A value for each member that is neither the default nor refused, in the form of the wire. */
const SAMPLES: Json = {
  auto_pinning_policy: 'adjust',
  bios: { boot_menu: { enabled: 'true' }, type: 'q35_ovmf' },
  console: { enabled: 'false' },
  cpu: { mode: 'host_passthrough', topology: { sockets: '2', cores: '2', threads: '1' } },
  cpu_pinning_policy: 'none',
  cpu_shares: '512',
  custom_compatibility_version: { major: '4', minor: '7' },
  custom_cpu_model: 'Nehalem',
  custom_emulated_machine: 'pc-q35-7.2',
  delete_protected: 'true',
  display: { monitors: '2', keyboard_layout: 'de' },
  domain: { name: 'EXAMPLE' },
  high_availability: { enabled: 'true', priority: '50' },
  initialization: { host_name: 'web', dns_search: 'example.org' },
  io: { threads: '2' },
  memory: String(2 * 1024 ** 3),
  memory_policy: { guaranteed: String(1024 ** 3), max: String(4 * 1024 ** 3), ballooning: 'false' },
  migration: { auto_converge: 'true', compressed: 'false' },
  migration_downtime: '700',
  multi_queues_enabled: 'false',
  origin: 'vmware',
  os: { type: 'debian_9', boot: { devices: { device: ['network', 'hd'] } } },
  placement_policy: { affinity: 'pinned' },
  rng_device: { source: 'urandom' },
  serial_number: { policy: 'custom', value: 'S1' },
  soundcard_enabled: 'true',
  sso: { methods: { method: [{ id: 'guest_agent' }] } },
  start_paused: 'true',
  stateless: 'true',
  storage_error_resume_behaviour: 'kill',
  time_zone: { name: 'Europe/Berlin' },
  tpm_enabled: 'true',
  tunnel_migration: 'true',
  type: 'desktop',
  usb: { enabled: 'true', type: 'native' },
  virtio_scsi: { enabled: 'false' },
  virtio_scsi_multi_queues: '4',
  virtio_scsi_multi_queues_enabled: 'true',
  comment: 'inherited',
  description: 'inherited',
};
/** Written by the engine, other than by value, or told as what they refer to; see the tests of these. */
const OTHERWISE = new Set(
  `href id actions name creation_status link cluster cpu_profile creation_time custom_properties large_icon small_icon lease
  quota storage_domain`.split(/\s+/),
);
/** The machine has its own. */
const OWN = new Set(['comment', 'description', 'delete_protected']);

test('the samples are of all members there are', () => {
  const tags = codecs.VmBase.rows.map(([, tag]) => tag).filter(tag => !OTHERWISE.has(tag));
  expect(Object.keys(SAMPLES).toSorted()).toEqual(tags.toSorted());
});

test('a template keeps each member, made or changed with it, and VMs made from it have them', async () => {
  const vm = await call('POST', '/vms', { name: 'source', cluster: { name: 'Default' }, template: { name: 'Blank' } });
  const made = await call('POST', '/templates', { name: 'made', vm: { id: idOf(vm) }, ...SAMPLES });
  expect(await call('GET', `/templates/${idOf(made)}`)).toMatchObject(SAMPLES);
  const bare = idOf(await call('POST', '/templates', { name: 'bare', vm: { id: idOf(vm) } }));
  expect(await call('PUT', `/templates/${bare}`, SAMPLES)).toMatchObject(SAMPLES);
  await expect.poll(async () => (await call('GET', `/templates/${bare}`))['status'], { timeout: 60_000 }).toBe('ok');
  const child = { name: 'child', cluster: { name: 'Default' }, template: { id: bare } };
  const inherited = Object.fromEntries(Object.entries(SAMPLES).filter(([tag]) => !OWN.has(tag)));
  expect(await call('POST', '/vms', child)).toMatchObject(inherited);
  const said = { high_availability: { enabled: 'false', priority: '1' } };
  expect(await call('POST', '/vms', { ...child, name: 'other', ...said })).toMatchObject(said);
});

test('a template of a highly available VM is highly available, and so is a clone', async () => {
  const wanted = { high_availability: { enabled: 'true', priority: '7' } };
  const place = { cluster: { name: 'Default' }, template: { name: 'Blank' } };
  const vm = idOf(await call('POST', '/vms', { name: 'important', ...place, ...wanted }));
  await call('POST', `/vms/${vm}/clone`, { vm: { name: 'copy' } });
  const copies = async () => (await call('GET', '/vms?search=name%3Dcopy'))['vm'];
  await expect.poll(copies, { timeout: 60_000 }).toMatchObject([wanted]);
  expect(await call('POST', '/templates', { name: 'important', vm: { id: vm } })).toMatchObject(wanted);
});

test('an instance type keeps each member, and its VMs are highly available when it says so', async () => {
  const made = idOf(await call('POST', '/instancetypes', { name: 'made', ...SAMPLES }));
  expect(await call('GET', `/instancetypes/${made}`)).toMatchObject(SAMPLES);
  const refused = await engine.request(`/instancetypes/${made}`, { method: 'DELETE' });
  expect(refused.status).toBe(409);
  const bare = idOf(await call('POST', '/instancetypes', { name: 'bare' }));
  expect(await call('PUT', `/instancetypes/${bare}`, SAMPLES)).toMatchObject(SAMPLES);
  const place = { cluster: { name: 'Default' }, template: { name: 'Blank' } };
  const vm = await call('POST', '/vms', { name: 'sized', ...place, instance_type: { id: bare } });
  const { memory, high_availability, migration_downtime } = SAMPLES;
  expect(vm).toMatchObject({ memory, high_availability, migration_downtime });
});

test('passwords of a template are hashed before they are kept, and never shown', async () => {
  const vm = await call('POST', '/vms', { name: 'login', cluster: { name: 'Default' }, template: { name: 'Blank' } });
  const initialization = { user_name: 'root', root_password: 'canary-4711' };
  const template = await call('POST', '/templates', { name: 'login', vm: { id: idOf(vm) }, initialization });
  expect(JSON.stringify(template)).not.toContain('canary');
  const rows = await engine.db.selectFrom('template').select('configuration').where('name', '=', 'login').execute();
  expect(JSON.stringify(rows)).toContain('$6$');
  expect(JSON.stringify(rows)).not.toContain('canary');
  const commands = await engine.db.selectFrom('command').select('input').execute();
  expect(JSON.stringify(commands)).not.toContain('canary');
});
