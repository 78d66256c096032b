// Providers of networks, images and volumes that speak OpenStack's protocols.
import type { ServiceArea } from '../shape.ts';

export const openstackServices: ServiceArea = {
  OpenstackImageProviderService: {
    base: 'ExternalProviderService',
    locators: {
      images: { service: 'OpenstackImagesService' },
    },
    methods: {
      get: {
        verb: 'GET',
        params: {
          provider: { type: 'OpenStackImageProvider', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      update: {
        verb: 'PUT',
        params: {
          provider: { type: 'OpenStackImageProvider', direction: 'inout' },
          async: { type: 'Boolean', direction: 'in' },
        },
        optional: [
          'provider.authenticationUrl',
          'provider.description',
          'provider.name',
          'provider.password',
          'provider.requiresAuthentication',
          'provider.tenantName',
          'provider.username',
          'provider.properties[].name',
          'provider.properties[].value',
        ],
      },
      remove: {
        verb: 'DELETE',
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
    },
  },
  OpenstackImageProvidersService: {
    locators: {
      provider: { service: 'OpenstackImageProviderService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          provider: { type: 'OpenStackImageProvider', direction: 'inout' },
        },
        mandatory: ['provider.name'],
        optional: [
          'provider.authenticationUrl',
          'provider.description',
          'provider.password',
          'provider.requiresAuthentication',
          'provider.tenantName',
          'provider.url',
          'provider.username',
          'provider.properties[].name',
          'provider.properties[].value',
        ],
      },
      list: {
        verb: 'GET',
        params: {
          providers: { type: 'OpenStackImageProvider[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          search: { type: 'String', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  OpenstackImageService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          image: { type: 'OpenStackImage', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      import: {
        verb: 'POST',
        action: true,
        params: {
          disk: { type: 'Disk', direction: 'in' },
          importAsTemplate: { type: 'Boolean', direction: 'in' },
          storageDomain: { type: 'StorageDomain', direction: 'in' },
          template: { type: 'Template', direction: 'in' },
          cluster: { type: 'Cluster', direction: 'in' },
          async: { type: 'Boolean', direction: 'in' },
        },
        mandatory: ['storageDomain.id|storageDomain.name'],
        optional: ['importAsTemplate', 'template.name', 'cluster.id|cluster.name', 'disk.alias|disk.name'],
      },
    },
  },
  OpenstackImagesService: {
    locators: {
      image: { service: 'OpenstackImageService', param: 'id' },
    },
    methods: {
      list: {
        verb: 'GET',
        params: {
          images: { type: 'OpenStackImage[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  OpenstackNetworkProviderService: {
    base: 'ExternalProviderService',
    locators: {
      networks: { service: 'OpenstackNetworksService' },
    },
    methods: {
      get: {
        verb: 'GET',
        params: {
          provider: { type: 'OpenStackNetworkProvider', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      update: {
        verb: 'PUT',
        params: {
          provider: { type: 'OpenStackNetworkProvider', direction: 'inout' },
          async: { type: 'Boolean', direction: 'in' },
        },
        optional: [
          'provider.authenticationUrl',
          'provider.description',
          'provider.name',
          'provider.password',
          'provider.requiresAuthentication',
          'provider.tenantName',
          'provider.userDomainName',
          'provider.projectName',
          'provider.projectDomainName',
          'provider.username',
          'provider.properties[].name',
          'provider.properties[].value',
          'provider.autoSync',
          'provider.unmanaged',
        ],
      },
      remove: {
        verb: 'DELETE',
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
    },
  },
  OpenstackNetworkProvidersService: {
    locators: {
      provider: { service: 'OpenstackNetworkProviderService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          provider: { type: 'OpenStackNetworkProvider', direction: 'inout' },
        },
        mandatory: ['provider.name'],
        optional: [
          'provider.authenticationUrl',
          'provider.description',
          'provider.password',
          'provider.requiresAuthentication',
          'provider.tenantName',
          'provider.userDomainName',
          'provider.projectName',
          'provider.projectDomainName',
          'provider.url',
          'provider.username',
          'provider.properties[].name',
          'provider.properties[].value',
          'provider.autoSync',
          'provider.unmanaged',
        ],
      },
      list: {
        verb: 'GET',
        params: {
          providers: { type: 'OpenStackNetworkProvider[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          search: { type: 'String', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  OpenstackNetworkService: {
    locators: {
      subnets: { service: 'OpenstackSubnetsService' },
    },
    methods: {
      get: {
        verb: 'GET',
        params: {
          network: { type: 'OpenStackNetwork', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      import: {
        verb: 'POST',
        action: true,
        params: {
          dataCenter: { type: 'DataCenter', direction: 'in' },
          async: { type: 'Boolean', direction: 'in' },
        },
      },
    },
  },
  OpenstackNetworksService: {
    locators: {
      network: { service: 'OpenstackNetworkService', param: 'id' },
    },
    methods: {
      list: {
        verb: 'GET',
        params: {
          networks: { type: 'OpenStackNetwork[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  OpenstackSubnetService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          subnet: { type: 'OpenStackSubnet', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      remove: {
        verb: 'DELETE',
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
    },
  },
  OpenstackSubnetsService: {
    locators: {
      subnet: { service: 'OpenstackSubnetService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          subnet: { type: 'OpenStackSubnet', direction: 'inout' },
        },
      },
      list: {
        verb: 'GET',
        params: {
          subnets: { type: 'OpenStackSubnet[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  OpenstackVolumeAuthenticationKeyService: {
    deprecated: true,
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          key: { type: 'OpenstackVolumeAuthenticationKey', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      update: {
        verb: 'PUT',
        params: {
          key: { type: 'OpenstackVolumeAuthenticationKey', direction: 'inout' },
        },
        optional: ['key.description', 'key.usageType', 'key.value'],
      },
      remove: {
        verb: 'DELETE',
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
    },
  },
  OpenstackVolumeAuthenticationKeysService: {
    deprecated: true,
    locators: {
      key: { service: 'OpenstackVolumeAuthenticationKeyService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          key: { type: 'OpenstackVolumeAuthenticationKey', direction: 'inout' },
        },
        mandatory: ['key.usageType', 'key.uuid', 'key.value'],
        optional: ['key.description'],
      },
      list: {
        verb: 'GET',
        params: {
          keys: { type: 'OpenstackVolumeAuthenticationKey[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  OpenstackVolumeProviderService: {
    base: 'ExternalProviderService',
    deprecated: true,
    locators: {
      volumeTypes: { service: 'OpenstackVolumeTypesService' },
      authenticationKeys: { service: 'OpenstackVolumeAuthenticationKeysService' },
    },
    methods: {
      get: {
        verb: 'GET',
        params: {
          provider: { type: 'OpenStackVolumeProvider', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      update: {
        verb: 'PUT',
        params: {
          provider: { type: 'OpenStackVolumeProvider', direction: 'inout' },
          async: { type: 'Boolean', direction: 'in' },
        },
        optional: [
          'provider.authenticationUrl',
          'provider.description',
          'provider.name',
          'provider.password',
          'provider.requiresAuthentication',
          'provider.tenantName',
          'provider.username',
          'provider.dataCenter.id|provider.dataCenter.name',
          'provider.properties[].name',
          'provider.properties[].value',
        ],
      },
      remove: {
        verb: 'DELETE',
        params: {
          async: { type: 'Boolean', direction: 'in' },
          force: { type: 'Boolean', direction: 'in', default: 'false', since: '4.2.0' },
        },
      },
    },
  },
  OpenstackVolumeProvidersService: {
    deprecated: true,
    locators: {
      provider: { service: 'OpenstackVolumeProviderService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          provider: { type: 'OpenStackVolumeProvider', direction: 'inout' },
        },
        mandatory: ['provider.name'],
        optional: [
          'provider.authenticationUrl',
          'provider.description',
          'provider.password',
          'provider.requiresAuthentication',
          'provider.tenantName',
          'provider.url',
          'provider.username',
          'provider.dataCenter.id|provider.dataCenter.name',
          'provider.properties[].name',
          'provider.properties[].value',
        ],
      },
      list: {
        verb: 'GET',
        params: {
          providers: { type: 'OpenStackVolumeProvider[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          search: { type: 'String', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  OpenstackVolumeTypeService: {
    deprecated: true,
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          type: { type: 'OpenStackVolumeType', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  OpenstackVolumeTypesService: {
    deprecated: true,
    locators: {
      type: { service: 'OpenstackVolumeTypeService', param: 'id' },
    },
    methods: {
      list: {
        verb: 'GET',
        params: {
          types: { type: 'OpenStackVolumeType[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
};
