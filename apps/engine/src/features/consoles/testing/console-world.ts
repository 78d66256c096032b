// An engine with one host and one VM that runs there, whose consoles echo. For tests.
import { Duplex } from 'node:stream';
import { admitFence, memoryFenceStore } from '@overt/agent-protocol/idempotency';
import { json } from '@overt/database/json';
import type { HostBroker } from '../../../brokers/hosts/host-broker.ts';
import { testEngine, unreachableHosts, type TestEngine } from '../../../testing.ts';
import { testUser } from '../../../testing-users.ts';
import { BUILTIN } from '../../bootstrap/builtin.ts';

export const HOST = '11111111-1111-4111-8111-111111111111';
export const VM = '22222222-2222-4222-8222-222222222222';

export interface ConsoleWorld {
  readonly engine: TestEngine;
  /** Parameters of every VM.setTicket. */
  readonly tickets: { vmId: string; type: string; password: string; validSeconds: number }[];
  /** Consoles that were opened, newest last. */
  readonly consoles: Duplex[];
  /** Sends back what comes in; replace it for another console. */
  open: () => Duplex;
  /** On the way of an order to the host; replace it for a slow one. */
  deliver: () => Promise<void>;
}

export const echo = (): Duplex => {
  const duplex: Duplex = new Duplex({
    read: () => undefined,
    write(chunk, _encoding, done) {
      if (duplex.push(chunk)) return done();
      // Takes nothing more before its reader did: as a socket does.
      const wait = setInterval(() => {
        if (duplex.readableLength > 0 && !duplex.destroyed) return;
        clearInterval(wait);
        done();
      }, 1);
    },
  });
  return duplex;
};

export async function consoleWorld(): Promise<ConsoleWorld> {
  const tickets: ConsoleWorld['tickets'] = [];
  const consoles: Duplex[] = [];
  const world = { tickets, consoles, open: echo, deliver: async () => undefined };
  const fences = memoryFenceStore();
  const broker: HostBroker = {
    ...unreachableHosts.broker,
    async call(_host, name, params, order) {
      await world.deliver();
      await admitFence(fences, order.fence);
      if (name === 'VM.setTicket') tickets.push(params as (typeof tickets)[number]);
      return {} as never;
    },
    async openConsole() {
      const opened = world.open();
      consoles.push(opened);
      return opened;
    },
  };
  const engine = await testEngine({ hosts: () => ({ ...unreachableHosts, broker }) });
  const { db } = engine;
  await db
    .insertInto('host')
    .values({
      id: HOST,
      name: 'h1',
      cluster_id: BUILTIN.cluster.id,
      address: '127.0.0.1',
      administrative_state: 'active',
    })
    .execute();
  await db
    .insertInto('host_runtime')
    .values({ host_id: HOST, status: 'up', memory_bytes: 2 ** 34 })
    .execute();
  await db
    .insertInto('vm')
    .values({
      id: VM,
      name: 'web',
      cluster_id: BUILTIN.cluster.id,
      template_id: BUILTIN.blankTemplate.id,
      memory_bytes: 2 ** 30,
      memory_max_bytes: 2 ** 32,
      memory_guaranteed_bytes: 2 ** 30,
      configuration: json({ graphicsConsoles: [{ protocol: 'vnc' }, { protocol: 'spice' }] }),
    })
    .execute();
  await runs(engine);
  return Object.assign(world, { engine });
}

export async function runs({ db }: Pick<TestEngine, 'db'>, status = 'up'): Promise<void> {
  await stops({ db });
  await db
    .insertInto('vm_runtime')
    .values({
      vm_id: VM,
      host_id: HOST,
      status,
      spec: json({ serialConsole: true }),
      graphics: json([
        { type: 'vnc', address: 'h1.example', port: 5900 },
        { type: 'spice', address: 'h1.example', port: 5901, tlsPort: 5902 },
      ]),
      memory_bytes: 2 ** 30,
      cpu_count: 2,
    })
    .execute();
}

export async function stops({ db }: Pick<TestEngine, 'db'>): Promise<void> {
  await db.deleteFrom('vm_runtime').where('vm_id', '=', VM).execute();
}

/** Somebody who may sign in and holds nothing. */
export async function stranger(engine: TestEngine): Promise<string> {
  return (await testUser(engine, 'eve')).token;
}
