// Who may do what, and what is told: as the modules ovirt_user, ovirt_permission, ovirt_role, ovirt_quota, ovirt_event and
// ovirt_job and those that only ask do it.
import { expect, it } from 'vitest';
import { differences } from './ansible-module.ts';
import { at, idOf, member, textAt, type Element, type Sdk } from './sdk.ts';
import type { Json } from './trip-cases.ts';
import type { Wire } from './wire.ts';

type Place = (name: string) => string;

const search = (query: string): string => `?search=${encodeURIComponent(query)}`;
const nameOf = (entity: Element): string => textAt(entity, 'name') ?? '';

/** Lists of a cluster that the SDKs know by the rel of their link. */
const LISTS: Readonly<Record<string, string>> = {
  affinitygroups: 'affinity_groups',
  cpuprofiles: 'cpu_profiles',
  enabledfeatures: 'enabled_features',
  externalnetworkproviders: 'external_network_providers',
  glusterhooks: 'gluster_hooks',
  glustervolumes: 'gluster_volumes',
  networkfilters: 'network_filters',
  networks: 'networks',
  permissions: 'permissions',
};

/** The whole of an object as the SDKs write it back when it is a member of another: links as lists that have an address. */
function whole({ attributes, children, text }: Element): Json | string {
  if (children.length === 0 && Object.keys(attributes).length === 0) return text;
  const members: Record<string, unknown> = { ...attributes };
  for (const child of children) {
    if (child.name === 'actions') continue;
    const { href = '', rel = '' } = child.attributes;
    const list = LISTS[rel];
    if (child.name === 'link') {
      if (list !== undefined) members[list] = { href };
    } else members[child.name] = [members[child.name] ?? [], whole(child)].flat();
  }
  return members as Json;
}

export function people(sdk: () => Sdk, place: Place, wire: () => Wire): void {
  it('ovirt_user: a user is added by name and domain, has a key, and is removed', async () => {
    const { product, token } = wire();
    const headers = { authorization: `Bearer ${token()}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ name: 'ansible', password: 'of-No-Use-4711' });
    expect((await product.raw('POST', '/overt/internal/users', { headers, body })).status).toBeLessThan(300);
    const found = async () => (await sdk().list('/users', search('usrname="ansible@internal-authz"')))[0];
    expect(await found()).toBeUndefined();
    const made = await sdk().add('/users', 'user', {
      domain: { name: 'internal-authz' },
      principal: 'ansible',
      user_name: 'ansible@internal-authz',
    });
    const user = await found();
    expect(
      user && (await differences(sdk(), user, { principal: 'ansible', user_name: 'ansible@internal-authz' })),
    ).toEqual({});
    const keys = `/users/${idOf(made)}/sshpublickeys`;
    expect(await sdk().list(keys)).toEqual([]);
    const content = `ssh-ed25519 ${Buffer.from('0000000b7373682d6564323535313900000020'.padEnd(102, 'a'), 'hex').toString('base64')} a`;
    await sdk().add(keys, 'ssh_public_key', { content });
    const [key] = await sdk().list(keys);
    expect(key && textAt(key, 'content')).toBe(content);
    await sdk().update(`${keys}/${key && idOf(key)}`, 'ssh_public_key', { content: `${content}b` });
    expect((await sdk().list(keys)).map(one => textAt(one, 'content'))).toEqual([`${content}b`]);
    await sdk().remove(`${keys}/${key && idOf(key)}`);
    await sdk().remove(`/users/${idOf(made)}`);
    expect(await sdk().gone(`/users/${idOf(made)}`)).toBe(true);
    expect(await found()).toBeUndefined();
  });

  it('ovirt_group finds a group by its name without quotes', async () => {
    const [group] = await sdk().list('/groups', search('name=Everyone'));
    expect(group && textAt(group, 'domain.name')).toBe('internal-authz');
    expect(await sdk().list('/groups', search('name=no-such'))).toEqual([]);
  });

  it.each(['cluster', 'cpu_profile', 'data_center', 'host', 'network', 'template', 'vm', 'vnic_profile', 'system'])(
    'ovirt_permission: a role on a %s is given by its name, found again, and taken away',
    async kind => {
      const collection = `/${kind.replaceAll('_', '')}s`;
      const [object] = kind === 'system' ? [] : await sdk().list(collection);
      const path = object === undefined ? '/permissions' : `${collection}/${idOf(object)}/permissions`;
      const [user] = await sdk().list('/users', search('usrname="admin@internal-authz"'));
      const [group] = await sdk().list('/groups', search('name="Everyone"'));
      for (const [who, principal] of [
        ['user', user],
        ['group', group],
      ] as const) {
        const role = 'UserVmManager';
        const found = async (): Promise<Element | undefined> => {
          for (const permission of await sdk().list(path)) {
            const holder = at(permission, who);
            if (holder === undefined || nameOf(await sdk().follow(at(permission, 'role'))) !== role) continue;
            const held = await sdk().follow(holder);
            if (textAt(held, who === 'user' ? 'principal' : 'name') === (who === 'user' ? 'admin' : 'Everyone'))
              return permission;
          }
          return undefined;
        };
        expect([who, await found()]).toEqual([who, undefined]);
        await sdk().add(path, 'permission', { [who]: { id: principal ? idOf(principal) : '' }, role: { name: role } });
        const permission = await found();
        expect([who, permission && idOf(permission)]).toEqual([who, expect.any(String)]);
        await sdk().remove(`${path}/${permission && idOf(permission)}`);
        expect([who, await found()]).toEqual([who, undefined]);
      }
    },
  );

  it('ovirt_permission_info: each member of a permission that is a link leads to something with a name', async () => {
    const [user] = await sdk().list('/users', search('usrname=admin@internal-authz'));
    const permissions = await sdk().list(`/users/${user && idOf(user)}/permissions`);
    expect(permissions.length).toBeGreaterThan(0);
    for (const permission of permissions)
      for (const link of permission.children.filter(child => child.attributes['href'] !== undefined))
        expect([link.name, nameOf(await sdk().follow(link))]).toEqual([link.name, expect.stringMatching(/./)]);
  });

  it('ovirt_role: permits are known by the ids of a cluster level, taken away and given', async () => {
    const level = await sdk().get('/clusterlevels/4.3');
    const permits = new Map((at(level, 'permits')?.children ?? []).map(one => [nameOf(one), idOf(one)]));
    const body = (names: readonly string[]): Json => ({
      permit: names.map(name => ({ id: permits.get(name) ?? 'none' })),
    });
    const made = await sdk().add('/roles', 'role', {
      name: 'ansible-permits',
      administrative: 'false',
      permits: body(['create_vm', 'login']),
    });
    const path = `/roles/${idOf(made)}/permits`;
    const names = async () => (await sdk().list(path)).map(nameOf).toSorted();
    expect(await names()).toEqual(['create_vm', 'login']);
    for (const permit of await sdk().list(path)) await sdk().remove(`${path}/${idOf(permit)}`);
    for (const name of ['login', 'run_vm']) await sdk().add(path, 'permit', { id: permits.get(name) ?? 'none' });
    expect(await names()).toEqual(['login', 'run_vm']);
    await sdk().remove(`/roles/${idOf(made)}`);
  });

  it('ovirt_quota: limits carry the whole of the cluster that they are for', async () => {
    const path = `/datacenters/${place('center')}/quotas/${place('quota')}/quotaclusterlimits`;
    const [cluster] = await sdk().list('/clusters', search('name="Default"'));
    if (cluster === undefined) throw new Error('there is no cluster');
    for (const old of await sdk().list(path)) await sdk().remove(`${path}/${idOf(old)}`);
    await sdk().add(path, 'quota_cluster_limit', { cluster: whole(cluster), memory_limit: '30.0', vcpu_limit: '7' });
    const [limit] = await sdk().list(path);
    if (limit === undefined) throw new Error('there is no limit');
    expect([Number(textAt(limit, 'memory_limit')), textAt(limit, 'vcpu_limit')]).toEqual([30, '7']);
    expect(await differences(sdk(), limit, { 'cluster->name': 'Default' })).toEqual({});
    await sdk().remove(`${path}/${idOf(limit)}`);
    expect(await sdk().gone(`${path}/${idOf(limit)}`)).toBe(true);
    expect(await sdk().list(path)).toEqual([]);
  });

  it('ovirt_event: an event about objects is told, found by its id, and removed', async () => {
    const made = await sdk().add('/events', 'event', {
      cluster: { id: place('cluster') },
      custom_id: '4712',
      data_center: { id: place('center') },
      description: 'told by a playbook',
      host: { id: place('host') },
      origin: 'ansible',
      severity: 'warning',
      vm: { id: place('vm') },
    });
    const read = await sdk().get(`/events/${idOf(made)}`);
    const compared = {
      description: 'told by a playbook',
      custom_id: '4712',
      'cluster.id': place('cluster'),
      'data_center.id': place('center'),
      'host.id': place('host'),
      'vm.id': place('vm'),
    };
    expect(await differences(sdk(), read, compared)).toEqual({});
    await sdk().remove(`/events/${idOf(made)}`);
    expect(await sdk().list('/events', search('origin=ansible'))).toEqual([]);
  });

  it('ovirt_job: a job and its steps are started and ended from outside', async () => {
    const description = 'a playbook runs';
    const found = async (path: string, what: string) =>
      (await sdk().list(path)).find(one => textAt(one, 'description') === what && textAt(one, 'status') !== 'finished');
    expect(await found('/jobs', description)).toBeUndefined();
    await sdk().add('/jobs', 'job', { auto_cleared: 'true', description, external: 'true', status: 'started' });
    const job = await found('/jobs', description);
    const path = `/jobs/${job && idOf(job)}`;
    const step = {
      description: 'one step',
      external: 'true',
      job: { id: job ? idOf(job) : '' },
      status: 'started',
      type: 'unknown',
    };
    await sdk().add(`${path}/steps`, 'step', step);
    const one = await found(`${path}/steps`, 'one step');
    await sdk().act(`${path}/steps/${one && idOf(one)}/end`, { succeeded: 'true' });
    expect(await found(`${path}/steps`, 'one step')).toBeUndefined();
    await sdk().act(`${path}/end`, { succeeded: 'true' });
    expect(await found('/jobs', description)).toBeUndefined();
  });

  it('the modules that only ask find what they look for', async () => {
    for (const path of [
      '/affinitylabels',
      `/clusters${search('name=Default*')}&case_sensitive=true`,
      `/datacenters${search('name=Default*')}`,
      `/disks${search('name=centos*')}`,
      `/events${search('type=13')}&from=0`,
      `/groups${search('name=Every*')}&case_sensitive=true`,
      `/hosts${search('name=demo* and datacenter=Default')}&all_content=true&case_sensitive=true&max=10`,
      `/hosts${search('cluster=Default')}&all_content=false`,
      `/networks${search('name=ovirtmgmt')}`,
      '/operatingsystems',
      '/schedulingpolicies',
      `/storagedomains${search('name=data* and datacenter=west')}`,
      '/tags',
      `/templates${search('name=Blank and datacenter=Default')}`,
      `/users${search('name=admin*')}&case_sensitive=true`,
      `/vms${search('')}&all_content=false&case_sensitive=true`,
      `/vms${search('name=demo* and cluster=Default')}&all_content=true`,
      '/vnicprofiles?max=1',
      `/vmpools${search('name=vmpool1')}`,
      '/openstackimageproviders',
      '/openstacknetworkproviders',
    ])
      expect([path, Array.isArray(await sdk().list(path))]).toEqual([path, true]);
    const version = at(await sdk().get(''), 'product_info.version');
    for (const name of ['major', 'minor', 'build']) expect(version && textAt(version, name)).toMatch(/^\d+$/);
    const option = await sdk().get('/options/MaxNumOfVmCpus', '?version=4.7');
    expect(member(option, 'values')?.children.length).toBeGreaterThan(0);
    for (const vm of await sdk().list('/vms', `${search('name=demo*')}&max=1`))
      expect(nameOf(await sdk().get(`/vms/${idOf(vm)}`, '?next_run=true'))).toBe(nameOf(vm));
  });
}
