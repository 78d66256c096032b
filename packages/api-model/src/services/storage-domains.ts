// Storage domains: as such, attached to a data center, and the disks, VMs and templates inside them.
import type { ServiceArea } from '../shape.ts';

export const storageDomainsServices: ServiceArea = {
  AttachedStorageDomainDiskService: {
    base: 'MeasurableService',
    locators: {
      permissions: { service: 'AssignedPermissionsService' },
    },
    methods: {
      copy: {
        verb: 'POST',
        action: true,
        params: {
          disk: { type: 'Disk', direction: 'in' },
          storageDomain: { type: 'StorageDomain', direction: 'in' },
        },
        deprecated: true,
      },
      update: {
        verb: 'PUT',
        params: {
          disk: { type: 'Disk', direction: 'inout', since: '4.1' },
        },
      },
      export: {
        verb: 'POST',
        action: true,
        params: {
          storageDomain: { type: 'StorageDomain', direction: 'in' },
        },
      },
      get: {
        verb: 'GET',
        params: {
          disk: { type: 'Disk', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      move: {
        verb: 'POST',
        action: true,
        params: {
          storageDomain: { type: 'StorageDomain', direction: 'in' },
          async: { type: 'Boolean', direction: 'in' },
          filter: { type: 'Boolean', direction: 'in' },
        },
      },
      remove: {
        verb: 'DELETE',
        params: {},
      },
      sparsify: {
        verb: 'POST',
        action: true,
        params: {},
        since: '4.1',
      },
      register: {
        verb: 'POST',
        action: true,
        params: {},
        since: '4.2',
      },
    },
  },
  AttachedStorageDomainDisksService: {
    locators: {
      disk: { service: 'AttachedStorageDomainDiskService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          disk: { type: 'Disk', direction: 'inout' },
          unregistered: { type: 'Boolean', direction: 'in', default: 'false' },
        },
        deprecated: true,
      },
      list: {
        verb: 'GET',
        params: {
          disks: { type: 'Disk[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  AttachedStorageDomainService: {
    locators: {
      disks: { service: 'AttachedStorageDomainDisksService' },
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
          force: { type: 'Boolean', direction: 'in', default: 'false', since: '4.2' },
        },
      },
      get: {
        verb: 'GET',
        params: {
          storageDomain: { type: 'StorageDomain', direction: 'out' },
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
  AttachedStorageDomainsService: {
    locators: {
      storageDomain: { service: 'AttachedStorageDomainService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          storageDomain: { type: 'StorageDomain', direction: 'inout' },
        },
        mandatory: ['storageDomain.id|storageDomain.name'],
      },
      list: {
        verb: 'GET',
        params: {
          storageDomains: { type: 'StorageDomain[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  StorageDomainContentDiskService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          disk: { type: 'Disk', direction: 'out' },
          filter: { type: 'Boolean', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  StorageDomainContentDisksService: {
    locators: {
      disk: { service: 'StorageDomainContentDiskService', param: 'id' },
    },
    methods: {
      list: {
        verb: 'GET',
        params: {
          disks: { type: 'Disk[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          search: { type: 'String', direction: 'in' },
          caseSensitive: { type: 'Boolean', direction: 'in', default: 'true' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  StorageDomainDiskService: {
    base: 'MeasurableService',
    locators: {
      permissions: { service: 'AssignedPermissionsService' },
    },
    methods: {
      copy: {
        verb: 'POST',
        action: true,
        params: {
          disk: { type: 'Disk', direction: 'in' },
          storageDomain: { type: 'StorageDomain', direction: 'in' },
        },
        deprecated: true,
      },
      update: {
        verb: 'PUT',
        params: {
          disk: { type: 'Disk', direction: 'inout', since: '4.1' },
        },
      },
      export: {
        verb: 'POST',
        action: true,
        params: {
          storageDomain: { type: 'StorageDomain', direction: 'in' },
        },
      },
      get: {
        verb: 'GET',
        params: {
          disk: { type: 'Disk', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      move: {
        verb: 'POST',
        action: true,
        params: {
          storageDomain: { type: 'StorageDomain', direction: 'in' },
          async: { type: 'Boolean', direction: 'in' },
          filter: { type: 'Boolean', direction: 'in' },
        },
      },
      remove: {
        verb: 'DELETE',
        params: {},
      },
      sparsify: {
        verb: 'POST',
        action: true,
        params: {},
        since: '4.1',
      },
      reduce: {
        verb: 'POST',
        action: true,
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
        since: '4.2.5',
      },
    },
  },
  StorageDomainDisksService: {
    locators: {
      disk: { service: 'StorageDomainDiskService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          disk: { type: 'Disk', direction: 'inout' },
          unregistered: { type: 'Boolean', direction: 'in', default: 'false' },
        },
        deprecated: true,
      },
      list: {
        verb: 'GET',
        params: {
          disks: { type: 'Disk[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          unregistered: { type: 'Boolean', direction: 'in', since: '4.1.1' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  StorageDomainServerConnectionService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          connection: { type: 'StorageConnection', direction: 'out' },
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
  StorageDomainServerConnectionsService: {
    locators: {
      connection: { service: 'StorageDomainServerConnectionService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          connection: { type: 'StorageConnection', direction: 'inout' },
        },
        mandatory: ['connection.id'],
      },
      list: {
        verb: 'GET',
        params: {
          connections: { type: 'StorageConnection[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  StorageDomainService: {
    locators: {
      diskProfiles: { service: 'AssignedDiskProfilesService' },
      permissions: { service: 'AssignedPermissionsService' },
      diskSnapshots: { service: 'DiskSnapshotsService' },
      disks: { service: 'StorageDomainDisksService' },
      files: { service: 'FilesService' },
      images: { service: 'ImagesService' },
      storageConnections: { service: 'StorageDomainServerConnectionsService' },
      templates: { service: 'StorageDomainTemplatesService' },
      vms: { service: 'StorageDomainVmsService' },
    },
    methods: {
      get: {
        verb: 'GET',
        params: {
          storageDomain: { type: 'StorageDomain', direction: 'out' },
          filter: { type: 'Boolean', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      isAttached: {
        doc: 'Whether it belongs to a data center.',
        verb: 'POST',
        action: true,
        params: {
          host: { type: 'Host', direction: 'in' },
          isAttached: { type: 'Boolean', direction: 'out' },
          async: { type: 'Boolean', direction: 'in' },
        },
        mandatory: ['host.id'],
      },
      update: {
        verb: 'PUT',
        params: {
          storageDomain: { type: 'StorageDomain', direction: 'inout' },
          async: { type: 'Boolean', direction: 'in' },
        },
        optional: [
          'storageDomain.name',
          'storageDomain.storage.logicalUnits[].address',
          'storageDomain.storage.logicalUnits[].id',
          'storageDomain.storage.logicalUnits[].port',
          'storageDomain.storage.logicalUnits[].target',
          'storageDomain.storage.logicalUnits[].lunMapping',
          'storageDomain.storage.logicalUnits[].password',
          'storageDomain.storage.logicalUnits[].paths',
          'storageDomain.storage.logicalUnits[].portal',
          'storageDomain.storage.logicalUnits[].productId',
          'storageDomain.storage.logicalUnits[].serial',
          'storageDomain.storage.logicalUnits[].username',
          'storageDomain.storage.logicalUnits[].vendorId',
          'storageDomain.comment',
          'storageDomain.criticalSpaceActionBlocker',
          'storageDomain.host.id',
          'storageDomain.storage.overrideLuns',
          'storageDomain.warningLowSpaceIndicator',
          'storageDomain.wipeAfterDelete',
        ],
      },
      updateOvfStore: {
        doc: 'Writes the descriptions of its VMs onto it.',
        verb: 'POST',
        action: true,
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
      refreshLuns: {
        verb: 'POST',
        action: true,
        params: {
          logicalUnits: { type: 'LogicalUnit[]', direction: 'in' },
          async: { type: 'Boolean', direction: 'in' },
        },
        optional: ['logicalUnits[].id'],
      },
      reduceLuns: {
        verb: 'POST',
        action: true,
        params: {
          logicalUnits: { type: 'LogicalUnit[]', direction: 'in', since: '4.1' },
        },
        since: '4.1',
      },
      remove: {
        verb: 'DELETE',
        params: {
          host: { type: 'String', direction: 'in' },
          format: { type: 'Boolean', direction: 'in', default: 'false' },
          destroy: { type: 'Boolean', direction: 'in', default: 'false' },
          async: { type: 'Boolean', direction: 'in' },
        },
      },
    },
  },
  StorageDomainTemplateService: {
    locators: {
      disks: { service: 'StorageDomainContentDisksService' },
    },
    methods: {
      get: {
        verb: 'GET',
        params: {
          template: { type: 'Template', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      import: {
        verb: 'POST',
        action: true,
        params: {
          clone: { type: 'Boolean', direction: 'in' },
          cluster: { type: 'Cluster', direction: 'in' },
          exclusive: { type: 'Boolean', direction: 'in' },
          storageDomain: { type: 'StorageDomain', direction: 'in' },
          template: { type: 'Template', direction: 'in' },
          vm: { type: 'Vm', direction: 'in' },
          async: { type: 'Boolean', direction: 'in' },
        },
        optional: [
          'cluster.id|cluster.name',
          'clone',
          'exclusive',
          'template.name',
          'storageDomain.id|storageDomain.name',
          'vm.diskAttachments[].id',
        ],
      },
      register: {
        verb: 'POST',
        action: true,
        params: {
          clone: { type: 'Boolean', direction: 'in' },
          cluster: { type: 'Cluster', direction: 'in' },
          exclusive: { type: 'Boolean', direction: 'in' },
          template: { type: 'Template', direction: 'in' },
          allowPartialImport: { type: 'Boolean', direction: 'in', default: 'false', since: '4.1' },
          vnicProfileMappings: { type: 'VnicProfileMapping[]', direction: 'in', since: '4.2', deprecated: true },
          registrationConfiguration: { type: 'RegistrationConfiguration', direction: 'in', since: '4.2' },
          async: { type: 'Boolean', direction: 'in' },
        },
        optional: ['cluster.id|cluster.name', 'clone', 'exclusive', 'template.name', 'registrationConfiguration'],
      },
      remove: {
        verb: 'DELETE',
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
    },
  },
  StorageDomainTemplatesService: {
    locators: {
      template: { service: 'StorageDomainTemplateService', param: 'id' },
    },
    methods: {
      list: {
        verb: 'GET',
        params: {
          templates: { type: 'Template[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          unregistered: { type: 'Boolean', direction: 'in', since: '4.1.1' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  StorageDomainVmDiskAttachmentService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          attachment: { type: 'DiskAttachment', direction: 'out', since: '4.0.4' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
        since: '4.0.4',
      },
    },
  },
  StorageDomainVmDiskAttachmentsService: {
    locators: {
      attachment: { service: 'StorageDomainVmDiskAttachmentService', param: 'id' },
    },
    methods: {
      list: {
        verb: 'GET',
        params: {
          attachments: { type: 'DiskAttachment[]', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
        since: '4.0.4',
      },
    },
  },
  StorageDomainVmService: {
    locators: {
      disks: { service: 'StorageDomainContentDisksService' },
      diskAttachments: { service: 'StorageDomainVmDiskAttachmentsService' },
    },
    methods: {
      get: {
        verb: 'GET',
        params: {
          vm: { type: 'Vm', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      import: {
        verb: 'POST',
        action: true,
        params: {
          clone: { type: 'Boolean', direction: 'in', default: 'false' },
          cluster: { type: 'Cluster', direction: 'in' },
          storageDomain: { type: 'StorageDomain', direction: 'in' },
          vm: { type: 'Vm', direction: 'in' },
          exclusive: { type: 'Boolean', direction: 'in' },
          collapseSnapshots: { type: 'Boolean', direction: 'in', default: 'false' },
          async: { type: 'Boolean', direction: 'in' },
        },
        optional: [
          'cluster.id|cluster.name',
          'clone',
          'exclusive',
          'vm.name',
          'storageDomain.id|storageDomain.name',
          'vm.diskAttachments[].disk.format',
          'vm.diskAttachments[].id',
          'vm.diskAttachments[].disk.sparse',
        ],
      },
      register: {
        verb: 'POST',
        action: true,
        params: {
          clone: { type: 'Boolean', direction: 'in' },
          cluster: { type: 'Cluster', direction: 'in' },
          vm: { type: 'Vm', direction: 'in' },
          allowPartialImport: { type: 'Boolean', direction: 'in', default: 'false', since: '4.1' },
          vnicProfileMappings: { type: 'VnicProfileMapping[]', direction: 'in', since: '4.1', deprecated: true },
          reassignBadMacs: { type: 'Boolean', direction: 'in', since: '4.1' },
          registrationConfiguration: { type: 'RegistrationConfiguration', direction: 'in', since: '4.2' },
          async: { type: 'Boolean', direction: 'in' },
        },
        optional: ['cluster.id|cluster.name', 'registrationConfiguration'],
      },
      remove: {
        verb: 'DELETE',
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
    },
  },
  StorageDomainVmsService: {
    locators: {
      vm: { service: 'StorageDomainVmService', param: 'id' },
    },
    methods: {
      list: {
        verb: 'GET',
        params: {
          vm: { type: 'Vm[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          unregistered: { type: 'Boolean', direction: 'in', since: '4.1.1' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  StorageDomainsService: {
    locators: {
      storageDomain: { service: 'StorageDomainService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          storageDomain: { type: 'StorageDomain', direction: 'inout' },
        },
        mandatory: [
          'storageDomain.storage.type',
          'storageDomain.type',
          'storageDomain.host.id|storageDomain.host.name',
        ],
        optional: [
          'storageDomain.comment',
          'storageDomain.criticalSpaceActionBlocker',
          'storageDomain.warningLowSpaceIndicator',
          'storageDomain.backup',
          'storageDomain.blockSize',
        ],
        signatures: {
          directLun: {
            mandatory: ['storageDomain.storage.logicalUnits[].id'],
            optional: [
              'storageDomain.storage.address',
              'storageDomain.storage.logicalUnits[].lunMapping',
              'storageDomain.storage.logicalUnits[].password',
              'storageDomain.storage.logicalUnits[].paths',
              'storageDomain.storage.logicalUnits[].portal',
              'storageDomain.storage.logicalUnits[].productId',
              'storageDomain.storage.logicalUnits[].serial',
              'storageDomain.storage.logicalUnits[].username',
              'storageDomain.storage.logicalUnits[].vendorId',
              'storageDomain.name',
              'storageDomain.storage.overrideLuns',
              'storageDomain.storageFormat',
              'storageDomain.wipeAfterDelete',
            ],
          },
          blockDomain: {
            optional: ['storageDomain.storage.address'],
          },
          byPath: {
            mandatory: ['storageDomain.storage.address', 'storageDomain.storage.path'],
            optional: ['storageDomain.name', 'storageDomain.storageFormat', 'storageDomain.wipeAfterDelete'],
          },
          local: {
            mandatory: ['storageDomain.storage.path'],
            optional: ['storageDomain.name', 'storageDomain.storageFormat', 'storageDomain.wipeAfterDelete'],
          },
          glusterOrPostfs: {
            mandatory: ['storageDomain.storage.path', 'storageDomain.storage.vfsType'],
            optional: [
              'storageDomain.name',
              'storageDomain.storage.address',
              'storageDomain.storage.mountOptions',
              'storageDomain.storageFormat',
              'storageDomain.wipeAfterDelete',
            ],
          },
          existingConnection: { mandatory: ['storageDomain.storage.id'] },
          volumeGroup: { mandatory: ['storageDomain.storage.volumeGroup.id'] },
          managedBlockStorage: { mandatory: ['storageDomain.storage.driverOptions[].name'] },
          importById: { mandatory: ['storageDomain.id'] },
        },
      },
      list: {
        verb: 'GET',
        params: {
          storageDomains: { type: 'StorageDomain[]', direction: 'out' },
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
