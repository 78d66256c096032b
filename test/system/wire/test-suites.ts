// What the test suites of the oVirt project do to an engine before there are VMs: places, people, and what they read of the engine.
import { expect, it } from 'vitest';
import { list } from '../inventory.ts';
import { stepsOf } from './suite-steps.ts';
import type { Wire } from './wire.ts';

export function testSuites(wire: () => Wire): void {
  const { get, first, telling, send, add, idOf } = stepsOf(wire);

  it('a data center with a quota and QoS, a cluster with what hangs on it, and all of it removed', async () => {
    const version = { major: '4', minor: '7' };
    const dc = await add('/datacenters', { name: 'suite', description: 'APIv4 DC', local: 'false', version }, 950);
    const at = `/datacenters/${idOf(dc)}`;
    const quota = { name: 'DC-QUOTA', description: 'D', data_center: dc, cluster_soft_limit_pct: '99' };
    const quotaAt = `${at}/quotas/${idOf(await add(`${at}/quotas`, quota))}`;
    await add(`${quotaAt}/quotastoragelimits`, { limit: '500' });
    await add(`${quotaAt}/quotaclusterlimits`, { vcpu_limit: '20', memory_limit: '10000.0' });
    await telling([952], () => send('PUT', at, { quota_mode: 'audit' }));
    await add(`${at}/qoss`, { name: 'my_cpu_qos', type: 'cpu', cpu_limit: '99' }, 10110);
    await add(`${at}/qoss`, { name: 'iops', type: 'storage', max_iops: '999999', description: 'max_iops_qos' }, 10110);
    const cluster = await add(
      '/clusters',
      {
        name: 'suite',
        description: 'APIv4 Cluster',
        data_center: { name: 'suite' },
        version,
        ballooning_enabled: 'true',
        ksm: { enabled: 'true', merge_across_nodes: 'false' },
        scheduling_policy: { name: 'evenly_distributed' },
        optional_reason: 'true',
        memory_policy: { ballooning: 'true', over_commit: { percent: '150' } },
        ha_reservation: 'true',
      },
      809,
    );
    const clusterAt = `/clusters/${idOf(cluster)}`;
    const rule = { enabled: 'false', enforcing: 'false', positive: 'true' };
    const group = { name: 'my_affinity_group', enforcing: 'false', positive: 'true', hosts_rule: rule };
    await add(`${clusterAt}/affinitygroups`, group, 10350);
    await add('/cpuprofiles', { name: 'my_cpu_profile', cluster: { id: idOf(cluster) } }, 10130);
    const ranges = { range: [{ from: '06:55:00:00:00:00', to: '06:55:00:01:00:00' }] };
    const pool = await add('/macpools', { name: 'mymacpool', ranges }, 10700);
    await telling([811], () => send('PUT', clusterAt, { mac_pool: { id: idOf(pool) } }));
    expect(list(await get(`${clusterAt}/enabledfeatures`), 'cluster_feature')).toEqual([]);
    for (const [name, more] of [
      ['VM Network with a very long name and עברית', { vlan: { id: '100' }, description: 'VM Network' }],
      ['Migration_Net', { vlan: { id: '200' }, usages: {}, mtu: '9000' }],
    ] as const) {
      const network = { name, data_center: { name: 'suite' }, ...more };
      await add('/networks', network, 942);
      await add(`${clusterAt}/networks`, network);
    }
    await telling([813], () => send('DELETE', clusterAt));
    await telling([954], () => send('DELETE', at));
    await send('DELETE', `/macpools/${idOf(pool)}`);
  });

  it('labels, bookmarks, tags, roles, policies, instance types, events and people', async () => {
    const made = [
      ['affinitylabels', await add('/affinitylabels', { name: 'my_affinity_label' }, 10380)],
      ['bookmarks', await add('/bookmarks', { name: 'my_bookmark', value: 'vm:name=vm*' }, 350)],
      ['tags', await add('/tags', { name: 'mytag', description: 'My custom tag' })],
      [
        'roles',
        await add(
          '/roles',
          {
            name: 'MyRole',
            administrative: 'false',
            description: 'create',
            permits: { permit: [{ id: '1' }, { id: '1300' }] },
          },
          864,
        ),
      ],
      [
        'schedulingpolicies',
        await add(
          '/schedulingpolicies',
          {
            name: 'my_scheduling_policy',
            default_policy: 'false',
            locked: 'false',
            balances: { balance: [{ name: 'OptimalForEvenDistribution' }] },
            filters: { filter: [{ name: 'Migration' }] },
            weight: { weight: [{ name: 'HA', factor: '2' }] },
          },
          9910,
        ),
      ],
      [
        'instancetypes',
        await add(
          '/instancetypes',
          {
            name: 'myinstancetype',
            description: 'My instance type',
            memory: String(2 ** 30),
            memory_policy: { max: String(2 ** 30) },
            high_availability: { enabled: 'true' },
            cpu: { topology: { cores: '2', sockets: '2' } },
          },
          29,
        ),
      ],
    ] as const;
    for (const [path, object] of made) await send('DELETE', `/${path}/${idOf(object)}`);
    const event = { description: 'd', custom_id: 1234567890, severity: 'normal', origin: 'suite' };
    await add('/events', { ...event, cluster: { name: 'Default' } });
    for (const [path, item, name] of [
      ['/domains', 'domain', 'internal-authz'],
      ['/operatingsystems', 'operating_system', 'rhel_7x64'],
    ] as const)
      expect(list(await get(path), item).map(one => one['name'])).toContain(name);
    expect(list(await get('/clusterlevels'), 'cluster_level').map(idOf)).toContain('4.2');
    const host = await first('/hosts?search=status%3Dup', 'host');
    const statistics = list(await get(`/hosts/${idOf(host)}/statistics`), 'statistic').map(one => one['name']);
    expect(statistics).toContain('boot.time');
  });

  it('a VM for high performance, pinned to hosts that are given whole', async () => {
    const hosts = list(await get(`/hosts?search=${encodeURIComponent('datacenter=Default AND status=up')}`), 'host');
    expect(hosts.length).toBeGreaterThan(0);
    const vm = await add('/vms', {
      name: 'suite-vm2',
      description: 'Mostly complete High-Performance VM configuration',
      cluster: { name: 'Default' },
      template: { name: 'Blank' },
      custom_emulated_machine: 'pc-q35-rhel8.0.0',
      cpu: {
        topology: { cores: '1', sockets: '2', threads: '1' },
        mode: 'host_passthrough',
        cpu_tune: {
          vcpu_pins: {
            vcpu_pin: [
              { cpu_set: '0', vcpu: '0' },
              { cpu_set: '1', vcpu: '1' },
            ],
          },
        },
      },
      usb: { enabled: 'false', type: 'native' },
      soundcard_enabled: 'false',
      display: {
        smartcard_enabled: 'false',
        file_transfer_enabled: 'false',
        copy_paste_enabled: 'false',
        type: 'spice',
      },
      os: { type: 'Linux' },
      io: { threads: '1' },
      memory_policy: { ballooning: 'false', guaranteed: String(106 * 2 ** 20), max: String(256 * 2 ** 20) },
      memory: String(160 * 2 ** 20),
      high_availability: { enabled: 'true', priority: '100' },
      rng_device: { source: 'urandom' },
      placement_policy: { affinity: 'pinned', hosts: { host: hosts } },
      numa_tune_mode: 'interleave',
      type: 'high_performance',
    });
    expect(vm).toMatchObject({ placement_policy: { hosts: { host: hosts.map(host => ({ id: idOf(host) })) } } });
    await send('DELETE', `/vms/${idOf(vm)}`);
  });

  it('the page of health, the certificate and the key of the engine', async () => {
    const { raw } = wire().product;
    expect((await raw('GET', '/ovirt-engine/services/health', { headers: {} })).text).toBe(
      'DB Up!Welcome to Health Status!',
    );
    const resource = '/ovirt-engine/services/pki-resource?resource=ca-certificate&format=';
    expect((await raw('GET', `${resource}X509-PEM-CA`, { headers: {} })).text).toMatch(/^-----BEGIN CERTIFICATE-----/);
    expect((await raw('GET', `${resource}OPENSSH-PUBKEY`, { headers: {} })).text).toMatch(
      /^ssh-rsa \S+|^ecdsa-sha2-\S+ \S+/,
    );
  });
}
