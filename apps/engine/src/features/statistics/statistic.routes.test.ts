import { json } from '@overt/database/json';
import type { HostSample } from '@overt/agent-protocol/model/host-report';
import type { VmSample } from '@overt/agent-protocol/model/vm-report';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testEngine, type TestEngine } from '../../testing.ts';
import { BUILTIN } from '../bootstrap/builtin.ts';
import { hostNicId } from './stable-id.ts';
import { hostStatistics, vmStatistics } from './statistic-definitions.ts';

const HOST = '11111111-1111-4111-8111-111111111111';
const VM = '22222222-2222-4222-8222-222222222222';
const NIC = '33333333-3333-4333-8333-333333333333';
const DISK = '44444444-4444-4444-8444-444444444444';

let engine: TestEngine;
beforeAll(async () => {
  engine = await testEngine();
  const { db } = engine;
  const cluster_id = BUILTIN.cluster.id;
  await db
    .insertInto('host')
    .values({ id: HOST, name: 'h1', cluster_id, address: 'h1', administrative_state: 'active' })
    .execute();
  await db
    .insertInto('host_runtime')
    .values({ host_id: HOST, status: 'up', memory_bytes: 16e9, capabilities: json({ nics: [{ name: 'eth1' }] }) })
    .execute();
  await db
    .insertInto('vm')
    .values({
      id: VM,
      name: 'web',
      cluster_id,
      template_id: BUILTIN.blankTemplate.id,
      memory_bytes: 1e9,
      memory_max_bytes: 4e9,
      memory_guaranteed_bytes: 1e9,
    })
    .execute();
  await db.insertInto('nic').values({ id: NIC, vm_id: VM, name: 'nic1' }).execute();
  await db
    .insertInto('disk')
    .values({ id: DISK, alias: 'd', format: 'raw', sparse: true, provisioned_bytes: 1e9, status: 'ok' })
    .execute();
  await db.insertInto('disk_attachment').values({ vm_id: VM, disk_id: DISK }).execute();
});
afterAll(async () => await engine?.stop());

interface Statistic {
  id: string;
  name: string;
  kind: string;
  unit: string;
  type: string;
  href: string;
  values: { value: { datum?: number; detail?: string }[] };
  vm?: { id: string };
}

const list = async (path: string) =>
  ((await (await engine.request(path)).json()) as { statistic: Statistic[] }).statistic;

async function datum(path: string, name: string): Promise<number | undefined> {
  return (await list(path)).find(one => one.name === name)?.values.value[0]?.datum;
}

const vmSample = (at: number, bytes: number): VmSample => ({
  vmId: VM,
  at,
  elapsedSeconds: bytes / 100,
  cpuUserPercent: 30,
  cpuSystemPercent: 12,
  cpuTotalPercent: 42,
  memoryInstalledBytes: 1e9,
  memoryUsedBytes: 25e7,
  balloonBytes: 1e9,
  residentBytes: 1e9,
  disks: [
    {
      diskId: DISK,
      readBytes: bytes,
      readOperations: 5,
      readSeconds: 0,
      writeBytes: 0,
      writeOperations: 0,
      writeSeconds: 0,
      flushSeconds: 0,
      allocationBytes: 0,
    },
  ],
  nics: [{ nicId: NIC, mac: '', rxBytes: bytes, rxErrors: 0, rxDropped: 0, txBytes: 0, txErrors: 0, txDropped: 0 }],
});

const hostSample = (at: number, bytes: number): HostSample => ({
  at,
  bootTime: 1_700_000_000_000,
  cpuUserPercent: 10,
  cpuSystemPercent: 5,
  cpuIdlePercent: 85,
  loadAverage5m: 0.5,
  memoryTotalBytes: 17e9,
  memoryUsedBytes: 4e9,
  memoryFreeBytes: 13e9,
  memoryBuffersBytes: 0,
  memoryCachedBytes: 0,
  swapTotalBytes: 100,
  swapFreeBytes: 40,
  ksmRunning: false,
  activeVms: 1,
  nics: [{ name: 'eth0', rxBytes: bytes, txBytes: 0, rxErrors: 0, txErrors: 0 }],
  storageDomains: [],
});

/** As the monitor writes it: an upsert that knows nothing of the sample before. */
async function report(at: number, bytes: number): Promise<void> {
  const sample = vmSample(at, bytes);
  const row = {
    sampled_at: new Date(at),
    elapsed_seconds: sample.elapsedSeconds,
    cpu_user_percent: 30,
    cpu_system_percent: 12,
    cpu_total_percent: 42,
    memory_installed_bytes: 1e9,
    memory_used_bytes: 25e7,
    sample: json(sample),
  };
  await engine.db
    .insertInto('vm_statistics')
    .values({ vm_id: VM, ...row })
    .onConflict(c => c.column('vm_id').doUpdateSet(row))
    .execute();
  await engine.ports.repos.hostRuntime.saveSample(HOST, hostSample(at, bytes));
}

it('has zeros for what is down and oVirt’s names, units and types for all', async () => {
  const vm = await list(`/vms/${VM}/statistics`);
  expect(vm.map(one => one.name)).toEqual(Object.keys(vmStatistics));
  expect(vm.find(one => one.name === 'cpu.current.guest')).toMatchObject({
    kind: 'gauge',
    unit: 'percent',
    type: 'decimal',
    values: { value: [{ datum: 0 }] },
    vm: { id: VM },
  });
  expect(vm[0]?.href).toBe(`/ovirt-engine/api/vms/${VM}/statistics/${vm[0]?.id}`);
  expect(await datum(`/vms/${VM}/statistics`, 'memory.installed')).toBe(1e9);
  expect((await list(`/hosts/${HOST}/statistics`)).map(one => one.name)).toEqual(Object.keys(hostStatistics));
  expect(await datum(`/hosts/${HOST}/statistics`, 'memory.total')).toBe(16e9);
  expect(await datum(`/vms/${VM}/nics/${NIC}/statistics`, 'data.current.rx')).toBe(0);
});

it('makes rates of two samples, whoever wrote them, and forgets them when the VM begins anew', async () => {
  await sql`insert into vm_runtime (vm_id, host_id, status, spec, memory_bytes, cpu_count)
    values (${VM}, ${HOST}, 'up', '{}', 1000000000, 2)`.execute(engine.db);
  const now = Date.now();
  await report(now - 70_000, 1000);
  await report(now - 5000, 2000);
  await report(now, 7000);
  await report(now, 7000);
  expect(await datum(`/vms/${VM}/nics/${NIC}/statistics`, 'data.current.rx')).toBe(1000);
  expect(await datum(`/vms/${VM}/nics/${NIC}/statistics`, 'data.current.rx.bps')).toBe(8000);
  expect(await datum(`/disks/${DISK}/statistics`, 'data.current.read')).toBe(1000);
  expect(await datum(`/vms/${VM}/statistics`, 'cpu.current.guest')).toBe(30);
  expect(await datum(`/vms/${VM}/statistics`, 'cpu.usage.history')).toBe(21);
  expect(await datum(`/vms/${VM}/statistics`, 'memory.usage.history')).toBe(25);
  expect(await datum(`/hosts/${HOST}/statistics`, 'swap.used')).toBe(60);
  expect(await datum(`/hosts/${HOST}/statistics`, 'boot.time')).toBe(1_700_000_000);
  const eth0 = hostNicId(HOST, 'eth0');
  expect(await datum(`/hosts/${HOST}/nics/${eth0}/statistics`, 'data.current.rx')).toBe(1000);
  expect(await datum(`/hosts/${HOST}/nics/${hostNicId(HOST, 'eth1')}/statistics`, 'data.current.rx')).toBe(0);
  await report(now + 1, 10);
  expect(await datum(`/vms/${VM}/nics/${NIC}/statistics`, 'data.current.rx')).toBe(0);
  expect(await datum(`/vms/${VM}/nics/${NIC}/statistics`, 'data.total.rx')).toBe(10);
  expect(await datum(`/vms/${VM}/statistics`, 'cpu.usage.history')).toBe(0);
});

it('gives one by its id and 404 for what is not there', async () => {
  const [first] = await list(`/hosts/${HOST}/statistics`);
  const one = await engine.request(`/hosts/${HOST}/statistics/${first?.id}`, { accept: 'application/xml' });
  expect(await one.text()).toContain('<name>memory.total</name>');
  const nobody = '99999999-9999-4999-8999-999999999999';
  for (const path of [
    `/hosts/${HOST}/statistics/${nobody}`,
    `/hosts/${nobody}/statistics`,
    `/vms/${nobody}/statistics`,
    `/vms/${VM}/nics/${nobody}/statistics`,
    `/hosts/${HOST}/nics/${nobody}/statistics`,
    `/hosts/${HOST}/numanodes/${nobody}/statistics`,
    `/disks/${nobody}/statistics`,
  ])
    expect((await engine.request(path)).status, path).toBe(404);
});

it('is followed from many objects with a query a kind', async () => {
  const loaded = await engine.ports.repos.statistics.ofVms([VM, HOST]);
  expect([...loaded.keys()]).toEqual([VM]);
  const disks = (await (await engine.request('/disks?follow=statistics')).json()) as {
    disk: { statistics: { statistic: Statistic[] } }[];
  };
  expect(disks.disk[0]?.statistics.statistic.map(one => one.name)).toContain('data.current.read');
});
