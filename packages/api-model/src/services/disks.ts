// Disks, disk attachments and profiles, images and image transfers.
import type { ServiceArea } from '../shape.ts';

export const disksServices: ServiceArea = {
  AssignedDiskProfileService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          diskProfile: { type: 'DiskProfile', direction: 'out' },
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
  AssignedDiskProfilesService: {
    locators: {
      profile: { service: 'AssignedDiskProfileService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          profile: { type: 'DiskProfile', direction: 'inout' },
        },
        mandatory: ['profile.name'],
        optional: ['profile.description', 'profile.qos.id'],
      },
      list: {
        verb: 'GET',
        params: {
          profiles: { type: 'DiskProfile[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  CopyableService: {
    locators: {},
    methods: {
      copy: {
        verb: 'POST',
        action: true,
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
    },
  },
  DiskAttachmentService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          attachment: { type: 'DiskAttachment', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      remove: {
        verb: 'DELETE',
        params: {
          detachOnly: { type: 'Boolean', direction: 'in', default: 'true' },
        },
      },
      update: {
        verb: 'PUT',
        params: {
          diskAttachment: { type: 'DiskAttachment', direction: 'inout' },
        },
        optional: [
          'diskAttachment.disk.alias',
          'diskAttachment.bootable',
          'diskAttachment.description',
          'diskAttachment.disk.diskProfile.id',
          'diskAttachment.disk.format',
          'diskAttachment.name',
          'diskAttachment.disk.propagateErrors',
          'diskAttachment.disk.provisionedSize',
          'diskAttachment.disk.quota.id',
          'diskAttachment.disk.readOnly',
          'diskAttachment.disk.sgio',
          'diskAttachment.disk.shareable',
          'diskAttachment.disk.sparse',
          'diskAttachment.usesScsiReservation',
          'diskAttachment.disk.wipeAfterDelete',
        ],
      },
    },
  },
  DiskAttachmentsService: {
    locators: {
      attachment: { service: 'DiskAttachmentService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          attachment: { type: 'DiskAttachment', direction: 'inout' },
        },
        signatures: {
          withDisk: {
            mandatory: ['attachment.interface'],
          },
          providingDiskId: {
            mandatory: ['attachment.disk.id'],
          },
        },
      },
      list: {
        verb: 'GET',
        params: {
          attachments: { type: 'DiskAttachment[]', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  DiskProfileService: {
    locators: {
      permissions: { service: 'AssignedPermissionsService' },
    },
    methods: {
      get: {
        verb: 'GET',
        params: {
          profile: { type: 'DiskProfile', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      update: {
        verb: 'PUT',
        params: {
          profile: { type: 'DiskProfile', direction: 'inout' },
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
  DiskProfilesService: {
    locators: {
      diskProfile: { service: 'DiskProfileService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          profile: { type: 'DiskProfile', direction: 'inout' },
        },
        mandatory: ['profile.name', 'profile.storageDomain.id'],
        optional: ['profile.description', 'profile.qos.id'],
      },
      list: {
        verb: 'GET',
        params: {
          profile: { type: 'DiskProfile[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  DiskService: {
    base: 'MeasurableService',
    locators: {
      permissions: { service: 'AssignedPermissionsService' },
      diskSnapshots: { service: 'DiskSnapshotsService' },
    },
    methods: {
      copy: {
        verb: 'POST',
        action: true,
        params: {
          disk: { type: 'Disk', direction: 'in' },
          storageDomain: { type: 'StorageDomain', direction: 'in' },
          diskProfile: { type: 'DiskProfile', direction: 'in', since: '4.2' },
          quota: { type: 'Quota', direction: 'in', since: '4.2' },
          async: { type: 'Boolean', direction: 'in' },
          filter: { type: 'Boolean', direction: 'in' },
        },
        mandatory: ['storageDomain.id|storageDomain.name'],
        optional: ['disk.name|disk.alias', 'diskProfile.id', 'quota.id'],
      },
      update: {
        verb: 'PUT',
        params: {
          disk: { type: 'Disk', direction: 'inout', since: '4.1' },
        },
        optional: [
          'disk.alias',
          'disk.bootable',
          'disk.description',
          'disk.diskProfile.id',
          'disk.format',
          'disk.name',
          'disk.propagateErrors',
          'disk.provisionedSize',
          'disk.quota.id',
          'disk.readOnly',
          'disk.sgio',
          'disk.shareable',
          'disk.sparse',
          'disk.usesScsiReservation',
          'disk.wipeAfterDelete',
        ],
        since: '4.4.0',
      },
      export: {
        verb: 'POST',
        action: true,
        params: {
          storageDomain: { type: 'StorageDomain', direction: 'in' },
          async: { type: 'Boolean', direction: 'in' },
          filter: { type: 'Boolean', direction: 'in' },
        },
        mandatory: ['storageDomain.id|storageDomain.name'],
      },
      get: {
        verb: 'GET',
        params: {
          disk: { type: 'Disk', direction: 'out' },
          allContent: { type: 'Boolean', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      move: {
        verb: 'POST',
        action: true,
        params: {
          storageDomain: { type: 'StorageDomain', direction: 'in' },
          diskProfile: { type: 'DiskProfile', direction: 'in', since: '4.2' },
          quota: { type: 'Quota', direction: 'in', since: '4.2' },
          async: { type: 'Boolean', direction: 'in' },
          filter: { type: 'Boolean', direction: 'in' },
        },
        mandatory: ['storageDomain.id|storageDomain.name'],
        optional: ['diskProfile.id', 'quota.id'],
      },
      remove: {
        verb: 'DELETE',
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
      sparsify: {
        doc: 'Gives unused space back to storage.',
        verb: 'POST',
        action: true,
        params: {},
        since: '4.1',
      },
      refreshLun: {
        verb: 'POST',
        action: true,
        params: {
          host: { type: 'Host', direction: 'in', since: '4.2' },
        },
        mandatory: ['host.id|host.name'],
        since: '4.2',
      },
      reduce: {
        doc: 'Shrinks the image on a block domain to what it holds.',
        verb: 'POST',
        action: true,
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
        since: '4.2.5',
      },
      convert: {
        verb: 'POST',
        action: true,
        params: {
          disk: { type: 'Disk', direction: 'in', since: '4.5' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
        mandatory: ['disk.format|disk.sparse'],
        since: '4.5',
      },
    },
  },
  DisksService: {
    locators: {
      disk: { service: 'DiskService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          disk: { type: 'Disk', direction: 'inout' },
        },
        optional: [
          'disk.alias',
          'disk.bootable',
          'disk.description',
          'disk.propagateErrors',
          'disk.quota.id',
          'disk.shareable',
          'disk.sparse',
          'disk.wipeAfterDelete',
          'disk.id',
          'disk.imageId',
        ],
        signatures: {
          onStorageDomain: {
            mandatory: ['disk.format', 'disk.provisionedSize'],
            optional: [
              'disk.storageDomains[].id|disk.storageDomains[].name',
              'disk.diskProfile.id',
              'disk.name',
              'disk.openstackVolumeType.name',
            ],
          },
          lun: {
            mandatory: ['disk.lunStorage.type', 'disk.lunStorage.logicalUnits[].id'],
            optional: ['disk.sgio'],
          },
        },
      },
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
  ImageService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          image: { type: 'Image', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      import: {
        verb: 'POST',
        action: true,
        params: {
          cluster: { type: 'Cluster', direction: 'in' },
          disk: { type: 'Disk', direction: 'in' },
          importAsTemplate: { type: 'Boolean', direction: 'in' },
          template: { type: 'Template', direction: 'in' },
          storageDomain: { type: 'StorageDomain', direction: 'in' },
          async: { type: 'Boolean', direction: 'in' },
        },
        mandatory: ['storageDomain.id|storageDomain.name'],
        optional: ['importAsTemplate', 'cluster.id|cluster.name', 'disk.alias|disk.name'],
      },
    },
  },
  ImageTransferService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          imageTransfer: { type: 'ImageTransfer', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
        since: '4.0.4',
      },
      extend: {
        doc: 'Renews the ticket.',
        verb: 'POST',
        action: true,
        params: {},
        since: '4.0.4',
      },
      pause: {
        verb: 'POST',
        action: true,
        params: {},
        since: '4.0.4',
      },
      resume: {
        verb: 'POST',
        action: true,
        params: {},
        since: '4.0.4',
      },
      cancel: {
        verb: 'POST',
        action: true,
        params: {},
        since: '4.2.3',
      },
      finalize: {
        verb: 'POST',
        action: true,
        params: {},
        since: '4.0.4',
      },
    },
  },
  ImageTransfersService: {
    locators: {
      imageTransfer: { service: 'ImageTransferService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          imageTransfer: { type: 'ImageTransfer', direction: 'inout' },
        },
        optional: ['imageTransfer.inactivityTimeout', 'imageTransfer.timeoutPolicy'],
        signatures: {
          forImage: {
            mandatory: ['imageTransfer.image.id'],
          },
          forDisk: {
            mandatory: ['imageTransfer.disk.id'],
          },
          forSnapshot: {
            mandatory: ['imageTransfer.snapshot.id'],
          },
        },
        since: '4.0.4',
      },
      list: {
        verb: 'GET',
        params: {
          ImageTransfer: { type: 'ImageTransfer[]', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
        since: '4.0.4',
      },
    },
  },
  ImagesService: {
    locators: {
      image: { service: 'ImageService', param: 'id' },
    },
    methods: {
      list: {
        verb: 'GET',
        params: {
          images: { type: 'Image[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  MoveableService: {
    locators: {},
    methods: {
      move: {
        verb: 'POST',
        action: true,
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
    },
  },
  TemplateDiskAttachmentService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          attachment: { type: 'DiskAttachment', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      remove: {
        verb: 'DELETE',
        params: {
          storageDomain: { type: 'String', direction: 'in' },
          force: { type: 'Boolean', direction: 'in' },
        },
      },
    },
  },
  TemplateDiskAttachmentsService: {
    locators: {
      attachment: { service: 'TemplateDiskAttachmentService', param: 'id' },
    },
    methods: {
      list: {
        verb: 'GET',
        params: {
          attachments: { type: 'DiskAttachment[]', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  TemplateDiskService: {
    locators: {},
    methods: {
      copy: {
        verb: 'POST',
        action: true,
        params: {
          storageDomain: { type: 'StorageDomain', direction: 'in' },
          async: { type: 'Boolean', direction: 'in' },
          filter: { type: 'Boolean', direction: 'in' },
        },
        mandatory: ['storageDomain.id|storageDomain.name'],
      },
      export: {
        verb: 'POST',
        action: true,
        params: {
          storageDomain: { type: 'StorageDomain', direction: 'in' },
          async: { type: 'Boolean', direction: 'in' },
          filter: { type: 'Boolean', direction: 'in' },
        },
        mandatory: ['storageDomain.id|storageDomain.name'],
      },
      get: {
        verb: 'GET',
        params: {
          disk: { type: 'Disk', direction: 'out' },
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
  TemplateDisksService: {
    locators: {
      disk: { service: 'TemplateDiskService', param: 'id' },
    },
    methods: {
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
  VmDiskService: {
    base: 'MeasurableService',
    locators: {
      permissions: { service: 'AssignedPermissionsService' },
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
      export: {
        verb: 'POST',
        action: true,
        params: {
          async: { type: 'Boolean', direction: 'in' },
          filter: { type: 'Boolean', direction: 'in' },
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
          async: { type: 'Boolean', direction: 'in' },
          filter: { type: 'Boolean', direction: 'in' },
        },
      },
      update: {
        verb: 'PUT',
        params: {
          disk: { type: 'Disk', direction: 'inout' },
          async: { type: 'Boolean', direction: 'in' },
        },
      },
      remove: {
        verb: 'DELETE',
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
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
  VmDisksService: {
    locators: {
      disk: { service: 'VmDiskService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          disk: { type: 'Disk', direction: 'inout' },
        },
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
};
