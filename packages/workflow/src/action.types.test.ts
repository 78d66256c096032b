// Types are the product here: each @ts-expect-error is an assertion made by the compiler.
import { expect, test } from 'vitest';
import { type AnyAction, exclusive, pollAgain, pollDone, typed } from './action.ts';
import { actionFactory } from './define-action.ts';

interface Ports {
  readonly host: { copy(id: string): Promise<number> };
}
interface Tx {
  readonly vms: { get(id: string): Promise<{ readonly memory: number }> };
}
const action = actionFactory<Ports, Tx>();

const runVm = action({
  name: 'RunVm',
  input: typed<{ readonly vmId: string }>(),
  permit: i => ({ permit: 'run_vm', on: { kind: 'vm', id: i.vmId } }),
  locks: i => [exclusive('vm', i.vmId)],
  async validate(i, tx) {
    return { memory: (await tx.vms.get(i.vmId)).memory };
  },
  events: { succeeded: 'USER_RUN_VM', failed: 'USER_FAILED_RUN_VM' },
  describe: i => `Launching VM ${i.vmId}`,
  eventParams: (i, prepared) => ({ vm: i.vmId, memory: prepared.memory }),
})
  .step('place', {
    do: async c => ({ hostId: 'h1', memory: c.prepared.memory }),
    undo: async (c, placed) => c.log.info({ host: placed?.hostId }, 'released'),
  })
  .step('copy', {
    start: async c => ({ job: await c.ports.host.copy(c.state.place.hostId) }),
    poll: async (_c, started) => (started.job > 1 ? pollDone({ bytes: started.job }) : pollAgain(10)),
    job: started => ({ system: 'host', id: String(started.job) }),
  })
  .step('record', { tx: async (tx, c) => (await tx.vms.get(c.input.vmId)).memory + c.state.copy.bytes })
  .result(
    (s, i) => ({ hostId: s.place.hostId, total: s.record, vmId: i.vmId }),
    async (tx, c) => void (await tx.vms.get(c.state.place.hostId)),
  );

const wrong = () =>
  action({
    name: 'Wrong',
    input: typed<{ readonly vmId: string }>(),
    // @ts-expect-error the input has no such member
    permit: i => ({ permit: 'x', on: { kind: 'vm', id: i.hostId } }),
    locks: () => [],
    events: { succeeded: null, failed: null },
    describe: () => '',
  })
    // @ts-expect-error a later step's result cannot be read
    .step('one', { do: async c => c.state.two })
    .step('two', { do: async c => c.input.vmId.length })
    // @ts-expect-error no such step
    .result(s => s.three);

test('an action knows its steps in order and keeps the type of its input and result', () => {
  expect(runVm.steps.map(s => [s.name, s.kind])).toEqual([
    ['place', 'do'],
    ['copy', 'long'],
    ['record', 'tx'],
  ]);
  const registry: readonly AnyAction<Ports, Tx>[] = [runVm];
  expect(registry).toHaveLength(1);
  const types: NonNullable<typeof runVm.__types> = {
    input: { vmId: '1' },
    result: { hostId: 'h', total: 1, vmId: '1' },
  };
  expect(types.result.total).toBe(1);
  expect(wrong).not.toThrow();
});

test('two steps of one name are a bug that shows when the module loads', () => {
  const base = action({
    name: 'Twice',
    input: typed<null>(),
    permit: () => [],
    locks: () => [],
    events: { succeeded: null, failed: null },
    describe: () => '',
  }).step('a', { do: async () => 1 });
  expect(() => base.step('a', { do: async () => 2 })).toThrow('two steps named a');
});
