// Hosts and their devices, network cards, NUMA nodes, fence agents and hooks.
import type { ServiceArea } from '../shape.ts';

export const hostsServices: ServiceArea = {
  FenceAgentService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          agent: { type: 'Agent', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      update: {
        verb: 'PUT',
        params: {
          agent: { type: 'Agent', direction: 'inout' },
          async: { type: 'Boolean', direction: 'in' },
        },
        optional: [
          'agent.address',
          'agent.order',
          'agent.password',
          'agent.port',
          'agent.type',
          'agent.username',
          'agent.encryptOptions',
          'agent.name',
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
  FenceAgentsService: {
    locators: {
      agent: { service: 'FenceAgentService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          agent: { type: 'Agent', direction: 'inout' },
        },
        mandatory: ['agent.address', 'agent.order', 'agent.password', 'agent.type', 'agent.username'],
        optional: ['agent.port', 'agent.encryptOptions', 'agent.name'],
      },
      list: {
        verb: 'GET',
        params: {
          agents: { type: 'Agent[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  HostCpuUnitsService: {
    locators: {},
    methods: {
      list: {
        verb: 'GET',
        params: {
          cpuUnits: { type: 'HostCpuUnit[]', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
        since: '4.5',
      },
    },
  },
  HostDeviceService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          device: { type: 'HostDevice', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  HostDevicesService: {
    locators: {
      device: { service: 'HostDeviceService', param: 'id' },
    },
    methods: {
      list: {
        verb: 'GET',
        params: {
          devices: { type: 'HostDevice[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  HostHookService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          hook: { type: 'Hook', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  HostHooksService: {
    locators: {
      hook: { service: 'HostHookService', param: 'id' },
    },
    methods: {
      list: {
        verb: 'GET',
        params: {
          hooks: { type: 'Hook[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  HostNicService: {
    base: 'MeasurableService',
    locators: {
      networkLabels: { service: 'NetworkLabelsService' },
      networkAttachments: { service: 'NetworkAttachmentsService' },
      virtualFunctionAllowedLabels: { service: 'NetworkLabelsService' },
      virtualFunctionAllowedNetworks: { service: 'VirtualFunctionAllowedNetworksService' },
      linkLayerDiscoveryProtocolElements: { service: 'LinkLayerDiscoveryProtocolService' },
    },
    methods: {
      get: {
        verb: 'GET',
        params: {
          nic: { type: 'HostNic', direction: 'out' },
          allContent: { type: 'Boolean', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      updateVirtualFunctionsConfiguration: {
        verb: 'POST',
        action: true,
        params: {
          virtualFunctionsConfiguration: { type: 'HostNicVirtualFunctionsConfiguration', direction: 'in' },
          async: { type: 'Boolean', direction: 'in' },
        },
        optional: [
          'virtualFunctionsConfiguration.allNetworksAllowed',
          'virtualFunctionsConfiguration.numberOfVirtualFunctions',
        ],
      },
    },
  },
  HostNicsService: {
    locators: {
      nic: { service: 'HostNicService', param: 'id' },
    },
    methods: {
      list: {
        verb: 'GET',
        params: {
          nics: { type: 'HostNic[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          allContent: { type: 'Boolean', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  HostNumaNodeService: {
    base: 'MeasurableService',
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          node: { type: 'NumaNode', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  HostNumaNodesService: {
    locators: {
      node: { service: 'HostNumaNodeService', param: 'id' },
    },
    methods: {
      list: {
        verb: 'GET',
        params: {
          nodes: { type: 'NumaNode[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  HostService: {
    base: 'MeasurableService',
    locators: {
      permissions: { service: 'AssignedPermissionsService' },
      tags: { service: 'AssignedTagsService' },
      fenceAgents: { service: 'FenceAgentsService' },
      devices: { service: 'HostDevicesService' },
      hooks: { service: 'HostHooksService' },
      nics: { service: 'HostNicsService' },
      numaNodes: { service: 'HostNumaNodesService' },
      storage: { service: 'HostStorageService' },
      katelloErrata: { service: 'KatelloErrataService' },
      networkAttachments: { service: 'NetworkAttachmentsService' },
      storageConnectionExtensions: { service: 'StorageServerConnectionExtensionsService' },
      unmanagedNetworks: { service: 'UnmanagedNetworksService' },
      affinityLabels: { service: 'AssignedAffinityLabelsService' },
      externalNetworkProviderConfigurations: { service: 'ExternalNetworkProviderConfigurationsService' },
      cpuUnits: { service: 'HostCpuUnitsService' },
    },
    methods: {
      activate: {
        verb: 'POST',
        action: true,
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
      approve: {
        verb: 'POST',
        action: true,
        params: {
          host: { type: 'Host', direction: 'in' },
          cluster: { type: 'Cluster', direction: 'in' },
          async: { type: 'Boolean', direction: 'in' },
          activate: { type: 'Boolean', direction: 'in', since: '4.3' },
          reboot: { type: 'Boolean', direction: 'in', default: 'true' },
        },
        optional: ['cluster.id|cluster.name'],
        signatures: {
          usingRootPassword: {},
          usingSsh: {},
        },
      },
      commitNetConfig: {
        doc: 'Keeps the network settings over a reboot.',
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
          reason: { type: 'String', direction: 'in' },
          async: { type: 'Boolean', direction: 'in' },
          stopGlusterService: { type: 'Boolean', direction: 'in' },
        },
        optional: ['reason'],
      },
      enrollCertificate: {
        verb: 'POST',
        action: true,
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
      fence: {
        doc: 'Powers it off, on or round, or declares it dead (`manual`).',
        verb: 'POST',
        action: true,
        params: {
          fenceType: { type: 'String', direction: 'in' },
          powerManagement: { type: 'PowerManagement', direction: 'out' },
          async: { type: 'Boolean', direction: 'in' },
          maintenanceAfterRestart: { type: 'Boolean', direction: 'in', since: '4.4' },
        },
        mandatory: ['fenceType'],
      },
      forceSelectSpm: {
        doc: 'Makes it the Storage Pool Manager.',
        verb: 'POST',
        action: true,
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
      get: {
        verb: 'GET',
        params: {
          host: { type: 'Host', direction: 'out' },
          filter: { type: 'Boolean', direction: 'in' },
          allContent: { type: 'Boolean', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      install: {
        verb: 'POST',
        action: true,
        params: {
          activate: { type: 'Boolean', direction: 'in', since: '4.3' },
          rootPassword: { type: 'String', direction: 'in' },
          ssh: { type: 'Ssh', direction: 'in' },
          host: { type: 'Host', direction: 'in' },
          image: { type: 'String', direction: 'in' },
          async: { type: 'Boolean', direction: 'in' },
          deployHostedEngine: { type: 'Boolean', direction: 'in' },
          undeployHostedEngine: { type: 'Boolean', direction: 'in' },
          reboot: { type: 'Boolean', direction: 'in', default: 'true' },
        },
        optional: ['host.overrideIptables', 'image'],
        signatures: {
          usingRootPassword: {
            optional: ['rootPassword'],
          },
          usingSsh: {
            optional: [
              'ssh.authenticationMethod',
              'ssh.fingerprint',
              'ssh.publicKey',
              'ssh.port',
              'ssh.user.password',
              'ssh.user.userName',
            ],
          },
        },
      },
      iscsiDiscover: {
        verb: 'POST',
        action: true,
        params: {
          iscsi: { type: 'IscsiDetails', direction: 'in' },
          iscsiTargets: { type: 'String[]', direction: 'out' },
          async: { type: 'Boolean', direction: 'in' },
        },
        mandatory: ['iscsi.address'],
        deprecated: true,
      },
      discoverIscsi: {
        verb: 'POST',
        action: true,
        params: {
          iscsi: { type: 'IscsiDetails', direction: 'in', since: '4.4.6' },
          async: { type: 'Boolean', direction: 'in', since: '4.4.6' },
          discoveredTargets: { type: 'IscsiDetails[]', direction: 'out', since: '4.4.6' },
        },
        mandatory: ['iscsi.address'],
        since: '4.4.6',
      },
      iscsiLogin: {
        verb: 'POST',
        action: true,
        params: {
          iscsi: { type: 'IscsiDetails', direction: 'in' },
          async: { type: 'Boolean', direction: 'in' },
        },
        mandatory: ['iscsi.address', 'iscsi.target'],
      },
      unregisteredStorageDomainsDiscover: {
        verb: 'POST',
        action: true,
        params: {
          iscsi: { type: 'IscsiDetails', direction: 'in' },
          storageDomains: { type: 'StorageDomain[]', direction: 'out' },
          async: { type: 'Boolean', direction: 'in' },
        },
        optional: ['iscsi.address', 'iscsi.target'],
      },
      update: {
        verb: 'PUT',
        params: {
          host: { type: 'Host', direction: 'inout' },
          async: { type: 'Boolean', direction: 'in' },
        },
        optional: [
          'host.address',
          'host.comment',
          'host.display.address',
          'host.name',
          'host.port',
          'host.powerManagement.automaticPmEnabled',
          'host.powerManagement.enabled',
          'host.powerManagement.kdumpDetection',
          'host.spm.priority',
          'host.vgpuPlacement',
          'host.cluster.id|host.cluster.name',
        ],
        signatures: {
          usingRootPassword: {
            optional: ['host.externalHostProvider.id', 'host.rootPassword'],
          },
          usingSsh: {
            optional: ['host.ssh.fingerprint', 'host.ssh.publicKey', 'host.ssh.port', 'host.ssh.user.userName'],
          },
        },
      },
      upgrade: {
        verb: 'POST',
        action: true,
        params: {
          image: { type: 'String', direction: 'in', deprecated: true },
          reboot: { type: 'Boolean', direction: 'in', since: '4.2' },
          async: { type: 'Boolean', direction: 'in' },
          timeout: { type: 'Integer', direction: 'in', since: '4.3.6' },
        },
        optional: ['image'],
      },
      upgradeCheck: {
        verb: 'POST',
        action: true,
        params: {},
        since: '4.1',
      },
      refresh: {
        doc: 'Reads its hardware and devices again.',
        verb: 'POST',
        action: true,
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
      remove: {
        verb: 'DELETE',
        params: {
          force: { type: 'Boolean', direction: 'in', since: '4.3' },
          async: { type: 'Boolean', direction: 'in' },
        },
      },
      setupNetworks: {
        doc: 'Changes its networks at once, and rolls back when it gets out of reach.',
        verb: 'POST',
        action: true,
        params: {
          modifiedNetworkAttachments: { type: 'NetworkAttachment[]', direction: 'in' },
          removedNetworkAttachments: { type: 'NetworkAttachment[]', direction: 'in' },
          synchronizedNetworkAttachments: { type: 'NetworkAttachment[]', direction: 'in' },
          modifiedBonds: { type: 'HostNic[]', direction: 'in' },
          removedBonds: { type: 'HostNic[]', direction: 'in' },
          modifiedLabels: { type: 'NetworkLabel[]', direction: 'in' },
          removedLabels: { type: 'NetworkLabel[]', direction: 'in' },
          commitOnSuccess: { type: 'Boolean', direction: 'in', default: 'false', since: '4.3' },
          checkConnectivity: { type: 'Boolean', direction: 'in' },
          connectivityTimeout: { type: 'Integer', direction: 'in' },
          async: { type: 'Boolean', direction: 'in' },
        },
        optional: [
          'commitOnSuccess',
          'checkConnectivity',
          'connectivityTimeout',
          'modifiedNetworkAttachments[].hostNic.name|modifiedNetworkAttachments[].hostNic.id',
          'modifiedNetworkAttachments[].id',
          'modifiedNetworkAttachments[].ipAddressAssignments[].ip',
          'modifiedNetworkAttachments[].ipAddressAssignments[].assignmentMethod',
          'modifiedNetworkAttachments[].network.name|modifiedNetworkAttachments[].network.id',
          'modifiedNetworkAttachments[].properties[].name',
          'modifiedNetworkAttachments[].properties[].value',
          'removedLabels[].id',
          'synchronizedNetworkAttachments[].id',
          'removedNetworkAttachments[].id',
          'modifiedLabels[].hostNic.name|modifiedLabels[].hostNic.id',
          'modifiedLabels[].id',
          'modifiedBonds[].bonding.options[].name',
          'modifiedBonds[].bonding.options[].value',
          'modifiedBonds[].name|modifiedBonds[].id',
          'removedBonds[].name|removedBonds[].id',
        ],
      },
      syncAllNetworks: {
        doc: 'Makes its networks what they should be.',
        verb: 'POST',
        action: true,
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
        since: '4.2.2',
      },
      copyHostNetworks: {
        verb: 'POST',
        action: true,
        params: {
          sourceHost: { type: 'Host', direction: 'in' },
          async: { type: 'Boolean', direction: 'in' },
        },
        mandatory: ['sourceHost.id'],
        since: '4.4',
      },
    },
  },
  HostsService: {
    locators: {
      host: { service: 'HostService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          host: { type: 'Host', direction: 'inout' },
          deployHostedEngine: { type: 'Boolean', direction: 'in' },
          undeployHostedEngine: { type: 'Boolean', direction: 'in' },
          activate: { type: 'Boolean', direction: 'in', since: '4.3' },
          reboot: { type: 'Boolean', direction: 'in', default: 'true' },
        },
        mandatory: ['host.address', 'host.name', 'host.cluster.id|host.cluster.name'],
        optional: [
          'host.comment',
          'host.display.address',
          'host.overrideIptables',
          'host.port',
          'host.powerManagement.automaticPmEnabled',
          'host.powerManagement.enabled',
          'host.powerManagement.kdumpDetection',
          'host.protocol',
          'host.spm.priority',
          'host.vgpuPlacement',
          'host.powerManagement.pmProxies[].type',
          'host.externalNetworkProviderConfigurations[].externalNetworkProvider.id|host.externalNetworkProviderConfigurations[].externalNetworkProvider.name',
        ],
        signatures: {
          usingRootPassword: {
            mandatory: ['host.rootPassword'],
          },
          usingSsh: {
            optional: [
              'host.ssh.authenticationMethod',
              'host.ssh.fingerprint',
              'host.ssh.publicKey',
              'host.ssh.port',
              'host.ssh.user.password',
              'host.ssh.user.userName',
            ],
          },
        },
      },
      list: {
        verb: 'GET',
        params: {
          hosts: { type: 'Host[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          search: { type: 'String', direction: 'in' },
          caseSensitive: { type: 'Boolean', direction: 'in', default: 'true' },
          filter: { type: 'Boolean', direction: 'in' },
          allContent: { type: 'Boolean', direction: 'in' },
          migrationTargetOf: { type: 'String', direction: 'in', since: '4.3' },
          checkVmsInAffinityClosure: { type: 'Boolean', direction: 'in', default: 'false', since: '4.4' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
};
