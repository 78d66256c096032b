// Logical networks of this host: `networks.json` in the data directory maps a network's name to its bridge. Setup writes
// it; it is read anew each time, so that a network that was just attached is there.
import { readFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import type { HostCapabilities } from '@overt/agent-protocol/model/host-report';
import { refuse } from '@overt/kernel/refusal';
import { z } from 'zod';

const mapping = z.record(z.string(), z.string().regex(/^[A-Za-z0-9_.-]{1,15}$/));

export interface HostNetworks {
  /** The bridge of each of the networks. Refuses AGENT_NO_SUCH_NETWORK. */
  bridges(networks: readonly string[]): Promise<Map<string, string>>;
  list(): Promise<HostCapabilities['networks']>;
  nics(): Promise<HostCapabilities['nics']>;
  /** Of every interface of this host, loopback and link-local ones too. */
  addresses(): string[];
}

export function hostNetworks(dataDirectory: string): HostNetworks {
  const read = async () =>
    mapping.parse(JSON.parse(await readFile(join(dataDirectory, 'networks.json'), 'utf8').catch(() => '{}')));
  return {
    async bridges(networks) {
      const known = networks.length === 0 ? {} : await read();
      return new Map(
        networks.map(network => [network, known[network] ?? refuse('AGENT_NO_SUCH_NETWORK', { network })]),
      );
    },
    async list() {
      const entries = Object.entries(await read());
      return Promise.all(
        entries.map(async ([name, bridge]) => Object.assign({ name, bridge }, await describe(bridge))),
      );
    },
    addresses: () => Object.values(networkInterfaces()).flatMap((list = []) => list.map(({ address }) => address)),
    async nics() {
      const names = Object.keys(networkInterfaces()).filter(isPhysical);
      return Promise.all(
        names.map(async name => {
          const speed = Number(await sysfs(name, 'speed'));
          const mac = (await sysfs(name, 'address')) ?? '';
          const nic = Object.assign({ name, mac }, await describe(name));
          return speed > 0 ? Object.assign(nic, { speedMbps: speed }) : nic;
        }),
      );
    },
  };
}

export const isPhysical = (name: string): boolean => !/^(lo$|vnet|tap|virbr|docker|veth|ifb)/.test(name);

async function describe(name: string): Promise<{ addresses: string[]; mtu: number; up: boolean }> {
  const addresses = (networkInterfaces()[name] ?? []).map(({ address }) => address);
  const state = await sysfs(name, 'operstate');
  // A bridge without ports says `down`, one that is up without a carrier `unknown`.
  const flags = Number((await sysfs(name, 'flags')) ?? 0);
  return { addresses, mtu: Number((await sysfs(name, 'mtu')) ?? 0), up: state === 'up' || (flags & 1) === 1 };
}

const sysfs = (name: string, attribute: string): Promise<string | undefined> =>
  readFile(join('/sys/class/net', name, attribute), 'utf8').then(
    text => text.trim(),
    () => undefined,
  );
