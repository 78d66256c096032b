// External host providers (Foreman, Katello): hosts they know and errata they publish.
import type { TypeArea } from '../shape.ts';

export const katelloTypes: TypeArea = {
  ExternalComputeResource: {
    kind: 'struct',
    base: 'Identified',
    members: {
      provider: { type: 'String' },
      user: { type: 'String' },
      url: { type: 'String' },
      externalHostProvider: { type: 'ExternalHostProvider', link: true },
    },
  },
  ExternalDiscoveredHost: {
    kind: 'struct',
    base: 'Identified',
    members: {
      ip: { type: 'String' },
      mac: { type: 'String' },
      subnetName: { type: 'String' },
      lastReport: { type: 'String' },
      externalHostProvider: { type: 'ExternalHostProvider', link: true },
    },
  },
  ExternalHost: {
    kind: 'struct',
    base: 'Identified',
    members: {
      address: { type: 'String' },
      externalHostProvider: { type: 'ExternalHostProvider', link: true },
    },
  },
  ExternalHostGroup: {
    kind: 'struct',
    base: 'Identified',
    members: {
      architectureName: { type: 'String' },
      operatingSystemName: { type: 'String' },
      domainName: { type: 'String' },
      subnetName: { type: 'String' },
      externalHostProvider: { type: 'ExternalHostProvider', link: true },
    },
  },
  ExternalHostProvider: {
    kind: 'struct',
    base: 'ExternalProvider',
    members: {
      certificates: { type: 'Certificate[]', link: true },
      computeResources: { type: 'ExternalComputeResource[]', link: true },
      discoveredHosts: { type: 'ExternalDiscoveredHost[]', link: true },
      hostGroups: { type: 'ExternalHostGroup[]', link: true },
      hosts: { type: 'Host[]', link: true },
    },
  },
  ExternalSystemType: {
    kind: 'enum',
    values: ['vdsm', 'gluster'],
  },
  KatelloErratum: {
    kind: 'struct',
    doc: 'A published update for packages of a host or VM.',
    base: 'Identified',
    plural: 'katello_errata',
    members: {
      title: { type: 'String' },
      type: { type: 'String' },
      issued: { type: 'Date' },
      severity: { type: 'String' },
      solution: { type: 'String' },
      summary: { type: 'String' },
      packages: { type: 'Package[]' },
      host: { type: 'Host', link: true },
      vm: { type: 'Vm', link: true },
    },
  },
  Package: {
    kind: 'struct',
    members: {
      name: { type: 'String' },
    },
  },
};
