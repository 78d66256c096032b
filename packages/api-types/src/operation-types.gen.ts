// Generated from packages/api-model by `npm run gen`. Do not edit: change the model and run it again.
import type {
  Action,
  AffinityGroup,
  AffinityLabel,
  Agent,
  Api,
  Application,
  AuthorizedKey,
  AutoPinningPolicy,
  Backup,
  Balance,
  Bookmark,
  Cdrom,
  Certificate,
  Checkpoint,
  Cluster,
  ClusterFeature,
  ClusterLevel,
  ClusterUpgradeAction,
  CpuProfile,
  DataCenter,
  Disk,
  DiskAttachment,
  DiskProfile,
  DiskSnapshot,
  Domain,
  Event,
  EventSubscription,
  ExternalComputeResource,
  ExternalDiscoveredHost,
  ExternalHost,
  ExternalHostGroup,
  ExternalHostProvider,
  ExternalNetworkProviderConfiguration,
  ExternalProvider,
  ExternalTemplateImport,
  ExternalVmImport,
  File,
  Filter,
  GlusterBrick,
  GlusterHook,
  GlusterVolume,
  GlusterVolumeProfileDetails,
  GraphicsConsole,
  Group,
  Hook,
  Host,
  HostCpuUnit,
  HostDevice,
  HostNic,
  HostNicVirtualFunctionsConfiguration,
  HostStorage,
  Icon,
  Image,
  ImageTransfer,
  InstanceType,
  IscsiBond,
  IscsiDetails,
  Job,
  KatelloErratum,
  LinkLayerDiscoveryProtocolElement,
  LogicalUnit,
  MacPool,
  Network,
  NetworkAttachment,
  NetworkFilter,
  NetworkFilterParameter,
  NetworkLabel,
  Nic,
  NumaNode,
  OpenStackImage,
  OpenStackImageProvider,
  OpenStackNetwork,
  OpenStackNetworkProvider,
  OpenStackSubnet,
  OpenStackVolumeProvider,
  OpenStackVolumeType,
  OpenstackVolumeAuthenticationKey,
  OperatingSystemInfo,
  Option,
  Permission,
  Permit,
  PowerManagement,
  ProxyTicket,
  Qos,
  Quota,
  QuotaClusterLimit,
  QuotaStorageLimit,
  RegistrationConfiguration,
  ReportedDevice,
  Role,
  SchedulingPolicy,
  SchedulingPolicyUnit,
  Session,
  Snapshot,
  Ssh,
  SshPublicKey,
  Statistic,
  Step,
  StorageConnection,
  StorageConnectionExtension,
  StorageDomain,
  StorageDomainLease,
  SystemOption,
  Tag,
  Template,
  Ticket,
  UnmanagedNetwork,
  User,
  UserOption,
  VirtualNumaNode,
  Vm,
  VmMediatedDevice,
  VmPool,
  VnicProfile,
  VnicProfileMapping,
  Watchdog,
  Weight,
} from './types.gen.ts';

/** Body, members of the action body, query parameters and answer of every operation. */
export interface OperationTypes {
  'AffinityGroupHostLabelService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'AffinityGroupHostLabelsService.add': { body: AffinityLabel; input: {}; query: {}; output: AffinityLabel };
  'AffinityGroupHostLabelsService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: AffinityLabel[] };
  'AffinityGroupHostService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'AffinityGroupHostsService.add': { body: Host; input: {}; query: {}; output: Host };
  'AffinityGroupHostsService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: Host[] };
  'AffinityGroupService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: AffinityGroup };
  'AffinityGroupService.update': { body: AffinityGroup; input: {}; query: { async?: boolean | undefined }; output: AffinityGroup };
  'AffinityGroupService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'AffinityGroupVmLabelService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'AffinityGroupVmLabelsService.add': { body: AffinityLabel; input: {}; query: {}; output: AffinityLabel };
  'AffinityGroupVmLabelsService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: AffinityLabel[] };
  'AffinityGroupVmService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'AffinityGroupVmsService.add': { body: Vm; input: {}; query: {}; output: Vm };
  'AffinityGroupVmsService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: Vm[] };
  'AffinityGroupsService.add': { body: AffinityGroup; input: {}; query: {}; output: AffinityGroup };
  'AffinityGroupsService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: AffinityGroup[] };
  'AffinityLabelHostService.remove': { body: undefined; input: {}; query: {}; output: Action };
  'AffinityLabelHostService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Host };
  'AffinityLabelHostsService.add': { body: Host; input: {}; query: {}; output: Host };
  'AffinityLabelHostsService.list': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Host[] };
  'AffinityLabelService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: AffinityLabel };
  'AffinityLabelService.update': { body: AffinityLabel; input: {}; query: {}; output: AffinityLabel };
  'AffinityLabelService.remove': { body: undefined; input: {}; query: {}; output: Action };
  'AffinityLabelVmService.remove': { body: undefined; input: {}; query: {}; output: Action };
  'AffinityLabelVmService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Vm };
  'AffinityLabelVmsService.add': { body: Vm; input: {}; query: {}; output: Vm };
  'AffinityLabelVmsService.list': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Vm[] };
  'AffinityLabelsService.add': { body: AffinityLabel; input: {}; query: {}; output: AffinityLabel };
  'AffinityLabelsService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: AffinityLabel[] };
  'AssignedAffinityLabelService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: AffinityLabel };
  'AssignedAffinityLabelService.remove': { body: undefined; input: {}; query: {}; output: Action };
  'AssignedAffinityLabelsService.add': { body: AffinityLabel; input: {}; query: {}; output: AffinityLabel };
  'AssignedAffinityLabelsService.list': { body: undefined; input: {}; query: { follow?: string | undefined }; output: AffinityLabel[] };
  'AssignedCpuProfileService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: CpuProfile };
  'AssignedCpuProfileService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'AssignedCpuProfilesService.add': { body: CpuProfile; input: {}; query: {}; output: CpuProfile };
  'AssignedCpuProfilesService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: CpuProfile[] };
  'AssignedDiskProfileService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: DiskProfile };
  'AssignedDiskProfileService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'AssignedDiskProfilesService.add': { body: DiskProfile; input: {}; query: {}; output: DiskProfile };
  'AssignedDiskProfilesService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: DiskProfile[] };
  'AssignedPermissionsService.add': { body: Permission; input: {}; query: {}; output: Permission };
  'AssignedPermissionsService.list': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Permission[] };
  'AssignedRolesService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: Role[] };
  'AssignedTagService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Tag };
  'AssignedTagService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'AssignedTagsService.add': { body: Tag; input: {}; query: {}; output: Tag };
  'AssignedTagsService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: Tag[] };
  'AssignedVnicProfileService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: VnicProfile };
  'AssignedVnicProfileService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'AssignedVnicProfilesService.add': { body: VnicProfile; input: {}; query: {}; output: VnicProfile };
  'AssignedVnicProfilesService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: VnicProfile[] };
  'AttachedStorageDomainDiskService.copy': { body: Action; input: { disk?: Disk | undefined; storageDomain?: StorageDomain | undefined }; query: {}; output: Action };
  'AttachedStorageDomainDiskService.update': { body: Disk; input: {}; query: {}; output: Disk };
  'AttachedStorageDomainDiskService.export': { body: Action; input: { storageDomain?: StorageDomain | undefined }; query: {}; output: Action };
  'AttachedStorageDomainDiskService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Disk };
  'AttachedStorageDomainDiskService.move': { body: Action; input: { storageDomain?: StorageDomain | undefined; async?: boolean | undefined; filter?: boolean | undefined }; query: {}; output: Action };
  'AttachedStorageDomainDiskService.remove': { body: undefined; input: {}; query: {}; output: Action };
  'AttachedStorageDomainDiskService.sparsify': { body: Action; input: {}; query: {}; output: Action };
  'AttachedStorageDomainDiskService.register': { body: Action; input: {}; query: {}; output: Action };
  'AttachedStorageDomainDisksService.add': { body: Disk; input: {}; query: { unregistered?: boolean | undefined }; output: Disk };
  'AttachedStorageDomainDisksService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: Disk[] };
  'AttachedStorageDomainService.activate': { body: Action; input: { async?: boolean | undefined }; query: {}; output: Action };
  'AttachedStorageDomainService.deactivate': { body: Action; input: { async?: boolean | undefined; force?: boolean | undefined }; query: {}; output: Action };
  'AttachedStorageDomainService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: StorageDomain };
  'AttachedStorageDomainService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'AttachedStorageDomainsService.add': { body: StorageDomain; input: {}; query: {}; output: StorageDomain };
  'AttachedStorageDomainsService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: StorageDomain[] };
  'BalanceService.get': { body: undefined; input: {}; query: { filter?: boolean | undefined; follow?: string | undefined }; output: Balance };
  'BalanceService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'BalancesService.add': { body: Balance; input: {}; query: {}; output: Balance };
  'BalancesService.list': { body: undefined; input: {}; query: { max?: number | undefined; filter?: boolean | undefined; follow?: string | undefined }; output: Balance[] };
  'BookmarkService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Bookmark };
  'BookmarkService.update': { body: Bookmark; input: {}; query: { async?: boolean | undefined }; output: Bookmark };
  'BookmarkService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'BookmarksService.add': { body: Bookmark; input: {}; query: {}; output: Bookmark };
  'BookmarksService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: Bookmark[] };
  'ClusterEnabledFeatureService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: ClusterFeature };
  'ClusterEnabledFeatureService.remove': { body: undefined; input: {}; query: {}; output: Action };
  'ClusterEnabledFeaturesService.list': { body: undefined; input: {}; query: { follow?: string | undefined }; output: ClusterFeature[] };
  'ClusterEnabledFeaturesService.add': { body: ClusterFeature; input: {}; query: {}; output: ClusterFeature };
  'ClusterExternalProvidersService.list': { body: undefined; input: {}; query: { follow?: string | undefined }; output: ExternalProvider[] };
  'ClusterFeatureService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: ClusterFeature };
  'ClusterFeaturesService.list': { body: undefined; input: {}; query: { follow?: string | undefined }; output: ClusterFeature[] };
  'ClusterLevelService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: ClusterLevel };
  'ClusterLevelsService.list': { body: undefined; input: {}; query: { follow?: string | undefined }; output: ClusterLevel[] };
  'ClusterNetworkService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Network };
  'ClusterNetworkService.remove': { body: undefined; input: {}; query: {}; output: Action };
  'ClusterNetworkService.update': { body: Network; input: {}; query: {}; output: Network };
  'ClusterNetworksService.add': { body: Network; input: {}; query: {}; output: Network };
  'ClusterNetworksService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: Network[] };
  'ClusterService.get': { body: undefined; input: {}; query: { filter?: boolean | undefined; follow?: string | undefined }; output: Cluster };
  'ClusterService.update': { body: Cluster; input: {}; query: { async?: boolean | undefined }; output: Cluster };
  'ClusterService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'ClusterService.resetEmulatedMachine': { body: Action; input: { async?: boolean | undefined }; query: {}; output: Action };
  'ClusterService.syncAllNetworks': { body: Action; input: { async?: boolean | undefined }; query: {}; output: Action };
  'ClusterService.upgrade': { body: Action; input: { upgradeAction?: ClusterUpgradeAction | undefined; correlationId?: string | undefined; upgradePercentComplete?: number | undefined; async?: boolean | undefined }; query: {}; output: Action };
  'ClusterService.refreshGlusterHealStatus': { body: Action; input: {}; query: {}; output: Action };
  'ClustersService.add': { body: Cluster; input: {}; query: {}; output: Cluster };
  'ClustersService.list': { body: undefined; input: {}; query: { max?: number | undefined; search?: string | undefined; caseSensitive?: boolean | undefined; filter?: boolean | undefined; follow?: string | undefined }; output: Cluster[] };
  'CpuProfileService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: CpuProfile };
  'CpuProfileService.update': { body: CpuProfile; input: {}; query: { async?: boolean | undefined }; output: CpuProfile };
  'CpuProfileService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'CpuProfilesService.add': { body: CpuProfile; input: {}; query: {}; output: CpuProfile };
  'CpuProfilesService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: CpuProfile[] };
  'DataCenterNetworkService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Network };
  'DataCenterNetworkService.remove': { body: undefined; input: {}; query: {}; output: Action };
  'DataCenterNetworkService.update': { body: Network; input: {}; query: {}; output: Network };
  'DataCenterNetworksService.add': { body: Network; input: {}; query: {}; output: Network };
  'DataCenterNetworksService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: Network[] };
  'DataCenterService.get': { body: undefined; input: {}; query: { filter?: boolean | undefined; follow?: string | undefined }; output: DataCenter };
  'DataCenterService.update': { body: DataCenter; input: {}; query: { async?: boolean | undefined }; output: DataCenter };
  'DataCenterService.remove': { body: undefined; input: {}; query: { force?: boolean | undefined; async?: boolean | undefined }; output: Action };
  'DataCenterService.setMaster': { body: Action; input: { storageDomain?: StorageDomain | undefined; async?: boolean | undefined }; query: {}; output: Action };
  'DataCenterService.cleanFinishedTasks': { body: Action; input: { async?: boolean | undefined }; query: {}; output: Action };
  'DataCentersService.add': { body: DataCenter; input: {}; query: {}; output: DataCenter };
  'DataCentersService.list': { body: undefined; input: {}; query: { max?: number | undefined; search?: string | undefined; caseSensitive?: boolean | undefined; filter?: boolean | undefined; follow?: string | undefined }; output: DataCenter[] };
  'DiskAttachmentService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: DiskAttachment };
  'DiskAttachmentService.remove': { body: undefined; input: {}; query: { detachOnly?: boolean | undefined }; output: Action };
  'DiskAttachmentService.update': { body: DiskAttachment; input: {}; query: {}; output: DiskAttachment };
  'DiskAttachmentsService.add': { body: DiskAttachment; input: {}; query: {}; output: DiskAttachment };
  'DiskAttachmentsService.list': { body: undefined; input: {}; query: { follow?: string | undefined }; output: DiskAttachment[] };
  'DiskProfileService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: DiskProfile };
  'DiskProfileService.update': { body: DiskProfile; input: {}; query: { async?: boolean | undefined }; output: DiskProfile };
  'DiskProfileService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'DiskProfilesService.add': { body: DiskProfile; input: {}; query: {}; output: DiskProfile };
  'DiskProfilesService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: DiskProfile[] };
  'DiskService.copy': { body: Action; input: { disk?: Disk | undefined; storageDomain?: StorageDomain | undefined; diskProfile?: DiskProfile | undefined; quota?: Quota | undefined; async?: boolean | undefined; filter?: boolean | undefined }; query: {}; output: Action };
  'DiskService.update': { body: Disk; input: {}; query: {}; output: Disk };
  'DiskService.export': { body: Action; input: { storageDomain?: StorageDomain | undefined; async?: boolean | undefined; filter?: boolean | undefined }; query: {}; output: Action };
  'DiskService.get': { body: undefined; input: {}; query: { allContent?: boolean | undefined; follow?: string | undefined }; output: Disk };
  'DiskService.move': { body: Action; input: { storageDomain?: StorageDomain | undefined; diskProfile?: DiskProfile | undefined; quota?: Quota | undefined; async?: boolean | undefined; filter?: boolean | undefined }; query: {}; output: Action };
  'DiskService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'DiskService.sparsify': { body: Action; input: {}; query: {}; output: Action };
  'DiskService.refreshLun': { body: Action; input: { host?: Host | undefined }; query: {}; output: Action };
  'DiskService.reduce': { body: Action; input: { async?: boolean | undefined }; query: {}; output: Action };
  'DiskService.convert': { body: Action; input: { disk?: Disk | undefined; follow?: string | undefined }; query: {}; output: Action };
  'DiskSnapshotService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: DiskSnapshot };
  'DiskSnapshotService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'DiskSnapshotsService.list': { body: undefined; input: {}; query: { max?: number | undefined; includeActive?: boolean | undefined; includeTemplate?: boolean | undefined; follow?: string | undefined }; output: DiskSnapshot[] };
  'DisksService.add': { body: Disk; input: {}; query: {}; output: Disk };
  'DisksService.list': { body: undefined; input: {}; query: { max?: number | undefined; search?: string | undefined; caseSensitive?: boolean | undefined; follow?: string | undefined }; output: Disk[] };
  'DomainGroupService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Group };
  'DomainGroupsService.list': { body: undefined; input: {}; query: { max?: number | undefined; search?: string | undefined; caseSensitive?: boolean | undefined; follow?: string | undefined }; output: Group[] };
  'DomainService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Domain };
  'DomainUserGroupsService.list': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Group[] };
  'DomainUserService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: User };
  'DomainUsersService.list': { body: undefined; input: {}; query: { max?: number | undefined; search?: string | undefined; caseSensitive?: boolean | undefined; follow?: string | undefined }; output: User[] };
  'DomainsService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: Domain[] };
  'EngineKatelloErrataService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: KatelloErratum[] };
  'EventService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Event };
  'EventService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'EventSubscriptionService.get': { body: undefined; input: {}; query: {}; output: EventSubscription };
  'EventSubscriptionService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'EventSubscriptionsService.add': { body: EventSubscription; input: {}; query: {}; output: EventSubscription };
  'EventSubscriptionsService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: EventSubscription[] };
  'EventsService.add': { body: Event; input: {}; query: {}; output: Event };
  'EventsService.list': { body: undefined; input: {}; query: { from?: number | undefined; max?: number | undefined; search?: string | undefined; caseSensitive?: boolean | undefined; follow?: string | undefined }; output: Event[] };
  'EventsService.undelete': { body: Action; input: { async?: boolean | undefined }; query: {}; output: Action };
  'ExternalComputeResourceService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: ExternalComputeResource };
  'ExternalComputeResourcesService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: ExternalComputeResource[] };
  'ExternalDiscoveredHostService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: ExternalDiscoveredHost };
  'ExternalDiscoveredHostsService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: ExternalDiscoveredHost[] };
  'ExternalHostGroupService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: ExternalHostGroup };
  'ExternalHostGroupsService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: ExternalHostGroup[] };
  'ExternalHostProviderService.importCertificates': { body: Action; input: { certificates?: Certificate[] | undefined }; query: {}; output: Action };
  'ExternalHostProviderService.testConnectivity': { body: Action; input: { async?: boolean | undefined }; query: {}; output: Action };
  'ExternalHostProviderService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: ExternalHostProvider };
  'ExternalHostProviderService.update': { body: ExternalHostProvider; input: {}; query: { async?: boolean | undefined }; output: ExternalHostProvider };
  'ExternalHostProviderService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'ExternalHostProvidersService.add': { body: ExternalHostProvider; input: {}; query: {}; output: ExternalHostProvider };
  'ExternalHostProvidersService.list': { body: undefined; input: {}; query: { max?: number | undefined; search?: string | undefined; follow?: string | undefined }; output: ExternalHostProvider[] };
  'ExternalHostService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: ExternalHost };
  'ExternalHostsService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: ExternalHost[] };
  'ExternalNetworkProviderConfigurationService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: ExternalNetworkProviderConfiguration };
  'ExternalNetworkProviderConfigurationsService.list': { body: undefined; input: {}; query: { follow?: string | undefined }; output: ExternalNetworkProviderConfiguration[] };
  'ExternalProviderCertificateService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Certificate };
  'ExternalProviderCertificatesService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: Certificate[] };
  'ExternalTemplateImportsService.add': { body: ExternalTemplateImport; input: {}; query: {}; output: ExternalTemplateImport };
  'ExternalVmImportsService.add': { body: ExternalVmImport; input: {}; query: {}; output: ExternalVmImport };
  'FenceAgentService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Agent };
  'FenceAgentService.update': { body: Agent; input: {}; query: { async?: boolean | undefined }; output: Agent };
  'FenceAgentService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'FenceAgentsService.add': { body: Agent; input: {}; query: {}; output: Agent };
  'FenceAgentsService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: Agent[] };
  'FileService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: File };
  'FilesService.list': { body: undefined; input: {}; query: { max?: number | undefined; search?: string | undefined; caseSensitive?: boolean | undefined; refresh?: boolean | undefined; follow?: string | undefined }; output: File[] };
  'FilterService.get': { body: undefined; input: {}; query: { filter?: boolean | undefined; follow?: string | undefined }; output: Filter };
  'FilterService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'FiltersService.add': { body: Filter; input: {}; query: {}; output: Filter };
  'FiltersService.list': { body: undefined; input: {}; query: { max?: number | undefined; filter?: boolean | undefined; follow?: string | undefined }; output: Filter[] };
  'GlusterBrickService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: GlusterBrick };
  'GlusterBrickService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'GlusterBrickService.replace': { body: Action; input: { force?: boolean | undefined; async?: boolean | undefined }; query: {}; output: Action };
  'GlusterBricksService.activate': { body: Action; input: { bricks?: GlusterBrick[] | undefined; async?: boolean | undefined }; query: {}; output: Action };
  'GlusterBricksService.add': { body: GlusterBrick[]; input: {}; query: { replicaCount?: number | undefined; stripeCount?: number | undefined }; output: GlusterBrick[] };
  'GlusterBricksService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: GlusterBrick[] };
  'GlusterBricksService.migrate': { body: Action; input: { bricks?: GlusterBrick[] | undefined; async?: boolean | undefined }; query: {}; output: Action };
  'GlusterBricksService.remove': { body: GlusterBrick[]; input: {}; query: { replicaCount?: number | undefined; async?: boolean | undefined }; output: Action };
  'GlusterBricksService.stopMigrate': { body: Action; input: { bricks?: GlusterBrick[] | undefined; async?: boolean | undefined }; query: {}; output: Action };
  'GlusterHookService.disable': { body: Action; input: { async?: boolean | undefined }; query: {}; output: Action };
  'GlusterHookService.enable': { body: Action; input: { async?: boolean | undefined }; query: {}; output: Action };
  'GlusterHookService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: GlusterHook };
  'GlusterHookService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'GlusterHookService.resolve': { body: Action; input: { host?: Host | undefined; resolutionType?: string | undefined; async?: boolean | undefined }; query: {}; output: Action };
  'GlusterHooksService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: GlusterHook[] };
  'GlusterVolumeService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: GlusterVolume };
  'GlusterVolumeService.getProfileStatistics': { body: Action; input: {}; query: {}; output: Action };
  'GlusterVolumeService.rebalance': { body: Action; input: { fixLayout?: boolean | undefined; force?: boolean | undefined; async?: boolean | undefined }; query: {}; output: Action };
  'GlusterVolumeService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'GlusterVolumeService.resetAllOptions': { body: Action; input: { async?: boolean | undefined }; query: {}; output: Action };
  'GlusterVolumeService.resetOption': { body: Action; input: { force?: boolean | undefined; option?: Option | undefined; async?: boolean | undefined }; query: {}; output: Action };
  'GlusterVolumeService.setOption': { body: Action; input: { option?: Option | undefined; async?: boolean | undefined }; query: {}; output: Action };
  'GlusterVolumeService.start': { body: Action; input: { force?: boolean | undefined; async?: boolean | undefined }; query: {}; output: Action };
  'GlusterVolumeService.startProfile': { body: Action; input: { async?: boolean | undefined }; query: {}; output: Action };
  'GlusterVolumeService.stop': { body: Action; input: { force?: boolean | undefined; async?: boolean | undefined }; query: {}; output: Action };
  'GlusterVolumeService.stopProfile': { body: Action; input: { async?: boolean | undefined }; query: {}; output: Action };
  'GlusterVolumeService.stopRebalance': { body: Action; input: { async?: boolean | undefined }; query: {}; output: Action };
  'GlusterVolumesService.add': { body: GlusterVolume; input: {}; query: {}; output: GlusterVolume };
  'GlusterVolumesService.list': { body: undefined; input: {}; query: { max?: number | undefined; search?: string | undefined; caseSensitive?: boolean | undefined; follow?: string | undefined }; output: GlusterVolume[] };
  'GroupService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Group };
  'GroupService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'GroupsService.add': { body: Group; input: {}; query: {}; output: Group };
  'GroupsService.list': { body: undefined; input: {}; query: { max?: number | undefined; search?: string | undefined; caseSensitive?: boolean | undefined; follow?: string | undefined }; output: Group[] };
  'HostCpuUnitsService.list': { body: undefined; input: {}; query: { follow?: string | undefined }; output: HostCpuUnit[] };
  'HostDeviceService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: HostDevice };
  'HostDevicesService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: HostDevice[] };
  'HostHookService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Hook };
  'HostHooksService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: Hook[] };
  'HostNicService.get': { body: undefined; input: {}; query: { allContent?: boolean | undefined; follow?: string | undefined }; output: HostNic };
  'HostNicService.updateVirtualFunctionsConfiguration': { body: Action; input: { virtualFunctionsConfiguration?: HostNicVirtualFunctionsConfiguration | undefined; async?: boolean | undefined }; query: {}; output: Action };
  'HostNicsService.list': { body: undefined; input: {}; query: { max?: number | undefined; allContent?: boolean | undefined; follow?: string | undefined }; output: HostNic[] };
  'HostNumaNodeService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: NumaNode };
  'HostNumaNodesService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: NumaNode[] };
  'HostService.activate': { body: Action; input: { async?: boolean | undefined }; query: {}; output: Action };
  'HostService.approve': { body: Action; input: { host?: Host | undefined; cluster?: Cluster | undefined; async?: boolean | undefined; activate?: boolean | undefined; reboot?: boolean | undefined }; query: {}; output: Action };
  'HostService.commitNetConfig': { body: Action; input: { async?: boolean | undefined }; query: {}; output: Action };
  'HostService.deactivate': { body: Action; input: { reason?: string | undefined; async?: boolean | undefined; stopGlusterService?: boolean | undefined }; query: {}; output: Action };
  'HostService.enrollCertificate': { body: Action; input: { async?: boolean | undefined }; query: {}; output: Action };
  'HostService.fence': { body: Action; input: { fenceType?: string | undefined; async?: boolean | undefined; maintenanceAfterRestart?: boolean | undefined }; query: {}; output: Action };
  'HostService.forceSelectSpm': { body: Action; input: { async?: boolean | undefined }; query: {}; output: Action };
  'HostService.get': { body: undefined; input: {}; query: { filter?: boolean | undefined; allContent?: boolean | undefined; follow?: string | undefined }; output: Host };
  'HostService.install': { body: Action; input: { activate?: boolean | undefined; rootPassword?: string | undefined; ssh?: Ssh | undefined; host?: Host | undefined; image?: string | undefined; async?: boolean | undefined; deployHostedEngine?: boolean | undefined; undeployHostedEngine?: boolean | undefined; reboot?: boolean | undefined }; query: {}; output: Action };
  'HostService.iscsiDiscover': { body: Action; input: { iscsi?: IscsiDetails | undefined; async?: boolean | undefined }; query: {}; output: Action };
  'HostService.discoverIscsi': { body: Action; input: { iscsi?: IscsiDetails | undefined; async?: boolean | undefined }; query: {}; output: Action };
  'HostService.iscsiLogin': { body: Action; input: { iscsi?: IscsiDetails | undefined; async?: boolean | undefined }; query: {}; output: Action };
  'HostService.unregisteredStorageDomainsDiscover': { body: Action; input: { iscsi?: IscsiDetails | undefined; async?: boolean | undefined }; query: {}; output: Action };
  'HostService.update': { body: Host; input: {}; query: { async?: boolean | undefined }; output: Host };
  'HostService.upgrade': { body: Action; input: { image?: string | undefined; reboot?: boolean | undefined; async?: boolean | undefined; timeout?: number | undefined }; query: {}; output: Action };
  'HostService.upgradeCheck': { body: Action; input: {}; query: {}; output: Action };
  'HostService.refresh': { body: Action; input: { async?: boolean | undefined }; query: {}; output: Action };
  'HostService.remove': { body: undefined; input: {}; query: { force?: boolean | undefined; async?: boolean | undefined }; output: Action };
  'HostService.setupNetworks': { body: Action; input: { modifiedNetworkAttachments?: NetworkAttachment[] | undefined; removedNetworkAttachments?: NetworkAttachment[] | undefined; synchronizedNetworkAttachments?: NetworkAttachment[] | undefined; modifiedBonds?: HostNic[] | undefined; removedBonds?: HostNic[] | undefined; modifiedLabels?: NetworkLabel[] | undefined; removedLabels?: NetworkLabel[] | undefined; commitOnSuccess?: boolean | undefined; checkConnectivity?: boolean | undefined; connectivityTimeout?: number | undefined; async?: boolean | undefined }; query: {}; output: Action };
  'HostService.syncAllNetworks': { body: Action; input: { async?: boolean | undefined }; query: {}; output: Action };
  'HostService.copyHostNetworks': { body: Action; input: { sourceHost?: Host | undefined; async?: boolean | undefined }; query: {}; output: Action };
  'HostStorageService.list': { body: undefined; input: {}; query: { reportStatus?: boolean | undefined; follow?: string | undefined }; output: HostStorage[] };
  'HostsService.add': { body: Host; input: {}; query: { deployHostedEngine?: boolean | undefined; undeployHostedEngine?: boolean | undefined; activate?: boolean | undefined; reboot?: boolean | undefined }; output: Host };
  'HostsService.list': { body: undefined; input: {}; query: { max?: number | undefined; search?: string | undefined; caseSensitive?: boolean | undefined; filter?: boolean | undefined; allContent?: boolean | undefined; migrationTargetOf?: string | undefined; checkVmsInAffinityClosure?: boolean | undefined; follow?: string | undefined }; output: Host[] };
  'IconService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Icon };
  'IconsService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: Icon[] };
  'ImageService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Image };
  'ImageService.import': { body: Action; input: { cluster?: Cluster | undefined; disk?: Disk | undefined; importAsTemplate?: boolean | undefined; template?: Template | undefined; storageDomain?: StorageDomain | undefined; async?: boolean | undefined }; query: {}; output: Action };
  'ImageTransferService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: ImageTransfer };
  'ImageTransferService.extend': { body: Action; input: {}; query: {}; output: Action };
  'ImageTransferService.pause': { body: Action; input: {}; query: {}; output: Action };
  'ImageTransferService.resume': { body: Action; input: {}; query: {}; output: Action };
  'ImageTransferService.cancel': { body: Action; input: {}; query: {}; output: Action };
  'ImageTransferService.finalize': { body: Action; input: {}; query: {}; output: Action };
  'ImageTransfersService.add': { body: ImageTransfer; input: {}; query: {}; output: ImageTransfer };
  'ImageTransfersService.list': { body: undefined; input: {}; query: { follow?: string | undefined }; output: ImageTransfer[] };
  'ImagesService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: Image[] };
  'InstanceTypeGraphicsConsoleService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: GraphicsConsole };
  'InstanceTypeGraphicsConsoleService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'InstanceTypeGraphicsConsolesService.add': { body: GraphicsConsole; input: {}; query: {}; output: GraphicsConsole };
  'InstanceTypeGraphicsConsolesService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: GraphicsConsole[] };
  'InstanceTypeNicService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Nic };
  'InstanceTypeNicService.update': { body: Nic; input: {}; query: { async?: boolean | undefined }; output: Nic };
  'InstanceTypeNicService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'InstanceTypeNicsService.add': { body: Nic; input: {}; query: {}; output: Nic };
  'InstanceTypeNicsService.list': { body: undefined; input: {}; query: { max?: number | undefined; search?: string | undefined; follow?: string | undefined }; output: Nic[] };
  'InstanceTypeService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: InstanceType };
  'InstanceTypeService.update': { body: InstanceType; input: {}; query: { async?: boolean | undefined }; output: InstanceType };
  'InstanceTypeService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'InstanceTypeWatchdogService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Watchdog };
  'InstanceTypeWatchdogService.update': { body: Watchdog; input: {}; query: { async?: boolean | undefined }; output: Watchdog };
  'InstanceTypeWatchdogService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'InstanceTypeWatchdogsService.add': { body: Watchdog; input: {}; query: {}; output: Watchdog };
  'InstanceTypeWatchdogsService.list': { body: undefined; input: {}; query: { max?: number | undefined; search?: string | undefined; follow?: string | undefined }; output: Watchdog[] };
  'InstanceTypesService.add': { body: InstanceType; input: {}; query: {}; output: InstanceType };
  'InstanceTypesService.list': { body: undefined; input: {}; query: { max?: number | undefined; search?: string | undefined; caseSensitive?: boolean | undefined; follow?: string | undefined }; output: InstanceType[] };
  'IscsiBondService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: IscsiBond };
  'IscsiBondService.update': { body: IscsiBond; input: {}; query: { async?: boolean | undefined }; output: IscsiBond };
  'IscsiBondService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'IscsiBondsService.add': { body: IscsiBond; input: {}; query: {}; output: IscsiBond };
  'IscsiBondsService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: IscsiBond[] };
  'JobService.clear': { body: Action; input: { async?: boolean | undefined }; query: {}; output: Action };
  'JobService.end': { body: Action; input: { force?: boolean | undefined; succeeded?: boolean | undefined; async?: boolean | undefined }; query: {}; output: Action };
  'JobService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Job };
  'JobsService.add': { body: Job; input: {}; query: {}; output: Job };
  'JobsService.list': { body: undefined; input: {}; query: { search?: string | undefined; caseSensitive?: boolean | undefined; max?: number | undefined; follow?: string | undefined }; output: Job[] };
  'KatelloErrataService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: KatelloErratum[] };
  'KatelloErratumService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: KatelloErratum };
  'LinkLayerDiscoveryProtocolService.list': { body: undefined; input: {}; query: { follow?: string | undefined }; output: LinkLayerDiscoveryProtocolElement[] };
  'MacPoolService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: MacPool };
  'MacPoolService.update': { body: MacPool; input: {}; query: { async?: boolean | undefined }; output: MacPool };
  'MacPoolService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'MacPoolsService.add': { body: MacPool; input: {}; query: {}; output: MacPool };
  'MacPoolsService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: MacPool[] };
  'NetworkAttachmentService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: NetworkAttachment };
  'NetworkAttachmentService.update': { body: NetworkAttachment; input: {}; query: { async?: boolean | undefined }; output: NetworkAttachment };
  'NetworkAttachmentService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'NetworkAttachmentsService.add': { body: NetworkAttachment; input: {}; query: {}; output: NetworkAttachment };
  'NetworkAttachmentsService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: NetworkAttachment[] };
  'NetworkFilterService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: NetworkFilter };
  'NetworkFiltersService.list': { body: undefined; input: {}; query: { follow?: string | undefined }; output: NetworkFilter[] };
  'NetworkLabelService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: NetworkLabel };
  'NetworkLabelService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'NetworkLabelsService.add': { body: NetworkLabel; input: {}; query: {}; output: NetworkLabel };
  'NetworkLabelsService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: NetworkLabel[] };
  'NetworkService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Network };
  'NetworkService.update': { body: Network; input: {}; query: { async?: boolean | undefined }; output: Network };
  'NetworkService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'NetworksService.add': { body: Network; input: {}; query: {}; output: Network };
  'NetworksService.list': { body: undefined; input: {}; query: { max?: number | undefined; search?: string | undefined; caseSensitive?: boolean | undefined; follow?: string | undefined }; output: Network[] };
  'NicNetworkFilterParameterService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: NetworkFilterParameter };
  'NicNetworkFilterParameterService.update': { body: NetworkFilterParameter; input: {}; query: {}; output: NetworkFilterParameter };
  'NicNetworkFilterParameterService.remove': { body: undefined; input: {}; query: {}; output: Action };
  'NicNetworkFilterParametersService.list': { body: undefined; input: {}; query: { follow?: string | undefined }; output: NetworkFilterParameter[] };
  'NicNetworkFilterParametersService.add': { body: NetworkFilterParameter; input: {}; query: {}; output: NetworkFilterParameter };
  'OpenstackImageProviderService.importCertificates': { body: Action; input: { certificates?: Certificate[] | undefined }; query: {}; output: Action };
  'OpenstackImageProviderService.testConnectivity': { body: Action; input: { async?: boolean | undefined }; query: {}; output: Action };
  'OpenstackImageProviderService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: OpenStackImageProvider };
  'OpenstackImageProviderService.update': { body: OpenStackImageProvider; input: {}; query: { async?: boolean | undefined }; output: OpenStackImageProvider };
  'OpenstackImageProviderService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'OpenstackImageProvidersService.add': { body: OpenStackImageProvider; input: {}; query: {}; output: OpenStackImageProvider };
  'OpenstackImageProvidersService.list': { body: undefined; input: {}; query: { max?: number | undefined; search?: string | undefined; follow?: string | undefined }; output: OpenStackImageProvider[] };
  'OpenstackImageService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: OpenStackImage };
  'OpenstackImageService.import': { body: Action; input: { disk?: Disk | undefined; importAsTemplate?: boolean | undefined; storageDomain?: StorageDomain | undefined; template?: Template | undefined; cluster?: Cluster | undefined; async?: boolean | undefined }; query: {}; output: Action };
  'OpenstackImagesService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: OpenStackImage[] };
  'OpenstackNetworkProviderService.importCertificates': { body: Action; input: { certificates?: Certificate[] | undefined }; query: {}; output: Action };
  'OpenstackNetworkProviderService.testConnectivity': { body: Action; input: { async?: boolean | undefined }; query: {}; output: Action };
  'OpenstackNetworkProviderService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: OpenStackNetworkProvider };
  'OpenstackNetworkProviderService.update': { body: OpenStackNetworkProvider; input: {}; query: { async?: boolean | undefined }; output: OpenStackNetworkProvider };
  'OpenstackNetworkProviderService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'OpenstackNetworkProvidersService.add': { body: OpenStackNetworkProvider; input: {}; query: {}; output: OpenStackNetworkProvider };
  'OpenstackNetworkProvidersService.list': { body: undefined; input: {}; query: { max?: number | undefined; search?: string | undefined; follow?: string | undefined }; output: OpenStackNetworkProvider[] };
  'OpenstackNetworkService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: OpenStackNetwork };
  'OpenstackNetworkService.import': { body: Action; input: { dataCenter?: DataCenter | undefined; async?: boolean | undefined }; query: {}; output: Action };
  'OpenstackNetworksService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: OpenStackNetwork[] };
  'OpenstackSubnetService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: OpenStackSubnet };
  'OpenstackSubnetService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'OpenstackSubnetsService.add': { body: OpenStackSubnet; input: {}; query: {}; output: OpenStackSubnet };
  'OpenstackSubnetsService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: OpenStackSubnet[] };
  'OpenstackVolumeAuthenticationKeyService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: OpenstackVolumeAuthenticationKey };
  'OpenstackVolumeAuthenticationKeyService.update': { body: OpenstackVolumeAuthenticationKey; input: {}; query: {}; output: OpenstackVolumeAuthenticationKey };
  'OpenstackVolumeAuthenticationKeyService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'OpenstackVolumeAuthenticationKeysService.add': { body: OpenstackVolumeAuthenticationKey; input: {}; query: {}; output: OpenstackVolumeAuthenticationKey };
  'OpenstackVolumeAuthenticationKeysService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: OpenstackVolumeAuthenticationKey[] };
  'OpenstackVolumeProviderService.importCertificates': { body: Action; input: { certificates?: Certificate[] | undefined }; query: {}; output: Action };
  'OpenstackVolumeProviderService.testConnectivity': { body: Action; input: { async?: boolean | undefined }; query: {}; output: Action };
  'OpenstackVolumeProviderService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: OpenStackVolumeProvider };
  'OpenstackVolumeProviderService.update': { body: OpenStackVolumeProvider; input: {}; query: { async?: boolean | undefined }; output: OpenStackVolumeProvider };
  'OpenstackVolumeProviderService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined; force?: boolean | undefined }; output: Action };
  'OpenstackVolumeProvidersService.add': { body: OpenStackVolumeProvider; input: {}; query: {}; output: OpenStackVolumeProvider };
  'OpenstackVolumeProvidersService.list': { body: undefined; input: {}; query: { max?: number | undefined; search?: string | undefined; follow?: string | undefined }; output: OpenStackVolumeProvider[] };
  'OpenstackVolumeTypeService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: OpenStackVolumeType };
  'OpenstackVolumeTypesService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: OpenStackVolumeType[] };
  'OperatingSystemService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: OperatingSystemInfo };
  'OperatingSystemsService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: OperatingSystemInfo[] };
  'PermissionService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Permission };
  'PermissionService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'PermitService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Permit };
  'PermitService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'PermitsService.add': { body: Permit; input: {}; query: {}; output: Permit };
  'PermitsService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: Permit[] };
  'QosService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Qos };
  'QosService.update': { body: Qos; input: {}; query: { async?: boolean | undefined }; output: Qos };
  'QosService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'QossService.add': { body: Qos; input: {}; query: {}; output: Qos };
  'QossService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: Qos[] };
  'QuotaClusterLimitService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: QuotaClusterLimit };
  'QuotaClusterLimitService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'QuotaClusterLimitsService.add': { body: QuotaClusterLimit; input: {}; query: {}; output: QuotaClusterLimit };
  'QuotaClusterLimitsService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: QuotaClusterLimit[] };
  'QuotaService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Quota };
  'QuotaService.update': { body: Quota; input: {}; query: { async?: boolean | undefined }; output: Quota };
  'QuotaService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'QuotaStorageLimitService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: QuotaStorageLimit };
  'QuotaStorageLimitService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'QuotaStorageLimitsService.add': { body: QuotaStorageLimit; input: {}; query: {}; output: QuotaStorageLimit };
  'QuotaStorageLimitsService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: QuotaStorageLimit[] };
  'QuotasService.add': { body: Quota; input: {}; query: {}; output: Quota };
  'QuotasService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: Quota[] };
  'RoleService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Role };
  'RoleService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'RoleService.update': { body: Role; input: {}; query: { async?: boolean | undefined }; output: Role };
  'RolesService.add': { body: Role; input: {}; query: {}; output: Role };
  'RolesService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: Role[] };
  'SchedulingPoliciesService.add': { body: SchedulingPolicy; input: {}; query: {}; output: SchedulingPolicy };
  'SchedulingPoliciesService.list': { body: undefined; input: {}; query: { max?: number | undefined; filter?: boolean | undefined; follow?: string | undefined }; output: SchedulingPolicy[] };
  'SchedulingPolicyService.get': { body: undefined; input: {}; query: { filter?: boolean | undefined; follow?: string | undefined }; output: SchedulingPolicy };
  'SchedulingPolicyService.update': { body: SchedulingPolicy; input: {}; query: { async?: boolean | undefined }; output: SchedulingPolicy };
  'SchedulingPolicyService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'SchedulingPolicyUnitService.get': { body: undefined; input: {}; query: { filter?: boolean | undefined; follow?: string | undefined }; output: SchedulingPolicyUnit };
  'SchedulingPolicyUnitService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'SchedulingPolicyUnitsService.list': { body: undefined; input: {}; query: { max?: number | undefined; filter?: boolean | undefined; follow?: string | undefined }; output: SchedulingPolicyUnit[] };
  'SnapshotCdromService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Cdrom };
  'SnapshotCdromsService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: Cdrom[] };
  'SnapshotDiskService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Disk };
  'SnapshotDisksService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: Disk[] };
  'SnapshotNicService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Nic };
  'SnapshotNicsService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: Nic[] };
  'SnapshotService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Snapshot };
  'SnapshotService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined; allContent?: boolean | undefined }; output: Action };
  'SnapshotService.restore': { body: Action; input: { disks?: Disk[] | undefined; restoreMemory?: boolean | undefined; async?: boolean | undefined }; query: {}; output: Action };
  'SnapshotsService.add': { body: Snapshot; input: {}; query: {}; output: Snapshot };
  'SnapshotsService.list': { body: undefined; input: {}; query: { max?: number | undefined; allContent?: boolean | undefined; follow?: string | undefined }; output: Snapshot[] };
  'SshPublicKeyService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: SshPublicKey };
  'SshPublicKeyService.update': { body: SshPublicKey; input: {}; query: { async?: boolean | undefined }; output: SshPublicKey };
  'SshPublicKeyService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'SshPublicKeysService.add': { body: SshPublicKey; input: {}; query: {}; output: SshPublicKey };
  'SshPublicKeysService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: SshPublicKey[] };
  'StatisticService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Statistic };
  'StatisticsService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: Statistic[] };
  'StepService.end': { body: Action; input: { force?: boolean | undefined; succeeded?: boolean | undefined; async?: boolean | undefined }; query: {}; output: Action };
  'StepService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Step };
  'StepsService.add': { body: Step; input: {}; query: {}; output: Step };
  'StepsService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: Step[] };
  'StorageDomainContentDiskService.get': { body: undefined; input: {}; query: { filter?: boolean | undefined; follow?: string | undefined }; output: Disk };
  'StorageDomainContentDisksService.list': { body: undefined; input: {}; query: { max?: number | undefined; search?: string | undefined; caseSensitive?: boolean | undefined; follow?: string | undefined }; output: Disk[] };
  'StorageDomainDiskService.copy': { body: Action; input: { disk?: Disk | undefined; storageDomain?: StorageDomain | undefined }; query: {}; output: Action };
  'StorageDomainDiskService.update': { body: Disk; input: {}; query: {}; output: Disk };
  'StorageDomainDiskService.export': { body: Action; input: { storageDomain?: StorageDomain | undefined }; query: {}; output: Action };
  'StorageDomainDiskService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Disk };
  'StorageDomainDiskService.move': { body: Action; input: { storageDomain?: StorageDomain | undefined; async?: boolean | undefined; filter?: boolean | undefined }; query: {}; output: Action };
  'StorageDomainDiskService.remove': { body: undefined; input: {}; query: {}; output: Action };
  'StorageDomainDiskService.sparsify': { body: Action; input: {}; query: {}; output: Action };
  'StorageDomainDiskService.reduce': { body: Action; input: { async?: boolean | undefined }; query: {}; output: Action };
  'StorageDomainDisksService.add': { body: Disk; input: {}; query: { unregistered?: boolean | undefined }; output: Disk };
  'StorageDomainDisksService.list': { body: undefined; input: {}; query: { max?: number | undefined; unregistered?: boolean | undefined; follow?: string | undefined }; output: Disk[] };
  'StorageDomainServerConnectionService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: StorageConnection };
  'StorageDomainServerConnectionService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'StorageDomainServerConnectionsService.add': { body: StorageConnection; input: {}; query: {}; output: StorageConnection };
  'StorageDomainServerConnectionsService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: StorageConnection[] };
  'StorageDomainService.get': { body: undefined; input: {}; query: { filter?: boolean | undefined; follow?: string | undefined }; output: StorageDomain };
  'StorageDomainService.isAttached': { body: Action; input: { host?: Host | undefined; async?: boolean | undefined }; query: {}; output: Action };
  'StorageDomainService.update': { body: StorageDomain; input: {}; query: { async?: boolean | undefined }; output: StorageDomain };
  'StorageDomainService.updateOvfStore': { body: Action; input: { async?: boolean | undefined }; query: {}; output: Action };
  'StorageDomainService.refreshLuns': { body: Action; input: { logicalUnits?: LogicalUnit[] | undefined; async?: boolean | undefined }; query: {}; output: Action };
  'StorageDomainService.reduceLuns': { body: Action; input: { logicalUnits?: LogicalUnit[] | undefined }; query: {}; output: Action };
  'StorageDomainService.remove': { body: undefined; input: {}; query: { host?: string | undefined; format?: boolean | undefined; destroy?: boolean | undefined; async?: boolean | undefined }; output: Action };
  'StorageDomainTemplateService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Template };
  'StorageDomainTemplateService.import': { body: Action; input: { clone?: boolean | undefined; cluster?: Cluster | undefined; exclusive?: boolean | undefined; storageDomain?: StorageDomain | undefined; template?: Template | undefined; vm?: Vm | undefined; async?: boolean | undefined }; query: {}; output: Action };
  'StorageDomainTemplateService.register': { body: Action; input: { clone?: boolean | undefined; cluster?: Cluster | undefined; exclusive?: boolean | undefined; template?: Template | undefined; allowPartialImport?: boolean | undefined; vnicProfileMappings?: VnicProfileMapping[] | undefined; registrationConfiguration?: RegistrationConfiguration | undefined; async?: boolean | undefined }; query: {}; output: Action };
  'StorageDomainTemplateService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'StorageDomainTemplatesService.list': { body: undefined; input: {}; query: { max?: number | undefined; unregistered?: boolean | undefined; follow?: string | undefined }; output: Template[] };
  'StorageDomainVmDiskAttachmentService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: DiskAttachment };
  'StorageDomainVmDiskAttachmentsService.list': { body: undefined; input: {}; query: { follow?: string | undefined }; output: DiskAttachment[] };
  'StorageDomainVmService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Vm };
  'StorageDomainVmService.import': { body: Action; input: { clone?: boolean | undefined; cluster?: Cluster | undefined; storageDomain?: StorageDomain | undefined; vm?: Vm | undefined; exclusive?: boolean | undefined; collapseSnapshots?: boolean | undefined; async?: boolean | undefined }; query: {}; output: Action };
  'StorageDomainVmService.register': { body: Action; input: { clone?: boolean | undefined; cluster?: Cluster | undefined; vm?: Vm | undefined; allowPartialImport?: boolean | undefined; vnicProfileMappings?: VnicProfileMapping[] | undefined; reassignBadMacs?: boolean | undefined; registrationConfiguration?: RegistrationConfiguration | undefined; async?: boolean | undefined }; query: {}; output: Action };
  'StorageDomainVmService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'StorageDomainVmsService.list': { body: undefined; input: {}; query: { max?: number | undefined; unregistered?: boolean | undefined; follow?: string | undefined }; output: Vm[] };
  'StorageDomainsService.add': { body: StorageDomain; input: {}; query: {}; output: StorageDomain };
  'StorageDomainsService.list': { body: undefined; input: {}; query: { max?: number | undefined; search?: string | undefined; caseSensitive?: boolean | undefined; filter?: boolean | undefined; follow?: string | undefined }; output: StorageDomain[] };
  'StorageServerConnectionExtensionService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: StorageConnectionExtension };
  'StorageServerConnectionExtensionService.update': { body: StorageConnectionExtension; input: {}; query: { async?: boolean | undefined }; output: StorageConnectionExtension };
  'StorageServerConnectionExtensionService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'StorageServerConnectionExtensionsService.add': { body: StorageConnectionExtension; input: {}; query: {}; output: StorageConnectionExtension };
  'StorageServerConnectionExtensionsService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: StorageConnectionExtension[] };
  'StorageServerConnectionService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: StorageConnection };
  'StorageServerConnectionService.update': { body: StorageConnection; input: {}; query: { async?: boolean | undefined; force?: boolean | undefined }; output: StorageConnection };
  'StorageServerConnectionService.remove': { body: undefined; input: {}; query: { host?: string | undefined; async?: boolean | undefined }; output: Action };
  'StorageServerConnectionsService.add': { body: StorageConnection; input: {}; query: {}; output: StorageConnection };
  'StorageServerConnectionsService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: StorageConnection[] };
  'StorageService.get': { body: undefined; input: {}; query: { reportStatus?: boolean | undefined; follow?: string | undefined }; output: HostStorage };
  'SystemOptionService.get': { body: undefined; input: {}; query: { version?: string | undefined }; output: SystemOption };
  'SystemPermissionsService.add': { body: Permission; input: {}; query: {}; output: Permission };
  'SystemPermissionsService.list': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Permission[] };
  'SystemService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Api };
  'SystemService.reloadConfigurations': { body: Action; input: { async?: boolean | undefined }; query: {}; output: Action };
  'TagService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Tag };
  'TagService.update': { body: Tag; input: {}; query: { async?: boolean | undefined }; output: Tag };
  'TagService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'TagsService.add': { body: Tag; input: {}; query: {}; output: Tag };
  'TagsService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: Tag[] };
  'TemplateCdromService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Cdrom };
  'TemplateCdromsService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: Cdrom[] };
  'TemplateDiskAttachmentService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: DiskAttachment };
  'TemplateDiskAttachmentService.remove': { body: undefined; input: {}; query: { storageDomain?: string | undefined; force?: boolean | undefined }; output: Action };
  'TemplateDiskAttachmentsService.list': { body: undefined; input: {}; query: { follow?: string | undefined }; output: DiskAttachment[] };
  'TemplateGraphicsConsoleService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: GraphicsConsole };
  'TemplateGraphicsConsoleService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'TemplateGraphicsConsolesService.add': { body: GraphicsConsole; input: {}; query: {}; output: GraphicsConsole };
  'TemplateGraphicsConsolesService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: GraphicsConsole[] };
  'TemplateMediatedDeviceService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: VmMediatedDevice };
  'TemplateMediatedDeviceService.update': { body: VmMediatedDevice; input: {}; query: { async?: boolean | undefined }; output: VmMediatedDevice };
  'TemplateMediatedDeviceService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'TemplateMediatedDevicesService.add': { body: VmMediatedDevice; input: {}; query: {}; output: VmMediatedDevice };
  'TemplateMediatedDevicesService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: VmMediatedDevice[] };
  'TemplateNicService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Nic };
  'TemplateNicService.update': { body: Nic; input: {}; query: { async?: boolean | undefined }; output: Nic };
  'TemplateNicService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'TemplateNicsService.add': { body: Nic; input: {}; query: {}; output: Nic };
  'TemplateNicsService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: Nic[] };
  'TemplateService.export': { body: Action; input: { exclusive?: boolean | undefined; storageDomain?: StorageDomain | undefined; host?: Host | undefined; directory?: string | undefined; filename?: string | undefined }; query: {}; output: Action };
  'TemplateService.get': { body: undefined; input: {}; query: { filter?: boolean | undefined; follow?: string | undefined }; output: Template };
  'TemplateService.update': { body: Template; input: {}; query: { async?: boolean | undefined }; output: Template };
  'TemplateService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'TemplateWatchdogService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Watchdog };
  'TemplateWatchdogService.update': { body: Watchdog; input: {}; query: { async?: boolean | undefined }; output: Watchdog };
  'TemplateWatchdogService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'TemplateWatchdogsService.add': { body: Watchdog; input: {}; query: {}; output: Watchdog };
  'TemplateWatchdogsService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: Watchdog[] };
  'TemplatesService.add': { body: Template; input: {}; query: { clonePermissions?: boolean | undefined; seal?: boolean | undefined }; output: Template };
  'TemplatesService.list': { body: undefined; input: {}; query: { max?: number | undefined; search?: string | undefined; caseSensitive?: boolean | undefined; filter?: boolean | undefined; follow?: string | undefined }; output: Template[] };
  'UnmanagedNetworkService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: UnmanagedNetwork };
  'UnmanagedNetworkService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'UnmanagedNetworksService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: UnmanagedNetwork[] };
  'UserOptionService.get': { body: undefined; input: {}; query: {}; output: UserOption };
  'UserOptionService.remove': { body: undefined; input: {}; query: {}; output: Action };
  'UserOptionsService.add': { body: UserOption; input: {}; query: {}; output: UserOption };
  'UserOptionsService.list': { body: undefined; input: {}; query: {}; output: UserOption[] };
  'UserService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: User };
  'UserService.update': { body: User; input: {}; query: {}; output: User };
  'UserService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'UsersService.add': { body: User; input: {}; query: {}; output: User };
  'UsersService.list': { body: undefined; input: {}; query: { max?: number | undefined; search?: string | undefined; caseSensitive?: boolean | undefined; follow?: string | undefined }; output: User[] };
  'VirtualFunctionAllowedNetworkService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Network };
  'VirtualFunctionAllowedNetworkService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'VirtualFunctionAllowedNetworksService.add': { body: Network; input: {}; query: {}; output: Network };
  'VirtualFunctionAllowedNetworksService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: Network[] };
  'VmApplicationService.get': { body: undefined; input: {}; query: { filter?: boolean | undefined; follow?: string | undefined }; output: Application };
  'VmApplicationsService.list': { body: undefined; input: {}; query: { max?: number | undefined; filter?: boolean | undefined; follow?: string | undefined }; output: Application[] };
  'VmBackupDiskService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Disk };
  'VmBackupDisksService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: Disk[] };
  'VmBackupService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Backup };
  'VmBackupService.finalize': { body: Action; input: {}; query: {}; output: Action };
  'VmBackupsService.add': { body: Backup; input: {}; query: { requireConsistency?: boolean | undefined; useActive?: boolean | undefined }; output: Backup };
  'VmBackupsService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: Backup[] };
  'VmCdromService.get': { body: undefined; input: {}; query: { current?: boolean | undefined; follow?: string | undefined }; output: Cdrom };
  'VmCdromService.update': { body: Cdrom; input: {}; query: { current?: boolean | undefined }; output: Cdrom };
  'VmCdromsService.add': { body: Cdrom; input: {}; query: {}; output: Cdrom };
  'VmCdromsService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: Cdrom[] };
  'VmCheckpointDiskService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Disk };
  'VmCheckpointDisksService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: Disk[] };
  'VmCheckpointService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Checkpoint };
  'VmCheckpointService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'VmCheckpointsService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: Checkpoint[] };
  'VmGraphicsConsoleService.get': { body: undefined; input: {}; query: { current?: boolean | undefined; follow?: string | undefined }; output: GraphicsConsole };
  'VmGraphicsConsoleService.proxyTicket': { body: Action; input: { async?: boolean | undefined }; query: {}; output: Action };
  'VmGraphicsConsoleService.ticket': { body: Action; input: { ticket?: Ticket | undefined }; query: {}; output: Action };
  'VmGraphicsConsoleService.remoteViewerConnectionFile': { body: Action; input: {}; query: {}; output: Action };
  'VmGraphicsConsoleService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'VmGraphicsConsolesService.add': { body: GraphicsConsole; input: {}; query: {}; output: GraphicsConsole };
  'VmGraphicsConsolesService.list': { body: undefined; input: {}; query: { max?: number | undefined; current?: boolean | undefined; follow?: string | undefined }; output: GraphicsConsole[] };
  'VmHostDeviceService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: HostDevice };
  'VmHostDeviceService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'VmHostDevicesService.add': { body: HostDevice; input: {}; query: {}; output: HostDevice };
  'VmHostDevicesService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: HostDevice[] };
  'VmMediatedDeviceService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: VmMediatedDevice };
  'VmMediatedDeviceService.update': { body: VmMediatedDevice; input: {}; query: { async?: boolean | undefined }; output: VmMediatedDevice };
  'VmMediatedDeviceService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'VmMediatedDevicesService.add': { body: VmMediatedDevice; input: {}; query: {}; output: VmMediatedDevice };
  'VmMediatedDevicesService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: VmMediatedDevice[] };
  'VmNicService.activate': { body: Action; input: { async?: boolean | undefined }; query: {}; output: Action };
  'VmNicService.deactivate': { body: Action; input: { async?: boolean | undefined }; query: {}; output: Action };
  'VmNicService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Nic };
  'VmNicService.update': { body: Nic; input: {}; query: { async?: boolean | undefined }; output: Nic };
  'VmNicService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'VmNicsService.add': { body: Nic; input: {}; query: {}; output: Nic };
  'VmNicsService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: Nic[] };
  'VmNumaNodeService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: VirtualNumaNode };
  'VmNumaNodeService.update': { body: VirtualNumaNode; input: {}; query: { async?: boolean | undefined }; output: VirtualNumaNode };
  'VmNumaNodeService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'VmNumaNodesService.add': { body: VirtualNumaNode; input: {}; query: {}; output: VirtualNumaNode };
  'VmNumaNodesService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: VirtualNumaNode[] };
  'VmPoolService.allocateVm': { body: Action; input: { async?: boolean | undefined }; query: {}; output: Action };
  'VmPoolService.get': { body: undefined; input: {}; query: { filter?: boolean | undefined; follow?: string | undefined }; output: VmPool };
  'VmPoolService.update': { body: VmPool; input: {}; query: { async?: boolean | undefined; seal?: boolean | undefined }; output: VmPool };
  'VmPoolService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'VmPoolsService.add': { body: VmPool; input: {}; query: { seal?: boolean | undefined }; output: VmPool };
  'VmPoolsService.list': { body: undefined; input: {}; query: { max?: number | undefined; search?: string | undefined; caseSensitive?: boolean | undefined; filter?: boolean | undefined; follow?: string | undefined }; output: VmPool[] };
  'VmReportedDeviceService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: ReportedDevice };
  'VmReportedDevicesService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: ReportedDevice[] };
  'VmService.cancelMigration': { body: Action; input: { async?: boolean | undefined }; query: {}; output: Action };
  'VmService.commitSnapshot': { body: Action; input: { async?: boolean | undefined }; query: {}; output: Action };
  'VmService.clone': { body: Action; input: { vm?: Vm | undefined; async?: boolean | undefined; discardSnapshots?: boolean | undefined; storageDomain?: StorageDomain | undefined }; query: {}; output: Action };
  'VmService.detach': { body: Action; input: { async?: boolean | undefined }; query: {}; output: Action };
  'VmService.export': { body: Action; input: { discardSnapshots?: boolean | undefined; exclusive?: boolean | undefined; storageDomain?: StorageDomain | undefined; async?: boolean | undefined; host?: Host | undefined; directory?: string | undefined; filename?: string | undefined }; query: {}; output: Action };
  'VmService.freezeFilesystems': { body: Action; input: { async?: boolean | undefined }; query: {}; output: Action };
  'VmService.get': { body: undefined; input: {}; query: { nextRun?: boolean | undefined; allContent?: boolean | undefined; filter?: boolean | undefined; ovfAsOva?: boolean | undefined; follow?: string | undefined }; output: Vm };
  'VmService.logon': { body: Action; input: { async?: boolean | undefined }; query: {}; output: Action };
  'VmService.maintenance': { body: Action; input: { maintenanceEnabled?: boolean | undefined; async?: boolean | undefined }; query: {}; output: Action };
  'VmService.migrate': { body: Action; input: { cluster?: Cluster | undefined; force?: boolean | undefined; host?: Host | undefined; migrateVmsInAffinityClosure?: boolean | undefined; async?: boolean | undefined }; query: {}; output: Action };
  'VmService.previewSnapshot': { body: Action; input: { disks?: Disk[] | undefined; restoreMemory?: boolean | undefined; lease?: StorageDomainLease | undefined; snapshot?: Snapshot | undefined; vm?: Vm | undefined; async?: boolean | undefined }; query: {}; output: Action };
  'VmService.autoPinCpuAndNumaNodes': { body: Action; input: { optimizeCpuSettings?: boolean | undefined; async?: boolean | undefined }; query: {}; output: Action };
  'VmService.update': { body: Vm; input: {}; query: { nextRun?: boolean | undefined; async?: boolean | undefined }; output: Vm };
  'VmService.reboot': { body: Action; input: { force?: boolean | undefined; async?: boolean | undefined }; query: {}; output: Action };
  'VmService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined; detachOnly?: boolean | undefined; force?: boolean | undefined }; output: Action };
  'VmService.reset': { body: Action; input: { async?: boolean | undefined }; query: {}; output: Action };
  'VmService.reorderMacAddresses': { body: Action; input: { async?: boolean | undefined }; query: {}; output: Action };
  'VmService.shutdown': { body: Action; input: { force?: boolean | undefined; async?: boolean | undefined; reason?: string | undefined }; query: {}; output: Action };
  'VmService.start': { body: Action; input: { authorizedKey?: AuthorizedKey | undefined; pause?: boolean | undefined; vm?: Vm | undefined; useCloudInit?: boolean | undefined; useSysprep?: boolean | undefined; useIgnition?: boolean | undefined; useInitialization?: boolean | undefined; async?: boolean | undefined; filter?: boolean | undefined; volatile?: boolean | undefined; attachWgt?: boolean | undefined }; query: {}; output: Action };
  'VmService.stop': { body: Action; input: { force?: boolean | undefined; async?: boolean | undefined; reason?: string | undefined }; query: {}; output: Action };
  'VmService.suspend': { body: Action; input: { async?: boolean | undefined }; query: {}; output: Action };
  'VmService.thawFilesystems': { body: Action; input: { async?: boolean | undefined }; query: {}; output: Action };
  'VmService.ticket': { body: Action; input: { ticket?: Ticket | undefined; async?: boolean | undefined }; query: {}; output: Action };
  'VmService.undoSnapshot': { body: Action; input: { async?: boolean | undefined }; query: {}; output: Action };
  'VmService.screenshot': { body: Action; input: {}; query: {}; output: Action };
  'VmSessionService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Session };
  'VmSessionsService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: Session[] };
  'VmWatchdogService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: Watchdog };
  'VmWatchdogService.update': { body: Watchdog; input: {}; query: { async?: boolean | undefined }; output: Watchdog };
  'VmWatchdogService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'VmWatchdogsService.add': { body: Watchdog; input: {}; query: {}; output: Watchdog };
  'VmWatchdogsService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: Watchdog[] };
  'VmsService.add': { body: Vm; input: {}; query: { clone?: boolean | undefined; clonePermissions?: boolean | undefined; filter?: boolean | undefined; autoPinningPolicy?: AutoPinningPolicy | undefined; seal?: boolean | undefined }; output: Vm };
  'VmsService.list': { body: undefined; input: {}; query: { search?: string | undefined; max?: number | undefined; caseSensitive?: boolean | undefined; filter?: boolean | undefined; allContent?: boolean | undefined; ovfAsOva?: boolean | undefined; follow?: string | undefined }; output: Vm[] };
  'VnicProfileService.get': { body: undefined; input: {}; query: { follow?: string | undefined }; output: VnicProfile };
  'VnicProfileService.update': { body: VnicProfile; input: {}; query: { async?: boolean | undefined }; output: VnicProfile };
  'VnicProfileService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'VnicProfilesService.add': { body: VnicProfile; input: {}; query: {}; output: VnicProfile };
  'VnicProfilesService.list': { body: undefined; input: {}; query: { max?: number | undefined; follow?: string | undefined }; output: VnicProfile[] };
  'WeightService.get': { body: undefined; input: {}; query: { filter?: boolean | undefined; follow?: string | undefined }; output: Weight };
  'WeightService.remove': { body: undefined; input: {}; query: { async?: boolean | undefined }; output: Action };
  'WeightsService.add': { body: Weight; input: {}; query: {}; output: Weight };
  'WeightsService.list': { body: undefined; input: {}; query: { max?: number | undefined; filter?: boolean | undefined; follow?: string | undefined }; output: Weight[] };
}

export type OperationName = keyof OperationTypes;
