// Networks and what is plugged into them.
import type { SearchTable } from '../search-fields.ts';
import { providerType } from './values.ts';

export const networkTables = {
  network: {
    collection: 'networks',
    aliases: ['network', 'networks'],
    refs: ['cluster_network', 'host_network', 'provider'],
    fields: {
      name: { kind: 'text' },
      description: { kind: 'text' },
      comment: { kind: 'text' },
      vlanid: { kind: 'integer' },
      stp: { kind: 'boolean' },
      mtu: { kind: 'integer' },
      vmnetwork: { kind: 'boolean' },
      datacenter: { kind: 'text' },
      label: { kind: 'text' },
      provider_name: { kind: 'text' },
      qos_name: { kind: 'text' },
      id: { kind: 'id', hidden: true },
    },
  },
  nic: {
    collection: undefined,
    aliases: ['nic'],
    refs: [],
    fields: {
      network_name: { kind: 'text' },
      mac: { kind: 'text' },
      id: { kind: 'id', hidden: true },
    },
  },
  vnic: {
    collection: undefined,
    aliases: ['vnic'],
    refs: [],
    fields: {
      network_name: { kind: 'text' },
      mac: { kind: 'text' },
      id: { kind: 'id', hidden: true },
    },
  },
  cluster_network: {
    collection: undefined,
    aliases: ['cluster_network'],
    refs: [],
    fields: {
      network_name: { kind: 'text' },
      cluster_name: { kind: 'text' },
      id: { kind: 'id', hidden: true },
    },
  },
  host_network: {
    collection: undefined,
    aliases: ['host_network'],
    refs: [],
    fields: {
      host_name: { kind: 'text' },
      id: { kind: 'id', hidden: true },
    },
  },
  vnicprofile: {
    collection: undefined,
    aliases: ['vnicprofile', 'vnicprofiles'],
    refs: [],
    fields: {
      name: { kind: 'text' },
      description: { kind: 'text' },
      port_mirroring: { kind: 'boolean' },
      passthrough: { kind: 'boolean' },
      network_name: { kind: 'text' },
      compatibility_version: { kind: 'text' },
      datacenter: { kind: 'text' },
      qos_name: { kind: 'text' },
      network_filter: { kind: 'text' },
      failover: { kind: 'text' },
      id: { kind: 'id', hidden: true },
    },
  },
  provider: {
    collection: undefined,
    aliases: ['provider', 'providers'],
    refs: [],
    fields: {
      name: { kind: 'text' },
      type: { kind: 'values', values: providerType },
      description: { kind: 'text' },
      url: { kind: 'text' },
      id: { kind: 'id', hidden: true },
    },
  },
} as const satisfies Record<string, SearchTable>;
