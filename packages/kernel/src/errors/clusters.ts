import type { ErrorDefinition } from './define.ts';

export const clusterErrors = {
  CLUSTER_LEVEL_TOO_LOW: {
    status: 409,
    message:
      'The cluster {cluster} cannot have level {level}: its data center {dataCenter} has level {dataCenterLevel}. ' +
      'Choose that level or a higher one.',
  },
  CLUSTER_LEVEL_LOWERED: {
    status: 409,
    message:
      'The level of cluster {cluster} does not go down from {from} to {to} while it has hosts, such as {host}. ' +
      'Remove its hosts first.',
  },
  DATA_CENTER_LEVEL_TOO_HIGH: {
    status: 409,
    message:
      'The data center {dataCenter} cannot have level {level}: its cluster {cluster} has level {clusterLevel}. ' +
      'Raise the cluster first.',
  },
  DATA_CENTER_LEVEL_LOWERED: {
    status: 409,
    message:
      'The level of data center {dataCenter} does not go down from {from} to {to} while it has storage. ' +
      'Detach its storage domains first.',
  },
  CLUSTER_CPU_TYPE_UNKNOWN: {
    status: 400,
    message:
      '"{type}" is no CPU type of architecture {architecture} at level {level}. /clusterlevels/{level} lists those there are.',
    reason: 'Invalid value',
  },
  CLUSTER_ARCHITECTURE_IN_USE: {
    status: 409,
    message: 'The architecture of cluster {cluster} stays {architecture} while it has the {by}. Remove that first.',
  },
} as const satisfies Record<string, ErrorDefinition>;
