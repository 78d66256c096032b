// Enumerated values, folded: lower case without underscores, in rising order where order has a meaning.

export const auditLogSeverity = ['normal', 'warning', 'error', 'alert'];
export const vmTemplateStatus = ['ok', 'locked', 'illegal'];
export const architectureType = ['undefined', 'x86', 'ppc', 's390x', 'x8664', 'ppc64', 'ppc64le', 'ppcle'];
export const hostStatus = [
  'unassigned',
  'down',
  'maintenance',
  'up',
  'nonresponsive',
  'error',
  'installing',
  'installfailed',
  'reboot',
  'preparingformaintenance',
  'nonoperational',
  'pendingapproval',
  'initializing',
  'connecting',
  'installingos',
  'kdumping',
];
export const externalStatus = ['ok', 'info', 'warning', 'error', 'failure'];
export const hostType = ['rhel', 'rhevh'];
export const vmStatus = [
  'unassigned',
  'down',
  'up',
  'poweringup',
  'paused',
  'migratingfrom',
  'migratingto',
  'unknown',
  'notresponding',
  'waitforlaunch',
  'rebootinprogress',
  'savingstate',
  'restoringstate',
  'suspended',
  'imageillegal',
  'imagelocked',
  'poweringdown',
];
export const vmType = ['desktop', 'server', 'highperformance'];
export const biosType = ['i440fxseabios', 'q35seabios', 'q35ovmf', 'q35secureboot'];
export const storagePoolStatus = ['uninitialized', 'up', 'maintenance', 'notoperational', 'nonresponsive', 'contend'];
export const imageStatus = ['unassigned', 'ok', 'locked', 'illegal'];
export const diskStorageType = ['image', 'lun', 'cinder', 'managedblockstorage', 'kubernetes'];
export const diskContentType = [
  'data',
  'ovfstore',
  'memorydumpvolume',
  'memorymetadatavolume',
  'iso',
  'hostedengine',
  'hostedenginesanlock',
  'hostedenginemetadata',
  'hostedengineconfiguration',
  'backupscratch',
];
export const volumeType = ['unassigned', 'preallocated', 'sparse'];
export const storageDomainStatus = [
  'unknown',
  'uninitialized',
  'unattached',
  'active',
  'inactive',
  'locked',
  'maintenance',
  'preparingformaintenance',
  'detaching',
  'activating',
];
export const storageDomainSharedStatus = ['unattached', 'active', 'inactive', 'mixed'];
export const storageType = [
  'unknown',
  'nfs',
  'fcp',
  'iscsi',
  'localfs',
  'posixfs',
  'glusterfs',
  'glance',
  'cinder',
  'managedblockstorage',
  'unmanaged',
];
export const vmPoolType = ['automatic', 'manual'];
export const providerType = [
  'openstacknetwork',
  'foreman',
  'openstackimage',
  'openstackvolume',
  'vmware',
  'externalnetwork',
  'kvm',
  'xen',
  'kubevirt',
];
export const jobStatus = ['started', 'finished', 'failed', 'aborted', 'unknown'];
