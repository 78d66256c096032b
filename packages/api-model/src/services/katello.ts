// External host providers and the errata that they publish.
import type { ServiceArea } from '../shape.ts';

export const katelloServices: ServiceArea = {
  ClusterExternalProvidersService: {
    locators: {},
    methods: {
      list: {
        verb: 'GET',
        params: {
          providers: { type: 'ExternalProvider[]', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
        since: '4.2',
      },
    },
  },
  EngineKatelloErrataService: {
    base: 'KatelloErrataService',
    locators: {},
    methods: {},
  },
  ExternalComputeResourceService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          resource: { type: 'ExternalComputeResource', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  ExternalComputeResourcesService: {
    locators: {
      resource: { service: 'ExternalComputeResourceService', param: 'id' },
    },
    methods: {
      list: {
        verb: 'GET',
        params: {
          resources: { type: 'ExternalComputeResource[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  ExternalDiscoveredHostService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          host: { type: 'ExternalDiscoveredHost', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  ExternalDiscoveredHostsService: {
    locators: {
      host: { service: 'ExternalDiscoveredHostService', param: 'id' },
    },
    methods: {
      list: {
        verb: 'GET',
        params: {
          hosts: { type: 'ExternalDiscoveredHost[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  ExternalHostGroupService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          group: { type: 'ExternalHostGroup', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  ExternalHostGroupsService: {
    locators: {
      group: { service: 'ExternalHostGroupService', param: 'id' },
    },
    methods: {
      list: {
        verb: 'GET',
        params: {
          groups: { type: 'ExternalHostGroup[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  ExternalHostProviderService: {
    base: 'ExternalProviderService',
    locators: {
      computeResources: { service: 'ExternalComputeResourcesService' },
      discoveredHosts: { service: 'ExternalDiscoveredHostsService' },
      hostGroups: { service: 'ExternalHostGroupsService' },
      hosts: { service: 'ExternalHostsService' },
    },
    methods: {
      get: {
        verb: 'GET',
        params: {
          provider: { type: 'ExternalHostProvider', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      update: {
        verb: 'PUT',
        params: {
          provider: { type: 'ExternalHostProvider', direction: 'inout' },
          async: { type: 'Boolean', direction: 'in' },
        },
        optional: [
          'provider.description',
          'provider.name',
          'provider.password',
          'provider.requiresAuthentication',
          'provider.username',
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
  ExternalHostProvidersService: {
    locators: {
      provider: { service: 'ExternalHostProviderService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          provider: { type: 'ExternalHostProvider', direction: 'inout' },
        },
        mandatory: ['provider.name'],
        optional: [
          'provider.description',
          'provider.password',
          'provider.requiresAuthentication',
          'provider.url',
          'provider.username',
        ],
      },
      list: {
        verb: 'GET',
        params: {
          providers: { type: 'ExternalHostProvider[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          search: { type: 'String', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  ExternalHostService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          host: { type: 'ExternalHost', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  ExternalHostsService: {
    locators: {
      host: { service: 'ExternalHostService', param: 'id' },
    },
    methods: {
      list: {
        verb: 'GET',
        params: {
          hosts: { type: 'ExternalHost[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  ExternalProviderCertificateService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          certificate: { type: 'Certificate', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  ExternalProviderCertificatesService: {
    locators: {
      certificate: { service: 'ExternalProviderCertificateService', param: 'id' },
    },
    methods: {
      list: {
        verb: 'GET',
        params: {
          certificates: { type: 'Certificate[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  ExternalProviderService: {
    locators: {
      certificates: { service: 'ExternalProviderCertificatesService' },
    },
    methods: {
      importCertificates: {
        verb: 'POST',
        action: true,
        params: {
          certificates: { type: 'Certificate[]', direction: 'in' },
        },
        mandatory: ['certificates[].content'],
      },
      testConnectivity: {
        verb: 'POST',
        action: true,
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
    },
  },
  KatelloErrataService: {
    locators: {
      katelloErratum: { service: 'KatelloErratumService', param: 'id' },
    },
    methods: {
      list: {
        verb: 'GET',
        params: {
          errata: { type: 'KatelloErratum[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  KatelloErratumService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          erratum: { type: 'KatelloErratum', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
};
