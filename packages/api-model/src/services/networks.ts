// Networks, vNIC profiles, network cards of VMs and templates, filters and labels.
import type { ServiceArea } from '../shape.ts';

export const networksServices: ServiceArea = {
  AssignedVnicProfileService: {
    locators: {
      permissions: { service: 'AssignedPermissionsService' },
    },
    methods: {
      get: {
        verb: 'GET',
        params: {
          profile: { type: 'VnicProfile', direction: 'out' },
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
  AssignedVnicProfilesService: {
    locators: {
      profile: { service: 'AssignedVnicProfileService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          profile: { type: 'VnicProfile', direction: 'inout' },
        },
        mandatory: ['profile.name'],
        optional: [
          'profile.description',
          'profile.passThrough.mode',
          'profile.portMirroring',
          'profile.customProperties[].name',
          'profile.customProperties[].value',
        ],
      },
      list: {
        verb: 'GET',
        params: {
          profiles: { type: 'VnicProfile[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  ExternalNetworkProviderConfigurationService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          configuration: { type: 'ExternalNetworkProviderConfiguration', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
        since: '4.2',
      },
    },
  },
  ExternalNetworkProviderConfigurationsService: {
    locators: {
      configuration: { service: 'ExternalNetworkProviderConfigurationService', param: 'id' },
    },
    methods: {
      list: {
        verb: 'GET',
        params: {
          configurations: { type: 'ExternalNetworkProviderConfiguration[]', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
        since: '4.2',
      },
    },
  },
  LinkLayerDiscoveryProtocolService: {
    locators: {},
    methods: {
      list: {
        verb: 'GET',
        params: {
          elements: { type: 'LinkLayerDiscoveryProtocolElement[]', direction: 'out', since: '4.1.6' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
        since: '4.1.6',
      },
    },
  },
  NetworkAttachmentService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          attachment: { type: 'NetworkAttachment', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      update: {
        verb: 'PUT',
        params: {
          attachment: { type: 'NetworkAttachment', direction: 'inout' },
          async: { type: 'Boolean', direction: 'in' },
        },
        optional: [
          'attachment.properties[].name',
          'attachment.properties[].value',
          'attachment.ipAddressAssignments[].assignmentMethod',
          'attachment.ipAddressAssignments[].ip.address',
          'attachment.ipAddressAssignments[].ip.gateway',
          'attachment.ipAddressAssignments[].ip.netmask',
          'attachment.ipAddressAssignments[].ip.version',
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
  NetworkAttachmentsService: {
    locators: {
      attachment: { service: 'NetworkAttachmentService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          attachment: { type: 'NetworkAttachment', direction: 'inout' },
        },
        mandatory: ['attachment.network.name|attachment.network.id'],
        optional: [
          'attachment.properties[].name',
          'attachment.properties[].value',
          'attachment.ipAddressAssignments[].assignmentMethod',
          'attachment.ipAddressAssignments[].ip.address',
          'attachment.ipAddressAssignments[].ip.gateway',
          'attachment.ipAddressAssignments[].ip.netmask',
          'attachment.ipAddressAssignments[].ip.version',
        ],
      },
      list: {
        verb: 'GET',
        params: {
          attachments: { type: 'NetworkAttachment[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  NetworkFilterService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          networkFilter: { type: 'NetworkFilter', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  NetworkFiltersService: {
    locators: {
      networkFilter: { service: 'NetworkFilterService', param: 'id' },
    },
    methods: {
      list: {
        verb: 'GET',
        params: {
          filters: { type: 'NetworkFilter[]', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  NetworkLabelService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          label: { type: 'NetworkLabel', direction: 'out' },
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
  NetworkLabelsService: {
    locators: {
      label: { service: 'NetworkLabelService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          label: { type: 'NetworkLabel', direction: 'inout' },
        },
        mandatory: ['label.id'],
      },
      list: {
        verb: 'GET',
        params: {
          labels: { type: 'NetworkLabel[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  NetworkService: {
    locators: {
      permissions: { service: 'AssignedPermissionsService' },
      vnicProfiles: { service: 'AssignedVnicProfilesService' },
      networkLabels: { service: 'NetworkLabelsService' },
    },
    methods: {
      get: {
        verb: 'GET',
        params: {
          network: { type: 'Network', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      update: {
        verb: 'PUT',
        params: {
          network: { type: 'Network', direction: 'inout' },
          async: { type: 'Boolean', direction: 'in' },
        },
        optional: [
          'network.comment',
          'network.description',
          'network.display',
          'network.ip.address',
          'network.ip.gateway',
          'network.ip.netmask',
          'network.mtu',
          'network.name',
          'network.stp',
          'network.vlan.id',
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
  NetworksService: {
    locators: {
      network: { service: 'NetworkService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          network: { type: 'Network', direction: 'inout' },
        },
        mandatory: ['network.id|network.name'],
        optional: [
          'network.comment',
          'network.description',
          'network.ip.address',
          'network.ip.gateway',
          'network.ip.netmask',
          'network.mtu',
          'network.profileRequired',
          'network.stp',
          'network.vlan.id',
          'network.usages[]',
          'network.externalProvider.id',
          'network.externalProviderPhysicalNetwork.id',
          'network.portIsolation',
        ],
      },
      list: {
        verb: 'GET',
        params: {
          networks: { type: 'Network[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          search: { type: 'String', direction: 'in' },
          caseSensitive: { type: 'Boolean', direction: 'in', default: 'true' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  NicNetworkFilterParameterService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          parameter: { type: 'NetworkFilterParameter', direction: 'out', since: '4.2' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
        since: '4.2',
      },
      update: {
        verb: 'PUT',
        params: {
          parameter: { type: 'NetworkFilterParameter', direction: 'inout', since: '4.2' },
        },
        since: '4.2',
      },
      remove: {
        verb: 'DELETE',
        params: {},
        since: '4.2',
      },
    },
  },
  NicNetworkFilterParametersService: {
    locators: {
      parameter: { service: 'NicNetworkFilterParameterService', param: 'id' },
    },
    methods: {
      list: {
        verb: 'GET',
        params: {
          parameters: { type: 'NetworkFilterParameter[]', direction: 'out', since: '4.2' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
        since: '4.2',
      },
      add: {
        verb: 'POST',
        params: {
          parameter: { type: 'NetworkFilterParameter', direction: 'inout', since: '4.2' },
        },
        since: '4.2',
      },
    },
  },
  UnmanagedNetworkService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          network: { type: 'UnmanagedNetwork', direction: 'out' },
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
  UnmanagedNetworksService: {
    locators: {
      unmanagedNetwork: { service: 'UnmanagedNetworkService', param: 'id' },
    },
    methods: {
      list: {
        verb: 'GET',
        params: {
          networks: { type: 'UnmanagedNetwork[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  VirtualFunctionAllowedNetworkService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          network: { type: 'Network', direction: 'out' },
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
  VirtualFunctionAllowedNetworksService: {
    locators: {
      network: { service: 'VirtualFunctionAllowedNetworkService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          network: { type: 'Network', direction: 'inout' },
        },
        mandatory: ['network.id|network.name'],
      },
      list: {
        verb: 'GET',
        params: {
          networks: { type: 'Network[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  VmNicService: {
    base: 'MeasurableService',
    locators: {
      reportedDevices: { service: 'VmReportedDevicesService' },
      networkFilterParameters: { service: 'NicNetworkFilterParametersService' },
    },
    methods: {
      activate: {
        verb: 'POST',
        action: true,
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
      deactivate: {
        verb: 'POST',
        action: true,
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
      get: {
        verb: 'GET',
        params: {
          nic: { type: 'Nic', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      update: {
        verb: 'PUT',
        params: {
          nic: { type: 'Nic', direction: 'inout' },
          async: { type: 'Boolean', direction: 'in' },
        },
        optional: ['nic.linked', 'nic.mac.address', 'nic.name', 'nic.plugged', 'nic.vnicProfile.id'],
      },
      remove: {
        verb: 'DELETE',
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
    },
  },
  VmNicsService: {
    locators: {
      nic: { service: 'VmNicService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          nic: { type: 'Nic', direction: 'inout' },
        },
        mandatory: ['nic.name'],
        optional: ['nic.linked', 'nic.mac.address', 'nic.plugged', 'nic.vnicProfile.id'],
      },
      list: {
        verb: 'GET',
        params: {
          nics: { type: 'Nic[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  VnicProfileService: {
    locators: {
      permissions: { service: 'AssignedPermissionsService' },
    },
    methods: {
      get: {
        verb: 'GET',
        params: {
          profile: { type: 'VnicProfile', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      update: {
        verb: 'PUT',
        params: {
          profile: { type: 'VnicProfile', direction: 'inout' },
          async: { type: 'Boolean', direction: 'in' },
        },
        optional: [
          'profile.description',
          'profile.name',
          'profile.passThrough.mode',
          'profile.portMirroring',
          'profile.customProperties[].name',
          'profile.customProperties[].value',
          'profile.networkFilter',
          'profile.qos',
          'profile.failover',
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
  VnicProfilesService: {
    locators: {
      profile: { service: 'VnicProfileService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          profile: { type: 'VnicProfile', direction: 'inout' },
        },
        mandatory: ['profile.name', 'profile.network.id'],
        optional: [
          'profile.description',
          'profile.passThrough.mode',
          'profile.portMirroring',
          'profile.customProperties[].name',
          'profile.customProperties[].value',
          'profile.failover',
        ],
      },
      list: {
        verb: 'GET',
        params: {
          profiles: { type: 'VnicProfile[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
};
