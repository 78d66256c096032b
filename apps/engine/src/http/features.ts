// What every feature answers. One line for each feature's `*.routes.ts`.
import { absentRoutes } from '../features/absent/absent.routes.ts';
import { affinityGroupRoutes } from '../features/affinity-groups/affinity-group.routes.ts';
import { affinityLabelRoutes } from '../features/affinity-labels/affinity-label.routes.ts';
import { bookmarkRoutes } from '../features/bookmarks/bookmark.routes.ts';
import { clusterFeatureRoutes } from '../features/cluster-features/cluster-feature.routes.ts';
import { networkLabelRoutes } from '../features/network-labels/network-label.routes.ts';
import { clusterLevelRoutes } from '../features/cluster-levels/cluster-level.routes.ts';
import { instanceTypeRoutes } from '../features/instance-types/instance-type.routes.ts';
import { operatingSystemRoutes } from '../features/operating-systems/operating-system.routes.ts';
import { optionRoutes } from '../features/options/option.routes.ts';
import { tagRoutes } from '../features/tags/tag.routes.ts';
import { clusterRoutes } from '../features/clusters/cluster.routes.ts';
import { consoleRoutes } from '../features/consoles/console.routes.ts';
import { dataCenterRoutes } from '../features/data-centers/data-center.routes.ts';
import { diskAttachmentRoutes } from '../features/disk-attachments/disk-attachment.routes.ts';
import { profileRoutes } from '../features/profiles/profile.routes.ts';
import { quotaRoutes } from '../features/quotas/quota.routes.ts';
import { qosRoutes } from '../features/qoss/qos.routes.ts';
import { storageConnectionRoutes } from '../features/storage-connections/storage-connection.routes.ts';
import { fileRoutes } from '../features/files/file.routes.ts';
import { diskOperationRoutes } from '../features/disks/disk-operations.routes.ts';
import { storageContentRoutes } from '../features/storage-content/storage-content.routes.ts';
import { diskRoutes } from '../features/disks/disk.routes.ts';
import { imageTransferRoutes } from '../features/image-transfers/image-transfer.routes.ts';
import { domainRoutes } from '../features/directories/domain.routes.ts';
import { eventRoutes } from '../features/events/event.routes.ts';
import { groupRoutes } from '../features/groups/group.routes.ts';
import { macPoolRoutes } from '../features/mac-pools/mac-pool.routes.ts';
import { networkRoutes } from '../features/networks/network.routes.ts';
import { schedulingPolicyRoutes } from '../features/scheduling-policies/scheduling-policy.routes.ts';
import { storageDomainRoutes } from '../features/storage-domains/storage-domain.routes.ts';
import { vnicProfileRoutes } from '../features/vnic-profiles/vnic-profile.routes.ts';
import { iconRoutes } from '../features/icons/icon.routes.ts';
import { jobRoutes } from '../features/jobs/job.routes.ts';
import { permissionRoutes } from '../features/permissions/permission.routes.ts';
import { roleRoutes } from '../features/roles/role.routes.ts';
import { systemRoutes } from '../features/system/system.routes.ts';
import { userRoutes } from '../features/users/user.routes.ts';
import { statisticRoutes } from '../features/statistics/statistic.routes.ts';
import { templateRoutes } from '../features/templates/template.routes.ts';
import { hostHardwareRoutes } from '../features/hosts/host-hardware.routes.ts';
import { hostRoutes } from '../features/hosts/host.routes.ts';
import { snapshotRoutes } from '../features/snapshots/snapshot.routes.ts';
import { vmHostDeviceRoutes } from '../features/vm-host-devices/host-device.routes.ts';
import { vmDeviceRoutes } from '../features/vm-devices/device.routes.ts';
import { vmGuestRoutes } from '../features/vms/vm-guest.routes.ts';
import { vmOperationRoutes } from '../features/vms/vm-operations.routes.ts';
import { vmPoolRoutes } from '../features/vm-pools/vm-pool.routes.ts';
import { vmRoutes } from '../features/vms/vm.routes.ts';
import { cdromRoutes } from '../features/cdroms/cdrom.routes.ts';
import { nicRoutes } from '../features/nics/nic.routes.ts';
import type { FeatureRoutes } from './binding.ts';

export const features: readonly FeatureRoutes[] = [
  // First: whatever is built elsewhere wins.
  absentRoutes,
  affinityGroupRoutes,
  affinityLabelRoutes,
  bookmarkRoutes,
  clusterFeatureRoutes,
  networkLabelRoutes,
  clusterLevelRoutes,
  clusterRoutes,
  consoleRoutes,
  dataCenterRoutes,
  domainRoutes,
  eventRoutes,
  diskAttachmentRoutes,
  diskRoutes,
  diskOperationRoutes,
  storageContentRoutes,
  fileRoutes,
  storageConnectionRoutes,
  profileRoutes,
  qosRoutes,
  quotaRoutes,
  imageTransferRoutes,
  instanceTypeRoutes,
  iconRoutes,
  jobRoutes,
  groupRoutes,
  macPoolRoutes,
  networkRoutes,
  operatingSystemRoutes,
  optionRoutes,
  permissionRoutes,
  roleRoutes,
  schedulingPolicyRoutes,
  statisticRoutes,
  storageDomainRoutes,
  systemRoutes,
  tagRoutes,
  templateRoutes,
  hostHardwareRoutes,
  hostRoutes,
  vmRoutes,
  vmOperationRoutes,
  vmGuestRoutes,
  vmDeviceRoutes,
  vmHostDeviceRoutes,
  vmPoolRoutes,
  snapshotRoutes,
  nicRoutes,
  cdromRoutes,
  userRoutes,
  vnicProfileRoutes,
];
