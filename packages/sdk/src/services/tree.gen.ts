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
} from '@overt/api-types/types.gen';
import { Place } from '../place.ts';
import type { CallOptions, Transport } from '../transport-port.ts';

export class AffinityGroupHostLabelService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('AffinityGroupHostLabelService.remove', options);
  }
}

export class AffinityGroupHostLabelsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs label.id or label.name. */
  add(label: AffinityLabel, options: CallOptions = {}): Promise<AffinityLabel> {
    return this.#at.send('AffinityGroupHostLabelsService.add', 'POST', 'AffinityLabel', label, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<AffinityLabel[]> {
    return this.#at.list('AffinityGroupHostLabelsService.list', 'AffinityLabel', options);
  }
  label(id: string): AffinityGroupHostLabelService {
    return new AffinityGroupHostLabelService(this.#at.at(id));
  }
}

export class AffinityGroupHostService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('AffinityGroupHostService.remove', options);
  }
}

export class AffinityGroupHostsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs host.id or host.name. */
  add(host: Host, options: CallOptions = {}): Promise<Host> {
    return this.#at.send('AffinityGroupHostsService.add', 'POST', 'Host', host, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<Host[]> {
    return this.#at.list('AffinityGroupHostsService.list', 'Host', options);
  }
  host(id: string): AffinityGroupHostService {
    return new AffinityGroupHostService(this.#at.at(id));
  }
}

export class AffinityGroupService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<AffinityGroup> {
    return this.#at.get('AffinityGroupService.get', 'AffinityGroup', options);
  }
  /** Changes what is given; the rest stays. */
  update(group: AffinityGroup, options: CallOptions & { async?: boolean | undefined } = {}): Promise<AffinityGroup> {
    return this.#at.send('AffinityGroupService.update', 'PUT', 'AffinityGroup', group, options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('AffinityGroupService.remove', options);
  }
  vms(): AffinityGroupVmsService {
    return new AffinityGroupVmsService(this.#at.below('vms'));
  }
  hosts(): AffinityGroupHostsService {
    return new AffinityGroupHostsService(this.#at.below('hosts'));
  }
  vmLabels(): AffinityGroupVmLabelsService {
    return new AffinityGroupVmLabelsService(this.#at.below('vmlabels'));
  }
  hostLabels(): AffinityGroupHostLabelsService {
    return new AffinityGroupHostLabelsService(this.#at.below('hostlabels'));
  }
}

export class AffinityGroupVmLabelService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('AffinityGroupVmLabelService.remove', options);
  }
}

export class AffinityGroupVmLabelsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs label.id or label.name. */
  add(label: AffinityLabel, options: CallOptions = {}): Promise<AffinityLabel> {
    return this.#at.send('AffinityGroupVmLabelsService.add', 'POST', 'AffinityLabel', label, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<AffinityLabel[]> {
    return this.#at.list('AffinityGroupVmLabelsService.list', 'AffinityLabel', options);
  }
  label(id: string): AffinityGroupVmLabelService {
    return new AffinityGroupVmLabelService(this.#at.at(id));
  }
}

export class AffinityGroupVmService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('AffinityGroupVmService.remove', options);
  }
}

export class AffinityGroupVmsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs vm.id or vm.name. */
  add(vm: Vm, options: CallOptions = {}): Promise<Vm> {
    return this.#at.send('AffinityGroupVmsService.add', 'POST', 'Vm', vm, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<Vm[]> {
    return this.#at.list('AffinityGroupVmsService.list', 'Vm', options);
  }
  vm(id: string): AffinityGroupVmService {
    return new AffinityGroupVmService(this.#at.at(id));
  }
}

export class AffinityGroupsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs group.name. */
  add(group: AffinityGroup, options: CallOptions = {}): Promise<AffinityGroup> {
    return this.#at.send('AffinityGroupsService.add', 'POST', 'AffinityGroup', group, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<AffinityGroup[]> {
    return this.#at.list('AffinityGroupsService.list', 'AffinityGroup', options);
  }
  group(id: string): AffinityGroupService {
    return new AffinityGroupService(this.#at.at(id));
  }
}

export class AffinityLabelHostService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Removes it. */
  remove(options: CallOptions = {}): Promise<Action> {
    return this.#at.remove('AffinityLabelHostService.remove', options);
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Host> {
    return this.#at.get('AffinityLabelHostService.get', 'Host', options);
  }
}

export class AffinityLabelHostsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. */
  add(host: Host, options: CallOptions = {}): Promise<Host> {
    return this.#at.send('AffinityLabelHostsService.add', 'POST', 'Host', host, options);
  }
  /** Those that you may see. */
  list(options: CallOptions = {}): Promise<Host[]> {
    return this.#at.list('AffinityLabelHostsService.list', 'Host', options);
  }
  host(id: string): AffinityLabelHostService {
    return new AffinityLabelHostService(this.#at.at(id));
  }
}

export class AffinityLabelService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<AffinityLabel> {
    return this.#at.get('AffinityLabelService.get', 'AffinityLabel', options);
  }
  /** Changes what is given; the rest stays. */
  update(label: AffinityLabel, options: CallOptions = {}): Promise<AffinityLabel> {
    return this.#at.send('AffinityLabelService.update', 'PUT', 'AffinityLabel', label, options);
  }
  /** Removes it. */
  remove(options: CallOptions = {}): Promise<Action> {
    return this.#at.remove('AffinityLabelService.remove', options);
  }
  vms(): AffinityLabelVmsService {
    return new AffinityLabelVmsService(this.#at.below('vms'));
  }
  hosts(): AffinityLabelHostsService {
    return new AffinityLabelHostsService(this.#at.below('hosts'));
  }
}

export class AffinityLabelVmService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Removes it. */
  remove(options: CallOptions = {}): Promise<Action> {
    return this.#at.remove('AffinityLabelVmService.remove', options);
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Vm> {
    return this.#at.get('AffinityLabelVmService.get', 'Vm', options);
  }
}

export class AffinityLabelVmsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. */
  add(vm: Vm, options: CallOptions = {}): Promise<Vm> {
    return this.#at.send('AffinityLabelVmsService.add', 'POST', 'Vm', vm, options);
  }
  /** Those that you may see. */
  list(options: CallOptions = {}): Promise<Vm[]> {
    return this.#at.list('AffinityLabelVmsService.list', 'Vm', options);
  }
  vm(id: string): AffinityLabelVmService {
    return new AffinityLabelVmService(this.#at.at(id));
  }
}

export class AffinityLabelsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. */
  add(label: AffinityLabel, options: CallOptions = {}): Promise<AffinityLabel> {
    return this.#at.send('AffinityLabelsService.add', 'POST', 'AffinityLabel', label, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<AffinityLabel[]> {
    return this.#at.list('AffinityLabelsService.list', 'AffinityLabel', options);
  }
  label(id: string): AffinityLabelService {
    return new AffinityLabelService(this.#at.at(id));
  }
}

export class AssignedAffinityLabelService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<AffinityLabel> {
    return this.#at.get('AssignedAffinityLabelService.get', 'AffinityLabel', options);
  }
  /** Removes it. */
  remove(options: CallOptions = {}): Promise<Action> {
    return this.#at.remove('AssignedAffinityLabelService.remove', options);
  }
}

export class AssignedAffinityLabelsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. */
  add(label: AffinityLabel, options: CallOptions = {}): Promise<AffinityLabel> {
    return this.#at.send('AssignedAffinityLabelsService.add', 'POST', 'AffinityLabel', label, options);
  }
  /** Those that you may see. */
  list(options: CallOptions = {}): Promise<AffinityLabel[]> {
    return this.#at.list('AssignedAffinityLabelsService.list', 'AffinityLabel', options);
  }
  label(id: string): AssignedAffinityLabelService {
    return new AssignedAffinityLabelService(this.#at.at(id));
  }
}

export class AssignedCpuProfileService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<CpuProfile> {
    return this.#at.get('AssignedCpuProfileService.get', 'CpuProfile', options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('AssignedCpuProfileService.remove', options);
  }
}

export class AssignedCpuProfilesService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs profile.name. */
  add(profile: CpuProfile, options: CallOptions = {}): Promise<CpuProfile> {
    return this.#at.send('AssignedCpuProfilesService.add', 'POST', 'CpuProfile', profile, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<CpuProfile[]> {
    return this.#at.list('AssignedCpuProfilesService.list', 'CpuProfile', options);
  }
  profile(id: string): AssignedCpuProfileService {
    return new AssignedCpuProfileService(this.#at.at(id));
  }
}

export class AssignedDiskProfileService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<DiskProfile> {
    return this.#at.get('AssignedDiskProfileService.get', 'DiskProfile', options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('AssignedDiskProfileService.remove', options);
  }
}

export class AssignedDiskProfilesService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs profile.name. */
  add(profile: DiskProfile, options: CallOptions = {}): Promise<DiskProfile> {
    return this.#at.send('AssignedDiskProfilesService.add', 'POST', 'DiskProfile', profile, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<DiskProfile[]> {
    return this.#at.list('AssignedDiskProfilesService.list', 'DiskProfile', options);
  }
  profile(id: string): AssignedDiskProfileService {
    return new AssignedDiskProfileService(this.#at.at(id));
  }
}

export class AssignedPermissionsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs permission.role.id or permission.role.name. Takes permission.user.id; or permission.group.id; or permission.dataCenter.id; or permission.cluster.id; or permission.host.id; or permission.storageDomain.id; or permission.vm.id; or permission.vmPool.id; or permission.template.id. */
  add(permission: Permission, options: CallOptions = {}): Promise<Permission> {
    return this.#at.send('AssignedPermissionsService.add', 'POST', 'Permission', permission, options);
  }
  /** Those that you may see. */
  list(options: CallOptions = {}): Promise<Permission[]> {
    return this.#at.list('AssignedPermissionsService.list', 'Permission', options);
  }
  permission(id: string): PermissionService {
    return new PermissionService(this.#at.at(id));
  }
}

export class AssignedRolesService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<Role[]> {
    return this.#at.list('AssignedRolesService.list', 'Role', options);
  }
  role(id: string): RoleService {
    return new RoleService(this.#at.at(id));
  }
}

export class AssignedTagService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Tag> {
    return this.#at.get('AssignedTagService.get', 'Tag', options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('AssignedTagService.remove', options);
  }
}

export class AssignedTagsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs tag.id or tag.name. */
  add(tag: Tag, options: CallOptions = {}): Promise<Tag> {
    return this.#at.send('AssignedTagsService.add', 'POST', 'Tag', tag, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<Tag[]> {
    return this.#at.list('AssignedTagsService.list', 'Tag', options);
  }
  tag(id: string): AssignedTagService {
    return new AssignedTagService(this.#at.at(id));
  }
}

export class AssignedVnicProfileService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<VnicProfile> {
    return this.#at.get('AssignedVnicProfileService.get', 'VnicProfile', options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('AssignedVnicProfileService.remove', options);
  }
  permissions(): AssignedPermissionsService {
    return new AssignedPermissionsService(this.#at.below('permissions'));
  }
}

export class AssignedVnicProfilesService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs profile.name. */
  add(profile: VnicProfile, options: CallOptions = {}): Promise<VnicProfile> {
    return this.#at.send('AssignedVnicProfilesService.add', 'POST', 'VnicProfile', profile, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<VnicProfile[]> {
    return this.#at.list('AssignedVnicProfilesService.list', 'VnicProfile', options);
  }
  profile(id: string): AssignedVnicProfileService {
    return new AssignedVnicProfileService(this.#at.at(id));
  }
}

export class AttachedStorageDomainDiskService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** The action `copy`. @deprecated */
  copy(input: { disk?: Disk | undefined; storageDomain?: StorageDomain | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('AttachedStorageDomainDiskService.copy', 'copy', input, options);
  }
  /** Changes what is given; the rest stays. */
  update(disk: Disk, options: CallOptions = {}): Promise<Disk> {
    return this.#at.send('AttachedStorageDomainDiskService.update', 'PUT', 'Disk', disk, options);
  }
  /** The action `export`. */
  export(input: { storageDomain?: StorageDomain | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('AttachedStorageDomainDiskService.export', 'export', input, options);
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Disk> {
    return this.#at.get('AttachedStorageDomainDiskService.get', 'Disk', options);
  }
  /** The action `move`. */
  move(input: { storageDomain?: StorageDomain | undefined; async?: boolean | undefined; filter?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('AttachedStorageDomainDiskService.move', 'move', input, options);
  }
  /** Removes it. */
  remove(options: CallOptions = {}): Promise<Action> {
    return this.#at.remove('AttachedStorageDomainDiskService.remove', options);
  }
  /** The action `sparsify`. */
  sparsify(input: Action = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('AttachedStorageDomainDiskService.sparsify', 'sparsify', input, options);
  }
  /** The action `register`. */
  register(input: Action = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('AttachedStorageDomainDiskService.register', 'register', input, options);
  }
  statistics(): StatisticsService {
    return new StatisticsService(this.#at.below('statistics'));
  }
  permissions(): AssignedPermissionsService {
    return new AssignedPermissionsService(this.#at.below('permissions'));
  }
}

export class AttachedStorageDomainDisksService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. @deprecated */
  add(disk: Disk, options: CallOptions & { unregistered?: boolean | undefined } = {}): Promise<Disk> {
    return this.#at.send('AttachedStorageDomainDisksService.add', 'POST', 'Disk', disk, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<Disk[]> {
    return this.#at.list('AttachedStorageDomainDisksService.list', 'Disk', options);
  }
  disk(id: string): AttachedStorageDomainDiskService {
    return new AttachedStorageDomainDiskService(this.#at.at(id));
  }
}

export class AttachedStorageDomainService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** The action `activate`. */
  activate(input: { async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('AttachedStorageDomainService.activate', 'activate', input, options);
  }
  /** The action `deactivate`. */
  deactivate(input: { async?: boolean | undefined; force?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('AttachedStorageDomainService.deactivate', 'deactivate', input, options);
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<StorageDomain> {
    return this.#at.get('AttachedStorageDomainService.get', 'StorageDomain', options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('AttachedStorageDomainService.remove', options);
  }
  disks(): AttachedStorageDomainDisksService {
    return new AttachedStorageDomainDisksService(this.#at.below('disks'));
  }
}

export class AttachedStorageDomainsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs storageDomain.id or storageDomain.name. */
  add(storageDomain: StorageDomain, options: CallOptions = {}): Promise<StorageDomain> {
    return this.#at.send('AttachedStorageDomainsService.add', 'POST', 'StorageDomain', storageDomain, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<StorageDomain[]> {
    return this.#at.list('AttachedStorageDomainsService.list', 'StorageDomain', options);
  }
  storageDomain(id: string): AttachedStorageDomainService {
    return new AttachedStorageDomainService(this.#at.at(id));
  }
}

export class BalanceService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Balance> {
    return this.#at.get('BalanceService.get', 'Balance', options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('BalanceService.remove', options);
  }
}

export class BalancesService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs balance.schedulingPolicyUnit.id. */
  add(balance: Balance, options: CallOptions = {}): Promise<Balance> {
    return this.#at.send('BalancesService.add', 'POST', 'Balance', balance, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<Balance[]> {
    return this.#at.list('BalancesService.list', 'Balance', options);
  }
  balance(id: string): BalanceService {
    return new BalanceService(this.#at.at(id));
  }
}

export class BookmarkService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Bookmark> {
    return this.#at.get('BookmarkService.get', 'Bookmark', options);
  }
  /** Changes what is given; the rest stays. */
  update(bookmark: Bookmark, options: CallOptions & { async?: boolean | undefined } = {}): Promise<Bookmark> {
    return this.#at.send('BookmarkService.update', 'PUT', 'Bookmark', bookmark, options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('BookmarkService.remove', options);
  }
}

export class BookmarksService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs bookmark.name, bookmark.value. */
  add(bookmark: Bookmark, options: CallOptions = {}): Promise<Bookmark> {
    return this.#at.send('BookmarksService.add', 'POST', 'Bookmark', bookmark, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<Bookmark[]> {
    return this.#at.list('BookmarksService.list', 'Bookmark', options);
  }
  bookmark(id: string): BookmarkService {
    return new BookmarkService(this.#at.at(id));
  }
}

export class ClusterEnabledFeatureService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<ClusterFeature> {
    return this.#at.get('ClusterEnabledFeatureService.get', 'ClusterFeature', options);
  }
  /** Removes it. */
  remove(options: CallOptions = {}): Promise<Action> {
    return this.#at.remove('ClusterEnabledFeatureService.remove', options);
  }
}

export class ClusterEnabledFeaturesService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions = {}): Promise<ClusterFeature[]> {
    return this.#at.list('ClusterEnabledFeaturesService.list', 'ClusterFeature', options);
  }
  /** Makes one. Needs feature.id. */
  add(feature: ClusterFeature, options: CallOptions = {}): Promise<ClusterFeature> {
    return this.#at.send('ClusterEnabledFeaturesService.add', 'POST', 'ClusterFeature', feature, options);
  }
  feature(id: string): ClusterEnabledFeatureService {
    return new ClusterEnabledFeatureService(this.#at.at(id));
  }
}

export class ClusterExternalProvidersService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions = {}): Promise<ExternalProvider[]> {
    return this.#at.list('ClusterExternalProvidersService.list', 'ExternalProvider', options);
  }
}

export class ClusterFeatureService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<ClusterFeature> {
    return this.#at.get('ClusterFeatureService.get', 'ClusterFeature', options);
  }
}

export class ClusterFeaturesService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions = {}): Promise<ClusterFeature[]> {
    return this.#at.list('ClusterFeaturesService.list', 'ClusterFeature', options);
  }
  feature(id: string): ClusterFeatureService {
    return new ClusterFeatureService(this.#at.at(id));
  }
}

export class ClusterLevelService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<ClusterLevel> {
    return this.#at.get('ClusterLevelService.get', 'ClusterLevel', options);
  }
  clusterFeatures(): ClusterFeaturesService {
    return new ClusterFeaturesService(this.#at.below('clusterfeatures'));
  }
}

export class ClusterLevelsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions = {}): Promise<ClusterLevel[]> {
    return this.#at.list('ClusterLevelsService.list', 'ClusterLevel', options);
  }
  level(id: string): ClusterLevelService {
    return new ClusterLevelService(this.#at.at(id));
  }
}

export class ClusterNetworkService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Network> {
    return this.#at.get('ClusterNetworkService.get', 'Network', options);
  }
  /** Removes it. */
  remove(options: CallOptions = {}): Promise<Action> {
    return this.#at.remove('ClusterNetworkService.remove', options);
  }
  /** Changes what is given; the rest stays. */
  update(network: Network, options: CallOptions = {}): Promise<Network> {
    return this.#at.send('ClusterNetworkService.update', 'PUT', 'Network', network, options);
  }
}

export class ClusterNetworksService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. */
  add(network: Network, options: CallOptions = {}): Promise<Network> {
    return this.#at.send('ClusterNetworksService.add', 'POST', 'Network', network, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<Network[]> {
    return this.#at.list('ClusterNetworksService.list', 'Network', options);
  }
  network(id: string): ClusterNetworkService {
    return new ClusterNetworkService(this.#at.at(id));
  }
}

export class ClusterService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Cluster> {
    return this.#at.get('ClusterService.get', 'Cluster', options);
  }
  /** Changes what is given; the rest stays. */
  update(cluster: Cluster, options: CallOptions & { async?: boolean | undefined } = {}): Promise<Cluster> {
    return this.#at.send('ClusterService.update', 'PUT', 'Cluster', cluster, options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('ClusterService.remove', options);
  }
  /** The action `resetemulatedmachine`. */
  resetEmulatedMachine(input: { async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('ClusterService.resetEmulatedMachine', 'resetemulatedmachine', input, options);
  }
  /** The action `syncallnetworks`. */
  syncAllNetworks(input: { async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('ClusterService.syncAllNetworks', 'syncallnetworks', input, options);
  }
  /** The action `upgrade`. */
  upgrade(input: { upgradeAction?: ClusterUpgradeAction | undefined; correlationId?: string | undefined; upgradePercentComplete?: number | undefined; async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('ClusterService.upgrade', 'upgrade', input, options);
  }
  /** The action `refreshglusterhealstatus`. */
  refreshGlusterHealStatus(input: Action = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('ClusterService.refreshGlusterHealStatus', 'refreshglusterhealstatus', input, options);
  }
  affinityGroups(): AffinityGroupsService {
    return new AffinityGroupsService(this.#at.below('affinitygroups'));
  }
  cpuProfiles(): AssignedCpuProfilesService {
    return new AssignedCpuProfilesService(this.#at.below('cpuprofiles'));
  }
  networks(): ClusterNetworksService {
    return new ClusterNetworksService(this.#at.below('networks'));
  }
  permissions(): AssignedPermissionsService {
    return new AssignedPermissionsService(this.#at.below('permissions'));
  }
  glusterHooks(): GlusterHooksService {
    return new GlusterHooksService(this.#at.below('glusterhooks'));
  }
  glusterVolumes(): GlusterVolumesService {
    return new GlusterVolumesService(this.#at.below('glustervolumes'));
  }
  networkFilters(): NetworkFiltersService {
    return new NetworkFiltersService(this.#at.below('networkfilters'));
  }
  enabledFeatures(): ClusterEnabledFeaturesService {
    return new ClusterEnabledFeaturesService(this.#at.below('enabledfeatures'));
  }
  externalNetworkProviders(): ClusterExternalProvidersService {
    return new ClusterExternalProvidersService(this.#at.below('externalnetworkproviders'));
  }
}

export class ClustersService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs cluster.name, cluster.dataCenter.id or cluster.dataCenter.name. */
  add(cluster: Cluster, options: CallOptions = {}): Promise<Cluster> {
    return this.#at.send('ClustersService.add', 'POST', 'Cluster', cluster, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined; search?: string | undefined; caseSensitive?: boolean | undefined } = {}): Promise<Cluster[]> {
    return this.#at.list('ClustersService.list', 'Cluster', options);
  }
  cluster(id: string): ClusterService {
    return new ClusterService(this.#at.at(id));
  }
}

export class CpuProfileService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<CpuProfile> {
    return this.#at.get('CpuProfileService.get', 'CpuProfile', options);
  }
  /** Changes what is given; the rest stays. */
  update(profile: CpuProfile, options: CallOptions & { async?: boolean | undefined } = {}): Promise<CpuProfile> {
    return this.#at.send('CpuProfileService.update', 'PUT', 'CpuProfile', profile, options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('CpuProfileService.remove', options);
  }
  permissions(): AssignedPermissionsService {
    return new AssignedPermissionsService(this.#at.below('permissions'));
  }
}

export class CpuProfilesService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs profile.cluster.id, profile.name. */
  add(profile: CpuProfile, options: CallOptions = {}): Promise<CpuProfile> {
    return this.#at.send('CpuProfilesService.add', 'POST', 'CpuProfile', profile, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<CpuProfile[]> {
    return this.#at.list('CpuProfilesService.list', 'CpuProfile', options);
  }
  profile(id: string): CpuProfileService {
    return new CpuProfileService(this.#at.at(id));
  }
}

export class DataCenterNetworkService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Network> {
    return this.#at.get('DataCenterNetworkService.get', 'Network', options);
  }
  /** Removes it. */
  remove(options: CallOptions = {}): Promise<Action> {
    return this.#at.remove('DataCenterNetworkService.remove', options);
  }
  /** Changes what is given; the rest stays. */
  update(network: Network, options: CallOptions = {}): Promise<Network> {
    return this.#at.send('DataCenterNetworkService.update', 'PUT', 'Network', network, options);
  }
}

export class DataCenterNetworksService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. */
  add(network: Network, options: CallOptions = {}): Promise<Network> {
    return this.#at.send('DataCenterNetworksService.add', 'POST', 'Network', network, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<Network[]> {
    return this.#at.list('DataCenterNetworksService.list', 'Network', options);
  }
  network(id: string): DataCenterNetworkService {
    return new DataCenterNetworkService(this.#at.at(id));
  }
}

export class DataCenterService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<DataCenter> {
    return this.#at.get('DataCenterService.get', 'DataCenter', options);
  }
  /** Changes what is given; the rest stays. */
  update(dataCenter: DataCenter, options: CallOptions & { async?: boolean | undefined } = {}): Promise<DataCenter> {
    return this.#at.send('DataCenterService.update', 'PUT', 'DataCenter', dataCenter, options);
  }
  /** Removes it. */
  remove(options: CallOptions & { force?: boolean | undefined; async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('DataCenterService.remove', options);
  }
  /** Makes a storage domain the master. Needs storageDomain.id or storageDomain.name. */
  setMaster(input: { storageDomain?: StorageDomain | undefined; async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('DataCenterService.setMaster', 'setmaster', input, options);
  }
  /** Forgets tasks that storage still remembers. */
  cleanFinishedTasks(input: { async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('DataCenterService.cleanFinishedTasks', 'cleanfinishedtasks', input, options);
  }
  storageDomains(): AttachedStorageDomainsService {
    return new AttachedStorageDomainsService(this.#at.below('storagedomains'));
  }
  clusters(): ClustersService {
    return new ClustersService(this.#at.below('clusters'));
  }
  networks(): DataCenterNetworksService {
    return new DataCenterNetworksService(this.#at.below('networks'));
  }
  permissions(): AssignedPermissionsService {
    return new AssignedPermissionsService(this.#at.below('permissions'));
  }
  quotas(): QuotasService {
    return new QuotasService(this.#at.below('quotas'));
  }
  qoss(): QossService {
    return new QossService(this.#at.below('qoss'));
  }
  iscsiBonds(): IscsiBondsService {
    return new IscsiBondsService(this.#at.below('iscsibonds'));
  }
}

export class DataCentersService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs dataCenter.name. */
  add(dataCenter: DataCenter, options: CallOptions = {}): Promise<DataCenter> {
    return this.#at.send('DataCentersService.add', 'POST', 'DataCenter', dataCenter, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined; search?: string | undefined; caseSensitive?: boolean | undefined } = {}): Promise<DataCenter[]> {
    return this.#at.list('DataCentersService.list', 'DataCenter', options);
  }
  dataCenter(id: string): DataCenterService {
    return new DataCenterService(this.#at.at(id));
  }
}

export class DiskAttachmentService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<DiskAttachment> {
    return this.#at.get('DiskAttachmentService.get', 'DiskAttachment', options);
  }
  /** Removes it. */
  remove(options: CallOptions & { detachOnly?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('DiskAttachmentService.remove', options);
  }
  /** Changes what is given; the rest stays. */
  update(diskAttachment: DiskAttachment, options: CallOptions = {}): Promise<DiskAttachment> {
    return this.#at.send('DiskAttachmentService.update', 'PUT', 'DiskAttachment', diskAttachment, options);
  }
}

export class DiskAttachmentsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Takes attachment.interface; or attachment.disk.id. */
  add(attachment: DiskAttachment, options: CallOptions = {}): Promise<DiskAttachment> {
    return this.#at.send('DiskAttachmentsService.add', 'POST', 'DiskAttachment', attachment, options);
  }
  /** Those that you may see. */
  list(options: CallOptions = {}): Promise<DiskAttachment[]> {
    return this.#at.list('DiskAttachmentsService.list', 'DiskAttachment', options);
  }
  attachment(id: string): DiskAttachmentService {
    return new DiskAttachmentService(this.#at.at(id));
  }
}

export class DiskProfileService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<DiskProfile> {
    return this.#at.get('DiskProfileService.get', 'DiskProfile', options);
  }
  /** Changes what is given; the rest stays. */
  update(profile: DiskProfile, options: CallOptions & { async?: boolean | undefined } = {}): Promise<DiskProfile> {
    return this.#at.send('DiskProfileService.update', 'PUT', 'DiskProfile', profile, options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('DiskProfileService.remove', options);
  }
  permissions(): AssignedPermissionsService {
    return new AssignedPermissionsService(this.#at.below('permissions'));
  }
}

export class DiskProfilesService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs profile.name, profile.storageDomain.id. */
  add(profile: DiskProfile, options: CallOptions = {}): Promise<DiskProfile> {
    return this.#at.send('DiskProfilesService.add', 'POST', 'DiskProfile', profile, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<DiskProfile[]> {
    return this.#at.list('DiskProfilesService.list', 'DiskProfile', options);
  }
  diskProfile(id: string): DiskProfileService {
    return new DiskProfileService(this.#at.at(id));
  }
}

export class DiskService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** The action `copy`. Needs storageDomain.id or storageDomain.name. */
  copy(input: { disk?: Disk | undefined; storageDomain?: StorageDomain | undefined; diskProfile?: DiskProfile | undefined; quota?: Quota | undefined; async?: boolean | undefined; filter?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('DiskService.copy', 'copy', input, options);
  }
  /** Changes what is given; the rest stays. */
  update(disk: Disk, options: CallOptions = {}): Promise<Disk> {
    return this.#at.send('DiskService.update', 'PUT', 'Disk', disk, options);
  }
  /** The action `export`. Needs storageDomain.id or storageDomain.name. */
  export(input: { storageDomain?: StorageDomain | undefined; async?: boolean | undefined; filter?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('DiskService.export', 'export', input, options);
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Disk> {
    return this.#at.get('DiskService.get', 'Disk', options);
  }
  /** The action `move`. Needs storageDomain.id or storageDomain.name. */
  move(input: { storageDomain?: StorageDomain | undefined; diskProfile?: DiskProfile | undefined; quota?: Quota | undefined; async?: boolean | undefined; filter?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('DiskService.move', 'move', input, options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('DiskService.remove', options);
  }
  /** Gives unused space back to storage. */
  sparsify(input: Action = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('DiskService.sparsify', 'sparsify', input, options);
  }
  /** The action `refreshlun`. Needs host.id or host.name. */
  refreshLun(input: { host?: Host | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('DiskService.refreshLun', 'refreshlun', input, options);
  }
  /** Shrinks the image on a block domain to what it holds. */
  reduce(input: { async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('DiskService.reduce', 'reduce', input, options);
  }
  /** The action `convert`. Needs disk.format or disk.sparse. */
  convert(input: { disk?: Disk | undefined; follow?: string | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('DiskService.convert', 'convert', input, options);
  }
  statistics(): StatisticsService {
    return new StatisticsService(this.#at.below('statistics'));
  }
  permissions(): AssignedPermissionsService {
    return new AssignedPermissionsService(this.#at.below('permissions'));
  }
  diskSnapshots(): DiskSnapshotsService {
    return new DiskSnapshotsService(this.#at.below('disksnapshots'));
  }
}

export class DiskSnapshotService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<DiskSnapshot> {
    return this.#at.get('DiskSnapshotService.get', 'DiskSnapshot', options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('DiskSnapshotService.remove', options);
  }
}

export class DiskSnapshotsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined; includeActive?: boolean | undefined; includeTemplate?: boolean | undefined } = {}): Promise<DiskSnapshot[]> {
    return this.#at.list('DiskSnapshotsService.list', 'DiskSnapshot', options);
  }
  snapshot(id: string): DiskSnapshotService {
    return new DiskSnapshotService(this.#at.at(id));
  }
}

export class DisksService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Takes disk.format, disk.provisionedSize; or disk.lunStorage.type, disk.lunStorage.logicalUnits[].id. */
  add(disk: Disk, options: CallOptions = {}): Promise<Disk> {
    return this.#at.send('DisksService.add', 'POST', 'Disk', disk, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined; search?: string | undefined; caseSensitive?: boolean | undefined } = {}): Promise<Disk[]> {
    return this.#at.list('DisksService.list', 'Disk', options);
  }
  disk(id: string): DiskService {
    return new DiskService(this.#at.at(id));
  }
}

export class DomainGroupService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Group> {
    return this.#at.get('DomainGroupService.get', 'Group', options);
  }
}

export class DomainGroupsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined; search?: string | undefined; caseSensitive?: boolean | undefined } = {}): Promise<Group[]> {
    return this.#at.list('DomainGroupsService.list', 'Group', options);
  }
  group(id: string): DomainGroupService {
    return new DomainGroupService(this.#at.at(id));
  }
}

export class DomainService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Domain> {
    return this.#at.get('DomainService.get', 'Domain', options);
  }
  users(): DomainUsersService {
    return new DomainUsersService(this.#at.below('users'));
  }
  groups(): DomainGroupsService {
    return new DomainGroupsService(this.#at.below('groups'));
  }
}

export class DomainUserGroupsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions = {}): Promise<Group[]> {
    return this.#at.list('DomainUserGroupsService.list', 'Group', options);
  }
}

export class DomainUserService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<User> {
    return this.#at.get('DomainUserService.get', 'User', options);
  }
}

export class DomainUsersService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined; search?: string | undefined; caseSensitive?: boolean | undefined } = {}): Promise<User[]> {
    return this.#at.list('DomainUsersService.list', 'User', options);
  }
  user(id: string): DomainUserService {
    return new DomainUserService(this.#at.at(id));
  }
}

export class DomainsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<Domain[]> {
    return this.#at.list('DomainsService.list', 'Domain', options);
  }
  domain(id: string): DomainService {
    return new DomainService(this.#at.at(id));
  }
}

export class EngineKatelloErrataService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<KatelloErratum[]> {
    return this.#at.list('EngineKatelloErrataService.list', 'KatelloErratum', options);
  }
  katelloErratum(id: string): KatelloErratumService {
    return new KatelloErratumService(this.#at.at(id));
  }
}

export class EventService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Event> {
    return this.#at.get('EventService.get', 'Event', options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('EventService.remove', options);
  }
}

export class EventSubscriptionService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<EventSubscription> {
    return this.#at.get('EventSubscriptionService.get', 'EventSubscription', options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('EventSubscriptionService.remove', options);
  }
}

export class EventSubscriptionsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs eventSubscription.event. */
  add(eventSubscription: EventSubscription, options: CallOptions = {}): Promise<EventSubscription> {
    return this.#at.send('EventSubscriptionsService.add', 'POST', 'EventSubscription', eventSubscription, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<EventSubscription[]> {
    return this.#at.list('EventSubscriptionsService.list', 'EventSubscription', options);
  }
  eventSubscription(id: string): EventSubscriptionService {
    return new EventSubscriptionService(this.#at.at(id));
  }
}

export class EventsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs event.customId, event.description, event.origin, event.severity. */
  add(event: Event, options: CallOptions = {}): Promise<Event> {
    return this.#at.send('EventsService.add', 'POST', 'Event', event, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { from?: number | undefined; max?: number | undefined; search?: string | undefined; caseSensitive?: boolean | undefined } = {}): Promise<Event[]> {
    return this.#at.list('EventsService.list', 'Event', options);
  }
  /** The action `undelete`. */
  undelete(input: { async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('EventsService.undelete', 'undelete', input, options);
  }
  event(id: string): EventService {
    return new EventService(this.#at.at(id));
  }
}

export class ExternalComputeResourceService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<ExternalComputeResource> {
    return this.#at.get('ExternalComputeResourceService.get', 'ExternalComputeResource', options);
  }
}

export class ExternalComputeResourcesService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<ExternalComputeResource[]> {
    return this.#at.list('ExternalComputeResourcesService.list', 'ExternalComputeResource', options);
  }
  resource(id: string): ExternalComputeResourceService {
    return new ExternalComputeResourceService(this.#at.at(id));
  }
}

export class ExternalDiscoveredHostService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<ExternalDiscoveredHost> {
    return this.#at.get('ExternalDiscoveredHostService.get', 'ExternalDiscoveredHost', options);
  }
}

export class ExternalDiscoveredHostsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<ExternalDiscoveredHost[]> {
    return this.#at.list('ExternalDiscoveredHostsService.list', 'ExternalDiscoveredHost', options);
  }
  host(id: string): ExternalDiscoveredHostService {
    return new ExternalDiscoveredHostService(this.#at.at(id));
  }
}

export class ExternalHostGroupService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<ExternalHostGroup> {
    return this.#at.get('ExternalHostGroupService.get', 'ExternalHostGroup', options);
  }
}

export class ExternalHostGroupsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<ExternalHostGroup[]> {
    return this.#at.list('ExternalHostGroupsService.list', 'ExternalHostGroup', options);
  }
  group(id: string): ExternalHostGroupService {
    return new ExternalHostGroupService(this.#at.at(id));
  }
}

export class ExternalHostProviderService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** The action `importcertificates`. Needs certificates[].content. */
  importCertificates(input: { certificates?: Certificate[] | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('ExternalHostProviderService.importCertificates', 'importcertificates', input, options);
  }
  /** The action `testconnectivity`. */
  testConnectivity(input: { async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('ExternalHostProviderService.testConnectivity', 'testconnectivity', input, options);
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<ExternalHostProvider> {
    return this.#at.get('ExternalHostProviderService.get', 'ExternalHostProvider', options);
  }
  /** Changes what is given; the rest stays. */
  update(provider: ExternalHostProvider, options: CallOptions & { async?: boolean | undefined } = {}): Promise<ExternalHostProvider> {
    return this.#at.send('ExternalHostProviderService.update', 'PUT', 'ExternalHostProvider', provider, options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('ExternalHostProviderService.remove', options);
  }
  certificates(): ExternalProviderCertificatesService {
    return new ExternalProviderCertificatesService(this.#at.below('certificates'));
  }
  computeResources(): ExternalComputeResourcesService {
    return new ExternalComputeResourcesService(this.#at.below('computeresources'));
  }
  discoveredHosts(): ExternalDiscoveredHostsService {
    return new ExternalDiscoveredHostsService(this.#at.below('discoveredhosts'));
  }
  hostGroups(): ExternalHostGroupsService {
    return new ExternalHostGroupsService(this.#at.below('hostgroups'));
  }
  hosts(): ExternalHostsService {
    return new ExternalHostsService(this.#at.below('hosts'));
  }
}

export class ExternalHostProvidersService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs provider.name. */
  add(provider: ExternalHostProvider, options: CallOptions = {}): Promise<ExternalHostProvider> {
    return this.#at.send('ExternalHostProvidersService.add', 'POST', 'ExternalHostProvider', provider, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined; search?: string | undefined } = {}): Promise<ExternalHostProvider[]> {
    return this.#at.list('ExternalHostProvidersService.list', 'ExternalHostProvider', options);
  }
  provider(id: string): ExternalHostProviderService {
    return new ExternalHostProviderService(this.#at.at(id));
  }
}

export class ExternalHostService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<ExternalHost> {
    return this.#at.get('ExternalHostService.get', 'ExternalHost', options);
  }
}

export class ExternalHostsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<ExternalHost[]> {
    return this.#at.list('ExternalHostsService.list', 'ExternalHost', options);
  }
  host(id: string): ExternalHostService {
    return new ExternalHostService(this.#at.at(id));
  }
}

export class ExternalNetworkProviderConfigurationService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<ExternalNetworkProviderConfiguration> {
    return this.#at.get('ExternalNetworkProviderConfigurationService.get', 'ExternalNetworkProviderConfiguration', options);
  }
}

export class ExternalNetworkProviderConfigurationsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions = {}): Promise<ExternalNetworkProviderConfiguration[]> {
    return this.#at.list('ExternalNetworkProviderConfigurationsService.list', 'ExternalNetworkProviderConfiguration', options);
  }
  configuration(id: string): ExternalNetworkProviderConfigurationService {
    return new ExternalNetworkProviderConfigurationService(this.#at.at(id));
  }
}

export class ExternalProviderCertificateService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Certificate> {
    return this.#at.get('ExternalProviderCertificateService.get', 'Certificate', options);
  }
}

export class ExternalProviderCertificatesService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<Certificate[]> {
    return this.#at.list('ExternalProviderCertificatesService.list', 'Certificate', options);
  }
  certificate(id: string): ExternalProviderCertificateService {
    return new ExternalProviderCertificateService(this.#at.at(id));
  }
}

export class ExternalTemplateImportsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. */
  add(request: ExternalTemplateImport, options: CallOptions = {}): Promise<ExternalTemplateImport> {
    return this.#at.send('ExternalTemplateImportsService.add', 'POST', 'ExternalTemplateImport', request, options);
  }
}

export class ExternalVmImportsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. */
  add(request: ExternalVmImport, options: CallOptions = {}): Promise<ExternalVmImport> {
    return this.#at.send('ExternalVmImportsService.add', 'POST', 'ExternalVmImport', request, options);
  }
}

export class FenceAgentService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Agent> {
    return this.#at.get('FenceAgentService.get', 'Agent', options);
  }
  /** Changes what is given; the rest stays. */
  update(agent: Agent, options: CallOptions & { async?: boolean | undefined } = {}): Promise<Agent> {
    return this.#at.send('FenceAgentService.update', 'PUT', 'Agent', agent, options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('FenceAgentService.remove', options);
  }
}

export class FenceAgentsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs agent.address, agent.order, agent.password, agent.type, agent.username. */
  add(agent: Agent, options: CallOptions = {}): Promise<Agent> {
    return this.#at.send('FenceAgentsService.add', 'POST', 'Agent', agent, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<Agent[]> {
    return this.#at.list('FenceAgentsService.list', 'Agent', options);
  }
  agent(id: string): FenceAgentService {
    return new FenceAgentService(this.#at.at(id));
  }
}

export class FileService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<File> {
    return this.#at.get('FileService.get', 'File', options);
  }
}

export class FilesService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined; search?: string | undefined; caseSensitive?: boolean | undefined; refresh?: boolean | undefined } = {}): Promise<File[]> {
    return this.#at.list('FilesService.list', 'File', options);
  }
  file(id: string): FileService {
    return new FileService(this.#at.at(id));
  }
}

export class FilterService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Filter> {
    return this.#at.get('FilterService.get', 'Filter', options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('FilterService.remove', options);
  }
}

export class FiltersService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs filter.schedulingPolicyUnit.id. */
  add(filter: Filter, options: CallOptions = {}): Promise<Filter> {
    return this.#at.send('FiltersService.add', 'POST', 'Filter', filter, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<Filter[]> {
    return this.#at.list('FiltersService.list', 'Filter', options);
  }
  filter(id: string): FilterService {
    return new FilterService(this.#at.at(id));
  }
}

export class GlusterBrickService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<GlusterBrick> {
    return this.#at.get('GlusterBrickService.get', 'GlusterBrick', options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('GlusterBrickService.remove', options);
  }
  /** The action `replace`. @deprecated */
  replace(input: { force?: boolean | undefined; async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('GlusterBrickService.replace', 'replace', input, options);
  }
  statistics(): StatisticsService {
    return new StatisticsService(this.#at.below('statistics'));
  }
}

export class GlusterBricksService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** The action `activate`. */
  activate(input: { bricks?: GlusterBrick[] | undefined; async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('GlusterBricksService.activate', 'activate', input, options);
  }
  /** Makes one. */
  add(bricks: GlusterBrick[], options: CallOptions & { replicaCount?: number | undefined; stripeCount?: number | undefined } = {}): Promise<GlusterBrick[]> {
    return this.#at.sendList('GlusterBricksService.add', 'GlusterBrick', bricks, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<GlusterBrick[]> {
    return this.#at.list('GlusterBricksService.list', 'GlusterBrick', options);
  }
  /** The action `migrate`. */
  migrate(input: { bricks?: GlusterBrick[] | undefined; async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('GlusterBricksService.migrate', 'migrate', input, options);
  }
  /** Removes it. */
  remove(bricks: GlusterBrick[], options: CallOptions & { replicaCount?: number | undefined; async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('GlusterBricksService.remove', options, { type: 'GlusterBrick', array: true, value: bricks });
  }
  /** The action `stopmigrate`. */
  stopMigrate(input: { bricks?: GlusterBrick[] | undefined; async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('GlusterBricksService.stopMigrate', 'stopmigrate', input, options);
  }
  brick(id: string): GlusterBrickService {
    return new GlusterBrickService(this.#at.at(id));
  }
}

export class GlusterHookService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** The action `disable`. */
  disable(input: { async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('GlusterHookService.disable', 'disable', input, options);
  }
  /** The action `enable`. */
  enable(input: { async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('GlusterHookService.enable', 'enable', input, options);
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<GlusterHook> {
    return this.#at.get('GlusterHookService.get', 'GlusterHook', options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('GlusterHookService.remove', options);
  }
  /** The action `resolve`. Needs resolutionType. */
  resolve(input: { host?: Host | undefined; resolutionType?: string | undefined; async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('GlusterHookService.resolve', 'resolve', input, options);
  }
}

export class GlusterHooksService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<GlusterHook[]> {
    return this.#at.list('GlusterHooksService.list', 'GlusterHook', options);
  }
  hook(id: string): GlusterHookService {
    return new GlusterHookService(this.#at.at(id));
  }
}

export class GlusterVolumeService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<GlusterVolume> {
    return this.#at.get('GlusterVolumeService.get', 'GlusterVolume', options);
  }
  /** The action `getprofilestatistics`. */
  getProfileStatistics(input: Action = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('GlusterVolumeService.getProfileStatistics', 'getprofilestatistics', input, options);
  }
  /** The action `rebalance`. */
  rebalance(input: { fixLayout?: boolean | undefined; force?: boolean | undefined; async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('GlusterVolumeService.rebalance', 'rebalance', input, options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('GlusterVolumeService.remove', options);
  }
  /** The action `resetalloptions`. */
  resetAllOptions(input: { async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('GlusterVolumeService.resetAllOptions', 'resetalloptions', input, options);
  }
  /** The action `resetoption`. Needs force, option.name. */
  resetOption(input: { force?: boolean | undefined; option?: Option | undefined; async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('GlusterVolumeService.resetOption', 'resetoption', input, options);
  }
  /** The action `setoption`. Needs option.name, option.value. */
  setOption(input: { option?: Option | undefined; async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('GlusterVolumeService.setOption', 'setoption', input, options);
  }
  /** The action `start`. */
  start(input: { force?: boolean | undefined; async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('GlusterVolumeService.start', 'start', input, options);
  }
  /** The action `startprofile`. */
  startProfile(input: { async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('GlusterVolumeService.startProfile', 'startprofile', input, options);
  }
  /** The action `stop`. */
  stop(input: { force?: boolean | undefined; async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('GlusterVolumeService.stop', 'stop', input, options);
  }
  /** The action `stopprofile`. */
  stopProfile(input: { async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('GlusterVolumeService.stopProfile', 'stopprofile', input, options);
  }
  /** The action `stoprebalance`. */
  stopRebalance(input: { async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('GlusterVolumeService.stopRebalance', 'stoprebalance', input, options);
  }
  statistics(): StatisticsService {
    return new StatisticsService(this.#at.below('statistics'));
  }
  glusterBricks(): GlusterBricksService {
    return new GlusterBricksService(this.#at.below('glusterbricks'));
  }
}

export class GlusterVolumesService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs volume.name, volume.volumeType, volume.bricks[].brickDir, volume.bricks[].serverId. */
  add(volume: GlusterVolume, options: CallOptions = {}): Promise<GlusterVolume> {
    return this.#at.send('GlusterVolumesService.add', 'POST', 'GlusterVolume', volume, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined; search?: string | undefined; caseSensitive?: boolean | undefined } = {}): Promise<GlusterVolume[]> {
    return this.#at.list('GlusterVolumesService.list', 'GlusterVolume', options);
  }
  volume(id: string): GlusterVolumeService {
    return new GlusterVolumeService(this.#at.at(id));
  }
}

export class GroupService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Group> {
    return this.#at.get('GroupService.get', 'Group', options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('GroupService.remove', options);
  }
  roles(): AssignedRolesService {
    return new AssignedRolesService(this.#at.below('roles'));
  }
  permissions(): AssignedPermissionsService {
    return new AssignedPermissionsService(this.#at.below('permissions'));
  }
  tags(): AssignedTagsService {
    return new AssignedTagsService(this.#at.below('tags'));
  }
}

export class GroupsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs group.name. */
  add(group: Group, options: CallOptions = {}): Promise<Group> {
    return this.#at.send('GroupsService.add', 'POST', 'Group', group, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined; search?: string | undefined; caseSensitive?: boolean | undefined } = {}): Promise<Group[]> {
    return this.#at.list('GroupsService.list', 'Group', options);
  }
  group(id: string): GroupService {
    return new GroupService(this.#at.at(id));
  }
}

export class HostCpuUnitsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions = {}): Promise<HostCpuUnit[]> {
    return this.#at.list('HostCpuUnitsService.list', 'HostCpuUnit', options);
  }
}

export class HostDeviceService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<HostDevice> {
    return this.#at.get('HostDeviceService.get', 'HostDevice', options);
  }
}

export class HostDevicesService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<HostDevice[]> {
    return this.#at.list('HostDevicesService.list', 'HostDevice', options);
  }
  device(id: string): HostDeviceService {
    return new HostDeviceService(this.#at.at(id));
  }
}

export class HostHookService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Hook> {
    return this.#at.get('HostHookService.get', 'Hook', options);
  }
}

export class HostHooksService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<Hook[]> {
    return this.#at.list('HostHooksService.list', 'Hook', options);
  }
  hook(id: string): HostHookService {
    return new HostHookService(this.#at.at(id));
  }
}

export class HostNicService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<HostNic> {
    return this.#at.get('HostNicService.get', 'HostNic', options);
  }
  /** The action `updatevirtualfunctionsconfiguration`. */
  updateVirtualFunctionsConfiguration(input: { virtualFunctionsConfiguration?: HostNicVirtualFunctionsConfiguration | undefined; async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('HostNicService.updateVirtualFunctionsConfiguration', 'updatevirtualfunctionsconfiguration', input, options);
  }
  statistics(): StatisticsService {
    return new StatisticsService(this.#at.below('statistics'));
  }
  networkLabels(): NetworkLabelsService {
    return new NetworkLabelsService(this.#at.below('networklabels'));
  }
  networkAttachments(): NetworkAttachmentsService {
    return new NetworkAttachmentsService(this.#at.below('networkattachments'));
  }
  virtualFunctionAllowedLabels(): NetworkLabelsService {
    return new NetworkLabelsService(this.#at.below('virtualfunctionallowedlabels'));
  }
  virtualFunctionAllowedNetworks(): VirtualFunctionAllowedNetworksService {
    return new VirtualFunctionAllowedNetworksService(this.#at.below('virtualfunctionallowednetworks'));
  }
  linkLayerDiscoveryProtocolElements(): LinkLayerDiscoveryProtocolService {
    return new LinkLayerDiscoveryProtocolService(this.#at.below('linklayerdiscoveryprotocolelements'));
  }
}

export class HostNicsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<HostNic[]> {
    return this.#at.list('HostNicsService.list', 'HostNic', options);
  }
  nic(id: string): HostNicService {
    return new HostNicService(this.#at.at(id));
  }
}

export class HostNumaNodeService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<NumaNode> {
    return this.#at.get('HostNumaNodeService.get', 'NumaNode', options);
  }
  statistics(): StatisticsService {
    return new StatisticsService(this.#at.below('statistics'));
  }
}

export class HostNumaNodesService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<NumaNode[]> {
    return this.#at.list('HostNumaNodesService.list', 'NumaNode', options);
  }
  node(id: string): HostNumaNodeService {
    return new HostNumaNodeService(this.#at.at(id));
  }
}

export class HostService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** The action `activate`. */
  activate(input: { async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('HostService.activate', 'activate', input, options);
  }
  /** The action `approve`. */
  approve(input: { host?: Host | undefined; cluster?: Cluster | undefined; async?: boolean | undefined; activate?: boolean | undefined; reboot?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('HostService.approve', 'approve', input, options);
  }
  /** Keeps the network settings over a reboot. */
  commitNetConfig(input: { async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('HostService.commitNetConfig', 'commitnetconfig', input, options);
  }
  /** The action `deactivate`. */
  deactivate(input: { reason?: string | undefined; async?: boolean | undefined; stopGlusterService?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('HostService.deactivate', 'deactivate', input, options);
  }
  /** The action `enrollcertificate`. */
  enrollCertificate(input: { async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('HostService.enrollCertificate', 'enrollcertificate', input, options);
  }
  /** Powers it off, on or round, or declares it dead (`manual`). Needs fenceType. */
  fence(input: { fenceType?: string | undefined; async?: boolean | undefined; maintenanceAfterRestart?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('HostService.fence', 'fence', input, options);
  }
  /** Makes it the Storage Pool Manager. */
  forceSelectSpm(input: { async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('HostService.forceSelectSpm', 'forceselectspm', input, options);
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Host> {
    return this.#at.get('HostService.get', 'Host', options);
  }
  /** The action `install`. */
  install(input: { activate?: boolean | undefined; rootPassword?: string | undefined; ssh?: Ssh | undefined; host?: Host | undefined; image?: string | undefined; async?: boolean | undefined; deployHostedEngine?: boolean | undefined; undeployHostedEngine?: boolean | undefined; reboot?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('HostService.install', 'install', input, options);
  }
  /** The action `iscsidiscover`. Needs iscsi.address. @deprecated */
  iscsiDiscover(input: { iscsi?: IscsiDetails | undefined; async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('HostService.iscsiDiscover', 'iscsidiscover', input, options);
  }
  /** The action `discoveriscsi`. Needs iscsi.address. */
  discoverIscsi(input: { iscsi?: IscsiDetails | undefined; async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('HostService.discoverIscsi', 'discoveriscsi', input, options);
  }
  /** The action `iscsilogin`. Needs iscsi.address, iscsi.target. */
  iscsiLogin(input: { iscsi?: IscsiDetails | undefined; async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('HostService.iscsiLogin', 'iscsilogin', input, options);
  }
  /** The action `unregisteredstoragedomainsdiscover`. */
  unregisteredStorageDomainsDiscover(input: { iscsi?: IscsiDetails | undefined; async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('HostService.unregisteredStorageDomainsDiscover', 'unregisteredstoragedomainsdiscover', input, options);
  }
  /** Changes what is given; the rest stays. */
  update(host: Host, options: CallOptions & { async?: boolean | undefined } = {}): Promise<Host> {
    return this.#at.send('HostService.update', 'PUT', 'Host', host, options);
  }
  /** The action `upgrade`. */
  upgrade(input: { image?: string | undefined; reboot?: boolean | undefined; async?: boolean | undefined; timeout?: number | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('HostService.upgrade', 'upgrade', input, options);
  }
  /** The action `upgradecheck`. */
  upgradeCheck(input: Action = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('HostService.upgradeCheck', 'upgradecheck', input, options);
  }
  /** Reads its hardware and devices again. */
  refresh(input: { async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('HostService.refresh', 'refresh', input, options);
  }
  /** Removes it. */
  remove(options: CallOptions & { force?: boolean | undefined; async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('HostService.remove', options);
  }
  /** Changes its networks at once, and rolls back when it gets out of reach. */
  setupNetworks(input: { modifiedNetworkAttachments?: NetworkAttachment[] | undefined; removedNetworkAttachments?: NetworkAttachment[] | undefined; synchronizedNetworkAttachments?: NetworkAttachment[] | undefined; modifiedBonds?: HostNic[] | undefined; removedBonds?: HostNic[] | undefined; modifiedLabels?: NetworkLabel[] | undefined; removedLabels?: NetworkLabel[] | undefined; commitOnSuccess?: boolean | undefined; checkConnectivity?: boolean | undefined; connectivityTimeout?: number | undefined; async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('HostService.setupNetworks', 'setupnetworks', input, options);
  }
  /** Makes its networks what they should be. */
  syncAllNetworks(input: { async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('HostService.syncAllNetworks', 'syncallnetworks', input, options);
  }
  /** The action `copyhostnetworks`. Needs sourceHost.id. */
  copyHostNetworks(input: { sourceHost?: Host | undefined; async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('HostService.copyHostNetworks', 'copyhostnetworks', input, options);
  }
  statistics(): StatisticsService {
    return new StatisticsService(this.#at.below('statistics'));
  }
  permissions(): AssignedPermissionsService {
    return new AssignedPermissionsService(this.#at.below('permissions'));
  }
  tags(): AssignedTagsService {
    return new AssignedTagsService(this.#at.below('tags'));
  }
  fenceAgents(): FenceAgentsService {
    return new FenceAgentsService(this.#at.below('fenceagents'));
  }
  devices(): HostDevicesService {
    return new HostDevicesService(this.#at.below('devices'));
  }
  hooks(): HostHooksService {
    return new HostHooksService(this.#at.below('hooks'));
  }
  nics(): HostNicsService {
    return new HostNicsService(this.#at.below('nics'));
  }
  numaNodes(): HostNumaNodesService {
    return new HostNumaNodesService(this.#at.below('numanodes'));
  }
  storage(): HostStorageService {
    return new HostStorageService(this.#at.below('storage'));
  }
  katelloErrata(): KatelloErrataService {
    return new KatelloErrataService(this.#at.below('katelloerrata'));
  }
  networkAttachments(): NetworkAttachmentsService {
    return new NetworkAttachmentsService(this.#at.below('networkattachments'));
  }
  storageConnectionExtensions(): StorageServerConnectionExtensionsService {
    return new StorageServerConnectionExtensionsService(this.#at.below('storageconnectionextensions'));
  }
  unmanagedNetworks(): UnmanagedNetworksService {
    return new UnmanagedNetworksService(this.#at.below('unmanagednetworks'));
  }
  affinityLabels(): AssignedAffinityLabelsService {
    return new AssignedAffinityLabelsService(this.#at.below('affinitylabels'));
  }
  externalNetworkProviderConfigurations(): ExternalNetworkProviderConfigurationsService {
    return new ExternalNetworkProviderConfigurationsService(this.#at.below('externalnetworkproviderconfigurations'));
  }
  cpuUnits(): HostCpuUnitsService {
    return new HostCpuUnitsService(this.#at.below('cpuunits'));
  }
}

export class HostStorageService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions & { reportStatus?: boolean | undefined } = {}): Promise<HostStorage[]> {
    return this.#at.list('HostStorageService.list', 'HostStorage', options);
  }
  storage(id: string): StorageService {
    return new StorageService(this.#at.at(id));
  }
}

export class HostsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs host.address, host.name, host.cluster.id or host.cluster.name. Takes host.rootPassword. */
  add(host: Host, options: CallOptions & { deployHostedEngine?: boolean | undefined; undeployHostedEngine?: boolean | undefined; activate?: boolean | undefined; reboot?: boolean | undefined } = {}): Promise<Host> {
    return this.#at.send('HostsService.add', 'POST', 'Host', host, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined; search?: string | undefined; caseSensitive?: boolean | undefined; migrationTargetOf?: string | undefined; checkVmsInAffinityClosure?: boolean | undefined } = {}): Promise<Host[]> {
    return this.#at.list('HostsService.list', 'Host', options);
  }
  host(id: string): HostService {
    return new HostService(this.#at.at(id));
  }
}

export class IconService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Icon> {
    return this.#at.get('IconService.get', 'Icon', options);
  }
}

export class IconsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<Icon[]> {
    return this.#at.list('IconsService.list', 'Icon', options);
  }
  icon(id: string): IconService {
    return new IconService(this.#at.at(id));
  }
}

export class ImageService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Image> {
    return this.#at.get('ImageService.get', 'Image', options);
  }
  /** The action `import`. Needs storageDomain.id or storageDomain.name. */
  import(input: { cluster?: Cluster | undefined; disk?: Disk | undefined; importAsTemplate?: boolean | undefined; template?: Template | undefined; storageDomain?: StorageDomain | undefined; async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('ImageService.import', 'import', input, options);
  }
}

export class ImageTransferService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<ImageTransfer> {
    return this.#at.get('ImageTransferService.get', 'ImageTransfer', options);
  }
  /** Renews the ticket. */
  extend(input: Action = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('ImageTransferService.extend', 'extend', input, options);
  }
  /** The action `pause`. */
  pause(input: Action = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('ImageTransferService.pause', 'pause', input, options);
  }
  /** The action `resume`. */
  resume(input: Action = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('ImageTransferService.resume', 'resume', input, options);
  }
  /** The action `cancel`. */
  cancel(input: Action = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('ImageTransferService.cancel', 'cancel', input, options);
  }
  /** The action `finalize`. */
  finalize(input: Action = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('ImageTransferService.finalize', 'finalize', input, options);
  }
}

export class ImageTransfersService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Takes imageTransfer.image.id; or imageTransfer.disk.id; or imageTransfer.snapshot.id. */
  add(imageTransfer: ImageTransfer, options: CallOptions = {}): Promise<ImageTransfer> {
    return this.#at.send('ImageTransfersService.add', 'POST', 'ImageTransfer', imageTransfer, options);
  }
  /** Those that you may see. */
  list(options: CallOptions = {}): Promise<ImageTransfer[]> {
    return this.#at.list('ImageTransfersService.list', 'ImageTransfer', options);
  }
  imageTransfer(id: string): ImageTransferService {
    return new ImageTransferService(this.#at.at(id));
  }
}

export class ImagesService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<Image[]> {
    return this.#at.list('ImagesService.list', 'Image', options);
  }
  image(id: string): ImageService {
    return new ImageService(this.#at.at(id));
  }
}

export class InstanceTypeGraphicsConsoleService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<GraphicsConsole> {
    return this.#at.get('InstanceTypeGraphicsConsoleService.get', 'GraphicsConsole', options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('InstanceTypeGraphicsConsoleService.remove', options);
  }
}

export class InstanceTypeGraphicsConsolesService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs console.protocol. */
  add(console: GraphicsConsole, options: CallOptions = {}): Promise<GraphicsConsole> {
    return this.#at.send('InstanceTypeGraphicsConsolesService.add', 'POST', 'GraphicsConsole', console, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<GraphicsConsole[]> {
    return this.#at.list('InstanceTypeGraphicsConsolesService.list', 'GraphicsConsole', options);
  }
  console(id: string): InstanceTypeGraphicsConsoleService {
    return new InstanceTypeGraphicsConsoleService(this.#at.at(id));
  }
}

export class InstanceTypeNicService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Nic> {
    return this.#at.get('InstanceTypeNicService.get', 'Nic', options);
  }
  /** Changes what is given; the rest stays. */
  update(nic: Nic, options: CallOptions & { async?: boolean | undefined } = {}): Promise<Nic> {
    return this.#at.send('InstanceTypeNicService.update', 'PUT', 'Nic', nic, options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('InstanceTypeNicService.remove', options);
  }
}

export class InstanceTypeNicsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. */
  add(nic: Nic, options: CallOptions = {}): Promise<Nic> {
    return this.#at.send('InstanceTypeNicsService.add', 'POST', 'Nic', nic, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined; search?: string | undefined } = {}): Promise<Nic[]> {
    return this.#at.list('InstanceTypeNicsService.list', 'Nic', options);
  }
  nic(id: string): InstanceTypeNicService {
    return new InstanceTypeNicService(this.#at.at(id));
  }
}

export class InstanceTypeService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<InstanceType> {
    return this.#at.get('InstanceTypeService.get', 'InstanceType', options);
  }
  /** Changes what is given; the rest stays. */
  update(instanceType: InstanceType, options: CallOptions & { async?: boolean | undefined } = {}): Promise<InstanceType> {
    return this.#at.send('InstanceTypeService.update', 'PUT', 'InstanceType', instanceType, options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('InstanceTypeService.remove', options);
  }
  nics(): InstanceTypeNicsService {
    return new InstanceTypeNicsService(this.#at.below('nics'));
  }
  watchdogs(): InstanceTypeWatchdogsService {
    return new InstanceTypeWatchdogsService(this.#at.below('watchdogs'));
  }
  graphicsConsoles(): InstanceTypeGraphicsConsolesService {
    return new InstanceTypeGraphicsConsolesService(this.#at.below('graphicsconsoles'));
  }
}

export class InstanceTypeWatchdogService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Watchdog> {
    return this.#at.get('InstanceTypeWatchdogService.get', 'Watchdog', options);
  }
  /** Changes what is given; the rest stays. */
  update(watchdog: Watchdog, options: CallOptions & { async?: boolean | undefined } = {}): Promise<Watchdog> {
    return this.#at.send('InstanceTypeWatchdogService.update', 'PUT', 'Watchdog', watchdog, options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('InstanceTypeWatchdogService.remove', options);
  }
}

export class InstanceTypeWatchdogsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. */
  add(watchdog: Watchdog, options: CallOptions = {}): Promise<Watchdog> {
    return this.#at.send('InstanceTypeWatchdogsService.add', 'POST', 'Watchdog', watchdog, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined; search?: string | undefined } = {}): Promise<Watchdog[]> {
    return this.#at.list('InstanceTypeWatchdogsService.list', 'Watchdog', options);
  }
  watchdog(id: string): InstanceTypeWatchdogService {
    return new InstanceTypeWatchdogService(this.#at.at(id));
  }
}

export class InstanceTypesService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs instanceType.name. */
  add(instanceType: InstanceType, options: CallOptions = {}): Promise<InstanceType> {
    return this.#at.send('InstanceTypesService.add', 'POST', 'InstanceType', instanceType, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined; search?: string | undefined; caseSensitive?: boolean | undefined } = {}): Promise<InstanceType[]> {
    return this.#at.list('InstanceTypesService.list', 'InstanceType', options);
  }
  instanceType(id: string): InstanceTypeService {
    return new InstanceTypeService(this.#at.at(id));
  }
}

export class IscsiBondService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<IscsiBond> {
    return this.#at.get('IscsiBondService.get', 'IscsiBond', options);
  }
  /** Changes what is given; the rest stays. */
  update(bond: IscsiBond, options: CallOptions & { async?: boolean | undefined } = {}): Promise<IscsiBond> {
    return this.#at.send('IscsiBondService.update', 'PUT', 'IscsiBond', bond, options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('IscsiBondService.remove', options);
  }
  networks(): NetworksService {
    return new NetworksService(this.#at.below('networks'));
  }
  storageServerConnections(): StorageServerConnectionsService {
    return new StorageServerConnectionsService(this.#at.below('storageserverconnections'));
  }
}

export class IscsiBondsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs bond.name. */
  add(bond: IscsiBond, options: CallOptions = {}): Promise<IscsiBond> {
    return this.#at.send('IscsiBondsService.add', 'POST', 'IscsiBond', bond, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<IscsiBond[]> {
    return this.#at.list('IscsiBondsService.list', 'IscsiBond', options);
  }
  iscsiBond(id: string): IscsiBondService {
    return new IscsiBondService(this.#at.at(id));
  }
}

export class JobService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Removes it from the list. */
  clear(input: { async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('JobService.clear', 'clear', input, options);
  }
  /** The action `end`. */
  end(input: { force?: boolean | undefined; succeeded?: boolean | undefined; async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('JobService.end', 'end', input, options);
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Job> {
    return this.#at.get('JobService.get', 'Job', options);
  }
  steps(): StepsService {
    return new StepsService(this.#at.below('steps'));
  }
}

export class JobsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs job.description. */
  add(job: Job, options: CallOptions = {}): Promise<Job> {
    return this.#at.send('JobsService.add', 'POST', 'Job', job, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { search?: string | undefined; caseSensitive?: boolean | undefined; max?: number | undefined } = {}): Promise<Job[]> {
    return this.#at.list('JobsService.list', 'Job', options);
  }
  job(id: string): JobService {
    return new JobService(this.#at.at(id));
  }
}

export class KatelloErrataService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<KatelloErratum[]> {
    return this.#at.list('KatelloErrataService.list', 'KatelloErratum', options);
  }
  katelloErratum(id: string): KatelloErratumService {
    return new KatelloErratumService(this.#at.at(id));
  }
}

export class KatelloErratumService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<KatelloErratum> {
    return this.#at.get('KatelloErratumService.get', 'KatelloErratum', options);
  }
}

export class LinkLayerDiscoveryProtocolService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions = {}): Promise<LinkLayerDiscoveryProtocolElement[]> {
    return this.#at.list('LinkLayerDiscoveryProtocolService.list', 'LinkLayerDiscoveryProtocolElement', options);
  }
}

export class MacPoolService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<MacPool> {
    return this.#at.get('MacPoolService.get', 'MacPool', options);
  }
  /** Changes what is given; the rest stays. */
  update(pool: MacPool, options: CallOptions & { async?: boolean | undefined } = {}): Promise<MacPool> {
    return this.#at.send('MacPoolService.update', 'PUT', 'MacPool', pool, options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('MacPoolService.remove', options);
  }
  permissions(): AssignedPermissionsService {
    return new AssignedPermissionsService(this.#at.below('permissions'));
  }
}

export class MacPoolsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs pool.name, pool.ranges[].from, pool.ranges[].to. */
  add(pool: MacPool, options: CallOptions = {}): Promise<MacPool> {
    return this.#at.send('MacPoolsService.add', 'POST', 'MacPool', pool, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<MacPool[]> {
    return this.#at.list('MacPoolsService.list', 'MacPool', options);
  }
  macPool(id: string): MacPoolService {
    return new MacPoolService(this.#at.at(id));
  }
}

export class NetworkAttachmentService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<NetworkAttachment> {
    return this.#at.get('NetworkAttachmentService.get', 'NetworkAttachment', options);
  }
  /** Changes what is given; the rest stays. */
  update(attachment: NetworkAttachment, options: CallOptions & { async?: boolean | undefined } = {}): Promise<NetworkAttachment> {
    return this.#at.send('NetworkAttachmentService.update', 'PUT', 'NetworkAttachment', attachment, options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('NetworkAttachmentService.remove', options);
  }
}

export class NetworkAttachmentsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs attachment.network.name or attachment.network.id. */
  add(attachment: NetworkAttachment, options: CallOptions = {}): Promise<NetworkAttachment> {
    return this.#at.send('NetworkAttachmentsService.add', 'POST', 'NetworkAttachment', attachment, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<NetworkAttachment[]> {
    return this.#at.list('NetworkAttachmentsService.list', 'NetworkAttachment', options);
  }
  attachment(id: string): NetworkAttachmentService {
    return new NetworkAttachmentService(this.#at.at(id));
  }
}

export class NetworkFilterService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<NetworkFilter> {
    return this.#at.get('NetworkFilterService.get', 'NetworkFilter', options);
  }
}

export class NetworkFiltersService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions = {}): Promise<NetworkFilter[]> {
    return this.#at.list('NetworkFiltersService.list', 'NetworkFilter', options);
  }
  networkFilter(id: string): NetworkFilterService {
    return new NetworkFilterService(this.#at.at(id));
  }
}

export class NetworkLabelService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<NetworkLabel> {
    return this.#at.get('NetworkLabelService.get', 'NetworkLabel', options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('NetworkLabelService.remove', options);
  }
}

export class NetworkLabelsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs label.id. */
  add(label: NetworkLabel, options: CallOptions = {}): Promise<NetworkLabel> {
    return this.#at.send('NetworkLabelsService.add', 'POST', 'NetworkLabel', label, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<NetworkLabel[]> {
    return this.#at.list('NetworkLabelsService.list', 'NetworkLabel', options);
  }
  label(id: string): NetworkLabelService {
    return new NetworkLabelService(this.#at.at(id));
  }
}

export class NetworkService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Network> {
    return this.#at.get('NetworkService.get', 'Network', options);
  }
  /** Changes what is given; the rest stays. */
  update(network: Network, options: CallOptions & { async?: boolean | undefined } = {}): Promise<Network> {
    return this.#at.send('NetworkService.update', 'PUT', 'Network', network, options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('NetworkService.remove', options);
  }
  permissions(): AssignedPermissionsService {
    return new AssignedPermissionsService(this.#at.below('permissions'));
  }
  vnicProfiles(): AssignedVnicProfilesService {
    return new AssignedVnicProfilesService(this.#at.below('vnicprofiles'));
  }
  networkLabels(): NetworkLabelsService {
    return new NetworkLabelsService(this.#at.below('networklabels'));
  }
}

export class NetworksService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs network.id or network.name. */
  add(network: Network, options: CallOptions = {}): Promise<Network> {
    return this.#at.send('NetworksService.add', 'POST', 'Network', network, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined; search?: string | undefined; caseSensitive?: boolean | undefined } = {}): Promise<Network[]> {
    return this.#at.list('NetworksService.list', 'Network', options);
  }
  network(id: string): NetworkService {
    return new NetworkService(this.#at.at(id));
  }
}

export class NicNetworkFilterParameterService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<NetworkFilterParameter> {
    return this.#at.get('NicNetworkFilterParameterService.get', 'NetworkFilterParameter', options);
  }
  /** Changes what is given; the rest stays. */
  update(parameter: NetworkFilterParameter, options: CallOptions = {}): Promise<NetworkFilterParameter> {
    return this.#at.send('NicNetworkFilterParameterService.update', 'PUT', 'NetworkFilterParameter', parameter, options);
  }
  /** Removes it. */
  remove(options: CallOptions = {}): Promise<Action> {
    return this.#at.remove('NicNetworkFilterParameterService.remove', options);
  }
}

export class NicNetworkFilterParametersService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions = {}): Promise<NetworkFilterParameter[]> {
    return this.#at.list('NicNetworkFilterParametersService.list', 'NetworkFilterParameter', options);
  }
  /** Makes one. */
  add(parameter: NetworkFilterParameter, options: CallOptions = {}): Promise<NetworkFilterParameter> {
    return this.#at.send('NicNetworkFilterParametersService.add', 'POST', 'NetworkFilterParameter', parameter, options);
  }
  parameter(id: string): NicNetworkFilterParameterService {
    return new NicNetworkFilterParameterService(this.#at.at(id));
  }
}

export class OpenstackImageProviderService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** The action `importcertificates`. Needs certificates[].content. */
  importCertificates(input: { certificates?: Certificate[] | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('OpenstackImageProviderService.importCertificates', 'importcertificates', input, options);
  }
  /** The action `testconnectivity`. */
  testConnectivity(input: { async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('OpenstackImageProviderService.testConnectivity', 'testconnectivity', input, options);
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<OpenStackImageProvider> {
    return this.#at.get('OpenstackImageProviderService.get', 'OpenStackImageProvider', options);
  }
  /** Changes what is given; the rest stays. */
  update(provider: OpenStackImageProvider, options: CallOptions & { async?: boolean | undefined } = {}): Promise<OpenStackImageProvider> {
    return this.#at.send('OpenstackImageProviderService.update', 'PUT', 'OpenStackImageProvider', provider, options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('OpenstackImageProviderService.remove', options);
  }
  certificates(): ExternalProviderCertificatesService {
    return new ExternalProviderCertificatesService(this.#at.below('certificates'));
  }
  images(): OpenstackImagesService {
    return new OpenstackImagesService(this.#at.below('images'));
  }
}

export class OpenstackImageProvidersService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs provider.name. */
  add(provider: OpenStackImageProvider, options: CallOptions = {}): Promise<OpenStackImageProvider> {
    return this.#at.send('OpenstackImageProvidersService.add', 'POST', 'OpenStackImageProvider', provider, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined; search?: string | undefined } = {}): Promise<OpenStackImageProvider[]> {
    return this.#at.list('OpenstackImageProvidersService.list', 'OpenStackImageProvider', options);
  }
  provider(id: string): OpenstackImageProviderService {
    return new OpenstackImageProviderService(this.#at.at(id));
  }
}

export class OpenstackImageService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<OpenStackImage> {
    return this.#at.get('OpenstackImageService.get', 'OpenStackImage', options);
  }
  /** The action `import`. Needs storageDomain.id or storageDomain.name. */
  import(input: { disk?: Disk | undefined; importAsTemplate?: boolean | undefined; storageDomain?: StorageDomain | undefined; template?: Template | undefined; cluster?: Cluster | undefined; async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('OpenstackImageService.import', 'import', input, options);
  }
}

export class OpenstackImagesService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<OpenStackImage[]> {
    return this.#at.list('OpenstackImagesService.list', 'OpenStackImage', options);
  }
  image(id: string): OpenstackImageService {
    return new OpenstackImageService(this.#at.at(id));
  }
}

export class OpenstackNetworkProviderService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** The action `importcertificates`. Needs certificates[].content. */
  importCertificates(input: { certificates?: Certificate[] | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('OpenstackNetworkProviderService.importCertificates', 'importcertificates', input, options);
  }
  /** The action `testconnectivity`. */
  testConnectivity(input: { async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('OpenstackNetworkProviderService.testConnectivity', 'testconnectivity', input, options);
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<OpenStackNetworkProvider> {
    return this.#at.get('OpenstackNetworkProviderService.get', 'OpenStackNetworkProvider', options);
  }
  /** Changes what is given; the rest stays. */
  update(provider: OpenStackNetworkProvider, options: CallOptions & { async?: boolean | undefined } = {}): Promise<OpenStackNetworkProvider> {
    return this.#at.send('OpenstackNetworkProviderService.update', 'PUT', 'OpenStackNetworkProvider', provider, options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('OpenstackNetworkProviderService.remove', options);
  }
  certificates(): ExternalProviderCertificatesService {
    return new ExternalProviderCertificatesService(this.#at.below('certificates'));
  }
  networks(): OpenstackNetworksService {
    return new OpenstackNetworksService(this.#at.below('networks'));
  }
}

export class OpenstackNetworkProvidersService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs provider.name. */
  add(provider: OpenStackNetworkProvider, options: CallOptions = {}): Promise<OpenStackNetworkProvider> {
    return this.#at.send('OpenstackNetworkProvidersService.add', 'POST', 'OpenStackNetworkProvider', provider, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined; search?: string | undefined } = {}): Promise<OpenStackNetworkProvider[]> {
    return this.#at.list('OpenstackNetworkProvidersService.list', 'OpenStackNetworkProvider', options);
  }
  provider(id: string): OpenstackNetworkProviderService {
    return new OpenstackNetworkProviderService(this.#at.at(id));
  }
}

export class OpenstackNetworkService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<OpenStackNetwork> {
    return this.#at.get('OpenstackNetworkService.get', 'OpenStackNetwork', options);
  }
  /** The action `import`. */
  import(input: { dataCenter?: DataCenter | undefined; async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('OpenstackNetworkService.import', 'import', input, options);
  }
  subnets(): OpenstackSubnetsService {
    return new OpenstackSubnetsService(this.#at.below('subnets'));
  }
}

export class OpenstackNetworksService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<OpenStackNetwork[]> {
    return this.#at.list('OpenstackNetworksService.list', 'OpenStackNetwork', options);
  }
  network(id: string): OpenstackNetworkService {
    return new OpenstackNetworkService(this.#at.at(id));
  }
}

export class OpenstackSubnetService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<OpenStackSubnet> {
    return this.#at.get('OpenstackSubnetService.get', 'OpenStackSubnet', options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('OpenstackSubnetService.remove', options);
  }
}

export class OpenstackSubnetsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. */
  add(subnet: OpenStackSubnet, options: CallOptions = {}): Promise<OpenStackSubnet> {
    return this.#at.send('OpenstackSubnetsService.add', 'POST', 'OpenStackSubnet', subnet, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<OpenStackSubnet[]> {
    return this.#at.list('OpenstackSubnetsService.list', 'OpenStackSubnet', options);
  }
  subnet(id: string): OpenstackSubnetService {
    return new OpenstackSubnetService(this.#at.at(id));
  }
}

export class OpenstackVolumeAuthenticationKeyService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<OpenstackVolumeAuthenticationKey> {
    return this.#at.get('OpenstackVolumeAuthenticationKeyService.get', 'OpenstackVolumeAuthenticationKey', options);
  }
  /** Changes what is given; the rest stays. */
  update(key: OpenstackVolumeAuthenticationKey, options: CallOptions = {}): Promise<OpenstackVolumeAuthenticationKey> {
    return this.#at.send('OpenstackVolumeAuthenticationKeyService.update', 'PUT', 'OpenstackVolumeAuthenticationKey', key, options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('OpenstackVolumeAuthenticationKeyService.remove', options);
  }
}

export class OpenstackVolumeAuthenticationKeysService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs key.usageType, key.uuid, key.value. */
  add(key: OpenstackVolumeAuthenticationKey, options: CallOptions = {}): Promise<OpenstackVolumeAuthenticationKey> {
    return this.#at.send('OpenstackVolumeAuthenticationKeysService.add', 'POST', 'OpenstackVolumeAuthenticationKey', key, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<OpenstackVolumeAuthenticationKey[]> {
    return this.#at.list('OpenstackVolumeAuthenticationKeysService.list', 'OpenstackVolumeAuthenticationKey', options);
  }
  key(id: string): OpenstackVolumeAuthenticationKeyService {
    return new OpenstackVolumeAuthenticationKeyService(this.#at.at(id));
  }
}

export class OpenstackVolumeProviderService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** The action `importcertificates`. Needs certificates[].content. */
  importCertificates(input: { certificates?: Certificate[] | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('OpenstackVolumeProviderService.importCertificates', 'importcertificates', input, options);
  }
  /** The action `testconnectivity`. */
  testConnectivity(input: { async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('OpenstackVolumeProviderService.testConnectivity', 'testconnectivity', input, options);
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<OpenStackVolumeProvider> {
    return this.#at.get('OpenstackVolumeProviderService.get', 'OpenStackVolumeProvider', options);
  }
  /** Changes what is given; the rest stays. */
  update(provider: OpenStackVolumeProvider, options: CallOptions & { async?: boolean | undefined } = {}): Promise<OpenStackVolumeProvider> {
    return this.#at.send('OpenstackVolumeProviderService.update', 'PUT', 'OpenStackVolumeProvider', provider, options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined; force?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('OpenstackVolumeProviderService.remove', options);
  }
  certificates(): ExternalProviderCertificatesService {
    return new ExternalProviderCertificatesService(this.#at.below('certificates'));
  }
  volumeTypes(): OpenstackVolumeTypesService {
    return new OpenstackVolumeTypesService(this.#at.below('volumetypes'));
  }
  authenticationKeys(): OpenstackVolumeAuthenticationKeysService {
    return new OpenstackVolumeAuthenticationKeysService(this.#at.below('authenticationkeys'));
  }
}

export class OpenstackVolumeProvidersService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs provider.name. */
  add(provider: OpenStackVolumeProvider, options: CallOptions = {}): Promise<OpenStackVolumeProvider> {
    return this.#at.send('OpenstackVolumeProvidersService.add', 'POST', 'OpenStackVolumeProvider', provider, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined; search?: string | undefined } = {}): Promise<OpenStackVolumeProvider[]> {
    return this.#at.list('OpenstackVolumeProvidersService.list', 'OpenStackVolumeProvider', options);
  }
  provider(id: string): OpenstackVolumeProviderService {
    return new OpenstackVolumeProviderService(this.#at.at(id));
  }
}

export class OpenstackVolumeTypeService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<OpenStackVolumeType> {
    return this.#at.get('OpenstackVolumeTypeService.get', 'OpenStackVolumeType', options);
  }
}

export class OpenstackVolumeTypesService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<OpenStackVolumeType[]> {
    return this.#at.list('OpenstackVolumeTypesService.list', 'OpenStackVolumeType', options);
  }
  type(id: string): OpenstackVolumeTypeService {
    return new OpenstackVolumeTypeService(this.#at.at(id));
  }
}

export class OperatingSystemService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<OperatingSystemInfo> {
    return this.#at.get('OperatingSystemService.get', 'OperatingSystemInfo', options);
  }
}

export class OperatingSystemsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<OperatingSystemInfo[]> {
    return this.#at.list('OperatingSystemsService.list', 'OperatingSystemInfo', options);
  }
  operatingSystem(id: string): OperatingSystemService {
    return new OperatingSystemService(this.#at.at(id));
  }
}

export class PermissionService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Permission> {
    return this.#at.get('PermissionService.get', 'Permission', options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('PermissionService.remove', options);
  }
}

export class PermitService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Permit> {
    return this.#at.get('PermitService.get', 'Permit', options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('PermitService.remove', options);
  }
}

export class PermitsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs permit.id or permit.name. */
  add(permit: Permit, options: CallOptions = {}): Promise<Permit> {
    return this.#at.send('PermitsService.add', 'POST', 'Permit', permit, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<Permit[]> {
    return this.#at.list('PermitsService.list', 'Permit', options);
  }
  permit(id: string): PermitService {
    return new PermitService(this.#at.at(id));
  }
}

export class QosService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Qos> {
    return this.#at.get('QosService.get', 'Qos', options);
  }
  /** Changes what is given; the rest stays. */
  update(qos: Qos, options: CallOptions & { async?: boolean | undefined } = {}): Promise<Qos> {
    return this.#at.send('QosService.update', 'PUT', 'Qos', qos, options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('QosService.remove', options);
  }
}

export class QossService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs qos.name, qos.type. */
  add(qos: Qos, options: CallOptions = {}): Promise<Qos> {
    return this.#at.send('QossService.add', 'POST', 'Qos', qos, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<Qos[]> {
    return this.#at.list('QossService.list', 'Qos', options);
  }
  qos(id: string): QosService {
    return new QosService(this.#at.at(id));
  }
}

export class QuotaClusterLimitService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<QuotaClusterLimit> {
    return this.#at.get('QuotaClusterLimitService.get', 'QuotaClusterLimit', options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('QuotaClusterLimitService.remove', options);
  }
}

export class QuotaClusterLimitsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. */
  add(limit: QuotaClusterLimit, options: CallOptions = {}): Promise<QuotaClusterLimit> {
    return this.#at.send('QuotaClusterLimitsService.add', 'POST', 'QuotaClusterLimit', limit, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<QuotaClusterLimit[]> {
    return this.#at.list('QuotaClusterLimitsService.list', 'QuotaClusterLimit', options);
  }
  limit(id: string): QuotaClusterLimitService {
    return new QuotaClusterLimitService(this.#at.at(id));
  }
}

export class QuotaService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Quota> {
    return this.#at.get('QuotaService.get', 'Quota', options);
  }
  /** Changes what is given; the rest stays. */
  update(quota: Quota, options: CallOptions & { async?: boolean | undefined } = {}): Promise<Quota> {
    return this.#at.send('QuotaService.update', 'PUT', 'Quota', quota, options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('QuotaService.remove', options);
  }
  quotaStorageLimits(): QuotaStorageLimitsService {
    return new QuotaStorageLimitsService(this.#at.below('quotastoragelimits'));
  }
  quotaClusterLimits(): QuotaClusterLimitsService {
    return new QuotaClusterLimitsService(this.#at.below('quotaclusterlimits'));
  }
  permissions(): AssignedPermissionsService {
    return new AssignedPermissionsService(this.#at.below('permissions'));
  }
}

export class QuotaStorageLimitService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<QuotaStorageLimit> {
    return this.#at.get('QuotaStorageLimitService.get', 'QuotaStorageLimit', options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('QuotaStorageLimitService.remove', options);
  }
}

export class QuotaStorageLimitsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. */
  add(limit: QuotaStorageLimit, options: CallOptions = {}): Promise<QuotaStorageLimit> {
    return this.#at.send('QuotaStorageLimitsService.add', 'POST', 'QuotaStorageLimit', limit, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<QuotaStorageLimit[]> {
    return this.#at.list('QuotaStorageLimitsService.list', 'QuotaStorageLimit', options);
  }
  limit(id: string): QuotaStorageLimitService {
    return new QuotaStorageLimitService(this.#at.at(id));
  }
}

export class QuotasService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs quota.name. */
  add(quota: Quota, options: CallOptions = {}): Promise<Quota> {
    return this.#at.send('QuotasService.add', 'POST', 'Quota', quota, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<Quota[]> {
    return this.#at.list('QuotasService.list', 'Quota', options);
  }
  quota(id: string): QuotaService {
    return new QuotaService(this.#at.at(id));
  }
}

export class RoleService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Role> {
    return this.#at.get('RoleService.get', 'Role', options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('RoleService.remove', options);
  }
  /** Changes what is given; the rest stays. */
  update(role: Role, options: CallOptions & { async?: boolean | undefined } = {}): Promise<Role> {
    return this.#at.send('RoleService.update', 'PUT', 'Role', role, options);
  }
  permits(): PermitsService {
    return new PermitsService(this.#at.below('permits'));
  }
}

export class RolesService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs role.name, role.permits[].id. */
  add(role: Role, options: CallOptions = {}): Promise<Role> {
    return this.#at.send('RolesService.add', 'POST', 'Role', role, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<Role[]> {
    return this.#at.list('RolesService.list', 'Role', options);
  }
  role(id: string): RoleService {
    return new RoleService(this.#at.at(id));
  }
}

export class SchedulingPoliciesService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs policy.name. */
  add(policy: SchedulingPolicy, options: CallOptions = {}): Promise<SchedulingPolicy> {
    return this.#at.send('SchedulingPoliciesService.add', 'POST', 'SchedulingPolicy', policy, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<SchedulingPolicy[]> {
    return this.#at.list('SchedulingPoliciesService.list', 'SchedulingPolicy', options);
  }
  policy(id: string): SchedulingPolicyService {
    return new SchedulingPolicyService(this.#at.at(id));
  }
}

export class SchedulingPolicyService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<SchedulingPolicy> {
    return this.#at.get('SchedulingPolicyService.get', 'SchedulingPolicy', options);
  }
  /** Changes what is given; the rest stays. */
  update(policy: SchedulingPolicy, options: CallOptions & { async?: boolean | undefined } = {}): Promise<SchedulingPolicy> {
    return this.#at.send('SchedulingPolicyService.update', 'PUT', 'SchedulingPolicy', policy, options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('SchedulingPolicyService.remove', options);
  }
  filters(): FiltersService {
    return new FiltersService(this.#at.below('filters'));
  }
  weights(): WeightsService {
    return new WeightsService(this.#at.below('weights'));
  }
  balances(): BalancesService {
    return new BalancesService(this.#at.below('balances'));
  }
}

export class SchedulingPolicyUnitService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<SchedulingPolicyUnit> {
    return this.#at.get('SchedulingPolicyUnitService.get', 'SchedulingPolicyUnit', options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('SchedulingPolicyUnitService.remove', options);
  }
}

export class SchedulingPolicyUnitsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<SchedulingPolicyUnit[]> {
    return this.#at.list('SchedulingPolicyUnitsService.list', 'SchedulingPolicyUnit', options);
  }
  unit(id: string): SchedulingPolicyUnitService {
    return new SchedulingPolicyUnitService(this.#at.at(id));
  }
}

export class SnapshotCdromService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Cdrom> {
    return this.#at.get('SnapshotCdromService.get', 'Cdrom', options);
  }
}

export class SnapshotCdromsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<Cdrom[]> {
    return this.#at.list('SnapshotCdromsService.list', 'Cdrom', options);
  }
  cdrom(id: string): SnapshotCdromService {
    return new SnapshotCdromService(this.#at.at(id));
  }
}

export class SnapshotDiskService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Disk> {
    return this.#at.get('SnapshotDiskService.get', 'Disk', options);
  }
}

export class SnapshotDisksService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<Disk[]> {
    return this.#at.list('SnapshotDisksService.list', 'Disk', options);
  }
  disk(id: string): SnapshotDiskService {
    return new SnapshotDiskService(this.#at.at(id));
  }
}

export class SnapshotNicService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Nic> {
    return this.#at.get('SnapshotNicService.get', 'Nic', options);
  }
}

export class SnapshotNicsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<Nic[]> {
    return this.#at.list('SnapshotNicsService.list', 'Nic', options);
  }
  nic(id: string): SnapshotNicService {
    return new SnapshotNicService(this.#at.at(id));
  }
}

export class SnapshotService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Snapshot> {
    return this.#at.get('SnapshotService.get', 'Snapshot', options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('SnapshotService.remove', options);
  }
  /** The action `restore`. */
  restore(input: { disks?: Disk[] | undefined; restoreMemory?: boolean | undefined; async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('SnapshotService.restore', 'restore', input, options);
  }
  cdroms(): SnapshotCdromsService {
    return new SnapshotCdromsService(this.#at.below('cdroms'));
  }
  disks(): SnapshotDisksService {
    return new SnapshotDisksService(this.#at.below('disks'));
  }
  nics(): SnapshotNicsService {
    return new SnapshotNicsService(this.#at.below('nics'));
  }
}

export class SnapshotsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs snapshot.description. */
  add(snapshot: Snapshot, options: CallOptions = {}): Promise<Snapshot> {
    return this.#at.send('SnapshotsService.add', 'POST', 'Snapshot', snapshot, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<Snapshot[]> {
    return this.#at.list('SnapshotsService.list', 'Snapshot', options);
  }
  snapshot(id: string): SnapshotService {
    return new SnapshotService(this.#at.at(id));
  }
}

export class SshPublicKeyService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<SshPublicKey> {
    return this.#at.get('SshPublicKeyService.get', 'SshPublicKey', options);
  }
  /** Changes what is given; the rest stays. @deprecated */
  update(key: SshPublicKey, options: CallOptions & { async?: boolean | undefined } = {}): Promise<SshPublicKey> {
    return this.#at.send('SshPublicKeyService.update', 'PUT', 'SshPublicKey', key, options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('SshPublicKeyService.remove', options);
  }
}

export class SshPublicKeysService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs key.content. */
  add(key: SshPublicKey, options: CallOptions = {}): Promise<SshPublicKey> {
    return this.#at.send('SshPublicKeysService.add', 'POST', 'SshPublicKey', key, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<SshPublicKey[]> {
    return this.#at.list('SshPublicKeysService.list', 'SshPublicKey', options);
  }
  key(id: string): SshPublicKeyService {
    return new SshPublicKeyService(this.#at.at(id));
  }
}

export class StatisticService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Statistic> {
    return this.#at.get('StatisticService.get', 'Statistic', options);
  }
}

export class StatisticsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<Statistic[]> {
    return this.#at.list('StatisticsService.list', 'Statistic', options);
  }
  statistic(id: string): StatisticService {
    return new StatisticService(this.#at.at(id));
  }
}

export class StepService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** The action `end`. Needs succeeded. */
  end(input: { force?: boolean | undefined; succeeded?: boolean | undefined; async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('StepService.end', 'end', input, options);
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Step> {
    return this.#at.get('StepService.get', 'Step', options);
  }
  statistics(): StatisticsService {
    return new StatisticsService(this.#at.below('statistics'));
  }
}

export class StepsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs step.description, step.type. */
  add(step: Step, options: CallOptions = {}): Promise<Step> {
    return this.#at.send('StepsService.add', 'POST', 'Step', step, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<Step[]> {
    return this.#at.list('StepsService.list', 'Step', options);
  }
  step(id: string): StepService {
    return new StepService(this.#at.at(id));
  }
}

export class StorageDomainContentDiskService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Disk> {
    return this.#at.get('StorageDomainContentDiskService.get', 'Disk', options);
  }
}

export class StorageDomainContentDisksService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined; search?: string | undefined; caseSensitive?: boolean | undefined } = {}): Promise<Disk[]> {
    return this.#at.list('StorageDomainContentDisksService.list', 'Disk', options);
  }
  disk(id: string): StorageDomainContentDiskService {
    return new StorageDomainContentDiskService(this.#at.at(id));
  }
}

export class StorageDomainDiskService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** The action `copy`. @deprecated */
  copy(input: { disk?: Disk | undefined; storageDomain?: StorageDomain | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('StorageDomainDiskService.copy', 'copy', input, options);
  }
  /** Changes what is given; the rest stays. */
  update(disk: Disk, options: CallOptions = {}): Promise<Disk> {
    return this.#at.send('StorageDomainDiskService.update', 'PUT', 'Disk', disk, options);
  }
  /** The action `export`. */
  export(input: { storageDomain?: StorageDomain | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('StorageDomainDiskService.export', 'export', input, options);
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Disk> {
    return this.#at.get('StorageDomainDiskService.get', 'Disk', options);
  }
  /** The action `move`. */
  move(input: { storageDomain?: StorageDomain | undefined; async?: boolean | undefined; filter?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('StorageDomainDiskService.move', 'move', input, options);
  }
  /** Removes it. */
  remove(options: CallOptions = {}): Promise<Action> {
    return this.#at.remove('StorageDomainDiskService.remove', options);
  }
  /** The action `sparsify`. */
  sparsify(input: Action = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('StorageDomainDiskService.sparsify', 'sparsify', input, options);
  }
  /** The action `reduce`. */
  reduce(input: { async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('StorageDomainDiskService.reduce', 'reduce', input, options);
  }
  statistics(): StatisticsService {
    return new StatisticsService(this.#at.below('statistics'));
  }
  permissions(): AssignedPermissionsService {
    return new AssignedPermissionsService(this.#at.below('permissions'));
  }
}

export class StorageDomainDisksService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. @deprecated */
  add(disk: Disk, options: CallOptions & { unregistered?: boolean | undefined } = {}): Promise<Disk> {
    return this.#at.send('StorageDomainDisksService.add', 'POST', 'Disk', disk, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined; unregistered?: boolean | undefined } = {}): Promise<Disk[]> {
    return this.#at.list('StorageDomainDisksService.list', 'Disk', options);
  }
  disk(id: string): StorageDomainDiskService {
    return new StorageDomainDiskService(this.#at.at(id));
  }
}

export class StorageDomainServerConnectionService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<StorageConnection> {
    return this.#at.get('StorageDomainServerConnectionService.get', 'StorageConnection', options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('StorageDomainServerConnectionService.remove', options);
  }
}

export class StorageDomainServerConnectionsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs connection.id. */
  add(connection: StorageConnection, options: CallOptions = {}): Promise<StorageConnection> {
    return this.#at.send('StorageDomainServerConnectionsService.add', 'POST', 'StorageConnection', connection, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<StorageConnection[]> {
    return this.#at.list('StorageDomainServerConnectionsService.list', 'StorageConnection', options);
  }
  connection(id: string): StorageDomainServerConnectionService {
    return new StorageDomainServerConnectionService(this.#at.at(id));
  }
}

export class StorageDomainService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<StorageDomain> {
    return this.#at.get('StorageDomainService.get', 'StorageDomain', options);
  }
  /** Whether it belongs to a data center. Needs host.id. */
  isAttached(input: { host?: Host | undefined; async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('StorageDomainService.isAttached', 'isattached', input, options);
  }
  /** Changes what is given; the rest stays. */
  update(storageDomain: StorageDomain, options: CallOptions & { async?: boolean | undefined } = {}): Promise<StorageDomain> {
    return this.#at.send('StorageDomainService.update', 'PUT', 'StorageDomain', storageDomain, options);
  }
  /** Writes the descriptions of its VMs onto it. */
  updateOvfStore(input: { async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('StorageDomainService.updateOvfStore', 'updateovfstore', input, options);
  }
  /** The action `refreshluns`. */
  refreshLuns(input: { logicalUnits?: LogicalUnit[] | undefined; async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('StorageDomainService.refreshLuns', 'refreshluns', input, options);
  }
  /** The action `reduceluns`. */
  reduceLuns(input: { logicalUnits?: LogicalUnit[] | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('StorageDomainService.reduceLuns', 'reduceluns', input, options);
  }
  /** Removes it. */
  remove(options: CallOptions & { host?: string | undefined; format?: boolean | undefined; destroy?: boolean | undefined; async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('StorageDomainService.remove', options);
  }
  diskProfiles(): AssignedDiskProfilesService {
    return new AssignedDiskProfilesService(this.#at.below('diskprofiles'));
  }
  permissions(): AssignedPermissionsService {
    return new AssignedPermissionsService(this.#at.below('permissions'));
  }
  diskSnapshots(): DiskSnapshotsService {
    return new DiskSnapshotsService(this.#at.below('disksnapshots'));
  }
  disks(): StorageDomainDisksService {
    return new StorageDomainDisksService(this.#at.below('disks'));
  }
  files(): FilesService {
    return new FilesService(this.#at.below('files'));
  }
  images(): ImagesService {
    return new ImagesService(this.#at.below('images'));
  }
  storageConnections(): StorageDomainServerConnectionsService {
    return new StorageDomainServerConnectionsService(this.#at.below('storageconnections'));
  }
  templates(): StorageDomainTemplatesService {
    return new StorageDomainTemplatesService(this.#at.below('templates'));
  }
  vms(): StorageDomainVmsService {
    return new StorageDomainVmsService(this.#at.below('vms'));
  }
}

export class StorageDomainTemplateService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Template> {
    return this.#at.get('StorageDomainTemplateService.get', 'Template', options);
  }
  /** The action `import`. */
  import(input: { clone?: boolean | undefined; cluster?: Cluster | undefined; exclusive?: boolean | undefined; storageDomain?: StorageDomain | undefined; template?: Template | undefined; vm?: Vm | undefined; async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('StorageDomainTemplateService.import', 'import', input, options);
  }
  /** The action `register`. */
  register(input: { clone?: boolean | undefined; cluster?: Cluster | undefined; exclusive?: boolean | undefined; template?: Template | undefined; allowPartialImport?: boolean | undefined; vnicProfileMappings?: VnicProfileMapping[] | undefined; registrationConfiguration?: RegistrationConfiguration | undefined; async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('StorageDomainTemplateService.register', 'register', input, options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('StorageDomainTemplateService.remove', options);
  }
  disks(): StorageDomainContentDisksService {
    return new StorageDomainContentDisksService(this.#at.below('disks'));
  }
}

export class StorageDomainTemplatesService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined; unregistered?: boolean | undefined } = {}): Promise<Template[]> {
    return this.#at.list('StorageDomainTemplatesService.list', 'Template', options);
  }
  template(id: string): StorageDomainTemplateService {
    return new StorageDomainTemplateService(this.#at.at(id));
  }
}

export class StorageDomainVmDiskAttachmentService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<DiskAttachment> {
    return this.#at.get('StorageDomainVmDiskAttachmentService.get', 'DiskAttachment', options);
  }
}

export class StorageDomainVmDiskAttachmentsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions = {}): Promise<DiskAttachment[]> {
    return this.#at.list('StorageDomainVmDiskAttachmentsService.list', 'DiskAttachment', options);
  }
  attachment(id: string): StorageDomainVmDiskAttachmentService {
    return new StorageDomainVmDiskAttachmentService(this.#at.at(id));
  }
}

export class StorageDomainVmService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Vm> {
    return this.#at.get('StorageDomainVmService.get', 'Vm', options);
  }
  /** The action `import`. */
  import(input: { clone?: boolean | undefined; cluster?: Cluster | undefined; storageDomain?: StorageDomain | undefined; vm?: Vm | undefined; exclusive?: boolean | undefined; collapseSnapshots?: boolean | undefined; async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('StorageDomainVmService.import', 'import', input, options);
  }
  /** The action `register`. */
  register(input: { clone?: boolean | undefined; cluster?: Cluster | undefined; vm?: Vm | undefined; allowPartialImport?: boolean | undefined; vnicProfileMappings?: VnicProfileMapping[] | undefined; reassignBadMacs?: boolean | undefined; registrationConfiguration?: RegistrationConfiguration | undefined; async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('StorageDomainVmService.register', 'register', input, options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('StorageDomainVmService.remove', options);
  }
  disks(): StorageDomainContentDisksService {
    return new StorageDomainContentDisksService(this.#at.below('disks'));
  }
  diskAttachments(): StorageDomainVmDiskAttachmentsService {
    return new StorageDomainVmDiskAttachmentsService(this.#at.below('diskattachments'));
  }
}

export class StorageDomainVmsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined; unregistered?: boolean | undefined } = {}): Promise<Vm[]> {
    return this.#at.list('StorageDomainVmsService.list', 'Vm', options);
  }
  vm(id: string): StorageDomainVmService {
    return new StorageDomainVmService(this.#at.at(id));
  }
}

export class StorageDomainsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs storageDomain.storage.type, storageDomain.type, storageDomain.host.id or storageDomain.host.name. Takes storageDomain.storage.logicalUnits[].id; or storageDomain.storage.address, storageDomain.storage.path; or storageDomain.storage.path; or storageDomain.storage.path, storageDomain.storage.vfsType; or storageDomain.storage.id; or storageDomain.storage.volumeGroup.id; or storageDomain.storage.driverOptions[].name; or storageDomain.id. */
  add(storageDomain: StorageDomain, options: CallOptions = {}): Promise<StorageDomain> {
    return this.#at.send('StorageDomainsService.add', 'POST', 'StorageDomain', storageDomain, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined; search?: string | undefined; caseSensitive?: boolean | undefined } = {}): Promise<StorageDomain[]> {
    return this.#at.list('StorageDomainsService.list', 'StorageDomain', options);
  }
  storageDomain(id: string): StorageDomainService {
    return new StorageDomainService(this.#at.at(id));
  }
}

export class StorageServerConnectionExtensionService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<StorageConnectionExtension> {
    return this.#at.get('StorageServerConnectionExtensionService.get', 'StorageConnectionExtension', options);
  }
  /** Changes what is given; the rest stays. */
  update(extension: StorageConnectionExtension, options: CallOptions & { async?: boolean | undefined } = {}): Promise<StorageConnectionExtension> {
    return this.#at.send('StorageServerConnectionExtensionService.update', 'PUT', 'StorageConnectionExtension', extension, options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('StorageServerConnectionExtensionService.remove', options);
  }
}

export class StorageServerConnectionExtensionsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs extension.password, extension.target, extension.username. */
  add(extension: StorageConnectionExtension, options: CallOptions = {}): Promise<StorageConnectionExtension> {
    return this.#at.send('StorageServerConnectionExtensionsService.add', 'POST', 'StorageConnectionExtension', extension, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<StorageConnectionExtension[]> {
    return this.#at.list('StorageServerConnectionExtensionsService.list', 'StorageConnectionExtension', options);
  }
  storageConnectionExtension(id: string): StorageServerConnectionExtensionService {
    return new StorageServerConnectionExtensionService(this.#at.at(id));
  }
}

export class StorageServerConnectionService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<StorageConnection> {
    return this.#at.get('StorageServerConnectionService.get', 'StorageConnection', options);
  }
  /** Changes what is given; the rest stays. */
  update(connection: StorageConnection, options: CallOptions & { async?: boolean | undefined; force?: boolean | undefined } = {}): Promise<StorageConnection> {
    return this.#at.send('StorageServerConnectionService.update', 'PUT', 'StorageConnection', connection, options);
  }
  /** Removes it. */
  remove(options: CallOptions & { host?: string | undefined; async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('StorageServerConnectionService.remove', options);
  }
}

export class StorageServerConnectionsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs connection.type. Takes connection.address, connection.target; or connection.address, connection.path; or connection.path, connection.vfsType; or connection.path, connection.vfsType; or connection.path. */
  add(connection: StorageConnection, options: CallOptions = {}): Promise<StorageConnection> {
    return this.#at.send('StorageServerConnectionsService.add', 'POST', 'StorageConnection', connection, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<StorageConnection[]> {
    return this.#at.list('StorageServerConnectionsService.list', 'StorageConnection', options);
  }
  storageConnection(id: string): StorageServerConnectionService {
    return new StorageServerConnectionService(this.#at.at(id));
  }
}

export class StorageService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions & { reportStatus?: boolean | undefined } = {}): Promise<HostStorage> {
    return this.#at.get('StorageService.get', 'HostStorage', options);
  }
}

export class SystemOptionService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions & { version?: string | undefined } = {}): Promise<SystemOption> {
    return this.#at.get('SystemOptionService.get', 'SystemOption', options);
  }
}

export class SystemOptionsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  option(id: string): SystemOptionService {
    return new SystemOptionService(this.#at.at(id));
  }
}

export class SystemPermissionsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs permission.role.id or permission.role.name. Takes permission.user.id; or permission.group.id; or permission.dataCenter.id; or permission.cluster.id; or permission.host.id; or permission.storageDomain.id; or permission.vm.id; or permission.vmPool.id; or permission.template.id. */
  add(permission: Permission, options: CallOptions = {}): Promise<Permission> {
    return this.#at.send('SystemPermissionsService.add', 'POST', 'Permission', permission, options);
  }
  /** Those that you may see. */
  list(options: CallOptions = {}): Promise<Permission[]> {
    return this.#at.list('SystemPermissionsService.list', 'Permission', options);
  }
  permission(id: string): PermissionService {
    return new PermissionService(this.#at.at(id));
  }
}

export class SystemService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Api> {
    return this.#at.get('SystemService.get', 'Api', options);
  }
  /** Reads the settings of the engine again. */
  reloadConfigurations(input: { async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('SystemService.reloadConfigurations', 'reloadconfigurations', input, options);
  }
  clusterLevels(): ClusterLevelsService {
    return new ClusterLevelsService(this.#at.below('clusterlevels'));
  }
  bookmarks(): BookmarksService {
    return new BookmarksService(this.#at.below('bookmarks'));
  }
  clusters(): ClustersService {
    return new ClustersService(this.#at.below('clusters'));
  }
  cpuProfiles(): CpuProfilesService {
    return new CpuProfilesService(this.#at.below('cpuprofiles'));
  }
  dataCenters(): DataCentersService {
    return new DataCentersService(this.#at.below('datacenters'));
  }
  diskProfiles(): DiskProfilesService {
    return new DiskProfilesService(this.#at.below('diskprofiles'));
  }
  disks(): DisksService {
    return new DisksService(this.#at.below('disks'));
  }
  domains(): DomainsService {
    return new DomainsService(this.#at.below('domains'));
  }
  events(): EventsService {
    return new EventsService(this.#at.below('events'));
  }
  externalHostProviders(): ExternalHostProvidersService {
    return new ExternalHostProvidersService(this.#at.below('externalhostproviders'));
  }
  externalVmImports(): ExternalVmImportsService {
    return new ExternalVmImportsService(this.#at.below('externalvmimports'));
  }
  externalTemplateImports(): ExternalTemplateImportsService {
    return new ExternalTemplateImportsService(this.#at.below('externaltemplateimports'));
  }
  groups(): GroupsService {
    return new GroupsService(this.#at.below('groups'));
  }
  hosts(): HostsService {
    return new HostsService(this.#at.below('hosts'));
  }
  icons(): IconsService {
    return new IconsService(this.#at.below('icons'));
  }
  instanceTypes(): InstanceTypesService {
    return new InstanceTypesService(this.#at.below('instancetypes'));
  }
  jobs(): JobsService {
    return new JobsService(this.#at.below('jobs'));
  }
  affinityLabels(): AffinityLabelsService {
    return new AffinityLabelsService(this.#at.below('affinitylabels'));
  }
  macPools(): MacPoolsService {
    return new MacPoolsService(this.#at.below('macpools'));
  }
  networkFilters(): NetworkFiltersService {
    return new NetworkFiltersService(this.#at.below('networkfilters'));
  }
  networks(): NetworksService {
    return new NetworksService(this.#at.below('networks'));
  }
  openstackImageProviders(): OpenstackImageProvidersService {
    return new OpenstackImageProvidersService(this.#at.below('openstackimageproviders'));
  }
  openstackNetworkProviders(): OpenstackNetworkProvidersService {
    return new OpenstackNetworkProvidersService(this.#at.below('openstacknetworkproviders'));
  }
  openstackVolumeProviders(): OpenstackVolumeProvidersService {
    return new OpenstackVolumeProvidersService(this.#at.below('openstackvolumeproviders'));
  }
  operatingSystems(): OperatingSystemsService {
    return new OperatingSystemsService(this.#at.below('operatingsystems'));
  }
  roles(): RolesService {
    return new RolesService(this.#at.below('roles'));
  }
  schedulingPolicies(): SchedulingPoliciesService {
    return new SchedulingPoliciesService(this.#at.below('schedulingpolicies'));
  }
  schedulingPolicyUnits(): SchedulingPolicyUnitsService {
    return new SchedulingPolicyUnitsService(this.#at.below('schedulingpolicyunits'));
  }
  storageDomains(): StorageDomainsService {
    return new StorageDomainsService(this.#at.below('storagedomains'));
  }
  storageConnections(): StorageServerConnectionsService {
    return new StorageServerConnectionsService(this.#at.below('storageconnections'));
  }
  katelloErrata(): EngineKatelloErrataService {
    return new EngineKatelloErrataService(this.#at.below('katelloerrata'));
  }
  permissions(): SystemPermissionsService {
    return new SystemPermissionsService(this.#at.below('permissions'));
  }
  tags(): TagsService {
    return new TagsService(this.#at.below('tags'));
  }
  templates(): TemplatesService {
    return new TemplatesService(this.#at.below('templates'));
  }
  users(): UsersService {
    return new UsersService(this.#at.below('users'));
  }
  vmPools(): VmPoolsService {
    return new VmPoolsService(this.#at.below('vmpools'));
  }
  vms(): VmsService {
    return new VmsService(this.#at.below('vms'));
  }
  vnicProfiles(): VnicProfilesService {
    return new VnicProfilesService(this.#at.below('vnicprofiles'));
  }
  imageTransfers(): ImageTransfersService {
    return new ImageTransfersService(this.#at.below('imagetransfers'));
  }
  options(): SystemOptionsService {
    return new SystemOptionsService(this.#at.below('options'));
  }
}

export class TagService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Tag> {
    return this.#at.get('TagService.get', 'Tag', options);
  }
  /** Changes what is given; the rest stays. */
  update(tag: Tag, options: CallOptions & { async?: boolean | undefined } = {}): Promise<Tag> {
    return this.#at.send('TagService.update', 'PUT', 'Tag', tag, options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('TagService.remove', options);
  }
}

export class TagsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs tag.name. */
  add(tag: Tag, options: CallOptions = {}): Promise<Tag> {
    return this.#at.send('TagsService.add', 'POST', 'Tag', tag, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<Tag[]> {
    return this.#at.list('TagsService.list', 'Tag', options);
  }
  tag(id: string): TagService {
    return new TagService(this.#at.at(id));
  }
}

export class TemplateCdromService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Cdrom> {
    return this.#at.get('TemplateCdromService.get', 'Cdrom', options);
  }
}

export class TemplateCdromsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<Cdrom[]> {
    return this.#at.list('TemplateCdromsService.list', 'Cdrom', options);
  }
  cdrom(id: string): TemplateCdromService {
    return new TemplateCdromService(this.#at.at(id));
  }
}

export class TemplateDiskAttachmentService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<DiskAttachment> {
    return this.#at.get('TemplateDiskAttachmentService.get', 'DiskAttachment', options);
  }
  /** Removes it. */
  remove(options: CallOptions & { storageDomain?: string | undefined; force?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('TemplateDiskAttachmentService.remove', options);
  }
}

export class TemplateDiskAttachmentsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions = {}): Promise<DiskAttachment[]> {
    return this.#at.list('TemplateDiskAttachmentsService.list', 'DiskAttachment', options);
  }
  attachment(id: string): TemplateDiskAttachmentService {
    return new TemplateDiskAttachmentService(this.#at.at(id));
  }
}

export class TemplateGraphicsConsoleService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<GraphicsConsole> {
    return this.#at.get('TemplateGraphicsConsoleService.get', 'GraphicsConsole', options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('TemplateGraphicsConsoleService.remove', options);
  }
}

export class TemplateGraphicsConsolesService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs console.protocol. */
  add(console: GraphicsConsole, options: CallOptions = {}): Promise<GraphicsConsole> {
    return this.#at.send('TemplateGraphicsConsolesService.add', 'POST', 'GraphicsConsole', console, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<GraphicsConsole[]> {
    return this.#at.list('TemplateGraphicsConsolesService.list', 'GraphicsConsole', options);
  }
  console(id: string): TemplateGraphicsConsoleService {
    return new TemplateGraphicsConsoleService(this.#at.at(id));
  }
}

export class TemplateMediatedDeviceService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<VmMediatedDevice> {
    return this.#at.get('TemplateMediatedDeviceService.get', 'VmMediatedDevice', options);
  }
  /** Changes what is given; the rest stays. */
  update(devices: VmMediatedDevice, options: CallOptions & { async?: boolean | undefined } = {}): Promise<VmMediatedDevice> {
    return this.#at.send('TemplateMediatedDeviceService.update', 'PUT', 'VmMediatedDevice', devices, options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('TemplateMediatedDeviceService.remove', options);
  }
}

export class TemplateMediatedDevicesService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. */
  add(device: VmMediatedDevice, options: CallOptions = {}): Promise<VmMediatedDevice> {
    return this.#at.send('TemplateMediatedDevicesService.add', 'POST', 'VmMediatedDevice', device, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<VmMediatedDevice[]> {
    return this.#at.list('TemplateMediatedDevicesService.list', 'VmMediatedDevice', options);
  }
  device(id: string): TemplateMediatedDeviceService {
    return new TemplateMediatedDeviceService(this.#at.at(id));
  }
}

export class TemplateNicService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Nic> {
    return this.#at.get('TemplateNicService.get', 'Nic', options);
  }
  /** Changes what is given; the rest stays. */
  update(nic: Nic, options: CallOptions & { async?: boolean | undefined } = {}): Promise<Nic> {
    return this.#at.send('TemplateNicService.update', 'PUT', 'Nic', nic, options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('TemplateNicService.remove', options);
  }
}

export class TemplateNicsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs nic.name. */
  add(nic: Nic, options: CallOptions = {}): Promise<Nic> {
    return this.#at.send('TemplateNicsService.add', 'POST', 'Nic', nic, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<Nic[]> {
    return this.#at.list('TemplateNicsService.list', 'Nic', options);
  }
  nic(id: string): TemplateNicService {
    return new TemplateNicService(this.#at.at(id));
  }
}

export class TemplateService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** The action `export`. Takes storageDomain.id or storageDomain.name; or host.id or host.name, directory. */
  export(input: { exclusive?: boolean | undefined; storageDomain?: StorageDomain | undefined; host?: Host | undefined; directory?: string | undefined; filename?: string | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('TemplateService.export', 'export', input, options);
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Template> {
    return this.#at.get('TemplateService.get', 'Template', options);
  }
  /** Changes what is given; the rest stays. */
  update(template: Template, options: CallOptions & { async?: boolean | undefined } = {}): Promise<Template> {
    return this.#at.send('TemplateService.update', 'PUT', 'Template', template, options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('TemplateService.remove', options);
  }
  permissions(): AssignedPermissionsService {
    return new AssignedPermissionsService(this.#at.below('permissions'));
  }
  tags(): AssignedTagsService {
    return new AssignedTagsService(this.#at.below('tags'));
  }
  graphicsConsoles(): TemplateGraphicsConsolesService {
    return new TemplateGraphicsConsolesService(this.#at.below('graphicsconsoles'));
  }
  cdroms(): TemplateCdromsService {
    return new TemplateCdromsService(this.#at.below('cdroms'));
  }
  nics(): TemplateNicsService {
    return new TemplateNicsService(this.#at.below('nics'));
  }
  watchdogs(): TemplateWatchdogsService {
    return new TemplateWatchdogsService(this.#at.below('watchdogs'));
  }
  diskAttachments(): TemplateDiskAttachmentsService {
    return new TemplateDiskAttachmentsService(this.#at.below('diskattachments'));
  }
  mediatedDevices(): TemplateMediatedDevicesService {
    return new TemplateMediatedDevicesService(this.#at.below('mediateddevices'));
  }
}

export class TemplateWatchdogService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Watchdog> {
    return this.#at.get('TemplateWatchdogService.get', 'Watchdog', options);
  }
  /** Changes what is given; the rest stays. */
  update(watchdog: Watchdog, options: CallOptions & { async?: boolean | undefined } = {}): Promise<Watchdog> {
    return this.#at.send('TemplateWatchdogService.update', 'PUT', 'Watchdog', watchdog, options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('TemplateWatchdogService.remove', options);
  }
}

export class TemplateWatchdogsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs watchdog.action, watchdog.model. */
  add(watchdog: Watchdog, options: CallOptions = {}): Promise<Watchdog> {
    return this.#at.send('TemplateWatchdogsService.add', 'POST', 'Watchdog', watchdog, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<Watchdog[]> {
    return this.#at.list('TemplateWatchdogsService.list', 'Watchdog', options);
  }
  watchdog(id: string): TemplateWatchdogService {
    return new TemplateWatchdogService(this.#at.at(id));
  }
}

export class TemplatesService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Takes template.name, template.vm.id or template.vm.name; or template.initialization.configuration.data, template.initialization.configuration.type, template.cluster.id or template.cluster.name; or template.name, template.vm.id or template.vm.name, template.vm.snapshots[].id. */
  add(template: Template, options: CallOptions & { clonePermissions?: boolean | undefined; seal?: boolean | undefined } = {}): Promise<Template> {
    return this.#at.send('TemplatesService.add', 'POST', 'Template', template, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined; search?: string | undefined; caseSensitive?: boolean | undefined } = {}): Promise<Template[]> {
    return this.#at.list('TemplatesService.list', 'Template', options);
  }
  template(id: string): TemplateService {
    return new TemplateService(this.#at.at(id));
  }
}

export class UnmanagedNetworkService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<UnmanagedNetwork> {
    return this.#at.get('UnmanagedNetworkService.get', 'UnmanagedNetwork', options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('UnmanagedNetworkService.remove', options);
  }
}

export class UnmanagedNetworksService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<UnmanagedNetwork[]> {
    return this.#at.list('UnmanagedNetworksService.list', 'UnmanagedNetwork', options);
  }
  unmanagedNetwork(id: string): UnmanagedNetworkService {
    return new UnmanagedNetworkService(this.#at.at(id));
  }
}

export class UserOptionService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<UserOption> {
    return this.#at.get('UserOptionService.get', 'UserOption', options);
  }
  /** Removes it. */
  remove(options: CallOptions = {}): Promise<Action> {
    return this.#at.remove('UserOptionService.remove', options);
  }
}

export class UserOptionsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs option.content, option.name. */
  add(option: UserOption, options: CallOptions = {}): Promise<UserOption> {
    return this.#at.send('UserOptionsService.add', 'POST', 'UserOption', option, options);
  }
  /** Those that you may see. */
  list(options: CallOptions = {}): Promise<UserOption[]> {
    return this.#at.list('UserOptionsService.list', 'UserOption', options);
  }
  option(id: string): UserOptionService {
    return new UserOptionService(this.#at.at(id));
  }
}

export class UserService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<User> {
    return this.#at.get('UserService.get', 'User', options);
  }
  /** Changes what is given; the rest stays. @deprecated */
  update(user: User, options: CallOptions = {}): Promise<User> {
    return this.#at.send('UserService.update', 'PUT', 'User', user, options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('UserService.remove', options);
  }
  groups(): DomainUserGroupsService {
    return new DomainUserGroupsService(this.#at.below('groups'));
  }
  roles(): AssignedRolesService {
    return new AssignedRolesService(this.#at.below('roles'));
  }
  permissions(): AssignedPermissionsService {
    return new AssignedPermissionsService(this.#at.below('permissions'));
  }
  tags(): AssignedTagsService {
    return new AssignedTagsService(this.#at.below('tags'));
  }
  sshPublicKeys(): SshPublicKeysService {
    return new SshPublicKeysService(this.#at.below('sshpublickeys'));
  }
  options(): UserOptionsService {
    return new UserOptionsService(this.#at.below('options'));
  }
  eventSubscriptions(): EventSubscriptionsService {
    return new EventSubscriptionsService(this.#at.below('eventsubscriptions'));
  }
}

export class UsersService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs user.userName, user.domain.id or user.domain.name. */
  add(user: User, options: CallOptions = {}): Promise<User> {
    return this.#at.send('UsersService.add', 'POST', 'User', user, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined; search?: string | undefined; caseSensitive?: boolean | undefined } = {}): Promise<User[]> {
    return this.#at.list('UsersService.list', 'User', options);
  }
  user(id: string): UserService {
    return new UserService(this.#at.at(id));
  }
}

export class VirtualFunctionAllowedNetworkService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Network> {
    return this.#at.get('VirtualFunctionAllowedNetworkService.get', 'Network', options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('VirtualFunctionAllowedNetworkService.remove', options);
  }
}

export class VirtualFunctionAllowedNetworksService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs network.id or network.name. */
  add(network: Network, options: CallOptions = {}): Promise<Network> {
    return this.#at.send('VirtualFunctionAllowedNetworksService.add', 'POST', 'Network', network, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<Network[]> {
    return this.#at.list('VirtualFunctionAllowedNetworksService.list', 'Network', options);
  }
  network(id: string): VirtualFunctionAllowedNetworkService {
    return new VirtualFunctionAllowedNetworkService(this.#at.at(id));
  }
}

export class VmApplicationService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Application> {
    return this.#at.get('VmApplicationService.get', 'Application', options);
  }
}

export class VmApplicationsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<Application[]> {
    return this.#at.list('VmApplicationsService.list', 'Application', options);
  }
  application(id: string): VmApplicationService {
    return new VmApplicationService(this.#at.at(id));
  }
}

export class VmBackupDiskService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Disk> {
    return this.#at.get('VmBackupDiskService.get', 'Disk', options);
  }
}

export class VmBackupDisksService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<Disk[]> {
    return this.#at.list('VmBackupDisksService.list', 'Disk', options);
  }
  disk(id: string): VmBackupDiskService {
    return new VmBackupDiskService(this.#at.at(id));
  }
}

export class VmBackupService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Backup> {
    return this.#at.get('VmBackupService.get', 'Backup', options);
  }
  /** The action `finalize`. */
  finalize(input: Action = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('VmBackupService.finalize', 'finalize', input, options);
  }
  disks(): VmBackupDisksService {
    return new VmBackupDisksService(this.#at.below('disks'));
  }
}

export class VmBackupsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs backup.disks. */
  add(backup: Backup, options: CallOptions & { requireConsistency?: boolean | undefined; useActive?: boolean | undefined } = {}): Promise<Backup> {
    return this.#at.send('VmBackupsService.add', 'POST', 'Backup', backup, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<Backup[]> {
    return this.#at.list('VmBackupsService.list', 'Backup', options);
  }
  backup(id: string): VmBackupService {
    return new VmBackupService(this.#at.at(id));
  }
}

export class VmCdromService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions & { current?: boolean | undefined } = {}): Promise<Cdrom> {
    return this.#at.get('VmCdromService.get', 'Cdrom', options);
  }
  /** Changes what is given; the rest stays. */
  update(cdrom: Cdrom, options: CallOptions & { current?: boolean | undefined } = {}): Promise<Cdrom> {
    return this.#at.send('VmCdromService.update', 'PUT', 'Cdrom', cdrom, options);
  }
}

export class VmCdromsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs cdrom.file.id. */
  add(cdrom: Cdrom, options: CallOptions = {}): Promise<Cdrom> {
    return this.#at.send('VmCdromsService.add', 'POST', 'Cdrom', cdrom, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<Cdrom[]> {
    return this.#at.list('VmCdromsService.list', 'Cdrom', options);
  }
  cdrom(id: string): VmCdromService {
    return new VmCdromService(this.#at.at(id));
  }
}

export class VmCheckpointDiskService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Disk> {
    return this.#at.get('VmCheckpointDiskService.get', 'Disk', options);
  }
}

export class VmCheckpointDisksService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<Disk[]> {
    return this.#at.list('VmCheckpointDisksService.list', 'Disk', options);
  }
  disk(id: string): VmCheckpointDiskService {
    return new VmCheckpointDiskService(this.#at.at(id));
  }
}

export class VmCheckpointService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Checkpoint> {
    return this.#at.get('VmCheckpointService.get', 'Checkpoint', options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('VmCheckpointService.remove', options);
  }
  disks(): VmCheckpointDisksService {
    return new VmCheckpointDisksService(this.#at.below('disks'));
  }
}

export class VmCheckpointsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<Checkpoint[]> {
    return this.#at.list('VmCheckpointsService.list', 'Checkpoint', options);
  }
  checkpoint(id: string): VmCheckpointService {
    return new VmCheckpointService(this.#at.at(id));
  }
}

export class VmGraphicsConsoleService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions & { current?: boolean | undefined } = {}): Promise<GraphicsConsole> {
    return this.#at.get('VmGraphicsConsoleService.get', 'GraphicsConsole', options);
  }
  /** What lets a browser through the websocket proxy. */
  proxyTicket(input: { async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('VmGraphicsConsoleService.proxyTicket', 'proxyticket', input, options);
  }
  /** The action `ticket`. */
  ticket(input: { ticket?: Ticket | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('VmGraphicsConsoleService.ticket', 'ticket', input, options);
  }
  /** The text of a .vv file. */
  remoteViewerConnectionFile(input: Action = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('VmGraphicsConsoleService.remoteViewerConnectionFile', 'remoteviewerconnectionfile', input, options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('VmGraphicsConsoleService.remove', options);
  }
}

export class VmGraphicsConsolesService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs console.protocol. */
  add(console: GraphicsConsole, options: CallOptions = {}): Promise<GraphicsConsole> {
    return this.#at.send('VmGraphicsConsolesService.add', 'POST', 'GraphicsConsole', console, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined; current?: boolean | undefined } = {}): Promise<GraphicsConsole[]> {
    return this.#at.list('VmGraphicsConsolesService.list', 'GraphicsConsole', options);
  }
  console(id: string): VmGraphicsConsoleService {
    return new VmGraphicsConsoleService(this.#at.at(id));
  }
}

export class VmHostDeviceService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<HostDevice> {
    return this.#at.get('VmHostDeviceService.get', 'HostDevice', options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('VmHostDeviceService.remove', options);
  }
}

export class VmHostDevicesService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs device.id or device.name. */
  add(device: HostDevice, options: CallOptions = {}): Promise<HostDevice> {
    return this.#at.send('VmHostDevicesService.add', 'POST', 'HostDevice', device, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<HostDevice[]> {
    return this.#at.list('VmHostDevicesService.list', 'HostDevice', options);
  }
  device(id: string): VmHostDeviceService {
    return new VmHostDeviceService(this.#at.at(id));
  }
}

export class VmMediatedDeviceService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<VmMediatedDevice> {
    return this.#at.get('VmMediatedDeviceService.get', 'VmMediatedDevice', options);
  }
  /** Changes what is given; the rest stays. */
  update(device: VmMediatedDevice, options: CallOptions & { async?: boolean | undefined } = {}): Promise<VmMediatedDevice> {
    return this.#at.send('VmMediatedDeviceService.update', 'PUT', 'VmMediatedDevice', device, options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('VmMediatedDeviceService.remove', options);
  }
}

export class VmMediatedDevicesService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. */
  add(device: VmMediatedDevice, options: CallOptions = {}): Promise<VmMediatedDevice> {
    return this.#at.send('VmMediatedDevicesService.add', 'POST', 'VmMediatedDevice', device, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<VmMediatedDevice[]> {
    return this.#at.list('VmMediatedDevicesService.list', 'VmMediatedDevice', options);
  }
  device(id: string): VmMediatedDeviceService {
    return new VmMediatedDeviceService(this.#at.at(id));
  }
}

export class VmNicService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** The action `activate`. */
  activate(input: { async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('VmNicService.activate', 'activate', input, options);
  }
  /** The action `deactivate`. */
  deactivate(input: { async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('VmNicService.deactivate', 'deactivate', input, options);
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Nic> {
    return this.#at.get('VmNicService.get', 'Nic', options);
  }
  /** Changes what is given; the rest stays. */
  update(nic: Nic, options: CallOptions & { async?: boolean | undefined } = {}): Promise<Nic> {
    return this.#at.send('VmNicService.update', 'PUT', 'Nic', nic, options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('VmNicService.remove', options);
  }
  statistics(): StatisticsService {
    return new StatisticsService(this.#at.below('statistics'));
  }
  reportedDevices(): VmReportedDevicesService {
    return new VmReportedDevicesService(this.#at.below('reporteddevices'));
  }
  networkFilterParameters(): NicNetworkFilterParametersService {
    return new NicNetworkFilterParametersService(this.#at.below('networkfilterparameters'));
  }
}

export class VmNicsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs nic.name. */
  add(nic: Nic, options: CallOptions = {}): Promise<Nic> {
    return this.#at.send('VmNicsService.add', 'POST', 'Nic', nic, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<Nic[]> {
    return this.#at.list('VmNicsService.list', 'Nic', options);
  }
  nic(id: string): VmNicService {
    return new VmNicService(this.#at.at(id));
  }
}

export class VmNumaNodeService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<VirtualNumaNode> {
    return this.#at.get('VmNumaNodeService.get', 'VirtualNumaNode', options);
  }
  /** Changes what is given; the rest stays. */
  update(node: VirtualNumaNode, options: CallOptions & { async?: boolean | undefined } = {}): Promise<VirtualNumaNode> {
    return this.#at.send('VmNumaNodeService.update', 'PUT', 'VirtualNumaNode', node, options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('VmNumaNodeService.remove', options);
  }
}

export class VmNumaNodesService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs node.index, node.memory, node.cpu.cores[].index. */
  add(node: VirtualNumaNode, options: CallOptions = {}): Promise<VirtualNumaNode> {
    return this.#at.send('VmNumaNodesService.add', 'POST', 'VirtualNumaNode', node, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<VirtualNumaNode[]> {
    return this.#at.list('VmNumaNodesService.list', 'VirtualNumaNode', options);
  }
  node(id: string): VmNumaNodeService {
    return new VmNumaNodeService(this.#at.at(id));
  }
}

export class VmPoolService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** The action `allocatevm`. */
  allocateVm(input: { async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('VmPoolService.allocateVm', 'allocatevm', input, options);
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<VmPool> {
    return this.#at.get('VmPoolService.get', 'VmPool', options);
  }
  /** Changes what is given; the rest stays. */
  update(pool: VmPool, options: CallOptions & { async?: boolean | undefined; seal?: boolean | undefined } = {}): Promise<VmPool> {
    return this.#at.send('VmPoolService.update', 'PUT', 'VmPool', pool, options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('VmPoolService.remove', options);
  }
  permissions(): AssignedPermissionsService {
    return new AssignedPermissionsService(this.#at.below('permissions'));
  }
}

export class VmPoolsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs pool.name, pool.cluster.id or pool.cluster.name, pool.template.id or pool.template.name. */
  add(pool: VmPool, options: CallOptions & { seal?: boolean | undefined } = {}): Promise<VmPool> {
    return this.#at.send('VmPoolsService.add', 'POST', 'VmPool', pool, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined; search?: string | undefined; caseSensitive?: boolean | undefined } = {}): Promise<VmPool[]> {
    return this.#at.list('VmPoolsService.list', 'VmPool', options);
  }
  pool(id: string): VmPoolService {
    return new VmPoolService(this.#at.at(id));
  }
}

export class VmReportedDeviceService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<ReportedDevice> {
    return this.#at.get('VmReportedDeviceService.get', 'ReportedDevice', options);
  }
}

export class VmReportedDevicesService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<ReportedDevice[]> {
    return this.#at.list('VmReportedDevicesService.list', 'ReportedDevice', options);
  }
  reportedDevice(id: string): VmReportedDeviceService {
    return new VmReportedDeviceService(this.#at.at(id));
  }
}

export class VmService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** The action `cancelmigration`. */
  cancelMigration(input: { async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('VmService.cancelMigration', 'cancelmigration', input, options);
  }
  /** Makes the previewed snapshot the state of the VM. */
  commitSnapshot(input: { async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('VmService.commitSnapshot', 'commitsnapshot', input, options);
  }
  /** The action `clone`. Needs vm.name. */
  clone(input: { vm?: Vm | undefined; async?: boolean | undefined; discardSnapshots?: boolean | undefined; storageDomain?: StorageDomain | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('VmService.clone', 'clone', input, options);
  }
  /** Takes it out of its pool. */
  detach(input: { async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('VmService.detach', 'detach', input, options);
  }
  /** The action `export`. Takes storageDomain.id or storageDomain.name; or directory, host.id or host.name. */
  export(input: { discardSnapshots?: boolean | undefined; exclusive?: boolean | undefined; storageDomain?: StorageDomain | undefined; async?: boolean | undefined; host?: Host | undefined; directory?: string | undefined; filename?: string | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('VmService.export', 'export', input, options);
  }
  /** Stops writes inside the guest, for a consistent backup. */
  freezeFilesystems(input: { async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('VmService.freezeFilesystems', 'freezefilesystems', input, options);
  }
  /** As it is now. */
  get(options: CallOptions & { nextRun?: boolean | undefined; ovfAsOva?: boolean | undefined } = {}): Promise<Vm> {
    return this.#at.get('VmService.get', 'Vm', options);
  }
  /** Logs the user on inside the guest. */
  logon(input: { async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('VmService.logon', 'logon', input, options);
  }
  /** The action `maintenance`. Needs maintenanceEnabled. */
  maintenance(input: { maintenanceEnabled?: boolean | undefined; async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('VmService.maintenance', 'maintenance', input, options);
  }
  /** Moves it to another host while it runs. */
  migrate(input: { cluster?: Cluster | undefined; force?: boolean | undefined; host?: Host | undefined; migrateVmsInAffinityClosure?: boolean | undefined; async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('VmService.migrate', 'migrate', input, options);
  }
  /** Goes back to a snapshot until it is committed or undone. Needs snapshot.id. */
  previewSnapshot(input: { disks?: Disk[] | undefined; restoreMemory?: boolean | undefined; lease?: StorageDomainLease | undefined; snapshot?: Snapshot | undefined; vm?: Vm | undefined; async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('VmService.previewSnapshot', 'previewsnapshot', input, options);
  }
  /** The action `autopincpuandnumanodes`. @deprecated */
  autoPinCpuAndNumaNodes(input: { optimizeCpuSettings?: boolean | undefined; async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('VmService.autoPinCpuAndNumaNodes', 'autopincpuandnumanodes', input, options);
  }
  /** Changes what is given; the rest stays. */
  update(vm: Vm, options: CallOptions & { nextRun?: boolean | undefined; async?: boolean | undefined } = {}): Promise<Vm> {
    return this.#at.send('VmService.update', 'PUT', 'Vm', vm, options);
  }
  /** The action `reboot`. */
  reboot(input: { force?: boolean | undefined; async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('VmService.reboot', 'reboot', input, options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined; detachOnly?: boolean | undefined; force?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('VmService.remove', options);
  }
  /** The action `reset`. */
  reset(input: { async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('VmService.reset', 'reset', input, options);
  }
  /** Gives its cards their addresses in the order of the devices. */
  reorderMacAddresses(input: { async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('VmService.reorderMacAddresses', 'reordermacaddresses', input, options);
  }
  /** Asks the guest to shut down. */
  shutdown(input: { force?: boolean | undefined; async?: boolean | undefined; reason?: string | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('VmService.shutdown', 'shutdown', input, options);
  }
  /** Starts it, for this run with the settings given in `vm`. */
  start(input: { authorizedKey?: AuthorizedKey | undefined; pause?: boolean | undefined; vm?: Vm | undefined; useCloudInit?: boolean | undefined; useSysprep?: boolean | undefined; useIgnition?: boolean | undefined; useInitialization?: boolean | undefined; async?: boolean | undefined; filter?: boolean | undefined; volatile?: boolean | undefined; attachWgt?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('VmService.start', 'start', input, options);
  }
  /** Cuts the power. */
  stop(input: { force?: boolean | undefined; async?: boolean | undefined; reason?: string | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('VmService.stop', 'stop', input, options);
  }
  /** Saves memory to storage and stops it. */
  suspend(input: { async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('VmService.suspend', 'suspend', input, options);
  }
  /** Lets writes go on. */
  thawFilesystems(input: { async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('VmService.thawFilesystems', 'thawfilesystems', input, options);
  }
  /** Makes a password for the console. */
  ticket(input: { ticket?: Ticket | undefined; async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('VmService.ticket', 'ticket', input, options);
  }
  /** Leaves the preview. */
  undoSnapshot(input: { async?: boolean | undefined } = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('VmService.undoSnapshot', 'undosnapshot', input, options);
  }
  /** The action `screenshot`. */
  screenshot(input: Action = {}, options: CallOptions = {}): Promise<Action> {
    return this.#at.act('VmService.screenshot', 'screenshot', input, options);
  }
  statistics(): StatisticsService {
    return new StatisticsService(this.#at.below('statistics'));
  }
  permissions(): AssignedPermissionsService {
    return new AssignedPermissionsService(this.#at.below('permissions'));
  }
  tags(): AssignedTagsService {
    return new AssignedTagsService(this.#at.below('tags'));
  }
  graphicsConsoles(): VmGraphicsConsolesService {
    return new VmGraphicsConsolesService(this.#at.below('graphicsconsoles'));
  }
  katelloErrata(): KatelloErrataService {
    return new KatelloErrataService(this.#at.below('katelloerrata'));
  }
  snapshots(): SnapshotsService {
    return new SnapshotsService(this.#at.below('snapshots'));
  }
  applications(): VmApplicationsService {
    return new VmApplicationsService(this.#at.below('applications'));
  }
  cdroms(): VmCdromsService {
    return new VmCdromsService(this.#at.below('cdroms'));
  }
  hostDevices(): VmHostDevicesService {
    return new VmHostDevicesService(this.#at.below('hostdevices'));
  }
  nics(): VmNicsService {
    return new VmNicsService(this.#at.below('nics'));
  }
  numaNodes(): VmNumaNodesService {
    return new VmNumaNodesService(this.#at.below('numanodes'));
  }
  reportedDevices(): VmReportedDevicesService {
    return new VmReportedDevicesService(this.#at.below('reporteddevices'));
  }
  sessions(): VmSessionsService {
    return new VmSessionsService(this.#at.below('sessions'));
  }
  watchdogs(): VmWatchdogsService {
    return new VmWatchdogsService(this.#at.below('watchdogs'));
  }
  backups(): VmBackupsService {
    return new VmBackupsService(this.#at.below('backups'));
  }
  checkpoints(): VmCheckpointsService {
    return new VmCheckpointsService(this.#at.below('checkpoints'));
  }
  diskAttachments(): DiskAttachmentsService {
    return new DiskAttachmentsService(this.#at.below('diskattachments'));
  }
  affinityLabels(): AssignedAffinityLabelsService {
    return new AssignedAffinityLabelsService(this.#at.below('affinitylabels'));
  }
  mediatedDevices(): VmMediatedDevicesService {
    return new VmMediatedDevicesService(this.#at.below('mediateddevices'));
  }
}

export class VmSessionService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Session> {
    return this.#at.get('VmSessionService.get', 'Session', options);
  }
}

export class VmSessionsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<Session[]> {
    return this.#at.list('VmSessionsService.list', 'Session', options);
  }
  session(id: string): VmSessionService {
    return new VmSessionService(this.#at.at(id));
  }
}

export class VmWatchdogService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Watchdog> {
    return this.#at.get('VmWatchdogService.get', 'Watchdog', options);
  }
  /** Changes what is given; the rest stays. */
  update(watchdog: Watchdog, options: CallOptions & { async?: boolean | undefined } = {}): Promise<Watchdog> {
    return this.#at.send('VmWatchdogService.update', 'PUT', 'Watchdog', watchdog, options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('VmWatchdogService.remove', options);
  }
}

export class VmWatchdogsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs watchdog.action, watchdog.model. */
  add(watchdog: Watchdog, options: CallOptions = {}): Promise<Watchdog> {
    return this.#at.send('VmWatchdogsService.add', 'POST', 'Watchdog', watchdog, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<Watchdog[]> {
    return this.#at.list('VmWatchdogsService.list', 'Watchdog', options);
  }
  watchdog(id: string): VmWatchdogService {
    return new VmWatchdogService(this.#at.at(id));
  }
}

export class VmsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Takes vm.name, vm.cluster.id or vm.cluster.name, vm.template.id or vm.template.name; or vm.name, vm.cluster.id or vm.cluster.name, vm.snapshots[].id; or vm.initialization.configuration.data, vm.initialization.configuration.type. */
  add(vm: Vm, options: CallOptions & { clone?: boolean | undefined; clonePermissions?: boolean | undefined; autoPinningPolicy?: AutoPinningPolicy | undefined; seal?: boolean | undefined } = {}): Promise<Vm> {
    return this.#at.send('VmsService.add', 'POST', 'Vm', vm, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { search?: string | undefined; max?: number | undefined; caseSensitive?: boolean | undefined; ovfAsOva?: boolean | undefined } = {}): Promise<Vm[]> {
    return this.#at.list('VmsService.list', 'Vm', options);
  }
  vm(id: string): VmService {
    return new VmService(this.#at.at(id));
  }
}

export class VnicProfileService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<VnicProfile> {
    return this.#at.get('VnicProfileService.get', 'VnicProfile', options);
  }
  /** Changes what is given; the rest stays. */
  update(profile: VnicProfile, options: CallOptions & { async?: boolean | undefined } = {}): Promise<VnicProfile> {
    return this.#at.send('VnicProfileService.update', 'PUT', 'VnicProfile', profile, options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('VnicProfileService.remove', options);
  }
  permissions(): AssignedPermissionsService {
    return new AssignedPermissionsService(this.#at.below('permissions'));
  }
}

export class VnicProfilesService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs profile.name, profile.network.id. */
  add(profile: VnicProfile, options: CallOptions = {}): Promise<VnicProfile> {
    return this.#at.send('VnicProfilesService.add', 'POST', 'VnicProfile', profile, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<VnicProfile[]> {
    return this.#at.list('VnicProfilesService.list', 'VnicProfile', options);
  }
  profile(id: string): VnicProfileService {
    return new VnicProfileService(this.#at.at(id));
  }
}

export class WeightService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** As it is now. */
  get(options: CallOptions = {}): Promise<Weight> {
    return this.#at.get('WeightService.get', 'Weight', options);
  }
  /** Removes it. */
  remove(options: CallOptions & { async?: boolean | undefined } = {}): Promise<Action> {
    return this.#at.remove('WeightService.remove', options);
  }
}

export class WeightsService {
  readonly #at: Place;
  constructor(at: Place) {
    this.#at = at;
  }
  /** Makes one. Needs weight.schedulingPolicyUnit.id. */
  add(weight: Weight, options: CallOptions = {}): Promise<Weight> {
    return this.#at.send('WeightsService.add', 'POST', 'Weight', weight, options);
  }
  /** Those that you may see. */
  list(options: CallOptions & { max?: number | undefined } = {}): Promise<Weight[]> {
    return this.#at.list('WeightsService.list', 'Weight', options);
  }
  weight(id: string): WeightService {
    return new WeightService(this.#at.at(id));
  }
}

/** The root of the API: `connectTo(transport).vms().vm(id).start()`. */
export const connectTo = (transport: Transport): SystemService => new SystemService(new Place(transport));
