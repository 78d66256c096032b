// Scripts read an object, change one member of it and send the whole back. The SDKs write it as they have read it: with the
// addresses of everything, and each collection that is a link as an empty element with its address.
import { expect, it } from 'vitest';
import { until } from '../../lab/until.ts';
import { list } from '../inventory.ts';
import { parseXml, sdkOf, textAt, type Element } from './sdk.ts';
import type { Wire } from './wire.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Collections that the types of VMs and templates have as members; other links are passed over. */
const COLLECTIONS = [
  'affinity_labels',
  'applications',
  'cdroms',
  'disk_attachments',
  'graphics_consoles',
  'host_devices',
  'mediated_devices',
  'nics',
  'permissions',
  'reported_devices',
  'sessions',
  'snapshots',
  'statistics',
  'tags',
  'watchdogs',
] as const;
const TAGS: ReadonlyMap<string, string> = new Map(COLLECTIONS.map(tag => [tag.replaceAll('_', ''), tag]));

/** As the SDKs write what they have read. `changed` replaces texts of members of the root. */
function asSent(element: Element, changed: Readonly<Record<string, string>> = {}): string {
  const written = element.children.map(child => {
    const { rel = '', href = '' } = child.attributes;
    const tag = TAGS.get(rel);
    if (child.name === 'link') return tag === undefined ? '' : `<${tag} href="${escaped(href)}"/>`;
    const text = changed[child.name];
    return text === undefined ? asSent(child) : `<${child.name}>${escaped(text)}</${child.name}>`;
  });
  const attributes = Object.entries(element.attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  const { name, text } = element;
  const inner = written.length === 0 ? escaped(text) : written.join('');
  return name === 'actions' ? '' : `<${name}${attributes.join('')}>${inner}</${name}>`;
}

export function sentBack(wire: () => Wire): void {
  async function sendBack(path: string, changed: Readonly<Record<string, string>> = {}): Promise<Element> {
    const read = parseXml((await wire().xml('GET', `${path}?all_content=true`)).text);
    const body = asSent(read, changed);
    const answer = await until(`${path} is not busy`, async () => {
      const { status, text } = await wire().xml('PUT', path, body);
      return text.includes(' is busy: ') ? undefined : { status, text };
    });
    expect([answer.status, answer.status === 200 ? '' : answer.text]).toEqual([200, '']);
    return parseXml(answer.text);
  }
  const consolesOf = async (vm: string): Promise<number> =>
    (await sdkOf(wire()).list(`/vms/${vm}/graphicsconsoles`)).length;

  it('a running VM has nothing waiting for its next start, and keeps its consoles but no address of this run', async () => {
    const running = list((await wire().json('GET', '/vms?search=status%3Dup&max=1')).body, 'vm')[0];
    const id = String(running?.['id']);
    const before = await consolesOf(id);
    expect(before).toBeGreaterThan(0);
    const sent = await sendBack(`/vms/${id}`, { comment: 'sent back' });
    expect([textAt(sent, 'comment'), textAt(sent, 'next_run_configuration_exists')]).toEqual(['sent back', 'false']);
    expect(await consolesOf(id)).toBe(before);
    const waiting = await sdkOf(wire()).get(`/vms/${id}`, '?next_run');
    expect(textAt(waiting, 'display.address')).toBeDefined();
    // What differs waits, and is taken back by what was.
    const bios = (enabled: string): string =>
      `<vm><bios><boot_menu><enabled>${enabled}</enabled></boot_menu></bios></vm>`;
    const put = async (body: string) =>
      textAt(parseXml((await wire().xml('PUT', `/vms/${id}`, body)).text), 'next_run_configuration_exists');
    expect(await put(bios('true'))).toBe('true');
    expect(await put(bios('false'))).toBe('false');
    await wire().xml('POST', `/vms/${id}/stop`, '<action/>');
    const stopped = await until('the VM is down', async () => {
      const vm = await sdkOf(wire()).get(`/vms/${id}`, '?all_content=true');
      return textAt(vm, 'status') === 'down' ? vm : undefined;
    });
    expect(['address', 'port', 'certificate'].map(name => textAt(stopped, `display.${name}`))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    await wire().xml('POST', `/vms/${id}/start`, '<action/>');
  });

  it('a template and what is made of it keep their consoles', async () => {
    const blank = '/templates/00000000-0000-0000-0000-000000000000';
    await sendBack(blank);
    const body = { name: 'of-a-sent-template', cluster: { name: 'Default' }, template: { name: 'Blank' } };
    const made = (await wire().json('POST', '/vms', body)).body;
    expect(await consolesOf(String(made['id']))).toBe(1);
    await sendBack(`/vms/${String(made['id'])}`);
    expect(await consolesOf(String(made['id']))).toBe(1);
    expect((await wire().xml('DELETE', `/vms/${String(made['id'])}`)).status).toBe(200);
  });
  it('a VM that was read with what it names keeps only the names', async () => {
    const json = async (method: string, path: string, body?: object) => (await wire().json(method, path, body)).body;
    const [profile] = list(await json('GET', '/cpuprofiles'), 'cpu_profile');
    const made = await json('POST', '/vms', {
      name: 'of-a-profile',
      cluster: { name: 'Default' },
      template: { name: 'Blank' },
      cpu_profile: { id: profile?.['id'] },
    });
    const path = `/vms/${String(made['id'])}`;
    const before = await json('GET', path);
    const followed = await json('GET', `${path}?follow=cpu_profile,large_icon,small_icon`);
    expect(followed['cpu_profile']).toHaveProperty('name');
    const sent = await wire().json('PUT', path, followed);
    expect([sent.status, sent.status === 200 ? '' : sent.text]).toEqual([200, '']);
    expect(await json('GET', path)).toEqual(before);
    expect((await wire().xml('DELETE', path)).status).toBe(200);
  });
}
