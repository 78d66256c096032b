// The predefined roles: permits as oVirt gives them, so that what works there works here. Descriptions are ours.
export interface PredefinedRole {
  readonly id: string;
  readonly name: string;
  readonly administrative: boolean;
  readonly permits: string;
}

/** Permits as words parted by spaces. */
export const predefinedRoles: readonly PredefinedRole[] = [
  {
    id: '00000000-0000-0000-0000-000000000001',
    name: 'SuperUser',
    administrative: true,
    permits:
      'create_vm delete_vm edit_vm_properties change_vm_cd migrate_vm connect_to_vm import_export_vm configure_vm_network configure_vm_storage move_vm manipulate_vm_snapshots reconnect_to_vm change_vm_custom_properties edit_admin_vm_properties reboot_vm stop_vm shut_down_vm hibernate_vm run_vm reset_vm create_host edit_host_configuration delete_host manipulate_host configure_host_network create_template edit_template_properties delete_template copy_template configure_template_network edit_admin_template_properties create_vm_pool edit_vm_pool_configuration delete_vm_pool vm_pool_basic_operations create_cluster edit_cluster_configuration delete_cluster configure_cluster_network assign_cluster_network manipulate_users manipulate_roles manipulate_permissions add_users_and_groups_from_directory create_storage_domain edit_storage_domain_configuration delete_storage_domain manipulate_storage_domain create_storage_pool delete_storage_pool edit_storage_pool_configuration configure_storage_pool_network create_storage_pool_network delete_storage_pool_network configure_engine configure_quota consume_quota create_gluster_volume manipulate_gluster_volume delete_gluster_volume manipulate_gluster_hook manipulate_gluster_service create_disk attach_disk edit_disk_properties configure_disk_storage delete_disk configure_scsi_generic_io access_image_storage disk_live_storage_migration sparsify_disk reduce_disk backup_disk configure_network_vnic_profile create_network_vnic_profile delete_network_vnic_profile login tag_management bookmark_management event_notification_management audit_log_management inject_external_events inject_external_tasks manipulate_affinity_groups configure_storage_disk_profile create_storage_disk_profile delete_storage_disk_profile attach_disk_profile create_mac_pool edit_mac_pool delete_mac_pool configure_mac_pool connect_to_serial_console delete_cpu_profile update_cpu_profile create_cpu_profile assign_cpu_profile',
  },
  {
    id: '00000000-0000-0000-0001-000000000001',
    name: 'UserRole',
    administrative: false,
    permits:
      'change_vm_cd connect_to_vm reboot_vm stop_vm shut_down_vm hibernate_vm run_vm reset_vm vm_pool_basic_operations access_image_storage login',
  },
  {
    id: '00000000-0000-0000-0001-000000000002',
    name: 'PowerUserRole',
    administrative: false,
    permits:
      'create_vm create_template create_disk access_image_storage login attach_disk_profile delete_cpu_profile update_cpu_profile create_cpu_profile assign_cpu_profile',
  },
  {
    id: 'def00001-0000-0000-0000-def000000001',
    name: 'ClusterAdmin',
    administrative: true,
    permits:
      'create_vm delete_vm edit_vm_properties change_vm_cd migrate_vm connect_to_vm import_export_vm configure_vm_network configure_vm_storage move_vm manipulate_vm_snapshots change_vm_custom_properties edit_admin_vm_properties reboot_vm stop_vm shut_down_vm hibernate_vm run_vm reset_vm create_host edit_host_configuration delete_host manipulate_host configure_host_network create_vm_pool edit_vm_pool_configuration delete_vm_pool vm_pool_basic_operations create_cluster edit_cluster_configuration delete_cluster configure_cluster_network manipulate_permissions add_users_and_groups_from_directory create_disk attach_disk edit_disk_properties configure_disk_storage delete_disk disk_live_storage_migration sparsify_disk reduce_disk backup_disk login tag_management bookmark_management event_notification_management audit_log_management manipulate_affinity_groups attach_disk_profile configure_mac_pool delete_cpu_profile update_cpu_profile create_cpu_profile assign_cpu_profile',
  },
  {
    id: 'def00002-0000-0000-0000-def000000002',
    name: 'DataCenterAdmin',
    administrative: true,
    permits:
      'create_vm delete_vm edit_vm_properties change_vm_cd migrate_vm connect_to_vm import_export_vm configure_vm_network configure_vm_storage move_vm manipulate_vm_snapshots change_vm_custom_properties edit_admin_vm_properties reboot_vm stop_vm shut_down_vm hibernate_vm run_vm reset_vm create_host edit_host_configuration delete_host manipulate_host configure_host_network create_template edit_template_properties delete_template copy_template configure_template_network edit_admin_template_properties create_vm_pool edit_vm_pool_configuration delete_vm_pool vm_pool_basic_operations create_cluster edit_cluster_configuration delete_cluster configure_cluster_network assign_cluster_network manipulate_permissions add_users_and_groups_from_directory create_storage_pool delete_storage_pool edit_storage_pool_configuration configure_storage_pool_network create_storage_pool_network delete_storage_pool_network configure_quota consume_quota create_disk attach_disk edit_disk_properties configure_disk_storage delete_disk configure_scsi_generic_io disk_live_storage_migration sparsify_disk reduce_disk backup_disk configure_network_vnic_profile create_network_vnic_profile delete_network_vnic_profile login tag_management bookmark_management event_notification_management audit_log_management manipulate_affinity_groups attach_disk_profile configure_mac_pool delete_cpu_profile update_cpu_profile create_cpu_profile assign_cpu_profile',
  },
  {
    id: 'def00003-0000-0000-0000-def000000003',
    name: 'StorageAdmin',
    administrative: true,
    permits:
      'create_storage_domain edit_storage_domain_configuration delete_storage_domain manipulate_storage_domain create_disk attach_disk edit_disk_properties configure_disk_storage delete_disk access_image_storage disk_live_storage_migration sparsify_disk reduce_disk backup_disk login tag_management bookmark_management event_notification_management audit_log_management configure_storage_disk_profile create_storage_disk_profile delete_storage_disk_profile attach_disk_profile',
  },
  {
    id: 'def00004-0000-0000-0000-def000000004',
    name: 'HostAdmin',
    administrative: true,
    permits:
      'create_host edit_host_configuration delete_host manipulate_host configure_host_network create_storage_domain edit_storage_domain_configuration delete_storage_domain manipulate_storage_domain login tag_management bookmark_management event_notification_management audit_log_management configure_storage_disk_profile create_storage_disk_profile delete_storage_disk_profile attach_disk_profile',
  },
  {
    id: 'def00005-0000-0000-0000-def000000005',
    name: 'NetworkAdmin',
    administrative: true,
    permits:
      'configure_vm_network configure_host_network configure_template_network configure_cluster_network assign_cluster_network configure_storage_pool_network create_storage_pool_network delete_storage_pool_network configure_network_vnic_profile create_network_vnic_profile delete_network_vnic_profile login tag_management bookmark_management event_notification_management audit_log_management',
  },
  {
    id: 'def00006-0000-0000-0000-def000000006',
    name: 'UserVmManager',
    administrative: false,
    permits:
      'create_vm delete_vm edit_vm_properties change_vm_cd connect_to_vm configure_vm_network configure_vm_storage manipulate_vm_snapshots reboot_vm stop_vm shut_down_vm hibernate_vm run_vm reset_vm manipulate_permissions add_users_and_groups_from_directory create_disk attach_disk edit_disk_properties delete_disk sparsify_disk reduce_disk backup_disk login connect_to_serial_console assign_cpu_profile',
  },
  {
    id: 'def00007-0000-0000-0000-def000000007',
    name: 'VmPoolAdmin',
    administrative: true,
    permits:
      'create_vm create_vm_pool edit_vm_pool_configuration delete_vm_pool vm_pool_basic_operations login tag_management bookmark_management event_notification_management audit_log_management assign_cpu_profile',
  },
  {
    id: 'def00008-0000-0000-0000-def000000008',
    name: 'TemplateAdmin',
    administrative: true,
    permits:
      'create_template edit_template_properties delete_template copy_template configure_template_network edit_admin_template_properties manipulate_permissions add_users_and_groups_from_directory access_image_storage login tag_management bookmark_management event_notification_management audit_log_management',
  },
  {
    id: 'def0000a-0000-0000-0000-def00000000a',
    name: 'QuotaConsumer',
    administrative: false,
    permits: 'consume_quota',
  },
  {
    id: 'def0000a-0000-0000-0000-def00000000b',
    name: 'DiskOperator',
    administrative: false,
    permits:
      'manipulate_permissions add_users_and_groups_from_directory create_disk attach_disk edit_disk_properties delete_disk sparsify_disk reduce_disk backup_disk login',
  },
  {
    id: 'def0000a-0000-0000-0000-def00000000c',
    name: 'DiskCreator',
    administrative: false,
    permits: 'create_disk login',
  },
  {
    id: 'def0000b-0000-0000-0000-def00000000b',
    name: 'GlusterAdmin',
    administrative: true,
    permits:
      'create_host edit_host_configuration delete_host manipulate_host configure_host_network create_cluster edit_cluster_configuration delete_cluster configure_cluster_network assign_cluster_network create_gluster_volume manipulate_gluster_volume delete_gluster_volume manipulate_gluster_hook manipulate_gluster_service login tag_management bookmark_management event_notification_management audit_log_management',
  },
  {
    id: 'def0000a-0000-0000-0000-def00000000d',
    name: 'VmCreator',
    administrative: false,
    permits: 'create_vm create_disk login assign_cpu_profile',
  },
  {
    id: 'def0000a-0000-0000-0000-def00000000e',
    name: 'TemplateCreator',
    administrative: false,
    permits: 'create_template login',
  },
  {
    id: 'def0000a-0000-0000-0000-def00000000f',
    name: 'TemplateOwner',
    administrative: false,
    permits:
      'edit_template_properties delete_template copy_template configure_template_network manipulate_permissions add_users_and_groups_from_directory login',
  },
  {
    id: 'def0000c-0000-0000-0000-def000000000',
    name: 'ExternalEventsCreator',
    administrative: false,
    permits: 'inject_external_events',
  },
  {
    id: 'def0000d-0000-0000-0000-def000000000',
    name: 'ExternalTasksCreator',
    administrative: false,
    permits: 'inject_external_tasks',
  },
  {
    id: 'def0000a-0000-0000-0000-def000000010',
    name: 'VnicProfileUser',
    administrative: false,
    permits: 'configure_vm_network configure_template_network login',
  },
  {
    id: 'def00009-0000-0000-0000-def000000009',
    name: 'UserTemplateBasedVm',
    administrative: false,
    permits: 'create_vm assign_cpu_profile',
  },
  {
    id: 'def00011-0000-0000-0000-def000000011',
    name: 'InstanceCreator',
    administrative: false,
    permits: 'create_instance create_disk login',
  },
  {
    id: 'def00012-0000-0000-0000-def000000012',
    name: 'UserInstanceManager',
    administrative: false,
    permits:
      'delete_vm edit_vm_properties change_vm_cd connect_to_vm configure_vm_storage manipulate_vm_snapshots reboot_vm stop_vm shut_down_vm hibernate_vm run_vm reset_vm manipulate_permissions add_users_and_groups_from_directory create_disk attach_disk edit_disk_properties delete_disk sparsify_disk reduce_disk backup_disk login connect_to_serial_console',
  },
  { id: 'def0000c-0000-0000-0000-def00000000c', name: 'ReadOnlyAdmin', administrative: true, permits: 'login' },
  {
    id: 'def00011-0000-0000-0000-def000000013',
    name: 'TagManager',
    administrative: true,
    permits: 'login tag_management audit_log_management',
  },
  {
    id: 'def00011-0000-0000-0000-def000000014',
    name: 'BookmarkManager',
    administrative: true,
    permits: 'login bookmark_management audit_log_management',
  },
  {
    id: 'def00011-0000-0000-0000-def000000015',
    name: 'EventNotificationManager',
    administrative: true,
    permits: 'login event_notification_management audit_log_management',
  },
  {
    id: 'def00011-0000-0000-0000-def000000016',
    name: 'AuditLogManager',
    administrative: true,
    permits: 'login audit_log_management',
  },
  {
    id: 'def00013-0000-0000-0000-def000000013',
    name: 'MacPoolAdmin',
    administrative: true,
    permits: 'login create_mac_pool edit_mac_pool delete_mac_pool configure_mac_pool',
  },
  {
    id: 'def00014-0000-0000-0000-def000000014',
    name: 'MacPoolUser',
    administrative: false,
    permits: 'login configure_mac_pool',
  },
  {
    id: 'def00020-0000-0000-0000-abc000000010',
    name: 'DiskProfileUser',
    administrative: false,
    permits: 'attach_disk_profile',
  },
  {
    id: 'def00006-0000-0000-0000-def000000011',
    name: 'UserVmRunTimeManager',
    administrative: false,
    permits:
      'create_vm delete_vm edit_vm_properties change_vm_cd connect_to_vm configure_vm_network configure_vm_storage reboot_vm stop_vm shut_down_vm hibernate_vm run_vm reset_vm manipulate_permissions add_users_and_groups_from_directory create_disk attach_disk edit_disk_properties delete_disk sparsify_disk reduce_disk backup_disk login assign_cpu_profile',
  },
  {
    id: 'def00021-0000-0000-0000-def000000015',
    name: 'UserProfileEditor',
    administrative: false,
    permits: 'edit_profile',
  },
  {
    id: 'def00030-0000-0000-0000-def000000011',
    name: 'VmImporterExporter',
    administrative: true,
    permits: 'import_export_vm login attach_disk_profile assign_cpu_profile',
  },
  {
    id: 'def00017-0000-0000-0000-def000000017',
    name: 'CpuProfileOperator',
    administrative: false,
    permits: 'assign_cpu_profile',
  },
  {
    id: 'def00016-0000-0000-0000-def000000016',
    name: 'CpuProfileCreator',
    administrative: true,
    permits: 'delete_cpu_profile update_cpu_profile create_cpu_profile assign_cpu_profile',
  },
];
