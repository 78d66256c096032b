// The CD drive of a VM: for its next starts, and now.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startMonitoring } from '../../monitoring/monitoring.ts';
import { testEngine, type TestEngine } from '../../testing.ts';
import { addDisk } from '../disks/public.ts';
import { addVm } from '../vms/actions/add-vm.ts';
import { runVm } from '../vms/actions/run-vm.ts';
import { fakeVmHost, type FakeVmHost } from '../vms/testing/fake-vm-host.ts';
import { addFakeHost, MIB, vmWorld, type VmWorld } from '../vms/testing/vm-world.ts';
import { changeCd } from './actions/change-cd.ts';

const CD = '00000000-0000-0000-0000-000000000000';

let world: VmWorld;
let engine: TestEngine;
let host: FakeVmHost;
let iso: string;
beforeAll(async () => {
  world = await vmWorld();
  host = fakeVmHost();
  engine = await testEngine({ hosts: () => host.access, monitoring: startMonitoring });
  const { domainId } = await addFakeHost(engine.db, host, true);
  await vi.waitUntil(() => host.calls.includes('Host.getAllVmStats'), { timeout: 50_000 });
  const image = { ...isoInput(), storageDomainId: domainId, alias: 'tiny.iso' };
  await engine.ports.runAsSystem(addDisk, image);
  iso = image.id;
});
afterAll(async () => {
  await world?.close();
  await engine?.stop();
});

const isoInput = () =>
  world.disk({ contentType: 'iso', format: 'raw', sparse: false, provisionedBytes: MIB, alias: randomUUID() });

test('changing a CD keeps the promises of steps', async () => {
  const vm = async (runs: boolean) => {
    const image = isoInput();
    await world.run(addDisk, image);
    const input = world.vmInput();
    await world.run(addVm, input);
    const start = {
      vmId: input.id,
      vmName: input.name,
      diskIds: [],
      once: null,
      initialization: null,
      useCloudInit: false,
    };
    if (runs) {
      await world.run(runVm, start);
      await world.repos.vmRuntime.setStatus(input.id, 'up');
    }
    return { vmId: input.id, vmName: input.name, diskId: image.id, current: runs };
  };
  expect(await world.faultsOf(changeCd, () => vm(false))).toEqual([]);
  expect(await world.faultsOf(changeCd, () => vm(true))).toEqual([]);
});

async function send(method: string, path: string, body?: object) {
  const answer = await engine.request(path, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  return { status: answer.status, body: JSON.parse(await answer.text()) };
}

test('the configured CD is inserted at the next start, the current one now and until the VM ends', async () => {
  const made = await send('POST', '/vms', {
    name: 'cd1',
    memory: 64 * MIB,
    cluster: { name: 'Default' },
    template: { name: 'Blank' },
  });
  const { id } = made.body;
  const path = `/vms/${id}/cdroms`;
  expect((await send('GET', path)).body).toMatchObject({ cdrom: [{ id: CD, vm: { id } }] });
  expect((await send('GET', `${path}/${CD}?current=true`)).body.file).toBeUndefined();
  expect((await send('PUT', `${path}/${CD}?current=true`, { file: { id: iso } })).status).toBe(409);

  const set = await send('PUT', `${path}/${CD}`, { file: { id: iso } });
  expect(set).toMatchObject({ status: 200, body: { id: CD, file: { id: iso } } });
  expect((await send('POST', `/vms/${id}/start`, {})).status).toBe(200);
  expect(host.specs.get(id)?.cdrom?.volume?.imageId).toBe(iso);
  host.tell(id, { status: 'up' });
  await expect.poll(async () => (await send('GET', `/vms/${id}`)).body.status).toBe('up');
  expect((await send('GET', `${path}/${CD}?current`)).body.file.id).toBe(iso);

  const ejected = await send('PUT', `${path}/${CD}?current=true`, { file: { id: '' } });
  expect(ejected.status).toBe(200);
  expect(ejected.body.file).toBeUndefined();
  expect(host.specs.get(id)?.cdrom?.volume).toBeUndefined();
  expect((await send('GET', `${path}/${CD}`)).body.file.id).toBe(iso);
  // As libgovirt writes it.
  expect((await send('PUT', `${path}/${CD};current=`, { file: { id: 'tiny.iso' } })).body.file.id).toBe(iso);
  expect(host.specs.get(id)?.cdrom?.volume?.imageId).toBe(iso);

  expect((await send('GET', `/vms/${id}?follow=cdroms`)).body.cdroms.cdrom[0].file.id).toBe(iso);
  expect((await send('DELETE', `/disks/${iso}`)).status).toBe(409);
  await send('POST', `/vms/${id}/stop`, {});
  expect((await send('GET', `${path}/${CD}?current`)).body.file).toBeUndefined();
  const { event } = (await send('GET', '/events?search=vm.name%3Dcd1')).body;
  expect(event.map((one: { code: string }) => one.code)).toContain('38');
});

test('a new VM may come with its CD, and a CD or drive that does not exist is not found', async () => {
  const cdroms = { cdrom: [{ file: { id: iso } }] };
  const made = await send('POST', '/vms', {
    name: 'cd2',
    memory: 64 * MIB,
    cluster: { name: 'Default' },
    template: { name: 'Blank' },
    cdroms,
  });
  const path = `/vms/${made.body.id}/cdroms`;
  expect((await send('GET', `${path}/${CD}`)).body.file.id).toBe(iso);
  expect((await send('PUT', `${path}/${CD}`, { file: { id: randomUUID() } })).status).toBe(404);
  expect((await send('GET', `${path}/${randomUUID()}`)).status).toBe(404);
  expect((await send('GET', `/vms/${randomUUID()}/cdroms`)).status).toBe(404);
});
