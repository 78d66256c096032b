// The registry of every action. An action that is not here cannot be submitted or resumed. One line for each feature:
// `...vmActions` from `features/vms/actions/all.ts`.
import type { AnyAction } from '@overt/workflow/action';
import { affinityGroupActions } from './features/affinity-groups/actions/all.ts';
import { affinityLabelActions } from './features/affinity-labels/actions/all.ts';
import { applyActions } from './features/apply/actions/apply-actions.ts';
import { bookmarkActions } from './features/bookmarks/actions/all.ts';
import { clusterFeatureActions } from './features/cluster-features/actions/cluster-feature-actions.ts';
import { clusterActions } from './features/clusters/actions/all.ts';
import { consoleActions } from './features/consoles/actions/all.ts';
import { dataCenterActions } from './features/data-centers/actions/all.ts';
import { directoryActions } from './features/directories/actions/all.ts';
import { diskAttachmentActions } from './features/disk-attachments/actions/all.ts';
import { diskActions } from './features/disks/actions/all.ts';
import { hostActions } from './features/hosts/actions/all.ts';
import { imageTransferActions } from './features/image-transfers/actions/all.ts';
import { eventActions } from './features/events/actions/event-actions.ts';
import { groupActions } from './features/groups/actions/group-actions.ts';
import { optionActions } from './features/options/actions/set-vm-properties.ts';
import { macPoolActions } from './features/mac-pools/actions/all.ts';
import { networkActions } from './features/networks/actions/all.ts';
import { permissionActions } from './features/permissions/actions/permission-actions.ts';
import { networkLabelActions } from './features/network-labels/actions/all.ts';
import { reloadConfigurations } from './features/system/actions/reload-configurations.ts';
import { allProfileActions } from './features/profiles/actions/all.ts';
import { qosActions } from './features/qoss/actions/all.ts';
import { quotaActions } from './features/quotas/actions/all.ts';
import { schedulingPolicyActions } from './features/scheduling-policies/actions/all.ts';
import { secondFactorActions } from './features/sessions/actions/second-factor-actions.ts';
import { sessionActions } from './features/sessions/actions/session-actions.ts';
import { roleActions } from './features/roles/actions/role-actions.ts';
import { assignTag, unassignTag } from './features/tags/actions/assign-tag.ts';
import { addTag, removeTag, updateTag } from './features/tags/actions/tag-actions.ts';
import { storageDomainActions } from './features/storage-domains/actions/all.ts';
import { cdromActions } from './features/cdroms/actions/all.ts';
import { nicActions } from './features/nics/actions/all.ts';
import { instanceTypeActions } from './features/instance-types/actions/all.ts';
import { templateActions } from './features/templates/actions/all.ts';
import { jobActions } from './features/jobs/actions/all.ts';
import { vmDeviceActions } from './features/vm-devices/actions/all.ts';
import { vmHostDeviceActions } from './features/vm-host-devices/actions/host-device-actions.ts';
import { userActions } from './features/users/actions/all.ts';
import { vmPoolActions } from './features/vm-pools/actions/all.ts';
import { vmActions } from './features/vms/actions/all.ts';
import { vnicProfileActions } from './features/vnic-profiles/actions/vnic-profile-actions.ts';
import { openidProviderActions } from './features/openid-providers/actions/openid-provider-actions.ts';
import type { Ports, Tx } from './ports.ts';

const registered = [
  ...affinityGroupActions,
  ...affinityLabelActions,
  ...applyActions,
  ...bookmarkActions,
  ...clusterFeatureActions,
  ...clusterActions,
  ...consoleActions,
  ...dataCenterActions,
  ...eventActions,
  ...diskActions,
  ...directoryActions,
  ...diskAttachmentActions,
  ...hostActions,
  ...imageTransferActions,
  ...groupActions,
  ...optionActions,
  ...macPoolActions,
  ...networkActions,
  ...permissionActions,
  ...networkLabelActions,
  reloadConfigurations,
  ...allProfileActions,
  ...qosActions,
  ...quotaActions,
  ...schedulingPolicyActions,
  ...roleActions,
  ...secondFactorActions,
  ...sessionActions,
  ...storageDomainActions,
  addTag,
  assignTag,
  removeTag,
  unassignTag,
  updateTag,
  ...cdromActions,
  ...nicActions,
  ...userActions,
  ...vmActions,
  ...vmPoolActions,
  ...vmDeviceActions,
  ...vmHostDeviceActions,
  ...jobActions,
  ...templateActions,
  ...instanceTypeActions,
  ...vnicProfileActions,
  ...openidProviderActions,
] as const;

export const actions: readonly AnyAction<Ports, Tx>[] = registered;
