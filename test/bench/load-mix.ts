// What the clients of the load do. Reads are what portals and automation ask for; writes are the life of a VM, with tags and
// bookmarks: made, changed, started, stopped, removed, so that a run leaves the fleet as it was.
import type { Media, Method } from './client.ts';

export interface Operation {
  readonly name: string;
  readonly method: Method;
  readonly path: string;
  readonly body?: object;
}

/** What is there to be read. */
export interface Estate {
  readonly vmIds: readonly string[];
  readonly vmNames: readonly string[];
  readonly hostIds: readonly string[];
  readonly hostNames: readonly string[];
}

const search = (text: string): string => `search=${encodeURIComponent(text)}`;
const pick = <T>(values: readonly T[]): T => {
  const value = values[Math.floor(Math.random() * values.length)];
  if (value === undefined) throw new Error('the fleet has nothing to read');
  return value;
};
const read = (name: string, path: string): Operation => ({ name, method: 'GET', path });

const READS: readonly ((estate: Estate) => Operation)[] = [
  e => read('one VM', `/vms/${pick(e.vmIds)}`),
  e =>
    read(
      'one VM with its NICs, disks, cluster and host',
      `/vms/${pick(e.vmIds)}?follow=nics,disk_attachments.disk,cluster,host`,
    ),
  e => read('statistics of a VM', `/vms/${pick(e.vmIds)}/statistics`),
  e => read('one host', `/hosts/${pick(e.hostIds)}`),
  e => read('VMs by name', `/vms?${search(`name=${pick(e.vmNames).slice(0, -1)}*`)}&max=50`),
  e => read('VMs of a host that are up', `/vms?${search(`host.name=${pick(e.hostNames)} and status=up`)}`),
  () => read('VMs by state, the largest first', `/vms?${search('status=up sortby memory desc')}&max=50`),
  () =>
    read('a page of VMs by name', `/vms?${search(`sortby name page ${1 + Math.floor(Math.random() * 100)}`)}&max=100`),
  e => read('VMs by free text', `/vms?${search(pick(e.vmNames).slice(-3))}&max=20`),
  () => read('hosts with their clusters', `/hosts?${search('status=up sortby name')}&max=25&follow=cluster`),
  () => read('the latest events', '/events?max=50'),
  () => read('tags', '/tags'),
  () => read('the latest jobs', '/jobs?max=20'),
];

export const someRead = (estate: Estate): Operation => pick(READS)(estate);

/** The next write of a life; it is told what was answered to the one before. */
export type Life = Generator<Operation, void, { readonly id: string }>;

/** `name` is unique; a life may be gone through once. */
export function* vmLife(name: string): Life {
  const vm = { name, memory: 268_435_456, cluster: { name: 'Default' }, template: { name: 'Blank' } };
  const { id } = yield { name: 'add a VM', method: 'POST', path: '/vms', body: vm };
  const here = `/vms/${id}`;
  yield { name: 'change a VM', method: 'PUT', path: here, body: { description: `of ${name}` } };
  const tag = yield { name: 'add a tag', method: 'POST', path: '/tags', body: { name: `tag-${name}` } };
  yield { name: 'tag a VM', method: 'POST', path: `${here}/tags`, body: { name: `tag-${name}` } };
  yield { name: 'start a VM', method: 'POST', path: `${here}/start`, body: {} };
  const kept = { name: `bookmark-${name}`, value: `vms: name=${name}` };
  const bookmark = yield { name: 'add a bookmark', method: 'POST', path: '/bookmarks', body: kept };
  const moved = { value: 'vms: status=up' };
  yield { name: 'change a bookmark', method: 'PUT', path: `/bookmarks/${bookmark.id}`, body: moved };
  yield { name: 'stop a VM', method: 'POST', path: `${here}/stop`, body: {} };
  yield { name: 'remove a bookmark', method: 'DELETE', path: `/bookmarks/${bookmark.id}` };
  yield { name: 'untag a VM', method: 'DELETE', path: `${here}/tags/${tag.id}` };
  yield { name: 'remove a tag', method: 'DELETE', path: `/tags/${tag.id}` };
  yield { name: 'remove a VM', method: 'DELETE', path: here };
}

/** The same body in either form; members are plain texts, numbers and objects. */
export function written(media: Media, { path, body }: Operation): string | undefined {
  if (body === undefined || media === 'json') return body === undefined ? undefined : JSON.stringify(body);
  const members = (value: object): string =>
    Object.entries(value)
      .map(([key, member]: [string, unknown]) => {
        const inner = typeof member === 'object' && member !== null ? members(member) : String(member);
        return `<${key}>${inner}</${key}>`;
      })
      .join('');
  const collection = /(\w+?)s(\/[0-9a-f-]{36})?$/.exec(path)?.[1] ?? 'action';
  return `<${collection}>${members(body)}</${collection}>`;
}
