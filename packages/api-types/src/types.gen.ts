// Generated from packages/api-model by `npm run gen`. Do not edit: change the model and run it again.

/** Another object or action of this one: `rel` names it, `href` is its path. */
export interface Link {
  href: string;
  rel: string;
}

/** How clients may reach a Gluster volume. */
export type AccessProtocol = 'gluster' | 'nfs' | 'cifs';

export type Architecture = 'undefined' | 'x86_64' | 'ppc64' | 's390x' | 'aarch64' | 'loongarch64';

/** Whether the host balances memory between NUMA nodes by itself. */
export type AutoNumaStatus = 'disable' | 'enable' | 'unknown';

/** Whether the engine pins virtual to physical CPUs when the VM is saved. */
export type AutoPinningPolicy = 'disabled' | 'existing' | 'adjust';

export type BackupPhase = 'initializing' | 'starting' | 'ready' | 'finalizing' | 'succeeded' | 'failed';

/** Chipset and firmware of a VM. */
export type BiosType = 'cluster_default' | 'i440fx_sea_bios' | 'q35_sea_bios' | 'q35_ovmf' | 'q35_secure_boot';

export type BootDevice = 'cdrom' | 'hd' | 'network';

/** How an interface gets its address. */
export type BootProtocol = 'autoconf' | 'dhcp' | 'poly_dhcp_autoconf' | 'static' | 'none';

export type CheckpointState = 'created' | 'invalid';

/** Form of the network settings handed to cloud-init. */
export type CloudInitNetworkProtocol = 'eni' | 'openstack_metadata';

/** Steps of an upgrade of all hosts of a cluster, reported from outside. */
export type ClusterUpgradeAction = 'start' | 'update_progress' | 'finish';

/** Form of the VM description. */
export type ConfigurationType = 'ovf' | 'ova';

/** Which CPU a guest sees. */
export type CpuMode = 'custom' | 'host_model' | 'host_passthrough';

/** How virtual CPUs are tied to physical ones. */
export type CpuPinningPolicy = 'none' | 'manual' | 'resize_and_pin_numa' | 'dedicated' | 'isolate_threads';

/** How far the tasks that create the object are. */
export type CreationStatus = 'pending' | 'in_progress' | 'complete' | 'failed';

export type DataCenterStatus = 'uninitialized' | 'up' | 'maintenance' | 'not_operational' | 'problematic' | 'contend';

export type DiskBackup = 'none' | 'incremental';

/** Whether a backup held all of the disk or changes only. */
export type DiskBackupMode = 'full' | 'incremental';

/** What a disk is for. */
export type DiskContentType = 'data' | 'ovf_store' | 'memory_dump_volume' | 'memory_metadata_volume' | 'iso' | 'hosted_engine' | 'hosted_engine_sanlock' | 'hosted_engine_metadata' | 'hosted_engine_configuration' | 'backup_scratch';

/** cow is qcow2 (may be sparse and have snapshots), raw is raw. */
export type DiskFormat = 'cow' | 'raw';

export type DiskInterface = 'ide' | 'virtio_scsi' | 'virtio' | 'spapr_vscsi' | 'sata';

export type DiskStatus = 'illegal' | 'locked' | 'ok';

/** Where the bytes of a disk are. */
export type DiskStorageType = 'image' | 'lun' | 'cinder' | 'managed_block_storage';

export type DiskType = 'data' | 'system';

export type DisplayType = 'vnc' | 'spice';

/** Health as an outside monitoring system reports it. */
export type EntityExternalStatus = 'ok' | 'info' | 'warning' | 'error' | 'failure';

/** Health as an outside monitoring system reports it. */
export type ExternalStatus = 'error' | 'failure' | 'info' | 'ok' | 'warning';

export type ExternalSystemType = 'vdsm' | 'gluster';

export type ExternalVmProviderType = 'kvm' | 'xen' | 'vmware';

/** What to do to a host by power management. */
export type FenceType = 'manual' | 'restart' | 'start' | 'stop' | 'status';

/** Whether hosts run with FIPS 140 cryptography only. */
export type FipsMode = 'undefined' | 'disabled' | 'enabled';

export type FirewallType = 'iptables' | 'firewalld';

export type GlusterBrickStatus = 'up' | 'down' | 'unknown';

export type GlusterHookStatus = 'enabled' | 'disabled' | 'missing';

export type GlusterState = 'up' | 'down' | 'unknown';

export type GlusterVolumeStatus = 'up' | 'down' | 'unknown';

export type GlusterVolumeType = 'distribute' | 'replicate' | 'distributed_replicate' | 'stripe' | 'distributed_stripe' | 'striped_replicate' | 'distributed_striped_replicate' | 'disperse' | 'distributed_disperse';

export type GraphicsType = 'spice' | 'vnc';

export type HookContentType = 'text' | 'binary';

/** Before or after the event. */
export type HookStage = 'pre' | 'post';

export type HookStatus = 'enabled' | 'disabled' | 'missing';

export type HostProtocol = 'xml' | 'stomp';

/** Deprecated: pending_approval. */
export type HostStatus = 'down' | 'error' | 'initializing' | 'installing' | 'install_failed' | 'maintenance' | 'non_operational' | 'non_responsive' | 'pending_approval' | 'preparing_for_maintenance' | 'connecting' | 'reboot' | 'unassigned' | 'up' | 'installing_os' | 'kdumping';

/** The operating system of a host. Deprecated: rhev_h. */
export type HostType = 'rhel' | 'rhev_h' | 'ovirt_node';

export type ImageFileType = 'iso' | 'floppy' | 'disk';

export type ImageTransferDirection = 'upload' | 'download';

/** How far a transfer is. Deprecated: cancelled. */
export type ImageTransferPhase = 'unknown' | 'initializing' | 'transferring' | 'resuming' | 'paused_system' | 'paused_user' | 'cancelled' | 'finalizing_success' | 'finalizing_failure' | 'finished_success' | 'finished_failure' | 'cancelled_system' | 'cancelled_user' | 'finalizing_cleanup' | 'finished_cleanup';

/** What happens when the client stops sending. */
export type ImageTransferTimeoutPolicy = 'legacy' | 'pause' | 'cancel';

/** true, false, or as the cluster says. */
export type InheritableBoolean = 'true' | 'false' | 'inherit';

export type IpVersion = 'v4' | 'v6';

export type JobStatus = 'aborted' | 'failed' | 'finished' | 'started' | 'unknown';

/** Whether the host keeps a memory image when its kernel crashes. */
export type KdumpStatus = 'unknown' | 'disabled' | 'enabled';

/** Unit of the memory threshold that is logged. */
export type LogMaxMemoryUsedThresholdType = 'percentage' | 'absolute_value_in_mb';

export type LogSeverity = 'normal' | 'warning' | 'error' | 'alert';

/** Whether a LUN can be used for a new domain. */
export type LunStatus = 'free' | 'used' | 'unusable';

export type MessageBrokerType = 'qpid' | 'rabbit_mq';

export type MigrateOnError = 'migrate' | 'do_not_migrate' | 'migrate_highly_available';

export type MigrationBandwidthAssignmentMethod = 'auto' | 'custom' | 'hypervisor_default';

/** Deprecated: open_vswitch. */
export type NetworkPluginType = 'open_vswitch';

export type NetworkStatus = 'operational' | 'non_operational';

/** What a network of a cluster is for. */
export type NetworkUsage = 'default_route' | 'display' | 'gluster' | 'management' | 'migration' | 'vm';

export type NfsVersion = 'auto' | 'v3' | 'v4' | 'v4_0' | 'v4_1' | 'v4_2';

export type NicInterface = 'e1000' | 'e1000e' | 'virtio' | 'rtl8139' | 'rtl8139_virtio' | 'spapr_vlan' | 'pci_passthrough';

export type NicStatus = 'down' | 'up';

export type NotifiableEvent = 'engine_stop' | 'engine_backup_started' | 'engine_backup_completed' | 'engine_backup_failed' | 'engine_ca_certification_is_about_to_expire' | 'engine_ca_certification_has_expired' | 'engine_certification_is_about_to_expire' | 'engine_certification_has_expired' | 'cluster_alert_ha_reservation' | 'network_update_display_for_cluster_with_active_vm' | 'cluster_alert_ha_reservation_down' | 'host_failure' | 'host_updates_are_available' | 'host_updates_are_available_with_packages' | 'user_host_maintenance' | 'user_host_maintenance_manual_ha' | 'user_host_maintenance_migration_failed' | 'host_activate_manual_ha' | 'host_activate_failed' | 'host_recover_failed' | 'host_approve_failed' | 'host_install_failed' | 'host_time_drift_alert' | 'host_set_nonoperational' | 'host_set_nonoperational_iface_down' | 'host_low_mem' | 'host_high_mem_use' | 'host_interface_high_network_use' | 'host_high_cpu_use' | 'host_high_swap_use' | 'host_low_swap' | 'host_interface_state_down' | 'host_bond_slave_state_down' | 'network_update_display_for_host_with_active_vm' | 'host_certification_is_about_to_expire' | 'host_certification_has_expired' | 'host_certificate_has_invalid_san' | 'host_set_nonoperational_domain' | 'system_change_storage_pool_status_no_host_for_spm' | 'system_deactivated_storage_domain' | 'vm_failure' | 'vm_migration_start' | 'vm_migration_failed' | 'vm_migration_to_server_failed' | 'vm_not_responding' | 'vm_status_restored' | 'ha_vm_restart_failed' | 'ha_vm_failed' | 'vm_console_connected' | 'vm_console_disconnected' | 'vm_set_ticket' | 'vm_down_error' | 'host_initiated_run_vm_failed' | 'vm_paused' | 'vm_paused_eio' | 'vm_paused_enospc' | 'vm_paused_eperm' | 'vm_paused_error' | 'vm_recovered_from_pause_error' | 'mac_address_is_external' | 'host_slow_storage_response_time' | 'irs_failure' | 'irs_disk_space_low' | 'irs_confirmed_disk_space_low' | 'irs_disk_space_low_error' | 'number_of_lvs_on_storage_domain_exceeded_threshold' | 'gluster_volume_create' | 'gluster_volume_create_failed' | 'gluster_volume_option_added' | 'gluster_volume_option_modified' | 'gluster_volume_option_set_failed' | 'gluster_volume_start' | 'gluster_volume_start_failed' | 'gluster_volume_stop' | 'gluster_volume_stop_failed' | 'gluster_volume_options_reset' | 'gluster_volume_options_reset_all' | 'gluster_volume_options_reset_failed' | 'gluster_volume_delete' | 'gluster_volume_delete_failed' | 'gluster_volume_add_brick' | 'gluster_volume_add_brick_failed' | 'gluster_volume_remove_bricks' | 'gluster_volume_remove_bricks_failed' | 'start_removing_gluster_volume_bricks' | 'start_removing_gluster_volume_bricks_failed' | 'gluster_volume_remove_bricks_stop' | 'gluster_volume_remove_bricks_stop_failed' | 'gluster_volume_rebalance_start' | 'gluster_volume_rebalance_start_failed' | 'gluster_volume_rebalance_stop' | 'gluster_volume_rebalance_stop_failed' | 'gluster_volume_replace_brick_failed' | 'gluster_volume_replace_brick_start' | 'gluster_volume_replace_brick_start_failed' | 'gluster_volume_brick_replaced' | 'gluster_volume_rebalance_start_detected_from_cli' | 'start_removing_gluster_volume_bricks_detected_from_cli' | 'gluster_volume_rebalance_not_found_from_cli' | 'remove_gluster_volume_bricks_not_found_from_cli' | 'gluster_volume_snapshot_created' | 'gluster_volume_snapshot_create_failed' | 'gluster_server_add_failed' | 'gluster_server_remove' | 'gluster_server_remove_failed' | 'gluster_volume_profile_start' | 'gluster_volume_profile_start_failed' | 'gluster_volume_profile_stop' | 'gluster_volume_profile_stop_failed' | 'gluster_hook_enable' | 'gluster_hook_enable_failed' | 'gluster_hook_disable' | 'gluster_hook_disable_failed' | 'gluster_hook_detected_new' | 'gluster_hook_conflict_detected' | 'gluster_hook_detected_delete' | 'gluster_hook_added' | 'gluster_hook_add_failed' | 'gluster_hook_removed' | 'gluster_hook_remove_failed' | 'gluster_service_started' | 'gluster_service_start_failed' | 'gluster_service_stopped' | 'gluster_service_stop_failed' | 'gluster_service_restarted' | 'gluster_service_restart_failed' | 'gluster_brick_status_changed' | 'gluster_volume_snapshot_deleted' | 'gluster_volume_snapshot_delete_failed' | 'gluster_volume_all_snapshots_deleted' | 'gluster_volume_all_snapshots_delete_failed' | 'gluster_volume_snapshot_activated' | 'gluster_volume_snapshot_activate_failed' | 'gluster_volume_snapshot_deactivated' | 'gluster_volume_snapshot_deactivate_failed' | 'gluster_volume_snapshot_restored' | 'gluster_volume_snapshot_restore_failed' | 'gluster_volume_confirmed_space_low' | 'dwh_stopped' | 'dwh_error' | 'gluster_volume_rebalance_finished' | 'gluster_volume_migrate_brick_data_finished' | 'host_untrusted' | 'user_update_vm_from_trusted_to_untrusted' | 'user_update_vm_from_untrusted_to_trusted' | 'importexport_import_vm_from_trusted_to_untrusted' | 'importexport_import_vm_from_untrusted_to_trusted' | 'user_add_vm_from_trusted_to_untrusted' | 'user_add_vm_from_untrusted_to_trusted' | 'importexport_import_template_from_trusted_to_untrusted' | 'importexport_import_template_from_untrusted_to_trusted' | 'user_add_vm_template_from_trusted_to_untrusted' | 'user_add_vm_template_from_untrusted_to_trusted' | 'user_update_vm_template_from_trusted_to_untrusted' | 'user_update_vm_template_from_untrusted_to_trusted' | 'faulty_multipaths_on_host' | 'no_faulty_multipaths_on_host' | 'multipath_devices_without_valid_paths_on_host';

export type NotificationMethod = 'smtp' | 'snmp';

export type NumaTuneMode = 'strict' | 'interleave' | 'preferred';

export type OpenStackNetworkProviderType = 'neutron' | 'external';

export type OpenstackVolumeAuthenticationKeyUsageType = 'ceph';

export type OsType = 'unassigned' | 'windows_xp' | 'windows_2003' | 'windows_2008' | 'other_linux' | 'other' | 'rhel_5' | 'rhel_4' | 'rhel_3' | 'windows_2003x64' | 'windows_7' | 'windows_7x64' | 'rhel_5x64' | 'rhel_4x64' | 'rhel_3x64' | 'windows_2008x64' | 'windows_2008r2x64' | 'rhel_6' | 'rhel_6x64' | 'windows_8' | 'windows_8x64' | 'windows_2012x64';

/** Whether one migration uses several connections. */
export type ParallelMigrationsPolicy = 'inherit' | 'auto' | 'auto_parallel' | 'disabled' | 'custom';

/** How the content of a file is written. */
export type PayloadEncoding = 'base64' | 'plaintext';

/** Which hosts may fence on behalf of the engine. */
export type PmProxyType = 'cluster' | 'dc' | 'other_dc';

/** What a scheduling unit does. */
export type PolicyUnitType = 'filter' | 'weight' | 'load_balancing';

export type PowerManagementStatus = 'on' | 'off' | 'unknown';

/** Version of the qcow2 format. */
export type QcowVersion = 'qcow2_v2' | 'qcow2_v3';

export type QosType = 'storage' | 'cpu' | 'network' | 'hostnetwork';

export type QuotaModeType = 'enabled' | 'disabled' | 'audit';

export type ReportedDeviceType = 'network';

/** Spread a hook that servers disagree about, or add it where missing. */
export type ResolutionType = 'add' | 'copy';

export type RngSource = 'random' | 'urandom' | 'hwrng';

export type RoleType = 'admin' | 'user';

/** Whether a VM may send raw SCSI commands. */
export type ScsiGenericIO = 'filtered' | 'unfiltered' | 'disabled';

export type SeLinuxMode = 'enforcing' | 'permissive' | 'disabled';

/** Which serial number the BIOS of a VM shows. */
export type SerialNumberPolicy = 'host' | 'vm' | 'custom' | 'none';

export type SnapshotStatus = 'ok' | 'locked' | 'in_preview';

/** active is the running state, the others are points in time. */
export type SnapshotType = 'regular' | 'active' | 'stateless' | 'preview';

export type SpmStatus = 'none' | 'contending' | 'spm';

export type SshAuthenticationMethod = 'password' | 'publickey';

export type SsoMethod = 'guest_agent';

export type StatisticKind = 'counter' | 'gauge';

export type StatisticUnit = 'bits_per_second' | 'bytes' | 'bytes_per_second' | 'count_per_second' | 'none' | 'percent' | 'seconds';

/** What a step does. */
export type StepEnum = 'validating' | 'executing' | 'finalizing' | 'rebalancing_volume' | 'removing_bricks' | 'unknown';

export type StepStatus = 'aborted' | 'failed' | 'finished' | 'started' | 'unknown';

export type StorageDomainStatus = 'active' | 'inactive' | 'locked' | 'mixed' | 'unattached' | 'maintenance' | 'preparing_for_maintenance' | 'detaching' | 'activating' | 'unknown';

export type StorageDomainType = 'data' | 'iso' | 'export' | 'image' | 'volume' | 'managed_block_storage';

/** Version of the metadata on a storage domain. */
export type StorageFormat = 'v1' | 'v2' | 'v3' | 'v4' | 'v5';

export type StorageType = 'iscsi' | 'fcp' | 'nfs' | 'localfs' | 'posixfs' | 'glusterfs' | 'glance' | 'cinder' | 'managed_block_storage';

/** Which kind of switch connects VMs to networks. */
export type SwitchType = 'legacy' | 'ovs';

export type TemplateStatus = 'illegal' | 'locked' | 'ok';

/** Whether an operating system wants a TPM. */
export type TpmSupport = 'unsupported' | 'supported' | 'required';

export type TransportType = 'tcp' | 'rdma';

/** Deprecated: legacy. */
export type UsbType = 'legacy' | 'native';

export type ValueType = 'decimal' | 'integer' | 'string';

/** Fill one GPU first or spread over all. */
export type VgpuPlacement = 'consolidated' | 'separated';

/** Deprecated: cirrus, qxl. */
export type VideoType = 'bochs' | 'cirrus' | 'vga' | 'qxl';

/** Whether a VM may be moved away from its host. */
export type VmAffinity = 'migratable' | 'user_migratable' | 'pinned';

export type VmDeviceType = 'floppy' | 'cdrom';

export type VmPoolType = 'automatic' | 'manual';

export type VmStatus = 'unassigned' | 'down' | 'up' | 'powering_up' | 'paused' | 'migrating' | 'unknown' | 'not_responding' | 'wait_for_launch' | 'reboot_in_progress' | 'saving_state' | 'restoring_state' | 'suspended' | 'image_locked' | 'powering_down';

/** What happens to a VM paused by a storage error once storage is back. */
export type VmStorageErrorResumeBehaviour = 'leave_paused' | 'auto_resume' | 'kill';

export type VmType = 'desktop' | 'server' | 'high_performance';

export type VnicPassThroughMode = 'enabled' | 'disabled';

export type WatchdogAction = 'none' | 'reset' | 'poweroff' | 'pause' | 'dump';

export type WatchdogModel = 'i6300esb' | 'diag288';

/** Envelope of every action: what is given to it and what it answers. */
export interface Action extends Identified {
  status?: string | undefined;
  fault?: Fault | undefined;
  gracePeriod?: GracePeriod | undefined;
  job?: Job | undefined;
  activate?: boolean | undefined;
  allowPartialImport?: boolean | undefined;
  async?: boolean | undefined;
  attachWgt?: boolean | undefined;
  attachment?: DiskAttachment | undefined;
  authorizedKey?: AuthorizedKey | undefined;
  autoPinningPolicy?: AutoPinningPolicy | undefined;
  bricks?: GlusterBrick[] | undefined;
  certificates?: Certificate[] | undefined;
  checkConnectivity?: boolean | undefined;
  clone?: boolean | undefined;
  clonePermissions?: boolean | undefined;
  cluster?: Cluster | undefined;
  collapseSnapshots?: boolean | undefined;
  commitOnSuccess?: boolean | undefined;
  connection?: StorageConnection | undefined;
  connectivityTimeout?: number | undefined;
  correlationId?: string | undefined;
  dataCenter?: DataCenter | undefined;
  deployHostedEngine?: boolean | undefined;
  details?: GlusterVolumeProfileDetails | undefined;
  directory?: string | undefined;
  discardSnapshots?: boolean | undefined;
  discoveredTargets?: IscsiDetails[] | undefined;
  disk?: Disk | undefined;
  diskProfile?: DiskProfile | undefined;
  disks?: Disk[] | undefined;
  exclusive?: boolean | undefined;
  fenceType?: string | undefined;
  filename?: string | undefined;
  filter?: boolean | undefined;
  fixLayout?: boolean | undefined;
  follow?: string | undefined;
  force?: boolean | undefined;
  host?: Host | undefined;
  image?: string | undefined;
  imageTransfer?: ImageTransfer | undefined;
  importAsTemplate?: boolean | undefined;
  isAttached?: boolean | undefined;
  iscsi?: IscsiDetails | undefined;
  iscsiTargets?: string[] | undefined;
  lease?: StorageDomainLease | undefined;
  logicalUnits?: LogicalUnit[] | undefined;
  maintenanceAfterRestart?: boolean | undefined;
  maintenanceEnabled?: boolean | undefined;
  migrateVmsInAffinityClosure?: boolean | undefined;
  modifiedBonds?: HostNic[] | undefined;
  modifiedLabels?: NetworkLabel[] | undefined;
  modifiedNetworkAttachments?: NetworkAttachment[] | undefined;
  optimizeCpuSettings?: boolean | undefined;
  option?: Option | undefined;
  pause?: boolean | undefined;
  permission?: Permission | undefined;
  powerManagement?: PowerManagement | undefined;
  proxyTicket?: ProxyTicket | undefined;
  quota?: Quota | undefined;
  reason?: string | undefined;
  reassignBadMacs?: boolean | undefined;
  reboot?: boolean | undefined;
  registrationConfiguration?: RegistrationConfiguration | undefined;
  remoteViewerConnectionFile?: string | undefined;
  removedBonds?: HostNic[] | undefined;
  removedLabels?: NetworkLabel[] | undefined;
  removedNetworkAttachments?: NetworkAttachment[] | undefined;
  resolutionType?: string | undefined;
  restoreMemory?: boolean | undefined;
  rootPassword?: string | undefined;
  seal?: boolean | undefined;
  snapshot?: Snapshot | undefined;
  sourceHost?: Host | undefined;
  ssh?: Ssh | undefined;
  stopGlusterService?: boolean | undefined;
  storageDomain?: StorageDomain | undefined;
  storageDomains?: StorageDomain[] | undefined;
  succeeded?: boolean | undefined;
  synchronizedNetworkAttachments?: NetworkAttachment[] | undefined;
  template?: Template | undefined;
  ticket?: Ticket | undefined;
  timeout?: number | undefined;
  undeployHostedEngine?: boolean | undefined;
  upgradeAction?: ClusterUpgradeAction | undefined;
  upgradePercentComplete?: number | undefined;
  useCloudInit?: boolean | undefined;
  useIgnition?: boolean | undefined;
  useInitialization?: boolean | undefined;
  useSysprep?: boolean | undefined;
  virtualFunctionsConfiguration?: HostNicVirtualFunctionsConfiguration | undefined;
  vm?: Vm | undefined;
  vnicProfileMappings?: VnicProfileMapping[] | undefined;
  volatile?: boolean | undefined;
}

/** VMs that should run together or apart, and on which hosts. */
export interface AffinityGroup extends Identified {
  /** @deprecated */
  positive?: boolean | undefined;
  /** @deprecated */
  enforcing?: boolean | undefined;
  vmsRule?: AffinityRule | undefined;
  hostsRule?: AffinityRule | undefined;
  priority?: number | undefined;
  broken?: boolean | undefined;
  cluster?: Cluster | undefined;
  vms?: Vm[] | undefined;
  hosts?: Host[] | undefined;
  vmLabels?: AffinityLabel[] | undefined;
  hostLabels?: AffinityLabel[] | undefined;
}

/** A mark on hosts and VMs: a VM runs only on hosts that carry all its labels. */
export interface AffinityLabel extends Identified {
  readOnly?: boolean | undefined;
  hasImplicitAffinityGroup?: boolean | undefined;
  hosts?: Host[] | undefined;
  vms?: Vm[] | undefined;
}

/** Together (positive) or apart, as a must (enforcing) or a wish. */
export interface AffinityRule {
  positive?: boolean | undefined;
  enforcing?: boolean | undefined;
  enabled?: boolean | undefined;
}

/** A fence agent: the device that can cut a host off from power. */
export interface Agent extends Identified {
  type?: string | undefined;
  address?: string | undefined;
  username?: string | undefined;
  password?: string | undefined;
  options?: Option[] | undefined;
  encryptOptions?: boolean | undefined;
  concurrent?: boolean | undefined;
  order?: number | undefined;
  port?: number | undefined;
  host?: Host | undefined;
}

/** How a network provider agent on a host is set up. */
export interface AgentConfiguration {
  networkMappings?: string | undefined;
  brokerType?: MessageBrokerType | undefined;
  address?: string | undefined;
  port?: number | undefined;
  username?: string | undefined;
  password?: string | undefined;
}

/** The root document: what the engine is and where its collections are. */
export interface Api {
  specialObjects?: SpecialObjects | undefined;
  productInfo?: ProductInfo | undefined;
  summary?: ApiSummary | undefined;
  /** ISO 8601. */
  time?: string | undefined;
  engineBackup?: EngineBackupInfo | undefined;
  authenticatedUser?: User | undefined;
  effectiveUser?: User | undefined;
  actions?: Link[] | undefined;
  links?: Link[] | undefined;
}

/** Counts for the dashboard of an administrator. */
export interface ApiSummary {
  vms?: ApiSummaryItem | undefined;
  hosts?: ApiSummaryItem | undefined;
  users?: ApiSummaryItem | undefined;
  storageDomains?: ApiSummaryItem | undefined;
}

export interface ApiSummaryItem {
  total?: number | undefined;
  active?: number | undefined;
}

export interface Application extends Identified {
  vm?: Vm | undefined;
}

/** An SSH key put into a guest at first boot. */
export interface AuthorizedKey extends Identified {
  key?: string | undefined;
  user?: User | undefined;
}

/** One full or incremental backup of a VM, running or done. */
export interface Backup extends Identified {
  fromCheckpointId?: string | undefined;
  toCheckpointId?: string | undefined;
  phase?: BackupPhase | undefined;
  /** ISO 8601. */
  creationDate?: string | undefined;
  /** ISO 8601. */
  modificationDate?: string | undefined;
  host?: Host | undefined;
  vm?: Vm | undefined;
  disks?: Disk[] | undefined;
  snapshot?: Snapshot | undefined;
}

/** The load balancer that a scheduling policy uses. */
export interface Balance extends Identified {
  schedulingPolicy?: SchedulingPolicy | undefined;
  schedulingPolicyUnit?: SchedulingPolicyUnit | undefined;
}

export interface Bios {
  /** Let the user choose at boot. */
  bootMenu?: BootMenu | undefined;
  type?: BiosType | undefined;
}

/** Figures about blocks read and written on a Gluster brick. */
export interface BlockStatistic {
  statistics?: Statistic[] | undefined;
}

/** Several host network cards that act as one. */
export interface Bonding {
  options?: Option[] | undefined;
  slaves?: HostNic[] | undefined;
  adPartnerMac?: Mac | undefined;
  activeSlave?: HostNic | undefined;
}

/** A search kept under a name. */
export interface Bookmark extends Identified {
  value?: string | undefined;
}

/** The order of boot devices. */
export interface Boot {
  devices?: BootDevice[] | undefined;
}

export interface BootMenu {
  enabled?: boolean | undefined;
}

export interface BrickProfileDetail extends EntityProfileDetail {
  brick?: GlusterBrick | undefined;
}

export interface Cdrom extends Device {
  file?: File | undefined;
}

/** An X.509 certificate in PEM. */
export interface Certificate extends Identified {
  organization?: string | undefined;
  subject?: string | undefined;
  content?: string | undefined;
}

/** A point in time that incremental backups start from. */
export interface Checkpoint extends Identified {
  parentId?: string | undefined;
  /** ISO 8601. */
  creationDate?: string | undefined;
  state?: CheckpointState | undefined;
  vm?: Vm | undefined;
  disks?: Disk[] | undefined;
}

export interface CloudInit {
  host?: Host | undefined;
  authorizedKeys?: AuthorizedKey[] | undefined;
  networkConfiguration?: NetworkConfiguration | undefined;
  regenerateSshKeys?: boolean | undefined;
  timezone?: string | undefined;
  users?: User[] | undefined;
  files?: File[] | undefined;
}

export interface Cluster extends Identified {
  cpu?: Cpu | undefined;
  memoryPolicy?: MemoryPolicy | undefined;
  version?: Version | undefined;
  supportedVersions?: Version[] | undefined;
  errorHandling?: ErrorHandling | undefined;
  virtService?: boolean | undefined;
  glusterService?: boolean | undefined;
  threadsAsCores?: boolean | undefined;
  tunnelMigration?: boolean | undefined;
  trustedService?: boolean | undefined;
  haReservation?: boolean | undefined;
  vncEncryption?: boolean | undefined;
  biosType?: BiosType | undefined;
  /** @deprecated */
  optionalReason?: boolean | undefined;
  /** @deprecated */
  maintenanceReasonRequired?: boolean | undefined;
  ballooningEnabled?: boolean | undefined;
  display?: Display | undefined;
  ksm?: Ksm | undefined;
  serialNumber?: SerialNumber | undefined;
  requiredRngSources?: RngSource[] | undefined;
  fencingPolicy?: FencingPolicy | undefined;
  migration?: MigrationOptions | undefined;
  customSchedulingPolicyProperties?: Property[] | undefined;
  switchType?: SwitchType | undefined;
  firewallType?: FirewallType | undefined;
  logMaxMemoryUsedThreshold?: number | undefined;
  logMaxMemoryUsedThresholdType?: LogMaxMemoryUsedThresholdType | undefined;
  glusterTunedProfile?: string | undefined;
  fipsMode?: FipsMode | undefined;
  upgradeInProgress?: boolean | undefined;
  upgradePercentComplete?: number | undefined;
  upgradeCorrelationId?: string | undefined;
  enabledFeatures?: ClusterFeature[] | undefined;
  schedulingPolicy?: SchedulingPolicy | undefined;
  dataCenter?: DataCenter | undefined;
  managementNetwork?: Network | undefined;
  externalNetworkProviders?: ExternalProvider[] | undefined;
  macPool?: MacPool | undefined;
  affinityGroups?: AffinityGroup[] | undefined;
  cpuProfiles?: CpuProfile[] | undefined;
  glusterHooks?: GlusterHook[] | undefined;
  glusterVolumes?: GlusterVolume[] | undefined;
  networkFilters?: NetworkFilter[] | undefined;
  networks?: Network[] | undefined;
  permissions?: Permission[] | undefined;
}

/** A feature that every host of a cluster must support once it is switched on. */
export interface ClusterFeature extends Identified {
  clusterLevel?: ClusterLevel | undefined;
}

/** A compatibility level and what it allows. */
export interface ClusterLevel extends Identified {
  cpuTypes?: CpuType[] | undefined;
  permits?: Permit[] | undefined;
  clusterFeatures?: ClusterFeature[] | undefined;
}

/** A whole VM as OVF or OVA text. */
export interface Configuration {
  type?: ConfigurationType | undefined;
  data?: string | undefined;
}

export interface Console {
  enabled?: boolean | undefined;
}

/** One physical core, by number, in one socket. */
export interface Core {
  index?: number | undefined;
  socket?: number | undefined;
}

export interface Cpu {
  type?: string | undefined;
  topology?: CpuTopology | undefined;
  level?: number | undefined;
  name?: string | undefined;
  /** MHz. */
  speed?: number | undefined;
  cpuTune?: CpuTune | undefined;
  mode?: CpuMode | undefined;
  architecture?: Architecture | undefined;
  cores?: Core[] | undefined;
}

/** Limits of CPU use that VMs of a cluster can be given. */
export interface CpuProfile extends Identified {
  qos?: Qos | undefined;
  cluster?: Cluster | undefined;
  permissions?: Permission[] | undefined;
}

/** CPUs of a VM: sockets times cores times threads. */
export interface CpuTopology {
  sockets?: number | undefined;
  cores?: number | undefined;
  threads?: number | undefined;
}

/** Which virtual CPU runs on which physical ones. */
export interface CpuTune {
  vcpuPins?: VcpuPin[] | undefined;
}

export interface CpuType {
  name?: string | undefined;
  level?: number | undefined;
  architecture?: Architecture | undefined;
}

/** A value of an administrator-defined property that hooks on the host read. */
export interface CustomProperty {
  name?: string | undefined;
  value?: string | undefined;
  regexp?: string | undefined;
}

export interface DataCenter extends Identified {
  local?: boolean | undefined;
  storageFormat?: StorageFormat | undefined;
  version?: Version | undefined;
  supportedVersions?: Version[] | undefined;
  status?: DataCenterStatus | undefined;
  quotaMode?: QuotaModeType | undefined;
  macPool?: MacPool | undefined;
  storageDomains?: StorageDomain[] | undefined;
  clusters?: Cluster[] | undefined;
  networks?: Network[] | undefined;
  permissions?: Permission[] | undefined;
  quotas?: Quota[] | undefined;
  qoss?: Qos[] | undefined;
  iscsiBonds?: IscsiBond[] | undefined;
}

/** What all devices of a VM, template or instance type have in common. */
export interface Device extends Identified {
  template?: Template | undefined;
  instanceType?: InstanceType | undefined;
  vms?: Vm[] | undefined;
  /** @deprecated */
  vm?: Vm | undefined;
}

export interface Disk extends Device {
  alias?: string | undefined;
  imageId?: string | undefined;
  /** Bytes that the guest sees. */
  provisionedSize?: number | undefined;
  /** Bytes to allocate at once. */
  initialSize?: number | undefined;
  /** Bytes taken on storage. */
  actualSize?: number | undefined;
  /** Bytes of all snapshots together. */
  totalSize?: number | undefined;
  status?: DiskStatus | undefined;
  /** @deprecated */
  interface?: DiskInterface | undefined;
  format?: DiskFormat | undefined;
  qcowVersion?: QcowVersion | undefined;
  /** Space is taken as it is written. */
  sparse?: boolean | undefined;
  /** @deprecated */
  bootable?: boolean | undefined;
  shareable?: boolean | undefined;
  /** Overwrite with zeros before it is removed. */
  wipeAfterDelete?: boolean | undefined;
  /** Tell the guest about I/O errors instead of pausing it. */
  propagateErrors?: boolean | undefined;
  active?: boolean | undefined;
  /** incremental: changes are tracked for backups. */
  backup?: DiskBackup | undefined;
  backupMode?: DiskBackupMode | undefined;
  /** @deprecated */
  readOnly?: boolean | undefined;
  lunStorage?: HostStorage | undefined;
  /** Raw SCSI commands of the guest. */
  sgio?: ScsiGenericIO | undefined;
  usesScsiReservation?: boolean | undefined;
  storageType?: DiskStorageType | undefined;
  logicalName?: string | undefined;
  contentType?: DiskContentType | undefined;
  externalDisk?: string | undefined;
  storageDomain?: StorageDomain | undefined;
  storageDomains?: StorageDomain[] | undefined;
  quota?: Quota | undefined;
  diskProfile?: DiskProfile | undefined;
  snapshot?: Snapshot | undefined;
  openstackVolumeType?: OpenStackVolumeType | undefined;
  permissions?: Permission[] | undefined;
  diskSnapshots?: DiskSnapshot[] | undefined;
  statistics?: Statistic[] | undefined;
}

/** A disk as one VM sees it: interface, bootable, active. */
export interface DiskAttachment extends Identified {
  bootable?: boolean | undefined;
  /** Hand TRIM on to storage. */
  passDiscard?: boolean | undefined;
  interface?: DiskInterface | undefined;
  usesScsiReservation?: boolean | undefined;
  /** Plugged in. */
  active?: boolean | undefined;
  /** Name of the device inside the guest. */
  logicalName?: string | undefined;
  readOnly?: boolean | undefined;
  disk?: Disk | undefined;
  vm?: Vm | undefined;
  template?: Template | undefined;
}

/** Limits of I/O that disks of a storage domain can be given. */
export interface DiskProfile extends Identified {
  qos?: Qos | undefined;
  storageDomain?: StorageDomain | undefined;
  permissions?: Permission[] | undefined;
}

/** The state of a disk in one snapshot. */
export interface DiskSnapshot extends Disk {
  disk?: Disk | undefined;
  parent?: DiskSnapshot | undefined;
}

export interface Display {
  /** @deprecated */
  type?: DisplayType | undefined;
  videoType?: VideoType | undefined;
  address?: string | undefined;
  port?: number | undefined;
  securePort?: number | undefined;
  /** Number of screens. */
  monitors?: number | undefined;
  /** @deprecated */
  singleQxlPci?: boolean | undefined;
  allowOverride?: boolean | undefined;
  certificate?: Certificate | undefined;
  smartcardEnabled?: boolean | undefined;
  keyboardLayout?: string | undefined;
  proxy?: string | undefined;
  fileTransferEnabled?: boolean | undefined;
  copyPasteEnabled?: boolean | undefined;
  disconnectAction?: string | undefined;
  disconnectActionDelay?: number | undefined;
}

/** Name servers and search domains, as hosts with an address. */
export interface Dns {
  servers?: Host[] | undefined;
  searchDomains?: Host[] | undefined;
}

export interface DnsResolverConfiguration {
  nameServers?: string[] | undefined;
}

/** A directory of users (oVirt calls it authorization provider). */
export interface Domain extends Identified {
  /** Who asks. */
  user?: User | undefined;
  groups?: Group[] | undefined;
  users?: User[] | undefined;
}

/** The CPU that a running VM has now; may differ from its configuration. */
export interface DynamicCpu {
  topology?: CpuTopology | undefined;
  cpuTune?: CpuTune | undefined;
}

/** When the engine was last backed up. */
export interface EngineBackupInfo {
  /** ISO 8601. */
  lastEngineBackup?: string | undefined;
  /** ISO 8601. */
  lastDbBackup?: string | undefined;
  /** ISO 8601. */
  lastDwhBackup?: string | undefined;
  /** ISO 8601. */
  lastCinderBackup?: string | undefined;
  /** ISO 8601. */
  lastKeycloakBackup?: string | undefined;
  /** ISO 8601. */
  lastGrafanaBackup?: string | undefined;
}

export interface EntityProfileDetail {
  profileDetails?: ProfileDetail[] | undefined;
}

/** What happens to VMs of a host that fails. */
export interface ErrorHandling {
  onError?: MigrateOnError | undefined;
}

/** Something that happened, as shown in the event list. */
export interface Event extends Identified {
  index?: number | undefined;
  code?: number | undefined;
  severity?: LogSeverity | undefined;
  /** ISO 8601. */
  time?: string | undefined;
  correlationId?: string | undefined;
  origin?: string | undefined;
  customId?: number | undefined;
  floodRate?: number | undefined;
  logOnHost?: boolean | undefined;
  customData?: string | undefined;
  user?: User | undefined;
  vm?: Vm | undefined;
  storageDomain?: StorageDomain | undefined;
  host?: Host | undefined;
  template?: Template | undefined;
  cluster?: Cluster | undefined;
  dataCenter?: DataCenter | undefined;
}

/** Who is told about an event, and how. */
export interface EventSubscription extends Identified {
  event?: NotifiableEvent | undefined;
  user?: User | undefined;
  notificationMethod?: NotificationMethod | undefined;
  address?: string | undefined;
}

export interface ExternalComputeResource extends Identified {
  provider?: string | undefined;
  user?: string | undefined;
  url?: string | undefined;
  externalHostProvider?: ExternalHostProvider | undefined;
}

export interface ExternalDiscoveredHost extends Identified {
  ip?: string | undefined;
  mac?: string | undefined;
  subnetName?: string | undefined;
  lastReport?: string | undefined;
  externalHostProvider?: ExternalHostProvider | undefined;
}

export interface ExternalHost extends Identified {
  address?: string | undefined;
  externalHostProvider?: ExternalHostProvider | undefined;
}

export interface ExternalHostGroup extends Identified {
  architectureName?: string | undefined;
  operatingSystemName?: string | undefined;
  domainName?: string | undefined;
  subnetName?: string | undefined;
  externalHostProvider?: ExternalHostProvider | undefined;
}

export interface ExternalHostProvider extends ExternalProvider {
  certificates?: Certificate[] | undefined;
  computeResources?: ExternalComputeResource[] | undefined;
  discoveredHosts?: ExternalDiscoveredHost[] | undefined;
  hostGroups?: ExternalHostGroup[] | undefined;
  hosts?: Host[] | undefined;
}

export interface ExternalNetworkProviderConfiguration extends Identified {
  externalNetworkProvider?: ExternalProvider | undefined;
  host?: Host | undefined;
}

export interface ExternalProvider extends Identified {
  url?: string | undefined;
  requiresAuthentication?: boolean | undefined;
  username?: string | undefined;
  password?: string | undefined;
  authenticationUrl?: string | undefined;
  properties?: Property[] | undefined;
}

export interface ExternalTemplateImport {
  url?: string | undefined;
  clone?: boolean | undefined;
  template?: Template | undefined;
  cluster?: Cluster | undefined;
  storageDomain?: StorageDomain | undefined;
  host?: Host | undefined;
  cpuProfile?: CpuProfile | undefined;
  quota?: Quota | undefined;
}

export interface ExternalVmImport {
  provider?: ExternalVmProviderType | undefined;
  url?: string | undefined;
  username?: string | undefined;
  password?: string | undefined;
  name?: string | undefined;
  sparse?: boolean | undefined;
  vm?: Vm | undefined;
  cluster?: Cluster | undefined;
  storageDomain?: StorageDomain | undefined;
  cpuProfile?: CpuProfile | undefined;
  quota?: Quota | undefined;
  host?: Host | undefined;
  driversIso?: File | undefined;
}

/** Why a request was refused. */
export interface Fault {
  reason?: string | undefined;
  detail?: string | undefined;
}

/** When a host that does not answer may be powered off. */
export interface FencingPolicy {
  enabled?: boolean | undefined;
  skipIfSdActive?: SkipIfSdActive | undefined;
  skipIfConnectivityBroken?: SkipIfConnectivityBroken | undefined;
  skipIfGlusterBricksUp?: boolean | undefined;
  skipIfGlusterQuorumNotMet?: boolean | undefined;
}

export interface File extends Identified {
  content?: string | undefined;
  type?: string | undefined;
  storageDomain?: StorageDomain | undefined;
}

/** A condition that a scheduling policy makes on hosts. */
export interface Filter extends Identified {
  position?: number | undefined;
  schedulingPolicyUnit?: SchedulingPolicyUnit | undefined;
}

export interface Floppy extends Device {
  file?: File | undefined;
}

/** Figures about file operations on a Gluster brick. */
export interface FopStatistic {
  name?: string | undefined;
  statistics?: Statistic[] | undefined;
}

export interface GlusterBrick extends GlusterBrickAdvancedDetails {
  serverId?: string | undefined;
  brickDir?: string | undefined;
  status?: GlusterBrickStatus | undefined;
  glusterVolume?: GlusterVolume | undefined;
  statistics?: Statistic[] | undefined;
}

export interface GlusterBrickAdvancedDetails extends Device {
  port?: number | undefined;
  /** Process that serves it. */
  pid?: number | undefined;
  device?: string | undefined;
  mntOptions?: string | undefined;
  fsName?: string | undefined;
  glusterClients?: GlusterClient[] | undefined;
  memoryPools?: GlusterMemoryPool[] | undefined;
}

export interface GlusterBrickMemoryInfo {
  memoryPools?: GlusterMemoryPool[] | undefined;
}

export interface GlusterClient {
  hostName?: string | undefined;
  clientPort?: number | undefined;
  bytesRead?: number | undefined;
  bytesWritten?: number | undefined;
}

/** A script that Gluster runs at an event, and whether servers agree about it. */
export interface GlusterHook extends Identified {
  glusterCommand?: string | undefined;
  stage?: HookStage | undefined;
  contentType?: HookContentType | undefined;
  checksum?: string | undefined;
  content?: string | undefined;
  conflictStatus?: number | undefined;
  conflicts?: string | undefined;
  status?: GlusterHookStatus | undefined;
  cluster?: Cluster | undefined;
  serverHooks?: GlusterServerHook[] | undefined;
}

export interface GlusterMemoryPool extends Identified {
  type?: string | undefined;
  hotCount?: number | undefined;
  coldCount?: number | undefined;
  paddedSize?: number | undefined;
  allocCount?: number | undefined;
  maxAlloc?: number | undefined;
  poolMisses?: number | undefined;
  maxStdalloc?: number | undefined;
}

/** A hook as it is on one server. */
export interface GlusterServerHook extends Identified {
  contentType?: HookContentType | undefined;
  status?: GlusterHookStatus | undefined;
  checksum?: string | undefined;
  host?: Host | undefined;
}

export interface GlusterVolume extends Identified {
  volumeType?: GlusterVolumeType | undefined;
  transportTypes?: TransportType[] | undefined;
  replicaCount?: number | undefined;
  stripeCount?: number | undefined;
  disperseCount?: number | undefined;
  redundancyCount?: number | undefined;
  options?: Option[] | undefined;
  status?: GlusterVolumeStatus | undefined;
  cluster?: Cluster | undefined;
  bricks?: GlusterBrick[] | undefined;
  statistics?: Statistic[] | undefined;
}

export interface GlusterVolumeProfileDetails extends Identified {
  brickProfileDetails?: BrickProfileDetail[] | undefined;
  nfsProfileDetails?: NfsProfileDetail[] | undefined;
}

/** How long an action waits before it begins. */
export interface GracePeriod {
  /** Milliseconds. */
  expiry?: number | undefined;
}

/** A screen of a VM: protocol, address and ports. */
export interface GraphicsConsole extends Identified {
  protocol?: GraphicsType | undefined;
  port?: number | undefined;
  tlsPort?: number | undefined;
  address?: string | undefined;
  vm?: Vm | undefined;
  template?: Template | undefined;
  instanceType?: InstanceType | undefined;
}

export interface Group extends Identified {
  domainEntryId?: string | undefined;
  namespace?: string | undefined;
  domain?: Domain | undefined;
  roles?: Role[] | undefined;
  permissions?: Permission[] | undefined;
  tags?: Tag[] | undefined;
}

/** The system as the agent inside the guest reports it. */
export interface GuestOperatingSystem {
  architecture?: string | undefined;
  codename?: string | undefined;
  distribution?: string | undefined;
  kernel?: Kernel | undefined;
  family?: string | undefined;
  version?: Version | undefined;
}

export interface HardwareInformation {
  manufacturer?: string | undefined;
  version?: string | undefined;
  serialNumber?: string | undefined;
  productName?: string | undefined;
  uuid?: string | undefined;
  family?: string | undefined;
  supportedRngSources?: RngSource[] | undefined;
}

/** Whether and in which order a VM is started again after its host failed. */
export interface HighAvailability {
  enabled?: boolean | undefined;
  /** Higher starts first. */
  priority?: number | undefined;
}

/** A script on a host that is run at one of the hook points. */
export interface Hook extends Identified {
  eventName?: string | undefined;
  md5?: string | undefined;
  host?: Host | undefined;
}

export interface Host extends Identified {
  address?: string | undefined;
  status?: HostStatus | undefined;
  statusDetail?: string | undefined;
  certificate?: Certificate | undefined;
  externalStatus?: ExternalStatus | undefined;
  /** Of the host agent. */
  port?: number | undefined;
  type?: HostType | undefined;
  spm?: Spm | undefined;
  version?: Version | undefined;
  hardwareInformation?: HardwareInformation | undefined;
  powerManagement?: PowerManagement | undefined;
  ksm?: Ksm | undefined;
  transparentHugePages?: TransparentHugePages | undefined;
  iscsi?: IscsiDetails | undefined;
  rootPassword?: string | undefined;
  ssh?: Ssh | undefined;
  cpu?: Cpu | undefined;
  /** Bytes. */
  memory?: number | undefined;
  /** Bytes that a new VM can still get. */
  maxSchedulingMemory?: number | undefined;
  summary?: VmSummary | undefined;
  overrideIptables?: boolean | undefined;
  protocol?: HostProtocol | undefined;
  os?: OperatingSystem | undefined;
  libvirtVersion?: Version | undefined;
  display?: Display | undefined;
  hostedEngine?: HostedEngine | undefined;
  kdumpStatus?: KdumpStatus | undefined;
  seLinux?: SeLinux | undefined;
  autoNumaStatus?: AutoNumaStatus | undefined;
  numaSupported?: boolean | undefined;
  updateAvailable?: boolean | undefined;
  networkOperationInProgress?: boolean | undefined;
  reinstallationRequired?: boolean | undefined;
  devicePassthrough?: HostDevicePassthrough | undefined;
  vgpuPlacement?: VgpuPlacement | undefined;
  ovnConfigured?: boolean | undefined;
  cpuUnits?: HostCpuUnit[] | undefined;
  cluster?: Cluster | undefined;
  hooks?: Hook[] | undefined;
  externalHostProvider?: ExternalHostProvider | undefined;
  storageConnectionExtensions?: StorageConnectionExtension[] | undefined;
  affinityLabels?: AffinityLabel[] | undefined;
  devices?: HostDevice[] | undefined;
  agents?: Agent[] | undefined;
  katelloErrata?: KatelloErratum[] | undefined;
  networkAttachments?: NetworkAttachment[] | undefined;
  nics?: HostNic[] | undefined;
  numaNodes?: NumaNode[] | undefined;
  permissions?: Permission[] | undefined;
  statistics?: Statistic[] | undefined;
  storages?: HostStorage[] | undefined;
  tags?: Tag[] | undefined;
  unmanagedNetworks?: UnmanagedNetwork[] | undefined;
  externalNetworkProviderConfigurations?: ExternalNetworkProviderConfiguration[] | undefined;
}

/** One logical CPU of a host and which VMs are pinned to it. */
export interface HostCpuUnit extends Identified {
  socketId?: number | undefined;
  coreId?: number | undefined;
  cpuId?: number | undefined;
  runsVdsm?: boolean | undefined;
  vms?: Vm[] | undefined;
}

/** A PCI, USB or SCSI device of a host that a VM can be given. */
export interface HostDevice extends Identified {
  capability?: string | undefined;
  product?: Product | undefined;
  vendor?: Vendor | undefined;
  iommuGroup?: number | undefined;
  physicalFunction?: HostDevice | undefined;
  virtualFunctions?: number | undefined;
  placeholder?: boolean | undefined;
  driver?: string | undefined;
  mDevTypes?: MDevType[] | undefined;
  host?: Host | undefined;
  parentDevice?: HostDevice | undefined;
  vm?: Vm | undefined;
}

export interface HostDevicePassthrough {
  enabled?: boolean | undefined;
}

/** A network interface of a host: card, bond or VLAN. */
export interface HostNic extends Identified {
  mac?: Mac | undefined;
  ip?: Ip | undefined;
  ipv6?: Ip | undefined;
  baseInterface?: string | undefined;
  vlan?: Vlan | undefined;
  bonding?: Bonding | undefined;
  bootProtocol?: BootProtocol | undefined;
  ipv6BootProtocol?: BootProtocol | undefined;
  checkConnectivity?: boolean | undefined;
  /** Bits per second. */
  speed?: number | undefined;
  status?: NicStatus | undefined;
  /** Bytes. */
  mtu?: number | undefined;
  bridged?: boolean | undefined;
  customConfiguration?: boolean | undefined;
  overrideConfiguration?: boolean | undefined;
  properties?: Property[] | undefined;
  adAggregatorId?: number | undefined;
  virtualFunctionsConfiguration?: HostNicVirtualFunctionsConfiguration | undefined;
  statistics?: Statistic[] | undefined;
  networkLabels?: NetworkLabel[] | undefined;
  host?: Host | undefined;
  network?: Network | undefined;
  qos?: Qos | undefined;
  physicalFunction?: HostNic | undefined;
}

/** SR-IOV: how many virtual functions, open to which networks. */
export interface HostNicVirtualFunctionsConfiguration {
  maxNumberOfVirtualFunctions?: number | undefined;
  numberOfVirtualFunctions?: number | undefined;
  allNetworksAllowed?: boolean | undefined;
}

/** What a host sees of a storage: connection, LUNs or volume group. */
export interface HostStorage extends Identified {
  address?: string | undefined;
  type?: StorageType | undefined;
  path?: string | undefined;
  mountOptions?: string | undefined;
  vfsType?: string | undefined;
  nfsVersion?: NfsVersion | undefined;
  nfsTimeo?: number | undefined;
  nfsRetrans?: number | undefined;
  port?: number | undefined;
  target?: string | undefined;
  username?: string | undefined;
  password?: string | undefined;
  portal?: string | undefined;
  logicalUnits?: LogicalUnit[] | undefined;
  volumeGroup?: VolumeGroup | undefined;
  overrideLuns?: boolean | undefined;
  driverOptions?: Property[] | undefined;
  driverSensitiveOptions?: Property[] | undefined;
  host?: Host | undefined;
}

/** State of the engine's own high availability on a host. */
export interface HostedEngine {
  configured?: boolean | undefined;
  active?: boolean | undefined;
  score?: number | undefined;
  globalMaintenance?: boolean | undefined;
  localMaintenance?: boolean | undefined;
}

export interface Icon extends Identified {
  mediaType?: string | undefined;
  data?: string | undefined;
}

/** What everything with an id has. */
export interface Identified {
  id?: string | undefined;
  name?: string | undefined;
  description?: string | undefined;
  comment?: string | undefined;
  href?: string | undefined;
  actions?: Link[] | undefined;
  creationStatus?: CreationStatus | undefined;
  links?: Link[] | undefined;
}

/** A file of an ISO or image domain. */
export interface Image extends Identified {
  type?: ImageFileType | undefined;
  /** Bytes. */
  size?: number | undefined;
  storageDomain?: StorageDomain | undefined;
}

/** One upload or download of a disk's bytes. */
export interface ImageTransfer extends Identified {
  /** Of the engine's image proxy. */
  proxyUrl?: string | undefined;
  /** Of the host's image server. */
  transferUrl?: string | undefined;
  phase?: ImageTransferPhase | undefined;
  direction?: ImageTransferDirection | undefined;
  active?: boolean | undefined;
  /** Bytes. */
  transferred?: number | undefined;
  /** Seconds. */
  inactivityTimeout?: number | undefined;
  timeoutPolicy?: ImageTransferTimeoutPolicy | undefined;
  format?: DiskFormat | undefined;
  shallow?: boolean | undefined;
  /** @deprecated */
  image?: Image | undefined;
  disk?: Disk | undefined;
  snapshot?: DiskSnapshot | undefined;
  host?: Host | undefined;
  backup?: Backup | undefined;
}

/** First boot of a guest: cloud-init, sysprep or Ignition. */
export interface Initialization {
  configuration?: Configuration | undefined;
  /** @deprecated */
  cloudInit?: CloudInit | undefined;
  hostName?: string | undefined;
  domain?: string | undefined;
  timezone?: string | undefined;
  authorizedSshKeys?: string | undefined;
  regenerateSshKeys?: boolean | undefined;
  regenerateIds?: boolean | undefined;
  dnsServers?: string | undefined;
  dnsSearch?: string | undefined;
  nicConfigurations?: NicConfiguration[] | undefined;
  windowsLicenseKey?: string | undefined;
  rootPassword?: string | undefined;
  customScript?: string | undefined;
  inputLocale?: string | undefined;
  uiLanguage?: string | undefined;
  systemLocale?: string | undefined;
  userLocale?: string | undefined;
  userName?: string | undefined;
  activeDirectoryOu?: string | undefined;
  orgName?: string | undefined;
  cloudInitNetworkProtocol?: CloudInitNetworkProtocol | undefined;
}

/** A size of VM to pick from: CPU, memory, devices. */
export interface InstanceType extends Template {
}

/** Number of I/O threads. */
export interface Io {
  threads?: number | undefined;
}

export interface Ip {
  address?: string | undefined;
  netmask?: string | undefined;
  gateway?: string | undefined;
  version?: IpVersion | undefined;
}

/** An address and how the interface gets it. */
export interface IpAddressAssignment {
  ip?: Ip | undefined;
  assignmentMethod?: BootProtocol | undefined;
}

/** Several paths to iSCSI storage used together. */
export interface IscsiBond extends Identified {
  dataCenter?: DataCenter | undefined;
  storageConnections?: StorageConnection[] | undefined;
  networks?: Network[] | undefined;
}

/** An iSCSI target and how to log in to it. */
export interface IscsiDetails {
  initiator?: string | undefined;
  port?: number | undefined;
  target?: string | undefined;
  username?: string | undefined;
  password?: string | undefined;
  portal?: string | undefined;
  address?: string | undefined;
  serial?: string | undefined;
  vendorId?: string | undefined;
  productId?: string | undefined;
  lunMapping?: number | undefined;
  size?: number | undefined;
  paths?: number | undefined;
  status?: string | undefined;
  volumeGroupId?: string | undefined;
  storageDomainId?: string | undefined;
  diskId?: string | undefined;
}

/** What the engine does for one request; made of steps. */
export interface Job extends Identified {
  status?: JobStatus | undefined;
  /** ISO 8601. */
  startTime?: string | undefined;
  /** ISO 8601. */
  endTime?: string | undefined;
  /** ISO 8601. */
  lastUpdated?: string | undefined;
  external?: boolean | undefined;
  /** Vanishes by itself some time after its end. */
  autoCleared?: boolean | undefined;
  owner?: User | undefined;
  steps?: Step[] | undefined;
}

/** A published update for packages of a host or VM. */
export interface KatelloErratum extends Identified {
  title?: string | undefined;
  type?: string | undefined;
  /** ISO 8601. */
  issued?: string | undefined;
  severity?: string | undefined;
  solution?: string | undefined;
  summary?: string | undefined;
  packages?: Package[] | undefined;
  host?: Host | undefined;
  vm?: Vm | undefined;
}

export interface Kernel {
  version?: Version | undefined;
}

/** Sharing of equal memory pages between VMs of a host. */
export interface Ksm {
  enabled?: boolean | undefined;
  mergeAcrossNodes?: boolean | undefined;
}

/** What the switch at the other end of a cable says. */
export interface LinkLayerDiscoveryProtocolElement extends Identified {
  type?: number | undefined;
  oui?: number | undefined;
  subtype?: number | undefined;
  properties?: Property[] | undefined;
}

/** A LUN. */
export interface LogicalUnit {
  id?: string | undefined;
  address?: string | undefined;
  port?: number | undefined;
  target?: string | undefined;
  username?: string | undefined;
  password?: string | undefined;
  portal?: string | undefined;
  serial?: string | undefined;
  vendorId?: string | undefined;
  productId?: string | undefined;
  lunMapping?: number | undefined;
  /** Bytes. */
  size?: number | undefined;
  paths?: number | undefined;
  activePaths?: number | undefined;
  status?: LunStatus | undefined;
  volumeGroupId?: string | undefined;
  storageDomainId?: string | undefined;
  diskId?: string | undefined;
  discardMaxSize?: number | undefined;
  /** @deprecated */
  discardZeroesData?: boolean | undefined;
}

/** A kind of mediated device (vGPU) that a host device offers. */
export interface MDevType {
  name?: string | undefined;
  humanReadableName?: string | undefined;
  availableInstances?: number | undefined;
  description?: string | undefined;
}

export interface Mac {
  address?: string | undefined;
}

/** Ranges of MAC addresses that network cards of VMs get theirs from. */
export interface MacPool extends Identified {
  allowDuplicates?: boolean | undefined;
  defaultPool?: boolean | undefined;
  ranges?: Range[] | undefined;
  permissions?: Permission[] | undefined;
}

/** How much more memory VMs may be promised than a host has. */
export interface MemoryOverCommit {
  /** Percent of the physical memory. */
  percent?: number | undefined;
}

/** Bounds of a VM's memory. */
export interface MemoryPolicy {
  /** Bytes that are never taken away. */
  guaranteed?: number | undefined;
  /** Bytes up to which memory can be plugged in while it runs. */
  max?: number | undefined;
  ballooning?: boolean | undefined;
  overCommit?: MemoryOverCommit | undefined;
  transparentHugePages?: TransparentHugePages | undefined;
}

export interface Method {
  id?: SsoMethod | undefined;
}

export interface MigrationBandwidth {
  assignmentMethod?: MigrationBandwidthAssignmentMethod | undefined;
  /** Mbit per second. */
  customValue?: number | undefined;
}

/** How VMs move between hosts. */
export interface MigrationOptions {
  autoConverge?: InheritableBoolean | undefined;
  compressed?: InheritableBoolean | undefined;
  encrypted?: InheritableBoolean | undefined;
  parallelMigrationsPolicy?: ParallelMigrationsPolicy | undefined;
  customParallelMigrations?: number | undefined;
  bandwidth?: MigrationBandwidth | undefined;
  policy?: MigrationPolicy | undefined;
}

/** A named set of migration settings. */
export interface MigrationPolicy extends Identified {
}

export interface Network extends Identified {
  /** @deprecated */
  ip?: Ip | undefined;
  vlan?: Vlan | undefined;
  stp?: boolean | undefined;
  status?: NetworkStatus | undefined;
  /** @deprecated */
  display?: boolean | undefined;
  /** Bytes; 0 is the default. */
  mtu?: number | undefined;
  usages?: NetworkUsage[] | undefined;
  required?: boolean | undefined;
  profileRequired?: boolean | undefined;
  dnsResolverConfiguration?: DnsResolverConfiguration | undefined;
  vdsmName?: string | undefined;
  portIsolation?: boolean | undefined;
  dataCenter?: DataCenter | undefined;
  cluster?: Cluster | undefined;
  qos?: Qos | undefined;
  networkLabels?: NetworkLabel[] | undefined;
  permissions?: Permission[] | undefined;
  vnicProfiles?: VnicProfile[] | undefined;
  externalProvider?: OpenStackNetworkProvider | undefined;
  externalProviderPhysicalNetwork?: Network | undefined;
}

/** A logical network on a host interface. */
export interface NetworkAttachment extends Identified {
  ipAddressAssignments?: IpAddressAssignment[] | undefined;
  properties?: Property[] | undefined;
  inSync?: boolean | undefined;
  reportedConfigurations?: ReportedConfiguration[] | undefined;
  dnsResolverConfiguration?: DnsResolverConfiguration | undefined;
  network?: Network | undefined;
  hostNic?: HostNic | undefined;
  host?: Host | undefined;
  qos?: Qos | undefined;
}

export interface NetworkConfiguration {
  nics?: Nic[] | undefined;
  dns?: Dns | undefined;
}

/** Rules that keep a VM from forging packets. */
export interface NetworkFilter extends Identified {
  version?: Version | undefined;
}

export interface NetworkFilterParameter extends Identified {
  value?: string | undefined;
  nic?: Nic | undefined;
}

/** Networks with the label follow it onto every interface that has it. */
export interface NetworkLabel extends Identified {
  network?: Network | undefined;
  hostNic?: HostNic | undefined;
}

export interface NfsProfileDetail extends EntityProfileDetail {
  nfsServerIp?: string | undefined;
}

export interface Nic extends Device {
  linked?: boolean | undefined;
  interface?: NicInterface | undefined;
  mac?: Mac | undefined;
  plugged?: boolean | undefined;
  synced?: boolean | undefined;
  bootProtocol?: BootProtocol | undefined;
  onBoot?: boolean | undefined;
  network?: Network | undefined;
  statistics?: Statistic[] | undefined;
  vnicProfile?: VnicProfile | undefined;
  networkLabels?: NetworkLabel[] | undefined;
  networkAttachments?: NetworkAttachment[] | undefined;
  virtualFunctionAllowedLabels?: NetworkLabel[] | undefined;
  virtualFunctionAllowedNetworks?: Network[] | undefined;
  reportedDevices?: ReportedDevice[] | undefined;
  networkFilterParameters?: NetworkFilterParameter[] | undefined;
}

/** Network settings for one card at first boot. */
export interface NicConfiguration {
  name?: string | undefined;
  ip?: Ip | undefined;
  bootProtocol?: BootProtocol | undefined;
  ipv6?: Ip | undefined;
  ipv6BootProtocol?: BootProtocol | undefined;
  onBoot?: boolean | undefined;
}

/** A NUMA node of a host. */
export interface NumaNode extends Identified {
  index?: number | undefined;
  /** MiB. */
  memory?: number | undefined;
  cpu?: Cpu | undefined;
  nodeDistance?: string | undefined;
  host?: Host | undefined;
  statistics?: Statistic[] | undefined;
}

/** Which host NUMA node a virtual one lives on. */
export interface NumaNodePin {
  /** @deprecated */
  hostNumaNode?: NumaNode | undefined;
  /** @deprecated */
  pinned?: boolean | undefined;
  index?: number | undefined;
}

export interface OpenStackImage extends Identified {
  openstackImageProvider?: OpenStackImageProvider | undefined;
}

export interface OpenStackImageProvider extends OpenStackProvider {
  certificates?: Certificate[] | undefined;
  images?: OpenStackImage[] | undefined;
}

export interface OpenStackNetwork extends Identified {
  openstackNetworkProvider?: OpenStackNetworkProvider | undefined;
}

export interface OpenStackNetworkProvider extends OpenStackProvider {
  /** @deprecated */
  pluginType?: NetworkPluginType | undefined;
  externalPluginType?: string | undefined;
  /** @deprecated */
  agentConfiguration?: AgentConfiguration | undefined;
  readOnly?: boolean | undefined;
  type?: OpenStackNetworkProviderType | undefined;
  autoSync?: boolean | undefined;
  unmanaged?: boolean | undefined;
  userDomainName?: string | undefined;
  projectName?: string | undefined;
  projectDomainName?: string | undefined;
  certificates?: Certificate[] | undefined;
  networks?: OpenStackNetwork[] | undefined;
  subnets?: OpenStackSubnet[] | undefined;
}

export interface OpenStackProvider extends ExternalProvider {
  tenantName?: string | undefined;
}

export interface OpenStackSubnet extends Identified {
  cidr?: string | undefined;
  ipVersion?: string | undefined;
  gateway?: string | undefined;
  dnsServers?: string[] | undefined;
  openstackNetwork?: OpenStackNetwork | undefined;
}

export interface OpenStackVolumeProvider extends OpenStackProvider {
  dataCenter?: DataCenter | undefined;
  certificates?: Certificate[] | undefined;
  volumeTypes?: OpenStackVolumeType[] | undefined;
  authenticationKeys?: OpenstackVolumeAuthenticationKey[] | undefined;
}

/** A class of volumes that Cinder offers. */
export interface OpenStackVolumeType extends Identified {
  properties?: Property[] | undefined;
  openstackVolumeProvider?: OpenStackVolumeProvider | undefined;
}

export interface OpenstackVolumeAuthenticationKey extends Identified {
  uuid?: string | undefined;
  value?: string | undefined;
  usageType?: OpenstackVolumeAuthenticationKeyUsageType | undefined;
  /** ISO 8601. */
  creationDate?: string | undefined;
  openstackVolumeProvider?: OpenStackVolumeProvider | undefined;
}

/** What a VM boots and how: type, boot order, kernel. */
export interface OperatingSystem {
  type?: string | undefined;
  boot?: Boot | undefined;
  kernel?: string | undefined;
  initrd?: string | undefined;
  cmdline?: string | undefined;
  reportedKernelCmdline?: string | undefined;
  customKernelCmdline?: string | undefined;
  description?: string | undefined;
  version?: Version | undefined;
}

/** An operating system that VMs can be declared to run. */
export interface OperatingSystemInfo extends Identified {
  largeIcon?: Icon | undefined;
  smallIcon?: Icon | undefined;
  architecture?: Architecture | undefined;
  tpmSupport?: TpmSupport | undefined;
}

export interface Option {
  name?: string | undefined;
  value?: string | undefined;
  type?: string | undefined;
}

export interface Package {
  name?: string | undefined;
}

/** Files handed to a VM on a virtual CD or floppy. */
export interface Payload {
  files?: File[] | undefined;
  volumeId?: string | undefined;
  type?: VmDeviceType | undefined;
}

/** A role for a user or group on an object. */
export interface Permission extends Identified {
  role?: Role | undefined;
  user?: User | undefined;
  group?: Group | undefined;
  dataCenter?: DataCenter | undefined;
  cluster?: Cluster | undefined;
  host?: Host | undefined;
  storageDomain?: StorageDomain | undefined;
  vm?: Vm | undefined;
  vmPool?: VmPool | undefined;
  template?: Template | undefined;
  disk?: Disk | undefined;
}

/** One thing that a role allows. */
export interface Permit extends Identified {
  administrative?: boolean | undefined;
  role?: Role | undefined;
}

export interface PmProxy {
  type?: PmProxyType | undefined;
}

/** Whether a card sees the traffic of others. */
export interface PortMirroring {
}

/** How a host is fenced. */
export interface PowerManagement {
  enabled?: boolean | undefined;
  address?: string | undefined;
  username?: string | undefined;
  password?: string | undefined;
  options?: Option[] | undefined;
  status?: PowerManagementStatus | undefined;
  pmProxies?: PmProxy[] | undefined;
  agents?: Agent[] | undefined;
  automaticPmEnabled?: boolean | undefined;
  kdumpDetection?: boolean | undefined;
  type?: string | undefined;
}

export interface Product extends Identified {
}

export interface ProductInfo {
  name?: string | undefined;
  vendor?: string | undefined;
  version?: Version | undefined;
  instanceId?: string | undefined;
}

export interface ProfileDetail {
  profileType?: string | undefined;
  duration?: number | undefined;
  statistics?: Statistic[] | undefined;
  blockStatistics?: BlockStatistic[] | undefined;
  fopStatistics?: FopStatistic[] | undefined;
}

export interface Property {
  name?: string | undefined;
  value?: string | undefined;
}

/** What lets a browser through the websocket proxy. */
export interface ProxyTicket {
  value?: string | undefined;
}

/** Limits for storage, CPU or network use, by type. */
export interface Qos extends Identified {
  type?: QosType | undefined;
  /** MiB per second, both directions. */
  maxThroughput?: number | undefined;
  /** MiB per second. */
  maxReadThroughput?: number | undefined;
  /** MiB per second. */
  maxWriteThroughput?: number | undefined;
  /** Operations per second. */
  maxIops?: number | undefined;
  maxReadIops?: number | undefined;
  maxWriteIops?: number | undefined;
  /** Percent. */
  cpuLimit?: number | undefined;
  /** Mbit per second. */
  inboundAverage?: number | undefined;
  /** Mbit per second. */
  inboundPeak?: number | undefined;
  /** MiB. */
  inboundBurst?: number | undefined;
  /** Mbit per second. */
  outboundAverage?: number | undefined;
  /** Mbit per second. */
  outboundPeak?: number | undefined;
  /** MiB. */
  outboundBurst?: number | undefined;
  outboundAverageLinkshare?: number | undefined;
  outboundAverageUpperlimit?: number | undefined;
  outboundAverageRealtime?: number | undefined;
  dataCenter?: DataCenter | undefined;
}

/** How much of a data center its users may use. */
export interface Quota extends Identified {
  dataCenter?: DataCenter | undefined;
  vms?: Vm[] | undefined;
  disks?: Disk[] | undefined;
  users?: User[] | undefined;
  /** Percent of use from which it warns. */
  clusterSoftLimitPct?: number | undefined;
  /** Percent beyond the limit that is still granted. */
  clusterHardLimitPct?: number | undefined;
  /** Percent of use from which it warns. */
  storageSoftLimitPct?: number | undefined;
  /** Percent beyond the limit that is still granted. */
  storageHardLimitPct?: number | undefined;
  permissions?: Permission[] | undefined;
  quotaClusterLimits?: QuotaClusterLimit[] | undefined;
  quotaStorageLimits?: QuotaStorageLimit[] | undefined;
}

/** Limit of CPU and memory in one cluster, or in all. */
export interface QuotaClusterLimit extends Identified {
  /** -1 is no limit. */
  vcpuLimit?: number | undefined;
  vcpuUsage?: number | undefined;
  /** GiB; -1 is no limit. */
  memoryLimit?: number | undefined;
  /** GiB. */
  memoryUsage?: number | undefined;
  quota?: Quota | undefined;
  cluster?: Cluster | undefined;
}

/** Limit of space in one storage domain, or in all. */
export interface QuotaStorageLimit extends Identified {
  /** GiB; -1 is no limit. */
  limit?: number | undefined;
  /** GiB. */
  usage?: number | undefined;
  quota?: Quota | undefined;
  storageDomain?: StorageDomain | undefined;
}

/** From one MAC address to another, both included. */
export interface Range {
  from?: string | undefined;
  to?: string | undefined;
}

/** At most so many bytes in a period. */
export interface Rate {
  /** Bytes. */
  bytes?: number | undefined;
  /** Milliseconds. */
  period?: number | undefined;
}

export interface RegistrationAffinityGroupMapping {
  from?: AffinityGroup | undefined;
  to?: AffinityGroup | undefined;
}

export interface RegistrationAffinityLabelMapping {
  from?: AffinityLabel | undefined;
  to?: AffinityLabel | undefined;
}

export interface RegistrationClusterMapping {
  from?: Cluster | undefined;
  to?: Cluster | undefined;
}

/** How names in an imported VM map to objects here. */
export interface RegistrationConfiguration {
  clusterMappings?: RegistrationClusterMapping[] | undefined;
  roleMappings?: RegistrationRoleMapping[] | undefined;
  lunMappings?: RegistrationLunMapping[] | undefined;
  domainMappings?: RegistrationDomainMapping[] | undefined;
  affinityGroupMappings?: RegistrationAffinityGroupMapping[] | undefined;
  affinityLabelMappings?: RegistrationAffinityLabelMapping[] | undefined;
  vnicProfileMappings?: RegistrationVnicProfileMapping[] | undefined;
}

export interface RegistrationDomainMapping {
  from?: Domain | undefined;
  to?: Domain | undefined;
}

export interface RegistrationLunMapping {
  from?: Disk | undefined;
  to?: Disk | undefined;
}

export interface RegistrationRoleMapping {
  from?: Role | undefined;
  to?: Role | undefined;
}

export interface RegistrationVnicProfileMapping {
  from?: VnicProfile | undefined;
  to?: VnicProfile | undefined;
}

/** One setting of a network on a host, wanted and actual. */
export interface ReportedConfiguration {
  name?: string | undefined;
  expectedValue?: string | undefined;
  actualValue?: string | undefined;
  inSync?: boolean | undefined;
}

/** A device as the agent inside the guest reports it. */
export interface ReportedDevice extends Identified {
  type?: ReportedDeviceType | undefined;
  mac?: Mac | undefined;
  ips?: Ip[] | undefined;
  vm?: Vm | undefined;
}

/** A random number source given to a VM. */
export interface RngDevice {
  rate?: Rate | undefined;
  source?: RngSource | undefined;
}

/** A set of permits. */
export interface Role extends Identified {
  mutable?: boolean | undefined;
  administrative?: boolean | undefined;
  user?: User | undefined;
  permits?: Permit[] | undefined;
}

/** How hosts are chosen for VMs: filters, weights, a balancer. */
export interface SchedulingPolicy extends Identified {
  locked?: boolean | undefined;
  defaultPolicy?: boolean | undefined;
  properties?: Property[] | undefined;
  balances?: Balance[] | undefined;
  filters?: Filter[] | undefined;
  weight?: Weight[] | undefined;
}

/** One filter, weight or balancer. */
export interface SchedulingPolicyUnit extends Identified {
  type?: PolicyUnitType | undefined;
  internal?: boolean | undefined;
  enabled?: boolean | undefined;
  properties?: Property[] | undefined;
}

export interface SeLinux {
  mode?: SeLinuxMode | undefined;
}

export interface SerialNumber {
  policy?: SerialNumberPolicy | undefined;
  value?: string | undefined;
}

/** A user logged on to a guest. */
export interface Session extends Identified {
  protocol?: string | undefined;
  ip?: Ip | undefined;
  /** Sits at the graphics console. */
  consoleUser?: boolean | undefined;
  user?: User | undefined;
  vm?: Vm | undefined;
}

/** Do not fence when many hosts are unreachable: then the network is at fault. */
export interface SkipIfConnectivityBroken {
  enabled?: boolean | undefined;
  /** Percent of unreachable hosts. */
  threshold?: number | undefined;
}

/** Do not fence a host that still renews its storage lease. */
export interface SkipIfSdActive {
  enabled?: boolean | undefined;
}

/** A VM as it was at a point in time. */
export interface Snapshot extends Vm {
  /** ISO 8601. */
  date?: string | undefined;
  snapshotStatus?: SnapshotStatus | undefined;
  persistMemorystate?: boolean | undefined;
  snapshotType?: SnapshotType | undefined;
  vm?: Vm | undefined;
  disks?: Disk[] | undefined;
}

/** Objects that are always there. */
export interface SpecialObjects {
  blankTemplate?: Template | undefined;
  rootTag?: Tag | undefined;
}

/** Storage Pool Manager: the host that changes storage metadata. */
export interface Spm {
  /** 1 to 10; -1 never becomes it. */
  priority?: number | undefined;
  status?: SpmStatus | undefined;
}

export interface Ssh extends Identified {
  /** 22 when left out. */
  port?: number | undefined;
  /** @deprecated */
  fingerprint?: string | undefined;
  publicKey?: string | undefined;
  authenticationMethod?: SshAuthenticationMethod | undefined;
  user?: User | undefined;
}

/** A key that lets a user onto the serial console. */
export interface SshPublicKey extends Identified {
  content?: string | undefined;
  user?: User | undefined;
}

/** How the user of the portal is logged on inside the guest. */
export interface Sso {
  methods?: Method[] | undefined;
}

/** One measured figure of an object. */
export interface Statistic extends Identified {
  /** One, or one per row of detail. */
  values?: Value[] | undefined;
  kind?: StatisticKind | undefined;
  type?: ValueType | undefined;
  unit?: StatisticUnit | undefined;
  disk?: Disk | undefined;
  host?: Host | undefined;
  hostNic?: HostNic | undefined;
  hostNumaNode?: NumaNode | undefined;
  nic?: Nic | undefined;
  vm?: Vm | undefined;
  brick?: GlusterBrick | undefined;
  step?: Step | undefined;
  glusterVolume?: GlusterVolume | undefined;
}

/** A part of a job. */
export interface Step extends Identified {
  type?: StepEnum | undefined;
  number?: number | undefined;
  status?: StepStatus | undefined;
  /** ISO 8601. */
  startTime?: string | undefined;
  /** ISO 8601. */
  endTime?: string | undefined;
  external?: boolean | undefined;
  externalType?: ExternalSystemType | undefined;
  /** Percent. */
  progress?: number | undefined;
  parentStep?: Step | undefined;
  job?: Job | undefined;
  statistics?: Statistic[] | undefined;
  executionHost?: Host | undefined;
}

/** How hosts reach a storage server. */
export interface StorageConnection extends Identified {
  address?: string | undefined;
  type?: StorageType | undefined;
  path?: string | undefined;
  mountOptions?: string | undefined;
  vfsType?: string | undefined;
  nfsVersion?: NfsVersion | undefined;
  /** Tenths of a second before an NFS request is repeated. */
  nfsTimeo?: number | undefined;
  nfsRetrans?: number | undefined;
  /** 3260 when left out for iSCSI. */
  port?: number | undefined;
  target?: string | undefined;
  username?: string | undefined;
  password?: string | undefined;
  portal?: string | undefined;
  glusterVolume?: GlusterVolume | undefined;
  host?: Host | undefined;
}

/** Own iSCSI credentials of a host for a target. */
export interface StorageConnectionExtension extends Identified {
  target?: string | undefined;
  username?: string | undefined;
  password?: string | undefined;
  host?: Host | undefined;
}

/** A place for disks, shared by the hosts of a data center. */
export interface StorageDomain extends Identified {
  type?: StorageDomainType | undefined;
  status?: StorageDomainStatus | undefined;
  externalStatus?: ExternalStatus | undefined;
  master?: boolean | undefined;
  storage?: HostStorage | undefined;
  /** Bytes. */
  available?: number | undefined;
  /** Bytes. */
  used?: number | undefined;
  /** Bytes promised to disks. */
  committed?: number | undefined;
  storageFormat?: StorageFormat | undefined;
  wipeAfterDelete?: boolean | undefined;
  discardAfterDelete?: boolean | undefined;
  supportsDiscard?: boolean | undefined;
  /** @deprecated */
  supportsDiscardZeroesData?: boolean | undefined;
  import?: boolean | undefined;
  /** Percent of free space below which it warns. */
  warningLowSpaceIndicator?: number | undefined;
  /** GiB below which actions that take space are refused. */
  criticalSpaceActionBlocker?: number | undefined;
  backup?: boolean | undefined;
  /** Bytes. */
  blockSize?: number | undefined;
  host?: Host | undefined;
  dataCenter?: DataCenter | undefined;
  dataCenters?: DataCenter[] | undefined;
  disks?: Disk[] | undefined;
  diskProfiles?: DiskProfile[] | undefined;
  diskSnapshots?: DiskSnapshot[] | undefined;
  files?: File[] | undefined;
  images?: Image[] | undefined;
  permissions?: Permission[] | undefined;
  storageConnections?: StorageConnection[] | undefined;
  templates?: Template[] | undefined;
  vms?: Vm[] | undefined;
}

/** Where the lease is kept that stops a VM from running twice. */
export interface StorageDomainLease {
  storageDomain?: StorageDomain | undefined;
}

/** A setting of the engine. */
export interface SystemOption extends Identified {
  values?: SystemOptionValue[] | undefined;
}

export interface SystemOptionValue {
  value?: string | undefined;
  version?: string | undefined;
}

/** A mark for grouping; tags form a tree. */
export interface Tag extends Identified {
  host?: Host | undefined;
  vm?: Vm | undefined;
  user?: User | undefined;
  group?: Group | undefined;
  template?: Template | undefined;
  parent?: Tag | undefined;
}

/** What VMs are made from. */
export interface Template extends VmBase {
  status?: TemplateStatus | undefined;
  vm?: Vm | undefined;
  version?: TemplateVersion | undefined;
  cdroms?: Cdrom[] | undefined;
  graphicsConsoles?: GraphicsConsole[] | undefined;
  nics?: Nic[] | undefined;
  permissions?: Permission[] | undefined;
  tags?: Tag[] | undefined;
  watchdogs?: Watchdog[] | undefined;
  diskAttachments?: DiskAttachment[] | undefined;
  mediatedDevices?: VmMediatedDevice[] | undefined;
}

export interface TemplateVersion {
  /** Rises with each version of the base template. */
  versionNumber?: number | undefined;
  versionName?: string | undefined;
  baseTemplate?: Template | undefined;
}

/** A short-lived password for a console. */
export interface Ticket {
  value?: string | undefined;
  /** Seconds. */
  expiry?: number | undefined;
}

export interface TimeZone {
  name?: string | undefined;
  /** Like -03:00. */
  utcOffset?: string | undefined;
}

export interface TransparentHugePages {
  enabled?: boolean | undefined;
}

/** A network found on a host that the engine did not put there. */
export interface UnmanagedNetwork extends Identified {
  hostNic?: HostNic | undefined;
  host?: Host | undefined;
}

export interface Usb {
  enabled?: boolean | undefined;
  type?: UsbType | undefined;
}

export interface User extends Identified {
  domainEntryId?: string | undefined;
  department?: string | undefined;
  loggedIn?: boolean | undefined;
  namespace?: string | undefined;
  lastName?: string | undefined;
  userName?: string | undefined;
  principal?: string | undefined;
  password?: string | undefined;
  email?: string | undefined;
  /** @deprecated */
  userOptions?: Property[] | undefined;
  domain?: Domain | undefined;
  roles?: Role[] | undefined;
  groups?: Group[] | undefined;
  permissions?: Permission[] | undefined;
  tags?: Tag[] | undefined;
  sshPublicKeys?: SshPublicKey[] | undefined;
  options?: UserOption[] | undefined;
}

/** A setting that a portal keeps for its user. */
export interface UserOption extends Identified {
  content?: string | undefined;
  user?: User | undefined;
}

/** One datum of a statistic. */
export interface Value {
  datum?: number | undefined;
  detail?: string | undefined;
}

/** One virtual CPU and the physical CPUs that it may use. */
export interface VcpuPin {
  vcpu?: number | undefined;
  cpuSet?: string | undefined;
}

export interface Vendor extends Identified {
}

export interface Version extends Identified {
  major?: number | undefined;
  minor?: number | undefined;
  build?: number | undefined;
  revision?: number | undefined;
  fullVersion?: string | undefined;
}

export interface VirtioScsi {
  enabled?: boolean | undefined;
}

/** A NUMA node that a guest sees. */
export interface VirtualNumaNode extends NumaNode {
  numaNodePins?: NumaNodePin[] | undefined;
  numaTuneMode?: NumaTuneMode | undefined;
  vm?: Vm | undefined;
}

/** 802.1q tag; the id is the number. */
export interface Vlan {
  id?: number | undefined;
}

/** A virtual machine. */
export interface Vm extends VmBase {
  status?: VmStatus | undefined;
  /** Why it is paused. */
  statusDetail?: string | undefined;
  stopReason?: string | undefined;
  /** ISO 8601. */
  startTime?: string | undefined;
  /** ISO 8601. */
  stopTime?: string | undefined;
  /** Runs with settings that hold for this run only. */
  runOnce?: boolean | undefined;
  payloads?: Payload[] | undefined;
  fqdn?: string | undefined;
  useLatestTemplateVersion?: boolean | undefined;
  /** Changes wait for the next start. */
  nextRunConfigurationExists?: boolean | undefined;
  /** @deprecated */
  numaTuneMode?: NumaTuneMode | undefined;
  guestTimeZone?: TimeZone | undefined;
  guestOperatingSystem?: GuestOperatingSystem | undefined;
  hasIllegalImages?: boolean | undefined;
  host?: Host | undefined;
  template?: Template | undefined;
  originalTemplate?: Template | undefined;
  instanceType?: InstanceType | undefined;
  nics?: Nic[] | undefined;
  snapshots?: Snapshot[] | undefined;
  vmPool?: VmPool | undefined;
  cdroms?: Cdrom[] | undefined;
  floppies?: Floppy[] | undefined;
  reportedDevices?: ReportedDevice[] | undefined;
  watchdogs?: Watchdog[] | undefined;
  permissions?: Permission[] | undefined;
  externalHostProvider?: ExternalHostProvider | undefined;
  affinityLabels?: AffinityLabel[] | undefined;
  applications?: Application[] | undefined;
  graphicsConsoles?: GraphicsConsole[] | undefined;
  hostDevices?: HostDevice[] | undefined;
  katelloErrata?: KatelloErratum[] | undefined;
  numaNodes?: NumaNode[] | undefined;
  sessions?: Session[] | undefined;
  statistics?: Statistic[] | undefined;
  tags?: Tag[] | undefined;
  diskAttachments?: DiskAttachment[] | undefined;
  dynamicCpu?: DynamicCpu | undefined;
  mediatedDevices?: VmMediatedDevice[] | undefined;
}

/** What VMs and templates have in common. */
export interface VmBase extends Identified {
  type?: VmType | undefined;
  /** Bytes. */
  memory?: number | undefined;
  cpu?: Cpu | undefined;
  /** Relative weight; 0 is the default. */
  cpuShares?: number | undefined;
  bios?: Bios | undefined;
  os?: OperatingSystem | undefined;
  /** ISO 8601. */
  creationTime?: string | undefined;
  origin?: string | undefined;
  /** Forget all changes at shutdown. */
  stateless?: boolean | undefined;
  /** Removing it is refused. */
  deleteProtected?: boolean | undefined;
  highAvailability?: HighAvailability | undefined;
  display?: Display | undefined;
  sso?: Sso | undefined;
  rngDevice?: RngDevice | undefined;
  console?: Console | undefined;
  domain?: Domain | undefined;
  usb?: Usb | undefined;
  soundcardEnabled?: boolean | undefined;
  tunnelMigration?: boolean | undefined;
  /** Milliseconds. */
  migrationDowntime?: number | undefined;
  virtioScsi?: VirtioScsi | undefined;
  serialNumber?: SerialNumber | undefined;
  /** Start with the CPUs stopped. */
  startPaused?: boolean | undefined;
  migration?: MigrationOptions | undefined;
  io?: Io | undefined;
  customProperties?: CustomProperty[] | undefined;
  customEmulatedMachine?: string | undefined;
  customCpuModel?: string | undefined;
  timeZone?: TimeZone | undefined;
  smallIcon?: Icon | undefined;
  largeIcon?: Icon | undefined;
  initialization?: Initialization | undefined;
  memoryPolicy?: MemoryPolicy | undefined;
  customCompatibilityVersion?: Version | undefined;
  /** Where the lease is kept that stops it from running twice. */
  lease?: StorageDomainLease | undefined;
  storageErrorResumeBehaviour?: VmStorageErrorResumeBehaviour | undefined;
  placementPolicy?: VmPlacementPolicy | undefined;
  multiQueuesEnabled?: boolean | undefined;
  virtioScsiMultiQueuesEnabled?: boolean | undefined;
  virtioScsiMultiQueues?: number | undefined;
  tpmEnabled?: boolean | undefined;
  /** @deprecated */
  autoPinningPolicy?: AutoPinningPolicy | undefined;
  cpuPinningPolicy?: CpuPinningPolicy | undefined;
  cluster?: Cluster | undefined;
  storageDomain?: StorageDomain | undefined;
  cpuProfile?: CpuProfile | undefined;
  quota?: Quota | undefined;
}

/** A mediated device (vGPU) of a VM. */
export interface VmMediatedDevice extends Device {
  specParams?: Property[] | undefined;
}

export interface VmPlacementPolicy {
  affinity?: VmAffinity | undefined;
  hosts?: Host[] | undefined;
}

/** Equal VMs that users take from. */
export interface VmPool extends Identified {
  size?: number | undefined;
  /** How many wait running. */
  prestartedVms?: number | undefined;
  /** How many one user may take. */
  maxUserVms?: number | undefined;
  /** @deprecated */
  display?: Display | undefined;
  rngDevice?: RngDevice | undefined;
  soundcardEnabled?: boolean | undefined;
  type?: VmPoolType | undefined;
  useLatestTemplateVersion?: boolean | undefined;
  stateful?: boolean | undefined;
  autoStorageSelect?: boolean | undefined;
  tpmEnabled?: boolean | undefined;
  cluster?: Cluster | undefined;
  template?: Template | undefined;
  instanceType?: InstanceType | undefined;
  vm?: Vm | undefined;
  permissions?: Permission[] | undefined;
}

/** Counts of VMs on a host. */
export interface VmSummary {
  active?: number | undefined;
  migrating?: number | undefined;
  total?: number | undefined;
}

/** Whether cards with this profile are SR-IOV functions. */
export interface VnicPassThrough {
  mode?: VnicPassThroughMode | undefined;
}

/** How VMs use a network: limits, filter, mirroring. */
export interface VnicProfile extends Identified {
  portMirroring?: boolean | undefined;
  customProperties?: CustomProperty[] | undefined;
  passThrough?: VnicPassThrough | undefined;
  migratable?: boolean | undefined;
  network?: Network | undefined;
  qos?: Qos | undefined;
  networkFilter?: NetworkFilter | undefined;
  failover?: VnicProfile | undefined;
  permissions?: Permission[] | undefined;
}

/** Which profile here takes the place of one there, on import. */
export interface VnicProfileMapping {
  /** @deprecated */
  sourceNetworkName?: string | undefined;
  /** @deprecated */
  sourceNetworkProfileName?: string | undefined;
  /** @deprecated */
  targetVnicProfile?: VnicProfile | undefined;
}

/** LVM volume group of a block domain. */
export interface VolumeGroup {
  id?: string | undefined;
  name?: string | undefined;
  logicalUnits?: LogicalUnit[] | undefined;
}

/** A device that acts when the guest stops feeding it. */
export interface Watchdog extends Device {
  model?: WatchdogModel | undefined;
  action?: WatchdogAction | undefined;
}

/** How much a scheduling unit counts in a policy. */
export interface Weight extends Identified {
  factor?: number | undefined;
  schedulingPolicy?: SchedulingPolicy | undefined;
  schedulingPolicyUnit?: SchedulingPolicyUnit | undefined;
}

/** Every struct by name. */
export interface TypeMap {
  Action: Action;
  AffinityGroup: AffinityGroup;
  AffinityLabel: AffinityLabel;
  AffinityRule: AffinityRule;
  Agent: Agent;
  AgentConfiguration: AgentConfiguration;
  Api: Api;
  ApiSummary: ApiSummary;
  ApiSummaryItem: ApiSummaryItem;
  Application: Application;
  AuthorizedKey: AuthorizedKey;
  Backup: Backup;
  Balance: Balance;
  Bios: Bios;
  BlockStatistic: BlockStatistic;
  Bonding: Bonding;
  Bookmark: Bookmark;
  Boot: Boot;
  BootMenu: BootMenu;
  BrickProfileDetail: BrickProfileDetail;
  Cdrom: Cdrom;
  Certificate: Certificate;
  Checkpoint: Checkpoint;
  CloudInit: CloudInit;
  Cluster: Cluster;
  ClusterFeature: ClusterFeature;
  ClusterLevel: ClusterLevel;
  Configuration: Configuration;
  Console: Console;
  Core: Core;
  Cpu: Cpu;
  CpuProfile: CpuProfile;
  CpuTopology: CpuTopology;
  CpuTune: CpuTune;
  CpuType: CpuType;
  CustomProperty: CustomProperty;
  DataCenter: DataCenter;
  Device: Device;
  Disk: Disk;
  DiskAttachment: DiskAttachment;
  DiskProfile: DiskProfile;
  DiskSnapshot: DiskSnapshot;
  Display: Display;
  Dns: Dns;
  DnsResolverConfiguration: DnsResolverConfiguration;
  Domain: Domain;
  DynamicCpu: DynamicCpu;
  EngineBackupInfo: EngineBackupInfo;
  EntityProfileDetail: EntityProfileDetail;
  ErrorHandling: ErrorHandling;
  Event: Event;
  EventSubscription: EventSubscription;
  ExternalComputeResource: ExternalComputeResource;
  ExternalDiscoveredHost: ExternalDiscoveredHost;
  ExternalHost: ExternalHost;
  ExternalHostGroup: ExternalHostGroup;
  ExternalHostProvider: ExternalHostProvider;
  ExternalNetworkProviderConfiguration: ExternalNetworkProviderConfiguration;
  ExternalProvider: ExternalProvider;
  ExternalTemplateImport: ExternalTemplateImport;
  ExternalVmImport: ExternalVmImport;
  Fault: Fault;
  FencingPolicy: FencingPolicy;
  File: File;
  Filter: Filter;
  Floppy: Floppy;
  FopStatistic: FopStatistic;
  GlusterBrick: GlusterBrick;
  GlusterBrickAdvancedDetails: GlusterBrickAdvancedDetails;
  GlusterBrickMemoryInfo: GlusterBrickMemoryInfo;
  GlusterClient: GlusterClient;
  GlusterHook: GlusterHook;
  GlusterMemoryPool: GlusterMemoryPool;
  GlusterServerHook: GlusterServerHook;
  GlusterVolume: GlusterVolume;
  GlusterVolumeProfileDetails: GlusterVolumeProfileDetails;
  GracePeriod: GracePeriod;
  GraphicsConsole: GraphicsConsole;
  Group: Group;
  GuestOperatingSystem: GuestOperatingSystem;
  HardwareInformation: HardwareInformation;
  HighAvailability: HighAvailability;
  Hook: Hook;
  Host: Host;
  HostCpuUnit: HostCpuUnit;
  HostDevice: HostDevice;
  HostDevicePassthrough: HostDevicePassthrough;
  HostNic: HostNic;
  HostNicVirtualFunctionsConfiguration: HostNicVirtualFunctionsConfiguration;
  HostStorage: HostStorage;
  HostedEngine: HostedEngine;
  Icon: Icon;
  Identified: Identified;
  Image: Image;
  ImageTransfer: ImageTransfer;
  Initialization: Initialization;
  InstanceType: InstanceType;
  Io: Io;
  Ip: Ip;
  IpAddressAssignment: IpAddressAssignment;
  IscsiBond: IscsiBond;
  IscsiDetails: IscsiDetails;
  Job: Job;
  KatelloErratum: KatelloErratum;
  Kernel: Kernel;
  Ksm: Ksm;
  LinkLayerDiscoveryProtocolElement: LinkLayerDiscoveryProtocolElement;
  LogicalUnit: LogicalUnit;
  MDevType: MDevType;
  Mac: Mac;
  MacPool: MacPool;
  MemoryOverCommit: MemoryOverCommit;
  MemoryPolicy: MemoryPolicy;
  Method: Method;
  MigrationBandwidth: MigrationBandwidth;
  MigrationOptions: MigrationOptions;
  MigrationPolicy: MigrationPolicy;
  Network: Network;
  NetworkAttachment: NetworkAttachment;
  NetworkConfiguration: NetworkConfiguration;
  NetworkFilter: NetworkFilter;
  NetworkFilterParameter: NetworkFilterParameter;
  NetworkLabel: NetworkLabel;
  NfsProfileDetail: NfsProfileDetail;
  Nic: Nic;
  NicConfiguration: NicConfiguration;
  NumaNode: NumaNode;
  NumaNodePin: NumaNodePin;
  OpenStackImage: OpenStackImage;
  OpenStackImageProvider: OpenStackImageProvider;
  OpenStackNetwork: OpenStackNetwork;
  OpenStackNetworkProvider: OpenStackNetworkProvider;
  OpenStackProvider: OpenStackProvider;
  OpenStackSubnet: OpenStackSubnet;
  OpenStackVolumeProvider: OpenStackVolumeProvider;
  OpenStackVolumeType: OpenStackVolumeType;
  OpenstackVolumeAuthenticationKey: OpenstackVolumeAuthenticationKey;
  OperatingSystem: OperatingSystem;
  OperatingSystemInfo: OperatingSystemInfo;
  Option: Option;
  Package: Package;
  Payload: Payload;
  Permission: Permission;
  Permit: Permit;
  PmProxy: PmProxy;
  PortMirroring: PortMirroring;
  PowerManagement: PowerManagement;
  Product: Product;
  ProductInfo: ProductInfo;
  ProfileDetail: ProfileDetail;
  Property: Property;
  ProxyTicket: ProxyTicket;
  Qos: Qos;
  Quota: Quota;
  QuotaClusterLimit: QuotaClusterLimit;
  QuotaStorageLimit: QuotaStorageLimit;
  Range: Range;
  Rate: Rate;
  RegistrationAffinityGroupMapping: RegistrationAffinityGroupMapping;
  RegistrationAffinityLabelMapping: RegistrationAffinityLabelMapping;
  RegistrationClusterMapping: RegistrationClusterMapping;
  RegistrationConfiguration: RegistrationConfiguration;
  RegistrationDomainMapping: RegistrationDomainMapping;
  RegistrationLunMapping: RegistrationLunMapping;
  RegistrationRoleMapping: RegistrationRoleMapping;
  RegistrationVnicProfileMapping: RegistrationVnicProfileMapping;
  ReportedConfiguration: ReportedConfiguration;
  ReportedDevice: ReportedDevice;
  RngDevice: RngDevice;
  Role: Role;
  SchedulingPolicy: SchedulingPolicy;
  SchedulingPolicyUnit: SchedulingPolicyUnit;
  SeLinux: SeLinux;
  SerialNumber: SerialNumber;
  Session: Session;
  SkipIfConnectivityBroken: SkipIfConnectivityBroken;
  SkipIfSdActive: SkipIfSdActive;
  Snapshot: Snapshot;
  SpecialObjects: SpecialObjects;
  Spm: Spm;
  Ssh: Ssh;
  SshPublicKey: SshPublicKey;
  Sso: Sso;
  Statistic: Statistic;
  Step: Step;
  StorageConnection: StorageConnection;
  StorageConnectionExtension: StorageConnectionExtension;
  StorageDomain: StorageDomain;
  StorageDomainLease: StorageDomainLease;
  SystemOption: SystemOption;
  SystemOptionValue: SystemOptionValue;
  Tag: Tag;
  Template: Template;
  TemplateVersion: TemplateVersion;
  Ticket: Ticket;
  TimeZone: TimeZone;
  TransparentHugePages: TransparentHugePages;
  UnmanagedNetwork: UnmanagedNetwork;
  Usb: Usb;
  User: User;
  UserOption: UserOption;
  Value: Value;
  VcpuPin: VcpuPin;
  Vendor: Vendor;
  Version: Version;
  VirtioScsi: VirtioScsi;
  VirtualNumaNode: VirtualNumaNode;
  Vlan: Vlan;
  Vm: Vm;
  VmBase: VmBase;
  VmMediatedDevice: VmMediatedDevice;
  VmPlacementPolicy: VmPlacementPolicy;
  VmPool: VmPool;
  VmSummary: VmSummary;
  VnicPassThrough: VnicPassThrough;
  VnicProfile: VnicProfile;
  VnicProfileMapping: VnicProfileMapping;
  VolumeGroup: VolumeGroup;
  Watchdog: Watchdog;
  Weight: Weight;
}

export type TypeName = keyof TypeMap;

/** Every enum by name. */
export interface EnumMap {
  AccessProtocol: AccessProtocol;
  Architecture: Architecture;
  AutoNumaStatus: AutoNumaStatus;
  AutoPinningPolicy: AutoPinningPolicy;
  BackupPhase: BackupPhase;
  BiosType: BiosType;
  BootDevice: BootDevice;
  BootProtocol: BootProtocol;
  CheckpointState: CheckpointState;
  CloudInitNetworkProtocol: CloudInitNetworkProtocol;
  ClusterUpgradeAction: ClusterUpgradeAction;
  ConfigurationType: ConfigurationType;
  CpuMode: CpuMode;
  CpuPinningPolicy: CpuPinningPolicy;
  CreationStatus: CreationStatus;
  DataCenterStatus: DataCenterStatus;
  DiskBackup: DiskBackup;
  DiskBackupMode: DiskBackupMode;
  DiskContentType: DiskContentType;
  DiskFormat: DiskFormat;
  DiskInterface: DiskInterface;
  DiskStatus: DiskStatus;
  DiskStorageType: DiskStorageType;
  DiskType: DiskType;
  DisplayType: DisplayType;
  EntityExternalStatus: EntityExternalStatus;
  ExternalStatus: ExternalStatus;
  ExternalSystemType: ExternalSystemType;
  ExternalVmProviderType: ExternalVmProviderType;
  FenceType: FenceType;
  FipsMode: FipsMode;
  FirewallType: FirewallType;
  GlusterBrickStatus: GlusterBrickStatus;
  GlusterHookStatus: GlusterHookStatus;
  GlusterState: GlusterState;
  GlusterVolumeStatus: GlusterVolumeStatus;
  GlusterVolumeType: GlusterVolumeType;
  GraphicsType: GraphicsType;
  HookContentType: HookContentType;
  HookStage: HookStage;
  HookStatus: HookStatus;
  HostProtocol: HostProtocol;
  HostStatus: HostStatus;
  HostType: HostType;
  ImageFileType: ImageFileType;
  ImageTransferDirection: ImageTransferDirection;
  ImageTransferPhase: ImageTransferPhase;
  ImageTransferTimeoutPolicy: ImageTransferTimeoutPolicy;
  InheritableBoolean: InheritableBoolean;
  IpVersion: IpVersion;
  JobStatus: JobStatus;
  KdumpStatus: KdumpStatus;
  LogMaxMemoryUsedThresholdType: LogMaxMemoryUsedThresholdType;
  LogSeverity: LogSeverity;
  LunStatus: LunStatus;
  MessageBrokerType: MessageBrokerType;
  MigrateOnError: MigrateOnError;
  MigrationBandwidthAssignmentMethod: MigrationBandwidthAssignmentMethod;
  NetworkPluginType: NetworkPluginType;
  NetworkStatus: NetworkStatus;
  NetworkUsage: NetworkUsage;
  NfsVersion: NfsVersion;
  NicInterface: NicInterface;
  NicStatus: NicStatus;
  NotifiableEvent: NotifiableEvent;
  NotificationMethod: NotificationMethod;
  NumaTuneMode: NumaTuneMode;
  OpenStackNetworkProviderType: OpenStackNetworkProviderType;
  OpenstackVolumeAuthenticationKeyUsageType: OpenstackVolumeAuthenticationKeyUsageType;
  OsType: OsType;
  ParallelMigrationsPolicy: ParallelMigrationsPolicy;
  PayloadEncoding: PayloadEncoding;
  PmProxyType: PmProxyType;
  PolicyUnitType: PolicyUnitType;
  PowerManagementStatus: PowerManagementStatus;
  QcowVersion: QcowVersion;
  QosType: QosType;
  QuotaModeType: QuotaModeType;
  ReportedDeviceType: ReportedDeviceType;
  ResolutionType: ResolutionType;
  RngSource: RngSource;
  RoleType: RoleType;
  ScsiGenericIO: ScsiGenericIO;
  SeLinuxMode: SeLinuxMode;
  SerialNumberPolicy: SerialNumberPolicy;
  SnapshotStatus: SnapshotStatus;
  SnapshotType: SnapshotType;
  SpmStatus: SpmStatus;
  SshAuthenticationMethod: SshAuthenticationMethod;
  SsoMethod: SsoMethod;
  StatisticKind: StatisticKind;
  StatisticUnit: StatisticUnit;
  StepEnum: StepEnum;
  StepStatus: StepStatus;
  StorageDomainStatus: StorageDomainStatus;
  StorageDomainType: StorageDomainType;
  StorageFormat: StorageFormat;
  StorageType: StorageType;
  SwitchType: SwitchType;
  TemplateStatus: TemplateStatus;
  TpmSupport: TpmSupport;
  TransportType: TransportType;
  UsbType: UsbType;
  ValueType: ValueType;
  VgpuPlacement: VgpuPlacement;
  VideoType: VideoType;
  VmAffinity: VmAffinity;
  VmDeviceType: VmDeviceType;
  VmPoolType: VmPoolType;
  VmStatus: VmStatus;
  VmStorageErrorResumeBehaviour: VmStorageErrorResumeBehaviour;
  VmType: VmType;
  VnicPassThroughMode: VnicPassThroughMode;
  WatchdogAction: WatchdogAction;
  WatchdogModel: WatchdogModel;
}

export type EnumName = keyof EnumMap;
