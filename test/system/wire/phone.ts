// What moVirt, oVirt's app for telephones, asks: tokens by a query, lists with matrix parameters, statistics inline by a detail of
// Accept, and headers that are there and empty.
import { expect, it } from 'vitest';
import { list, text } from '../inventory.ts';
import { API, SSO, type Wire } from './wire.ts';

type Json = Readonly<Record<string, unknown>>;

export function phone(wire: () => Wire): void {
  const headers = (token: string, accept: string) => ({
    accept,
    authorization: `Bearer ${token}`,
    filter: 'false',
    version: '4',
    prefer: '',
    'session-ttl': '',
    cookie: 'JSESSIONID=',
  });
  const DETAILED = 'application/json; detail=statistics+nics';
  const get = async (path: string, accept = DETAILED): Promise<Json> => {
    const answer = await wire().product.raw('GET', API + path, { headers: headers(wire().token(), accept) });
    expect([path, answer.status]).toEqual([path, 200]);
    return answer.body;
  };
  const idOf = (object: Json | undefined): string => text(object?.['id']);
  const datum = (statistics: readonly Json[], name: string): unknown => {
    const [value] = list((statistics.find(one => one['name'] === name)?.['values'] ?? {}) as Json, 'value');
    return value?.['datum'];
  };

  it('signs in by a POST without a body, all of it in the query', async () => {
    const { username, password } = wire().product;
    const query = new URLSearchParams({ grant_type: 'password', scope: 'ovirt-app-api', username, password });
    const answer = await wire().product.raw('POST', `${SSO}/token?${query}`, {
      headers: { accept: 'application/json', filter: 'true' },
    });
    expect([answer.status, text(answer.body['access_token'])]).toEqual([200, expect.stringMatching(/.{20}/)]);
  });

  it('sees how busy VMs and hosts are, in lists and one by one, with the NICs of each VM', async () => {
    const ups = list(await get('/vms;max=100?search=status%3Dup'), 'vm');
    const vm = ups.find(one => list(one['nics'] as Json, 'nic').length > 0);
    for (const one of [vm, await get(`/vms/${idOf(vm)}`)]) {
      const statistics = list(one?.['statistics'] as Json, 'statistic');
      for (const name of ['cpu.current.guest', 'memory.installed', 'memory.used'])
        expect(datum(statistics, name), name).toEqual(expect.any(Number));
      expect(list(one?.['nics'] as Json, 'nic')[0]).toMatchObject({ id: expect.any(String), mac: {} });
      expect(one).toMatchObject({ status: 'up', cluster: {}, host: {}, memory: expect.any(String), os: {}, cpu: {} });
    }
    const [host] = list(await get('/hosts'), 'host');
    for (const one of [host, await get(`/hosts/${idOf(host)}`)]) {
      const statistics = list(one?.['statistics'] as Json, 'statistic');
      for (const name of ['cpu.current.user', 'cpu.current.system', 'memory.total', 'memory.used'])
        expect(datum(statistics, name), name).toEqual(expect.any(Number));
      expect(one).toMatchObject({
        cpu: { topology: { sockets: expect.any(String) }, speed: expect.anything() },
        summary: { active: expect.any(String), migrating: expect.any(String), total: expect.any(String) },
        os: { type: expect.any(String), version: { full_version: expect.any(String) } },
      });
    }
  });

  it('reads events since the last one, and consoles with their file', async () => {
    const [event] = list(await get('/events;max=5?from=0&search=sortby%20time%20desc'), 'event');
    expect(event).toMatchObject({ id: expect.stringMatching(/^\d+$/), code: expect.anything() });
    expect(event?.['time']).toEqual(expect.any(Number));
    const [vm] = list(await get('/vms;max=1?search=status%3Dup'), 'vm');
    const consoles = list(await get(`/vms/${idOf(vm)}/graphicsconsoles`), 'graphics_console');
    expect(consoles[0]).toMatchObject({ protocol: expect.stringMatching(/^(vnc|spice)$/), id: expect.any(String) });
    const attachments = list(await get(`/vms/${idOf(vm)}/diskattachments`), 'disk_attachment');
    for (const one of attachments) expect(await get(`/disks/${idOf(one)}`)).toMatchObject({ status: 'ok' });
    for (const domain of list(await get('/storagedomains'), 'storage_domain'))
      expect(await get(`/storagedomains/${idOf(domain)}`)).toMatchObject({
        type: 'data',
        available: expect.any(String),
        used: expect.any(String),
        storage: { type: expect.any(String) },
        storage_format: expect.any(String),
      });
  });
}
