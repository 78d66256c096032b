// What nobody sends by good will, against the real product: each is answered by a clear fault with the right status, nothing
// is half-done, nothing is left on storage, and the engine works on with the memory that it had.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:tls';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../lab/until.ts';
import { imagesOnStorage, qemuProcesses, runningDomains } from './aftermath.ts';
import { send, type Answer } from './api.ts';
import { HOSTILE_BODIES, HOSTILE_PATHS, HOSTILE_QUERIES } from './hostile-bodies.ts';
import { accepted, hostIsReady, list, text } from './inventory.ts';
import { startProduct, whyNoHost, type Product } from './product.ts';
import { addSmallDisk, addSmallVm, openUpload, qcow2Bytes, qemuImg, smallDisk } from './small-things.ts';

const MIB = 1024 * 1024;
const COUNTED = ['vms', 'disks', 'clusters', 'datacenters', 'storagedomains', 'networks', 'tags', 'imagetransfers'];
const reason = whyNoHost();

describe.skipIf(reason !== undefined)(`bad input${reason === undefined ? '' : ` (skipped: ${reason})`}`, () => {
  let product: Product;
  let dir: string;
  let memoryBefore: number;

  beforeAll(async () => {
    product = await startProduct();
    await hostIsReady(product);
    dir = mkdtempSync('/tmp/ovb-');
    memoryBefore = await engineMemory();
  });
  afterAll(async () => {
    await product?.stop();
    if (dir !== undefined) rmSync(dir, { recursive: true, force: true });
  });

  /** Resident bytes of the engine. */
  async function engineMemory(): Promise<number> {
    const { stdout } = await product.run('cat', [`/proc/${product.pidOf('engine')}/status`]);
    return Number(/VmRSS:\s+(\d+) kB/.exec(stdout)?.[1]) * 1024;
  }

  /** Everything that a half-done request could have left. */
  async function census(): Promise<object> {
    const counts = COUNTED.map(async what => {
      const body = accepted(await product.call('GET', `/${what}`));
      return [what, Object.values(body).flatMap(value => (Array.isArray(value) ? value : [])).length] as const;
    });
    const jobs = list(accepted(await product.call('GET', '/jobs')), 'job').filter(job => job['status'] === 'started');
    return {
      ...Object.fromEntries(await Promise.all(counts)),
      jobs: jobs.length,
      images: imagesOnStorage(product.dataDir).length,
      domains: (await runningDomains(product)).length,
    };
  }

  /** Reason and sentence of a fault, in the answer's own format. */
  function faultIn(answer: Answer): { reason: string; detail: string } {
    const fault = (answer.body['fault'] ?? {}) as Record<string, unknown>;
    const tag = (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(answer.text)?.[1];
    return {
      reason: text(fault['reason'] ?? tag('reason')),
      detail: text(fault['detail'] ?? tag('detail')),
    };
  }

  /** Status and whether the fault is a reason with a sentence that shows nothing of the inside. */
  function judged(answer: Answer): { status: number; clear: boolean } {
    const { reason: said, detail } = faultIn(answer);
    // "Vm [vm.name] required for add" is oVirt's own wording.
    const isSentence = /^.{10,10000}([.?!]| required for \w+)$/s.test(detail);
    const tellsInside = /at .*\.ts:|node_modules|select .* from/i.test(detail);
    return { status: answer.status, clear: said !== '' && isSentence && !tellsInside };
  }

  it.each(HOSTILE_BODIES)('refuses $name', async ({ method = 'POST', path = '/vms', type, body, status }) => {
    const before = await census();
    for (const accept of ['application/json', 'application/xml']) {
      const headers = { 'content-type': `application/${type}`, accept };
      const answer = await product.call(method, path, body, headers);
      const said = answer.text.slice(0, 400);
      expect({ ...judged(answer), said }).toEqual({ status, clear: true, said });
    }
    expect(await census()).toEqual(before);
  });

  it.each(HOSTILE_PATHS)('refuses a storage domain at %j', async path => {
    const before = await census();
    const [host] = list(accepted(await product.call('GET', '/hosts')), 'host');
    const storage = { type: 'localfs', path };
    const body = { name: 'hostile', type: 'data', storage, host: { id: text(host?.['id']) } };
    const answer = await product.call('POST', '/storagedomains', body);
    expect(judged(answer).clear).toBe(true);
    expect([400, 409]).toContain(answer.status);
    expect(await census()).toEqual(before);
  });

  it.each(HOSTILE_QUERIES)('refuses GET %s', async path => {
    const answer = await product.call('GET', path);
    const said = answer.text.slice(0, 400);
    expect({ ...judged(answer), said }).toEqual({ status: 400, clear: true, said });
  });

  it.each(['\u0000', 'x'.repeat(100_000), "' or 1=1 --@internal", '*)(uid=*@internal'])(
    'lets nobody in as %j',
    async username => {
      const body = new URLSearchParams({ grant_type: 'password', scope: 'ovirt-app-api', username, password: 'x' });
      const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
      const answer = await product.raw('POST', '/ovirt-engine/sso/oauth/token', { headers, body: body.toString() });
      expect(answer.body['access_token']).toBeUndefined();
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
    },
  );

  it.each([
    { what: 'a backing file', options: () => ['-b', '/etc/shadow', '-F', 'raw', '-u'], says: /backing file/ },
    {
      what: 'an external data file',
      options: () => ['-o', `data_file=${join(dir, 'outside.raw')},data_file_raw=on`],
      says: /external file/,
    },
  ])('never takes a qcow2 image with $what', async ({ options, says }) => {
    const file = join(dir, 'hostile.qcow2');
    qemuImg('create', '-q', '-f', 'qcow2', ...options(), file, String(64 * MIB));
    const outcome = await outcomeOf('cow', url => put(url, readFileSync(file)));
    expect(outcome).toMatchObject({ ...NEVER, told: expect.stringMatching(says) });
  });

  it('never takes a qcow2 image that is cut off', async () => {
    const image = qcow2Bytes(dir);
    expect(await outcomeOf('cow', url => put(url, image.subarray(0, image.length / 2)))).toMatchObject(NEVER);
  });

  it.each(['raw', 'cow'] as const)('never takes a %s image whose upload broke off', async format => {
    const image = format === 'cow' ? qcow2Bytes(dir) : Buffer.alloc(16 * MIB, 1);
    expect(await outcomeOf(format, url => breakOff(url, image))).toMatchObject(NEVER);
  });

  it('refuses an upload that is larger than its disk', async () => {
    const disk = await rawDisk();
    const upload = await openUpload(product, disk, 'raw');
    const answer = await put(upload.direct, Buffer.alloc(64 * MIB + 512));
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    accepted(await product.call('POST', `/imagetransfers/${upload.id}/cancel`, {}));
    await until('the disk is gone', async () => (await product.call('GET', `/disks/${disk}`)).status === 404);
    await until('its files are gone', () => !imagesOnStorage(product.dataDir).includes(disk));
  });

  const NEVER = { phase: 'finished_failure', disk: 'illegal', use: 409, runs: [] };

  /** What came of an image: of its transfer, its disk, and of a VM that wants it. All of it is removed afterwards. */
  async function outcomeOf(format: 'raw' | 'cow', sends: (url: URL) => Promise<unknown>): Promise<object> {
    const disk = format === 'cow' ? await addSmallDisk(product, 'hostile') : await rawDisk();
    const upload = await openUpload(product, disk, format);
    await sends(upload.direct);
    await product.call('POST', `/imagetransfers/${upload.id}/finalize`, {});
    const phase = await until('the transfer has ended', async () => {
      const now = text(accepted(await product.call('GET', `/imagetransfers/${upload.id}`))['phase']);
      return now.startsWith('finished') ? now : undefined;
    });
    const status = accepted(await product.call('GET', `/disks/${disk}`))['status'];
    const events = list(accepted(await product.call('GET', '/events?max=10')), 'event');
    const vm = await addSmallVm(product, 'victim');
    const attachment = { bootable: 'false', active: 'true', interface: 'virtio', disk: { id: disk } };
    const attached = await product.call('POST', `/vms/${vm}/diskattachments`, attachment);
    const started = attached.status < 300 ? await product.call('POST', `/vms/${vm}/start`, {}) : attached;
    const outcome = {
      phase,
      disk: status,
      use: started.status,
      runs: await runningDomains(product),
      told: events.map(event => text(event['description'])).join('\n'),
    };
    accepted(await product.call('DELETE', `/vms/${vm}`));
    await until('the disk is gone', async () => (await product.call('DELETE', `/disks/${disk}`)).status === 404);
    await until('no file is left', () => imagesOnStorage(product.dataDir).length === 0);
    return outcome;
  }

  const rawDisk = async () => {
    const body = { ...smallDisk('hostile-raw'), format: 'raw', sparse: 'true' };
    const id = text(accepted(await product.call('POST', '/disks', body))['id']);
    await until('the disk is made', async () => accepted(await product.call('GET', `/disks/${id}`))['status'] === 'ok');
    return id;
  };

  const put = (url: URL, body: Buffer) => {
    const headers = { 'content-type': 'application/octet-stream', 'content-length': String(body.length) };
    return send(readFileSync(product.caFile), 'PUT', url, { headers, body });
  };

  /** Announces all of it, sends the half and goes. */
  const breakOff = (url: URL, body: Buffer): Promise<void> =>
    new Promise((resolve, reject) => {
      const options = { host: url.hostname, port: Number(url.port), ca: readFileSync(product.caFile) };
      const socket = connect(options, () => {
        socket.write(`PUT ${url.pathname} HTTP/1.1\r\nhost: ${url.host}\r\ncontent-length: ${body.length}\r\n\r\n`);
        socket.end(body.subarray(0, body.length / 2));
      });
      socket.on('error', reject).on('close', () => resolve());
      socket.resume();
    });

  it('starts a VM once when fifty ask for it at once, and refuses the second start', async () => {
    const vm = await addSmallVm(product, 'fifty');
    const answers = await Promise.all(Array.from({ length: 50 }, () => product.call('POST', `/vms/${vm}/start`, {})));
    const started = answers.filter(answer => answer.status < 300);
    const refused = answers.filter(answer => answer.status >= 300);
    expect(started).toHaveLength(1);
    expect(refused.map(judged)).toEqual(Array.from({ length: 49 }, () => ({ status: 409, clear: true })));
    await until('it runs', async () => (await runningDomains(product)).includes(vm));
    expect([...(await qemuProcesses(product)).keys()]).toEqual([vm]);
    expect(judged(await product.call('POST', `/vms/${vm}/start`, {}))).toEqual({ status: 409, clear: true });
    accepted(await product.call('POST', `/vms/${vm}/stop`, {}));
    accepted(await product.call('DELETE', `/vms/${vm}`));
  });

  it('answers as before, as the same process, with the memory that it had', async () => {
    expect((await product.call('GET', '/vms')).status).toBe(200);
    expect(product.output()).not.toContain('has ended');
    expect(await engineMemory()).toBeLessThan(memoryBefore + 200 * MIB);
  });
});
