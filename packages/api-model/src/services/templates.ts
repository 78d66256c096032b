// Templates, instance types and icons.
import type { ServiceArea } from '../shape.ts';

export const templatesServices: ServiceArea = {
  ExternalTemplateImportsService: {
    locators: {},
    methods: {
      add: {
        verb: 'POST',
        params: {
          import: { type: 'ExternalTemplateImport', direction: 'inout' },
        },
        since: '4.4.7',
      },
    },
  },
  IconService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          icon: { type: 'Icon', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  IconsService: {
    locators: {
      icon: { service: 'IconService', param: 'id' },
    },
    methods: {
      list: {
        verb: 'GET',
        params: {
          icons: { type: 'Icon[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  InstanceTypeGraphicsConsoleService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          console: { type: 'GraphicsConsole', direction: 'out' },
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
  InstanceTypeGraphicsConsolesService: {
    locators: {
      console: { service: 'InstanceTypeGraphicsConsoleService', param: 'id' },
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
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  InstanceTypeNicService: {
    locators: {},
    methods: {
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
      },
      remove: {
        verb: 'DELETE',
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
    },
  },
  InstanceTypeNicsService: {
    locators: {
      nic: { service: 'InstanceTypeNicService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          nic: { type: 'Nic', direction: 'inout' },
        },
      },
      list: {
        verb: 'GET',
        params: {
          nics: { type: 'Nic[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          search: { type: 'String', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  InstanceTypeService: {
    locators: {
      nics: { service: 'InstanceTypeNicsService' },
      watchdogs: { service: 'InstanceTypeWatchdogsService' },
      graphicsConsoles: { service: 'InstanceTypeGraphicsConsolesService' },
    },
    methods: {
      get: {
        verb: 'GET',
        params: {
          instanceType: { type: 'InstanceType', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      update: {
        verb: 'PUT',
        params: {
          instanceType: { type: 'InstanceType', direction: 'inout' },
          async: { type: 'Boolean', direction: 'in' },
        },
        optional: ['instanceType.storageErrorResumeBehaviour'],
      },
      remove: {
        verb: 'DELETE',
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
    },
  },
  InstanceTypeWatchdogService: {
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
      },
      remove: {
        verb: 'DELETE',
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
    },
  },
  InstanceTypeWatchdogsService: {
    locators: {
      watchdog: { service: 'InstanceTypeWatchdogService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          watchdog: { type: 'Watchdog', direction: 'inout' },
        },
      },
      list: {
        verb: 'GET',
        params: {
          watchdogs: { type: 'Watchdog[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          search: { type: 'String', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  InstanceTypesService: {
    locators: {
      instanceType: { service: 'InstanceTypeService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          instanceType: { type: 'InstanceType', direction: 'inout' },
        },
        mandatory: ['instanceType.name'],
        optional: [
          'instanceType.console.enabled',
          'instanceType.cpu.architecture',
          'instanceType.cpu.topology.cores',
          'instanceType.cpu.topology.sockets',
          'instanceType.cpu.topology.threads',
          'instanceType.cpuShares',
          'instanceType.customCpuModel',
          'instanceType.customEmulatedMachine',
          'instanceType.description',
          'instanceType.display.monitors',
          'instanceType.display.smartcardEnabled',
          'instanceType.display.type',
          'instanceType.highAvailability.enabled',
          'instanceType.highAvailability.priority',
          'instanceType.io.threads',
          'instanceType.memory',
          'instanceType.memoryPolicy.ballooning',
          'instanceType.memoryPolicy.guaranteed',
          'instanceType.migrationDowntime',
          'instanceType.origin',
          'instanceType.soundcardEnabled',
          'instanceType.usb.enabled',
          'instanceType.usb.type',
          'instanceType.virtioScsi.enabled',
          'instanceType.storageErrorResumeBehaviour',
        ],
      },
      list: {
        verb: 'GET',
        params: {
          instanceType: { type: 'InstanceType[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          search: { type: 'String', direction: 'in' },
          caseSensitive: { type: 'Boolean', direction: 'in', default: 'true' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  TemplateCdromService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          cdrom: { type: 'Cdrom', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  TemplateCdromsService: {
    locators: {
      cdrom: { service: 'TemplateCdromService', param: 'id' },
    },
    methods: {
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
  TemplateGraphicsConsoleService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          console: { type: 'GraphicsConsole', direction: 'out' },
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
  TemplateGraphicsConsolesService: {
    locators: {
      console: { service: 'TemplateGraphicsConsoleService', param: 'id' },
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
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  TemplateMediatedDeviceService: {
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
          devices: { type: 'VmMediatedDevice', direction: 'inout', since: '4.5' },
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
  TemplateMediatedDevicesService: {
    locators: {
      device: { service: 'TemplateMediatedDeviceService', param: 'id' },
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
  TemplateNicService: {
    locators: {},
    methods: {
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
        optional: ['nic.interface', 'nic.linked', 'nic.mac.address', 'nic.name', 'nic.plugged', 'nic.vnicProfile.id'],
      },
      remove: {
        verb: 'DELETE',
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
    },
  },
  TemplateNicsService: {
    locators: {
      nic: { service: 'TemplateNicService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          nic: { type: 'Nic', direction: 'inout' },
        },
        mandatory: ['nic.name'],
        optional: ['nic.interface', 'nic.linked', 'nic.mac.address', 'nic.plugged', 'nic.vnicProfile.id'],
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
  TemplateService: {
    locators: {
      permissions: { service: 'AssignedPermissionsService' },
      tags: { service: 'AssignedTagsService' },
      graphicsConsoles: { service: 'TemplateGraphicsConsolesService' },
      cdroms: { service: 'TemplateCdromsService' },
      nics: { service: 'TemplateNicsService' },
      watchdogs: { service: 'TemplateWatchdogsService' },
      diskAttachments: { service: 'TemplateDiskAttachmentsService' },
      mediatedDevices: { service: 'TemplateMediatedDevicesService' },
    },
    methods: {
      export: {
        verb: 'POST',
        action: true,
        params: {
          exclusive: { type: 'Boolean', direction: 'in' },
          storageDomain: { type: 'StorageDomain', direction: 'in' },
        },
        signatures: {
          toExportDomain: {
            mandatory: ['storageDomain.id|storageDomain.name'],
            optional: ['exclusive'],
          },
          toPathOnHost: {
            params: {
              host: { type: 'Host', direction: 'in', since: '4.2.3' },
              directory: { type: 'String', direction: 'in', since: '4.2.3' },
              filename: { type: 'String', direction: 'in', since: '4.2.3' },
            },
            mandatory: ['host.id|host.name', 'directory'],
            optional: ['filename'],
          },
        },
      },
      get: {
        verb: 'GET',
        params: {
          template: { type: 'Template', direction: 'out' },
          filter: { type: 'Boolean', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      update: {
        verb: 'PUT',
        params: {
          template: { type: 'Template', direction: 'inout' },
          async: { type: 'Boolean', direction: 'in' },
        },
        optional: [
          'template.bios.bootMenu.enabled',
          'template.comment',
          'template.console.enabled',
          'template.cpu.architecture',
          'template.cpu.topology.cores',
          'template.cpu.topology.sockets',
          'template.cpu.cpuTune.vcpuPins[].cpuSet',
          'template.cpu.cpuTune.vcpuPins[].vcpu',
          'template.cpuProfile.id',
          'template.cpuShares',
          'template.customCpuModel',
          'template.customEmulatedMachine',
          'template.deleteProtected',
          'template.description',
          'template.display.allowOverride',
          'template.display.disconnectAction',
          'template.display.keyboardLayout',
          'template.display.monitors',
          'template.display.smartcardEnabled',
          'template.display.type',
          'template.domain.name',
          'template.highAvailability.enabled',
          'template.highAvailability.priority',
          'template.initialization.configuration.data',
          'template.initialization.configuration.type',
          'template.io.threads',
          'template.largeIcon.data',
          'template.largeIcon.id',
          'template.largeIcon.mediaType',
          'template.memory',
          'template.memoryPolicy.ballooning',
          'template.memoryPolicy.guaranteed',
          'template.migration.autoConverge',
          'template.migration.compressed',
          'template.migrationDowntime',
          'template.name',
          'template.origin',
          'template.os.cmdline',
          'template.os.initrd',
          'template.os.kernel',
          'template.os.type',
          'template.vm.placementPolicy.affinity',
          'template.placementPolicy.hosts[].id|template.placementPolicy.hosts[].name',
          'template.serialNumber.policy',
          'template.serialNumber.value',
          'template.smallIcon.id',
          'template.soundcardEnabled',
          'template.startPaused',
          'template.stateless',
          'template.timeZone.name',
          'template.tunnelMigration',
          'template.type',
          'template.usb.enabled',
          'template.usb.type',
          'template.version.versionName',
          'template.virtioScsi.enabled',
          'template.display.copyPasteEnabled',
          'template.display.fileTransferEnabled',
          'template.display.singleQxlPci',
          'template.rngDevice.rate.bytes',
          'template.rngDevice.rate.period',
          'template.rngDevice.source',
          'template.customProperties[].name',
          'template.customProperties[].value',
          'template.os.boot.devices[]',
          'template.sso.methods[].id',
          'template.storageErrorResumeBehaviour',
          'template.multiQueuesEnabled',
          'template.virtioScsiMultiQueuesEnabled',
          'template.virtioScsiMultiQueues',
          'template.tpmEnabled',
          'template.autoPinningPolicy',
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
  TemplateWatchdogService: {
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
  TemplateWatchdogsService: {
    locators: {
      watchdog: { service: 'TemplateWatchdogService', param: 'id' },
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
  TemplatesService: {
    locators: {
      template: { service: 'TemplateService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          template: { type: 'Template', direction: 'inout' },
          clonePermissions: { type: 'Boolean', direction: 'in', since: '4.0.0' },
          seal: { type: 'Boolean', direction: 'in', since: '4.1.2' },
        },
        optional: [
          'template.bios.bootMenu.enabled',
          'template.cluster.id',
          'template.cluster.name',
          'template.comment',
          'template.console.enabled',
          'template.cpu.architecture',
          'template.cpu.topology.cores',
          'template.cpu.topology.sockets',
          'template.cpu.topology.threads',
          'template.cpuProfile.id',
          'template.cpuShares',
          'template.customCpuModel',
          'template.customEmulatedMachine',
          'template.deleteProtected',
          'template.description',
          'template.display.allowOverride',
          'template.display.copyPasteEnabled',
          'template.display.disconnectAction',
          'template.display.fileTransferEnabled',
          'template.display.keyboardLayout',
          'template.display.monitors',
          'template.display.smartcardEnabled',
          'template.display.type',
          'template.domain.name',
          'template.highAvailability.enabled',
          'template.highAvailability.priority',
          'template.initialization.configuration.data',
          'template.initialization.configuration.type',
          'template.io.threads',
          'template.largeIcon.data',
          'template.largeIcon.id',
          'template.largeIcon.mediaType',
          'template.memory',
          'template.memoryPolicy.ballooning',
          'template.memoryPolicy.guaranteed',
          'template.migration.autoConverge',
          'template.migration.compressed',
          'template.migrationDowntime',
          'template.origin',
          'template.os.cmdline',
          'template.os.initrd',
          'template.os.kernel',
          'template.os.type',
          'template.vm.placementPolicy.affinity',
          'template.placementPolicy.hosts[].id|template.placementPolicy.hosts[].name',
          'template.serialNumber.policy',
          'template.serialNumber.value',
          'template.smallIcon.id',
          'template.soundcardEnabled',
          'template.startPaused',
          'template.stateless',
          'template.storageDomain.id',
          'template.timeZone.name',
          'template.tunnelMigration',
          'template.type',
          'template.usb.enabled',
          'template.usb.type',
          'template.version.baseTemplate.id',
          'template.version.versionName',
          'template.virtioScsi.enabled',
          'template.display.singleQxlPci',
          'template.rngDevice.rate.bytes',
          'template.rngDevice.rate.period',
          'template.rngDevice.source',
          'template.vm.diskAttachments[].name',
          'template.vm.diskAttachments[].description',
          'template.vm.diskAttachments[].id',
          'template.customProperties[].name',
          'template.customProperties[].value',
          'template.os.boot.devices[]',
          'template.cpu.cpuTune.vcpuPins[].cpuSet',
          'template.cpu.cpuTune.vcpuPins[].vcpu',
          'template.sso.methods[].id',
          'template.storageErrorResumeBehaviour',
          'template.multiQueuesEnabled',
          'template.virtioScsiMultiQueuesEnabled',
          'template.virtioScsiMultiQueues',
          'template.tpmEnabled',
          'template.autoPinningPolicy',
        ],
        signatures: {
          fromVm: {
            mandatory: ['template.name', 'template.vm.id|template.vm.name'],
          },
          fromConfiguration: {
            mandatory: [
              'template.initialization.configuration.data',
              'template.initialization.configuration.type',
              'template.cluster.id|template.cluster.name',
            ],
            optional: ['template.initialization.regenerateIds', 'template.name'],
          },
          fromVmSnapshot: {
            mandatory: ['template.name', 'template.vm.id|template.vm.name', 'template.vm.snapshots[].id'],
          },
        },
      },
      list: {
        verb: 'GET',
        params: {
          templates: { type: 'Template[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          search: { type: 'String', direction: 'in' },
          caseSensitive: { type: 'Boolean', direction: 'in', default: 'true' },
          filter: { type: 'Boolean', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
};
