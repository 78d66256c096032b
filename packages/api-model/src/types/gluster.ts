// Gluster: volumes, bricks, hooks and their profiling figures.
import type { TypeArea } from '../shape.ts';

export const glusterTypes: TypeArea = {
  AccessProtocol: {
    kind: 'enum',
    doc: 'How clients may reach a Gluster volume.',
    values: ['gluster', 'nfs', 'cifs'],
  },
  BlockStatistic: {
    kind: 'struct',
    doc: 'Figures about blocks read and written on a Gluster brick.',
    members: {
      statistics: { type: 'Statistic[]' },
    },
  },
  BrickProfileDetail: {
    kind: 'struct',
    base: 'EntityProfileDetail',
    members: {
      brick: { type: 'GlusterBrick', link: true },
    },
  },
  EntityProfileDetail: {
    kind: 'struct',
    members: {
      profileDetails: { type: 'ProfileDetail[]' },
    },
  },
  FopStatistic: {
    kind: 'struct',
    doc: 'Figures about file operations on a Gluster brick.',
    members: {
      name: { type: 'String' },
      statistics: { type: 'Statistic[]' },
    },
  },
  GlusterBrick: {
    kind: 'struct',
    base: 'GlusterBrickAdvancedDetails',
    tag: 'brick',
    members: {
      serverId: { type: 'String' },
      brickDir: { type: 'String' },
      status: { type: 'GlusterBrickStatus' },
      glusterVolume: { type: 'GlusterVolume', link: true },
      statistics: { type: 'Statistic[]', link: true },
    },
  },
  GlusterBrickAdvancedDetails: {
    kind: 'struct',
    base: 'Device',
    members: {
      port: { type: 'Integer' },
      pid: { type: 'Integer', doc: 'Process that serves it.' },
      device: { type: 'String' },
      mntOptions: { type: 'String' },
      fsName: { type: 'String' },
      glusterClients: { type: 'GlusterClient[]' },
      memoryPools: { type: 'GlusterMemoryPool[]' },
    },
  },
  GlusterBrickMemoryInfo: {
    kind: 'struct',
    tag: 'brick_memoryinfo',
    plural: 'gluster_brick_memory_infos',
    members: {
      memoryPools: { type: 'GlusterMemoryPool[]' },
    },
  },
  GlusterBrickStatus: {
    kind: 'enum',
    values: ['up', 'down', 'unknown'],
  },
  GlusterClient: {
    kind: 'struct',
    members: {
      hostName: { type: 'String' },
      clientPort: { type: 'Integer' },
      bytesRead: { type: 'Integer' },
      bytesWritten: { type: 'Integer' },
    },
  },
  GlusterHook: {
    kind: 'struct',
    doc: 'A script that Gluster runs at an event, and whether servers agree about it.',
    base: 'Identified',
    members: {
      glusterCommand: { type: 'String' },
      stage: { type: 'HookStage' },
      contentType: { type: 'HookContentType' },
      checksum: { type: 'String' },
      content: { type: 'String' },
      conflictStatus: { type: 'Integer' },
      conflicts: { type: 'String' },
      status: { type: 'GlusterHookStatus' },
      cluster: { type: 'Cluster', link: true },
      serverHooks: { type: 'GlusterServerHook[]', link: true },
    },
  },
  GlusterHookStatus: {
    kind: 'enum',
    values: ['enabled', 'disabled', 'missing'],
  },
  GlusterMemoryPool: {
    kind: 'struct',
    base: 'Identified',
    tag: 'memory_pool',
    members: {
      type: { type: 'String' },
      hotCount: { type: 'Integer' },
      coldCount: { type: 'Integer' },
      paddedSize: { type: 'Integer' },
      allocCount: { type: 'Integer' },
      maxAlloc: { type: 'Integer' },
      poolMisses: { type: 'Integer' },
      maxStdalloc: { type: 'Integer' },
    },
  },
  GlusterServerHook: {
    kind: 'struct',
    doc: 'A hook as it is on one server.',
    base: 'Identified',
    tag: 'server_hook',
    members: {
      contentType: { type: 'HookContentType' },
      status: { type: 'GlusterHookStatus' },
      checksum: { type: 'String' },
      host: { type: 'Host', link: true },
    },
  },
  GlusterState: {
    kind: 'enum',
    values: ['up', 'down', 'unknown'],
  },
  GlusterVolume: {
    kind: 'struct',
    base: 'Identified',
    members: {
      volumeType: { type: 'GlusterVolumeType' },
      transportTypes: { type: 'TransportType[]' },
      replicaCount: { type: 'Integer' },
      stripeCount: { type: 'Integer' },
      disperseCount: { type: 'Integer' },
      redundancyCount: { type: 'Integer' },
      options: { type: 'Option[]' },
      status: { type: 'GlusterVolumeStatus' },
      cluster: { type: 'Cluster', link: true },
      bricks: { type: 'GlusterBrick[]', link: true },
      statistics: { type: 'Statistic[]', link: true },
    },
  },
  GlusterVolumeProfileDetails: {
    kind: 'struct',
    base: 'Identified',
    members: {
      brickProfileDetails: { type: 'BrickProfileDetail[]' },
      nfsProfileDetails: { type: 'NfsProfileDetail[]' },
    },
  },
  GlusterVolumeStatus: {
    kind: 'enum',
    values: ['up', 'down', 'unknown'],
  },
  GlusterVolumeType: {
    kind: 'enum',
    values: [
      'distribute',
      'replicate',
      'distributed_replicate',
      'stripe',
      'distributed_stripe',
      'striped_replicate',
      'distributed_striped_replicate',
      'disperse',
      'distributed_disperse',
    ],
  },
  HookContentType: {
    kind: 'enum',
    values: ['text', 'binary'],
  },
  NfsProfileDetail: {
    kind: 'struct',
    base: 'EntityProfileDetail',
    members: {
      nfsServerIp: { type: 'String' },
    },
  },
  ProfileDetail: {
    kind: 'struct',
    members: {
      profileType: { type: 'String' },
      duration: { type: 'Integer' },
      statistics: { type: 'Statistic[]' },
      blockStatistics: { type: 'BlockStatistic[]' },
      fopStatistics: { type: 'FopStatistic[]' },
    },
  },
  TransportType: {
    kind: 'enum',
    values: ['tcp', 'rdma'],
  },
};
