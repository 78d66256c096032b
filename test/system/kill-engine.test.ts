// The engine is killed (SIGKILL) at every step of starting and stopping a VM, making a disk and uploading an image: just
// before the step is recorded, just after, and while the host is at work for it. Whatever the moment: the next engine
// finishes the action, no lock is left, no VM runs twice, and the VM that ran goes on.
import { readFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../lab/until.ts';
import { allIsWhole, qemuProcesses, runningDomains } from './aftermath.ts';
import { send } from './api.ts';
import { databaseUrl, freezer, type Freezer, type Moment } from './freezer.ts';
import { accepted, diskIs, hostIsReady, list, vmIs } from './inventory.ts';
import { startProduct, whyNoHost, type Product } from './product.ts';
import { addSmallDisk, addSmallVm, openUpload, qcow2Bytes, smallDisk } from './small-things.ts';

/** One step of each action at a time, so that a single death hits all five. */
const ROUNDS: readonly (readonly [start: string, stop: string, disk: string, open: string, close: string])[] = [
  ['begin', 'begin', 'end', 'begin', 'begin'],
  ['place', 'order', 'record', 'record', 'announce'],
  ['disks', 'power-off', 'create waiting', 'ticket', 'ticket'],
  ['domain', 'end', 'create', 'end', 'verify'],
  ['record', 'order', 'begin', 'record', 'end'],
  ['forget-memory', 'power-off', 'record', 'ticket', 'announce'],
  ['end', 'end', 'create', 'end', 'verify'],
];
const ACTIONS = ['RunVm', 'StopVm', 'AddDisk', 'TransferDiskImage', 'FinalizeImageTransfer'] as const;
const momentsOf = (round: (typeof ROUNDS)[number]): Moment[] =>
  round.map((place, index) => {
    const [step = '', status] = place.split(' ');
    return { action: ACTIONS[index] ?? '', step, ...(status === 'waiting' ? { status } : {}) };
  });

const reason = whyNoHost();

describe.skipIf(reason !== undefined)(`a killed engine${reason === undefined ? '' : ` (skipped: ${reason})`}`, () => {
  let product: Product;
  let database: Freezer;
  let image: Buffer;
  /** It runs from the first to the last moment, always as the same process. */
  let keeper: { readonly id: string; readonly process: string };
  let pair: readonly string[];
  let serial = 0;

  beforeAll(async () => {
    product = await startProduct();
    await hostIsReady(product);
    image = qcow2Bytes(product.dataDir);
    database = await freezer(databaseUrl(product));
    const id = await addSmallVm(product, 'keeper');
    await start(id);
    keeper = { id, process: (await qemuProcesses(product)).get(id) ?? 'none' };
    pair = [await addSmallVm(product, 'one'), await addSmallVm(product, 'two')];
  });
  afterAll(() => product?.stop());

  const isUp = async (id: string) => (await runningDomains(product)).includes(id);
  const start = async (id: string) => {
    accepted(await product.call('POST', `/vms/${id}/start`, {}));
    await until(`VM ${id} runs`, () => isUp(id));
  };

  /** Of the pair: one that is off and one that runs. */
  async function offAndOn(): Promise<{ off: string; on: string }> {
    const [one = '', two = ''] = pair;
    const [first, second] = [await isUp(one), await isUp(two)];
    if (first === second && !first) await start(one);
    if (first === second && first) {
      accepted(await product.call('POST', `/vms/${two}/stop`, {}));
      await vmIs(product, two, 'down');
    }
    const on = first || !second ? one : two;
    return { on, off: on === one ? two : one };
  }

  /** Everything that a round acts on, and how to begin all of its actions at once. */
  async function prepare() {
    serial += 1;
    const { off, on } = await offAndOn();
    const name = `disk-${serial}`;
    const [fresh, written] = [
      await addSmallDisk(product, `fresh-${serial}`),
      await addSmallDisk(product, `up-${serial}`),
    ];
    const upload = await openUpload(product, written);
    accepted(await put(upload.direct), 200, 204);
    const asked: readonly (readonly [string, object])[] = [
      [`/vms/${off}/start`, {}],
      [`/vms/${on}/stop`, {}],
      ['/disks', smallDisk(name)],
      ['/imagetransfers', { disk: { id: fresh }, direction: 'upload', format: 'cow' }],
      [`/imagetransfers/${upload.id}/finalize`, {}],
    ];
    // Their answers may get lost with the engine.
    const begin = (index: number) => {
      const [path = '', body = {}] = asked[index] ?? [];
      void product.call('POST', path, body).catch(() => undefined);
    };
    return { off, on, name, fresh, written, upload: upload.id, begin };
  }
  type Prepared = Awaited<ReturnType<typeof prepare>>;

  const put = (url: URL, body: Buffer | PassThrough = image) => {
    const headers = { 'content-type': 'application/octet-stream', 'content-length': String(image.length) };
    return send(readFileSync(product.caFile), 'PUT', url, { headers, body });
  };

  const diskNamed = async (name: string) =>
    list(accepted(await product.call('GET', '/disks')), 'disk').find(disk => disk['name'] === name);
  const phaseOf = async (id: string) => accepted(await product.call('GET', `/imagetransfers/${id}`))['phase'];
  const transferOf = async (disk: string) =>
    list(accepted(await product.call('GET', '/imagetransfers')), 'image_transfer').find(
      transfer => (transfer['disk'] as { id?: string } | undefined)?.id === disk,
    );

  async function anotherEngine(before: number | undefined): Promise<void> {
    await until('another engine serves', async () => {
      if (product.pidOf('engine') === before) return false;
      return (await product.call('GET', '/vms')).status === 200;
    });
  }

  /** Two beginnings on one storage domain wait for each other: whoever is to hang there comes after the others. */
  async function hangAt(moments: readonly Moment[], prepared: Prepared): Promise<void> {
    await database.arm(moments);
    for (const last of [false, true]) {
      const now = moments.filter(moment => (moment.step === 'begin') === last);
      for (const moment of now) prepared.begin(moments.indexOf(moment));
      await database.reached(now);
    }
  }

  /** `undone`: what was never acknowledged, and must be as if it had not been asked for. */
  async function expectAll(round: Prepared, undone: readonly string[] = []): Promise<void> {
    await allIsWhole(product, database);
    expect({
      RunVm: await isUp(round.off),
      StopVm: !(await isUp(round.on)),
      AddDisk: (await diskNamed(round.name))?.['status'] === 'ok',
      TransferDiskImage: (await transferOf(round.fresh))?.['phase'] === 'transferring',
      FinalizeImageTransfer: (await phaseOf(round.upload)) === 'finished_success',
    }).toEqual(Object.fromEntries(ACTIONS.map(action => [action, !undone.includes(action)])));
    expect((await qemuProcesses(product)).get(keeper.id)).toBe(keeper.process);
  }

  /** What a round left, so that the next one finds room. */
  async function clean(round: Prepared): Promise<void> {
    for (const disk of [round.fresh, round.written]) {
      const transfer = await transferOf(disk);
      if (transfer?.['phase'] !== 'transferring') continue;
      accepted(await product.call('POST', `/imagetransfers/${String(transfer['id'])}/cancel`, {}));
    }
  }

  it.each(
    ROUNDS.flatMap(round => (['lost', 'kept'] as const).map(outcome => ({ outcome, at: round.join(', '), round }))),
  )('is followed by one that finishes what it had begun: record $outcome at $at', async ({ round, outcome }) => {
    const prepared = await prepare();
    const moments = momentsOf(round);
    const engine = product.pidOf('engine');
    await hangAt(moments, prepared);
    product.kill('engine');
    await database.thaw(outcome);
    await anotherEngine(engine);
    const unbegun = moments.filter(moment => moment.step === 'begin').map(moment => moment.action);
    await expectAll(prepared, outcome === 'lost' ? unbegun : []);
    await clean(prepared);
  });

  it.each(['before the next engine asks again', 'together with what the next engine asks'])(
    'may have asked the host for something that the host does late: %s',
    async when => {
      const prepared = await prepare();
      const moments = momentsOf(['disks', 'order', 'record', 'record', 'announce']);
      const engine = product.pidOf('engine');
      await hangAt(moments, prepared);
      product.kill('host-agent', 'SIGSTOP');
      await database.thaw('kept');
      await until('requests wait at the agent', () => unreadAtAgent());
      product.kill('engine');
      if (when.startsWith('before')) product.kill('host-agent', 'SIGCONT');
      await anotherEngine(engine);
      await until('the next engine has the commands', async () => {
        const claimed = await database.rows('select 1 from command where ended_at is null and claims < 2');
        return claimed.length === 0;
      });
      product.kill('host-agent', 'SIGCONT');
      await expectAll(prepared);
      await clean(prepared);
    },
  );

  /** True when the agent, which is stopped, has requests that it did not read. */
  async function unreadAtAgent(): Promise<boolean> {
    const pid = `pid=${product.pidOf('host-agent')},`;
    const sockets = async (state: string) =>
      (await product.run('ss', ['-tnpH', 'state', state])).stdout.split('\n').map(line => line.trim().split(/\s+/));
    const listening = (await sockets('listening'))
      .filter(socket => socket.at(-1)?.includes(pid))
      .map(socket => socket[2]);
    const unread = (await sockets('established')).filter(
      ([queue, , local]) => queue !== '0' && listening.includes(local),
    );
    return unread.length >= 3;
  }

  it('does not disturb an upload that goes to the host', async () => {
    const disk = await addSmallDisk(product, 'direct');
    const upload = await openUpload(product, disk);
    const engine = product.pidOf('engine');
    const body = new PassThrough();
    const answer = put(upload.direct, body);
    body.write(image.subarray(0, 1 << 20));
    product.kill('engine');
    await anotherEngine(engine);
    body.end(image.subarray(1 << 20));
    accepted(await answer, 200, 204);
    accepted(await product.call('POST', `/imagetransfers/${upload.id}/finalize`, {}));
    await diskIs(product, disk, 'ok');
    await until('the transfer has ended', async () => (await phaseOf(upload.id)) === 'finished_success');
    await allIsWhole(product, database);
  });

  it.each(['sent again', 'not sent again'])('breaks an upload that goes through it, which is %s', async then => {
    const disk = await addSmallDisk(product, `proxied ${then}`.replaceAll(' ', '-'));
    const upload = await openUpload(product, disk);
    const engine = product.pidOf('engine');
    const body = new PassThrough();
    const answer = put(upload.proxy, body).catch(() => undefined);
    body.write(image.subarray(0, 1 << 20));
    await until(
      'some of it has come',
      async () => (await database.rows('select 1 from image_transfer where id = $1', [upload.id])).length === 1,
    );
    product.kill('engine');
    body.destroy();
    expect(await answer).toBeUndefined();
    await anotherEngine(engine);
    expect(await phaseOf(upload.id)).toBe('transferring');
    const again = then === 'sent again';
    if (again) accepted(await put(upload.proxy), 200, 204);
    await product.call('POST', `/imagetransfers/${upload.id}/finalize`, {});
    const phase = again ? 'finished_success' : 'finished_failure';
    await until(`the transfer is ${phase}`, async () => (await phaseOf(upload.id)) === phase);
    await allIsWhole(product, database);
    expect(accepted(await product.call('GET', `/disks/${disk}`))['status']).toBe(again ? 'ok' : 'illegal');
  });

  it('leaves VMs, disks and storage that can be removed without a rest', async () => {
    await database.lift();
    for (const id of [keeper.id, ...pair]) {
      if (await isUp(id)) accepted(await product.call('POST', `/vms/${id}/stop`, {}));
      accepted(await product.call('DELETE', `/vms/${id}`));
    }
    for (const disk of list(accepted(await product.call('GET', '/disks')), 'disk')) {
      const answer = await product.call('DELETE', `/disks/${String(disk['id'])}`);
      accepted(answer, 200, 202, 404);
    }
  });
});
