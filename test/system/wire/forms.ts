// XML and JSON as they are on the wire, and the members without which real clients fail.
import { describe, expect, it } from 'vitest';
import { list, text } from '../inventory.ts';
import { API, element, members, type Wire } from './wire.ts';

type Json = Readonly<Record<string, unknown>>;
const ZERO = '00000000-0000-0000-0000-000000000000';
const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d$/;

export function forms(wire: () => Wire): void {
  const json = async (path: string): Promise<Json> => (await wire().json('GET', path)).body;
  const xml = async (path: string): Promise<string> => (await wire().xml('GET', path)).text;
  const first = async (path: string, item: string): Promise<Json> => list(await json(path), item)[0] ?? {};
  const upVm = (): Promise<Json> => first('/vms?search=status=up&max=1', 'vm');

  describe('in XML', () => {
    it('an object has id and href as attributes, then actions, name, description, comment, links, the rest by name', async () => {
      const document = await xml(`/vms/${text((await upVm())['id'])}`);
      expect(document).toMatch(
        /^<\?xml version="1.0" encoding="UTF-8" standalone="yes"\?>\n<vm href="[^"]+" id="[^"]+">\n {4}<actions>/,
      );
      const order = members(document);
      expect(order.slice(0, 5)).toEqual(['actions', 'name', 'description', 'comment', 'link']);
      for (const rel of ['start', 'stop', 'shutdown', 'ticket'])
        expect(document).toMatch(
          new RegExp(`<actions>[^]*\\n {8}<link href="[^"]+/${rel}" rel="${rel}"/>\\n[^]*</actions>`),
        );
      for (const rel of ['diskattachments', 'graphicsconsoles', 'affinitylabels', 'nics', 'cdroms', 'permissions'])
        expect(document).toMatch(new RegExp(`<link href="${API}/vms/[0-9a-f-]+/${rel}" rel="${rel}"/>`));
      expect(document).toMatch(/<cluster href="\/ovirt-engine\/api\/clusters\/[^"]+" id="[^"]+"\/>/);
    });

    it('stands one element a line, so that scripts find the id of an object on the line of its name', async () => {
      const cluster = await first('/clusters', 'cluster');
      const lines = (await xml('/clusters')).split('\n');
      expect(lines.find(line => / id="/.test(line) && line.startsWith('    <'))).toBe(
        `    <cluster href="${API}/clusters/${text(cluster['id'])}" id="${text(cluster['id'])}">`,
      );
      expect(lines.filter(line => (line.match(/<[a-z]/g) ?? []).length > 1)).toEqual([]);
    });

    it('empty lists are empty elements of the right name', async () => {
      for (const [path, root] of [
        ['/vms?search=name=none', 'vms'],
        ['/disks?search=name=none', 'disks'],
        ['/vmpools', 'vm_pools'],
        ['/bookmarks', 'bookmarks'],
        ['/affinitylabels', 'affinity_labels'],
        ['/imagetransfers', 'image_transfers'],
        ['/openstacknetworkproviders', 'openstack_network_providers'],
      ] as const) {
        const document = await xml(path);
        expect([path, document.replace(/^<\?.*?\?>/, '')]).toEqual([path, `\n<${root}/>`]);
      }
    });

    it.each([
      ['/clusters', 'clusters'],
      ['/datacenters', 'data_centers'],
      ['/storagedomains', 'storage_domains'],
      ['/macpools', 'mac_pools'],
      ['/vnicprofiles', 'vnic_profiles'],
      ['/networkfilters', 'network_filters'],
      ['/schedulingpolicies', 'scheduling_policies'],
      ['/schedulingpolicyunits', 'scheduling_policy_units'],
      ['/operatingsystems', 'operation_systems'],
      ['/clusterlevels', 'cluster_levels'],
      ['/instancetypes', 'instance_types'],
      ['/diskprofiles', 'disk_profiles'],
      ['/cpuprofiles', 'cpu_profiles'],
      ['/icons', 'icons'],
      ['/domains', 'domains'],
    ])('%s has the root %s', async (path, root) => {
      expect(await xml(path)).toMatch(new RegExp(`^<\\?xml[^>]*\\?>\n<${root}[ />]`));
    });

    it('dates have a fraction and an offset', async () => {
      const document = await xml(`/vms/${text((await upVm())['id'])}`);
      expect(element(document, 'creation_time')).toMatch(DATE);
      expect(element(await xml(''), 'time')).toMatch(DATE);
    });

    it('lists of plain values have their item in the singular', async () => {
      expect(await xml(`/templates/${ZERO}`)).toMatch(
        /<boot>\s*<devices>\s*<device>hd<\/device>\s*<\/devices>\s*<\/boot>/,
      );
    });

    it('sent pretty-printed, with a declaration, and with members in any order is understood', async () => {
      const body = `<?xml version="1.0" encoding="UTF-8"?>\n<vm>\n  <template>\n    <name>Blank</name>\n  </template>\n  <cluster>\n    <name>Default</name>\n  </cluster>\n  <memory>268435456</memory>\n  <name>pretty</name>\n  <cpu>\n    <topology>\n      <sockets>2</sockets>\n      <cores>1</cores>\n    </topology>\n  </cpu>\n</vm>\n`;
      const made = await wire().xml('POST', '/vms', body, { 'content-type': 'application/xml; charset=UTF-8' });
      expect(made.status).toBe(201);
      expect([element(made.text, 'sockets'), element(made.text, 'memory')]).toEqual(['2', '268435456']);
    });

    it('an absent member of a change stays, and an empty one is cleared', async () => {
      const { body } = await wire().json('POST', '/tags', { name: 'partly', description: 'kept' });
      const path = `/tags/${text(body['id'])}`;
      await wire().xml('PUT', path, '<tag><name>partly2</name></tag>');
      expect(element(await xml(path), 'description')).toBe('kept');
      await wire().xml('PUT', path, '<tag><description></description></tag>');
      expect(element(await xml(path), 'description') ?? '').toBe('');
      expect(element(await xml(path), 'name')).toBe('partly2');
      await wire().xml('DELETE', path);
    });
  });

  describe('in JSON', () => {
    it('numbers and booleans are strings, dates numbers, lists named by their item', async () => {
      const vm = await upVm();
      expect(vm).toMatchObject({
        memory: expect.stringMatching(/^\d+$/),
        delete_protected: 'false',
        creation_time: expect.any(Number),
        cpu: { topology: { cores: expect.stringMatching(/^\d+$/) } },
        os: { boot: { devices: { device: expect.any(Array) } } },
        actions: { link: expect.arrayContaining([{ href: `${String(vm['href'])}/start`, rel: 'start' }]) },
        link: expect.arrayContaining([{ href: `${String(vm['href'])}/nics`, rel: 'nics' }]),
      });
      expect(JSON.stringify(vm)).not.toMatch(/:(true|false|null)[,}]/);
    });

    it('an empty list is an empty object, and one element a list', async () => {
      expect(await json('/vms?search=name=none')).toEqual({});
      expect(await json('/bookmarks')).toEqual({});
      expect(list(await json('/vms?max=1'), 'vm')).toHaveLength(1);
    });

    it('numbers and booleans are taken as such and as strings', async () => {
      const vm = {
        name: 'by-number',
        cluster: { name: 'Default' },
        template: { name: 'Blank' },
        memory: 268_435_456,
        delete_protected: true,
      };
      const made = await wire().json('POST', '/vms', vm);
      expect(made.body).toMatchObject({
        memory: '268435456',
        delete_protected: 'true',
        cluster: { id: expect.any(String) },
      });
      expect((await wire().json('DELETE', `/vms/${text(made.body['id'])}`)).status).toBe(409);
    });

    it('statistics have their values as numbers below value', async () => {
      const statistics = list(
        await json(`${String((await upVm())['href']).slice(API.length)}/statistics`),
        'statistic',
      );
      const byName = new Map(statistics.map(statistic => [text(statistic['name']), statistic]));
      for (const name of ['memory.installed', 'memory.used', 'cpu.current.guest', 'cpu.current.total', 'elapsed.time'])
        expect(byName.get(name)).toMatchObject({
          id: expect.any(String),
          kind: expect.any(String),
          type: expect.any(String),
          unit: expect.any(String),
          description: expect.any(String),
          values: { value: [{ datum: expect.any(Number) }] },
        });
    });
  });

  describe('members that clients require', () => {
    it('of a VM are there also when they are empty', async () => {
      const vm = await upVm();
      expect(vm).toMatchObject({
        comment: '',
        description: '',
        status: 'up',
        type: expect.any(String),
        cluster: { id: expect.any(String) },
        template: { id: expect.any(String) },
        cpu: { topology: { cores: expect.any(String), sockets: expect.any(String), threads: expect.any(String) } },
        memory: expect.any(String),
        memory_policy: { guaranteed: expect.any(String), max: expect.any(String) },
        os: { type: expect.any(String) },
        high_availability: { enabled: expect.any(String) },
        placement_policy: { affinity: expect.any(String) },
        console: { enabled: expect.any(String) },
      });
      const [blank] = [await xml(`/vms/${text(vm['id'])}`)];
      expect(blank).toMatch(/<description(\/>|><\/description>)/);
    });

    it('of a template', async () => {
      expect(await json(`/templates/${ZERO}`)).toMatchObject({
        id: ZERO,
        name: 'Blank',
        description: expect.any(String),
        status: 'ok',
        cpu: { topology: { cores: expect.any(String) } },
        version: { version_number: '1', base_template: { id: ZERO } },
      });
    });

    it('of a host, a cluster, a network and its profile', async () => {
      expect(await first('/hosts', 'host')).toMatchObject({
        id: expect.any(String),
        name: expect.any(String),
        address: expect.any(String),
        status: 'up',
        cluster: { id: expect.any(String) },
      });
      expect(await first('/vnicprofiles', 'vnic_profile')).toMatchObject({
        id: expect.any(String),
        name: expect.any(String),
        network: { id: expect.any(String) },
      });
      expect(await first('/networks', 'network')).toMatchObject({
        id: expect.any(String),
        name: 'ovirtmgmt',
        data_center: { id: expect.any(String) },
      });
      expect(await first('/clusters', 'cluster')).toMatchObject({
        id: expect.any(String),
        name: 'Default',
        data_center: { id: expect.any(String) },
        version: { major: '4', minor: expect.any(String) },
      });
    });

    it('of a data center are its links', async () => {
      const center = await first('/datacenters', 'data_center');
      const rels = (center['link'] as { rel: string }[]).map(link => link.rel);
      for (const rel of ['storagedomains', 'clusters', 'networks', 'permissions', 'quotas', 'qoss', 'iscsibonds'])
        expect(rels).toContain(rel);
    });

    it('of a console and a NIC', async () => {
      const path = String((await upVm())['href']).slice(API.length);
      expect(await first(`${path}/graphicsconsoles?current=true`, 'graphics_console')).toMatchObject({
        id: expect.stringMatching(/^(766e63|7370696365)$/),
        protocol: expect.stringMatching(/^(vnc|spice)$/),
        address: expect.any(String),
        vm: { id: expect.any(String) },
      });
      const vm = { name: 'with-nic', cluster: { name: 'Default' }, template: { name: 'Blank' } };
      const nicsPath = `/vms/${text((await wire().json('POST', '/vms', vm)).body['id'])}/nics`;
      const made = await wire().json('POST', nicsPath, { name: 'contract' });
      expect([made.status, made.text]).toEqual([201, expect.anything()]);
      const nics = list(await json(nicsPath), 'nic');
      expect(nics.find(nic => nic['name'] === 'contract')).toMatchObject({
        id: expect.any(String),
        vm: { id: expect.any(String) },
        mac: { address: expect.stringMatching(/^([0-9a-f]{2}:){5}[0-9a-f]{2}$/) },
      });
      expect((await wire().json('POST', nicsPath, { name: 'contract' })).status).toBe(409);
    });

    it('of an affinity group', async () => {
      const cluster = String((await first('/clusters', 'cluster'))['href']).slice(API.length);
      const made = await wire().json('POST', `${cluster}/affinitygroups`, {
        name: 'near',
        vms_rule: { enabled: 'true', enforcing: 'false', positive: 'true' },
        hosts_rule: { enabled: 'false' },
      });
      expect(made.status).toBe(201);
      expect(made.body).toMatchObject({
        name: 'near',
        cluster: { id: expect.any(String) },
        priority: expect.anything(),
        enforcing: expect.any(String),
        vms_rule: { enabled: 'true', enforcing: 'false', positive: 'true' },
        hosts_rule: { enabled: 'false', enforcing: expect.any(String), positive: expect.any(String) },
      });
    });
  });
}
