// The sub-collections of a VM that are read over HTTP: the active snapshot, sessions, applications; and the PNG of a screen.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testEngine, type TestEngine } from '../../testing.ts';
import { BUILTIN } from '../bootstrap/builtin.ts';

let engine: TestEngine;
let vmId: string;
beforeAll(async () => {
  engine = await testEngine();
  vmId = (
    (await post('/vms', { name: 'one', cluster: { name: 'Default' }, template: { name: 'Blank' } })) as { id: string }
  ).id;
  await post(`/vms/${vmId}/nics`, { name: 'nic1', vnic_profile: { id: BUILTIN.vnicProfile.id } });
});
afterAll(async () => await engine?.stop());

const read = async (path: string) => (await (await engine.request(path)).json()) as Record<string, unknown>;
async function post(path: string, body: object): Promise<unknown> {
  const answer = await engine.request(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });
  expect(answer.status).toBeLessThan(300);
  return answer.json();
}

it('always lists the active VM, with what it has', async () => {
  const { snapshot } = (await read(`/vms/${vmId}/snapshots`)) as { snapshot: { id: string }[] };
  expect(snapshot).toEqual([
    expect.objectContaining({ description: 'Active VM', snapshot_type: 'active', snapshot_status: 'ok' }),
  ]);
  const id = snapshot[0]?.id ?? '';
  expect(await read(`/vms/${vmId}/snapshots/${id}`)).toMatchObject({ id, name: 'one', vm: { id: vmId } });
  expect(await read(`/vms/${vmId}/snapshots/${id}/nics`)).toMatchObject({ nic: [{ name: 'nic1' }] });
  expect(await read(`/vms/${vmId}/snapshots/${id}/disks`)).toEqual({});
  expect(await read(`/vms/${vmId}/snapshots/${id}/cdroms`)).toMatchObject({ cdrom: [{}] });
  expect((await engine.request(`/vms/${vmId}/snapshots/${randomUUID()}`)).status).toBe(404);
  expect(await read(`/vms/${vmId}?follow=snapshots`)).toMatchObject({ snapshots: { snapshot: [{ id }] } });
});

it('makes, changes and removes a watchdog, which follow shows', async () => {
  const made = (await post(`/vms/${vmId}/watchdogs`, { model: 'i6300esb', action: 'reset' })) as { id: string };
  expect(await read(`/vms/${vmId}?follow=watchdogs`)).toMatchObject({
    watchdogs: { watchdog: [{ id: made.id, model: 'i6300esb', action: 'reset', vm: { id: vmId } }] },
  });
  const removed = await engine.request(`/vms/${vmId}/watchdogs/${made.id}`, { method: 'DELETE' });
  expect(removed.status).toBe(200);
  expect(await read(`/vms/${vmId}/watchdogs`)).toEqual({});
});

it('shows who has a console open, and what the guest runs', async () => {
  const { repos } = engine.ports;
  const user = await repos.users.login('admin@internal');
  const session = { id: randomUUID(), vm_id: vmId, user_id: user?.id ?? '', type: 'vnc' as const };
  await repos.consoleSessions.keep(session, 60);
  expect(await read(`/vms/${vmId}/sessions`)).toMatchObject({
    session: [{ id: session.id, protocol: 'vnc', console_user: 'true', user: { id: user?.id } }],
  });
  await repos.consoleSessions.keep(session, -1);
  expect(await read(`/vms/${vmId}/sessions`)).toEqual({});
  expect(await read(`/vms/${vmId}/applications`)).toEqual({});
  expect(await read(`/vms/${vmId}/hostdevices`)).toEqual({});
});

it('refuses the picture of a VM that is down with a fault, whatever form was asked for', async () => {
  const answer = await engine.request(`/vms/${vmId}/screenshot`, { method: 'POST', accept: 'image/png' });
  expect(answer.status).toBe(409);
  expect(await answer.text()).toContain('is down');
});
