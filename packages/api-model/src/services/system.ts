// The root of the API and the options of the engine.
import type { ServiceArea } from '../shape.ts';

export const systemServices: ServiceArea = {
  SystemOptionService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          option: { type: 'SystemOption', direction: 'out', since: '4.2' },
          version: { type: 'String', direction: 'in', since: '4.2' },
        },
        since: '4.2',
      },
    },
  },
  SystemOptionsService: {
    locators: {
      option: { service: 'SystemOptionService', param: 'id' },
    },
    methods: {},
  },
  SystemService: {
    locators: {
      clusterLevels: { service: 'ClusterLevelsService' },
      bookmarks: { service: 'BookmarksService' },
      clusters: { service: 'ClustersService' },
      cpuProfiles: { service: 'CpuProfilesService' },
      dataCenters: { service: 'DataCentersService' },
      diskProfiles: { service: 'DiskProfilesService' },
      disks: { service: 'DisksService' },
      domains: { service: 'DomainsService' },
      events: { service: 'EventsService' },
      externalHostProviders: { service: 'ExternalHostProvidersService' },
      externalVmImports: { service: 'ExternalVmImportsService' },
      externalTemplateImports: { service: 'ExternalTemplateImportsService' },
      groups: { service: 'GroupsService' },
      hosts: { service: 'HostsService' },
      icons: { service: 'IconsService' },
      instanceTypes: { service: 'InstanceTypesService' },
      jobs: { service: 'JobsService' },
      affinityLabels: { service: 'AffinityLabelsService' },
      macPools: { service: 'MacPoolsService' },
      networkFilters: { service: 'NetworkFiltersService' },
      networks: { service: 'NetworksService' },
      openstackImageProviders: { service: 'OpenstackImageProvidersService' },
      openstackNetworkProviders: { service: 'OpenstackNetworkProvidersService' },
      openstackVolumeProviders: { service: 'OpenstackVolumeProvidersService' },
      operatingSystems: { service: 'OperatingSystemsService' },
      roles: { service: 'RolesService' },
      schedulingPolicies: { service: 'SchedulingPoliciesService' },
      schedulingPolicyUnits: { service: 'SchedulingPolicyUnitsService' },
      storageDomains: { service: 'StorageDomainsService' },
      storageConnections: { service: 'StorageServerConnectionsService' },
      katelloErrata: { service: 'EngineKatelloErrataService' },
      permissions: { service: 'SystemPermissionsService' },
      tags: { service: 'TagsService' },
      templates: { service: 'TemplatesService' },
      users: { service: 'UsersService' },
      vmPools: { service: 'VmPoolsService' },
      vms: { service: 'VmsService' },
      vnicProfiles: { service: 'VnicProfilesService' },
      imageTransfers: { service: 'ImageTransfersService' },
      options: { service: 'SystemOptionsService' },
    },
    methods: {
      get: {
        verb: 'GET',
        params: {
          api: { type: 'Api', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      reloadConfigurations: {
        doc: 'Reads the settings of the engine again.',
        verb: 'POST',
        action: true,
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
    },
  },
};
