// Snapshots, backups and checkpoints of a VM.
import type { ServiceArea } from '../shape.ts';

export const snapshotsServices: ServiceArea = {
  DiskSnapshotService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          snapshot: { type: 'DiskSnapshot', direction: 'out' },
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
  DiskSnapshotsService: {
    locators: {
      snapshot: { service: 'DiskSnapshotService', param: 'id' },
    },
    methods: {
      list: {
        verb: 'GET',
        params: {
          snapshots: { type: 'DiskSnapshot[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          includeActive: { type: 'Boolean', direction: 'in', since: '4.4.3' },
          includeTemplate: { type: 'Boolean', direction: 'in', since: '4.4.8' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  SnapshotCdromService: {
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
  SnapshotCdromsService: {
    locators: {
      cdrom: { service: 'SnapshotCdromService', param: 'id' },
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
  SnapshotDiskService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          disk: { type: 'Disk', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  SnapshotDisksService: {
    locators: {
      disk: { service: 'SnapshotDiskService', param: 'id' },
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
  SnapshotNicService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          nic: { type: 'Nic', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  SnapshotNicsService: {
    locators: {
      nic: { service: 'SnapshotNicService', param: 'id' },
    },
    methods: {
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
  SnapshotService: {
    locators: {
      cdroms: { service: 'SnapshotCdromsService' },
      disks: { service: 'SnapshotDisksService' },
      nics: { service: 'SnapshotNicsService' },
    },
    methods: {
      get: {
        verb: 'GET',
        params: {
          snapshot: { type: 'Snapshot', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      remove: {
        verb: 'DELETE',
        params: {
          async: { type: 'Boolean', direction: 'in' },
          allContent: { type: 'Boolean', direction: 'in', since: '4.2' },
        },
      },
      restore: {
        verb: 'POST',
        action: true,
        params: {
          disks: { type: 'Disk[]', direction: 'in' },
          restoreMemory: { type: 'Boolean', direction: 'in' },
          async: { type: 'Boolean', direction: 'in' },
        },
        optional: ['restoreMemory', 'disks[].id', 'disks[].imageId'],
      },
    },
  },
  SnapshotsService: {
    locators: {
      snapshot: { service: 'SnapshotService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          snapshot: { type: 'Snapshot', direction: 'inout' },
        },
        mandatory: ['snapshot.description'],
        optional: ['snapshot.persistMemorystate', 'snapshot.diskAttachments[].id'],
      },
      list: {
        verb: 'GET',
        params: {
          snapshots: { type: 'Snapshot[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          allContent: { type: 'Boolean', direction: 'in', since: '4.2' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  VmBackupDiskService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          disk: { type: 'Disk', direction: 'out', since: '4.3' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
        since: '4.3',
      },
    },
  },
  VmBackupDisksService: {
    locators: {
      disk: { service: 'VmBackupDiskService', param: 'id' },
    },
    methods: {
      list: {
        verb: 'GET',
        params: {
          disks: { type: 'Disk[]', direction: 'out', since: '4.3' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
        since: '4.3',
      },
    },
  },
  VmBackupService: {
    locators: {
      disks: { service: 'VmBackupDisksService' },
    },
    methods: {
      get: {
        verb: 'GET',
        params: {
          backup: { type: 'Backup', direction: 'out', since: '4.3' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
        since: '4.3',
      },
      finalize: {
        verb: 'POST',
        action: true,
        params: {},
        since: '4.3',
      },
    },
  },
  VmBackupsService: {
    locators: {
      backup: { service: 'VmBackupService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          backup: { type: 'Backup', direction: 'inout', since: '4.3' },
          requireConsistency: { type: 'Boolean', direction: 'in', since: '4.4.4' },
          useActive: { type: 'Boolean', direction: 'in', since: '4.5' },
        },
        mandatory: ['backup.disks'],
        optional: ['backup.fromCheckpointId', 'backup.toCheckpointId'],
        since: '4.3',
      },
      list: {
        verb: 'GET',
        params: {
          backups: { type: 'Backup[]', direction: 'out', since: '4.3' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
        since: '4.3',
      },
    },
  },
  VmCheckpointDiskService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          disk: { type: 'Disk', direction: 'out', since: '4.4' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
        since: '4.4',
      },
    },
  },
  VmCheckpointDisksService: {
    locators: {
      disk: { service: 'VmCheckpointDiskService', param: 'id' },
    },
    methods: {
      list: {
        verb: 'GET',
        params: {
          disks: { type: 'Disk[]', direction: 'out', since: '4.4' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
        since: '4.4',
      },
    },
  },
  VmCheckpointService: {
    locators: {
      disks: { service: 'VmCheckpointDisksService' },
    },
    methods: {
      get: {
        verb: 'GET',
        params: {
          checkpoint: { type: 'Checkpoint', direction: 'out', since: '4.4' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
        since: '4.4',
      },
      remove: {
        verb: 'DELETE',
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
        since: '4.4',
      },
    },
  },
  VmCheckpointsService: {
    locators: {
      checkpoint: { service: 'VmCheckpointService', param: 'id' },
    },
    methods: {
      list: {
        verb: 'GET',
        params: {
          checkpoints: { type: 'Checkpoint[]', direction: 'out', since: '4.4' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
        since: '4.4',
      },
    },
  },
};
