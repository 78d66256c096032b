// VM.create: resolves, runs the hooks, starts a transient domain. The key of the call stands in the domain's metadata, so a
// repeat after a crash in the middle finds the VM that the first call started instead of starting another.
import type { VerbContext } from '@overt/agent-protocol/dispatcher';
import type { VerbParams } from '@overt/agent-protocol/verb-table';
import type { VmReport } from '@overt/agent-protocol/model/vm-report';
import { Refusal, refuse } from '@overt/kernel/refusal';
import { DomainCreateFlags, DomainSaveRestoreFlags } from '@overt/libvirt/constants.gen';
import { setScheduler } from '@overt/libvirt/domain-devices';
import { buildDomainXml } from '@overt/libvirt/domain-xml';
import { createXml, domainHandle, findByUuid, restore } from '@overt/libvirt/domains';
import { LibvirtError } from '@overt/libvirt/errors';
import { escapeXml } from '@overt/libvirt/xml';
import { toDomainSpec } from './domain-spec.ts';
import { removeVmFiles } from './end-vm.ts';
import { inspectDomain } from './inspect-domain.ts';
import { dropOverlays } from './overlays.ts';
import { resolveVm, usableVolume } from './resolve-vm.ts';
import { orderStart, runsAfterAll } from './start-order.ts';
import { isDown, isStarting, toReport, withoutSecrets, type Remembered, type Vm } from './vm.ts';
import type { VmPorts } from './vm-ports.ts';

type Params = VerbParams<'VM.create'>;
const LIVE = 1;
const SECURE = 1;

export const startVm = (ports: VmPorts, params: Params, context: VerbContext): Promise<VmReport> =>
  ports.locks(params.spec.vmId, () => start(ports, params, context));

async function start(ports: VmPorts, params: Params, context: VerbContext): Promise<VmReport> {
  const { spec } = params;
  const { vmId } = spec;
  const key = context.key ?? '';
  const known = ports.table.get(vmId);
  if (known !== undefined && !isDown(known)) {
    if (known.own?.key !== key) refuse('AGENT_VM_EXISTS', { vmId });
    if (!isStarting(known)) return toReport(known);
    // Its first order was lost with libvirtd.
    if (await runsAfterAll(ports, vmId)) return afterStart(ports, params, context);
  }
  if ((await findByUuid(ports.libvirt.control, vmId)) !== undefined) refuse('AGENT_VM_EXISTS', { vmId });
  const own: Remembered = { version: 1, key, startedAt: ports.clock.now(), spec: withoutSecrets(spec) };
  const starting: Vm = {
    vmId,
    name: spec.name,
    own,
    status: params.restoreFrom === undefined ? 'wait_for_launch' : 'restoring_state',
    graphics: [],
    disks: new Map(),
    nics: new Map(),
    agentConnected: false,
  };
  const resolved = await resolveVm(ports, spec);
  await ports.files.save(starting);
  ports.table.put(starting);
  try {
    if (params.restoreFrom === undefined) await boot(ports, params, own, resolved);
    else await wake(ports, params, own, await usableVolume(ports, params.restoreFrom, 'raw', 'read'));
  } catch (error) {
    context.log.error({ vmId, error }, 'the VM could not be started');
    // Nobody can tell whether it runs: it stays known until libvirtd is back, so that its end may be ordered.
    if (Refusal.is(error, 'AGENT_LIBVIRT_DOWN') || Refusal.is(error, 'LIBVIRT_TIMEOUT')) throw error;
    await forget(ports, vmId);
    await dropOverlays(ports, spec);
    if (Refusal.is(error)) throw error;
    const cause = error instanceof Error ? error.message : String(error);
    return refuse('AGENT_VM_START_FAILED', { vmId, cause: cause.slice(0, 1000) }, { cause: error });
  }
  return afterStart(ports, params, context);
}

async function boot(ports: VmPorts, { spec }: Params, own: Remembered, found: Awaited<ReturnType<typeof resolveVm>>) {
  const built = buildDomainXml(toDomainSpec(spec, found, own));
  const hooked = { vmId: spec.vmId, properties: spec.customProperties, xml: built };
  const xml = await ports.hooks('before_vm_start', hooked);
  const flags = spec.startPaused ? DomainCreateFlags.START_PAUSED : 0;
  await orderStart(ports, spec.vmId, () => createXml(ports.libvirt.control, xml, flags, { timeoutMs: 110_000 }));
  await ports.hooks('after_vm_start', { ...hooked, xml });
}

async function wake(ports: VmPorts, { spec }: Params, own: Remembered, path: string) {
  const hooked = { vmId: spec.vmId, properties: spec.customProperties };
  const { control } = ports.libvirt;
  await ports.hooks('before_vm_dehibernate', hooked);
  // With the secrets: without the graphics passwords none could be set later.
  const { xml } = await control.call('domainSaveImageGetXmlDesc', { file: path, flags: SECURE });
  const { RUNNING, PAUSED } = DomainSaveRestoreFlags;
  const state = spec.startPaused ? PAUSED : RUNNING;
  await orderStart(ports, spec.vmId, () => restore(control, path, withMetadata(xml, own), state));
  await ports.hooks('after_vm_dehibernate', hooked);
}

/** The key of this start goes in with the restore itself, so that there is no moment in which the VM has the old one. */
const withMetadata = (xml: string, own: Remembered): string =>
  xml.replace(
    /(<overt:vm\b[^>]*>)[^<]*(<\/overt:vm>)/,
    (_whole, open: string, close: string) => open + escapeXml(JSON.stringify(own)) + close,
  );

async function afterStart(ports: VmPorts, { spec, restoreFrom }: Params, context: VerbContext): Promise<VmReport> {
  const { vmId, cpu } = spec;
  const dom = domainHandle(vmId);
  if (cpu.shares !== undefined && cpu.shares > 0)
    await setScheduler(ports.libvirt.control, dom, { cpu_shares: cpu.shares }, LIVE).catch((error: unknown) =>
      context.log.warn({ vmId, error }, 'CPU shares cannot be set on this host'),
    );
  const inspected = await inspectDomain(ports.libvirt.control, dom).catch((error: unknown) => {
    if (LibvirtError.is(error, 'NO_DOMAIN')) return undefined;
    throw error;
  });
  const vm = ports.table.get(vmId);
  // A guest may switch itself off before anybody looks; the event that says so may still be on its way.
  if (inspected === undefined || vm === undefined || isDown(vm)) {
    const cause = vm?.exitMessage ?? 'it ended at once';
    return refuse('AGENT_VM_START_FAILED', { vmId, cause });
  }
  const { parsed: _, ...seen } = inspected;
  const started = restoreFrom === undefined ? 'powering_up' : 'up';
  const begun = isStarting(vm);
  const paused = spec.startPaused
    ? ({ status: 'paused', pauseReason: 'user' } as const)
    : { status: started as Vm['status'] };
  const after = ports.table.update(vmId, { ...seen, ...(begun || spec.startPaused ? paused : {}) }) ?? vm;
  return toReport(after);
}

async function forget(ports: VmPorts, vmId: string): Promise<void> {
  ports.table.update(vmId, { status: 'down', exitReason: 'start_failed', exitMessage: 'It could not be started' });
  ports.table.remove(vmId);
  await removeVmFiles(ports, vmId);
}
