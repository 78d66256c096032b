// Scheduling policies, affinity, quotas, quality of service and CPU profiles.
import type { ServiceArea } from '../shape.ts';

export const schedulingServices: ServiceArea = {
  AffinityGroupHostLabelService: {
    locators: {},
    methods: {
      remove: {
        verb: 'DELETE',
        params: {
          async: { type: 'Boolean', direction: 'in', since: '4.3.6' },
        },
        since: '4.3.6',
      },
    },
  },
  AffinityGroupHostLabelsService: {
    locators: {
      label: { service: 'AffinityGroupHostLabelService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          label: { type: 'AffinityLabel', direction: 'inout', since: '4.3.6' },
        },
        mandatory: ['label.id|label.name'],
        since: '4.3.6',
      },
      list: {
        verb: 'GET',
        params: {
          labels: { type: 'AffinityLabel[]', direction: 'out', since: '4.3.6' },
          max: { type: 'Integer', direction: 'in', since: '4.3.6' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
        since: '4.3.6',
      },
    },
  },
  AffinityGroupHostService: {
    locators: {},
    methods: {
      remove: {
        verb: 'DELETE',
        params: {
          async: { type: 'Boolean', direction: 'in', since: '4.4' },
        },
        since: '4.4',
      },
    },
  },
  AffinityGroupHostsService: {
    locators: {
      host: { service: 'AffinityGroupHostService', param: 'idOrName' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          host: { type: 'Host', direction: 'inout', since: '4.4' },
        },
        mandatory: ['host.id|host.name'],
        since: '4.4',
      },
      list: {
        verb: 'GET',
        params: {
          hosts: { type: 'Host[]', direction: 'out', since: '4.4' },
          max: { type: 'Integer', direction: 'in', since: '4.4' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
        since: '4.4',
      },
    },
  },
  AffinityGroupService: {
    locators: {
      vms: { service: 'AffinityGroupVmsService' },
      hosts: { service: 'AffinityGroupHostsService' },
      vmLabels: { service: 'AffinityGroupVmLabelsService' },
      hostLabels: { service: 'AffinityGroupHostLabelsService' },
    },
    methods: {
      get: {
        verb: 'GET',
        params: {
          group: { type: 'AffinityGroup', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      update: {
        verb: 'PUT',
        params: {
          group: { type: 'AffinityGroup', direction: 'inout' },
          async: { type: 'Boolean', direction: 'in' },
        },
        optional: ['group.enforcing', 'group.name', 'group.positive'],
      },
      remove: {
        verb: 'DELETE',
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
    },
  },
  AffinityGroupVmLabelService: {
    locators: {},
    methods: {
      remove: {
        verb: 'DELETE',
        params: {
          async: { type: 'Boolean', direction: 'in', since: '4.3.6' },
        },
        since: '4.3.6',
      },
    },
  },
  AffinityGroupVmLabelsService: {
    locators: {
      label: { service: 'AffinityGroupVmLabelService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          label: { type: 'AffinityLabel', direction: 'inout', since: '4.3.6' },
        },
        mandatory: ['label.id|label.name'],
        since: '4.3.6',
      },
      list: {
        verb: 'GET',
        params: {
          labels: { type: 'AffinityLabel[]', direction: 'out', since: '4.3.6' },
          max: { type: 'Integer', direction: 'in', since: '4.3.6' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
        since: '4.3.6',
      },
    },
  },
  AffinityGroupVmService: {
    locators: {},
    methods: {
      remove: {
        verb: 'DELETE',
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
    },
  },
  AffinityGroupVmsService: {
    locators: {
      vm: { service: 'AffinityGroupVmService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          vm: { type: 'Vm', direction: 'inout' },
        },
        mandatory: ['vm.id|vm.name'],
      },
      list: {
        verb: 'GET',
        params: {
          vms: { type: 'Vm[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  AffinityGroupsService: {
    locators: {
      group: { service: 'AffinityGroupService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          group: { type: 'AffinityGroup', direction: 'inout' },
        },
        mandatory: ['group.name'],
      },
      list: {
        verb: 'GET',
        params: {
          groups: { type: 'AffinityGroup[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  AffinityLabelHostService: {
    locators: {},
    methods: {
      remove: {
        verb: 'DELETE',
        params: {},
      },
      get: {
        verb: 'GET',
        params: {
          host: { type: 'Host', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  AffinityLabelHostsService: {
    locators: {
      host: { service: 'AffinityLabelHostService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          host: { type: 'Host', direction: 'inout' },
        },
      },
      list: {
        verb: 'GET',
        params: {
          hosts: { type: 'Host[]', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  AffinityLabelService: {
    locators: {
      vms: { service: 'AffinityLabelVmsService' },
      hosts: { service: 'AffinityLabelHostsService' },
    },
    methods: {
      get: {
        verb: 'GET',
        params: {
          label: { type: 'AffinityLabel', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      update: {
        verb: 'PUT',
        params: {
          label: { type: 'AffinityLabel', direction: 'inout' },
        },
      },
      remove: {
        verb: 'DELETE',
        params: {},
      },
    },
  },
  AffinityLabelVmService: {
    locators: {},
    methods: {
      remove: {
        verb: 'DELETE',
        params: {},
      },
      get: {
        verb: 'GET',
        params: {
          vm: { type: 'Vm', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  AffinityLabelVmsService: {
    locators: {
      vm: { service: 'AffinityLabelVmService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          vm: { type: 'Vm', direction: 'inout' },
        },
      },
      list: {
        verb: 'GET',
        params: {
          vms: { type: 'Vm[]', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  AffinityLabelsService: {
    locators: {
      label: { service: 'AffinityLabelService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          label: { type: 'AffinityLabel', direction: 'inout' },
        },
      },
      list: {
        verb: 'GET',
        params: {
          labels: { type: 'AffinityLabel[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  AssignedAffinityLabelService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          label: { type: 'AffinityLabel', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      remove: {
        verb: 'DELETE',
        params: {},
      },
    },
  },
  AssignedAffinityLabelsService: {
    locators: {
      label: { service: 'AssignedAffinityLabelService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          label: { type: 'AffinityLabel', direction: 'inout' },
        },
      },
      list: {
        verb: 'GET',
        params: {
          label: { type: 'AffinityLabel[]', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  AssignedCpuProfileService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          profile: { type: 'CpuProfile', direction: 'out' },
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
  AssignedCpuProfilesService: {
    locators: {
      profile: { service: 'AssignedCpuProfileService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          profile: { type: 'CpuProfile', direction: 'inout' },
        },
        mandatory: ['profile.name'],
        optional: ['profile.description', 'profile.qos.id'],
      },
      list: {
        verb: 'GET',
        params: {
          profiles: { type: 'CpuProfile[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  BalanceService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          balance: { type: 'Balance', direction: 'out' },
          filter: { type: 'Boolean', direction: 'in' },
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
  BalancesService: {
    locators: {
      balance: { service: 'BalanceService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          balance: { type: 'Balance', direction: 'inout' },
        },
        mandatory: ['balance.schedulingPolicyUnit.id'],
      },
      list: {
        verb: 'GET',
        params: {
          balances: { type: 'Balance[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          filter: { type: 'Boolean', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  CpuProfileService: {
    locators: {
      permissions: { service: 'AssignedPermissionsService' },
    },
    methods: {
      get: {
        verb: 'GET',
        params: {
          profile: { type: 'CpuProfile', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      update: {
        verb: 'PUT',
        params: {
          profile: { type: 'CpuProfile', direction: 'inout' },
          async: { type: 'Boolean', direction: 'in' },
        },
        optional: ['profile.description', 'profile.name', 'profile.qos.id'],
      },
      remove: {
        verb: 'DELETE',
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
    },
  },
  CpuProfilesService: {
    locators: {
      profile: { service: 'CpuProfileService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          profile: { type: 'CpuProfile', direction: 'inout' },
        },
        mandatory: ['profile.cluster.id', 'profile.name'],
        optional: ['profile.description', 'profile.qos.id'],
      },
      list: {
        verb: 'GET',
        params: {
          profile: { type: 'CpuProfile[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  FilterService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          result: { type: 'Filter', direction: 'out' },
          filter: { type: 'Boolean', direction: 'in' },
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
  FiltersService: {
    locators: {
      filter: { service: 'FilterService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          filter: { type: 'Filter', direction: 'inout' },
        },
        mandatory: ['filter.schedulingPolicyUnit.id'],
      },
      list: {
        verb: 'GET',
        params: {
          filters: { type: 'Filter[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          filter: { type: 'Boolean', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  QosService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          qos: { type: 'Qos', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      update: {
        verb: 'PUT',
        params: {
          qos: { type: 'Qos', direction: 'inout' },
          async: { type: 'Boolean', direction: 'in' },
        },
        optional: [
          'qos.cpuLimit',
          'qos.description',
          'qos.inboundAverage',
          'qos.inboundBurst',
          'qos.inboundPeak',
          'qos.maxIops',
          'qos.maxReadIops',
          'qos.maxReadThroughput',
          'qos.maxThroughput',
          'qos.maxWriteIops',
          'qos.maxWriteThroughput',
          'qos.name',
          'qos.outboundAverage',
          'qos.outboundAverageLinkshare',
          'qos.outboundAverageRealtime',
          'qos.outboundAverageUpperlimit',
          'qos.outboundBurst',
          'qos.outboundPeak',
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
  QossService: {
    locators: {
      qos: { service: 'QosService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          qos: { type: 'Qos', direction: 'inout' },
        },
        mandatory: ['qos.name', 'qos.type'],
        optional: [
          'qos.cpuLimit',
          'qos.description',
          'qos.inboundAverage',
          'qos.inboundBurst',
          'qos.inboundPeak',
          'qos.maxIops',
          'qos.maxReadIops',
          'qos.maxReadThroughput',
          'qos.maxThroughput',
          'qos.maxWriteIops',
          'qos.maxWriteThroughput',
          'qos.outboundAverage',
          'qos.outboundAverageLinkshare',
          'qos.outboundAverageRealtime',
          'qos.outboundAverageUpperlimit',
          'qos.outboundBurst',
          'qos.outboundPeak',
        ],
      },
      list: {
        verb: 'GET',
        params: {
          qoss: { type: 'Qos[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  QuotaClusterLimitService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          limit: { type: 'QuotaClusterLimit', direction: 'out' },
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
  QuotaClusterLimitsService: {
    locators: {
      limit: { service: 'QuotaClusterLimitService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          limit: { type: 'QuotaClusterLimit', direction: 'inout' },
        },
      },
      list: {
        verb: 'GET',
        params: {
          limits: { type: 'QuotaClusterLimit[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  QuotaService: {
    locators: {
      quotaStorageLimits: { service: 'QuotaStorageLimitsService' },
      quotaClusterLimits: { service: 'QuotaClusterLimitsService' },
      permissions: { service: 'AssignedPermissionsService' },
    },
    methods: {
      get: {
        verb: 'GET',
        params: {
          quota: { type: 'Quota', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      update: {
        verb: 'PUT',
        params: {
          quota: { type: 'Quota', direction: 'inout' },
          async: { type: 'Boolean', direction: 'in' },
        },
        optional: [
          'quota.clusterHardLimitPct',
          'quota.clusterSoftLimitPct',
          'quota.description',
          'quota.name',
          'quota.storageHardLimitPct',
          'quota.storageSoftLimitPct',
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
  QuotaStorageLimitService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          limit: { type: 'QuotaStorageLimit', direction: 'out' },
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
  QuotaStorageLimitsService: {
    locators: {
      limit: { service: 'QuotaStorageLimitService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          limit: { type: 'QuotaStorageLimit', direction: 'inout' },
        },
      },
      list: {
        verb: 'GET',
        params: {
          limits: { type: 'QuotaStorageLimit[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  QuotasService: {
    locators: {
      quota: { service: 'QuotaService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          quota: { type: 'Quota', direction: 'inout' },
        },
        mandatory: ['quota.name'],
        optional: [
          'quota.clusterHardLimitPct',
          'quota.clusterSoftLimitPct',
          'quota.description',
          'quota.storageHardLimitPct',
          'quota.storageSoftLimitPct',
        ],
      },
      list: {
        verb: 'GET',
        params: {
          quotas: { type: 'Quota[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  SchedulingPoliciesService: {
    locators: {
      policy: { service: 'SchedulingPolicyService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          policy: { type: 'SchedulingPolicy', direction: 'inout' },
        },
        mandatory: ['policy.name'],
        optional: ['policy.description', 'policy.properties[].name', 'policy.properties[].value'],
      },
      list: {
        verb: 'GET',
        params: {
          policies: { type: 'SchedulingPolicy[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          filter: { type: 'Boolean', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  SchedulingPolicyService: {
    locators: {
      filters: { service: 'FiltersService' },
      weights: { service: 'WeightsService' },
      balances: { service: 'BalancesService' },
    },
    methods: {
      get: {
        verb: 'GET',
        params: {
          policy: { type: 'SchedulingPolicy', direction: 'out' },
          filter: { type: 'Boolean', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      update: {
        verb: 'PUT',
        params: {
          policy: { type: 'SchedulingPolicy', direction: 'inout' },
          async: { type: 'Boolean', direction: 'in' },
        },
        optional: ['policy.description', 'policy.name', 'policy.properties[].name', 'policy.properties[].value'],
      },
      remove: {
        verb: 'DELETE',
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
    },
  },
  SchedulingPolicyUnitService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          unit: { type: 'SchedulingPolicyUnit', direction: 'out' },
          filter: { type: 'Boolean', direction: 'in' },
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
  SchedulingPolicyUnitsService: {
    locators: {
      unit: { service: 'SchedulingPolicyUnitService', param: 'id' },
    },
    methods: {
      list: {
        verb: 'GET',
        params: {
          units: { type: 'SchedulingPolicyUnit[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          filter: { type: 'Boolean', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  WeightService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          weight: { type: 'Weight', direction: 'out' },
          filter: { type: 'Boolean', direction: 'in' },
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
  WeightsService: {
    locators: {
      weight: { service: 'WeightService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          weight: { type: 'Weight', direction: 'inout' },
        },
        mandatory: ['weight.schedulingPolicyUnit.id'],
      },
      list: {
        verb: 'GET',
        params: {
          weights: { type: 'Weight[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          filter: { type: 'Boolean', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
};
