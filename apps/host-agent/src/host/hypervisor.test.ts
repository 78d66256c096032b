import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLog } from '@overt/kernel/ports';
import type { LibvirtClient } from '@overt/libvirt/client';
import { textOf, descend } from '@overt/libvirt/xml';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hypervisor, type Hypervisor, type HypervisorFacts } from './hypervisor.ts';

let dir: string;
let binary: string;
let host: Hypervisor;
const asked: string[] = [];
const reconnected = new Set<() => void>();
const state = { model: 'one', fails: false, held: undefined as Promise<void> | undefined };

/** Answers as libvirtd does, and counts. */
async function answer(name: string): Promise<unknown> {
  asked.push(name);
  await state.held;
  if (state.fails) throw new Error('libvirtd is away');
  if (name === 'connectGetCapabilities')
    return { capabilities: `<capabilities><host><cpu><model>${state.model}</model></cpu></host></capabilities>` };
  if (name === 'connectGetDomainCapabilities')
    return { capabilities: `<domainCapabilities><path>${binary}</path></domainCapabilities>` };
  return name === 'connectGetVersion' ? { hv_ver: 7_002_022 } : { lib_ver: 9_000_000 };
}
const libvirt = {
  control: { call: answer },
  ready: () => new Promise<void>(() => undefined),
  onReconnect: (listener: () => void) => {
    reconnected.add(listener);
    return () => reconnected.delete(listener);
  },
} as unknown as LibvirtClient;
const modelOf = ({ capabilities }: HypervisorFacts) => textOf(descend(capabilities, 'host', 'cpu', 'model'));
const timesAsked = () => asked.filter(name => name === 'connectGetCapabilities').length;
const reconnect = () => reconnected.forEach(listener => listener());

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'overt-hypervisor-'));
  binary = join(dir, 'qemu');
  await writeFile(binary, '');
  asked.length = 0;
  Object.assign(state, { model: 'one', fails: false, held: undefined });
  host = hypervisor({ libvirt, accel: 'tcg', log: silentLog });
});
afterEach(async () => {
  host.stop();
  await rm(dir, { recursive: true, force: true });
});

test('libvirt is asked once, however many want to know', async () => {
  const all = await Promise.all(Array.from({ length: 10 }, () => host.facts()));
  expect(all.map(modelOf)).toEqual(Array.from({ length: 10 }, () => 'one'));
  expect(await host.facts()).toMatchObject({ libvirtVersion: '9.0.0', qemuVersion: '7.2.22' });
  expect(asked.toSorted()).toEqual([
    'connectGetCapabilities',
    'connectGetDomainCapabilities',
    'connectGetLibVersion',
    'connectGetVersion',
  ]);
});

test('after libvirtd started again the old answer serves until the new one is there', async () => {
  await host.facts();
  let release = (): void => undefined;
  state.held = new Promise(resolve => {
    release = resolve;
  });
  state.model = 'two';
  reconnect();
  expect(modelOf(await host.facts())).toBe('one');
  release();
  await expect.poll(async () => modelOf(await host.facts())).toBe('two');
  expect(timesAsked()).toBe(2);
});

test('another QEMU binary is asked about again', async () => {
  await host.facts();
  state.model = 'newer QEMU';
  await utimes(binary, 1, 1);
  await expect.poll(async () => modelOf(await host.facts())).toBe('newer QEMU');
});

test('what could not be asked is asked at the next question', async () => {
  state.fails = true;
  await expect(host.facts()).rejects.toThrow('away');
  state.fails = false;
  expect(modelOf(await host.facts())).toBe('one');
  state.fails = true;
  reconnect();
  expect(modelOf(await host.facts())).toBe('one');
  Object.assign(state, { fails: false, model: 'two' });
  await expect.poll(async () => modelOf(await host.facts())).toBe('two');
});
