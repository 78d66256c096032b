// Generated from codegen/protocol.idl by codegen/generate.ts. Do not edit.

export type Nothing = Readonly<Record<never, never>>;
/** A typed parameter: `type` is a TypedParameterType; 64-bit values beyond 2^53 are rounded to the nearest double when read. */
export interface TypedValue { readonly type: number; readonly value: number | bigint | string | boolean }

export interface Domain { readonly name: string; readonly uuid: string; readonly id: number }
export interface DomainCheckpoint { readonly name: string; readonly dom: Domain }
export interface DomainDiskError { readonly disk: string; readonly error: number }
export interface DomainEventBalloonChangeMsg { readonly dom: Domain; readonly actual: number }
export interface DomainEventBlockJobMsg { readonly dom: Domain; readonly path: string; readonly type: number; readonly status: number }
export interface DomainEventControlErrorMsg { readonly dom: Domain }
export interface DomainEventDeviceRemovedMsg { readonly dom: Domain; readonly devAlias: string }
export interface DomainEventDiskChangeMsg { readonly dom: Domain; readonly oldSrcPath: string | null; readonly newSrcPath: string | null; readonly devAlias: string; readonly reason: number }
export interface DomainEventGraphicsAddress { readonly family: number; readonly node: string; readonly service: string }
export interface DomainEventGraphicsIdentity { readonly type: string; readonly name: string }
export interface DomainEventGraphicsMsg { readonly dom: Domain; readonly phase: number; readonly local: DomainEventGraphicsAddress; readonly remote: DomainEventGraphicsAddress; readonly authScheme: string; readonly subject: readonly DomainEventGraphicsIdentity[] }
export interface DomainEventIoErrorMsg { readonly dom: Domain; readonly srcPath: string; readonly devAlias: string; readonly action: number }
export interface DomainEventIoErrorReasonMsg { readonly dom: Domain; readonly srcPath: string; readonly devAlias: string; readonly action: number; readonly reason: string }
export interface DomainEventLifecycleMsg { readonly dom: Domain; readonly event: number; readonly detail: number }
export interface DomainEventPmsuspendDiskMsg { readonly dom: Domain }
export interface DomainEventPmsuspendMsg { readonly dom: Domain }
export interface DomainEventPmwakeupMsg { readonly dom: Domain }
export interface DomainEventRebootMsg { readonly dom: Domain }
export interface DomainEventRtcChangeMsg { readonly dom: Domain; readonly offset: number }
export interface DomainEventTrayChangeMsg { readonly dom: Domain; readonly devAlias: string; readonly reason: number }
export interface DomainEventWatchdogMsg { readonly dom: Domain; readonly action: number }
export interface DomainFsinfo { readonly mountpoint: string; readonly name: string; readonly fstype: string; readonly dev_aliases: readonly string[] }
export interface DomainInterface { readonly name: string; readonly hwaddr: string | null; readonly addrs: readonly DomainIpAddr[] }
export interface DomainIothreadInfo { readonly iothread_id: number; readonly cpumap: Uint8Array }
export interface DomainIpAddr { readonly type: number; readonly addr: string; readonly prefix: number }
export interface DomainMemoryStat { readonly tag: number; readonly val: number }
export interface DomainSnapshot { readonly name: string; readonly dom: Domain }
export interface DomainStatsRecord { readonly dom: Domain; readonly params: readonly TypedParam[] }
export interface Network { readonly name: string; readonly uuid: string }
export interface NetworkDhcpLease { readonly iface: string; readonly expirytime: number; readonly type: number; readonly mac: string | null; readonly iaid: string | null; readonly ipaddr: string; readonly prefix: number; readonly hostname: string | null; readonly clientid: string | null }
export interface NodeDevice { readonly name: string }
export interface NodeGetCpuStats { readonly field: string; readonly value: number }
export interface NodeGetMemoryStats { readonly field: string; readonly value: number }
export interface Nwfilter { readonly name: string; readonly uuid: string }
export interface RemoteError { readonly code: number; readonly domain: number; readonly message: string | null; readonly level: number; readonly dom: Domain | null; readonly str1: string | null; readonly str2: string | null; readonly str3: string | null; readonly int1: number; readonly int2: number; readonly net: Network | null }
export interface Secret { readonly uuid: string; readonly usageType: number; readonly usageID: string }
export interface StoragePool { readonly name: string; readonly uuid: string }
export interface StorageVol { readonly pool: string; readonly name: string; readonly key: string }
export interface StreamHole { readonly length: number; readonly flags: number }
export interface TypedParam { readonly field: string; readonly value: TypedValue }
export interface VcpuInfo { readonly number: number; readonly state: number; readonly cpu_time: number; readonly cpu: number }

export interface Calls {
  connectOpen: { args: { readonly name: string | null; readonly flags: number }; result: Nothing };
  connectClose: { args: Nothing; result: Nothing };
  connectGetVersion: { args: Nothing; result: { readonly hv_ver: number } };
  nodeGetInfo: { args: Nothing; result: { readonly model: string; readonly memory: number; readonly cpus: number; readonly mhz: number; readonly nodes: number; readonly sockets: number; readonly cores: number; readonly threads: number } };
  connectGetCapabilities: { args: Nothing; result: { readonly capabilities: string } };
  domainCreateXml: { args: { readonly xml_desc: string; readonly flags: number }; result: { readonly dom: Domain } };
  domainGetXmlDesc: { args: { readonly dom: Domain; readonly flags: number }; result: { readonly xml: string } };
  domainGetAutostart: { args: { readonly dom: Domain }; result: { readonly autostart: number } };
  domainGetInfo: { args: { readonly dom: Domain }; result: { readonly state: number; readonly maxMem: number; readonly memory: number; readonly nrVirtCpu: number; readonly cpuTime: number } };
  domainGetVcpus: { args: { readonly dom: Domain; readonly maxinfo: number; readonly maplen: number }; result: { readonly info: readonly VcpuInfo[]; readonly cpumaps: Uint8Array } };
  domainLookupById: { args: { readonly id: number }; result: { readonly dom: Domain } };
  domainLookupByName: { args: { readonly name: string }; result: { readonly dom: Domain } };
  domainLookupByUuid: { args: { readonly uuid: string }; result: { readonly dom: Domain } };
  domainReboot: { args: { readonly dom: Domain; readonly flags: number }; result: Nothing };
  domainResume: { args: { readonly dom: Domain }; result: Nothing };
  domainSetAutostart: { args: { readonly dom: Domain; readonly autostart: number }; result: Nothing };
  domainSuspend: { args: { readonly dom: Domain }; result: Nothing };
  networkCreate: { args: { readonly net: Network }; result: Nothing };
  networkCreateXml: { args: { readonly xml: string }; result: { readonly net: Network } };
  networkDestroy: { args: { readonly net: Network }; result: Nothing };
  networkGetXmlDesc: { args: { readonly net: Network; readonly flags: number }; result: { readonly xml: string } };
  networkGetAutostart: { args: { readonly net: Network }; result: { readonly autostart: number } };
  networkLookupByName: { args: { readonly name: string }; result: { readonly net: Network } };
  networkLookupByUuid: { args: { readonly uuid: string }; result: { readonly net: Network } };
  networkSetAutostart: { args: { readonly net: Network; readonly autostart: number }; result: Nothing };
  networkUndefine: { args: { readonly net: Network }; result: Nothing };
  connectGetHostname: { args: Nothing; result: { readonly hostname: string } };
  connectSupportsFeature: { args: { readonly feature: number }; result: { readonly supported: number } };
  domainBlockStats: { args: { readonly dom: Domain; readonly path: string }; result: { readonly rd_req: number; readonly rd_bytes: number; readonly wr_req: number; readonly wr_bytes: number; readonly errs: number } };
  domainInterfaceStats: { args: { readonly dom: Domain; readonly device: string }; result: { readonly rx_bytes: number; readonly rx_packets: number; readonly rx_errs: number; readonly rx_drop: number; readonly tx_bytes: number; readonly tx_packets: number; readonly tx_errs: number; readonly tx_drop: number } };
  authList: { args: Nothing; result: { readonly types: readonly number[] } };
  authSaslInit: { args: Nothing; result: { readonly mechlist: string } };
  authSaslStart: { args: { readonly mech: string; readonly nil: number; readonly data: string }; result: { readonly complete: number; readonly nil: number; readonly data: string } };
  authSaslStep: { args: { readonly nil: number; readonly data: string }; result: { readonly complete: number; readonly nil: number; readonly data: string } };
  authPolkit: { args: Nothing; result: { readonly complete: number } };
  storagePoolCreateXml: { args: { readonly xml: string; readonly flags: number }; result: { readonly pool: StoragePool } };
  storagePoolDestroy: { args: { readonly pool: StoragePool }; result: Nothing };
  storagePoolLookupByName: { args: { readonly name: string }; result: { readonly pool: StoragePool } };
  storageVolCreateXml: { args: { readonly pool: StoragePool; readonly xml: string; readonly flags: number }; result: { readonly vol: StorageVol } };
  storageVolDelete: { args: { readonly vol: StorageVol; readonly flags: number }; result: Nothing };
  storageVolLookupByName: { args: { readonly pool: StoragePool; readonly name: string }; result: { readonly vol: StorageVol } };
  storageVolLookupByPath: { args: { readonly path: string }; result: { readonly vol: StorageVol } };
  nodeGetCellsFreeMemory: { args: { readonly startCell: number; readonly maxcells: number }; result: { readonly cells: readonly number[] } };
  nodeGetFreeMemory: { args: Nothing; result: { readonly freeMem: number } };
  connectGetUri: { args: Nothing; result: { readonly uri: string } };
  nodeDeviceLookupByName: { args: { readonly name: string }; result: { readonly dev: NodeDevice } };
  nodeDeviceGetXmlDesc: { args: { readonly name: string; readonly flags: number }; result: { readonly xml: string } };
  nodeDeviceReAttach: { args: { readonly name: string }; result: Nothing };
  nodeDeviceReset: { args: { readonly name: string }; result: Nothing };
  domainGetSecurityLabel: { args: { readonly dom: Domain }; result: { readonly label: string; readonly enforcing: number } };
  nodeDeviceCreateXml: { args: { readonly xml_desc: string; readonly flags: number }; result: { readonly dev: NodeDevice } };
  nodeDeviceDestroy: { args: { readonly name: string }; result: Nothing };
  secretLookupByUuid: { args: { readonly uuid: string }; result: { readonly secret: Secret } };
  secretDefineXml: { args: { readonly xml: string; readonly flags: number }; result: { readonly secret: Secret } };
  secretGetXmlDesc: { args: { readonly secret: Secret; readonly flags: number }; result: { readonly xml: string } };
  secretSetValue: { args: { readonly secret: Secret; readonly value: Uint8Array; readonly flags: number }; result: Nothing };
  secretUndefine: { args: { readonly secret: Secret }; result: Nothing };
  domainIsActive: { args: { readonly dom: Domain }; result: { readonly active: number } };
  domainIsPersistent: { args: { readonly dom: Domain }; result: { readonly persistent: number } };
  networkIsActive: { args: { readonly net: Network }; result: { readonly active: number } };
  networkIsPersistent: { args: { readonly net: Network }; result: { readonly persistent: number } };
  connectGetLibVersion: { args: Nothing; result: { readonly lib_ver: number } };
  domainMemoryStats: { args: { readonly dom: Domain; readonly maxStats: number; readonly flags: number }; result: { readonly stats: readonly DomainMemoryStat[] } };
  domainAttachDeviceFlags: { args: { readonly dom: Domain; readonly xml: string; readonly flags: number }; result: Nothing };
  domainDetachDeviceFlags: { args: { readonly dom: Domain; readonly xml: string; readonly flags: number }; result: Nothing };
  domainGetJobInfo: { args: { readonly dom: Domain }; result: { readonly type: number; readonly timeElapsed: number; readonly timeRemaining: number; readonly dataTotal: number; readonly dataProcessed: number; readonly dataRemaining: number; readonly memTotal: number; readonly memProcessed: number; readonly memRemaining: number; readonly fileTotal: number; readonly fileProcessed: number; readonly fileRemaining: number } };
  domainAbortJob: { args: { readonly dom: Domain }; result: Nothing };
  domainMigrateSetMaxDowntime: { args: { readonly dom: Domain; readonly downtime: number; readonly flags: number }; result: Nothing };
  domainUpdateDeviceFlags: { args: { readonly dom: Domain; readonly xml: string; readonly flags: number }; result: Nothing };
  nwfilterLookupByName: { args: { readonly name: string }; result: { readonly nwfilter: Nwfilter } };
  nwfilterGetXmlDesc: { args: { readonly nwfilter: Nwfilter; readonly flags: number }; result: { readonly xml: string } };
  nwfilterDefineXml: { args: { readonly xml: string }; result: { readonly nwfilter: Nwfilter } };
  nwfilterUndefine: { args: { readonly nwfilter: Nwfilter }; result: Nothing };
  domainManagedSave: { args: { readonly dom: Domain; readonly flags: number }; result: Nothing };
  domainHasManagedSaveImage: { args: { readonly dom: Domain; readonly flags: number }; result: { readonly result: number } };
  domainManagedSaveRemove: { args: { readonly dom: Domain; readonly flags: number }; result: Nothing };
  domainSnapshotCreateXml: { args: { readonly dom: Domain; readonly xml_desc: string; readonly flags: number }; result: { readonly snap: DomainSnapshot } };
  domainSnapshotGetXmlDesc: { args: { readonly snap: DomainSnapshot; readonly flags: number }; result: { readonly xml: string } };
  domainSnapshotLookupByName: { args: { readonly dom: Domain; readonly name: string; readonly flags: number }; result: { readonly snap: DomainSnapshot } };
  domainRevertToSnapshot: { args: { readonly snap: DomainSnapshot; readonly flags: number }; result: Nothing };
  domainSnapshotDelete: { args: { readonly snap: DomainSnapshot; readonly flags: number }; result: Nothing };
  domainGetBlockInfo: { args: { readonly dom: Domain; readonly path: string; readonly flags: number }; result: { readonly allocation: number; readonly capacity: number; readonly physical: number } };
  domainCreateWithFlags: { args: { readonly dom: Domain; readonly flags: number }; result: { readonly dom: Domain } };
  domainSetMemoryParameters: { args: { readonly dom: Domain; readonly params: readonly TypedParam[]; readonly flags: number }; result: Nothing };
  domainGetMemoryParameters: { args: { readonly dom: Domain; readonly nparams: number; readonly flags: number }; result: { readonly params: readonly TypedParam[]; readonly nparams: number } };
  domainSetVcpusFlags: { args: { readonly dom: Domain; readonly nvcpus: number; readonly flags: number }; result: Nothing };
  domainGetVcpusFlags: { args: { readonly dom: Domain; readonly flags: number }; result: { readonly num: number } };
  domainOpenConsole: { args: { readonly dom: Domain; readonly dev_name: string | null; readonly flags: number }; result: Nothing };
  connectGetSysinfo: { args: { readonly flags: number }; result: { readonly sysinfo: string } };
  domainSetMemoryFlags: { args: { readonly dom: Domain; readonly memory: number; readonly flags: number }; result: Nothing };
  domainMigrateSetMaxSpeed: { args: { readonly dom: Domain; readonly bandwidth: number; readonly flags: number }; result: Nothing };
  storageVolUpload: { args: { readonly vol: StorageVol; readonly offset: number; readonly length: number; readonly flags: number }; result: Nothing };
  storageVolDownload: { args: { readonly vol: StorageVol; readonly offset: number; readonly length: number; readonly flags: number }; result: Nothing };
  domainInjectNmi: { args: { readonly dom: Domain; readonly flags: number }; result: Nothing };
  domainScreenshot: { args: { readonly dom: Domain; readonly screen: number; readonly flags: number }; result: { readonly mime: string | null } };
  domainGetState: { args: { readonly dom: Domain; readonly flags: number }; result: { readonly state: number; readonly reason: number } };
  domainSetSchedulerParametersFlags: { args: { readonly dom: Domain; readonly params: readonly TypedParam[]; readonly flags: number }; result: Nothing };
  domainGetSchedulerParametersFlags: { args: { readonly dom: Domain; readonly nparams: number; readonly flags: number }; result: { readonly params: readonly TypedParam[] } };
  domainPinVcpuFlags: { args: { readonly dom: Domain; readonly vcpu: number; readonly cpumap: Uint8Array; readonly flags: number }; result: Nothing };
  domainSendKey: { args: { readonly dom: Domain; readonly codeset: number; readonly holdtime: number; readonly keycodes: readonly number[]; readonly flags: number }; result: Nothing };
  nodeGetCpuStats: { args: { readonly cpuNum: number; readonly nparams: number; readonly flags: number }; result: { readonly params: readonly NodeGetCpuStats[]; readonly nparams: number } };
  nodeGetMemoryStats: { args: { readonly nparams: number; readonly cellNum: number; readonly flags: number }; result: { readonly params: readonly NodeGetMemoryStats[]; readonly nparams: number } };
  domainGetControlInfo: { args: { readonly dom: Domain; readonly flags: number }; result: { readonly state: number; readonly details: number; readonly stateTime: number } };
  domainGetVcpuPinInfo: { args: { readonly dom: Domain; readonly ncpumaps: number; readonly maplen: number; readonly flags: number }; result: { readonly cpumaps: Uint8Array; readonly num: number } };
  domainUndefineFlags: { args: { readonly dom: Domain; readonly flags: number }; result: Nothing };
  domainSaveFlags: { args: { readonly dom: Domain; readonly to: string; readonly dxml: string | null; readonly flags: number }; result: Nothing };
  domainRestoreFlags: { args: { readonly from: string; readonly dxml: string | null; readonly flags: number }; result: Nothing };
  domainDestroyFlags: { args: { readonly dom: Domain; readonly flags: number }; result: Nothing };
  domainSaveImageGetXmlDesc: { args: { readonly file: string; readonly flags: number }; result: { readonly xml: string } };
  domainBlockJobAbort: { args: { readonly dom: Domain; readonly path: string; readonly flags: number }; result: Nothing };
  domainGetBlockJobInfo: { args: { readonly dom: Domain; readonly path: string; readonly flags: number }; result: { readonly found: number; readonly type: number; readonly bandwidth: number; readonly cur: number; readonly end: number } };
  domainBlockJobSetSpeed: { args: { readonly dom: Domain; readonly path: string; readonly bandwidth: number; readonly flags: number }; result: Nothing };
  domainBlockPull: { args: { readonly dom: Domain; readonly path: string; readonly bandwidth: number; readonly flags: number }; result: Nothing };
  domainMigrateGetMaxSpeed: { args: { readonly dom: Domain; readonly flags: number }; result: { readonly bandwidth: number } };
  domainBlockStatsFlags: { args: { readonly dom: Domain; readonly path: string; readonly nparams: number; readonly flags: number }; result: { readonly params: readonly TypedParam[]; readonly nparams: number } };
  domainReset: { args: { readonly dom: Domain; readonly flags: number }; result: Nothing };
  domainBlockResize: { args: { readonly dom: Domain; readonly disk: string; readonly size: number; readonly flags: number }; result: Nothing };
  domainSetBlockIoTune: { args: { readonly dom: Domain; readonly disk: string; readonly params: readonly TypedParam[]; readonly flags: number }; result: Nothing };
  domainGetBlockIoTune: { args: { readonly dom: Domain; readonly disk: string | null; readonly nparams: number; readonly flags: number }; result: { readonly params: readonly TypedParam[]; readonly nparams: number } };
  domainSetNumaParameters: { args: { readonly dom: Domain; readonly params: readonly TypedParam[]; readonly flags: number }; result: Nothing };
  domainSetInterfaceParameters: { args: { readonly dom: Domain; readonly device: string; readonly params: readonly TypedParam[]; readonly flags: number }; result: Nothing };
  domainGetInterfaceParameters: { args: { readonly dom: Domain; readonly device: string; readonly nparams: number; readonly flags: number }; result: { readonly params: readonly TypedParam[]; readonly nparams: number } };
  domainShutdownFlags: { args: { readonly dom: Domain; readonly flags: number }; result: Nothing };
  domainPmSuspendForDuration: { args: { readonly dom: Domain; readonly target: number; readonly duration: number; readonly flags: number }; result: Nothing };
  domainGetCpuStats: { args: { readonly dom: Domain; readonly nparams: number; readonly start_cpu: number; readonly ncpus: number; readonly flags: number }; result: { readonly params: readonly TypedParam[]; readonly nparams: number } };
  domainGetDiskErrors: { args: { readonly dom: Domain; readonly maxerrors: number; readonly flags: number }; result: { readonly errors: readonly DomainDiskError[]; readonly nerrors: number } };
  domainSetMetadata: { args: { readonly dom: Domain; readonly type: number; readonly metadata: string | null; readonly key: string | null; readonly uri: string | null; readonly flags: number }; result: Nothing };
  domainGetMetadata: { args: { readonly dom: Domain; readonly type: number; readonly uri: string | null; readonly flags: number }; result: { readonly metadata: string } };
  domainBlockRebase: { args: { readonly dom: Domain; readonly path: string; readonly base: string | null; readonly bandwidth: number; readonly flags: number }; result: Nothing };
  domainPmWakeup: { args: { readonly dom: Domain; readonly flags: number }; result: Nothing };
  connectListAllDomains: { args: { readonly need_results: number; readonly flags: number }; result: { readonly domains: readonly Domain[]; readonly ret: number } };
  domainListAllSnapshots: { args: { readonly dom: Domain; readonly need_results: number; readonly flags: number }; result: { readonly snapshots: readonly DomainSnapshot[]; readonly ret: number } };
  domainGetHostname: { args: { readonly dom: Domain; readonly flags: number }; result: { readonly hostname: string } };
  domainPinEmulator: { args: { readonly dom: Domain; readonly cpumap: Uint8Array; readonly flags: number }; result: Nothing };
  connectListAllNetworks: { args: { readonly need_results: number; readonly flags: number }; result: { readonly nets: readonly Network[]; readonly ret: number } };
  connectListAllNodeDevices: { args: { readonly need_results: number; readonly flags: number }; result: { readonly devices: readonly NodeDevice[]; readonly ret: number } };
  connectListAllNwfilters: { args: { readonly need_results: number; readonly flags: number }; result: { readonly filters: readonly Nwfilter[]; readonly ret: number } };
  connectListAllSecrets: { args: { readonly need_results: number; readonly flags: number }; result: { readonly secrets: readonly Secret[]; readonly ret: number } };
  nodeSetMemoryParameters: { args: { readonly params: readonly TypedParam[]; readonly flags: number }; result: Nothing };
  nodeGetMemoryParameters: { args: { readonly nparams: number; readonly flags: number }; result: { readonly params: readonly TypedParam[]; readonly nparams: number } };
  domainBlockCommit: { args: { readonly dom: Domain; readonly disk: string; readonly base: string | null; readonly top: string | null; readonly bandwidth: number; readonly flags: number }; result: Nothing };
  networkUpdate: { args: { readonly net: Network; readonly command: number; readonly section: number; readonly parentIndex: number; readonly xml: string; readonly flags: number }; result: Nothing };
  nodeGetCpuMap: { args: { readonly need_map: number; readonly need_online: number; readonly flags: number }; result: { readonly cpumap: Uint8Array; readonly online: number; readonly ret: number } };
  domainFstrim: { args: { readonly dom: Domain; readonly mountPoint: string | null; readonly minimum: number; readonly flags: number }; result: Nothing };
  domainSendProcessSignal: { args: { readonly dom: Domain; readonly pid_value: number; readonly signum: number; readonly flags: number }; result: Nothing };
  domainOpenChannel: { args: { readonly dom: Domain; readonly name: string | null; readonly flags: number }; result: Nothing };
  domainGetJobStats: { args: { readonly dom: Domain; readonly flags: number }; result: { readonly type: number; readonly params: readonly TypedParam[] } };
  nodeDeviceDetachFlags: { args: { readonly name: string; readonly driverName: string | null; readonly flags: number }; result: Nothing };
  domainMigratePerform3Params: { args: { readonly dom: Domain; readonly dconnuri: string | null; readonly params: readonly TypedParam[]; readonly cookie_in: Uint8Array; readonly flags: number }; result: { readonly cookie_out: Uint8Array } };
  domainSetMemoryStatsPeriod: { args: { readonly dom: Domain; readonly period: number; readonly flags: number }; result: Nothing };
  connectGetCpuModelNames: { args: { readonly arch: string; readonly need_results: number; readonly flags: number }; result: { readonly models: readonly string[]; readonly ret: number } };
  connectNetworkEventRegisterAny: { args: { readonly eventID: number; readonly net: Network | null }; result: { readonly callbackID: number } };
  connectNetworkEventDeregisterAny: { args: { readonly callbackID: number }; result: Nothing };
  connectDomainEventCallbackRegisterAny: { args: { readonly eventID: number; readonly dom: Domain | null }; result: { readonly callbackID: number } };
  connectDomainEventCallbackDeregisterAny: { args: { readonly callbackID: number }; result: Nothing };
  domainCoreDumpWithFormat: { args: { readonly dom: Domain; readonly to: string; readonly dumpformat: number; readonly flags: number }; result: Nothing };
  domainFsfreeze: { args: { readonly dom: Domain; readonly mountpoints: readonly string[]; readonly flags: number }; result: { readonly filesystems: number } };
  domainFsthaw: { args: { readonly dom: Domain; readonly mountpoints: readonly string[]; readonly flags: number }; result: { readonly filesystems: number } };
  domainGetTime: { args: { readonly dom: Domain; readonly flags: number }; result: { readonly seconds: number; readonly nseconds: number } };
  domainSetTime: { args: { readonly dom: Domain; readonly seconds: number; readonly nseconds: number; readonly flags: number }; result: Nothing };
  nodeGetFreePages: { args: { readonly pages: readonly number[]; readonly startCell: number; readonly cellCount: number; readonly flags: number }; result: { readonly counts: readonly number[] } };
  networkGetDhcpLeases: { args: { readonly net: Network; readonly mac: string | null; readonly need_results: number; readonly flags: number }; result: { readonly leases: readonly NetworkDhcpLease[]; readonly ret: number } };
  connectGetDomainCapabilities: { args: { readonly emulatorbin: string | null; readonly arch: string | null; readonly machine: string | null; readonly virttype: string | null; readonly flags: number }; result: { readonly capabilities: string } };
  connectGetAllDomainStats: { args: { readonly doms: readonly Domain[]; readonly stats: number; readonly flags: number }; result: { readonly retStats: readonly DomainStatsRecord[] } };
  domainBlockCopy: { args: { readonly dom: Domain; readonly path: string; readonly destxml: string; readonly params: readonly TypedParam[]; readonly flags: number }; result: Nothing };
  nodeAllocPages: { args: { readonly pageSizes: readonly number[]; readonly pageCounts: readonly number[]; readonly startCell: number; readonly cellCount: number; readonly flags: number }; result: { readonly ret: number } };
  domainGetFsinfo: { args: { readonly dom: Domain; readonly flags: number }; result: { readonly info: readonly DomainFsinfo[]; readonly ret: number } };
  domainDefineXmlFlags: { args: { readonly xml: string; readonly flags: number }; result: { readonly dom: Domain } };
  domainGetIothreadInfo: { args: { readonly dom: Domain; readonly flags: number }; result: { readonly info: readonly DomainIothreadInfo[]; readonly ret: number } };
  domainPinIothread: { args: { readonly dom: Domain; readonly iothreads_id: number; readonly cpumap: Uint8Array; readonly flags: number }; result: Nothing };
  domainInterfaceAddresses: { args: { readonly dom: Domain; readonly source: number; readonly flags: number }; result: { readonly ifaces: readonly DomainInterface[] } };
  domainAddIothread: { args: { readonly dom: Domain; readonly iothread_id: number; readonly flags: number }; result: Nothing };
  domainDelIothread: { args: { readonly dom: Domain; readonly iothread_id: number; readonly flags: number }; result: Nothing };
  domainSetUserPassword: { args: { readonly dom: Domain; readonly user: string | null; readonly password: string | null; readonly flags: number }; result: Nothing };
  domainRename: { args: { readonly dom: Domain; readonly new_name: string | null; readonly flags: number }; result: { readonly retcode: number } };
  connectRegisterCloseCallback: { args: Nothing; result: Nothing };
  domainMigrateStartPostCopy: { args: { readonly dom: Domain; readonly flags: number }; result: Nothing };
  domainGetGuestVcpus: { args: { readonly dom: Domain; readonly flags: number }; result: { readonly params: readonly TypedParam[] } };
  domainSetGuestVcpus: { args: { readonly dom: Domain; readonly cpumap: string; readonly state: number; readonly flags: number }; result: Nothing };
  connectNodeDeviceEventRegisterAny: { args: { readonly eventID: number; readonly dev: NodeDevice | null }; result: { readonly callbackID: number } };
  connectNodeDeviceEventDeregisterAny: { args: { readonly callbackID: number }; result: Nothing };
  connectSecretEventRegisterAny: { args: { readonly eventID: number; readonly secret: Secret | null }; result: { readonly callbackID: number } };
  connectSecretEventDeregisterAny: { args: { readonly callbackID: number }; result: Nothing };
  domainSetVcpu: { args: { readonly dom: Domain; readonly cpumap: string; readonly state: number; readonly flags: number }; result: Nothing };
  domainSetBlockThreshold: { args: { readonly dom: Domain; readonly dev: string; readonly threshold: number; readonly flags: number }; result: Nothing };
  domainMigrateGetMaxDowntime: { args: { readonly dom: Domain; readonly flags: number }; result: { readonly downtime: number } };
  domainSetLifecycleAction: { args: { readonly dom: Domain; readonly type: number; readonly action: number; readonly flags: number }; result: Nothing };
  domainDetachDeviceAlias: { args: { readonly dom: Domain; readonly alias: string; readonly flags: number }; result: Nothing };
  connectCompareHypervisorCpu: { args: { readonly emulator: string | null; readonly arch: string | null; readonly machine: string | null; readonly virttype: string | null; readonly xmlCPU: string; readonly flags: number }; result: { readonly result: number } };
  connectBaselineHypervisorCpu: { args: { readonly emulator: string | null; readonly arch: string | null; readonly machine: string | null; readonly virttype: string | null; readonly xmlCPUs: readonly string[]; readonly flags: number }; result: { readonly cpu: string } };
  nodeGetSevInfo: { args: { readonly nparams: number; readonly flags: number }; result: { readonly params: readonly TypedParam[]; readonly nparams: number } };
  domainGetLaunchSecurityInfo: { args: { readonly dom: Domain; readonly flags: number }; result: { readonly params: readonly TypedParam[] } };
  domainSetIothreadParams: { args: { readonly dom: Domain; readonly iothread_id: number; readonly params: readonly TypedParam[]; readonly flags: number }; result: Nothing };
  domainCheckpointCreateXml: { args: { readonly dom: Domain; readonly xml_desc: string; readonly flags: number }; result: { readonly checkpoint: DomainCheckpoint } };
  domainCheckpointGetXmlDesc: { args: { readonly checkpoint: DomainCheckpoint; readonly flags: number }; result: { readonly xml: string } };
  domainListAllCheckpoints: { args: { readonly dom: Domain; readonly need_results: number; readonly flags: number }; result: { readonly checkpoints: readonly DomainCheckpoint[]; readonly ret: number } };
  domainCheckpointLookupByName: { args: { readonly dom: Domain; readonly name: string; readonly flags: number }; result: { readonly checkpoint: DomainCheckpoint } };
  domainCheckpointDelete: { args: { readonly checkpoint: DomainCheckpoint; readonly flags: number }; result: Nothing };
  domainGetGuestInfo: { args: { readonly dom: Domain; readonly types: number; readonly flags: number }; result: { readonly params: readonly TypedParam[] } };
  domainAgentSetResponseTimeout: { args: { readonly dom: Domain; readonly timeout: number; readonly flags: number }; result: { readonly result: number } };
  domainBackupBegin: { args: { readonly dom: Domain; readonly backup_xml: string; readonly checkpoint_xml: string | null; readonly flags: number }; result: Nothing };
  domainBackupGetXmlDesc: { args: { readonly dom: Domain; readonly flags: number }; result: { readonly xml: string } };
  domainAuthorizedSshKeysSet: { args: { readonly dom: Domain; readonly user: string; readonly keys: readonly string[]; readonly flags: number }; result: Nothing };
  domainGetMessages: { args: { readonly dom: Domain; readonly flags: number }; result: { readonly msgs: readonly string[] } };
  domainStartDirtyRateCalc: { args: { readonly dom: Domain; readonly seconds: number; readonly flags: number }; result: Nothing };
  networkDefineXmlFlags: { args: { readonly xml: string; readonly flags: number }; result: { readonly net: Network } };
  domainSaveParams: { args: { readonly dom: Domain; readonly params: readonly TypedParam[]; readonly flags: number }; result: Nothing };
  domainRestoreParams: { args: { readonly params: readonly TypedParam[]; readonly flags: number }; result: Nothing };
  domainAbortJobFlags: { args: { readonly dom: Domain; readonly flags: number }; result: Nothing };
  domainGraphicsReload: { args: { readonly dom: Domain; readonly type: number; readonly flags: number }; result: Nothing };
  qemuDomainMonitorCommand: { args: { readonly dom: Domain; readonly cmd: string; readonly flags: number }; result: { readonly result: string } };
  qemuDomainAgentCommand: { args: { readonly dom: Domain; readonly cmd: string; readonly timeout: number; readonly flags: number }; result: { readonly result: string | null } };
}

export interface Events {
  networkLifecycle: { readonly callbackID: number; readonly net: Network; readonly event: number; readonly detail: number };
  domainLifecycle: { readonly callbackID: number; readonly msg: DomainEventLifecycleMsg };
  domainReboot: { readonly callbackID: number; readonly msg: DomainEventRebootMsg };
  domainRtcChange: { readonly callbackID: number; readonly msg: DomainEventRtcChangeMsg };
  domainWatchdog: { readonly callbackID: number; readonly msg: DomainEventWatchdogMsg };
  domainIoError: { readonly callbackID: number; readonly msg: DomainEventIoErrorMsg };
  domainGraphics: { readonly callbackID: number; readonly msg: DomainEventGraphicsMsg };
  domainIoErrorReason: { readonly callbackID: number; readonly msg: DomainEventIoErrorReasonMsg };
  domainControlError: { readonly callbackID: number; readonly msg: DomainEventControlErrorMsg };
  domainBlockJob: { readonly callbackID: number; readonly msg: DomainEventBlockJobMsg };
  domainDiskChange: { readonly callbackID: number; readonly msg: DomainEventDiskChangeMsg };
  domainTrayChange: { readonly callbackID: number; readonly msg: DomainEventTrayChangeMsg };
  domainPmwakeup: { readonly callbackID: number; readonly reason: number; readonly msg: DomainEventPmwakeupMsg };
  domainPmsuspend: { readonly callbackID: number; readonly reason: number; readonly msg: DomainEventPmsuspendMsg };
  domainBalloonChange: { readonly callbackID: number; readonly msg: DomainEventBalloonChangeMsg };
  domainPmsuspendDisk: { readonly callbackID: number; readonly reason: number; readonly msg: DomainEventPmsuspendDiskMsg };
  domainDeviceRemoved: { readonly callbackID: number; readonly msg: DomainEventDeviceRemovedMsg };
  domainBlockJob2: { readonly callbackID: number; readonly dom: Domain; readonly dst: string; readonly type: number; readonly status: number };
  domainTunable: { readonly callbackID: number; readonly dom: Domain; readonly params: readonly TypedParam[] };
  domainAgentLifecycle: { readonly callbackID: number; readonly dom: Domain; readonly state: number; readonly reason: number };
  domainDeviceAdded: { readonly callbackID: number; readonly dom: Domain; readonly devAlias: string };
  domainMigrationIteration: { readonly callbackID: number; readonly dom: Domain; readonly iteration: number };
  connectionClosed: { readonly reason: number };
  domainJobCompleted: { readonly callbackID: number; readonly dom: Domain; readonly params: readonly TypedParam[] };
  domainDeviceRemovalFailed: { readonly callbackID: number; readonly dom: Domain; readonly devAlias: string };
  nodeDeviceLifecycle: { readonly callbackID: number; readonly dev: NodeDevice; readonly event: number; readonly detail: number };
  nodeDeviceUpdate: { readonly callbackID: number; readonly dev: NodeDevice };
  domainMetadataChange: { readonly callbackID: number; readonly dom: Domain; readonly type: number; readonly nsuri: string | null };
  secretLifecycle: { readonly callbackID: number; readonly secret: Secret; readonly event: number; readonly detail: number };
  secretValueChanged: { readonly callbackID: number; readonly secret: Secret };
  domainBlockThreshold: { readonly callbackID: number; readonly dom: Domain; readonly dev: string; readonly path: string | null; readonly threshold: number; readonly excess: number };
  domainMemoryFailure: { readonly callbackID: number; readonly dom: Domain; readonly recipient: number; readonly action: number; readonly flags: number };
  domainMemoryDeviceSizeChange: { readonly callbackID: number; readonly dom: Domain; readonly alias: string; readonly size: number };
  networkMetadataChange: { readonly callbackID: number; readonly net: Network; readonly type: number; readonly nsuri: string | null };
  domainNicMacChange: { readonly callbackID: number; readonly dom: Domain; readonly alias: string; readonly oldMAC: string; readonly newMAC: string };
}

export type Fields = readonly (readonly [name: string, type: string])[];
export interface CallEntry { readonly program: keyof typeof programs; readonly number: number; readonly args: Fields; readonly result: Fields; readonly stream?: "read" | "write" }
export interface EventEntry { readonly number: number; readonly group?: "domain" | "network" | "nodeDevice" | "secret"; readonly id: number; readonly fields: Fields }

export const programs = {
  remote: { number: 0x20008086, version: 1 },
  qemu: { number: 0x20008087, version: 1 },
} as const;

export const structs: Readonly<Record<string, Fields>> = {
  Domain: [['name', 'string'], ['uuid', 'uuid'], ['id', 'int']],
  DomainCheckpoint: [['name', 'string'], ['dom', 'Domain']],
  DomainDiskError: [['disk', 'string'], ['error', 'int']],
  DomainEventBalloonChangeMsg: [['dom', 'Domain'], ['actual', 'uhyper']],
  DomainEventBlockJobMsg: [['dom', 'Domain'], ['path', 'string'], ['type', 'int'], ['status', 'int']],
  DomainEventControlErrorMsg: [['dom', 'Domain']],
  DomainEventDeviceRemovedMsg: [['dom', 'Domain'], ['devAlias', 'string']],
  DomainEventDiskChangeMsg: [['dom', 'Domain'], ['oldSrcPath', 'string?'], ['newSrcPath', 'string?'], ['devAlias', 'string'], ['reason', 'int']],
  DomainEventGraphicsAddress: [['family', 'int'], ['node', 'string'], ['service', 'string']],
  DomainEventGraphicsIdentity: [['type', 'string'], ['name', 'string']],
  DomainEventGraphicsMsg: [['dom', 'Domain'], ['phase', 'int'], ['local', 'DomainEventGraphicsAddress'], ['remote', 'DomainEventGraphicsAddress'], ['authScheme', 'string'], ['subject', 'DomainEventGraphicsIdentity<20>']],
  DomainEventIoErrorMsg: [['dom', 'Domain'], ['srcPath', 'string'], ['devAlias', 'string'], ['action', 'int']],
  DomainEventIoErrorReasonMsg: [['dom', 'Domain'], ['srcPath', 'string'], ['devAlias', 'string'], ['action', 'int'], ['reason', 'string']],
  DomainEventLifecycleMsg: [['dom', 'Domain'], ['event', 'int'], ['detail', 'int']],
  DomainEventPmsuspendDiskMsg: [['dom', 'Domain']],
  DomainEventPmsuspendMsg: [['dom', 'Domain']],
  DomainEventPmwakeupMsg: [['dom', 'Domain']],
  DomainEventRebootMsg: [['dom', 'Domain']],
  DomainEventRtcChangeMsg: [['dom', 'Domain'], ['offset', 'hyper']],
  DomainEventTrayChangeMsg: [['dom', 'Domain'], ['devAlias', 'string'], ['reason', 'int']],
  DomainEventWatchdogMsg: [['dom', 'Domain'], ['action', 'int']],
  DomainFsinfo: [['mountpoint', 'string'], ['name', 'string'], ['fstype', 'string'], ['dev_aliases', 'string<256>']],
  DomainInterface: [['name', 'string'], ['hwaddr', 'string?'], ['addrs', 'DomainIpAddr<2048>']],
  DomainIothreadInfo: [['iothread_id', 'uint'], ['cpumap', 'opaque<2048>']],
  DomainIpAddr: [['type', 'int'], ['addr', 'string'], ['prefix', 'uint']],
  DomainMemoryStat: [['tag', 'int'], ['val', 'uhyper']],
  DomainSnapshot: [['name', 'string'], ['dom', 'Domain']],
  DomainStatsRecord: [['dom', 'Domain'], ['params', 'TypedParam<262144>']],
  Network: [['name', 'string'], ['uuid', 'uuid']],
  NetworkDhcpLease: [['iface', 'string'], ['expirytime', 'hyper'], ['type', 'int'], ['mac', 'string?'], ['iaid', 'string?'], ['ipaddr', 'string'], ['prefix', 'uint'], ['hostname', 'string?'], ['clientid', 'string?']],
  NodeDevice: [['name', 'string']],
  NodeGetCpuStats: [['field', 'string'], ['value', 'uhyper']],
  NodeGetMemoryStats: [['field', 'string'], ['value', 'uhyper']],
  Nwfilter: [['name', 'string'], ['uuid', 'uuid']],
  RemoteError: [['code', 'int'], ['domain', 'int'], ['message', 'string?'], ['level', 'int'], ['dom', 'Domain?'], ['str1', 'string?'], ['str2', 'string?'], ['str3', 'string?'], ['int1', 'int'], ['int2', 'int'], ['net', 'Network?']],
  Secret: [['uuid', 'uuid'], ['usageType', 'int'], ['usageID', 'string']],
  StoragePool: [['name', 'string'], ['uuid', 'uuid']],
  StorageVol: [['pool', 'string'], ['name', 'string'], ['key', 'string']],
  StreamHole: [['length', 'hyper'], ['flags', 'uint']],
  TypedParam: [['field', 'string'], ['value', 'typedValue']],
  VcpuInfo: [['number', 'uint'], ['state', 'int'], ['cpu_time', 'uhyper'], ['cpu', 'int']],
};

export const calls: Readonly<Record<keyof Calls, CallEntry>> = {
  connectOpen: { program: 'remote', number: 1, args: [['name', 'string?'], ['flags', 'uint']], result: [] },
  connectClose: { program: 'remote', number: 2, args: [], result: [] },
  connectGetVersion: { program: 'remote', number: 4, args: [], result: [['hv_ver', 'uhyper']] },
  nodeGetInfo: { program: 'remote', number: 6, args: [], result: [['model', 'chars[32]'], ['memory', 'uhyper'], ['cpus', 'int'], ['mhz', 'int'], ['nodes', 'int'], ['sockets', 'int'], ['cores', 'int'], ['threads', 'int']] },
  connectGetCapabilities: { program: 'remote', number: 7, args: [], result: [['capabilities', 'string']] },
  domainCreateXml: { program: 'remote', number: 10, args: [['xml_desc', 'string'], ['flags', 'uint']], result: [['dom', 'Domain']] },
  domainGetXmlDesc: { program: 'remote', number: 14, args: [['dom', 'Domain'], ['flags', 'uint']], result: [['xml', 'string']] },
  domainGetAutostart: { program: 'remote', number: 15, args: [['dom', 'Domain']], result: [['autostart', 'int']] },
  domainGetInfo: { program: 'remote', number: 16, args: [['dom', 'Domain']], result: [['state', 'uint'], ['maxMem', 'uhyper'], ['memory', 'uhyper'], ['nrVirtCpu', 'uint'], ['cpuTime', 'uhyper']] },
  domainGetVcpus: { program: 'remote', number: 20, args: [['dom', 'Domain'], ['maxinfo', 'int'], ['maplen', 'int']], result: [['info', 'VcpuInfo<16384>'], ['cpumaps', 'opaque<8388608>']] },
  domainLookupById: { program: 'remote', number: 22, args: [['id', 'int']], result: [['dom', 'Domain']] },
  domainLookupByName: { program: 'remote', number: 23, args: [['name', 'string']], result: [['dom', 'Domain']] },
  domainLookupByUuid: { program: 'remote', number: 24, args: [['uuid', 'uuid']], result: [['dom', 'Domain']] },
  domainReboot: { program: 'remote', number: 27, args: [['dom', 'Domain'], ['flags', 'uint']], result: [] },
  domainResume: { program: 'remote', number: 28, args: [['dom', 'Domain']], result: [] },
  domainSetAutostart: { program: 'remote', number: 29, args: [['dom', 'Domain'], ['autostart', 'int']], result: [] },
  domainSuspend: { program: 'remote', number: 34, args: [['dom', 'Domain']], result: [] },
  networkCreate: { program: 'remote', number: 39, args: [['net', 'Network']], result: [] },
  networkCreateXml: { program: 'remote', number: 40, args: [['xml', 'string']], result: [['net', 'Network']] },
  networkDestroy: { program: 'remote', number: 42, args: [['net', 'Network']], result: [] },
  networkGetXmlDesc: { program: 'remote', number: 43, args: [['net', 'Network'], ['flags', 'uint']], result: [['xml', 'string']] },
  networkGetAutostart: { program: 'remote', number: 44, args: [['net', 'Network']], result: [['autostart', 'int']] },
  networkLookupByName: { program: 'remote', number: 46, args: [['name', 'string']], result: [['net', 'Network']] },
  networkLookupByUuid: { program: 'remote', number: 47, args: [['uuid', 'uuid']], result: [['net', 'Network']] },
  networkSetAutostart: { program: 'remote', number: 48, args: [['net', 'Network'], ['autostart', 'int']], result: [] },
  networkUndefine: { program: 'remote', number: 49, args: [['net', 'Network']], result: [] },
  connectGetHostname: { program: 'remote', number: 59, args: [], result: [['hostname', 'string']] },
  connectSupportsFeature: { program: 'remote', number: 60, args: [['feature', 'int']], result: [['supported', 'int']] },
  domainBlockStats: { program: 'remote', number: 64, args: [['dom', 'Domain'], ['path', 'string']], result: [['rd_req', 'hyper'], ['rd_bytes', 'hyper'], ['wr_req', 'hyper'], ['wr_bytes', 'hyper'], ['errs', 'hyper']] },
  domainInterfaceStats: { program: 'remote', number: 65, args: [['dom', 'Domain'], ['device', 'string']], result: [['rx_bytes', 'hyper'], ['rx_packets', 'hyper'], ['rx_errs', 'hyper'], ['rx_drop', 'hyper'], ['tx_bytes', 'hyper'], ['tx_packets', 'hyper'], ['tx_errs', 'hyper'], ['tx_drop', 'hyper']] },
  authList: { program: 'remote', number: 66, args: [], result: [['types', 'int<20>']] },
  authSaslInit: { program: 'remote', number: 67, args: [], result: [['mechlist', 'string']] },
  authSaslStart: { program: 'remote', number: 68, args: [['mech', 'string'], ['nil', 'int'], ['data', 'chars<65536>']], result: [['complete', 'int'], ['nil', 'int'], ['data', 'chars<65536>']] },
  authSaslStep: { program: 'remote', number: 69, args: [['nil', 'int'], ['data', 'chars<65536>']], result: [['complete', 'int'], ['nil', 'int'], ['data', 'chars<65536>']] },
  authPolkit: { program: 'remote', number: 70, args: [], result: [['complete', 'int']] },
  storagePoolCreateXml: { program: 'remote', number: 76, args: [['xml', 'string'], ['flags', 'uint']], result: [['pool', 'StoragePool']] },
  storagePoolDestroy: { program: 'remote', number: 80, args: [['pool', 'StoragePool']], result: [] },
  storagePoolLookupByName: { program: 'remote', number: 84, args: [['name', 'string']], result: [['pool', 'StoragePool']] },
  storageVolCreateXml: { program: 'remote', number: 93, args: [['pool', 'StoragePool'], ['xml', 'string'], ['flags', 'uint']], result: [['vol', 'StorageVol']] },
  storageVolDelete: { program: 'remote', number: 94, args: [['vol', 'StorageVol'], ['flags', 'uint']], result: [] },
  storageVolLookupByName: { program: 'remote', number: 95, args: [['pool', 'StoragePool'], ['name', 'string']], result: [['vol', 'StorageVol']] },
  storageVolLookupByPath: { program: 'remote', number: 97, args: [['path', 'string']], result: [['vol', 'StorageVol']] },
  nodeGetCellsFreeMemory: { program: 'remote', number: 101, args: [['startCell', 'int'], ['maxcells', 'int']], result: [['cells', 'uhyper<1024>']] },
  nodeGetFreeMemory: { program: 'remote', number: 102, args: [], result: [['freeMem', 'uhyper']] },
  connectGetUri: { program: 'remote', number: 110, args: [], result: [['uri', 'string']] },
  nodeDeviceLookupByName: { program: 'remote', number: 113, args: [['name', 'string']], result: [['dev', 'NodeDevice']] },
  nodeDeviceGetXmlDesc: { program: 'remote', number: 114, args: [['name', 'string'], ['flags', 'uint']], result: [['xml', 'string']] },
  nodeDeviceReAttach: { program: 'remote', number: 119, args: [['name', 'string']], result: [] },
  nodeDeviceReset: { program: 'remote', number: 120, args: [['name', 'string']], result: [] },
  domainGetSecurityLabel: { program: 'remote', number: 121, args: [['dom', 'Domain']], result: [['label', 'chars<4097>'], ['enforcing', 'int']] },
  nodeDeviceCreateXml: { program: 'remote', number: 123, args: [['xml_desc', 'string'], ['flags', 'uint']], result: [['dev', 'NodeDevice']] },
  nodeDeviceDestroy: { program: 'remote', number: 124, args: [['name', 'string']], result: [] },
  secretLookupByUuid: { program: 'remote', number: 141, args: [['uuid', 'uuid']], result: [['secret', 'Secret']] },
  secretDefineXml: { program: 'remote', number: 142, args: [['xml', 'string'], ['flags', 'uint']], result: [['secret', 'Secret']] },
  secretGetXmlDesc: { program: 'remote', number: 143, args: [['secret', 'Secret'], ['flags', 'uint']], result: [['xml', 'string']] },
  secretSetValue: { program: 'remote', number: 144, args: [['secret', 'Secret'], ['value', 'opaque<65536>'], ['flags', 'uint']], result: [] },
  secretUndefine: { program: 'remote', number: 146, args: [['secret', 'Secret']], result: [] },
  domainIsActive: { program: 'remote', number: 150, args: [['dom', 'Domain']], result: [['active', 'int']] },
  domainIsPersistent: { program: 'remote', number: 151, args: [['dom', 'Domain']], result: [['persistent', 'int']] },
  networkIsActive: { program: 'remote', number: 152, args: [['net', 'Network']], result: [['active', 'int']] },
  networkIsPersistent: { program: 'remote', number: 153, args: [['net', 'Network']], result: [['persistent', 'int']] },
  connectGetLibVersion: { program: 'remote', number: 157, args: [], result: [['lib_ver', 'uhyper']] },
  domainMemoryStats: { program: 'remote', number: 159, args: [['dom', 'Domain'], ['maxStats', 'uint'], ['flags', 'uint']], result: [['stats', 'DomainMemoryStat<1024>']] },
  domainAttachDeviceFlags: { program: 'remote', number: 160, args: [['dom', 'Domain'], ['xml', 'string'], ['flags', 'uint']], result: [] },
  domainDetachDeviceFlags: { program: 'remote', number: 161, args: [['dom', 'Domain'], ['xml', 'string'], ['flags', 'uint']], result: [] },
  domainGetJobInfo: { program: 'remote', number: 163, args: [['dom', 'Domain']], result: [['type', 'int'], ['timeElapsed', 'uhyper'], ['timeRemaining', 'uhyper'], ['dataTotal', 'uhyper'], ['dataProcessed', 'uhyper'], ['dataRemaining', 'uhyper'], ['memTotal', 'uhyper'], ['memProcessed', 'uhyper'], ['memRemaining', 'uhyper'], ['fileTotal', 'uhyper'], ['fileProcessed', 'uhyper'], ['fileRemaining', 'uhyper']] },
  domainAbortJob: { program: 'remote', number: 164, args: [['dom', 'Domain']], result: [] },
  domainMigrateSetMaxDowntime: { program: 'remote', number: 166, args: [['dom', 'Domain'], ['downtime', 'uhyper'], ['flags', 'uint']], result: [] },
  domainUpdateDeviceFlags: { program: 'remote', number: 174, args: [['dom', 'Domain'], ['xml', 'string'], ['flags', 'uint']], result: [] },
  nwfilterLookupByName: { program: 'remote', number: 175, args: [['name', 'string']], result: [['nwfilter', 'Nwfilter']] },
  nwfilterGetXmlDesc: { program: 'remote', number: 177, args: [['nwfilter', 'Nwfilter'], ['flags', 'uint']], result: [['xml', 'string']] },
  nwfilterDefineXml: { program: 'remote', number: 180, args: [['xml', 'string']], result: [['nwfilter', 'Nwfilter']] },
  nwfilterUndefine: { program: 'remote', number: 181, args: [['nwfilter', 'Nwfilter']], result: [] },
  domainManagedSave: { program: 'remote', number: 182, args: [['dom', 'Domain'], ['flags', 'uint']], result: [] },
  domainHasManagedSaveImage: { program: 'remote', number: 183, args: [['dom', 'Domain'], ['flags', 'uint']], result: [['result', 'int']] },
  domainManagedSaveRemove: { program: 'remote', number: 184, args: [['dom', 'Domain'], ['flags', 'uint']], result: [] },
  domainSnapshotCreateXml: { program: 'remote', number: 185, args: [['dom', 'Domain'], ['xml_desc', 'string'], ['flags', 'uint']], result: [['snap', 'DomainSnapshot']] },
  domainSnapshotGetXmlDesc: { program: 'remote', number: 186, args: [['snap', 'DomainSnapshot'], ['flags', 'uint']], result: [['xml', 'string']] },
  domainSnapshotLookupByName: { program: 'remote', number: 189, args: [['dom', 'Domain'], ['name', 'string'], ['flags', 'uint']], result: [['snap', 'DomainSnapshot']] },
  domainRevertToSnapshot: { program: 'remote', number: 192, args: [['snap', 'DomainSnapshot'], ['flags', 'uint']], result: [] },
  domainSnapshotDelete: { program: 'remote', number: 193, args: [['snap', 'DomainSnapshot'], ['flags', 'uint']], result: [] },
  domainGetBlockInfo: { program: 'remote', number: 194, args: [['dom', 'Domain'], ['path', 'string'], ['flags', 'uint']], result: [['allocation', 'uhyper'], ['capacity', 'uhyper'], ['physical', 'uhyper']] },
  domainCreateWithFlags: { program: 'remote', number: 196, args: [['dom', 'Domain'], ['flags', 'uint']], result: [['dom', 'Domain']] },
  domainSetMemoryParameters: { program: 'remote', number: 197, args: [['dom', 'Domain'], ['params', 'TypedParam<16>'], ['flags', 'uint']], result: [] },
  domainGetMemoryParameters: { program: 'remote', number: 198, args: [['dom', 'Domain'], ['nparams', 'int'], ['flags', 'uint']], result: [['params', 'TypedParam<16>'], ['nparams', 'int']] },
  domainSetVcpusFlags: { program: 'remote', number: 199, args: [['dom', 'Domain'], ['nvcpus', 'uint'], ['flags', 'uint']], result: [] },
  domainGetVcpusFlags: { program: 'remote', number: 200, args: [['dom', 'Domain'], ['flags', 'uint']], result: [['num', 'int']] },
  domainOpenConsole: { program: 'remote', number: 201, args: [['dom', 'Domain'], ['dev_name', 'string?'], ['flags', 'uint']], result: [], stream: 'read' },
  connectGetSysinfo: { program: 'remote', number: 203, args: [['flags', 'uint']], result: [['sysinfo', 'string']] },
  domainSetMemoryFlags: { program: 'remote', number: 204, args: [['dom', 'Domain'], ['memory', 'uhyper'], ['flags', 'uint']], result: [] },
  domainMigrateSetMaxSpeed: { program: 'remote', number: 207, args: [['dom', 'Domain'], ['bandwidth', 'uhyper'], ['flags', 'uint']], result: [] },
  storageVolUpload: { program: 'remote', number: 208, args: [['vol', 'StorageVol'], ['offset', 'uhyper'], ['length', 'uhyper'], ['flags', 'uint']], result: [], stream: 'write' },
  storageVolDownload: { program: 'remote', number: 209, args: [['vol', 'StorageVol'], ['offset', 'uhyper'], ['length', 'uhyper'], ['flags', 'uint']], result: [], stream: 'read' },
  domainInjectNmi: { program: 'remote', number: 210, args: [['dom', 'Domain'], ['flags', 'uint']], result: [] },
  domainScreenshot: { program: 'remote', number: 211, args: [['dom', 'Domain'], ['screen', 'uint'], ['flags', 'uint']], result: [['mime', 'string?']], stream: 'read' },
  domainGetState: { program: 'remote', number: 212, args: [['dom', 'Domain'], ['flags', 'uint']], result: [['state', 'int'], ['reason', 'int']] },
  domainSetSchedulerParametersFlags: { program: 'remote', number: 219, args: [['dom', 'Domain'], ['params', 'TypedParam<16>'], ['flags', 'uint']], result: [] },
  domainGetSchedulerParametersFlags: { program: 'remote', number: 223, args: [['dom', 'Domain'], ['nparams', 'int'], ['flags', 'uint']], result: [['params', 'TypedParam<16>']] },
  domainPinVcpuFlags: { program: 'remote', number: 225, args: [['dom', 'Domain'], ['vcpu', 'uint'], ['cpumap', 'opaque<2048>'], ['flags', 'uint']], result: [] },
  domainSendKey: { program: 'remote', number: 226, args: [['dom', 'Domain'], ['codeset', 'uint'], ['holdtime', 'uint'], ['keycodes', 'uint<16>'], ['flags', 'uint']], result: [] },
  nodeGetCpuStats: { program: 'remote', number: 227, args: [['cpuNum', 'int'], ['nparams', 'int'], ['flags', 'uint']], result: [['params', 'NodeGetCpuStats<16>'], ['nparams', 'int']] },
  nodeGetMemoryStats: { program: 'remote', number: 228, args: [['nparams', 'int'], ['cellNum', 'int'], ['flags', 'uint']], result: [['params', 'NodeGetMemoryStats<16>'], ['nparams', 'int']] },
  domainGetControlInfo: { program: 'remote', number: 229, args: [['dom', 'Domain'], ['flags', 'uint']], result: [['state', 'uint'], ['details', 'uint'], ['stateTime', 'uhyper']] },
  domainGetVcpuPinInfo: { program: 'remote', number: 230, args: [['dom', 'Domain'], ['ncpumaps', 'int'], ['maplen', 'int'], ['flags', 'uint']], result: [['cpumaps', 'opaque<8388608>'], ['num', 'int']] },
  domainUndefineFlags: { program: 'remote', number: 231, args: [['dom', 'Domain'], ['flags', 'uint']], result: [] },
  domainSaveFlags: { program: 'remote', number: 232, args: [['dom', 'Domain'], ['to', 'string'], ['dxml', 'string?'], ['flags', 'uint']], result: [] },
  domainRestoreFlags: { program: 'remote', number: 233, args: [['from', 'string'], ['dxml', 'string?'], ['flags', 'uint']], result: [] },
  domainDestroyFlags: { program: 'remote', number: 234, args: [['dom', 'Domain'], ['flags', 'uint']], result: [] },
  domainSaveImageGetXmlDesc: { program: 'remote', number: 235, args: [['file', 'string'], ['flags', 'uint']], result: [['xml', 'string']] },
  domainBlockJobAbort: { program: 'remote', number: 237, args: [['dom', 'Domain'], ['path', 'string'], ['flags', 'uint']], result: [] },
  domainGetBlockJobInfo: { program: 'remote', number: 238, args: [['dom', 'Domain'], ['path', 'string'], ['flags', 'uint']], result: [['found', 'int'], ['type', 'int'], ['bandwidth', 'uhyper'], ['cur', 'uhyper'], ['end', 'uhyper']] },
  domainBlockJobSetSpeed: { program: 'remote', number: 239, args: [['dom', 'Domain'], ['path', 'string'], ['bandwidth', 'uhyper'], ['flags', 'uint']], result: [] },
  domainBlockPull: { program: 'remote', number: 240, args: [['dom', 'Domain'], ['path', 'string'], ['bandwidth', 'uhyper'], ['flags', 'uint']], result: [] },
  domainMigrateGetMaxSpeed: { program: 'remote', number: 242, args: [['dom', 'Domain'], ['flags', 'uint']], result: [['bandwidth', 'uhyper']] },
  domainBlockStatsFlags: { program: 'remote', number: 243, args: [['dom', 'Domain'], ['path', 'string'], ['nparams', 'int'], ['flags', 'uint']], result: [['params', 'TypedParam<16>'], ['nparams', 'int']] },
  domainReset: { program: 'remote', number: 245, args: [['dom', 'Domain'], ['flags', 'uint']], result: [] },
  domainBlockResize: { program: 'remote', number: 251, args: [['dom', 'Domain'], ['disk', 'string'], ['size', 'uhyper'], ['flags', 'uint']], result: [] },
  domainSetBlockIoTune: { program: 'remote', number: 252, args: [['dom', 'Domain'], ['disk', 'string'], ['params', 'TypedParam<32>'], ['flags', 'uint']], result: [] },
  domainGetBlockIoTune: { program: 'remote', number: 253, args: [['dom', 'Domain'], ['disk', 'string?'], ['nparams', 'int'], ['flags', 'uint']], result: [['params', 'TypedParam<32>'], ['nparams', 'int']] },
  domainSetNumaParameters: { program: 'remote', number: 254, args: [['dom', 'Domain'], ['params', 'TypedParam<16>'], ['flags', 'uint']], result: [] },
  domainSetInterfaceParameters: { program: 'remote', number: 256, args: [['dom', 'Domain'], ['device', 'string'], ['params', 'TypedParam<16>'], ['flags', 'uint']], result: [] },
  domainGetInterfaceParameters: { program: 'remote', number: 257, args: [['dom', 'Domain'], ['device', 'string'], ['nparams', 'int'], ['flags', 'uint']], result: [['params', 'TypedParam<16>'], ['nparams', 'int']] },
  domainShutdownFlags: { program: 'remote', number: 258, args: [['dom', 'Domain'], ['flags', 'uint']], result: [] },
  domainPmSuspendForDuration: { program: 'remote', number: 261, args: [['dom', 'Domain'], ['target', 'uint'], ['duration', 'uhyper'], ['flags', 'uint']], result: [] },
  domainGetCpuStats: { program: 'remote', number: 262, args: [['dom', 'Domain'], ['nparams', 'uint'], ['start_cpu', 'int'], ['ncpus', 'uint'], ['flags', 'uint']], result: [['params', 'TypedParam<2048>'], ['nparams', 'int']] },
  domainGetDiskErrors: { program: 'remote', number: 263, args: [['dom', 'Domain'], ['maxerrors', 'uint'], ['flags', 'uint']], result: [['errors', 'DomainDiskError<256>'], ['nerrors', 'int']] },
  domainSetMetadata: { program: 'remote', number: 264, args: [['dom', 'Domain'], ['type', 'int'], ['metadata', 'string?'], ['key', 'string?'], ['uri', 'string?'], ['flags', 'uint']], result: [] },
  domainGetMetadata: { program: 'remote', number: 265, args: [['dom', 'Domain'], ['type', 'int'], ['uri', 'string?'], ['flags', 'uint']], result: [['metadata', 'string']] },
  domainBlockRebase: { program: 'remote', number: 266, args: [['dom', 'Domain'], ['path', 'string'], ['base', 'string?'], ['bandwidth', 'uhyper'], ['flags', 'uint']], result: [] },
  domainPmWakeup: { program: 'remote', number: 267, args: [['dom', 'Domain'], ['flags', 'uint']], result: [] },
  connectListAllDomains: { program: 'remote', number: 273, args: [['need_results', 'int'], ['flags', 'uint']], result: [['domains', 'Domain<16384>'], ['ret', 'uint']] },
  domainListAllSnapshots: { program: 'remote', number: 274, args: [['dom', 'Domain'], ['need_results', 'int'], ['flags', 'uint']], result: [['snapshots', 'DomainSnapshot<16384>'], ['ret', 'int']] },
  domainGetHostname: { program: 'remote', number: 277, args: [['dom', 'Domain'], ['flags', 'uint']], result: [['hostname', 'string']] },
  domainPinEmulator: { program: 'remote', number: 279, args: [['dom', 'Domain'], ['cpumap', 'opaque<2048>'], ['flags', 'uint']], result: [] },
  connectListAllNetworks: { program: 'remote', number: 283, args: [['need_results', 'int'], ['flags', 'uint']], result: [['nets', 'Network<16384>'], ['ret', 'uint']] },
  connectListAllNodeDevices: { program: 'remote', number: 285, args: [['need_results', 'int'], ['flags', 'uint']], result: [['devices', 'NodeDevice<65536>'], ['ret', 'uint']] },
  connectListAllNwfilters: { program: 'remote', number: 286, args: [['need_results', 'int'], ['flags', 'uint']], result: [['filters', 'Nwfilter<16384>'], ['ret', 'uint']] },
  connectListAllSecrets: { program: 'remote', number: 287, args: [['need_results', 'int'], ['flags', 'uint']], result: [['secrets', 'Secret<16384>'], ['ret', 'uint']] },
  nodeSetMemoryParameters: { program: 'remote', number: 288, args: [['params', 'TypedParam<64>'], ['flags', 'uint']], result: [] },
  nodeGetMemoryParameters: { program: 'remote', number: 289, args: [['nparams', 'int'], ['flags', 'uint']], result: [['params', 'TypedParam<64>'], ['nparams', 'int']] },
  domainBlockCommit: { program: 'remote', number: 290, args: [['dom', 'Domain'], ['disk', 'string'], ['base', 'string?'], ['top', 'string?'], ['bandwidth', 'uhyper'], ['flags', 'uint']], result: [] },
  networkUpdate: { program: 'remote', number: 291, args: [['net', 'Network'], ['command', 'uint'], ['section', 'uint'], ['parentIndex', 'int'], ['xml', 'string'], ['flags', 'uint']], result: [] },
  nodeGetCpuMap: { program: 'remote', number: 293, args: [['need_map', 'int'], ['need_online', 'int'], ['flags', 'uint']], result: [['cpumap', 'opaque<2048>'], ['online', 'uint'], ['ret', 'int']] },
  domainFstrim: { program: 'remote', number: 294, args: [['dom', 'Domain'], ['mountPoint', 'string?'], ['minimum', 'uhyper'], ['flags', 'uint']], result: [] },
  domainSendProcessSignal: { program: 'remote', number: 295, args: [['dom', 'Domain'], ['pid_value', 'hyper'], ['signum', 'uint'], ['flags', 'uint']], result: [] },
  domainOpenChannel: { program: 'remote', number: 296, args: [['dom', 'Domain'], ['name', 'string?'], ['flags', 'uint']], result: [], stream: 'read' },
  domainGetJobStats: { program: 'remote', number: 298, args: [['dom', 'Domain'], ['flags', 'uint']], result: [['type', 'int'], ['params', 'TypedParam<64>']] },
  nodeDeviceDetachFlags: { program: 'remote', number: 301, args: [['name', 'string'], ['driverName', 'string?'], ['flags', 'uint']], result: [] },
  domainMigratePerform3Params: { program: 'remote', number: 305, args: [['dom', 'Domain'], ['dconnuri', 'string?'], ['params', 'TypedParam<64>'], ['cookie_in', 'opaque<4194304>'], ['flags', 'uint']], result: [['cookie_out', 'opaque<4194304>']] },
  domainSetMemoryStatsPeriod: { program: 'remote', number: 308, args: [['dom', 'Domain'], ['period', 'int'], ['flags', 'uint']], result: [] },
  connectGetCpuModelNames: { program: 'remote', number: 312, args: [['arch', 'string'], ['need_results', 'int'], ['flags', 'uint']], result: [['models', 'string<8192>'], ['ret', 'int']] },
  connectNetworkEventRegisterAny: { program: 'remote', number: 313, args: [['eventID', 'int'], ['net', 'Network?']], result: [['callbackID', 'int']] },
  connectNetworkEventDeregisterAny: { program: 'remote', number: 314, args: [['callbackID', 'int']], result: [] },
  connectDomainEventCallbackRegisterAny: { program: 'remote', number: 316, args: [['eventID', 'int'], ['dom', 'Domain?']], result: [['callbackID', 'int']] },
  connectDomainEventCallbackDeregisterAny: { program: 'remote', number: 317, args: [['callbackID', 'int']], result: [] },
  domainCoreDumpWithFormat: { program: 'remote', number: 334, args: [['dom', 'Domain'], ['to', 'string'], ['dumpformat', 'uint'], ['flags', 'uint']], result: [] },
  domainFsfreeze: { program: 'remote', number: 335, args: [['dom', 'Domain'], ['mountpoints', 'string<256>'], ['flags', 'uint']], result: [['filesystems', 'int']] },
  domainFsthaw: { program: 'remote', number: 336, args: [['dom', 'Domain'], ['mountpoints', 'string<256>'], ['flags', 'uint']], result: [['filesystems', 'int']] },
  domainGetTime: { program: 'remote', number: 337, args: [['dom', 'Domain'], ['flags', 'uint']], result: [['seconds', 'hyper'], ['nseconds', 'uint']] },
  domainSetTime: { program: 'remote', number: 338, args: [['dom', 'Domain'], ['seconds', 'hyper'], ['nseconds', 'uint'], ['flags', 'uint']], result: [] },
  nodeGetFreePages: { program: 'remote', number: 340, args: [['pages', 'uint<1024>'], ['startCell', 'int'], ['cellCount', 'uint'], ['flags', 'uint']], result: [['counts', 'uhyper<1024>']] },
  networkGetDhcpLeases: { program: 'remote', number: 341, args: [['net', 'Network'], ['mac', 'string?'], ['need_results', 'int'], ['flags', 'uint']], result: [['leases', 'NetworkDhcpLease<65536>'], ['ret', 'uint']] },
  connectGetDomainCapabilities: { program: 'remote', number: 342, args: [['emulatorbin', 'string?'], ['arch', 'string?'], ['machine', 'string?'], ['virttype', 'string?'], ['flags', 'uint']], result: [['capabilities', 'string']] },
  connectGetAllDomainStats: { program: 'remote', number: 344, args: [['doms', 'Domain<16384>'], ['stats', 'uint'], ['flags', 'uint']], result: [['retStats', 'DomainStatsRecord<16384>']] },
  domainBlockCopy: { program: 'remote', number: 345, args: [['dom', 'Domain'], ['path', 'string'], ['destxml', 'string'], ['params', 'TypedParam<16>'], ['flags', 'uint']], result: [] },
  nodeAllocPages: { program: 'remote', number: 347, args: [['pageSizes', 'uint<1024>'], ['pageCounts', 'uhyper<1024>'], ['startCell', 'int'], ['cellCount', 'uint'], ['flags', 'uint']], result: [['ret', 'int']] },
  domainGetFsinfo: { program: 'remote', number: 349, args: [['dom', 'Domain'], ['flags', 'uint']], result: [['info', 'DomainFsinfo<256>'], ['ret', 'uint']] },
  domainDefineXmlFlags: { program: 'remote', number: 350, args: [['xml', 'string'], ['flags', 'uint']], result: [['dom', 'Domain']] },
  domainGetIothreadInfo: { program: 'remote', number: 351, args: [['dom', 'Domain'], ['flags', 'uint']], result: [['info', 'DomainIothreadInfo<16384>'], ['ret', 'uint']] },
  domainPinIothread: { program: 'remote', number: 352, args: [['dom', 'Domain'], ['iothreads_id', 'uint'], ['cpumap', 'opaque<2048>'], ['flags', 'uint']], result: [] },
  domainInterfaceAddresses: { program: 'remote', number: 353, args: [['dom', 'Domain'], ['source', 'uint'], ['flags', 'uint']], result: [['ifaces', 'DomainInterface<2048>']] },
  domainAddIothread: { program: 'remote', number: 355, args: [['dom', 'Domain'], ['iothread_id', 'uint'], ['flags', 'uint']], result: [] },
  domainDelIothread: { program: 'remote', number: 356, args: [['dom', 'Domain'], ['iothread_id', 'uint'], ['flags', 'uint']], result: [] },
  domainSetUserPassword: { program: 'remote', number: 357, args: [['dom', 'Domain'], ['user', 'string?'], ['password', 'string?'], ['flags', 'uint']], result: [] },
  domainRename: { program: 'remote', number: 358, args: [['dom', 'Domain'], ['new_name', 'string?'], ['flags', 'uint']], result: [['retcode', 'int']] },
  connectRegisterCloseCallback: { program: 'remote', number: 360, args: [], result: [] },
  domainMigrateStartPostCopy: { program: 'remote', number: 364, args: [['dom', 'Domain'], ['flags', 'uint']], result: [] },
  domainGetGuestVcpus: { program: 'remote', number: 371, args: [['dom', 'Domain'], ['flags', 'uint']], result: [['params', 'TypedParam<64>']] },
  domainSetGuestVcpus: { program: 'remote', number: 372, args: [['dom', 'Domain'], ['cpumap', 'string'], ['state', 'int'], ['flags', 'uint']], result: [] },
  connectNodeDeviceEventRegisterAny: { program: 'remote', number: 374, args: [['eventID', 'int'], ['dev', 'NodeDevice?']], result: [['callbackID', 'int']] },
  connectNodeDeviceEventDeregisterAny: { program: 'remote', number: 375, args: [['callbackID', 'int']], result: [] },
  connectSecretEventRegisterAny: { program: 'remote', number: 380, args: [['eventID', 'int'], ['secret', 'Secret?']], result: [['callbackID', 'int']] },
  connectSecretEventDeregisterAny: { program: 'remote', number: 381, args: [['callbackID', 'int']], result: [] },
  domainSetVcpu: { program: 'remote', number: 384, args: [['dom', 'Domain'], ['cpumap', 'string'], ['state', 'int'], ['flags', 'uint']], result: [] },
  domainSetBlockThreshold: { program: 'remote', number: 386, args: [['dom', 'Domain'], ['dev', 'string'], ['threshold', 'uhyper'], ['flags', 'uint']], result: [] },
  domainMigrateGetMaxDowntime: { program: 'remote', number: 387, args: [['dom', 'Domain'], ['flags', 'uint']], result: [['downtime', 'uhyper']] },
  domainSetLifecycleAction: { program: 'remote', number: 390, args: [['dom', 'Domain'], ['type', 'uint'], ['action', 'uint'], ['flags', 'uint']], result: [] },
  domainDetachDeviceAlias: { program: 'remote', number: 392, args: [['dom', 'Domain'], ['alias', 'string'], ['flags', 'uint']], result: [] },
  connectCompareHypervisorCpu: { program: 'remote', number: 393, args: [['emulator', 'string?'], ['arch', 'string?'], ['machine', 'string?'], ['virttype', 'string?'], ['xmlCPU', 'string'], ['flags', 'uint']], result: [['result', 'int']] },
  connectBaselineHypervisorCpu: { program: 'remote', number: 394, args: [['emulator', 'string?'], ['arch', 'string?'], ['machine', 'string?'], ['virttype', 'string?'], ['xmlCPUs', 'string<256>'], ['flags', 'uint']], result: [['cpu', 'string']] },
  nodeGetSevInfo: { program: 'remote', number: 395, args: [['nparams', 'int'], ['flags', 'uint']], result: [['params', 'TypedParam<64>'], ['nparams', 'int']] },
  domainGetLaunchSecurityInfo: { program: 'remote', number: 396, args: [['dom', 'Domain'], ['flags', 'uint']], result: [['params', 'TypedParam<64>']] },
  domainSetIothreadParams: { program: 'remote', number: 402, args: [['dom', 'Domain'], ['iothread_id', 'uint'], ['params', 'TypedParam<64>'], ['flags', 'uint']], result: [] },
  domainCheckpointCreateXml: { program: 'remote', number: 411, args: [['dom', 'Domain'], ['xml_desc', 'string'], ['flags', 'uint']], result: [['checkpoint', 'DomainCheckpoint']] },
  domainCheckpointGetXmlDesc: { program: 'remote', number: 412, args: [['checkpoint', 'DomainCheckpoint'], ['flags', 'uint']], result: [['xml', 'string']] },
  domainListAllCheckpoints: { program: 'remote', number: 413, args: [['dom', 'Domain'], ['need_results', 'int'], ['flags', 'uint']], result: [['checkpoints', 'DomainCheckpoint<16384>'], ['ret', 'int']] },
  domainCheckpointLookupByName: { program: 'remote', number: 415, args: [['dom', 'Domain'], ['name', 'string'], ['flags', 'uint']], result: [['checkpoint', 'DomainCheckpoint']] },
  domainCheckpointDelete: { program: 'remote', number: 417, args: [['checkpoint', 'DomainCheckpoint'], ['flags', 'uint']], result: [] },
  domainGetGuestInfo: { program: 'remote', number: 418, args: [['dom', 'Domain'], ['types', 'uint'], ['flags', 'uint']], result: [['params', 'TypedParam<2048>']] },
  domainAgentSetResponseTimeout: { program: 'remote', number: 420, args: [['dom', 'Domain'], ['timeout', 'int'], ['flags', 'uint']], result: [['result', 'int']] },
  domainBackupBegin: { program: 'remote', number: 421, args: [['dom', 'Domain'], ['backup_xml', 'string'], ['checkpoint_xml', 'string?'], ['flags', 'uint']], result: [] },
  domainBackupGetXmlDesc: { program: 'remote', number: 422, args: [['dom', 'Domain'], ['flags', 'uint']], result: [['xml', 'string']] },
  domainAuthorizedSshKeysSet: { program: 'remote', number: 425, args: [['dom', 'Domain'], ['user', 'string'], ['keys', 'string<2048>'], ['flags', 'uint']], result: [] },
  domainGetMessages: { program: 'remote', number: 426, args: [['dom', 'Domain'], ['flags', 'uint']], result: [['msgs', 'string<2048>']] },
  domainStartDirtyRateCalc: { program: 'remote', number: 427, args: [['dom', 'Domain'], ['seconds', 'int'], ['flags', 'uint']], result: [] },
  networkDefineXmlFlags: { program: 'remote', number: 432, args: [['xml', 'string'], ['flags', 'uint']], result: [['net', 'Network']] },
  domainSaveParams: { program: 'remote', number: 440, args: [['dom', 'Domain'], ['params', 'TypedParam<64>'], ['flags', 'uint']], result: [] },
  domainRestoreParams: { program: 'remote', number: 441, args: [['params', 'TypedParam<64>'], ['flags', 'uint']], result: [] },
  domainAbortJobFlags: { program: 'remote', number: 442, args: [['dom', 'Domain'], ['flags', 'uint']], result: [] },
  domainGraphicsReload: { program: 'remote', number: 448, args: [['dom', 'Domain'], ['type', 'uint'], ['flags', 'uint']], result: [] },
  qemuDomainMonitorCommand: { program: 'qemu', number: 1, args: [['dom', 'Domain'], ['cmd', 'string'], ['flags', 'uint']], result: [['result', 'string']] },
  qemuDomainAgentCommand: { program: 'qemu', number: 3, args: [['dom', 'Domain'], ['cmd', 'string'], ['timeout', 'int'], ['flags', 'uint']], result: [['result', 'string?']] },
};

export const events: Readonly<Record<keyof Events, EventEntry>> = {
  networkLifecycle: { number: 315, group: 'network', id: 0, fields: [['callbackID', 'int'], ['net', 'Network'], ['event', 'int'], ['detail', 'int']] },
  domainLifecycle: { number: 318, group: 'domain', id: 0, fields: [['callbackID', 'int'], ['msg', 'DomainEventLifecycleMsg']] },
  domainReboot: { number: 319, group: 'domain', id: 1, fields: [['callbackID', 'int'], ['msg', 'DomainEventRebootMsg']] },
  domainRtcChange: { number: 320, group: 'domain', id: 2, fields: [['callbackID', 'int'], ['msg', 'DomainEventRtcChangeMsg']] },
  domainWatchdog: { number: 321, group: 'domain', id: 3, fields: [['callbackID', 'int'], ['msg', 'DomainEventWatchdogMsg']] },
  domainIoError: { number: 322, group: 'domain', id: 4, fields: [['callbackID', 'int'], ['msg', 'DomainEventIoErrorMsg']] },
  domainGraphics: { number: 323, group: 'domain', id: 5, fields: [['callbackID', 'int'], ['msg', 'DomainEventGraphicsMsg']] },
  domainIoErrorReason: { number: 324, group: 'domain', id: 6, fields: [['callbackID', 'int'], ['msg', 'DomainEventIoErrorReasonMsg']] },
  domainControlError: { number: 325, group: 'domain', id: 7, fields: [['callbackID', 'int'], ['msg', 'DomainEventControlErrorMsg']] },
  domainBlockJob: { number: 326, group: 'domain', id: 8, fields: [['callbackID', 'int'], ['msg', 'DomainEventBlockJobMsg']] },
  domainDiskChange: { number: 327, group: 'domain', id: 9, fields: [['callbackID', 'int'], ['msg', 'DomainEventDiskChangeMsg']] },
  domainTrayChange: { number: 328, group: 'domain', id: 10, fields: [['callbackID', 'int'], ['msg', 'DomainEventTrayChangeMsg']] },
  domainPmwakeup: { number: 329, group: 'domain', id: 11, fields: [['callbackID', 'int'], ['reason', 'int'], ['msg', 'DomainEventPmwakeupMsg']] },
  domainPmsuspend: { number: 330, group: 'domain', id: 12, fields: [['callbackID', 'int'], ['reason', 'int'], ['msg', 'DomainEventPmsuspendMsg']] },
  domainBalloonChange: { number: 331, group: 'domain', id: 13, fields: [['callbackID', 'int'], ['msg', 'DomainEventBalloonChangeMsg']] },
  domainPmsuspendDisk: { number: 332, group: 'domain', id: 14, fields: [['callbackID', 'int'], ['reason', 'int'], ['msg', 'DomainEventPmsuspendDiskMsg']] },
  domainDeviceRemoved: { number: 333, group: 'domain', id: 15, fields: [['callbackID', 'int'], ['msg', 'DomainEventDeviceRemovedMsg']] },
  domainBlockJob2: { number: 339, group: 'domain', id: 16, fields: [['callbackID', 'int'], ['dom', 'Domain'], ['dst', 'string'], ['type', 'int'], ['status', 'int']] },
  domainTunable: { number: 346, group: 'domain', id: 17, fields: [['callbackID', 'int'], ['dom', 'Domain'], ['params', 'TypedParam<2048>']] },
  domainAgentLifecycle: { number: 348, group: 'domain', id: 18, fields: [['callbackID', 'int'], ['dom', 'Domain'], ['state', 'int'], ['reason', 'int']] },
  domainDeviceAdded: { number: 354, group: 'domain', id: 19, fields: [['callbackID', 'int'], ['dom', 'Domain'], ['devAlias', 'string']] },
  domainMigrationIteration: { number: 359, group: 'domain', id: 20, fields: [['callbackID', 'int'], ['dom', 'Domain'], ['iteration', 'int']] },
  connectionClosed: { number: 362, id: -1, fields: [['reason', 'int']] },
  domainJobCompleted: { number: 363, group: 'domain', id: 21, fields: [['callbackID', 'int'], ['dom', 'Domain'], ['params', 'TypedParam<64>']] },
  domainDeviceRemovalFailed: { number: 367, group: 'domain', id: 22, fields: [['callbackID', 'int'], ['dom', 'Domain'], ['devAlias', 'string']] },
  nodeDeviceLifecycle: { number: 376, group: 'nodeDevice', id: 0, fields: [['callbackID', 'int'], ['dev', 'NodeDevice'], ['event', 'int'], ['detail', 'int']] },
  nodeDeviceUpdate: { number: 377, group: 'nodeDevice', id: 1, fields: [['callbackID', 'int'], ['dev', 'NodeDevice']] },
  domainMetadataChange: { number: 379, group: 'domain', id: 23, fields: [['callbackID', 'int'], ['dom', 'Domain'], ['type', 'int'], ['nsuri', 'string?']] },
  secretLifecycle: { number: 382, group: 'secret', id: 0, fields: [['callbackID', 'int'], ['secret', 'Secret'], ['event', 'int'], ['detail', 'int']] },
  secretValueChanged: { number: 383, group: 'secret', id: 1, fields: [['callbackID', 'int'], ['secret', 'Secret']] },
  domainBlockThreshold: { number: 385, group: 'domain', id: 24, fields: [['callbackID', 'int'], ['dom', 'Domain'], ['dev', 'string'], ['path', 'string?'], ['threshold', 'uhyper'], ['excess', 'uhyper']] },
  domainMemoryFailure: { number: 423, group: 'domain', id: 25, fields: [['callbackID', 'int'], ['dom', 'Domain'], ['recipient', 'int'], ['action', 'int'], ['flags', 'uint']] },
  domainMemoryDeviceSizeChange: { number: 438, group: 'domain', id: 26, fields: [['callbackID', 'int'], ['dom', 'Domain'], ['alias', 'string'], ['size', 'uhyper']] },
  networkMetadataChange: { number: 446, group: 'network', id: 1, fields: [['callbackID', 'int'], ['net', 'Network'], ['type', 'int'], ['nsuri', 'string?']] },
  domainNicMacChange: { number: 453, group: 'domain', id: 27, fields: [['callbackID', 'int'], ['dom', 'Domain'], ['alias', 'string'], ['oldMAC', 'string'], ['newMAC', 'string']] },
};
