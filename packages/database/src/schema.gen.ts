// Generated from the migrated database by packages/database/src/generate.ts; do not edit.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { Json, JsonText } from './json.ts';

/** ISO text out; ISO text or Date in. */
type Timestamp = ColumnType<string, string | Date, string | Date>;
type GeneratedTimestamp = ColumnType<string, string | Date | undefined, string | Date>;
/** Value out; `json(value)` in. */
type JsonColumn = ColumnType<Json, JsonText, JsonText>;
type NullableJsonColumn = ColumnType<Json | null, JsonText | null | undefined, JsonText | null>;
type GeneratedJsonColumn = ColumnType<Json, JsonText | undefined, JsonText>;

export interface AffinityGroupTable {
  id: string;
  cluster_id: string;
  name: string;
  description: Generated<string>;
  priority: Generated<number>;
  vms_enabled: Generated<boolean>;
  vms_positive: Generated<boolean>;
  vms_enforcing: Generated<boolean>;
  hosts_enabled: Generated<boolean>;
  hosts_positive: Generated<boolean>;
  hosts_enforcing: Generated<boolean>;
  revision: Generated<number>;
}

export interface AffinityGroupMemberTable {
  group_id: string;
  kind: string;
  vm_id: string | null;
  host_id: string | null;
  label_id: string | null;
  member_id: GeneratedAlways<string>;
}

export interface AffinityLabelTable {
  id: string;
  name: string;
  has_implicit_group: Generated<boolean>;
  revision: Generated<number>;
}

export interface AffinityLabelMemberTable {
  label_id: string;
  vm_id: string | null;
  host_id: string | null;
  member_id: GeneratedAlways<string>;
}

export interface AppliedObjectTable {
  set_name: string;
  path: string;
  kind: string;
  name: string;
  made: boolean;
  fields: JsonColumn;
}

export interface BookmarkTable {
  id: string;
  name: string;
  value: string;
  revision: Generated<number>;
}

export interface CdromTable {
  vm_id: string;
  disk_id: string | null;
}

export interface CertificateSerialTable {
  serial: GeneratedAlways<number>;
  subject: string;
  issued_at: GeneratedTimestamp;
  expires_at: Timestamp;
  fingerprint: string;
}

/** Outbox of the event stream; retention removes numbered rows older than an hour */
export interface ChangeLogTable {
  position: GeneratedAlways<number>;
  sequence: number | null;
  topic: string;
  entity: string;
  entity_id: string;
  operation: string;
  changed_at: GeneratedTimestamp;
}

export interface ChangeSequenceTable {
  one: Generated<boolean>;
  last_sequence: Generated<number>;
}

export interface ClusterTable {
  id: string;
  name: string;
  description: Generated<string>;
  comment: Generated<string>;
  data_center_id: string | null;
  cpu_architecture: Generated<string>;
  cpu_type: string | null;
  bios_type: Generated<string>;
  compatibility_version: Generated<string>;
  memory_overcommit_percent: Generated<number>;
  mac_pool_id: string | null;
  configuration: GeneratedJsonColumn;
  revision: Generated<number>;
  created_at: GeneratedTimestamp;
  scheduling_policy_id: Generated<string>;
}

export interface ClusterNetworkTable {
  cluster_id: string;
  network_id: string;
  is_required: Generated<boolean>;
  usages: Generated<string[]>;
}

export interface CommandTable {
  id: string;
  name: string;
  input: JsonColumn;
  prepared: NullableJsonColumn;
  result: NullableJsonColumn;
  status: string;
  error_code: string | null;
  error_params: NullableJsonColumn;
  description: string;
  principal: JsonColumn;
  correlation_id: string;
  parent_id: string | null;
  child_key: string | null;
  ancestor_ids: Generated<string[]>;
  submitted_by: string;
  owner: string | null;
  fence: Generated<number>;
  lease_until: ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
  wake_at: GeneratedTimestamp;
  signalled: Generated<boolean>;
  cancel_requested: Generated<boolean>;
  external_system: string | null;
  external_id: string | null;
  claims: Generated<number>;
  created_at: GeneratedTimestamp;
  started_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
  ended_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
}

export interface CommandLockTable {
  kind: string;
  entity_id: string;
  command_id: string;
  mode: string;
  taken_at: GeneratedTimestamp;
}

export interface CommandOrExternalJobTable {
  id: string | null;
  name: string | null;
  description: string | null;
  status: string | null;
  command_status: string | null;
  error_code: string | null;
  error_params: Json;
  owner_id: string | null;
  owner_name: string | null;
  correlation_id: string | null;
  started_at: string | null;
  ended_at: string | null;
  last_updated_at: string | null;
  external: boolean | null;
  auto_cleared: boolean | null;
  parent_id: string | null;
}

export interface CommandStepTable {
  command_id: string;
  position: number;
  id: Generated<string>;
  name: string;
  status: Generated<string>;
  result: NullableJsonColumn;
  started: NullableJsonColumn;
  progress: number | null;
  attempts: Generated<number>;
  undo_attempts: Generated<number>;
  error_code: string | null;
  error_params: NullableJsonColumn;
  started_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
  ended_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
}

export interface ConsoleSessionTable {
  id: string;
  vm_id: string;
  user_id: string;
  type: string;
  alive_until: Timestamp;
  opened_at: GeneratedTimestamp;
}

export interface ConsoleTicketTable {
  id: string;
  vm_id: string;
  user_id: string;
  type: string;
  expires_at: Timestamp;
}

export interface CpuProfileTable {
  id: Generated<string>;
  cluster_id: string;
  name: string;
  description: Generated<string>;
  qos_id: string | null;
  is_default: Generated<boolean>;
  revision: Generated<number>;
}

export interface DataCenterTable {
  id: string;
  name: string;
  description: Generated<string>;
  comment: Generated<string>;
  is_local: Generated<boolean>;
  compatibility_version: Generated<string>;
  storage_format: Generated<string>;
  quota_mode: Generated<string>;
  mac_pool_id: string;
  revision: Generated<number>;
  created_at: GeneratedTimestamp;
}

export interface DirectoryTable {
  id: string;
  name: string;
  type: string;
  servers: JsonColumn;
  tls: string;
  ca_pem: string | null;
  base_dn: string;
  bind_dn: string | null;
  sealed_bind_password: Buffer | null;
  user_filter: string | null;
  group_filter: string | null;
  enabled: Generated<boolean>;
  revision: Generated<number>;
}

export interface DiskTable {
  id: string;
  alias: string;
  description: Generated<string>;
  content_type: Generated<string>;
  format: string;
  sparse: boolean;
  provisioned_bytes: number;
  status: string;
  storage_domain_id: string | null;
  shareable: Generated<boolean>;
  propagate_errors: Generated<boolean>;
  wipe_after_delete: Generated<boolean>;
  backup: Generated<string>;
  configuration: GeneratedJsonColumn;
  revision: Generated<number>;
  created_at: GeneratedTimestamp;
  disk_profile_id: string | null;
  quota_id: string | null;
}

export interface DiskAttachmentTable {
  vm_id: string;
  disk_id: string;
  interface: Generated<string>;
  bootable: Generated<boolean>;
  active: Generated<boolean>;
  read_only: Generated<boolean>;
  pass_discard: Generated<boolean>;
  uses_scsi_reservation: Generated<boolean>;
  revision: Generated<number>;
}

export interface DiskProfileTable {
  id: Generated<string>;
  storage_domain_id: string;
  name: string;
  description: Generated<string>;
  qos_id: string | null;
  is_default: Generated<boolean>;
  revision: Generated<number>;
}

export interface EngineGroupTable {
  id: string;
  name: string;
  directory: string;
  external_id: string;
  namespace: Generated<string>;
  revision: Generated<number>;
}

/** One row per engine process; it counts as live until alive_until */
export interface EngineNodeTable {
  id: string;
  name: string;
  started_at: GeneratedTimestamp;
  alive_until: Timestamp;
}

export interface EngineOptionTable {
  name: string;
  version: Generated<string>;
  value: string;
}

export interface EngineUserTable {
  id: string;
  principal: string;
  user_name: string;
  directory: string;
  first_name: Generated<string>;
  last_name: Generated<string>;
  email: Generated<string>;
  department: Generated<string>;
  enabled: Generated<boolean>;
  revision: Generated<number>;
  external_id: Generated<string>;
  namespace: Generated<string>;
  last_login_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
}

export interface EventTable {
  id: GeneratedAlways<number>;
  code: number;
  name: string;
  severity: string;
  description: string;
  occurred_at: GeneratedTimestamp;
  correlation_id: string | null;
  custom_id: number | null;
  origin: Generated<string>;
  flood_rate: Generated<number>;
  hidden: Generated<boolean>;
  user_id: string | null;
  user_name: string | null;
  vm_id: string | null;
  vm_name: string | null;
  template_id: string | null;
  template_name: string | null;
  host_id: string | null;
  host_name: string | null;
  cluster_id: string | null;
  cluster_name: string | null;
  data_center_id: string | null;
  data_center_name: string | null;
  storage_domain_id: string | null;
  storage_domain_name: string | null;
}

export interface EventSubscriptionTable {
  user_id: string;
  event: string;
  method: string;
  address: Generated<string>;
}

export interface ExternalJobTable {
  id: string;
  description: string;
  status: Generated<string>;
  auto_cleared: Generated<boolean>;
  owner_id: string;
  owner_name: string;
  correlation_id: string;
  started_at: GeneratedTimestamp;
  ended_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
  last_updated_at: GeneratedTimestamp;
}

export interface ExternalSessionTable {
  session_id: string;
  provider_id: string;
  subject_hash: string;
  sid_hash: string | null;
  sealed_id_token: Buffer;
}

export interface ExternalSignInTable {
  state_hash: string;
  sealed: Buffer;
  expires_at: Timestamp;
}

export interface ExternalStepTable {
  id: string;
  job_id: string;
  parent_id: string | null;
  position: number;
  type: string;
  description: string;
  status: Generated<string>;
  started_at: GeneratedTimestamp;
  ended_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
}

export interface ExternalVmTable {
  host_id: string;
  vm_id: string;
  name: string;
  status: string;
  seen_at: GeneratedTimestamp;
}

export interface HostTable {
  id: string;
  name: string;
  description: Generated<string>;
  comment: Generated<string>;
  cluster_id: string;
  address: string;
  port: Generated<number>;
  administrative_state: Generated<string>;
  hardware_id: string | null;
  certificate_pem: string | null;
  certificate_fingerprint: string | null;
  certificate_expires_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
  configuration: GeneratedJsonColumn;
  revision: Generated<number>;
  created_at: GeneratedTimestamp;
}

export interface HostLeaseTable {
  host_id: string;
  owner: string | null;
  fence: number;
  lease_until: ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
}

export interface HostRuntimeTable {
  host_id: string;
  status: Generated<string>;
  status_reason: Generated<string>;
  capabilities: NullableJsonColumn;
  agent_epoch: string | null;
  agent_sequence: number | null;
  seen_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
  memory_bytes: number | null;
  cpu_threads: number | null;
  accel: string | null;
}

export interface HostStatisticsTable {
  host_id: string;
  sampled_at: Timestamp;
  cpu_user_percent: number;
  cpu_system_percent: number;
  cpu_idle_percent: number;
  load_average_5m: number;
  memory_total_bytes: number;
  memory_used_bytes: number;
  memory_free_bytes: number;
  active_vms: number;
  sample: JsonColumn;
  previous: NullableJsonColumn;
}

export interface IconTable {
  id: string;
  media_type: string;
  data: Buffer;
  kept_at: GeneratedTimestamp;
}

export interface ImageTable {
  id: string;
  disk_id: string;
  storage_domain_id: string;
  parent_id: string | null;
  is_active: Generated<boolean>;
  format: string;
  sparse: boolean;
  virtual_bytes: number;
  actual_bytes: Generated<number>;
  created_at: GeneratedTimestamp;
}

export interface ImageTransferTable {
  id: string;
  disk_id: string;
  host_id: string | null;
  direction: string;
  format: string;
  phase: string;
  ticket_id: string;
  size_bytes: number;
  transferred_bytes: Generated<number>;
  inactivity_timeout_seconds: Generated<number>;
  timeout_policy: Generated<string>;
  shallow: Generated<boolean>;
  active: Generated<boolean>;
  last_active_at: GeneratedTimestamp;
  created_at: GeneratedTimestamp;
  revision: Generated<number>;
}

export interface InternalGroupTable {
  id: Generated<string>;
  name: string;
  description: Generated<string>;
  revision: Generated<number>;
}

export interface InternalMemberTable {
  group_id: string;
  user_id: string | null;
  child_id: string | null;
}

export interface InternalPasswordTable {
  user_id: string;
  password_hash: string;
  replaced_at: GeneratedTimestamp;
}

export interface InternalPolicyTable {
  one: Generated<boolean>;
  min_length: Generated<number>;
  min_classes: Generated<number>;
  history: Generated<number>;
  max_age_days: number | null;
}

export interface InternalUserTable {
  id: Generated<string>;
  name: string;
  first_name: Generated<string>;
  last_name: Generated<string>;
  email: Generated<string>;
  department: Generated<string>;
  description: Generated<string>;
  password_hash: string | null;
  password_changed_at: GeneratedTimestamp;
  password_expires_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
  valid_until: ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
  enabled: Generated<boolean>;
  revision: Generated<number>;
}

export interface JobViewTable {
  id: string | null;
  name: string | null;
  description: string | null;
  status: string | null;
  command_status: string | null;
  error_code: string | null;
  error_params: Json;
  owner_id: string | null;
  owner_name: string | null;
  correlation_id: string | null;
  started_at: string | null;
  ended_at: string | null;
  last_updated_at: string | null;
  external: boolean | null;
  auto_cleared: boolean | null;
}

export interface LoginAttemptTable {
  key: string;
  failures: Generated<number>;
  changed_at: GeneratedTimestamp;
  blocked_until: ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
  succeeded_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
}

export interface LogoutTokenTable {
  provider_id: string;
  jti_hash: string;
  expires_at: Timestamp;
}

export interface MacPoolTable {
  id: string;
  name: string;
  description: Generated<string>;
  is_default: Generated<boolean>;
  allow_duplicates: Generated<boolean>;
  revision: Generated<number>;
}

export interface MacPoolRangeTable {
  mac_pool_id: string;
  first_mac: string;
  last_mac: string;
}

export interface NetworkTable {
  id: string;
  data_center_id: string;
  name: string;
  description: Generated<string>;
  comment: Generated<string>;
  vlan_id: number | null;
  mtu: Generated<number>;
  is_vm_network: Generated<boolean>;
  stp: Generated<boolean>;
  port_isolation: Generated<boolean>;
  configuration: GeneratedJsonColumn;
  revision: Generated<number>;
  label: string | null;
}

export interface NicTable {
  id: string;
  vm_id: string | null;
  template_id: string | null;
  name: string;
  interface: Generated<string>;
  vnic_profile_id: string | null;
  mac: string | null;
  linked: Generated<boolean>;
  plugged: Generated<boolean>;
  revision: Generated<number>;
}

export interface NicFilterParameterTable {
  id: string;
  nic_id: string;
  name: string;
  value: string;
  revision: Generated<number>;
}

export interface NotificationTable {
  id: Generated<string>;
  event_id: number;
  user_id: string;
  address: string;
  attempts: Generated<number>;
  due_at: GeneratedTimestamp;
}

export interface OauthClientTable {
  id: string;
  name: string;
  redirect_uris: string[];
  secret_hash: string | null;
  created_at: GeneratedTimestamp;
}

export interface OauthCodeTable {
  code_hash: string;
  client_id: string;
  redirect_uri: string;
  challenge: string;
  nonce: string | null;
  scope: string;
  user_id: string;
  expires_at: Timestamp;
  session_id: string | null;
  browser_id: string | null;
}

export interface OpenidProviderTable {
  id: string;
  name: string;
  title: string;
  issuer: string;
  client_id: string;
  sealed_client_secret: Buffer | null;
  scopes: string[];
  user_name_claim: string;
  groups_claim: string;
  ca_pem: string | null;
  enabled: Generated<boolean>;
  revision: Generated<number>;
  signs_out_there: Generated<boolean>;
}

export interface PasskeyTable {
  id: string;
  user_id: string;
  credential_id: string;
  public_key: Buffer;
  counter: Generated<number>;
  transports: Generated<string[]>;
  name: string;
  created_at: GeneratedTimestamp;
  used_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
}

export interface PasskeyChallengeTable {
  challenge_hash: string;
  user_id: string;
  purpose: string;
  expires_at: Timestamp;
}

export interface PermissionTable {
  id: string;
  role_id: string;
  subject_id: string;
  entity: string;
  entity_id: string;
  created_at: GeneratedTimestamp;
}

export interface PlacementTable {
  vm_id: string;
  command_id: string;
  host_id: string | null;
  explanation: JsonColumn;
  created_at: GeneratedTimestamp;
}

export interface QosTable {
  id: string;
  data_center_id: string;
  type: string;
  name: string;
  description: Generated<string>;
  limits: GeneratedJsonColumn;
  revision: Generated<number>;
}

export interface QuotaTable {
  id: Generated<string>;
  data_center_id: string;
  name: string;
  description: Generated<string>;
  is_default: Generated<boolean>;
  cluster_soft_percent: Generated<number>;
  cluster_hard_percent: Generated<number>;
  storage_soft_percent: Generated<number>;
  storage_hard_percent: Generated<number>;
  revision: Generated<number>;
}

export interface QuotaClusterLimitTable {
  id: Generated<string>;
  quota_id: string;
  cluster_id: string | null;
  vcpu_limit: Generated<number>;
  memory_gib: Generated<number>;
}

export interface QuotaStorageLimitTable {
  id: Generated<string>;
  quota_id: string;
  storage_domain_id: string | null;
  limit_gib: Generated<number>;
}

export interface RecoveryCodeTable {
  user_id: string;
  code_hash: string;
}

export interface RoleTable {
  id: string;
  name: string;
  description: Generated<string>;
  administrative: boolean;
  mutable: Generated<boolean>;
  permits: string[];
  step_up_minutes: number | null;
  revision: Generated<number>;
}

export interface SchedulingPolicyTable {
  id: string;
  name: string;
  description: Generated<string>;
  locked: Generated<boolean>;
  is_default: Generated<boolean>;
  balance_unit_id: string | null;
  properties: GeneratedJsonColumn;
  revision: Generated<number>;
}

export interface SchedulingPolicyFilterTable {
  policy_id: string;
  unit_id: string;
  position: Generated<number>;
}

export interface SchedulingPolicyWeightTable {
  policy_id: string;
  unit_id: string;
  factor: Generated<number>;
}

export interface SchemaMigrationTable {
  number: number;
  name: string;
  checksum: string;
  applied_at: GeneratedTimestamp;
}

export interface SecretKeyTable {
  name: string;
  certificate_pem: string | null;
  encrypted_private_key: Buffer;
  created_at: GeneratedTimestamp;
}

export interface SignInPolicyTable {
  one: Generated<boolean>;
  idle_minutes: Generated<number>;
  longest_minutes: Generated<number>;
}

/** Reconcilers that run on one replica at a time, and their latest run */
export interface SingletonLeaseTable {
  name: string;
  owner: string | null;
  fence: Generated<number>;
  lease_until: ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
  requested_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
  run_started_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
  run_ended_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
  last_error: string | null;
}

export interface SshPublicKeyTable {
  id: string;
  user_id: string;
  content: string;
  created_at: GeneratedTimestamp;
  revision: Generated<number>;
}

export interface SsoSessionTable {
  id: string;
  user_id: string;
  scope: string;
  created_at: GeneratedTimestamp;
  used_at: GeneratedTimestamp;
  expires_at: Timestamp;
  kind: Generated<string>;
  idle_seconds: number | null;
  ends_at: GeneratedTimestamp;
  read_only: Generated<boolean>;
  name: Generated<string>;
  source: Generated<string>;
  client_id: string | null;
  parent_id: string | null;
  second_factor_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
  areas: string[] | null;
}

export interface StepViewTable {
  id: string | null;
  job_id: string | null;
  command_id: string | null;
  parent_id: string | null;
  position: number | null;
  name: string | null;
  status: string | null;
  step_status: string | null;
  progress: number | null;
  attempts: number | null;
  undo_attempts: number | null;
  error_code: string | null;
  error_params: Json;
  external_system: string | null;
  external_id: string | null;
  correlation_id: string | null;
  started_at: string | null;
  ended_at: string | null;
}

export interface StorageDomainTable {
  id: string;
  name: string;
  description: Generated<string>;
  comment: Generated<string>;
  type: Generated<string>;
  storage_type: string;
  storage_format: Generated<string>;
  connection: JsonColumn;
  local_host_id: string | null;
  status: Generated<string>;
  wipe_after_delete: Generated<boolean>;
  discard_after_delete: Generated<boolean>;
  backup: Generated<boolean>;
  warning_low_space_percent: Generated<number>;
  critical_space_gib: Generated<number>;
  total_bytes: number | null;
  free_bytes: number | null;
  configuration: GeneratedJsonColumn;
  revision: Generated<number>;
  created_at: GeneratedTimestamp;
}

export interface StorageDomainAttachmentTable {
  storage_domain_id: string;
  data_center_id: string;
  status: string;
  is_master: Generated<boolean>;
}

export interface TagTable {
  id: string;
  name: string;
  description: Generated<string>;
  parent_id: string | null;
  revision: Generated<number>;
}

export interface TagAssignmentTable {
  tag_id: string;
  entity: string;
  entity_id: string;
}

export interface TemplateTable {
  id: string;
  name: string;
  description: Generated<string>;
  comment: Generated<string>;
  cluster_id: string | null;
  status: Generated<string>;
  base_template_id: string | null;
  version_number: Generated<number>;
  version_name: Generated<string>;
  os_type: Generated<string>;
  memory_bytes: number;
  cpu_sockets: Generated<number>;
  cpu_cores: Generated<number>;
  cpu_threads: Generated<number>;
  configuration: GeneratedJsonColumn;
  revision: Generated<number>;
  created_at: GeneratedTimestamp;
  kind: Generated<string>;
  type: Generated<string>;
  memory_max_bytes: number | null;
  memory_guaranteed_bytes: number | null;
  stateless: Generated<boolean>;
  delete_protected: Generated<boolean>;
  high_availability: Generated<boolean>;
  high_availability_priority: Generated<number>;
}

export interface TemplateDiskAttachmentTable {
  template_id: string;
  disk_id: string;
  interface: Generated<string>;
  bootable: Generated<boolean>;
  active: Generated<boolean>;
  read_only: Generated<boolean>;
  pass_discard: Generated<boolean>;
}

export interface TemplateFollowTryTable {
  vm_id: string;
  at: Timestamp;
}

export interface UserMembershipTable {
  user_id: string;
  external_id: string;
  name: string;
}

export interface UserOptionTable {
  id: string;
  user_id: string;
  name: string;
  content: JsonColumn;
}

export interface UserTotpTable {
  user_id: string;
  sealed_secret: Buffer;
  last_step: Generated<number>;
  failures: Generated<number>;
  blocked_until: ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
}

export interface VmTable {
  id: string;
  name: string;
  description: Generated<string>;
  comment: Generated<string>;
  cluster_id: string;
  template_id: string;
  type: Generated<string>;
  os_type: Generated<string>;
  memory_bytes: number;
  memory_max_bytes: number;
  memory_guaranteed_bytes: number;
  cpu_sockets: Generated<number>;
  cpu_cores: Generated<number>;
  cpu_threads: Generated<number>;
  delete_protected: Generated<boolean>;
  stateless: Generated<boolean>;
  high_availability: Generated<boolean>;
  high_availability_priority: Generated<number>;
  resting_status: Generated<string>;
  suspended_memory: NullableJsonColumn;
  stop_reason: Generated<string>;
  stopped_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
  configuration: GeneratedJsonColumn;
  next_run: NullableJsonColumn;
  revision: Generated<number>;
  created_at: GeneratedTimestamp;
  vm_pool_id: string | null;
  search_text: GeneratedAlways<string>;
}

export interface VmDeviceTable {
  id: string;
  vm_id: string | null;
  template_id: string | null;
  kind: string;
  position: Generated<number>;
  settings: GeneratedJsonColumn;
  revision: Generated<number>;
}

export interface VmHostDeviceTable {
  vm_id: string;
  host_id: string;
  name: string;
  placeholder: boolean;
  device: JsonColumn;
  revision: Generated<number>;
}

export interface VmPoolTable {
  id: string;
  name: string;
  description: Generated<string>;
  comment: Generated<string>;
  cluster_id: string;
  template_id: string;
  type: Generated<string>;
  prestarted_vms: Generated<number>;
  max_user_vms: Generated<number>;
  use_latest_template_version: Generated<boolean>;
  settings: GeneratedJsonColumn;
  revision: Generated<number>;
  created_at: GeneratedTimestamp;
  stateful: Generated<boolean>;
  asked_size: number | null;
}

export interface VmRuntimeTable {
  vm_id: string;
  host_id: string;
  status: string;
  status_detail: Generated<string>;
  run_once: Generated<boolean>;
  spec: JsonColumn;
  graphics: GeneratedJsonColumn;
  guest: NullableJsonColumn;
  command_id: string | null;
  memory_bytes: number;
  cpu_count: number;
  started_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
  status_since: GeneratedTimestamp;
  fence: Generated<number>;
  launched_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
  guest_fqdn: GeneratedAlways<string>;
  guest_addresses: GeneratedAlways<Json>;
  stateless: Generated<boolean>;
  limits_due: Generated<boolean>;
  search_text: GeneratedAlways<string>;
}

export interface VmStatisticsTable {
  vm_id: string;
  sampled_at: Timestamp;
  elapsed_seconds: number;
  cpu_user_percent: number;
  cpu_system_percent: number;
  cpu_total_percent: number;
  memory_installed_bytes: number;
  memory_used_bytes: number | null;
  sample: JsonColumn;
  previous: NullableJsonColumn;
  cpu_history: Generated<number[]>;
  memory_history: Generated<number[]>;
  network_history: Generated<number[]>;
  history_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
}

export interface VnicProfileTable {
  id: string;
  network_id: string;
  name: string;
  description: Generated<string>;
  pass_through: Generated<string>;
  port_mirroring: Generated<boolean>;
  network_filter: string | null;
  configuration: GeneratedJsonColumn;
  revision: Generated<number>;
  qos_id: string | null;
  migratable: boolean | null;
}

export interface Schema {
  affinity_group: AffinityGroupTable;
  affinity_group_member: AffinityGroupMemberTable;
  affinity_label: AffinityLabelTable;
  affinity_label_member: AffinityLabelMemberTable;
  applied_object: AppliedObjectTable;
  bookmark: BookmarkTable;
  cdrom: CdromTable;
  certificate_serial: CertificateSerialTable;
  change_log: ChangeLogTable;
  change_sequence: ChangeSequenceTable;
  cluster: ClusterTable;
  cluster_network: ClusterNetworkTable;
  command: CommandTable;
  command_lock: CommandLockTable;
  command_or_external_job: CommandOrExternalJobTable;
  command_step: CommandStepTable;
  console_session: ConsoleSessionTable;
  console_ticket: ConsoleTicketTable;
  cpu_profile: CpuProfileTable;
  data_center: DataCenterTable;
  directory: DirectoryTable;
  disk: DiskTable;
  disk_attachment: DiskAttachmentTable;
  disk_profile: DiskProfileTable;
  engine_group: EngineGroupTable;
  engine_node: EngineNodeTable;
  engine_option: EngineOptionTable;
  engine_user: EngineUserTable;
  event: EventTable;
  event_subscription: EventSubscriptionTable;
  external_job: ExternalJobTable;
  external_session: ExternalSessionTable;
  external_sign_in: ExternalSignInTable;
  external_step: ExternalStepTable;
  external_vm: ExternalVmTable;
  host: HostTable;
  host_lease: HostLeaseTable;
  host_runtime: HostRuntimeTable;
  host_statistics: HostStatisticsTable;
  icon: IconTable;
  image: ImageTable;
  image_transfer: ImageTransferTable;
  internal_group: InternalGroupTable;
  internal_member: InternalMemberTable;
  internal_password: InternalPasswordTable;
  internal_policy: InternalPolicyTable;
  internal_user: InternalUserTable;
  job_view: JobViewTable;
  login_attempt: LoginAttemptTable;
  logout_token: LogoutTokenTable;
  mac_pool: MacPoolTable;
  mac_pool_range: MacPoolRangeTable;
  network: NetworkTable;
  nic: NicTable;
  nic_filter_parameter: NicFilterParameterTable;
  notification: NotificationTable;
  oauth_client: OauthClientTable;
  oauth_code: OauthCodeTable;
  openid_provider: OpenidProviderTable;
  passkey: PasskeyTable;
  passkey_challenge: PasskeyChallengeTable;
  permission: PermissionTable;
  placement: PlacementTable;
  qos: QosTable;
  quota: QuotaTable;
  quota_cluster_limit: QuotaClusterLimitTable;
  quota_storage_limit: QuotaStorageLimitTable;
  recovery_code: RecoveryCodeTable;
  role: RoleTable;
  scheduling_policy: SchedulingPolicyTable;
  scheduling_policy_filter: SchedulingPolicyFilterTable;
  scheduling_policy_weight: SchedulingPolicyWeightTable;
  schema_migration: SchemaMigrationTable;
  secret_key: SecretKeyTable;
  sign_in_policy: SignInPolicyTable;
  singleton_lease: SingletonLeaseTable;
  ssh_public_key: SshPublicKeyTable;
  sso_session: SsoSessionTable;
  step_view: StepViewTable;
  storage_domain: StorageDomainTable;
  storage_domain_attachment: StorageDomainAttachmentTable;
  tag: TagTable;
  tag_assignment: TagAssignmentTable;
  template: TemplateTable;
  template_disk_attachment: TemplateDiskAttachmentTable;
  template_follow_try: TemplateFollowTryTable;
  user_membership: UserMembershipTable;
  user_option: UserOptionTable;
  user_totp: UserTotpTable;
  vm: VmTable;
  vm_device: VmDeviceTable;
  vm_host_device: VmHostDeviceTable;
  vm_pool: VmPoolTable;
  vm_runtime: VmRuntimeTable;
  vm_statistics: VmStatisticsTable;
  vnic_profile: VnicProfileTable;
}
