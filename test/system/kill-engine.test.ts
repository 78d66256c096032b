// The engine is killed (SIGKILL) at every step of starting and stopping a VM, making a disk and uploading an image: just
// before the step is recorded, just after, and while the host is at work for it. Whatever the moment: the next engine
// finishes the action, no lock is left, no VM runs twice, and the VM that ran goes on.
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../lab/until.ts';
import { allIsWhole, imagesOnStorage, runningDomains } from './aftermath.ts';
import { ALL_DONE, momentsOf, startFiveActions, type FiveActions, type Places } from './five-actions.ts';
import { accepted, diskIs, list } from './inventory.ts';
import { whyNoHost } from './product.ts';
import { addSmallDisk, openUpload } from './small-things.ts';

/** One step of each action at a time, so that a single death hits all five. */
const ROUNDS: readonly Places[] = [
  ['begin', 'begin', 'end', 'begin', 'begin'],
  ['place', 'order', 'record', 'record', 'announce'],
  ['disks', 'power-off', 'create waiting', 'ticket', 'ticket'],
  ['domain', 'end', 'create', 'end', 'verify'],
  ['record', 'order', 'begin', 'record', 'end'],
  ['forget-memory', 'power-off', 'record', 'ticket', 'announce'],
  ['end', 'end', 'create', 'end', 'verify'],
];
const CASES = ROUNDS.flatMap(places =>
  (['lost', 'kept'] as const).map(outcome => ({ outcome, at: places.join(', '), places })),
);

const reason = whyNoHost();

describe.skipIf(reason !== undefined)(`a killed engine${reason === undefined ? '' : ` (skipped: ${reason})`}`, () => {
  let five: FiveActions;
  beforeAll(async () => {
    five = await startFiveActions();
  });
  afterAll(() => five?.product.stop());

  async function killEngine(meanwhile: () => unknown = () => undefined): Promise<void> {
    const before = five.product.pidOf('engine');
    five.product.kill('engine');
    await meanwhile();
    await five.another('engine', before);
  }

  it.each(CASES)(
    'is followed by one that finishes what it had begun: record $outcome at $at',
    async ({ places, outcome }) => {
      const round = await five.prepare();
      const moments = momentsOf(places);
      await five.hangAt(moments, round);
      await killEngine(() => five.database.thaw(outcome));
      // What was never acknowledged must be as if it had not been asked for.
      const unbegun = outcome === 'lost' ? moments.filter(moment => moment.step === 'begin') : [];
      const undone = Object.fromEntries(unbegun.map(({ action }) => [action, false]));
      expect(await five.outcomeOf(round)).toEqual({ ...ALL_DONE, ...undone });
      await five.clean(round);
    },
  );

  it.each(['before the next engine asks again', 'together with what the next engine asks'])(
    'may have asked the host for something that the host does late: %s',
    async when => {
      const round = await five.prepare();
      await five.hangAt(momentsOf(['disks', 'order', 'record', 'record', 'announce']), round);
      five.product.kill('host-agent', 'SIGSTOP');
      await five.database.thaw('kept');
      await until('requests wait at the agent', () => five.unreadAtAgent());
      await killEngine(() => {
        if (when.startsWith('before')) five.product.kill('host-agent', 'SIGCONT');
      });
      await until('the next engine has the commands', async () => {
        const others = 'select 1 from command where ended_at is null and claims < 2';
        return (await five.database.rows(others)).length === 0;
      });
      five.product.kill('host-agent', 'SIGCONT');
      expect(await five.outcomeOf(round)).toEqual(ALL_DONE);
      await five.clean(round);
    },
  );

  it('does not disturb an upload that goes to the host', async () => {
    const { product, image } = five;
    const disk = await addSmallDisk(product, 'direct');
    const upload = await openUpload(product, disk);
    const body = new PassThrough();
    const answer = five.put(upload.direct, body);
    body.write(image.subarray(0, 1 << 20));
    await killEngine();
    body.end(image.subarray(1 << 20));
    accepted(await answer, 200, 204);
    accepted(await product.call('POST', `/imagetransfers/${upload.id}/finalize`, {}));
    await diskIs(product, disk, 'ok');
    await until('the transfer has ended', async () => (await five.phaseOf(upload.id)) === 'finished_success');
    await allIsWhole(product, five.database);
  });

  it.each([
    { next: 'sent again', phase: 'finished_success', status: 'ok' },
    { next: 'not sent again', phase: 'finished_failure', status: 'illegal' },
  ])('breaks an upload that goes through it; $next, the disk is $status', async ({ next, phase, status }) => {
    const { product, image } = five;
    const disk = await addSmallDisk(product, `proxied-${status}`);
    const upload = await openUpload(product, disk);
    const body = new PassThrough();
    const answer = five.put(upload.proxy, body).catch(() => undefined);
    body.write(image.subarray(0, 1 << 20));
    await until('some of it has come', async () => {
      const now = accepted(await product.call('GET', `/imagetransfers/${upload.id}`));
      return Number(now['transferred'] ?? 0) > 0;
    });
    await killEngine(() => body.destroy());
    expect(await answer).toBeUndefined();
    expect(await five.phaseOf(upload.id)).toBe('transferring');
    if (next === 'sent again') accepted(await five.put(upload.proxy), 200, 204);
    await product.call('POST', `/imagetransfers/${upload.id}/finalize`, {});
    await until(`the transfer is ${phase}`, async () => (await five.phaseOf(upload.id)) === phase);
    await allIsWhole(product, five.database);
    expect(accepted(await product.call('GET', `/disks/${disk}`))['status']).toBe(status);
  });

  it('leaves VMs, disks and storage that can be removed without a rest', async () => {
    const { product } = five;
    await five.database.lift();
    for (const id of [five.keeper, ...five.pair]) {
      if (await five.isUp(id)) accepted(await product.call('POST', `/vms/${id}/stop`, {}));
      accepted(await product.call('DELETE', `/vms/${id}`));
    }
    for (const disk of list(accepted(await product.call('GET', '/disks')), 'disk')) {
      accepted(await product.call('DELETE', `/disks/${String(disk['id'])}`), 200, 202, 404);
    }
    await until('nothing is left on storage', () => imagesOnStorage(product.dataDir).length === 0);
    expect(await runningDomains(product)).toEqual([]);
  });
});
