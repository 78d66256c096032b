// The scheduler's reasons, as clients get them.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testEngine, type TestEngine } from '../../testing.ts';
import { fakeVmHost } from '../vms/testing/fake-vm-host.ts';
import { addFakeHost, GIB, MIB } from '../vms/testing/vm-world.ts';

let engine: TestEngine;
let ids: { hostId: string };
beforeAll(async () => {
  const host = fakeVmHost();
  engine = await testEngine({ hosts: () => host.access });
  ids = await addFakeHost(engine.db, host);
});
afterAll(async () => await engine?.stop());

async function sendJson(method: string, path: string, body?: object) {
  const text = body === undefined ? {} : { body: JSON.stringify(body) };
  const answer = await engine.request(path, { method, ...text, headers: { 'content-type': 'application/json' } });
  return { status: answer.status, body: JSON.parse(await answer.text()) };
}

const add = (vm: object) =>
  sendJson('POST', '/vms', { cluster: { name: 'Default' }, template: { name: 'Blank' }, ...vm });

test('why a VM is where it is, or would be nowhere, is told host by host', async () => {
  const { id } = (await add({ name: 'placed', memory: 64 * MIB })).body;
  const placement = async () => (await sendJson('GET', `/overt/vms/${id}/placement`)).body;
  expect(await placement()).toMatchObject({ placement: null, earlier: [], now: { chosen: { hostName: 'host1' } } });
  const planned = await sendJson('POST', `/vms/${id}/start?plan=true`, {});
  expect(planned.body.plan.explanation).toMatchObject({ chosen: { hostName: 'host1' }, hosts: [{ fits: true }] });
  expect((await sendJson('POST', `/vms/${id}/start`, {})).status).toBe(200);
  const { explanation } = (await placement()).placement;
  expect(explanation).toMatchObject({ chosen: { hostId: ids.hostId }, hosts: [{ hostName: 'host1', reasons: [] }] });
  // What it holds there itself does not speak against its host.
  expect(await placement()).toMatchObject({ vm: { hostId: ids.hostId }, now: { chosen: { hostId: ids.hostId } } });
  expect((await sendJson('GET', '/overt/vms/nonsense/placement')).status).toBe(404);
  // Where none fits, the fault names each host with its reason; so does the plan.
  const giant = (await add({ name: 'giant-to-place', memory: 64 * 1024 * GIB })).body.id;
  expect((await sendJson('GET', `/overt/vms/${giant}/placement`)).body).toMatchObject({
    placement: null,
    now: { chosen: null, hosts: [{ fits: false, toFit: [expect.stringMatching(/^lower the VM's memory to /)] }] },
  });
  for (const path of [`/vms/${giant}/start`, `/vms/${giant}/start?plan=true`]) {
    const refused = await sendJson('POST', path, {});
    expect(refused).toMatchObject({ status: 409, body: { code: 'VM_NO_HOST_FITS' } });
    expect(refused.body.fault.detail).toMatch(/host1: the VM has 64 TiB of memory/);
  }
});
