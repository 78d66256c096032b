// The promises of steps, for every action of consoles.
import { silentLog } from '@overt/kernel/ports';
import { systemClock, systemRandom } from '@overt/kernel/system';
import type { Action } from '@overt/workflow/action';
import { checkRegistry } from '@overt/workflow/registry-check';
import { snapshotTables, testAction } from '@overt/workflow/test-kit';
import { startWorkflow } from '@overt/workflow/workflow';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { json } from '@overt/database/json';
import type { Ports, Tx } from '../../../ports.ts';
import { createRepos } from '../../../repos.ts';
import { BUILTIN } from '../../bootstrap/builtin.ts';
import { eventCatalogue } from '../../events/event-catalogue.ts';
import { permits } from '../../roles/permits.ts';
import { consoleWorld, runs, stops, VM, type ConsoleWorld } from '../testing/console-world.ts';
import { digestOf } from '../console-ticket.repo.ts';
import { consoleActions } from './all.ts';
import { addGraphicsConsole, removeGraphicsConsole } from './change-consoles.ts';
import { sealFor, setVmTicket, type SetVmTicketInput } from './set-vm-ticket.ts';

let world: ConsoleWorld;
let userId: string;
beforeAll(async () => {
  world = await consoleWorld();
  userId = (await world.engine.ports.repos.users.login('admin@internal'))?.id ?? '';
});
afterAll(async () => await world?.engine.stop());

const NOT_THEIRS = ['event', 'change_log', 'change_sequence', 'secret_key', 'host_lease', 'sso_session'];

async function faultsOf<Input, Result>(
  action: Action<Ports, Tx, Input, Result>,
  prepare: () => Promise<Input>,
  except?: Readonly<Record<string, string>>,
) {
  const { db, databaseUrl: url, ports } = world.engine;
  return await testAction(action, {
    db,
    context: { principal: { id: userId, name: 'admin@internal' }, correlationId: 'test' },
    prepare,
    startWorkflow: hooks =>
      startWorkflow<Ports, Tx>({
        db,
        url,
        ports,
        txPorts: createRepos,
        nodeName: 'kit',
        actions: consoleActions,
        authorize: async () => undefined,
        recordEvent: async () => undefined,
        clock: systemClock,
        random: systemRandom,
        log: silentLog,
        timing: { pollInterval: 50 },
        hooks,
      }),
    snapshot: () => snapshotTables(db, { ignoreTables: NOT_THEIRS }),
    ...(except === undefined ? {} : { except }),
  });
}

async function configured(types: readonly string[]): Promise<void> {
  await world.engine.db
    .updateTable('vm')
    .set({ configuration: json({ graphicsConsoles: types.map(protocol => ({ protocol })) }), next_run: null })
    .where('id', '=', VM)
    .execute();
}

const ticketInput = (): SetVmTicketInput => ({
  vmId: VM,
  vmName: 'web',
  type: 'vnc',
  password: sealFor(world.engine.ports, VM, 'secret12'),
  validSeconds: 120,
  entry: { digest: digestOf('t'), token: sealFor(world.engine.ports, VM, 't'), userId },
});

it('keeps the promises of steps', async () => {
  const change = async (types: readonly string[], running: boolean) => {
    await configured(types);
    await (running ? runs : stops)(world.engine);
    return { vmId: VM, type: 'spice' } as const;
  };
  expect(await faultsOf(addGraphicsConsole, () => change(['vnc'], false))).toEqual([]);
  expect(await faultsOf(removeGraphicsConsole, () => change(['vnc', 'spice'], true))).toEqual([]);
  await runs(world.engine);
  const prepare = async () => {
    await world.engine.db.deleteFrom('console_ticket').execute();
    return ticketInput();
  };
  expect(await faultsOf(setVmTicket, prepare)).toEqual([]);
  expect(world.tickets.every(given => given.password === 'secret12')).toBe(true);
});

it('declares permits, events and descriptions that exist', () => {
  const samples: Record<string, unknown> = {
    AddGraphicsConsole: { vmId: BUILTIN.cluster.id, type: 'vnc' },
    RemoveGraphicsConsole: { vmId: BUILTIN.cluster.id, type: 'vnc' },
    SetVmTicket: ticketInput(),
  };
  expect(
    checkRegistry<Ports, Tx>(consoleActions, {
      isPermit: permit => permit in permits,
      isEvent: code => code in eventCatalogue,
      sampleInput: name => samples[name],
      withoutUndo: { 'SetVmTicket/password': 'the password that was there before is not known' },
    }),
  ).toEqual([]);
});
