// Virtual machines, pools, their devices and consoles.
import type { ServiceArea } from '../shape.ts';

export const vmsServices: ServiceArea = {
  ExternalVmImportsService: {
    locators: {},
    methods: {
      add: {
        verb: 'POST',
        params: {
          import: { type: 'ExternalVmImport', direction: 'inout' },
        },
        since: '4.0',
      },
    },
  },
  OperatingSystemService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          operatingSystem: { type: 'OperatingSystemInfo', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  OperatingSystemsService: {
    locators: {
      operatingSystem: { service: 'OperatingSystemService', param: 'id' },
    },
    methods: {
      list: {
        verb: 'GET',
        params: {
          operatingSystem: { type: 'OperatingSystemInfo[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  VmApplicationService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          application: { type: 'Application', direction: 'out' },
          filter: { type: 'Boolean', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  VmApplicationsService: {
    locators: {
      application: { service: 'VmApplicationService', param: 'id' },
    },
    methods: {
      list: {
        verb: 'GET',
        params: {
          applications: { type: 'Application[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          filter: { type: 'Boolean', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  VmCdromService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          cdrom: { type: 'Cdrom', direction: 'out' },
          current: { type: 'Boolean', direction: 'in', default: 'false' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      update: {
        verb: 'PUT',
        params: {
          cdrom: { type: 'Cdrom', direction: 'inout' },
          current: { type: 'Boolean', direction: 'in', default: 'false' },
        },
        optional: ['cdrom.file.id'],
      },
    },
  },
  VmCdromsService: {
    locators: {
      cdrom: { service: 'VmCdromService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          cdrom: { type: 'Cdrom', direction: 'inout' },
        },
        mandatory: ['cdrom.file.id'],
      },
      list: {
        verb: 'GET',
        params: {
          cdroms: { type: 'Cdrom[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  VmGraphicsConsoleService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          console: { type: 'GraphicsConsole', direction: 'out' },
          current: { type: 'Boolean', direction: 'in', default: 'false' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      proxyTicket: {
        doc: 'What lets a browser through the websocket proxy.',
        verb: 'POST',
        action: true,
        params: {
          proxyTicket: { type: 'ProxyTicket', direction: 'out' },
          async: { type: 'Boolean', direction: 'in' },
        },
      },
      ticket: {
        verb: 'POST',
        action: true,
        params: {
          ticket: { type: 'Ticket', direction: 'inout', since: '4.1' },
        },
        since: '4.1',
      },
      remoteViewerConnectionFile: {
        doc: 'The text of a .vv file.',
        verb: 'POST',
        action: true,
        params: {
          remoteViewerConnectionFile: { type: 'String', direction: 'out', since: '4.1' },
        },
        since: '4.1',
      },
      remove: {
        verb: 'DELETE',
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
    },
  },
  VmGraphicsConsolesService: {
    locators: {
      console: { service: 'VmGraphicsConsoleService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          console: { type: 'GraphicsConsole', direction: 'inout' },
        },
        mandatory: ['console.protocol'],
      },
      list: {
        verb: 'GET',
        params: {
          consoles: { type: 'GraphicsConsole[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          current: { type: 'Boolean', direction: 'in', default: 'false' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  VmHostDeviceService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          device: { type: 'HostDevice', direction: 'out' },
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
  VmHostDevicesService: {
    locators: {
      device: { service: 'VmHostDeviceService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          device: { type: 'HostDevice', direction: 'inout' },
        },
        mandatory: ['device.id|device.name'],
      },
      list: {
        verb: 'GET',
        params: {
          device: { type: 'HostDevice[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  VmMediatedDeviceService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          device: { type: 'VmMediatedDevice', direction: 'out', since: '4.5' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
        since: '4.5',
      },
      update: {
        verb: 'PUT',
        params: {
          device: { type: 'VmMediatedDevice', direction: 'inout', since: '4.5' },
          async: { type: 'Boolean', direction: 'in', since: '4.5' },
        },
        since: '4.5',
      },
      remove: {
        verb: 'DELETE',
        params: {
          async: { type: 'Boolean', direction: 'in', since: '4.5' },
        },
        since: '4.5',
      },
    },
  },
  VmMediatedDevicesService: {
    locators: {
      device: { service: 'VmMediatedDeviceService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          device: { type: 'VmMediatedDevice', direction: 'inout' },
        },
        since: '4.5',
      },
      list: {
        verb: 'GET',
        params: {
          devices: { type: 'VmMediatedDevice[]', direction: 'out', since: '4.5' },
          max: { type: 'Integer', direction: 'in', since: '4.5' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
        since: '4.5',
      },
    },
  },
  VmNumaNodeService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          node: { type: 'VirtualNumaNode', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      update: {
        verb: 'PUT',
        params: {
          node: { type: 'VirtualNumaNode', direction: 'inout' },
          async: { type: 'Boolean', direction: 'in' },
        },
        optional: [
          'node.index',
          'node.memory',
          'node.cpu.cores[].index',
          'node.numaNodePins[].index',
          'node.numaTuneMode',
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
  VmNumaNodesService: {
    locators: {
      node: { service: 'VmNumaNodeService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          node: { type: 'VirtualNumaNode', direction: 'inout' },
        },
        mandatory: ['node.index', 'node.memory', 'node.cpu.cores[].index'],
        optional: ['node.numaNodePins[].index', 'node.numaTuneMode'],
      },
      list: {
        verb: 'GET',
        params: {
          nodes: { type: 'VirtualNumaNode[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  VmPoolService: {
    locators: {
      permissions: { service: 'AssignedPermissionsService' },
    },
    methods: {
      allocateVm: {
        verb: 'POST',
        action: true,
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
      get: {
        verb: 'GET',
        params: {
          pool: { type: 'VmPool', direction: 'out' },
          filter: { type: 'Boolean', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      update: {
        verb: 'PUT',
        params: {
          pool: { type: 'VmPool', direction: 'inout' },
          async: { type: 'Boolean', direction: 'in' },
          seal: { type: 'Boolean', direction: 'in', since: '4.5' },
        },
        optional: [
          'pool.comment',
          'pool.description',
          'pool.display.proxy',
          'pool.maxUserVms',
          'pool.name',
          'pool.prestartedVms',
          'pool.size',
          'pool.type',
          'pool.useLatestTemplateVersion',
          'pool.cluster.id|pool.cluster.name',
          'pool.template.id|pool.template.name',
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
  VmPoolsService: {
    locators: {
      pool: { service: 'VmPoolService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          pool: { type: 'VmPool', direction: 'inout' },
          seal: { type: 'Boolean', direction: 'in', since: '4.5' },
        },
        mandatory: ['pool.name', 'pool.cluster.id|pool.cluster.name', 'pool.template.id|pool.template.name'],
        optional: [
          'pool.comment',
          'pool.description',
          'pool.display.proxy',
          'pool.maxUserVms',
          'pool.prestartedVms',
          'pool.size',
          'pool.soundcardEnabled',
          'pool.type',
          'pool.useLatestTemplateVersion',
          'pool.tpmEnabled',
        ],
      },
      list: {
        verb: 'GET',
        params: {
          pools: { type: 'VmPool[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          search: { type: 'String', direction: 'in' },
          caseSensitive: { type: 'Boolean', direction: 'in', default: 'true' },
          filter: { type: 'Boolean', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  VmReportedDeviceService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          reportedDevice: { type: 'ReportedDevice', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  VmReportedDevicesService: {
    locators: {
      reportedDevice: { service: 'VmReportedDeviceService', param: 'id' },
    },
    methods: {
      list: {
        verb: 'GET',
        params: {
          reportedDevice: { type: 'ReportedDevice[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  VmService: {
    doc: 'One VM.',
    base: 'MeasurableService',
    locators: {
      permissions: { service: 'AssignedPermissionsService' },
      tags: { service: 'AssignedTagsService' },
      graphicsConsoles: { service: 'VmGraphicsConsolesService' },
      katelloErrata: { service: 'KatelloErrataService' },
      snapshots: { service: 'SnapshotsService' },
      applications: { service: 'VmApplicationsService' },
      cdroms: { service: 'VmCdromsService' },
      hostDevices: { service: 'VmHostDevicesService' },
      nics: { service: 'VmNicsService' },
      numaNodes: { service: 'VmNumaNodesService' },
      reportedDevices: { service: 'VmReportedDevicesService' },
      sessions: { service: 'VmSessionsService' },
      watchdogs: { service: 'VmWatchdogsService' },
      backups: { service: 'VmBackupsService' },
      checkpoints: { service: 'VmCheckpointsService' },
      diskAttachments: { service: 'DiskAttachmentsService' },
      affinityLabels: { service: 'AssignedAffinityLabelsService' },
      mediatedDevices: { service: 'VmMediatedDevicesService' },
    },
    methods: {
      cancelMigration: {
        verb: 'POST',
        action: true,
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
      commitSnapshot: {
        doc: 'Makes the previewed snapshot the state of the VM.',
        verb: 'POST',
        action: true,
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
      clone: {
        verb: 'POST',
        action: true,
        params: {
          vm: { type: 'Vm', direction: 'in' },
          async: { type: 'Boolean', direction: 'in' },
          discardSnapshots: { type: 'Boolean', direction: 'in', since: '4.4' },
          storageDomain: { type: 'StorageDomain', direction: 'in', since: '4.4' },
        },
        mandatory: ['vm.name'],
        optional: ['discardSnapshots', 'storageDomain.id|storageDomain.name'],
      },
      detach: {
        doc: 'Takes it out of its pool.',
        verb: 'POST',
        action: true,
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
      export: {
        verb: 'POST',
        action: true,
        params: {
          discardSnapshots: { type: 'Boolean', direction: 'in' },
          exclusive: { type: 'Boolean', direction: 'in' },
          storageDomain: { type: 'StorageDomain', direction: 'in' },
          async: { type: 'Boolean', direction: 'in' },
        },
        signatures: {
          toExportDomain: {
            mandatory: ['storageDomain.id|storageDomain.name'],
            optional: ['discardSnapshots', 'exclusive'],
          },
          toPathOnHost: {
            params: {
              host: { type: 'Host', direction: 'in', since: '4.2' },
              directory: { type: 'String', direction: 'in', since: '4.2' },
              filename: { type: 'String', direction: 'in', since: '4.2' },
            },
            mandatory: ['directory', 'host.id|host.name'],
            optional: ['filename'],
          },
        },
      },
      freezeFilesystems: {
        doc: 'Stops writes inside the guest, for a consistent backup.',
        verb: 'POST',
        action: true,
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
      get: {
        verb: 'GET',
        params: {
          vm: { type: 'Vm', direction: 'out' },
          nextRun: { type: 'Boolean', direction: 'in' },
          allContent: { type: 'Boolean', direction: 'in', since: '4.0.6' },
          filter: { type: 'Boolean', direction: 'in' },
          ovfAsOva: { type: 'Boolean', direction: 'in', since: '4.4.3' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      logon: {
        doc: 'Logs the user on inside the guest.',
        verb: 'POST',
        action: true,
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
      maintenance: {
        verb: 'POST',
        action: true,
        params: {
          maintenanceEnabled: { type: 'Boolean', direction: 'in' },
          async: { type: 'Boolean', direction: 'in' },
        },
        mandatory: ['maintenanceEnabled'],
      },
      migrate: {
        doc: 'Moves it to another host while it runs.',
        verb: 'POST',
        action: true,
        params: {
          cluster: { type: 'Cluster', direction: 'in' },
          force: { type: 'Boolean', direction: 'in' },
          host: { type: 'Host', direction: 'in' },
          migrateVmsInAffinityClosure: { type: 'Boolean', direction: 'in', default: 'false' },
          async: { type: 'Boolean', direction: 'in' },
        },
        optional: ['cluster.id', 'force', 'host.id|host.name'],
      },
      previewSnapshot: {
        doc: 'Goes back to a snapshot until it is committed or undone.',
        verb: 'POST',
        action: true,
        params: {
          disks: { type: 'Disk[]', direction: 'in' },
          restoreMemory: { type: 'Boolean', direction: 'in' },
          lease: { type: 'StorageDomainLease', direction: 'in', since: '4.2.2' },
          snapshot: { type: 'Snapshot', direction: 'in' },
          vm: { type: 'Vm', direction: 'in' },
          async: { type: 'Boolean', direction: 'in' },
        },
        mandatory: ['snapshot.id'],
        optional: ['restoreMemory', 'lease', 'disks[].id', 'disks[].imageId', 'disks[].snapshot.id'],
      },
      autoPinCpuAndNumaNodes: {
        verb: 'POST',
        action: true,
        params: {
          optimizeCpuSettings: { type: 'Boolean', direction: 'in', since: '4.4.5' },
          async: { type: 'Boolean', direction: 'in' },
        },
        since: '4.4.5',
        deprecated: true,
      },
      update: {
        verb: 'PUT',
        params: {
          vm: { type: 'Vm', direction: 'inout' },
          nextRun: { type: 'Boolean', direction: 'in', default: 'false' },
          async: { type: 'Boolean', direction: 'in' },
        },
        optional: [
          'vm.bios.bootMenu.enabled',
          'vm.comment',
          'vm.console.enabled',
          'vm.cpu.architecture',
          'vm.cpu.mode',
          'vm.cpu.topology.cores',
          'vm.cpu.topology.sockets',
          'vm.cpu.topology.threads',
          'vm.cpuProfile.id',
          'vm.cpuShares',
          'vm.customCpuModel',
          'vm.customEmulatedMachine',
          'vm.deleteProtected',
          'vm.description',
          'vm.display.allowOverride',
          'vm.display.copyPasteEnabled',
          'vm.display.fileTransferEnabled',
          'vm.display.keyboardLayout',
          'vm.display.monitors',
          'vm.display.singleQxlPci',
          'vm.display.smartcardEnabled',
          'vm.display.type',
          'vm.display.videoType',
          'vm.domain.name',
          'vm.externalHostProvider.id',
          'vm.highAvailability.enabled',
          'vm.highAvailability.priority',
          'vm.io.threads',
          'vm.largeIcon.data',
          'vm.largeIcon.id',
          'vm.largeIcon.mediaType',
          'vm.memory',
          'vm.memoryPolicy.ballooning',
          'vm.memoryPolicy.guaranteed',
          'vm.migration.autoConverge',
          'vm.migration.compressed',
          'vm.migrationDowntime',
          'vm.name',
          'vm.numaTuneMode',
          'vm.origin',
          'vm.os.cmdline',
          'vm.os.initrd',
          'vm.os.kernel',
          'vm.os.type',
          'vm.placementPolicy.affinity',
          'vm.rngDevice.rate.bytes',
          'vm.rngDevice.rate.period',
          'vm.rngDevice.source',
          'vm.serialNumber.policy',
          'vm.serialNumber.value',
          'vm.smallIcon.id',
          'vm.soundcardEnabled',
          'vm.startPaused',
          'vm.stateless',
          'vm.timeZone.name',
          'vm.tunnelMigration',
          'vm.type',
          'vm.usb.enabled',
          'vm.usb.type',
          'vm.useLatestTemplateVersion',
          'vm.virtioScsi.enabled',
          'vm.cluster.id|vm.cluster.name',
          'vm.instanceType.id|vm.instanceType.name',
          'vm.os.boot.devices[]',
          'vm.placementPolicy.hosts[].id|vm.placementPolicy.hosts[].name',
          'vm.cpu.cpuTune.vcpuPins[].cpuSet',
          'vm.cpu.cpuTune.vcpuPins[].vcpu',
          'vm.customProperties[].name',
          'vm.customProperties[].value',
          'vm.sso.methods[].id',
          'vm.payloads[].files[].name',
          'vm.payloads[].files[].content',
          'vm.payloads[].type',
          'vm.payloads[].volumeId',
          'vm.storageErrorResumeBehaviour',
          'vm.multiQueuesEnabled',
          'vm.virtioScsiMultiQueuesEnabled',
          'vm.virtioScsiMultiQueues',
          'vm.tpmEnabled',
          'vm.autoPinningPolicy',
        ],
      },
      reboot: {
        verb: 'POST',
        action: true,
        params: {
          force: { type: 'Boolean', direction: 'in' },
          async: { type: 'Boolean', direction: 'in' },
        },
        optional: ['force'],
      },
      remove: {
        verb: 'DELETE',
        params: {
          async: { type: 'Boolean', direction: 'in' },
          detachOnly: { type: 'Boolean', direction: 'in' },
          force: { type: 'Boolean', direction: 'in' },
        },
      },
      reset: {
        verb: 'POST',
        action: true,
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
      reorderMacAddresses: {
        doc: 'Gives its cards their addresses in the order of the devices.',
        verb: 'POST',
        action: true,
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
      shutdown: {
        doc: 'Asks the guest to shut down.',
        verb: 'POST',
        action: true,
        params: {
          force: { type: 'Boolean', direction: 'in' },
          async: { type: 'Boolean', direction: 'in' },
          reason: { type: 'String', direction: 'in', since: '4.4' },
        },
        optional: ['force'],
      },
      start: {
        doc: 'Starts it, for this run with the settings given in `vm`.',
        verb: 'POST',
        action: true,
        params: {
          authorizedKey: { type: 'AuthorizedKey', direction: 'in' },
          pause: { type: 'Boolean', direction: 'in', default: 'false' },
          vm: { type: 'Vm', direction: 'in' },
          useCloudInit: { type: 'Boolean', direction: 'in', default: 'false' },
          useSysprep: { type: 'Boolean', direction: 'in', default: 'false' },
          useIgnition: { type: 'Boolean', direction: 'in', default: 'false', since: '4.4.0' },
          useInitialization: { type: 'Boolean', direction: 'in', default: 'false', since: '4.4.0' },
          async: { type: 'Boolean', direction: 'in' },
          filter: { type: 'Boolean', direction: 'in' },
          volatile: { type: 'Boolean', direction: 'in', default: 'false', since: '4.2.0' },
          attachWgt: { type: 'Boolean', direction: 'in', default: 'false', since: '4.6.1' },
        },
        optional: [
          'pause',
          'useCloudInit',
          'useSysprep',
          'useIgnition',
          'useInitialization',
          'vm.customCpuModel',
          'vm.customEmulatedMachine',
          'vm.display.type',
          'vm.display.videoType',
          'vm.domain.name',
          'vm.domain.user.password',
          'vm.domain.user.userName',
          'vm.initialization.activeDirectoryOu',
          'vm.initialization.authorizedSshKeys',
          'vm.initialization.cloudInit.host.address',
          'vm.initialization.cloudInit.regenerateSshKeys',
          'vm.initialization.cloudInit.timezone',
          'vm.initialization.customScript',
          'vm.initialization.dnsSearch',
          'vm.initialization.dnsServers',
          'vm.initialization.domain',
          'vm.initialization.hostName',
          'vm.initialization.inputLocale',
          'vm.initialization.orgName',
          'vm.initialization.regenerateSshKeys',
          'vm.initialization.rootPassword',
          'vm.initialization.systemLocale',
          'vm.initialization.timezone',
          'vm.initialization.uiLanguage',
          'vm.initialization.userName',
          'vm.initialization.windowsLicenseKey',
          'vm.os.cmdline',
          'vm.os.initrd',
          'vm.os.kernel',
          'vm.placementPolicy.affinity',
          'vm.stateless',
          'authorizedKey.user.name',
          'vm.os.boot.devices[]',
          'vm.initialization.cloudInit.networkConfiguration.dns.searchDomains[].address',
          'vm.initialization.cloudInit.users[].name',
          'vm.initialization.cloudInit.users[].password',
          'vm.initialization.cloudInit.authorizedKeys[].key',
          'vm.initialization.cloudInit.networkConfiguration.nics[].bootProtocol',
          'vm.initialization.cloudInit.networkConfiguration.nics[].name',
          'vm.initialization.cloudInit.networkConfiguration.nics[].network.ip.gateway',
          'vm.initialization.cloudInit.networkConfiguration.nics[].network.ip.netmask',
          'vm.initialization.cloudInit.networkConfiguration.nics[].onBoot',
          'vm.initialization.cloudInit.networkConfiguration.dns.servers[].address',
          'vm.placementPolicy.hosts[].id|vm.placementPolicy.hosts[].name',
          'vm.initialization.nicConfigurations[].bootProtocol',
          'vm.initialization.nicConfigurations[].ip.address',
          'vm.initialization.nicConfigurations[].ip.gateway',
          'vm.initialization.nicConfigurations[].ip.netmask',
          'vm.initialization.nicConfigurations[].name',
          'vm.initialization.nicConfigurations[].onBoot',
          'volatile',
          'attachWgt',
        ],
      },
      stop: {
        doc: 'Cuts the power.',
        verb: 'POST',
        action: true,
        params: {
          force: { type: 'Boolean', direction: 'in' },
          async: { type: 'Boolean', direction: 'in' },
          reason: { type: 'String', direction: 'in', since: '4.4' },
        },
        optional: ['force'],
      },
      suspend: {
        doc: 'Saves memory to storage and stops it.',
        verb: 'POST',
        action: true,
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
      thawFilesystems: {
        doc: 'Lets writes go on.',
        verb: 'POST',
        action: true,
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
      ticket: {
        doc: 'Makes a password for the console.',
        verb: 'POST',
        action: true,
        params: {
          ticket: { type: 'Ticket', direction: 'inout' },
          async: { type: 'Boolean', direction: 'in' },
        },
        optional: ['ticket.value'],
      },
      undoSnapshot: {
        doc: 'Leaves the preview.',
        verb: 'POST',
        action: true,
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
      screenshot: {
        verb: 'POST',
        action: true,
        params: {},
      },
    },
  },
  VmSessionService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          session: { type: 'Session', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  VmSessionsService: {
    locators: {
      session: { service: 'VmSessionService', param: 'id' },
    },
    methods: {
      list: {
        verb: 'GET',
        params: {
          sessions: { type: 'Session[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  VmWatchdogService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          watchdog: { type: 'Watchdog', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      update: {
        verb: 'PUT',
        params: {
          watchdog: { type: 'Watchdog', direction: 'inout' },
          async: { type: 'Boolean', direction: 'in' },
        },
        optional: ['watchdog.action', 'watchdog.model'],
      },
      remove: {
        verb: 'DELETE',
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
    },
  },
  VmWatchdogsService: {
    locators: {
      watchdog: { service: 'VmWatchdogService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          watchdog: { type: 'Watchdog', direction: 'inout' },
        },
        mandatory: ['watchdog.action', 'watchdog.model'],
      },
      list: {
        verb: 'GET',
        params: {
          watchdogs: { type: 'Watchdog[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  VmsService: {
    doc: 'All VMs.',
    locators: {
      vm: { service: 'VmService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          vm: { type: 'Vm', direction: 'inout' },
          clone: { type: 'Boolean', direction: 'in' },
          clonePermissions: { type: 'Boolean', direction: 'in', since: '4.0.0' },
          filter: { type: 'Boolean', direction: 'in', since: '4.0.0' },
          autoPinningPolicy: { type: 'AutoPinningPolicy', direction: 'in', since: '4.4', deprecated: true },
          seal: { type: 'Boolean', direction: 'in', since: '4.5' },
        },
        optional: [
          'vm.bios.bootMenu.enabled',
          'vm.comment',
          'vm.cpu.topology.cores',
          'vm.cpu.topology.sockets',
          'vm.cpu.topology.threads',
          'vm.cpuProfile.id',
          'vm.deleteProtected',
          'vm.description',
          'vm.display.allowOverride',
          'vm.display.copyPasteEnabled',
          'vm.display.disconnectAction',
          'vm.display.fileTransferEnabled',
          'vm.display.keyboardLayout',
          'vm.display.monitors',
          'vm.display.smartcardEnabled',
          'vm.display.type',
          'vm.display.videoType',
          'vm.domain.name',
          'vm.highAvailability.enabled',
          'vm.highAvailability.priority',
          'vm.largeIcon.data',
          'vm.largeIcon.id',
          'vm.largeIcon.mediaType',
          'vm.memory',
          'vm.memoryPolicy.ballooning',
          'vm.memoryPolicy.guaranteed',
          'vm.migration.autoConverge',
          'vm.migration.compressed',
          'vm.migrationDowntime',
          'vm.numaTuneMode',
          'vm.origin',
          'vm.os.cmdline',
          'vm.os.initrd',
          'vm.os.kernel',
          'vm.os.type',
          'vm.placementPolicy.affinity',
          'vm.quota.id',
          'vm.rngDevice.rate.bytes',
          'vm.rngDevice.rate.period',
          'vm.rngDevice.source',
          'vm.serialNumber.policy',
          'vm.serialNumber.value',
          'vm.smallIcon.id',
          'vm.startPaused',
          'vm.stateless',
          'vm.timeZone.name',
          'vm.tunnelMigration',
          'vm.type',
          'vm.usb.enabled',
          'vm.usb.type',
          'vm.virtioScsi.enabled',
          'vm.placementPolicy.hosts[].id|vm.placementPolicy.hosts[].name',
          'vm.customProperties[].name',
          'vm.customProperties[].value',
          'vm.payloads[].files[].name',
          'vm.payloads[].files[].content',
          'vm.payloads[].type',
          'vm.payloads[].volumeId',
          'vm.sso.methods[].id',
          'vm.cpu.cpuTune.vcpuPins[].cpuSet',
          'vm.cpu.cpuTune.vcpuPins[].vcpu',
          'vm.storageErrorResumeBehaviour',
          'vm.multiQueuesEnabled',
          'vm.virtioScsiMultiQueuesEnabled',
          'vm.virtioScsiMultiQueues',
          'vm.tpmEnabled',
          'vm.autoPinningPolicy',
        ],
        signatures: {
          fromScratch: {
            mandatory: ['vm.name', 'vm.cluster.id|vm.cluster.name', 'vm.template.id|vm.template.name'],
            optional: [
              'vm.console.enabled',
              'vm.cpu.architecture',
              'vm.cpu.mode',
              'vm.cpuShares',
              'vm.customCpuModel',
              'vm.customEmulatedMachine',
              'vm.display.singleQxlPci',
              'vm.initialization.configuration.data',
              'vm.initialization.configuration.type',
              'vm.io.threads',
              'vm.soundcardEnabled',
              'vm.useLatestTemplateVersion',
              'vm.instanceType.id|vm.instanceType.name',
              'vm.os.boot.devices[]',
            ],
          },
          fromSnapshot: {
            mandatory: ['vm.name', 'vm.cluster.id|vm.cluster.name', 'vm.snapshots[].id'],
            optional: [
              'vm.console.enabled',
              'vm.cpu.architecture',
              'vm.cpuShares',
              'vm.customCpuModel',
              'vm.customEmulatedMachine',
              'vm.display.singleQxlPci',
              'vm.soundcardEnabled',
            ],
          },
          fromConfiguration: {
            mandatory: ['vm.initialization.configuration.data', 'vm.initialization.configuration.type'],
            optional: ['vm.cpu.mode', 'vm.initialization.regenerateIds', 'vm.name', 'vm.os.boot.devices[]'],
          },
        },
      },
      list: {
        verb: 'GET',
        params: {
          vms: { type: 'Vm[]', direction: 'out' },
          search: { type: 'String', direction: 'in' },
          max: { type: 'Integer', direction: 'in' },
          caseSensitive: { type: 'Boolean', direction: 'in', default: 'true' },
          filter: { type: 'Boolean', direction: 'in' },
          allContent: { type: 'Boolean', direction: 'in', since: '4.0.6' },
          ovfAsOva: { type: 'Boolean', direction: 'in', since: '4.4.3' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
};
