// Every repository, bound to one connection or one transaction. A feature's repository is a function of the connection:
// `export const vmRepo = (db: Queryable) => ({ ... })`.
import type { Queryable } from '@overt/database/connection';
import { affinityGroupRepo } from './features/affinity-groups/affinity-group.repo.ts';
import { affinityLabelRepo } from './features/affinity-labels/affinity-label.repo.ts';
import { bookmarkRepo } from './features/bookmarks/bookmark.repo.ts';
import { clusterRepo } from './features/clusters/cluster.repo.ts';
import { dataCenterRepo } from './features/data-centers/data-center.repo.ts';
import { diskAttachmentRepo } from './features/disk-attachments/disk-attachment.repo.ts';
import { diskRepo } from './features/disks/disk.repo.ts';
import { imageTransferRepo } from './features/image-transfers/image-transfer.repo.ts';
import { eventRepo } from './features/events/event.repo.ts';
import { demoRepo } from './features/bootstrap/demo.repo.ts';
import { tagRepo } from './features/tags/tag.repo.ts';
import { changeRepo } from './features/changes/change.repo.ts';
import { lockRepo } from './features/locks/lock.repo.ts';
import { externalJobRepo } from './features/jobs/external-job.repo.ts';
import { jobRepo } from './features/jobs/job.repo.ts';
import { supportRepo } from './features/support/support.repo.ts';
import { systemRepo } from './features/system/system.repo.ts';
import { macPoolRepo } from './features/mac-pools/mac-pool.repo.ts';
import { networkRepo } from './features/networks/network.repo.ts';
import { storageDomainRepo } from './features/storage-domains/storage-domain.repo.ts';
import { vnicProfileRepo } from './features/vnic-profiles/vnic-profile.repo.ts';
import { iconRepo } from './features/icons/icon.repo.ts';
import { hostRuntimeRepo } from './features/hosts/host-runtime.repo.ts';
import { hostRepo } from './features/hosts/host.repo.ts';
import { cdromRepo } from './features/cdroms/cdrom.repo.ts';
import { nicRepo } from './features/nics/nic.repo.ts';
import { profileRepo } from './features/profiles/profile.repo.ts';
import { qosRepo } from './features/qoss/qos.repo.ts';
import { quotaRepo } from './features/quotas/quota.repo.ts';
import { schedulingPolicyRepo } from './features/scheduling-policies/scheduling-policy.repo.ts';
import { signInPolicyRepo } from './features/sessions/sign-in-policy.repo.ts';
import { passkeyRepo } from './features/sessions/passkey.repo.ts';
import { externalSessionRepo } from './features/openid-providers/external-session.repo.ts';
import { openidProviderRepo } from './features/openid-providers/openid-provider.repo.ts';
import { schedulingRepo } from './features/scheduling/scheduling.repo.ts';
import { consoleSessionRepo } from './features/consoles/console-session.repo.ts';
import { storageContentRepo } from './features/storage-content/storage-content.repo.ts';
import { hostDeviceRepo } from './features/vm-host-devices/host-device.repo.ts';
import { deviceRepo } from './features/vm-devices/device.repo.ts';
import { consoleTicketRepo } from './features/consoles/console-ticket.repo.ts';
import { statisticRepo } from './features/statistics/statistic.repo.ts';
import { templateRepo } from './features/templates/template.repo.ts';
import { vmPoolRepo } from './features/vm-pools/vm-pool.repo.ts';
import { vmMonitorRepo } from './features/vms/vm-monitor.repo.ts';
import { vmRuntimeRepo } from './features/vms/vm-runtime.repo.ts';
import { notificationRepo } from './features/notifications/notification.repo.ts';
import { vmLimitsRepo } from './features/vms/vm-limits.repo.ts';
import { vmStartRepo } from './features/vms/vm-start.repo.ts';
import { vmRepo } from './features/vms/vm.repo.ts';
import { directoryRepo } from './features/directories/directory.repo.ts';
import { internalRepo } from './features/directories/internal.repo.ts';
import { groupRepo } from './features/groups/group.repo.ts';
import { permissionRepo } from './features/permissions/permission.repo.ts';
import { visibleRepo } from './features/permissions/visible.repo.ts';
import { roleRepo } from './features/roles/role.repo.ts';
import { loginAttemptRepo } from './features/sessions/login-attempt.repo.ts';
import { applyRepo } from './features/apply/apply.repo.ts';
import { oauthRepo } from './features/sessions/oauth.repo.ts';
import { secondFactorRepo } from './features/sessions/second-factor.repo.ts';
import { sessionRepo } from './features/sessions/session.repo.ts';
import { userProfileRepo } from './features/users/user-profile.repo.ts';
import { userRepo } from './features/users/user.repo.ts';
import { searchRepo } from './search/search.repo.ts';
import { searchables } from './searchables.repo.ts';

export const createRepos = (db: Queryable) => ({
  affinityGroups: affinityGroupRepo(db),
  affinityLabels: affinityLabelRepo(db),
  bookmarks: bookmarkRepo(db),
  changes: changeRepo(db),
  clusters: clusterRepo(db),
  demo: demoRepo(db),
  tags: tagRepo(db),
  dataCenters: dataCenterRepo(db),
  diskAttachments: diskAttachmentRepo(db),
  disks: diskRepo(db),
  imageTransfers: imageTransferRepo(db),
  events: eventRepo(db),
  externalJobs: externalJobRepo(db),
  jobs: jobRepo(db),
  locks: lockRepo(db),
  macPools: macPoolRepo(db),
  networks: networkRepo(db),
  permissions: permissionRepo(db),
  roles: roleRepo(db),
  search: searchRepo(db, searchables),
  loginAttempts: loginAttemptRepo(db),
  applied: applyRepo(db),
  oauth: oauthRepo(db),
  passkeys: passkeyRepo(db),
  signInPolicy: signInPolicyRepo(db),
  openidProviders: openidProviderRepo(db),
  externalSessions: externalSessionRepo(db),
  secondFactors: secondFactorRepo(db),
  sessions: sessionRepo(db),
  groups: groupRepo(db),
  directories: directoryRepo(db),
  internal: internalRepo(db),
  userProfiles: userProfileRepo(db),
  users: userRepo(db),
  visible: visibleRepo(db),
  system: systemRepo(db),
  support: supportRepo(db),
  storageDomains: storageDomainRepo(db),
  vnicProfiles: vnicProfileRepo(db),
  hostRuntime: hostRuntimeRepo(db),
  icons: iconRepo(db),
  hosts: hostRepo(db),
  cdroms: cdromRepo(db),
  nics: nicRepo(db),
  profiles: profileRepo(db),
  qoss: qosRepo(db),
  quotas: quotaRepo(db),
  scheduling: schedulingRepo(db),
  schedulingPolicies: schedulingPolicyRepo(db),
  consoleSessions: consoleSessionRepo(db),
  devices: deviceRepo(db),
  hostDevices: hostDeviceRepo(db),
  storageContent: storageContentRepo(db),
  consoleTickets: consoleTicketRepo(db),
  statistics: statisticRepo(db),
  templates: templateRepo(db),
  vmPools: vmPoolRepo(db),
  vmMonitor: vmMonitorRepo(db),
  vmRuntime: vmRuntimeRepo(db),
  notifications: notificationRepo(db),
  vmLimits: vmLimitsRepo(db),
  vmStart: vmStartRepo(db),
  vms: vmRepo(db),
});

export type Repos = ReturnType<typeof createRepos>;
