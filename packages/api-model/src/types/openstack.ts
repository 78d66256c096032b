// Providers of networks, images and volumes that speak OpenStack's protocols.
import type { TypeArea } from '../shape.ts';

export const openstackTypes: TypeArea = {
  AgentConfiguration: {
    kind: 'struct',
    doc: 'How a network provider agent on a host is set up.',
    deprecated: true,
    members: {
      networkMappings: { type: 'String' },
      brokerType: { type: 'MessageBrokerType' },
      address: { type: 'String' },
      port: { type: 'Integer' },
      username: { type: 'String' },
      password: { type: 'String' },
    },
  },
  MessageBrokerType: {
    kind: 'enum',
    values: ['qpid', 'rabbit_mq'],
  },
  NetworkPluginType: {
    kind: 'enum',
    values: ['open_vswitch'],
    deprecatedValues: ['open_vswitch'],
  },
  OpenStackImage: {
    kind: 'struct',
    base: 'Identified',
    tag: 'openstack_image',
    members: {
      openstackImageProvider: { type: 'OpenStackImageProvider', link: true },
    },
  },
  OpenStackImageProvider: {
    kind: 'struct',
    base: 'OpenStackProvider',
    tag: 'openstack_image_provider',
    members: {
      certificates: { type: 'Certificate[]', link: true },
      images: { type: 'OpenStackImage[]', link: true },
    },
  },
  OpenStackNetwork: {
    kind: 'struct',
    base: 'Identified',
    tag: 'openstack_network',
    members: {
      openstackNetworkProvider: { type: 'OpenStackNetworkProvider', link: true },
    },
  },
  OpenStackNetworkProvider: {
    kind: 'struct',
    base: 'OpenStackProvider',
    tag: 'openstack_network_provider',
    members: {
      pluginType: { type: 'NetworkPluginType', deprecated: true },
      externalPluginType: { type: 'String', since: '4.2' },
      agentConfiguration: { type: 'AgentConfiguration', deprecated: true },
      readOnly: { type: 'Boolean' },
      type: { type: 'OpenStackNetworkProviderType' },
      autoSync: { type: 'Boolean', since: '4.2' },
      unmanaged: { type: 'Boolean', since: '4.2.1' },
      userDomainName: { type: 'String', since: '4.2.7' },
      projectName: { type: 'String', since: '4.2.7' },
      projectDomainName: { type: 'String', since: '4.2.7' },
      certificates: { type: 'Certificate[]', link: true },
      networks: { type: 'OpenStackNetwork[]', link: true },
      subnets: { type: 'OpenStackSubnet[]', link: true },
    },
  },
  OpenStackNetworkProviderType: {
    kind: 'enum',
    values: ['neutron', 'external'],
  },
  OpenStackProvider: {
    kind: 'struct',
    base: 'ExternalProvider',
    members: {
      tenantName: { type: 'String' },
    },
  },
  OpenStackSubnet: {
    kind: 'struct',
    base: 'Identified',
    tag: 'openstack_subnet',
    members: {
      cidr: { type: 'String' },
      ipVersion: { type: 'String' },
      gateway: { type: 'String' },
      dnsServers: { type: 'String[]' },
      openstackNetwork: { type: 'OpenStackNetwork', link: true },
    },
  },
  OpenStackVolumeProvider: {
    kind: 'struct',
    base: 'OpenStackProvider',
    tag: 'openstack_volume_provider',
    deprecated: true,
    members: {
      dataCenter: { type: 'DataCenter', link: true },
      certificates: { type: 'Certificate[]', link: true },
      volumeTypes: { type: 'OpenStackVolumeType[]', link: true },
      authenticationKeys: { type: 'OpenstackVolumeAuthenticationKey[]', link: true },
    },
  },
  OpenStackVolumeType: {
    kind: 'struct',
    doc: 'A class of volumes that Cinder offers.',
    base: 'Identified',
    deprecated: true,
    members: {
      properties: { type: 'Property[]' },
      openstackVolumeProvider: { type: 'OpenStackVolumeProvider', link: true },
    },
  },
  OpenstackVolumeAuthenticationKey: {
    kind: 'struct',
    base: 'Identified',
    deprecated: true,
    members: {
      uuid: { type: 'String' },
      value: { type: 'String' },
      usageType: { type: 'OpenstackVolumeAuthenticationKeyUsageType' },
      creationDate: { type: 'Date' },
      openstackVolumeProvider: { type: 'OpenStackVolumeProvider', link: true },
    },
  },
  OpenstackVolumeAuthenticationKeyUsageType: {
    kind: 'enum',
    values: ['ceph'],
  },
};
