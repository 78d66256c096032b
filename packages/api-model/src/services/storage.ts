// Storage connections, iSCSI bonds, host storage and files of ISO domains.
import type { ServiceArea } from '../shape.ts';

export const storageServices: ServiceArea = {
  FileService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          file: { type: 'File', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  FilesService: {
    locators: {
      file: { service: 'FileService', param: 'id' },
    },
    methods: {
      list: {
        verb: 'GET',
        params: {
          file: { type: 'File[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          search: { type: 'String', direction: 'in' },
          caseSensitive: { type: 'Boolean', direction: 'in', default: 'true' },
          refresh: { type: 'Boolean', direction: 'in', since: '4.1.5' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  HostStorageService: {
    locators: {
      storage: { service: 'StorageService', param: 'id' },
    },
    methods: {
      list: {
        verb: 'GET',
        params: {
          storages: { type: 'HostStorage[]', direction: 'out' },
          reportStatus: { type: 'Boolean', direction: 'in', default: 'true' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  IscsiBondService: {
    locators: {
      networks: { service: 'NetworksService' },
      storageServerConnections: { service: 'StorageServerConnectionsService' },
    },
    methods: {
      get: {
        verb: 'GET',
        params: {
          bond: { type: 'IscsiBond', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      update: {
        verb: 'PUT',
        params: {
          bond: { type: 'IscsiBond', direction: 'inout' },
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
  IscsiBondsService: {
    locators: {
      iscsiBond: { service: 'IscsiBondService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          bond: { type: 'IscsiBond', direction: 'inout' },
        },
        mandatory: ['bond.name'],
      },
      list: {
        verb: 'GET',
        params: {
          bonds: { type: 'IscsiBond[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  StorageServerConnectionExtensionService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          extension: { type: 'StorageConnectionExtension', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      update: {
        verb: 'PUT',
        params: {
          extension: { type: 'StorageConnectionExtension', direction: 'inout' },
          async: { type: 'Boolean', direction: 'in' },
        },
        optional: ['extension.password', 'extension.target', 'extension.username'],
      },
      remove: {
        verb: 'DELETE',
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
    },
  },
  StorageServerConnectionExtensionsService: {
    locators: {
      storageConnectionExtension: { service: 'StorageServerConnectionExtensionService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          extension: { type: 'StorageConnectionExtension', direction: 'inout' },
        },
        mandatory: ['extension.password', 'extension.target', 'extension.username'],
      },
      list: {
        verb: 'GET',
        params: {
          extensions: { type: 'StorageConnectionExtension[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  StorageServerConnectionService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          conection: { type: 'StorageConnection', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      update: {
        verb: 'PUT',
        params: {
          connection: { type: 'StorageConnection', direction: 'inout' },
          async: { type: 'Boolean', direction: 'in' },
          force: { type: 'Boolean', direction: 'in', default: 'false', since: '4.0.6' },
        },
        signatures: {
          iscsi: {
            optional: ['connection.password', 'connection.port', 'connection.target', 'connection.username'],
          },
          nfs: {
            optional: [
              'connection.address',
              'connection.nfsRetrans',
              'connection.nfsTimeo',
              'connection.nfsVersion',
              'connection.path',
            ],
          },
          vfs: {
            optional: ['connection.address', 'connection.mountOptions', 'connection.path', 'connection.vfsType'],
          },
          glusterfs: {
            optional: [
              'connection.path',
              'connection.vfsType',
              'connection.address',
              'connection.mountOptions',
              'connection.glusterVolume',
            ],
          },
          local: {
            optional: ['connection.path'],
          },
        },
      },
      remove: {
        verb: 'DELETE',
        params: {
          host: { type: 'String', direction: 'in' },
          async: { type: 'Boolean', direction: 'in' },
        },
      },
    },
  },
  StorageServerConnectionsService: {
    locators: {
      storageConnection: { service: 'StorageServerConnectionService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          connection: { type: 'StorageConnection', direction: 'inout' },
        },
        mandatory: ['connection.type'],
        signatures: {
          iscsi: {
            mandatory: ['connection.address', 'connection.target'],
            optional: ['connection.password', 'connection.username'],
          },
          nfs: {
            mandatory: ['connection.address', 'connection.path'],
            optional: ['connection.nfsRetrans', 'connection.nfsTimeo', 'connection.nfsVersion'],
          },
          vfs: {
            mandatory: ['connection.path', 'connection.vfsType'],
            optional: ['connection.address', 'connection.mountOptions'],
          },
          glusterfs: {
            mandatory: ['connection.path', 'connection.vfsType'],
            optional: ['connection.address', 'connection.mountOptions', 'connection.glusterVolume'],
          },
          local: {
            mandatory: ['connection.path'],
          },
        },
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
  StorageService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          storage: { type: 'HostStorage', direction: 'out' },
          reportStatus: { type: 'Boolean', direction: 'in', default: 'true' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
};
