// Clusters, cluster levels, data centers and MAC pools.
import type { ServiceArea } from '../shape.ts';

export const clustersServices: ServiceArea = {
  ClusterEnabledFeatureService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          feature: { type: 'ClusterFeature', direction: 'out', since: '4.1.6' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
        since: '4.1.6',
      },
      remove: {
        verb: 'DELETE',
        params: {},
        since: '4.1.6',
      },
    },
  },
  ClusterEnabledFeaturesService: {
    locators: {
      feature: { service: 'ClusterEnabledFeatureService', param: 'id' },
    },
    methods: {
      list: {
        verb: 'GET',
        params: {
          features: { type: 'ClusterFeature[]', direction: 'out', since: '4.1.6' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
        since: '4.1.6',
      },
      add: {
        verb: 'POST',
        params: {
          feature: { type: 'ClusterFeature', direction: 'inout' },
        },
        mandatory: ['feature.id'],
        since: '4.1.6',
      },
    },
  },
  ClusterFeatureService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          feature: { type: 'ClusterFeature', direction: 'out', since: '4.1.6' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
        since: '4.1.6',
      },
    },
  },
  ClusterFeaturesService: {
    locators: {
      feature: { service: 'ClusterFeatureService', param: 'id' },
    },
    methods: {
      list: {
        verb: 'GET',
        params: {
          features: { type: 'ClusterFeature[]', direction: 'out', since: '4.1.6' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
        since: '4.1.6',
      },
    },
  },
  ClusterLevelService: {
    locators: {
      clusterFeatures: { service: 'ClusterFeaturesService' },
    },
    methods: {
      get: {
        verb: 'GET',
        params: {
          level: { type: 'ClusterLevel', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  ClusterLevelsService: {
    locators: {
      level: { service: 'ClusterLevelService', param: 'id' },
    },
    methods: {
      list: {
        verb: 'GET',
        params: {
          levels: { type: 'ClusterLevel[]', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  ClusterNetworkService: {
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
        params: {},
      },
      update: {
        verb: 'PUT',
        params: {
          network: { type: 'Network', direction: 'inout' },
        },
      },
    },
  },
  ClusterNetworksService: {
    locators: {
      network: { service: 'ClusterNetworkService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          network: { type: 'Network', direction: 'inout' },
        },
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
  ClusterService: {
    locators: {
      affinityGroups: { service: 'AffinityGroupsService' },
      cpuProfiles: { service: 'AssignedCpuProfilesService' },
      networks: { service: 'ClusterNetworksService' },
      permissions: { service: 'AssignedPermissionsService' },
      glusterHooks: { service: 'GlusterHooksService' },
      glusterVolumes: { service: 'GlusterVolumesService' },
      networkFilters: { service: 'NetworkFiltersService' },
      enabledFeatures: { service: 'ClusterEnabledFeaturesService' },
      externalNetworkProviders: { service: 'ClusterExternalProvidersService' },
    },
    methods: {
      get: {
        verb: 'GET',
        params: {
          cluster: { type: 'Cluster', direction: 'out' },
          filter: { type: 'Boolean', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      update: {
        verb: 'PUT',
        params: {
          cluster: { type: 'Cluster', direction: 'inout' },
          async: { type: 'Boolean', direction: 'in' },
        },
        optional: [
          'cluster.ballooningEnabled',
          'cluster.cpu.architecture',
          'cluster.cpu.type',
          'cluster.description',
          'cluster.display.proxy',
          'cluster.errorHandling.onError',
          'cluster.glusterService',
          'cluster.haReservation',
          'cluster.ksm.enabled',
          'cluster.memoryPolicy.overCommit.percent',
          'cluster.memoryPolicy.transparentHugePages.enabled',
          'cluster.name',
          'cluster.threadsAsCores',
          'cluster.trustedService',
          'cluster.tunnelMigration',
          'cluster.version.major',
          'cluster.version.minor',
          'cluster.virtService',
          'cluster.schedulingPolicy.id|cluster.schedulingPolicy.name',
          'cluster.fipsMode',
        ],
      },
      remove: {
        verb: 'DELETE',
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
      resetEmulatedMachine: {
        verb: 'POST',
        action: true,
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
      syncAllNetworks: {
        verb: 'POST',
        action: true,
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
        since: '4.2.6',
      },
      upgrade: {
        verb: 'POST',
        action: true,
        params: {
          upgradeAction: { type: 'ClusterUpgradeAction', direction: 'in' },
          correlationId: { type: 'String', direction: 'in', since: '4.5.0' },
          upgradePercentComplete: { type: 'Integer', direction: 'in', since: '4.5.0' },
          async: { type: 'Boolean', direction: 'in' },
        },
        since: '4.3.2',
      },
      refreshGlusterHealStatus: {
        verb: 'POST',
        action: true,
        params: {},
      },
    },
  },
  ClustersService: {
    locators: {
      cluster: { service: 'ClusterService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          cluster: { type: 'Cluster', direction: 'inout' },
        },
        mandatory: ['cluster.name', 'cluster.dataCenter.id|cluster.dataCenter.name'],
        optional: [
          'cluster.version.major',
          'cluster.version.minor',
          'cluster.cpu.type',
          'cluster.ballooningEnabled',
          'cluster.comment',
          'cluster.cpu.architecture',
          'cluster.description',
          'cluster.display.proxy',
          'cluster.errorHandling.onError',
          'cluster.fencingPolicy.enabled',
          'cluster.fencingPolicy.skipIfConnectivityBroken.enabled',
          'cluster.fencingPolicy.skipIfConnectivityBroken.threshold',
          'cluster.fencingPolicy.skipIfSdActive.enabled',
          'cluster.glusterService',
          'cluster.haReservation',
          'cluster.ksm.enabled',
          'cluster.ksm.mergeAcrossNodes',
          'cluster.memoryPolicy.overCommit.percent',
          'cluster.memoryPolicy.transparentHugePages.enabled',
          'cluster.threadsAsCores',
          'cluster.trustedService',
          'cluster.tunnelMigration',
          'cluster.virtService',
          'cluster.managementNetwork.id|cluster.managementNetwork.name',
          'cluster.schedulingPolicy.id|cluster.schedulingPolicy.name',
          'cluster.externalNetworkProviders[].id|cluster.externalNetworkProviders[].name',
          'cluster.fipsMode',
        ],
      },
      list: {
        verb: 'GET',
        params: {
          clusters: { type: 'Cluster[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          search: { type: 'String', direction: 'in' },
          caseSensitive: { type: 'Boolean', direction: 'in', default: 'true' },
          filter: { type: 'Boolean', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  DataCenterNetworkService: {
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
        params: {},
      },
      update: {
        verb: 'PUT',
        params: {
          network: { type: 'Network', direction: 'inout' },
        },
      },
    },
  },
  DataCenterNetworksService: {
    locators: {
      network: { service: 'DataCenterNetworkService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          network: { type: 'Network', direction: 'inout' },
        },
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
  DataCenterService: {
    locators: {
      storageDomains: { service: 'AttachedStorageDomainsService' },
      clusters: { service: 'ClustersService' },
      networks: { service: 'DataCenterNetworksService' },
      permissions: { service: 'AssignedPermissionsService' },
      quotas: { service: 'QuotasService' },
      qoss: { service: 'QossService' },
      iscsiBonds: { service: 'IscsiBondsService' },
    },
    methods: {
      get: {
        verb: 'GET',
        params: {
          dataCenter: { type: 'DataCenter', direction: 'out' },
          filter: { type: 'Boolean', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      update: {
        verb: 'PUT',
        params: {
          dataCenter: { type: 'DataCenter', direction: 'inout' },
          async: { type: 'Boolean', direction: 'in' },
        },
        optional: [
          'dataCenter.comment',
          'dataCenter.description',
          'dataCenter.local',
          'dataCenter.macPool.id',
          'dataCenter.name',
          'dataCenter.storageFormat',
          'dataCenter.version.major',
          'dataCenter.version.minor',
        ],
      },
      remove: {
        verb: 'DELETE',
        params: {
          force: { type: 'Boolean', direction: 'in', default: 'false', since: '4.0.4' },
          async: { type: 'Boolean', direction: 'in' },
        },
        since: '4.0.0',
      },
      setMaster: {
        doc: 'Makes a storage domain the master.',
        verb: 'POST',
        action: true,
        params: {
          storageDomain: { type: 'StorageDomain', direction: 'in', since: '4.4.4' },
          async: { type: 'Boolean', direction: 'in', since: '4.4.4' },
        },
        mandatory: ['storageDomain.id|storageDomain.name'],
        since: '4.4.4',
      },
      cleanFinishedTasks: {
        doc: 'Forgets tasks that storage still remembers.',
        verb: 'POST',
        action: true,
        params: {
          async: { type: 'Boolean', direction: 'in', since: '4.4.4' },
        },
        since: '4.4.4',
      },
    },
  },
  DataCentersService: {
    locators: {
      dataCenter: { service: 'DataCenterService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          dataCenter: { type: 'DataCenter', direction: 'inout' },
        },
        mandatory: ['dataCenter.name'],
        optional: [
          'dataCenter.comment',
          'dataCenter.description',
          'dataCenter.macPool.id',
          'dataCenter.storageFormat',
          'dataCenter.version.major',
          'dataCenter.version.minor',
        ],
      },
      list: {
        verb: 'GET',
        params: {
          dataCenters: { type: 'DataCenter[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          search: { type: 'String', direction: 'in' },
          caseSensitive: { type: 'Boolean', direction: 'in', default: 'true' },
          filter: { type: 'Boolean', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  MacPoolService: {
    locators: {
      permissions: { service: 'AssignedPermissionsService' },
    },
    methods: {
      get: {
        verb: 'GET',
        params: {
          pool: { type: 'MacPool', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      update: {
        verb: 'PUT',
        params: {
          pool: { type: 'MacPool', direction: 'inout' },
          async: { type: 'Boolean', direction: 'in' },
        },
        optional: [
          'pool.allowDuplicates',
          'pool.defaultPool',
          'pool.description',
          'pool.name',
          'pool.ranges[].from',
          'pool.ranges[].to',
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
  MacPoolsService: {
    locators: {
      macPool: { service: 'MacPoolService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          pool: { type: 'MacPool', direction: 'inout' },
        },
        mandatory: ['pool.name', 'pool.ranges[].from', 'pool.ranges[].to'],
        optional: ['pool.allowDuplicates', 'pool.defaultPool', 'pool.description'],
      },
      list: {
        verb: 'GET',
        params: {
          pools: { type: 'MacPool[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
};
