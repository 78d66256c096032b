// Every call that the portal makes, one line each, over the generated SDK. Nothing else in the portal knows the API.
import type { Action, DiskAttachment, Network, Nic, Vm, VnicProfile } from '@overt/api-types/types.gen';
import type { VmPlacement } from '@overt/sdk/plan';
import { client } from './client.ts';

const { api } = client;
const vm = (id: string) => api.vms().vm(id);
/** A VM has one drive, and it has this id. */
const drive = (id: string) => vm(id).cdroms().cdrom('00000000-0000-0000-0000-000000000000');

export interface ListOptions {
  search?: string;
  max?: number;
  follow?: string;
  signal?: AbortSignal;
}

export type VmVerb = 'start' | 'stop' | 'shutdown' | 'reboot' | 'reset' | 'suspend';

export const engine = {
  system: (signal: AbortSignal) => api.get({ signal }),
  vms: {
    list: (options: ListOptions) => api.vms().list(options),
    get: (
      id: string,
      options: { follow?: string; allContent?: boolean; nextRun?: boolean; signal?: AbortSignal } = {},
    ) => vm(id).get(options),
    add: (value: Vm) => api.vms().add(value),
    update: (id: string, change: Vm) => vm(id).update(change),
    remove: (id: string, detachOnly: boolean) => vm(id).remove({ detachOnly }),
    act: (id: string, verb: VmVerb, input: Pick<Action, 'useCloudInit' | 'force'> = {}) => vm(id)[verb](input),
    placement: async (id: string, signal: AbortSignal) =>
      (await client.json('GET', `/overt/vms/${id}/placement`, undefined, signal)) as VmPlacement,
    planStart: (id: string) => client.plan(options => vm(id).start({}, options)),
    planAdd: (value: Vm) => client.plan(options => api.vms().add(value, options)),
    statistics: (id: string, signal: AbortSignal) => vm(id).statistics().list({ signal }),
    nics: (id: string, options: { follow?: string; signal?: AbortSignal } = {}) => vm(id).nics().list(options),
    addNic: (id: string, nic: Nic) => vm(id).nics().add(nic),
    removeNic: (id: string, nic: string) => vm(id).nics().nic(nic).remove(),
    hostDevices: (id: string, signal: AbortSignal) => vm(id).hostDevices().list({ signal }),
    addHostDevice: (id: string, name: string) => vm(id).hostDevices().add({ name }),
    removeHostDevice: (id: string, device: string) => vm(id).hostDevices().device(device).remove(),
    disks: (id: string, options: { follow?: string; signal?: AbortSignal } = {}) =>
      vm(id).diskAttachments().list(options),
    addDisk: (id: string, disk: DiskAttachment) => vm(id).diskAttachments().add(disk),
    detachDisk: (id: string, disk: string) => vm(id).diskAttachments().attachment(disk).remove({ detachOnly: true }),
    /** `current`: what lies in the tray now; else what the next start puts there. */
    cd: (id: string, current: boolean, signal: AbortSignal) => drive(id).get({ current, signal }),
    /** Null ejects. */
    changeCd: (id: string, disk: string | null, current: boolean) =>
      drive(id).update({ file: { id: disk ?? '' } }, { current }),
    consoles: (id: string) => vm(id).graphicsConsoles().list({ current: true }),
    viewerFile: async (id: string, console: string) =>
      (await vm(id).graphicsConsoles().console(console).remoteViewerConnectionFile()).remoteViewerConnectionFile ?? '',
    consoleTicket: async (vmId: string, type: 'vnc' | 'serial') =>
      (await client.json('POST', '/overt/console-tickets', { vmId, type })) as {
        ticket: string;
        url: string;
        password?: string;
      },
  },
  hosts: {
    list: (options: ListOptions) => api.hosts().list(options),
    get: (id: string, options: { follow?: string; signal?: AbortSignal }) => api.hosts().host(id).get(options),
    act: (id: string, verb: 'activate' | 'deactivate' | 'approve') => api.hosts().host(id)[verb](),
    statistics: (id: string, signal: AbortSignal) => api.hosts().host(id).statistics().list({ signal }),
    devices: (id: string, signal: AbortSignal) => api.hosts().host(id).devices().list({ signal }),
  },
  clusters: { list: () => api.clusters().list() },
  dataCenters: { list: () => api.dataCenters().list() },
  templates: { list: () => api.templates().list() },
  operatingSystems: { list: () => api.operatingSystems().list() },
  storageDomains: { list: (options: ListOptions) => api.storageDomains().list(options) },
  disks: {
    list: (options: ListOptions) => api.disks().list(options),
    remove: (id: string) => api.disks().disk(id).remove(),
  },
  networks: {
    list: (options: ListOptions) => api.networks().list(options),
    add: (network: Network) => api.networks().add(network),
    attach: (cluster: string, network: string) =>
      api.clusters().cluster(cluster).networks().add({ id: network, required: false }),
    addProfile: (profile: VnicProfile) => api.vnicProfiles().add(profile),
    profiles: () => api.vnicProfiles().list({ follow: 'network' }),
  },
  jobs: { list: (options: ListOptions) => api.jobs().list(options) },
  events: { list: (options: ListOptions) => api.events().list(options) },
};
