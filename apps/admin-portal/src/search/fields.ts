// The fields of oVirt's search language that each list takes, with the values that are worth offering.
import type { VmStatus } from '@overt/api-types/types.gen';
import { searchStatus, vmFaces } from '../states/vm-states.ts';

export interface SearchField {
  name: string;
  /** Ordered fields take < and >. */
  ordered?: boolean;
  values?: readonly string[];
}

const field = (name: string, values?: readonly string[]): SearchField => (values ? { name, values } : { name });
const ordered = (name: string): SearchField => ({ name, ordered: true });

export const vmFields: readonly SearchField[] = [
  field('name'),
  field(
    'status',
    Object.keys(vmFaces).map(status => searchStatus(status as VmStatus)),
  ),
  field('host.name'),
  field('cluster'),
  field('datacenter'),
  ordered('cpu_usage'),
  ordered('mem_usage'),
  ordered('memory'),
  ordered('vcpus'),
  field('ip'),
  field('fqdn'),
  field('os'),
  ordered('uptime'),
  field('tag'),
  field('description'),
  field('comment'),
  field('template'),
  field('next_run_config_exists', ['true', 'false']),
];

export const hostFields: readonly SearchField[] = [
  field('name'),
  field('status', ['up', 'maintenance', 'nonresponsive', 'nonoperational', 'down', 'pendingapproval']),
  field('cluster'),
  field('address'),
  ordered('cpu_usage'),
  ordered('mem_usage'),
  ordered('memory'),
  ordered('active_vms'),
  field('datacenter'),
];

export const diskFields: readonly SearchField[] = [
  field('alias'),
  field('status', ['ok', 'locked', 'illegal']),
  field('vm_names'),
  field('storage'),
  field('disk_content_type', ['data', 'iso']),
  ordered('provisioned_size'),
  ordered('number_of_vms'),
];

export const storageFields: readonly SearchField[] = [
  field('name'),
  field('status', ['active', 'inactive', 'maintenance', 'unattached']),
  field('type'),
  ordered('free_size'),
  ordered('used_size'),
  field('datacenter'),
];

export const networkFields: readonly SearchField[] = [
  field('name'),
  field('vlanid'),
  field('mtu'),
  field('datacenter'),
  field('description'),
];

export const eventFields: readonly SearchField[] = [
  field('severity', ['normal', 'warning', 'error', 'alert']),
  field('message'),
  field('event_vm'),
  field('event_host'),
  field('event_storage'),
  field('correlation_id'),
  { name: 'time', ordered: true, values: ['Today', 'Yesterday'] },
  field('usrname'),
];
