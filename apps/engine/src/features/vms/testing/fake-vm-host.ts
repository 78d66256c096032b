// A host in memory that keeps the agent protocol for VMs: parameters and results are checked, fences admitted, results
// journaled, changes told as events. Storage is the fake of the storage tests. A test moves its VMs by `tell`.
import { verbDispatcher, type VerbHandlers } from '@overt/agent-protocol/dispatcher';
import { memoryFenceStore, memoryJournal } from '@overt/agent-protocol/idempotency';
import type { AgentEvent, AgentMessage } from '@overt/agent-protocol/model/events';
import type { HostCapabilities, HostSample } from '@overt/agent-protocol/model/host-report';
import type { GuestReport, VmReport, VmSample } from '@overt/agent-protocol/model/vm-report';
import type { VmSpec } from '@overt/agent-protocol/model/vm-spec';
import type { HostDeviceReport } from '@overt/agent-protocol/verbs/host';
import type { VerbName, VerbResult } from '@overt/agent-protocol/verb-table';
import type { ErrorCode } from '@overt/kernel/errors/catalogue';
import { silentLog } from '@overt/kernel/ports';
import { Refusal, refuse, type RefusalParams } from '@overt/kernel/refusal';
import type { HostAccess } from '../../../brokers/hosts/agent-broker.ts';
import { fakeStorageHost, type FakeStorageHost } from '../../storage-domains/testing/fake-storage-host.ts';
import { capabilitiesOf, hostSampleNow } from './host-facts.ts';

type Event = Exclude<AgentEvent, { type: 'hello' }>;

export interface FakeVmHost {
  readonly access: HostAccess;
  readonly storage: FakeStorageHost;
  readonly capabilities: HostCapabilities;
  /** What it has to give; a test replaces them. */
  readonly devices: HostDeviceReport[];
  readonly vms: Map<string, VmReport>;
  readonly specs: Map<string, VmSpec>;
  /** Every VM.create that was carried out, by VM. */
  readonly created: string[];
  readonly calls: VerbName[];
  /** The next call of the verb is refused: before anything happens, or with the answer lost after it. */
  fail(
    verb: VerbName,
    code: ErrorCode,
    options?: { times?: number; params?: RefusalParams; afterwards?: boolean },
  ): void;
  /** Changes what the host says of a VM and tells it. */
  tell(vmId: string, change: Partial<VmReport>): void;
  guest(vmId: string, guest: GuestReport): void;
  sample(sample: VmSample): void;
  /** Ends every connection of followers, as when the agent starts anew. */
  disconnect(): void;
  snapshot(): unknown;
}

export function fakeVmHost(): FakeVmHost {
  const storage = fakeStorageHost();
  const vms = new Map<string, VmReport>();
  const specs = new Map<string, VmSpec>();
  const prepared = new Set<string>();
  const created: string[] = [];
  const frozen = new Set<string>();
  const calls: VerbName[] = [];
  const failures: { verb: VerbName; refusal: Refusal; times: number; afterwards: boolean }[] = [];
  const followers = new Set<(event: Event | undefined) => void>();
  const samples = new Map<string, VmSample>();
  const guests = new Map<string, GuestReport>();
  const capabilities = capabilitiesOf();
  const devices: HostDeviceReport[] = [{ name: 'computer', capability: 'system', mdevTypes: [] }];

  const publish = (event: Event) => followers.forEach(follow => follow(event));
  const tell = (vmId: string, change: Partial<VmReport>) => {
    const report = { ...running(vmId), ...change };
    vms.set(vmId, report);
    publish({ type: 'vm.status', report });
  };
  const running = (vmId: string) => vms.get(vmId) ?? refuse('AGENT_NO_SUCH_VM', { vmId });
  const nothing = async () => ({});
  const changed = (vmId: string, change: (spec: VmSpec) => VmSpec) => {
    const spec = specs.get(vmId);
    if (spec !== undefined) specs.set(vmId, change(spec));
  };

  const handlers: VerbHandlers = {
    'Host.ping': async () => ({ at: Date.now() }),
    'Host.getCapabilities': async () => capabilities,
    'Host.getDevices': async () => ({ devices: [...devices] }),
    'Host.getLog': async () => ({ lines: ['{"msg":"a line of a fake host"}'] }),
    'Host.getStats': async (): Promise<HostSample> => hostSampleNow(vms.size),
    'Host.getVMList': async () => ({ vms: [...vms.values()] }),
    'Host.getAllVmStats': async () => ({
      samples: [...samples.values()],
      guests: [...guests].map(([vmId, guest]) => ({ vmId, guest })),
    }),
    'Image.prepare': async ({ volume }) => {
      if (!storage.volumes.has(volume.volumeId)) refuse('AGENT_NO_SUCH_VOLUME', { ...volume });
      prepared.add(volume.volumeId);
      return { path: `/run/${volume.volumeId}` };
    },
    'Image.teardown': async ({ volume }) => {
      prepared.delete(volume.volumeId);
      return {};
    },
    'VM.create': async ({ spec, restoreFrom }, { key }) => {
      const known = vms.get(spec.vmId);
      if (known !== undefined && known.status !== 'down') refuse('AGENT_VM_EXISTS', { vmId: spec.vmId });
      if (restoreFrom !== undefined && !storage.volumes.has(restoreFrom.volumeId))
        refuse('AGENT_NO_SUCH_VOLUME', { ...restoreFrom });
      for (const disk of spec.disks)
        if (!prepared.has(disk.volume.volumeId)) refuse('AGENT_NO_SUCH_VOLUME', { ...disk.volume });
      created.push(spec.vmId);
      specs.set(spec.vmId, spec);
      vms.set(spec.vmId, {
        vmId: spec.vmId,
        name: spec.name,
        status: spec.startPaused ? 'paused' : restoreFrom === undefined ? 'powering_up' : 'up',
        ...(spec.startPaused ? { pauseReason: 'user' as const } : {}),
        startedAt: Date.now(),
        graphics: spec.graphics.map(({ type }) => ({ type, address: 'host1', port: type === 'vnc' ? 5900 : 5901 })),
        external: false,
        ...(key === undefined ? {} : { createdBy: key }),
      });
      tell(spec.vmId, {});
      return running(spec.vmId);
    },
    'VM.destroy': async ({ vmId, createdBy }) => {
      const vm = vms.get(vmId);
      if (vm === undefined || (createdBy !== undefined && vm.createdBy !== createdBy)) return {};
      if (vm.status !== 'down') tell(vmId, { status: 'down', exitReason: 'success' });
      for (const disk of specs.get(vmId)?.disks ?? []) prepared.delete(disk.volume.volumeId);
      vms.delete(vmId);
      specs.delete(vmId);
      return {};
    },
    'VM.shutdown': async ({ vmId }) => {
      running(vmId);
      return {};
    },
    'VM.reset': async ({ vmId }) => {
      running(vmId);
      return {};
    },
    'VM.pause': async ({ vmId }) => {
      tell(vmId, { status: 'paused', pauseReason: 'user' });
      return {};
    },
    'VM.cont': async ({ vmId }) => {
      if (running(vmId).status === 'paused') tell(vmId, { status: 'up', pauseReason: undefined });
      return {};
    },
    'VM.hibernate': async ({ vmId, target }) => {
      running(vmId);
      if (!storage.volumes.has(target.volumeId)) refuse('AGENT_NO_SUCH_VOLUME', { ...target });
      tell(vmId, { status: 'down', exitReason: 'state_saved' });
      return {};
    },
    'VM.changeCD': async ({ vmId, cdrom }) => {
      running(vmId);
      specs.set(vmId, { ...specs.get(vmId)!, cdrom });
      return {};
    },
    'VM.hotplugNic': async ({ vmId, nic }) => {
      running(vmId);
      changed(vmId, spec => ({ ...spec, nics: [...spec.nics.filter(one => one.nicId !== nic.nicId), nic] }));
      return {};
    },
    'VM.hotunplugNic': async ({ vmId, nicId }) => {
      running(vmId);
      changed(vmId, spec => ({ ...spec, nics: spec.nics.filter(nic => nic.nicId !== nicId) }));
      return {};
    },
    'VM.updateDevice': async ({ vmId, nic }) => {
      running(vmId);
      changed(vmId, spec => ({ ...spec, nics: spec.nics.map(one => (one.nicId === nic.nicId ? nic : one)) }));
      return {};
    },
    'VM.hotplugDisk': async ({ vmId, disk }) => {
      running(vmId);
      if (!prepared.has(disk.volume.volumeId)) refuse('AGENT_NO_SUCH_VOLUME', { ...disk.volume });
      changed(vmId, spec => ({ ...spec, disks: [...spec.disks.filter(one => one.diskId !== disk.diskId), disk] }));
      return {};
    },
    'VM.hotunplugDisk': async ({ vmId, diskId }) => {
      running(vmId);
      changed(vmId, spec => ({ ...spec, disks: spec.disks.filter(disk => disk.diskId !== diskId) }));
      return {};
    },
    'VM.updateVmPolicy': async ({ vmId, disks, cpuLimitPercent }) => {
      running(vmId);
      const limits = new Map(disks.map(one => [one.diskId, one.limits]));
      changed(vmId, ({ cpu: { limitPercent: _, ...cpu }, ...spec }) => ({
        ...spec,
        cpu: { ...cpu, ...(cpuLimitPercent === undefined ? {} : { limitPercent: cpuLimitPercent }) },
        disks: spec.disks.map(({ limits: before, ...disk }) => {
          const after = limits.has(disk.diskId) ? limits.get(disk.diskId) : before;
          return after === undefined ? disk : { ...disk, limits: after };
        }),
      }));
      return {};
    },
    'VM.freeze': async ({ vmId }) => {
      running(vmId);
      frozen.add(vmId);
      return {};
    },
    'VM.thaw': async ({ vmId }) => {
      running(vmId);
      frozen.delete(vmId);
      return {};
    },
    'VM.screenshot': async ({ vmId }) => {
      running(vmId);
      const picture = Buffer.concat([Buffer.from('P6\n2 1\n255\n'), Buffer.from([255, 0, 0, 0, 255, 0])]);
      return { mimeType: 'image/x-portable-pixmap', base64: picture.toString('base64') };
    },
    'VM.getReport': async ({ vmId }) => running(vmId),
    'VM.setTicket': nothing,
  };

  const dispatcher = verbDispatcher({
    handlers,
    fenceStore: memoryFenceStore(),
    journal: memoryJournal(),
    log: silentLog,
  });

  async function dispatch<Name extends VerbName>(
    name: Name,
    params: unknown,
    call: Parameters<typeof dispatcher.dispatch>[2],
  ): Promise<VerbResult<Name>> {
    calls.push(name);
    const failure = failures.find(one => one.verb === name && one.times > 0);
    if (failure) failure.times -= 1;
    if (failure?.afterwards === false) throw failure.refusal;
    const result = await dispatcher.dispatch(name, params, call);
    if (failure) throw failure.refusal;
    return result as VerbResult<Name>;
  }

  async function* events(
    _hostId: string,
    _after: number,
    { signal }: { signal: AbortSignal },
  ): AsyncIterable<AgentMessage> {
    const queue: (Event | undefined)[] = [];
    let wake = () => undefined as void;
    const follow = (event: Event | undefined) => {
      queue.push(event);
      wake();
    };
    followers.add(follow);
    signal.addEventListener('abort', () => wake(), { once: true });
    try {
      let sequence = 0;
      yield { sequence, event: { type: 'hello', epoch: 'one', sequence, replayed: false } };
      while (!signal.aborted) {
        if (queue.length === 0) await new Promise<void>(resolve => (wake = resolve));
        for (const event of queue.splice(0)) {
          if (event === undefined) refuse('AGENT_UNREACHABLE', { host: 'host1', cause: 'the connection was lost' });
          yield { sequence: ++sequence, event };
        }
      }
    } finally {
      followers.delete(follow);
    }
  }

  const nobody = async (): Promise<never> => refuse('AGENT_UNSUPPORTED', { what: 'this in a fake host' });
  const isOurs = (name: VerbName) => name in handlers;
  return {
    access: {
      broker: {
        call: (hostId, name, params, context) =>
          isOurs(name)
            ? dispatch(name, params, { correlationId: 'test', fence: context.fence, key: context.key })
            : storage.call(hostId, name, params, context),
        read: (hostId, name, params) =>
          isOurs(name) ? dispatch(name, params, { correlationId: 'test' }) : storage.read(hostId, name, params),
        openConsole: nobody,
      },
      events: { events },
      enrolment: { offer: nobody, enrol: nobody, forget: () => undefined },
      stop: async () => undefined,
    },
    storage,
    capabilities,
    devices,
    vms,
    specs,
    created,
    calls,
    fail(verb, code, { times = 1, params = {}, afterwards = false } = {}) {
      failures.push({ verb, refusal: new Refusal(code, params), times, afterwards });
    },
    tell,
    guest(vmId, guest) {
      guests.set(vmId, guest);
      publish({ type: 'vm.guest', vmId, guest });
    },
    sample(sample) {
      samples.set(sample.vmId, sample);
      publish({ type: 'vm.samples', samples: [sample] });
    },
    disconnect: () => followers.forEach(follow => follow(undefined)),
    snapshot: () => ({
      storage: storage.snapshot(),
      vms: [...vms.values()].map(({ vmId, status }) => ({ vmId, status })),
      cds: [...specs].map(([vmId, { cdrom }]) => ({ vmId, cdrom })),
      devices: [...specs].map(([vmId, { disks, nics }]) => ({
        vmId,
        disks: disks.map(disk => disk.diskId).toSorted(),
        nics: nics.map(({ nicId, network, linked }) => `${nicId} ${network} ${linked}`).toSorted(),
      })),
      prepared: [...prepared].toSorted(),
      frozen: [...frozen].toSorted(),
    }),
  };
}
