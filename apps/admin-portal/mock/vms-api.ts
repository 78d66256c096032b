// Virtual machines of the mock: search, follow, actions with a delay, plans.
import type { Host, Vm } from '@overt/api-types/types.gen';
import type { PlacementExplanation, VmPlacement } from '@overt/sdk/plan';
import { readJson } from '@overt/wire/json-reader';
import type { Answer, Ask } from './answer.ts';
import { done, fault } from './answer.ts';
import { BLANK, newId } from './estate.ts';
import type { Estate } from './estate.ts';
import { vmHostDevices } from './host-devices-api.ts';
import { cdrom, endRun, updateVm } from './vm-settings-api.ts';
import { applySearch } from './search.ts';
import { diskStatistics, nicStatistics, vmStatistics } from './statistics.ts';

function vmField(estate: Estate, vm: Vm, field: string): string | number {
  const fields: Record<string, () => string | number> = {
    name: () => vm.name ?? '',
    id: () => vm.id ?? '',
    status: () => (vm.status ?? '').replaceAll('_', ''),
    'host.name': () => estate.hosts.get(vm.host?.id ?? '')?.name ?? '',
    cluster: () => estate.clusters.get(vm.cluster?.id ?? '')?.name ?? '',
    datacenter: () => 'Default',
    cpu_usage: () => estate.load.get(vm.id ?? '') ?? 0,
    mem_usage: () => (estate.load.get(vm.id ?? '') ?? 0) / 2,
    memory: () => vm.memory ?? 0,
    vcpus: () => vm.cpu?.topology?.cores ?? 1,
    description: () => vm.description ?? '',
    os: () => vm.os?.type ?? '',
    fqdn: () => vm.fqdn ?? '',
    ip: () => vm.id ?? '',
    creationdate: () => vm.creationTime ?? '',
  };
  return fields[field]?.() ?? '';
}

const address = (id: string) => `10.${(parseInt(id.slice(-4), 16) >> 8) & 255}.${parseInt(id.slice(-2), 16)}.17`;
const reported = (vm: Vm) =>
  vm.host && vm.status === 'up'
    ? [
        {
          id: vm.id,
          name: 'eth0',
          type: 'network' as const,
          ips: [{ address: address(vm.id ?? ''), version: 'v4' as const }],
        },
      ]
    : [];

function vmView(estate: Estate, vm: Vm, follow: string): Vm {
  return {
    ...vm,
    ...(follow.includes('reported') ? { reportedDevices: reported(vm) } : {}),
    ...(follow.includes('statistics') ? { statistics: vmStatistics(estate, vm.id ?? '') } : {}),
  };
}

/** Why on the host of `hostId`, else where it is best; `fits` false: nowhere. */
function explanationOf(estate: Estate, fits: boolean, hostId?: string): PlacementExplanation {
  const known = [...estate.hosts.values()];
  const chosen = known.find(host => (hostId === undefined ? host.status === 'up' : host.id === hostId));
  const hosts = [...known.filter(host => host === chosen), ...known.filter(host => host !== chosen)];
  const verdictOf = (host: Host): Pick<PlacementExplanation['hosts'][number], 'reasons' | 'toFit'> => {
    if (host.status !== 'up')
      return { reasons: [`The host is in state ${host.status}.`], toFit: ['bring the host up: activate it'] };
    if (fits) return { reasons: [] };
    const memory = '64 GiB of memory are needed, 12 GiB are free.';
    return { reasons: [memory], toFit: ["free memory on the host, or lower the VM's guaranteed memory"] };
  };
  return {
    chosen: fits && chosen ? { hostId: chosen.id ?? '', hostName: chosen.name ?? '', score: 0.85 } : null,
    hosts: hosts.slice(0, 12).map((host, at) => ({
      hostId: host.id ?? '',
      hostName: host.name ?? '',
      fits: fits && host.status === 'up',
      ...verdictOf(host),
      scores: { freeMemory: 0.9 - at / 20, freeCpu: 0.8 - (at % 5) / 10 },
    })),
    ...(hosts.length > 12 ? { moreHosts: hosts.length - 12 } : {}),
  };
}

/** Undefined when there is no such VM. */
export function placementOf(estate: Estate, id: string): VmPlacement | undefined {
  const vm = estate.vms.get(id);
  if (vm === undefined) return undefined;
  const name = vm.name ?? '';
  const fits = !name.includes('noplace');
  return {
    vm: { id, name, hostId: vm.host?.id ?? null },
    placement: vm.host
      ? {
          hostId: vm.host.id ?? null,
          decidedAt: '2026-07-01T12:00:00.000Z',
          explanation: explanationOf(estate, true, vm.host.id),
        }
      : null,
    now: explanationOf(estate, fits),
  };
}

function plan(estate: Estate, name: string, id: string, action: string): Answer {
  const hosts = [...estate.hosts.values()];
  const chosen = hosts.find(host => host.status === 'up');
  const fits = !name.includes('noplace');
  return {
    raw: {
      plan: {
        action,
        description:
          action === 'RunVm'
            ? `Start ${name} on the host that fits best.`
            : `Create the virtual machine ${name} from the template Blank.`,
        steps:
          action === 'RunVm'
            ? [
                { name: 'place', description: 'Reserve CPU and memory on the chosen host' },
                { name: 'disks', description: 'Prepare the disks on that host' },
                { name: 'domain', description: 'Create the domain and wait until it runs' },
              ]
            : [
                { name: 'create', description: 'Write the configuration' },
                { name: 'devices', description: 'Add the default devices' },
              ],
        locks: [{ kind: 'vm', id, mode: 'exclusive' }],
        affects: [{ kind: 'vm', id, name }, ...(chosen ? [{ kind: 'host', id: chosen.id, name: chosen.name }] : [])],
        explanation: explanationOf(estate, fits),
      },
    },
  };
}

const next: Record<string, Vm['status']> = {
  start: 'up',
  stop: 'down',
  shutdown: 'down',
  suspend: 'suspended',
  reboot: 'up',
  reset: 'up',
};

function vmAction(estate: Estate, ask: Ask, vm: Vm, verb: string): Answer {
  const id = vm.id ?? '';
  if (ask.query.get('plan') === 'true') return plan(estate, vm.name ?? '', id, 'RunVm');
  if (verb === 'start' && vm.status !== 'down' && vm.status !== 'suspended')
    return fault(409, `Cannot run VM. VM ${vm.name} is already running.`);
  if (verb === 'start' && vm.name?.includes('refuse'))
    return fault(
      409,
      'Cannot run VM. Its disk is on the storage domain archive, which is in maintenance. Activate archive, then start again.',
    );
  const through: Record<string, Vm['status']> = {
    start: 'wait_for_launch',
    shutdown: 'powering_down',
    stop: 'powering_down',
    suspend: 'saving_state',
    reboot: 'reboot_in_progress',
  };
  const host = [...estate.hosts.values()].find(one => one.status === 'up');
  vm.status = through[verb] ?? vm.status;
  ask.notify('vm', id, 'update');
  setTimeout(() => {
    vm.status = next[verb] ?? vm.status;
    if (vm.status === 'up')
      Object.assign(vm, { host: vm.host ?? { id: host?.id }, startTime: vm.startTime ?? new Date().toISOString() });
    else Object.assign(vm, { host: undefined, startTime: undefined, stopTime: new Date().toISOString() });
    if (vm.status === 'down') endRun(estate, vm);
    estate.load.set(id, vm.status === 'up' ? 12 : 0);
    ask.notify('vm', id, 'update');
  }, 1200);
  return done;
}

export function vms(estate: Estate, ask: Ask): Answer {
  const { verb, path, query, body } = ask;
  const [, id = '', sub, subId] = path;
  const follow = query.get('follow') ?? '';
  if (id === '' && verb === 'GET')
    return {
      type: 'Vm',
      many: applySearch(estate.vms.values(), query.get('search') ?? '', Number(query.get('max') ?? 0), (vm, field) =>
        vmField(estate, vm, field),
      ).map(vm => vmView(estate, vm, follow)),
    };
  if (id === '') {
    const asked = readJson('Vm', body, { unknown: 'skip' });
    if (query.get('plan') === 'true') return plan(estate, asked.name ?? '', BLANK, 'AddVm');
    if ([...estate.vms.values()].some(vm => vm.name === asked.name))
      return fault(409, `A VM named ${asked.name} exists already. Choose another name.`);
    const vm: Vm = { ...asked, id: newId(), status: 'down', creationTime: new Date().toISOString() };
    estate.vms.set(vm.id ?? '', vm);
    estate.nics.set(vm.id ?? '', []);
    estate.attachments.set(vm.id ?? '', []);
    ask.notify('vm', vm.id ?? '', 'insert');
    return { status: 201, type: 'Vm', one: vm };
  }
  const vm = estate.vms.get(id);
  if (!vm) return fault(404, 'There is no such virtual machine.');
  if (sub === undefined && verb === 'GET') {
    const later = query.get('next_run') === 'true' ? estate.nextRuns.get(id) : undefined;
    return { type: 'Vm', one: vmView(estate, { ...vm, ...later }, follow) };
  }
  if (sub === undefined && verb === 'PUT') return updateVm(estate, ask, vm);
  if (sub === 'cdroms') return cdrom(estate, ask, vm);
  if (sub === undefined && verb === 'DELETE') {
    estate.vms.delete(id);
    ask.notify('vm', id, 'delete');
    return done;
  }
  if (sub !== undefined && next[sub]) return vmAction(estate, ask, vm, sub);
  const nics = estate.nics.get(id) ?? [];
  const attachments = estate.attachments.get(id) ?? [];
  if (sub === 'statistics') return { type: 'Statistic', many: vmStatistics(estate, id) };
  if (sub === 'hostdevices') return vmHostDevices(estate, ask, vm);
  if (sub === 'nics' && verb === 'GET')
    return {
      type: 'Nic',
      many: nics.map(nic => ({
        ...nic,
        reportedDevices: reported(vm),
        ...(follow.includes('statistics') ? { statistics: nicStatistics(nic.id ?? '') } : {}),
      })),
    };
  if (sub === 'nics' && verb === 'POST') {
    const nic = { ...readJson('Nic', body, { unknown: 'skip' }), id: newId(), mac: { address: '56:6f:00:00:00:01' } };
    nics.push(nic);
    ask.notify('nic', nic.id, 'insert');
    return { status: 201, type: 'Nic', one: nic };
  }
  if (sub === 'nics')
    estate.nics.set(
      id,
      nics.filter(nic => nic.id !== subId),
    );
  if (sub === 'diskattachments' && verb === 'GET')
    return {
      type: 'DiskAttachment',
      many: attachments.map(one => ({
        ...one,
        disk: follow.includes('disk')
          ? {
              ...estate.disks.get(one.id ?? ''),
              ...(follow.includes('statistics') ? { statistics: diskStatistics(one.id ?? '') } : {}),
            }
          : one.disk,
      })),
    };
  if (sub === 'diskattachments' && verb === 'POST') {
    const asked = readJson('DiskAttachment', body, { unknown: 'skip' });
    const diskId = asked.disk?.id ?? newId();
    if (!estate.disks.has(diskId))
      estate.disks.set(diskId, { ...asked.disk, id: diskId, status: 'ok', actualSize: 200_000 });
    attachments.push({ ...asked, id: diskId, disk: { id: diskId } });
    ask.notify('disk_attachment', diskId, 'insert');
    return { status: 201, type: 'DiskAttachment', one: attachments.at(-1) ?? {} };
  }
  if (sub === 'diskattachments')
    estate.attachments.set(
      id,
      attachments.filter(one => one.id !== subId),
    );
  if (sub === 'graphicsconsoles' && verb === 'GET')
    return { type: 'GraphicsConsole', many: [{ id: '766e63', protocol: 'vnc' }] };
  if (sub === 'graphicsconsoles')
    return { type: 'Action', one: { status: 'complete', remoteViewerConnectionFile: '[virt-viewer]\ntype=vnc\n' } };
  return done;
}
