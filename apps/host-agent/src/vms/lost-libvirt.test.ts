// A libvirtd that dies, at moments that a real one cannot be stopped at: it is scripted here, and all else is real.
import { randomUUID } from 'node:crypto';
import type { VolumeRef } from '@overt/agent-protocol/model/vm-spec';
import { silentLog } from '@overt/kernel/ports';
import { Refusal } from '@overt/kernel/refusal';
import { systemClock } from '@overt/kernel/system';
import { DomainPausedReason, DomainState, ErrorNumber } from '@overt/libvirt/constants.gen';
import { METADATA_NAMESPACE } from '@overt/libvirt/domain-xml';
import { LibvirtError } from '@overt/libvirt/errors';
import { escapeXml } from '@overt/libvirt/xml';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { storageFixture, type StorageFixture } from '../testing/storage-fixture.ts';
import { testVm } from '../testing/vm-spec.ts';
import { turns } from '../turns.ts';
import { adoptVms, recallVms } from './adopt-vms.ts';
import { hibernateVm } from './hibernate-vm.ts';
import { onLifecycle } from './lifecycle.ts';
import { vmSweeper } from './sweep-vms.ts';
import { vmFiles } from './vm-files.ts';
import type { VmPorts } from './vm-ports.ts';
import { vmTable } from './vm-table.ts';
import { watchVms } from './watch-vms.ts';
import type { Vm } from './vm.ts';

const RUNNING = { state: DomainState.RUNNING, reason: 1 };
const BEING_SAVED = { state: DomainState.PAUSED, reason: DomainPausedReason.SAVE };
const noDomain = () => new LibvirtError('any', { code: ErrorNumber.NO_DOMAIN, domain: 0, message: null, int1: 0 });
const lost = () => new Refusal('LIBVIRT_CONNECTION_LOST', { call: 'domainSaveFlags', detail: 'it died' });

let fixture: StorageFixture;
let target: VolumeRef;
let ports: VmPorts;
let vm: Vm;
/** What the scripted libvirtd does: the domain's states, the last one for good; undefined when it is gone. */
let states: ({ state: number; reason: number } | undefined)[];
let save: () => void;
let memoryIsWhole: boolean;
let orders: string[];

beforeAll(async () => {
  fixture = await storageFixture();
  await fixture.activate();
  target = await fixture.createVolume();
});
afterAll(() => fixture.remove());
afterEach(() => void vi.useRealTimers());

function xml(): string {
  const own = escapeXml(JSON.stringify(vm.own));
  const metadata = `<overt:vm xmlns:overt="${METADATA_NAMESPACE}">${own}</overt:vm>`;
  return `<domain type="qemu"><uuid>${vm.vmId}</uuid><metadata>${metadata}</metadata><devices/></domain>`;
}

function answer(name: string): object {
  const [now] = states;
  const dom = { name: vm.name, uuid: vm.vmId, id: 1 };
  if (name === 'connectListAllDomains') return { domains: now === undefined ? [] : [dom] };
  if (name === 'domainSaveFlags') {
    orders.push(name);
    save();
    return {};
  }
  if (name === 'domainSaveImageGetXmlDesc') {
    if (memoryIsWhole) return { xml: '<domain/>' };
    throw new LibvirtError(name, { code: ErrorNumber.OPERATION_FAILED, domain: 0, message: 'incomplete', int1: 0 });
  }
  if (name === 'domainGetState' && states.length > 1) states.shift();
  if (now === undefined) throw noDomain();
  if (name === 'domainGetState') return now;
  if (name === 'domainGetXmlDesc') return { xml: xml() };
  return { dom };
}

beforeEach(async () => {
  const spec = testVm({ vmId: randomUUID() });
  const seen = { graphics: [], disks: new Map(), nics: new Map(), agentConnected: false };
  const own = { version: 1 as const, key: 'start', startedAt: 1, spec };
  vm = { vmId: spec.vmId, name: spec.name, own, status: 'up', ...seen };
  [states, orders, memoryIsWhole, save] = [[RUNNING], [], false, () => (states = [undefined])];
  const libvirt = {
    isConnected: true,
    ready: async () => undefined,
    control: { call: async (name: string) => answer(name) },
    on: async () => () => undefined,
    onReconnect: () => () => undefined,
  };
  ports = {
    libvirt,
    table: vmTable({ log: silentLog, announce: () => undefined }),
    files: await vmFiles(fixture.dir, silentLog),
    locks: turns(),
    domains: fixture.domains,
    hooks: async () => '',
    clock: systemClock,
    log: silentLog,
  } as unknown as VmPorts;
  ports.table.put(vm);
  await ports.files.save(vm);
});

const now = () => ports.table.get(vm.vmId);
const hibernate = () => hibernateVm(ports, { vmId: vm.vmId, target });
const saved = { status: 'down', exitReason: 'state_saved' };
/** What a new life of the agent knows. */
async function restartAgent(): Promise<void> {
  ports.table.remove(vm.vmId);
  await recallVms(ports);
  await adoptVms(ports);
}

test('a VM whose memory was complete when libvirtd died is saved, though nobody said so', async () => {
  save = () => {
    [states, memoryIsWhole] = [[undefined], true];
    throw lost();
  };
  await hibernate();
  expect(now()).toMatchObject(saved);
});

test('a VM that libvirtd let go on when it was back is up, and may be saved again', async () => {
  save = () => {
    states = [BEING_SAVED, BEING_SAVED, RUNNING];
    throw lost();
  };
  await expect(hibernate()).rejects.toMatchObject({ code: 'LIBVIRT_CONNECTION_LOST' });
  expect(now()).toMatchObject({ status: 'up', savingTo: undefined });
  [save, memoryIsWhole] = [() => (states = [undefined]), true];
  await hibernate();
});

test('a VM that died without its memory is not taken for saved', async () => {
  save = () => {
    states = [undefined];
    throw lost();
  };
  await expect(hibernate()).rejects.toMatchObject({ code: 'LIBVIRT_CONNECTION_LOST' });
  expect(now()?.exitReason).not.toBe('state_saved');
});

test('an agent that starts while libvirt saves a VM waits for that, and orders nothing anew', async () => {
  await ports.files.save({ ...vm, status: 'saving_state', savingTo: fixture.pathOf(target) });
  states = [BEING_SAVED, BEING_SAVED, BEING_SAVED, undefined];
  memoryIsWhole = true;
  await restartAgent();
  expect(now()).toMatchObject({ status: 'saving_state', savingTo: fixture.pathOf(target) });
  await hibernate();
  expect(orders).toEqual([]);
  expect(now()).toMatchObject(saved);
});

test('a VM that libvirt gave up saving goes on, and the agent knows', () => {
  const [RESUMED, UNPAUSED] = [4, 0];
  expect(onLifecycle({ ...vm, status: 'saving_state' }, RESUMED, UNPAUSED)).toEqual({ status: 'up' });
});

test('a domain that vanishes from the list without an event is down after the second look', async () => {
  const sweep = vmSweeper(ports);
  await sweep();
  states = [undefined];
  await sweep();
  expect(now()).toMatchObject({ status: 'up' });
  await sweep();
  expect(now()).toMatchObject({ status: 'down', exitReason: 'domain_missing' });
});

test('a VM that is being started while its absence is noted is left alone', async () => {
  const sweep = vmSweeper(ports);
  states = [undefined];
  await sweep();
  const starting = ports.locks(vm.vmId, async () => {
    await systemClock.sleep(20);
    states = [RUNNING];
  });
  await Promise.all([sweep(), starting]);
  expect(now()).toMatchObject({ status: 'up' });
});

test('a VM is up after a while although libvirtd died as it started it, and told nobody', async () => {
  const watch = await watchVms(ports, () => undefined);
  ports.table.update(vm.vmId, { status: 'powering_up' });
  vi.useFakeTimers();
  watch.expectBoots();
  vi.advanceTimersByTime(10_000);
  // Looking again does not begin anew.
  watch.expectBoots();
  expect(now()).toMatchObject({ status: 'powering_up' });
  vi.advanceTimersByTime(10_000);
  expect(now()).toMatchObject({ status: 'up' });
  watch.stop();
});
