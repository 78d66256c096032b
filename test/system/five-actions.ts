// The five actions that deaths are tried on, on a real host and all at once: a VM starts, a VM stops, a disk is made, an
// upload is opened, an upload is ended. Beside them a VM runs that nobody touches.
import { readFileSync } from 'node:fs';
import type { PassThrough } from 'node:stream';
import { until } from '../lab/until.ts';
import { allIsWhole, qemuProcesses, runningDomains } from './aftermath.ts';
import { send, type Answer } from './api.ts';
import { databaseUrl, freezer, type Freezer, type Moment } from './freezer.ts';
import { accepted, hostIsReady, list, vmIs } from './inventory.ts';
import { startProduct, type Part, type Product } from './product.ts';
import { addSmallDisk, addSmallVm, openUpload, qcow2Bytes, smallDisk } from './small-things.ts';

const ACTIONS = ['RunVm', 'StopVm', 'AddDisk', 'TransferDiskImage', 'FinalizeImageTransfer'] as const;

/** Where each of the five is; `create waiting` is the step `create` in the status `waiting`. */
export type Places = readonly [start: string, stop: string, disk: string, open: string, close: string];

export const momentsOf = (places: Places): Moment[] =>
  places.map((place, index) => {
    const [step = '', status] = place.split(' ');
    return { action: ACTIONS[index] ?? '', step, ...(status === 'waiting' ? { status } : {}) };
  });

/** What `outcomeOf` answers when all five have happened. */
export const ALL_DONE = Object.fromEntries([...ACTIONS, 'keeperRunsOn'].map(what => [what, true]));

export interface Round {
  /** Was off and is started. */
  readonly off: string;
  /** Was running and is stopped. */
  readonly on: string;
  readonly diskName: string;
  /** Disk whose upload is opened. */
  readonly fresh: string;
  /** Disk whose upload is ended. */
  readonly written: string;
  readonly upload: string;
  /** Asks for one of the five; the answer may get lost. */
  begin(index: number): void;
}

export interface FiveActions {
  readonly product: Product;
  readonly database: Freezer;
  /** A whole qcow2 file. */
  readonly image: Buffer;
  /** The VM that runs from the first to the last moment. */
  readonly keeper: string;
  readonly pair: readonly string[];
  prepare(): Promise<Round>;
  /** Begins all five and resolves when each hangs at its moment. */
  hangAt(moments: readonly Moment[], round: Round): Promise<void>;
  /** Once all is at rest: which of the five have happened, and whether the keeper is the same process still. */
  outcomeOf(round: Round): Promise<Record<string, boolean>>;
  /** Ends the uploads that a round left open. */
  clean(round: Round): Promise<void>;
  put(url: URL, body?: Buffer | PassThrough): Promise<Answer>;
  phaseOf(transfer: string): Promise<unknown>;
  isUp(vm: string): Promise<boolean>;
  start(vm: string): Promise<void>;
  /** Waits until the part is another process than `before`, and the API answers. */
  another(part: Part, before: number | undefined): Promise<void>;
  /** True when the agent, which is stopped, has requests that it did not read. */
  unreadAtAgent(): Promise<boolean>;
}

export async function startFiveActions(): Promise<FiveActions> {
  const product = await startProduct();
  try {
    return await ready(product);
  } catch (error) {
    await product.stop();
    throw error;
  }
}

async function ready(product: Product): Promise<FiveActions> {
  await hostIsReady(product);
  const image = qcow2Bytes(product.dataDir);
  const database = await freezer(databaseUrl(product));
  const keeper = await addSmallVm(product, 'keeper');
  await start(keeper);
  const keeperProcess = (await qemuProcesses(product)).get(keeper);
  const pair = [await addSmallVm(product, 'one'), await addSmallVm(product, 'two')];
  let serial = 0;

  async function isUp(vm: string): Promise<boolean> {
    return (await runningDomains(product)).includes(vm);
  }
  async function start(vm: string): Promise<void> {
    accepted(await product.call('POST', `/vms/${vm}/start`, {}));
    await until(`VM ${vm} runs`, () => isUp(vm));
  }
  const put: FiveActions['put'] = (url, body = image) => {
    const headers = { 'content-type': 'application/octet-stream', 'content-length': String(image.length) };
    return send(readFileSync(product.caFile), 'PUT', url, { headers, body });
  };
  const phaseOf = async (transfer: string) =>
    accepted(await product.call('GET', `/imagetransfers/${transfer}`))['phase'];
  const transferOf = async (disk: string) =>
    list(accepted(await product.call('GET', '/imagetransfers')), 'image_transfer').find(
      transfer => (transfer['disk'] as { id?: string } | undefined)?.id === disk,
    );

  async function offAndOn(): Promise<{ off: string; on: string }> {
    const [one = '', two = ''] = pair;
    const [first, second] = [await isUp(one), await isUp(two)];
    if (!first && !second) await start(one);
    if (first && second) {
      accepted(await product.call('POST', `/vms/${two}/stop`, {}));
      await vmIs(product, two, 'down');
    }
    const on = first || !second ? one : two;
    return { on, off: on === one ? two : one };
  }

  return {
    product,
    database,
    image,
    keeper,
    pair,
    put,
    phaseOf,
    isUp,
    start,
    async prepare() {
      serial += 1;
      const { off, on } = await offAndOn();
      const diskName = `disk-${serial}`;
      const fresh = await addSmallDisk(product, `fresh-${serial}`);
      const written = await addSmallDisk(product, `written-${serial}`);
      const upload = await openUpload(product, written);
      accepted(await put(upload.direct), 200, 204);
      const asked: readonly (readonly [string, object])[] = [
        [`/vms/${off}/start`, {}],
        [`/vms/${on}/stop`, {}],
        ['/disks', smallDisk(diskName)],
        ['/imagetransfers', { disk: { id: fresh }, direction: 'upload', format: 'cow' }],
        [`/imagetransfers/${upload.id}/finalize`, {}],
      ];
      const begin = (index: number) => {
        const [path = '', body = {}] = asked[index] ?? [];
        void product.call('POST', path, body).catch(() => undefined);
      };
      return { off, on, diskName, fresh, written, upload: upload.id, begin };
    },
    async hangAt(moments, round) {
      await database.arm(moments);
      // Two beginnings on one storage domain wait for each other: whoever is to hang there comes after the others.
      for (const last of [false, true]) {
        const now = moments.filter(moment => (moment.step === 'begin') === last);
        for (const moment of now) round.begin(moments.indexOf(moment));
        await database.reached(now);
      }
    },
    async outcomeOf(round) {
      await allIsWhole(product, database);
      const disks = list(accepted(await product.call('GET', '/disks')), 'disk');
      return {
        RunVm: await isUp(round.off),
        StopVm: !(await isUp(round.on)),
        AddDisk: disks.find(disk => disk['name'] === round.diskName)?.['status'] === 'ok',
        TransferDiskImage: (await transferOf(round.fresh))?.['phase'] === 'transferring',
        FinalizeImageTransfer: (await phaseOf(round.upload)) === 'finished_success',
        keeperRunsOn: (await qemuProcesses(product)).get(keeper) === keeperProcess,
      };
    },
    async clean(round) {
      for (const disk of [round.fresh, round.written]) {
        const transfer = await transferOf(disk);
        if (!/^(transferring|paused)/.test(String(transfer?.['phase']))) continue;
        accepted(await product.call('POST', `/imagetransfers/${String(transfer?.['id'])}/cancel`, {}));
      }
    },
    async another(part, before) {
      await until(`another ${part} runs and the API answers`, async () => {
        const now = product.pidOf(part);
        if (now === undefined || now === before) return false;
        return (await product.call('GET', '/vms')).status === 200;
      });
    },
    async unreadAtAgent() {
      const pid = `pid=${product.pidOf('host-agent')},`;
      const sockets = async (state: string) =>
        (await product.run('ss', ['-tnpH', 'state', state])).stdout.split('\n').map(line => line.trim().split(/\s+/));
      const listening = (await sockets('listening')).filter(socket => socket.at(-1)?.includes(pid));
      const addresses = new Set(listening.map(socket => socket[2]));
      const unread = (await sockets('established')).filter(([queue, , local]) => queue !== '0' && addresses.has(local));
      return unread.length >= 3;
    },
  };
}
