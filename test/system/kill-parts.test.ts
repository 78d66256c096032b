// Other parts are killed (SIGKILL) while they are at work: the host agent, PostgreSQL, libvirtd, and everything at once. What
// was acknowledged is there afterwards, what had begun is finished, VMs run on and are known again.
import { PassThrough } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../lab/until.ts';
import { allIsWhole, qemuProcesses, runningDomains } from './aftermath.ts';
import { ALL_DONE, momentsOf, startFiveActions, type FiveActions } from './five-actions.ts';
import { accepted, list, text } from './inventory.ts';
import { whyNoHost, type Part } from './product.ts';
import { addSmallDisk, openUpload } from './small-things.ts';

const reason = whyNoHost();

describe.skipIf(reason !== undefined)(`killed parts${reason === undefined ? '' : ` (skipped: ${reason})`}`, () => {
  let five: FiveActions;
  beforeAll(async () => {
    five = await startFiveActions();
  });
  afterAll(() => five?.product.stop());

  async function killed(...parts: readonly Part[]): Promise<void> {
    const before = parts.map(part => five.product.pidOf(part));
    for (const part of parts) five.product.kill(part);
    for (const [index, part] of parts.entries()) await five.another(part, before[index]);
  }

  it('does what the agent was asked for when the agent is killed before it reads it', async () => {
    const round = await five.prepare();
    await five.hangAt(momentsOf(['place', 'order', 'record', 'record', 'announce']), round);
    five.product.kill('host-agent', 'SIGSTOP');
    await five.database.thaw('kept');
    await until('requests wait at the agent', () => five.unreadAtAgent());
    await killed('host-agent');
    expect(await five.outcomeOf(round)).toEqual(ALL_DONE);
    await five.clean(round);
  });

  // The later ones fall about where libvirt lets the guest go and answers: what it began then runs on without it.
  it.each([
    ['host-agent', 0],
    ['libvirtd', 0],
    ['libvirtd', 120],
    ['libvirtd', 180],
    ['libvirtd', 240],
  ] as const)('starts a VM once although the %s is killed %i ms after QEMU began', async (part, milliseconds) => {
    const round = await five.prepare();
    round.begin(0);
    await until('QEMU was started for it', async () => (await qemuProcesses(five.product)).has(round.off));
    await delay(milliseconds);
    await killed(part);
    await allIsWhole(five.product, five.database);
    const [start] = await five.database.rows<{ status: string }>(
      "select status from command where name = 'RunVm' order by created_at desc limit 1",
    );
    expect(start?.status).toBe('succeeded');
    expect(await runningDomains(five.product)).toEqual(expect.arrayContaining([five.keeper, round.off]));
    await five.clean(round);
  });

  it('takes an upload anew of which the agent died', async () => {
    const { product, image } = five;
    const disk = await addSmallDisk(product, 'agent-died');
    const upload = await openUpload(product, disk);
    const body = new PassThrough();
    const answer = five.put(upload.direct, body).catch(() => undefined);
    body.write(image.subarray(0, 1 << 20));
    await killed('host-agent');
    body.destroy();
    expect(await answer).toBeUndefined();
    await until('the bytes are taken again', async () => {
      if ((await five.phaseOf(upload.id)) === 'paused_system') {
        await product.call('POST', `/imagetransfers/${upload.id}/resume`, {});
      }
      return (await five.put(upload.direct)).status < 300;
    });
    accepted(await product.call('POST', `/imagetransfers/${upload.id}/finalize`, {}));
    await until('the transfer has ended', async () => (await five.phaseOf(upload.id)) === 'finished_success');
    await allIsWhole(product, five.database);
  });

  it.each([
    ['disks', 'power-off', 'create', 'ticket', 'verify'] as const,
    ['end', 'end', 'end', 'end', 'end'] as const,
  ])('finishes what it had begun when PostgreSQL is killed at %s, %s, %s, %s, %s', async (...places) => {
    const round = await five.prepare();
    await five.hangAt(momentsOf(places), round);
    await killed('postgres');
    await five.database.thaw('kept');
    expect(await five.outcomeOf(round)).toEqual(ALL_DONE);
    await five.clean(round);
  });

  it('has everything that it acknowledged when all is killed at once and started again', async () => {
    const { product } = five;
    const acknowledged: string[] = [];
    let writing = true;
    const writers = Array.from({ length: 4 }, async (_, writer) => {
      for (let number = 0; writing; number++) {
        const name = `kept-${writer}-${number}`;
        const answer = await product.call('POST', '/tags', { name }).catch(() => undefined);
        if (answer?.status === 201) acknowledged.push(name);
      }
    });
    await until('a hundred are acknowledged', () => acknowledged.length > 100);
    const running = await qemuProcesses(product);
    for (const part of ['setup', 'engine', 'host-agent', 'postgres', 'libvirtd'] as const) product.kill(part);
    writing = false;
    await Promise.all(writers);
    await product.startAgain();
    const tags = new Set(list(accepted(await product.call('GET', '/tags')), 'tag').map(tag => text(tag['name'])));
    expect(acknowledged.filter(name => !tags.has(name))).toEqual([]);
    await allIsWhole(product, five.database);
    expect(await qemuProcesses(product)).toEqual(running);
  });
});
