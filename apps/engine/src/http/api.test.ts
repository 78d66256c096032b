import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ZERO_UUID } from '@overt/kernel/ids';
import { testEngine, type TestEngine } from '../testing.ts';
import { features } from './features.ts';
import { routeTable } from './route-table.ts';

let engine: TestEngine;
beforeAll(async () => void (engine = await testEngine()));
afterAll(async () => await engine?.stop());

const xml = { accept: 'application/xml' };
const json = async (path: string, options = {}) => (await engine.request(path, options)).json() as Promise<never>;

describe('the API over HTTP', () => {
  it('answers the root in JSON and XML with links, special objects and a numeric version', async () => {
    const root = (await json('')) as { product_info: { version: object }; link: { rel: string }[] };
    expect(root.product_info.version).toMatchObject({ major: '4', minor: '5', build: '7', full_version: '4.5.7' });
    expect(root.link.map(link => link.rel)).toContain('vms/search');
    const answer = await engine.request('/', xml);
    expect(answer.headers.get('content-type')).toMatch('application/xml');
    expect(answer.headers.get('link')).toMatch(/\/ovirt-engine\/api\/clusters>; rel=clusters/);
    const text = await answer.text();
    expect(text).toContain('<link href="/ovirt-engine/api/vms" rel="vms"/>');
    expect(text).toContain('<blank_template href="/ovirt-engine/api/templates/00000000-0000-0000-0000-000000000000"');
  });

  it('lists the default data center with href, links and actions in both formats', async () => {
    const { data_center } = (await json('/datacenters')) as {
      data_center: { href: string; id: string; link: { rel: string }[] }[];
    };
    expect(data_center).toHaveLength(1);
    expect(data_center[0]?.href).toBe(`/ovirt-engine/api/datacenters/${data_center[0]?.id}`);
    expect(data_center[0]?.link.map(link => link.rel)).toEqual(
      expect.arrayContaining(['storagedomains', 'clusters', 'networks']),
    );
    const text = await (await engine.request('/datacenters', xml)).text();
    expect(text).toMatch(
      /^<\?xml[^>]*\?>\n<data_centers>\n {4}<data_center href="\/ovirt-engine\/api\/datacenters\/58cfb470[^>]*>\n {8}<actions>\n {12}<link /,
    );
    expect(text).toContain('<local>true</local>');
  });

  it('gives an href to what has a place of its own and to nothing else', async () => {
    const { cluster } = (await json('/clusters')) as {
      cluster: { migration: { policy: object }; data_center: object }[];
    };
    expect(cluster[0]?.migration.policy).toHaveProperty('id');
    expect(cluster[0]?.migration.policy).not.toHaveProperty('href');
    expect(cluster[0]?.data_center).toHaveProperty('href', expect.stringContaining('/datacenters/'));
  });

  it('makes, changes, refuses twice and removes a data center', async () => {
    const body = JSON.stringify({ name: 'east', local: 'false' });
    const post = (headers = {}, query = '') =>
      engine.request(`/datacenters${query}`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', ...headers },
      });
    const planned = (await (await post({}, '?plan=true')).json()) as { plan: { action: string; affects: object[] } };
    expect(planned.plan.action).toBe('AddDataCenter');
    expect(((await json('/datacenters')) as { data_center: object[] }).data_center).toHaveLength(1);
    const made = await post();
    expect(made.status).toBe(201);
    const { id } = (await made.json()) as { id: string };
    expect(made.headers.get('location')).toBe(`/ovirt-engine/api/datacenters/${id}`);
    const again = await post();
    expect(again.status).toBe(409);
    expect(await again.json()).toMatchObject({
      reason: 'Operation Failed',
      fault: { detail: expect.stringContaining('east') },
    });
    const got = await engine.request(`/datacenters/${id}`);
    const etag = got.headers.get('etag') ?? '';
    const put = (ifMatch: string, description: string) =>
      engine.request(`/datacenters/${id}`, {
        method: 'PUT',
        body: `<data_center><description>${description}</description></data_center>`,
        headers: { 'content-type': 'application/xml', 'if-match': ifMatch },
      });
    expect((await put(etag, 'first')).status).toBe(200);
    expect((await put(etag, 'second')).status).toBe(412);
    expect(await json(`/datacenters/${id}`)).toMatchObject({ description: 'first', name: 'east' });
    const removed = await engine.request(`/datacenters/${id}`, { method: 'DELETE', ...xml });
    expect(removed.status).toBe(200);
    expect(await removed.text()).toContain('<status>complete</status>');
    expect((await engine.request(`/datacenters/${id}`)).status).toBe(404);
    const events = (await json('/events?max=3')) as { event: { code: string; description: string }[] };
    expect(events.event[0]).toMatchObject({
      code: '954',
      description: 'Data center east was removed by admin@internal.',
    });
  });

  it('searches, sorts, pages and refuses a wrong search with 400', async () => {
    const names = async (query: string) =>
      ((await json(`/clusters?${query}`)) as { cluster?: { name: string }[] }).cluster?.map(cluster => cluster.name) ??
      [];
    expect(await names('search=')).toEqual(['Default']);
    expect(await names('search=name%3DDef*')).toEqual(['Default']);
    expect(await names('search=name%3Ddefault+and+datacenter.name%3DDefault')).toEqual(['Default']);
    expect(await names('search=nothing')).toEqual([]);
    expect(await names('search=Default+sortby+name+desc+page+1&max=10')).toEqual(['Default']);
    expect(await names('search=&max=5&search=page+2')).toEqual(['Default']);
    expect((await engine.request('/clusters?search=name%3D')).status).toBe(200);
    expect((await engine.request('/clusters?search=nofield%3D1')).status).toBe(400);
  });

  it('follows links to any depth, also those that lead nowhere', async () => {
    const { data_center } = (await json('/datacenters?follow=clusters.mac_pool,networks')) as {
      data_center: { clusters: { cluster: { name: string; href: string; mac_pool?: object }[] } }[];
    };
    const cluster = data_center[0]?.clusters.cluster[0];
    expect(cluster).toMatchObject({ name: 'Default', href: expect.stringMatching('^/ovirt-engine/api/clusters/') });
    expect((await engine.request('/datacenters?follow=nonsense,a.b.c.d.e.f.g')).status).toBe(400);
    expect((await engine.request('/datacenters?follow=nonsense')).status).toBe(200);
  });

  it('answers 404, 405, 501, 406 and 400 with a fault', async () => {
    expect((await engine.request('/nothing')).status).toBe(404);
    expect((await engine.request('/clusters/not-a-uuid')).status).toBe(404);
    expect((await engine.request('/clusters', { method: 'DELETE' })).status).toBe(405);
    // Whatever is not bound yet, e.g. Gluster's.
    const { template = '' } = routeTable(features).routes.find(({ verb, handler }) => verb === 'GET' && !handler) ?? {};
    const unbuilt = await engine.request(template.replaceAll(/\{\w+\}/g, ZERO_UUID), xml);
    expect(unbuilt.status).toBe(501);
    expect(await unbuilt.text()).toContain('<reason>Not Implemented</reason>');
    expect((await engine.request('/clusters', { accept: 'image/png' })).status).toBe(406);
    expect((await engine.request('/v5/clusters')).status).toBe(400);
    expect((await engine.request('/v4/clusters')).status).toBe(200);
    expect((await engine.request('/clusters', { headers: { version: '9' } })).status).toBe(400);
    expect(
      (
        await engine.request('/clusters', {
          method: 'POST',
          body: '<cluster><name>x</name></cluster>',
          headers: { 'content-type': 'application/xml' },
        })
      ).status,
    ).toBe(400);
  });

  it('echoes a clean Correlation-Id and stores it with the job', async () => {
    const answer = await engine.request('/datacenters', {
      method: 'POST',
      body: '{"name":"corr"}',
      headers: { 'content-type': 'application/json', 'correlation-id': 'abc-1<script>' },
    });
    expect(answer.headers.get('correlation-id')).toBe('abc-1script');
    const jobs = (await json('/jobs?search=correlation_id%3Dabc-1script&follow=steps,owner')) as {
      job: { status: string; owner: { user_name: string } }[];
    };
    expect(jobs.job[0]).toMatchObject({ status: 'finished', owner: { user_name: 'admin@internal-authz' } });
  });

  it('refuses hostile bodies and stays well', async () => {
    const post = async (body: string, type: string) =>
      (await engine.request('/datacenters', { method: 'POST', body, headers: { 'content-type': type } })).status;
    expect(
      await post(
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><data_center><name>&x;</name></data_center>',
        'application/xml',
      ),
    ).toBe(400);
    expect(await post('<data_center><name>', 'application/xml')).toBe(400);
    expect(await post(`<data_center name="${'a'.repeat(200_000)}"/>`, 'application/xml')).toBeGreaterThanOrEqual(400);
    expect(await post('{"name":', 'application/json')).toBe(400);
    expect(await post('['.repeat(100_000), 'application/json')).toBe(400);
    expect(await post('hello', 'text/plain')).toBe(415);
    expect(await post('{"name":"x","nonsense":1}', 'application/json')).toBe(400);
    expect(await post(`{"name":"${'x'.repeat(17 * 1024 * 1024)}"}`, 'application/json')).toBe(413);
    expect((await engine.request('/%ff')).status).toBe(400);
    expect((await engine.request('/clusters')).status).toBe(200);
  });
});
