// What is in every installation, and what consoles ask for that may be missing.
import { describe, expect, it } from 'vitest';
import { list, text } from '../inventory.ts';
import { API, type Wire } from './wire.ts';

type Json = Readonly<Record<string, unknown>>;
const ZERO = '00000000-0000-0000-0000-000000000000';

export function content(wire: () => Wire): void {
  const json = async (path: string): Promise<Json> => (await wire().json('GET', path)).body;
  const first = async (path: string, item: string): Promise<Json> => list(await json(path), item)[0] ?? {};
  const upVm = (): Promise<Json> => first('/vms?search=status=up&max=1', 'vm');

  describe('what is always there', () => {
    it.each([
      ['/templates/' + ZERO, 'Blank'],
      ['/tags/' + ZERO, 'root'],
    ])('%s is %s', async (path, name) => {
      expect(await json(path)).toMatchObject({ id: ZERO, name });
    });

    it('are a MAC pool, scheduling policies, roles, instance types, systems, icons, permits and levels', async () => {
      expect(list(await json('/macpools'), 'mac_pool').map(pool => pool['default_pool'])).toContain('true');
      expect(list(await json('/schedulingpolicies'), 'scheduling_policy').length).toBeGreaterThanOrEqual(5);
      const roles = list(await json('/roles?follow=permits'), 'role');
      expect(roles.map(role => role['name'])).toEqual(
        expect.arrayContaining(['SuperUser', 'UserRole', 'UserVmManager', 'ClusterAdmin']),
      );
      expect(list((roles[0]?.['permits'] ?? {}) as Json, 'permit').length).toBeGreaterThan(0);
      expect(list(await json('/instancetypes'), 'instance_type').map(type => type['name'])).toEqual(
        expect.arrayContaining(['Tiny', 'Small', 'Medium', 'Large', 'XLarge']),
      );
      const [system] = list(await json('/operatingsystems'), 'operating_system');
      expect(system).toMatchObject({
        id: expect.any(String),
        name: expect.any(String),
        large_icon: { id: expect.any(String), href: expect.any(String) },
      });
      const icon = await json(String((system as { large_icon: Json }).large_icon['href']).slice(API.length));
      expect(icon).toMatchObject({ media_type: expect.stringMatching(/^image\//), data: expect.any(String) });
      const level = await json('/clusterlevels/4.3');
      expect(list((level['permits'] ?? {}) as Json, 'permit')[0]).toMatchObject({
        id: expect.any(String),
        name: expect.any(String),
      });
      const cdroms = await json(`${String((await upVm())['href']).slice(API.length)}/cdroms`);
      expect(list(cdroms, 'cdrom')[0]).toMatchObject({ id: ZERO });
    });

    it.each([
      'WebSocketProxy',
      'MaxNumOfVmSockets',
      'UserSessionTimeOutInterval',
      'MaxNumOfVmCpus',
      'VM64BitMaxMemorySizeInMB',
    ])('is the option %s with a row a version and one for general, where it is one', async name => {
      const { status, body } = await wire().json('GET', `/options/${name}`);
      expect(status).toBe(200);
      const rows = list((body['values'] ?? {}) as Json, 'system_option_value');
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows)
        expect(row).toEqual({ value: expect.any(String), version: expect.stringMatching(/^(general|4\.\d+)$/) });
    });

    it('where the websocket is, as host and port', async () => {
      const rows = list((await json('/options/WebSocketProxy'))['values'] as Json, 'system_option_value');
      expect(rows.find(row => row['version'] === 'general')?.['value']).toMatch(/^[^:]+:\d+$/);
    });

    it('permits tell their role, and assigned tags what carries them', async () => {
      const [role] = list(await json('/roles'), 'role');
      const permit = await first(`/roles/${text(role?.['id'])}/permits`, 'permit');
      expect(permit).toMatchObject({ role: { id: role?.['id'], href: role?.['href'] } });
      const { id, href } = await upVm();
      const path = `/vms/${text(id)}/tags`;
      const made = (await wire().json('POST', path, { name: 'root' })).body;
      expect([made, await first(path, 'tag')]).toMatchObject([{ vm: { id, href } }, { vm: { id, href } }]);
      expect((await wire().json('DELETE', `${path}/${text(made['id'])}`)).status).toBe(200);
    });

    it('a quota by its id alone, for the console that asks so', async () => {
      const center = String((await first('/datacenters', 'data_center'))['href']).slice(API.length);
      const [quota] = list(await json(`${center}/quotas`), 'quota');
      const made = quota ?? (await wire().json('POST', `${center}/quotas`, { name: 'contract' })).body;
      expect(await json(`/quotas/${text(made['id'])}`)).toMatchObject({ id: made['id'], name: made['name'] });
    });

    it.each([
      '/katelloerrata',
      '/openstackimageproviders',
      '/openstackvolumeproviders',
      '/openstacknetworkproviders',
      '/externalhostproviders',
    ])('the optional %s answers an empty list', async path => {
      const { status, body } = await wire().json('GET', path);
      expect([status, body]).toEqual([200, {}]);
    });

    it('sub-collections of what is not installed are empty or unknown, never an error', async () => {
      const vm = String((await upVm())['href']).slice(API.length);
      const cluster = String((await first('/clusters', 'cluster'))['href']).slice(API.length);
      for (const path of [
        `${vm}/katelloerrata`,
        `${vm}/numanodes`,
        `${vm}/sessions`,
        `${vm}/mediateddevices`,
        `${vm}/hostdevices`,
        `${cluster}/glustervolumes`,
        `${cluster}/glusterhooks`,
      ])
        expect([path, [200, 404]]).toEqual([path, expect.arrayContaining([(await wire().json('GET', path)).status])]);
    });
  });
}
