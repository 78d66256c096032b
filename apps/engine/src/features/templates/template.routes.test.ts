import { randomUUID } from 'node:crypto';
import { json as jsonb } from '@overt/database/json';
import { ZERO_UUID } from '@overt/kernel/ids';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testEngine, type TestEngine } from '../../testing.ts';

let engine: TestEngine;
beforeAll(async () => void (engine = await testEngine()));
afterAll(async () => await engine?.stop());

const json = async (path: string) => (await (await engine.request(path)).json()) as Record<string, unknown>;

it('has Blank with the members that strict clients need', async () => {
  const blank = await json(`/templates/${ZERO_UUID}`);
  expect(blank).toMatchObject({
    id: ZERO_UUID,
    name: 'Blank',
    description: 'Blank template',
    status: 'ok',
    memory: '1073741824',
    cpu: { topology: { sockets: '1', cores: '1', threads: '1' } },
    os: { type: 'other' },
    version: { version_number: '1', version_name: 'base version' },
  });
  const links = (blank['link'] as { rel: string }[]).map(link => link.rel);
  expect(links).toEqual(expect.arrayContaining(['diskattachments', 'nics', 'cdroms', 'graphicsconsoles', 'tags']));
});

it('shows the icons of its operating system, where they are', async () => {
  const { large_icon: icon } = (await json(`/templates/${ZERO_UUID}`)) as { large_icon: { id: string; href: string } };
  const { operating_system: systems } = (await json('/operatingsystems')) as { operating_system: { name: string }[] };
  expect(systems.find(({ name }) => name === 'other')).toMatchObject({ large_icon: icon });
  expect(await json(icon.href)).toMatchObject({ id: icon.id, media_type: 'image/svg+xml' });
});

it('is found by search, also in what Ansible asks', async () => {
  for (const search of ['name=Blank', 'name="blank"', 'Blank', 'sortby name asc page 1', 'status=ok']) {
    const { template } = (await json(`/templates?search=${encodeURIComponent(search)}`)) as { template?: object[] };
    expect(template, search).toHaveLength(1);
  }
  expect(await json('/templates?search=name%3Dother')).toEqual({});
});

it('has empty sub-collections, followed or read, and no cluster to follow', async () => {
  for (const rel of ['diskattachments', 'nics', 'cdroms', 'watchdogs', 'graphicsconsoles', 'tags'])
    expect(await json(`/templates/${ZERO_UUID}/${rel}`), rel).toEqual({});
  const followed = await json(`/templates/${ZERO_UUID}?follow=nics,disk_attachments,cluster`);
  expect(followed).toMatchObject({ name: 'Blank' });
});

it('does not give away the only copy of its disk', async () => {
  const { db } = engine;
  const [template, disk, domain] = [randomUUID(), randomUUID(), randomUUID()];
  const connection = jsonb({ type: 'localfs', path: '/one' });
  await db
    .insertInto('storage_domain')
    .values({ id: domain, name: 'one', storage_type: 'localfs', connection })
    .execute();
  const image = { format: 'cow', sparse: true, provisioned_bytes: 1, status: 'ok', storage_domain_id: domain };
  await db
    .insertInto('disk')
    .values({ id: disk, alias: 'base', ...image })
    .execute();
  await db.insertInto('template').values({ id: template, name: 'golden', memory_bytes: 1 }).execute();
  await db.insertInto('template_disk_attachment').values({ template_id: template, disk_id: disk }).execute();
  const path = `/templates/${template}/diskattachments`;
  const remove = async (rest: string) => await engine.request(`${path}/${rest}`, { method: 'DELETE' });
  const refused = await remove(`${disk}?storage_domain=${domain}`);
  expect({ status: refused.status, text: await refused.text() }).toMatchObject({
    status: 409,
    text: expect.stringContaining('in use by template golden'),
  });
  expect((await remove(`${disk}?storage_domain=${randomUUID()}`)).status).toBe(404);
  expect((await remove(randomUUID())).status).toBe(404);
  expect(await json(path)).toMatchObject({ disk_attachment: [{ id: disk }] });
});
