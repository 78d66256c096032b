// Icons of one's own through the API.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testEngine, type TestEngine } from '../../testing.ts';
import { BUILTIN } from '../bootstrap/builtin.ts';
import { createRepos } from '../../repos.ts';
import { gifOf, jpegOf, pngOf } from './testing/pictures.ts';

let engine: TestEngine;
beforeAll(async () => void (engine = await testEngine()));
afterAll(() => engine?.stop());

async function send(method: string, path: string, body?: object) {
  const headers = { 'content-type': 'application/json' };
  const answer = await engine.request(path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  return { status: answer.status, body: JSON.parse((await answer.text()) || '{}') };
}
const icon = (bytes: Buffer, media_type = 'image/png') => ({ media_type, data: bytes.toString('base64') });

let count = 0;
const add = (icons: object) =>
  send('POST', '/vms', {
    name: `pictured${++count}`,
    cluster: { id: BUILTIN.cluster.id },
    template: { name: 'Blank' },
    ...icons,
  });

test('a VM shows the picture that it was given, large and small, once kept for all that have it', async () => {
  const given = icon(pngOf(150, 120));
  const vm = (await add({ large_icon: given })).body;
  const { id } = vm.large_icon;
  expect(vm.large_icon).toEqual({ id, href: `/ovirt-engine/api/icons/${id}` });
  expect(vm.small_icon.id).toBe(id);
  expect((await send('GET', `/icons/${id}`)).body).toMatchObject({ id, ...given });
  expect((await send('GET', `/vms/${vm.id}?follow=large_icon`)).body.large_icon).toMatchObject(given);
  expect((await add({ large_icon: given })).body.large_icon.id).toBe(id);
  const listed = (await send('GET', '/icons')).body.icon as { id: string }[];
  expect(listed.filter(one => one.id === id)).toHaveLength(1);
});

test('a picture changes by a PUT, a small one is given by itself, and an icon that is there by its id', async () => {
  const vm = (await add({})).body;
  const [before, small, large] = [
    vm.large_icon.id,
    icon(gifOf(43, 43), 'image/gif'),
    icon(jpegOf(80, 60), 'image/jpeg'),
  ];
  const wrapped = { ...large, data: large.data.replaceAll(/.{20}/g, '$&\n') };
  const changed = (await send('PUT', `/vms/${vm.id}`, { small_icon: small, large_icon: wrapped })).body;
  expect((await send('GET', `/icons/${changed.small_icon.id}`)).body).toMatchObject(small);
  expect((await send('GET', `/icons/${changed.large_icon.id}`)).body).toMatchObject(large);
  const back = (await send('PUT', `/vms/${vm.id}`, { large_icon: { id: before } })).body;
  expect([back.large_icon.id, back.small_icon.id]).toEqual([vm.large_icon.id, vm.small_icon.id]);
  expect(await send('PUT', `/vms/${vm.id}`, { large_icon: { id: vm.id } })).toMatchObject({ status: 404 });
});

test('icons that were read with their data and come back are what they were', async () => {
  const pictured = (await add({ large_icon: icon(pngOf(150, 120)) })).body;
  for (const vm of [pictured, (await add({})).body]) {
    const read = (await send('GET', `/vms/${vm.id}?follow=large_icon,small_icon`)).body;
    expect(read.large_icon.data).toMatch(/^\w/);
    const { small_icon, large_icon } = read;
    const changed = await send('PUT', `/vms/${vm.id}`, { small_icon, large_icon });
    expect(changed).toMatchObject({
      status: 200,
      body: { large_icon: { id: large_icon.id }, small_icon: { id: small_icon.id } },
    });
  }
});

test('a template has the picture of its VM, or one of its own', async () => {
  const vm = (await add({ large_icon: icon(pngOf(20, 20)) })).body;
  const made = (await send('POST', '/templates', { name: 'pictured', vm: { id: vm.id } })).body;
  expect(made.large_icon.id).toBe(vm.large_icon.id);
  const own = icon(pngOf(21, 21));
  const put = await send('PUT', `/templates/${made.id}`, { large_icon: own });
  expect((await send('GET', `/icons/${put.body.large_icon.id}`)).body).toMatchObject(own);
});

test.each([
  ['no base64', { large_icon: { media_type: 'image/png', data: '%%%' } }, 'large_icon.data'],
  ['no picture', { large_icon: icon(Buffer.from('<svg/>'), 'image/svg+xml') }, 'PNG, JPEG or GIF'],
  ['a type that is not told truly', { large_icon: icon(gifOf(9, 9), 'image/png') }, 'what the data is: image/gif'],
  ['a picture that is too wide', { large_icon: icon(pngOf(151, 120)) }, '150 x 120'],
  ['a picture that is too high', { large_icon: icon(pngOf(150, 121)) }, '150 x 120'],
  ['a small one that is too large', { small_icon: icon(pngOf(44, 43)) }, '43 x 43'],
  ['too many bytes', { large_icon: icon(pngOf(10, 10, 24 * 1024)) }, '24 KiB'],
  ['data without its type', { large_icon: { data: icon(pngOf(9, 9)).data } }, 'large_icon.media_type'],
  ['a type without data', { large_icon: { media_type: 'image/png' } }, 'large_icon.data'],
])('%s is refused, and nothing is kept', async (_what, icons, detail) => {
  const before = (await send('GET', '/icons')).body.icon.length;
  const { status, body } = await add(icons);
  expect([status, body.detail]).toEqual([400, expect.stringContaining(detail)]);
  expect((await send('GET', '/icons')).body.icon).toHaveLength(before);
});

test('a picture that nothing shows any more goes after a day, and no other', async () => {
  const [gone, shown] = [
    (await add({ large_icon: icon(pngOf(5, 5)) })).body,
    (await add({ large_icon: icon(pngOf(6, 6)) })).body,
  ];
  const { icons } = createRepos(engine.db);
  expect((await send('DELETE', `/vms/${gone.id}`)).status).toBe(200);
  await icons.deleteUnused();
  expect((await send('GET', `/icons/${gone.large_icon.id}`)).status).toBe(200);
  await sql`update icon set kept_at = now() - interval '2 days'`.execute(engine.db);
  await icons.deleteUnused();
  expect((await send('GET', `/icons/${gone.large_icon.id}`)).status).toBe(404);
  expect((await send('GET', `/icons/${shown.large_icon.id}`)).status).toBe(200);
});
