// Which roles show what is below the object on which they are given: who may only make VMs in a data center does not see
// the VMs of others there. oVirt says so role by role for its own; for other roles their permits decide.
import { permits } from './permits.ts';

/** Predefined roles that show their object alone. */
export const quietRoles: readonly string[] = [
  'PowerUserRole',
  'QuotaConsumer',
  'DiskCreator',
  'VmCreator',
  'TemplateCreator',
  'ExternalEventsCreator',
  'ExternalTasksCreator',
  'VnicProfileUser',
  'UserTemplateBasedVm',
  'InstanceCreator',
  'UserInstanceManager',
  'TagManager',
  'BookmarkManager',
  'EventNotificationManager',
  'AuditLogManager',
  'DiskProfileUser',
  'UserVmRunTimeManager',
  'UserProfileEditor',
  'CpuProfileOperator',
  'CpuProfileCreator',
];

/** Permits that say nothing about what is already there. */
const QUIET_PERMITS: ReadonlySet<string> = new Set([
  'create_vm',
  'create_instance',
  'create_template',
  'create_vm_pool',
  'create_disk',
  'access_image_storage',
  'login',
  'tag_management',
  'bookmark_management',
  'event_notification_management',
  'audit_log_management',
  'inject_external_events',
  'inject_external_tasks',
]);

/** A custom role with one of these shows whatever is below. */
export const showingPermits: readonly string[] = Object.keys(permits).filter(permit => !QUIET_PERMITS.has(permit));
