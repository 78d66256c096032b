import { Refusal } from '@overt/kernel/refusal';
import { systemClock } from '@overt/kernel/system';
import { expect, it } from 'vitest';
import type { Ports } from '../../ports.ts';
import { hostLogs } from './host-logs.ts';

type Hosts = readonly { readonly id: string; readonly name: string }[];

const host = (name: string) => ({ id: crypto.randomUUID(), name });

/** The ports that are asked; `read` answers for a host, `clock` tells how late it is. */
const portsOf = (hosts: () => Promise<Hosts>, read: (id: string) => Promise<unknown>, clock = systemClock) =>
  ({ repos: { support: { hosts } }, hosts: { read }, clock }) as unknown as Ports;

const filesOf = async (ports: Ports) => {
  const files = new Map<string, string>();
  for await (const { name, content } of hostLogs(ports)) files.set(name, content);
  return files;
};

it('tells the log of each host, in its place what kept a host from telling, and asks few at a time', async () => {
  const hosts = Array.from({ length: 30 }, (_none, at) => host(`rack ${at}/../x`));
  let asking = 0;
  let most = 0;
  const read = async (id: string) => {
    most = Math.max(most, ++asking);
    await new Promise(setImmediate);
    asking--;
    if (id === hosts[3]?.id) throw new Refusal('AGENT_UNREACHABLE', { host: 'rack 3', cause: 'no route' });
    return { lines: ['{"msg":"one"}', '{"msg":"two"}'] };
  };
  const files = await filesOf(portsOf(async () => hosts, read));
  const nameOf = (at: number) => `logs/hosts/rack_${at}_.._x-${hosts[at]?.id.slice(0, 8)}.jsonl`;
  expect([...files.keys()]).toEqual(hosts.map((_host, at) => `${nameOf(at)}${at === 3 ? '.failed' : ''}`));
  expect(files.get(nameOf(0))).toBe('{"msg":"one"}\n{"msg":"two"}\n');
  expect(files.get(`${nameOf(3)}.failed`)).toMatch(/rack 3.*no route/);
  expect(most).toBeLessThanOrEqual(8);
});

it('asks nobody any more once the hosts together took too long', async () => {
  let now = 0;
  const clock = { ...systemClock, monotonic: () => now };
  const hosts = Array.from({ length: 12 }, (_none, at) => host(`h${at}`));
  const asked: string[] = [];
  const read = async (id: string) => {
    asked.push(id);
    now += 10_000;
    return { lines: [] };
  };
  const files = await filesOf(portsOf(async () => hosts, read, clock));
  expect([files.size, asked.length]).toEqual([12, 7]);
  expect([...files].at(-1)).toEqual([expect.stringMatching(/failed$/), expect.stringContaining('within 60 s')]);
});

it('is silent when the database cannot say which hosts there are', async () => {
  const broken = portsOf(
    () => Promise.reject(new Error('no connection')),
    async () => ({ lines: [] }),
  );
  expect(await filesOf(broken)).toEqual(new Map());
});
