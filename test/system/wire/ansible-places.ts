// What machines stand in, as the modules ovirt_datacenter, ovirt_network, ovirt_vnic_profile, ovirt_mac_pool,
// ovirt_qos, ovirt_quota, ovirt_affinity_group, ovirt_tag and ovirt_role send it, and what they compare.
import type { Module } from './ansible-module.ts';

const quoted = (name: string): string => `name="${name}"`;

export const placeModules = (place: (name: string) => string): readonly Module[] => [
  {
    name: 'ovirt_datacenter',
    tag: 'data_center',
    collection: () => '/datacenters',
    search: quoted,
    present: () => ({
      body: {
        name: 'ansible-center',
        comment: 'c',
        description: 'd',
        mac_pool: { id: place('mac pool') },
        quota_mode: 'audit',
        local: 'false',
        version: { major: '4', minor: '7' },
      },
      compared: {
        'mac_pool.id': place('mac pool'),
        comment: 'c',
        description: 'd',
        quota_mode: 'audit',
        local: 'false',
        'version.major': '4',
        'version.minor': '7',
      },
    }),
    changed: () => ({
      body: { name: 'ansible-center', comment: '', quota_mode: 'enabled', version: { major: '4', minor: '8' } },
      compared: { comment: '', description: 'd', quota_mode: 'enabled', 'version.minor': '8' },
    }),
  },
  {
    name: 'ovirt_network',
    tag: 'network',
    collection: () => '/networks',
    search: name => `name="${name}" and datacenter="Default"`,
    present: () => ({
      body: {
        name: 'ansible-net',
        comment: 'c',
        description: 'd',
        data_center: { name: 'Default' },
        vlan: { id: '7' },
        usages: { usage: ['vm'] },
        mtu: '9000',
      },
      compared: { 'vlan.id': '7', comment: 'c', description: 'd', usages: ['vm'], mtu: '9000' },
    }),
    changed: () => ({
      body: { name: 'ansible-net', data_center: { name: 'Default' }, vlan: {}, mtu: '1500', comment: '' },
      compared: { vlan: null, comment: '', mtu: '1500', usages: ['vm'] },
    }),
  },
  {
    name: 'ovirt_vnic_profile',
    tag: 'vnic_profile',
    collection: () => '/vnicprofiles',
    present: () => ({
      body: {
        name: 'ansible-profile',
        network: { id: place('network') },
        description: 'd',
        pass_through: { mode: 'disabled' },
        migratable: 'false',
        qos: { id: place('network qos') },
        port_mirroring: 'true',
        network_filter: { id: place('network filter') },
      },
      compared: {
        'network.id': place('network'),
        description: 'd',
        'pass_through.mode': 'disabled',
        migratable: 'false',
        'qos.id': place('network qos'),
        port_mirroring: 'true',
        'network_filter.id': place('network filter'),
      },
    }),
    changed: () => ({
      body: {
        name: 'ansible-profile',
        network: { id: place('network') },
        pass_through: { mode: 'enabled' },
        migratable: 'true',
        qos: {},
        port_mirroring: 'false',
        network_filter: {},
      },
      compared: {
        'pass_through.mode': 'enabled',
        migratable: 'true',
        qos: null,
        network_filter: null,
        port_mirroring: 'false',
      },
    }),
  },
  {
    name: 'ovirt_mac_pool',
    tag: 'mac_pool',
    collection: () => '/macpools',
    present: () => ({
      body: {
        name: 'ansible-macs',
        allow_duplicates: 'false',
        description: 'd',
        ranges: {
          range: [
            { from: '00:1a:4a:16:01:51', to: '00:1a:4a:16:01:61' },
            { from: '00:1a:4a:16:02:51', to: '00:1a:4a:16:02:61' },
          ],
        },
      },
      compared: {
        allow_duplicates: 'false',
        description: 'd',
        ranges: ['from=00:1a:4a:16:01:51,to=00:1a:4a:16:01:61', 'from=00:1a:4a:16:02:51,to=00:1a:4a:16:02:61'],
      },
    }),
    changed: () => ({
      body: { name: 'ansible-macs', ranges: { range: [{ from: '00:1a:4a:16:03:51', to: '00:1a:4a:16:03:61' }] } },
      compared: { description: 'd', ranges: ['from=00:1a:4a:16:03:51,to=00:1a:4a:16:03:61'] },
    }),
  },
  {
    name: 'ovirt_qos',
    tag: 'qos',
    collection: () => `/datacenters/${place('center')}/qoss`,
    present: () => ({
      body: { name: 'ansible-qos', type: 'storage', description: 'd', max_iops: '100', max_throughput: '10' },
      compared: { type: 'storage', description: 'd', max_iops: '100', max_throughput: '10' },
    }),
    changed: () => ({
      body: { name: 'ansible-qos', type: 'storage', description: 'e' },
      compared: { type: 'storage', description: 'e', max_iops: '100' },
    }),
  },
  {
    name: 'ovirt_quota',
    tag: 'quota',
    collection: () => `/datacenters/${place('center')}/quotas`,
    present: () => ({
      body: {
        name: 'ansible-limits',
        description: 'd',
        storage_hard_limit_pct: '15',
        storage_soft_limit_pct: '85',
        cluster_hard_limit_pct: '25',
        cluster_soft_limit_pct: '75',
      },
      compared: {
        description: 'd',
        storage_hard_limit_pct: '15',
        storage_soft_limit_pct: '85',
        cluster_hard_limit_pct: '25',
        cluster_soft_limit_pct: '75',
      },
    }),
    changed: () => ({
      body: { name: 'ansible-limits', cluster_hard_limit_pct: '30', description: '' },
      compared: { description: '', cluster_hard_limit_pct: '30', cluster_soft_limit_pct: '75' },
    }),
  },
  {
    name: 'ovirt_affinity_group',
    tag: 'affinity_group',
    collection: () => `/clusters/${place('cluster')}/affinitygroups`,
    present: () => ({
      body: {
        name: 'ansible-group',
        description: 'd',
        positive: 'true',
        enforcing: 'true',
        hosts_rule: { positive: 'true', enforcing: 'false' },
        vms_rule: { positive: 'true', enforcing: 'true', enabled: 'true' },
        hosts: { host: [{ id: place('host') }] },
      },
      compared: {
        description: 'd',
        enforcing: 'true',
        positive: 'true',
        'hosts_rule.positive': 'true',
        'hosts_rule.enforcing': 'false',
        'vms_rule.enabled': 'true',
        hosts: [place('host')],
        vms: [],
      },
    }),
    changed: () => ({
      body: {
        name: 'ansible-group',
        positive: 'false',
        enforcing: 'false',
        hosts_rule: { positive: 'false', enforcing: 'true' },
        vms_rule: { positive: 'false', enforcing: 'false', enabled: 'true' },
        hosts: {},
      },
      compared: {
        description: 'd',
        enforcing: 'false',
        positive: 'false',
        'hosts_rule.positive': 'false',
        'hosts_rule.enforcing': 'true',
        hosts: [],
      },
    }),
  },
  {
    name: 'ovirt_tag',
    tag: 'tag',
    collection: () => '/tags',
    present: () => ({
      body: { name: 'ansible-tag', description: 'd', parent: { name: 'ansible-parent' } },
      compared: { description: 'd', 'parent->name': 'ansible-parent' },
    }),
    changed: () => ({
      body: { name: 'ansible-tag', description: '', parent: { name: 'root' } },
      compared: { description: '', 'parent->name': 'root' },
    }),
  },
  {
    name: 'ovirt_role',
    tag: 'role',
    collection: () => '/roles',
    present: () => ({
      body: {
        name: 'ansible-role',
        administrative: 'true',
        permits: { permit: [{ id: '1' }, { id: '1300' }] },
        description: 'd',
      },
      compared: { administrative: 'true', description: 'd' },
    }),
    changed: () => ({
      body: { name: 'ansible-role', description: 'e' },
      compared: { administrative: 'true', description: 'e' },
    }),
  },
];
