// What is sent comes back: automation compares what it asked for with what a GET answers, and changes again whatever differs.
// Objects are sent in XML as the SDKs write it, and read in JSON, so that both forms are one.
import { describe, expect, it } from 'vitest';
import { until } from '../../lab/until.ts';
import { list, text } from '../inventory.ts';
import { tripCases, type Json } from './trip-cases.ts';
import type { Wire } from './wire.ts';

/** The XML of an object given in the JSON form: ids are attributes, members in the order of their names. */
export function toXml(tag: string, value: string | Json): string {
  if (typeof value === 'string') return `<${tag}>${value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</${tag}>`;
  const { id, ...rest } = value;
  const names = Object.keys(rest).toSorted();
  const inner = names.flatMap(name => [rest[name] ?? ''].flat().map(item => toXml(name, item as string | Json)));
  const attribute = typeof id === 'string' ? ` id="${id}"` : '';
  return inner.length === 0 ? `<${tag}${attribute}/>` : `<${tag}${attribute}>${inner.join('')}</${tag}>`;
}

const without = (value: Json, names: readonly string[] = []): Json =>
  Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));

export function roundTrips(wire: () => Wire): void {
  const places: Record<string, string> = {};
  const firstOf = async (path: string, item: string, name?: string): Promise<string> => {
    const found = list((await wire().json('GET', path)).body, item);
    return text((name === undefined ? found[0] : found.find(object => object['name'] === name))?.['id']);
  };
  const place = (name: string): string => places[name] ?? '';

  const cases = tripCases(place);

  describe('an object comes back as it was sent, when it is made and when it is changed', () => {
    it('at places that are there', async () => {
      places['cluster'] = await firstOf('/clusters', 'cluster', 'Default');
      places['center'] = await firstOf('/datacenters', 'data_center', 'Default');
      places['network'] = await firstOf('/networks', 'network', 'ovirtmgmt');
      places['profile'] = await firstOf('/vnicprofiles', 'vnic_profile');
      places['blank'] = '00000000-0000-0000-0000-000000000000';
      const vm = { name: 'place', cluster: { name: 'Default' }, template: { name: 'Blank' } };
      places['vm'] = text((await wire().json('POST', '/vms', vm)).body['id']);
      expect(Object.values(places)).not.toContain('');
    });

    it.each(cases.map(one => [one.tag, one] as const))('%s', async (tag, { collection, sent, changed, unread }) => {
      const made = await wire().xml('POST', collection(), toXml(tag, sent()));
      expect([made.status, made.status < 300 ? '' : made.text]).toEqual([expect.any(Number), '']);
      const path = `${collection()}/${/ id="([^"]+)"/.exec(made.text)?.[1]}`;
      const read = async () => (await wire().json('GET', path)).body;
      const before = await read();
      expect(before).toMatchObject(without(sent(), unread));
      // What takes a while to make is busy until it is made.
      const put = await until(`${tag} takes a change`, async () => {
        const answer = await wire().xml('PUT', path, toXml(tag, changed()));
        return answer.text.includes(' is busy: ') ? undefined : answer;
      });
      expect([put.status, put.status === 200 ? '' : put.text]).toEqual([200, '']);
      expect(await read()).toMatchObject(changed());
      // What was read is accepted back, and changes nothing.
      const now = await read();
      const again = await wire().json('PUT', path, now);
      expect([again.status, again.status === 200 ? '' : again.text]).toEqual([200, '']);
      expect(await read()).toEqual(now);
    });
  });

  it('a user is added by name and domain, gets a role on an object, and loses it', async () => {
    const user = await wire().xml(
      'POST',
      '/users',
      '<user><domain><name>internal-authz</name></domain><user_name>admin@internal-authz</user_name></user>',
    );
    expect([user.status, user.status < 300 ? '' : user.text]).toEqual([expect.any(Number), '']);
    const id = / id="([^"]+)"/.exec(user.text)?.[1] ?? '';
    const role = await firstOf('/roles', 'role', 'UserVmManager');
    const path = `/vms/${place('vm')}/permissions`;
    const made = await wire().xml('POST', path, `<permission><role id="${role}"/><user id="${id}"/></permission>`);
    expect(made.status).toBe(201);
    const permission = / id="([^"]+)"/.exec(made.text)?.[1] ?? '';
    expect((await wire().json('GET', `${path}/${permission}`)).body).toMatchObject({
      role: { id: role },
      user: { id },
    });
    expect((await wire().xml('DELETE', `${path}/${permission}`)).status).toBe(200);
    expect((await wire().xml('GET', `${path}/${permission}`)).status).toBe(404);
  });

  it('a host keeps its comment, name and power management', async () => {
    const host = await firstOf('/hosts', 'host');
    const sent = {
      comment: 'rack 7',
      power_management: { enabled: 'false', automatic_pm_enabled: 'false' },
      spm: { priority: '3' },
    };
    const put = await wire().xml('PUT', `/hosts/${host}`, toXml('host', sent));
    expect([put.status, put.status === 200 ? '' : put.text]).toEqual([200, '']);
    expect((await wire().json('GET', `/hosts/${host}`)).body).toMatchObject(sent);
  });
}
