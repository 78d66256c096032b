import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '@overt/database/test-database';
import { typed, type Action } from './action.ts';
import { actionFactory } from './define-action.ts';
import { checkRegistry } from './registry-check.ts';
import { snapshotTables, testAction, type ActionHarness } from './test-kit.ts';
import {
  asAda,
  createToyTables,
  makeEffect,
  moveMarbles,
  startToy,
  tick3,
  toyActions,
  type ToyPorts,
  type ToyTx,
} from './testing/toy-engine.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await createToyTables(database.db);
});
afterAll(() => database.close());

function harness<Input>(
  action: Action<ToyPorts, ToyTx, Input, unknown>,
  input: Input,
): ActionHarness<ToyPorts, ToyTx, Input> {
  return {
    db: database.db,
    context: asAda(),
    async startWorkflow(hooks) {
      const toy = await startToy(database.url, { hooks, actions: [action] });
      return { ...toy.workflow, stop: toy.stop };
    },
    async prepare() {
      await sql`delete from toy_effect`.execute(database.db);
      await sql`update toy_jar set marbles = 10`.execute(database.db);
      return input;
    },
    snapshot: () => snapshotTables(database.db, { ignoreTables: ['toy_event'] }),
  };
}

test('an action that keeps the promises passes', async () => {
  expect(await testAction(moveMarbles, harness(moveMarbles, { jar: 'jar-1' }))).toEqual([]);
});

const action = actionFactory<ToyPorts, ToyTx>();
const spec = (name: string) => ({
  name,
  input: typed<null>(),
  permit: () => ({ permit: 'p', on: { kind: 'jar', id: 'jar-1' } }),
  locks: () => [],
  events: { succeeded: 'MOVED', failed: null },
  describe: () => 'Forgetting',
});

test('a step that forgets its undo is found', async () => {
  const forgetful = action(spec('Forgetful'))
    .step('mark', { do: async c => void (await makeEffect(c.ports.db, c.key, 'jar-1')) })
    .result(() => null);
  const faults = await testAction(forgetful, harness(forgetful, null));
  expect(faults.map(fault => [fault.scenario, fault.problem])).toEqual([
    ['failure of mark, replica lost before each undo', 'the world is not as it was'],
    ['failure of mark, replica lost after each undo', 'the world is not as it was'],
    ['failure after do of mark, every undo twice', 'the world is not as it was'],
  ]);
});

test('an undo that is not idempotent is found', async () => {
  const clumsy = action(spec('Clumsy'))
    .step('add', {
      do: async c => void (await sql`update toy_jar set marbles = 11 where id = 'jar-1'`.execute(c.ports.db)),
      undo: async c =>
        void (await sql`update toy_jar set marbles = marbles - 1 where id = 'jar-1'`.execute(c.ports.db)),
    })
    .result(() => null);
  const faults = await testAction(clumsy, harness(clumsy, null));
  expect(faults.map(fault => fault.scenario)).toEqual([
    'failure of add, replica lost after each undo',
    'failure after do of add, every undo twice',
  ]);
});

test('the registry check names what is missing', () => {
  const rules = {
    isPermit: (permit: string) => permit !== 'tick',
    isEvent: (code: string) => code !== 'NOT_TICKED',
    sampleInput: (name: string) => (name === 'MoveTwo' ? { jars: ['a'] } : { jar: 'a' }),
    withoutUndo: { 'Gone/step': 'no reason' },
  };
  expect(checkRegistry<ToyPorts, ToyTx>([...toyActions, tick3], rules)).toEqual([
    'Tick3: the event NOT_TICKED is not in the catalogue',
    'Tick3: the permit tick does not exist',
    'MoveTwo: the step all has no undo and no reason why',
    'Tick3: its name is used twice',
    'Tick3: the event NOT_TICKED is not in the catalogue',
    'Tick3: the permit tick does not exist',
    'Gone/step: there is no such step',
  ]);
});
