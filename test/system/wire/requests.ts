// Headers, parameters and paths that hold for every operation, and the statuses that clients accept.
import { connect } from 'node:tls';
import { gunzipSync } from 'node:zlib';
import { request } from 'node:https';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../api.ts';
import { until } from '../../lab/until.ts';
import { list, text } from '../inventory.ts';
import { API, element, members, type Wire } from './wire.ts';

export function requests(wire: () => Wire): void {
  const get = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> =>
    wire().json('GET', path, undefined, headers);
  const count = async (path: string, headers = {}): Promise<number> =>
    list((await get(path, headers)).body, 'vm').length;

  describe('content', () => {
    it('is XML unless JSON is asked for, whatever Content-Type a GET carries', async () => {
      const { product, token } = wire();
      const authorization = `Bearer ${token()}`;
      const plain = await product.raw('GET', `${API}/clusters`, { headers: { authorization } });
      expect(plain.headers['content-type']).toMatch(/^application\/xml/);
      expect(plain.text).toMatch(/^<\?xml version="1.0" encoding="UTF-8" standalone="yes"\?>\n<clusters>/);
      const typed = { authorization, 'content-type': 'application/xml', accept: 'application/json' };
      expect((await product.raw('GET', `${API}/clusters`, { headers: typed })).body).toHaveProperty('cluster');
    });

    it.each(['/clusters?accept=application/json', '/clusters;accept=application%2Fjson'])(
      'is JSON for %s',
      async path => {
        const { headers } = await wire().xml('GET', path);
        expect(headers['content-type']).toMatch(/^application\/json/);
      },
    );

    it.each(['text/html', 'application/pdf'])('is refused as %s with 406', async accept => {
      expect((await get('/clusters', { accept })).status).toBe(406);
    });

    it.each(['*/*', 'text/html, application/xml;q=0.9, */*;q=0.8', 'application/xml; charset=UTF-8'])(
      'is XML for %s',
      async accept => {
        expect((await get('/clusters', { accept })).headers['content-type']).toMatch(/^application\/xml/);
      },
    );

    it('is refused with 415 where a body is of another type', async () => {
      const { status } = await wire().xml('POST', '/tags', 'name: x', { 'content-type': 'application/yaml' });
      expect(status).toBe(415);
    });

    it('is compressed for those who take gzip', async () => {
      const { product, token } = wire();
      const bytes = await new Promise<{ encoding: unknown; body: Buffer }>((resolve, reject) => {
        const headers = { authorization: `Bearer ${token()}`, 'accept-encoding': 'gzip, deflate' };
        const parts: Buffer[] = [];
        request(new URL(`${API}/vms`, product.url), { ca: readFileSync(product.caFile), headers }, response => {
          response.on('data', (part: Buffer) => parts.push(part)).on('error', reject);
          response.on('end', () =>
            resolve({ encoding: response.headers['content-encoding'], body: Buffer.concat(parts) }),
          );
        })
          .on('error', reject)
          .end();
      });
      expect(bytes.encoding).toBe('gzip');
      expect(gunzipSync(bytes.body).toString()).toMatch(/<vms>.*<\/vms>$/s);
    });
  });

  describe('paths', () => {
    it.each(['', '/', '/v4', '/v4/', '/vms/', '/v4/vms'])('%s answers directly', async path => {
      expect((await get(path)).status).toBe(200);
    });

    it('keep the version that was asked for in their links, and have none otherwise', async () => {
      const [vm] = list((await get('/v4/vms?max=1')).body, 'vm');
      expect(text(vm?.['href'])).toMatch(/^\/ovirt-engine\/api\/v4\/vms\/[0-9a-f-]{36}$/);
      const [plain] = list((await get('/vms?max=1', { version: '4' })).body, 'vm');
      expect(text(plain?.['href'])).toMatch(/^\/ovirt-engine\/api\/vms\/[0-9a-f-]{36}$/);
    });

    it('of another version are refused with 400, by path or by header, and the path is what counts', async () => {
      expect((await get('/v3/vms')).status).toBe(400);
      expect((await get('/vms', { version: '3' })).status).toBe(400);
      expect((await get('/v4/vms', { version: '3' })).status).toBe(200);
    });

    it('that are unknown answer 404, and so does an id that is none', async () => {
      for (const path of ['/nonsense', '/vms/nonsense', '/vms/00000000-0000-0000-0000-00000000abcd', '/vms/x/nics'])
        expect([path, (await get(path)).status]).toEqual([path, 404]);
    });

    it('refuse a verb that they do not have with 405 and the ones they have', async () => {
      const answer = await wire().json('DELETE', '/vms');
      expect([answer.status, answer.headers['allow']]).toEqual([405, expect.stringMatching(/GET.*POST|POST.*GET/)]);
    });
  });

  describe('parameters', () => {
    it('stand in the query or behind the last word of the path', async () => {
      expect(await count('/vms?max=2')).toBe(2);
      expect(await count('/vms;max=2')).toBe(2);
      expect(await count('/vms;max=2?max=3')).toBe(3);
      expect(await count('/vms?max=0')).toBe(0);
      expect(await count('/vms?max=')).toBe(6);
      expect(await count('/vms?max=-1')).toBe(6);
    });

    it('that are flags are true without a value, and absent when they are no flag', async () => {
      const [vm] = list((await get('/vms?max=1&search=status=up')).body, 'vm');
      const consoles = `/vms/${text(vm?.['id'])}/graphicsconsoles`;
      for (const flag of ['current', 'current=', 'current=TRUE', 'current=yes', 'current=1', 'current=t', 'current=y'])
        expect([flag, JSON.stringify((await get(`${consoles}?${flag}`)).body)]).toEqual([
          flag,
          expect.stringContaining('"address"'),
        ]);
      for (const flag of ['', 'current=false', 'current=no', 'current=0', 'current=nonsense'])
        expect([flag, JSON.stringify((await get(`${consoles}?${flag}`)).body)]).toEqual([
          flag,
          expect.not.stringContaining('"address"'),
        ]);
      expect(JSON.stringify((await get(`${consoles};current`)).body)).toContain('"address"');
    });

    it('are read together as the portal sends them, those that nobody knows too', async () => {
      const path = '/vms;max=20?detail=current_graphics_consoles&current&search=SORTBY NAME ASC page 1';
      const { status, body } = await get(encodeURI(path));
      expect(status).toBe(200);
      const names = list(body, 'vm').map(vm => text(vm['name']));
      expect(names).toEqual(names.toSorted());
    });

    it('ask for costly members by header or query, and do not fail elsewhere', async () => {
      for (const path of ['/hosts?all_content=true', '/clusters?all_content=true', '/vms;all_content=true'])
        expect([path, (await get(path)).status]).toEqual([path, 200]);
      expect((await get('/hosts', { 'all-content': 'true' })).text).toContain('hosted_engine');
      expect((await get('/hosts?all_content=true')).text).toContain('hosted_engine');
    });

    it('choose between the view of an administrator and of a user', async () => {
      for (const filter of ['true', 'false']) {
        expect((await get('/vms', { filter })).status).toBe(200);
        expect((await get(`/vms?filter=${filter}`)).status).toBe(200);
      }
    });
  });

  describe('the correlation id', () => {
    it('is made when none is sent, and echoed without foreign characters and in 36 characters', async () => {
      expect((await get('/vms')).headers['correlation-id']).toMatch(/^[0-9a-f-]{36}$/);
      expect((await get('/vms', { 'correlation-id': 'my id/7;é' })).headers['correlation-id']).toBe('myid7');
      expect((await get('/vms?correlation_id=abc_1-2')).headers['correlation-id']).toBe('abc_1-2');
      expect((await get('/vms', { 'correlation-id': 'x'.repeat(50) })).headers['correlation-id']).toBe('x'.repeat(36));
    });

    it.each([
      ['header', (id: string) => ['/vms', { 'correlation-id': id }] as const],
      ['query', (id: string) => [`/vms?correlation_id=${id}`, {}] as const],
    ])('that came by %s finds the job and the events', async (how, sent) => {
      const id = `contract-${how}`;
      const [path, headers] = sent(id);
      const vm = { name: id, cluster: { name: 'Default' }, template: { name: 'Blank' } };
      const made = await wire().json('POST', path, vm, headers);
      expect(made.status).toBeLessThan(300);
      const jobs = await until('the job has ended', async () => {
        const found = list((await get(`/jobs?search=correlation_id%3D${id}`)).body, 'job');
        return found.length > 0 && found.every(job => job['status'] !== 'started') ? found : undefined;
      });
      expect(jobs).toEqual([expect.objectContaining({ status: 'finished' })]);
      const events = list((await get(`/events?search=correlation_id=${id}`)).body, 'event');
      expect(events.map(event => event['correlation_id'])).toEqual(events.map(() => id));
      expect(events.length).toBeGreaterThan(0);
    });
  });

  describe('revisions', () => {
    it('come as ETag, and a change for another revision is refused with 412', async () => {
      const made = await wire().json('POST', '/tags', { name: 'etag' });
      const path = `/tags/${text(made.body['id'])}`;
      const etag = String((await get(path)).headers['etag']);
      expect(etag).toMatch(/^"\S+"$/);
      const changed = await wire().json('PUT', path, { description: 'once' }, { 'if-match': etag });
      expect(changed.status).toBe(200);
      const late = await wire().json('PUT', path, { description: 'twice' }, { 'if-match': etag });
      expect(late.status).toBe(412);
      expect(text((await get(path)).body['description'])).toBe('once');
      expect((await wire().json('DELETE', path, undefined, { 'if-match': etag })).status).toBe(412);
      expect((await wire().json('DELETE', path, undefined, { 'if-match': '*' })).status).toBe(200);
    });
  });

  it('many requests sent ahead on one connection are answered in order', async () => {
    const { product, token } = wire();
    const { hostname, port } = new URL(product.url);
    const ids = Array.from({ length: 20 }, (_, i) => `pipelined-${i}`);
    const socket = connect({
      host: hostname,
      port: Number(port),
      ca: readFileSync(product.caFile),
      servername: hostname,
    });
    const heads = ids.map(
      id =>
        `GET ${API}/clusters HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bearer ${token()}\r\nCorrelation-Id: ${id}\r\n\r\n`,
    );
    let said = '';
    socket.on('data', part => (said += String(part)));
    socket.write(heads.join(''));
    const echoed = await until('all are answered', () => {
      const found = [...said.matchAll(/^correlation-id: (\S+)/gim)].map(match => match[1]);
      return found.length === ids.length ? found : undefined;
    });
    socket.destroy();
    expect(echoed).toEqual(ids);
    expect(said.match(/HTTP\/1\.1 200 OK\r\n/g)).toHaveLength(ids.length);
  });

  it('faults are in the language that is asked for, as far as it is spoken, and never an error for it', async () => {
    const ask = async (language: string) => {
      const headers = { 'accept-language': language };
      const { status, body, ...rest } = await get('/vms/00000000-0000-0000-0000-00000000abcd', headers);
      expect([status, body['reason']]).toEqual([404, 'Operation Failed']);
      expect(String(rest.headers['vary']).toLowerCase()).toContain('accept-language');
      return [rest.headers['content-language'], text(body['detail']).split(' ')[0]];
    };
    expect(await ask('de-AT, en;q=0.5')).toEqual(['de', 'Es']);
    expect(await ask('fr, en;q=0.5, de;q=0.2')).toEqual(['en', 'No']);
    expect(await ask('xx')).toEqual(['en', 'No']);
    expect(await ask('de;q=nonsense')).toEqual(['en', 'No']);
  });

  describe('answers', () => {
    it('to DELETE are 200 with a body', async () => {
      const { body } = await wire().json('POST', '/tags', { name: 'gone' });
      const deleted = await wire().xml('DELETE', `/tags/${text(body['id'])}`);
      expect(deleted.status).toBe(200);
      expect(element(deleted.text, 'status')).toBe('complete');
    });

    it('to POST are the created object with its Location', async () => {
      const { status, headers, text: xml } = await wire().xml('POST', '/tags', '<tag><name>made</name></tag>');
      expect(status).toBe(201);
      const id = /<tag href="([^"]+)" id="([^"]+)"/.exec(xml);
      expect(headers['location']).toBe(id?.[1]);
      expect(members(xml)[0]).toBe('name');
      await wire().xml('DELETE', `/tags/${id?.[2]}`);
    });
  });
}
