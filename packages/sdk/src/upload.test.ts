import { afterEach, expect, test } from 'vitest';
import { createClient } from './client.ts';
import { localServer, sendJson } from './local-server.test-support.ts';
import type { UploadSource } from './upload.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function engine(refuseAt = -1) {
  const image = Buffer.alloc(10);
  let phase = 'initializing';
  let broken = 1;
  const server = await localServer((asked, response) => {
    const path = asked.url.replace('/ovirt-engine/api', '');
    if (path === '/overt/events') return sendJson(response, 404, {});
    if (asked.method === 'POST' && path.startsWith('/disks'))
      return sendJson(response, 201, { id: 'd', status: 'locked' });
    if (path === '/disks/d') return sendJson(response, 200, { id: 'd', status: 'ok' });
    if (path === '/imagetransfers/t/cancel') phase = 'cancelled_user';
    if (path === '/imagetransfers/t/finalize') phase = 'finished_success';
    if (path.startsWith('/imagetransfers')) {
      sendJson(response, 200, { id: 't', phase, proxy_url: 'https://other.example/images/ticket' });
      if (phase === 'initializing') phase = 'transferring';
      return;
    }
    const from = Number(/bytes (\d+)-/.exec(String(asked.headers['content-range']))?.[1]);
    if (from === refuseAt) return sendJson(response, 403, { detail: 'The ticket is over.' });
    if (from === 4 && broken > 0) {
      broken -= 1;
      return response.destroy();
    }
    image.set(Buffer.from(asked.body, 'latin1'), from);
    response.end();
  });
  closing.push(server.close);
  const client = createClient({
    baseUrl: server.baseUrl,
    token: 't',
    clock: { sleep: () => new Promise(r => setTimeout(r, 5)) },
  });
  return { client, image, server, phase: () => phase };
}

async function* parts() {
  yield Buffer.from('012');
  yield Buffer.from('3456789');
}

const sources: [string, UploadSource][] = [
  ['a blob', new Blob(['0123456789'])],
  ['a stream', new Blob(['0123456789']).stream()],
  ['an iterable', parts()],
];

test.each(sources)(
  'an image is uploaded from %s in chunks, a chunk again when its connection breaks',
  async (_name, source) => {
    const { client, image, server } = await engine();
    const phases: string[] = [];
    const sent: number[] = [];
    const id = await client.upload(source, {
      disk: { name: 'a', format: 'cow', provisionedSize: 1024 },
      sizeBytes: 10,
      chunkBytes: 4,
      onProgress: progress => {
        phases.push(progress.phase);
        sent.push(progress.sentBytes);
      },
    });
    expect(id).toBe('d');
    expect(image.toString()).toBe('0123456789');
    expect(sent).toEqual([0, 0, 4, 8, 10, 10, 10]);
    expect(new Set(phases)).toEqual(new Set(['preparing', 'sending', 'finishing', 'done']));
    expect(server.asked.filter(one => one.method === 'PUT').map(one => one.headers['content-range'])).toEqual([
      'bytes 0-3/*',
      'bytes 4-7/*',
      'bytes 4-7/*',
      'bytes 8-9/*',
    ]);
  },
);

test('an upload that is refused or too short cancels its transfer', async () => {
  const { client, phase } = await engine(8);
  const options = { disk: { name: 'a' }, sizeBytes: 10, chunkBytes: 4 };
  await expect(client.upload(new Blob(['0123456789']), options)).rejects.toThrow('The ticket is over.');
  expect(phase()).toBe('cancelled_user');
  const short = await engine();
  await expect(short.client.upload(new Blob(['0123']), options)).rejects.toMatchObject({ code: 'SOURCE_CHANGED' });
});

test('a disk that is taken back while it is made is told with the reason that the engine gives', async () => {
  const correlations: string[] = [];
  const server = await localServer((asked, response) => {
    const path = asked.url.replace('/ovirt-engine/api', '');
    if (asked.method === 'POST' && path.startsWith('/disks')) {
      correlations.push(String(asked.headers['correlation-id']));
      return sendJson(response, 201, { id: 'd', status: 'locked' });
    }
    if (
      path.startsWith('/events?') &&
      decodeURIComponent(path).replaceAll('+', ' ').includes(`correlation_id=${correlations[0]} `)
    )
      return sendJson(response, 200, {
        event: [
          { id: '2', severity: 'normal', description: 'Undone' },
          { id: '1', severity: 'error', description: 'The storage domain "local" is full.' },
        ],
      });
    return sendJson(response, 404, { fault: { reason: 'Operation Failed', detail: 'No disk' } });
  });
  closing.push(server.close);
  const client = createClient({ baseUrl: server.baseUrl, token: 't' });
  const upload = client.upload(new Blob(['0123']), { disk: { name: 'a' }, sizeBytes: 4 });
  await expect(upload).rejects.toMatchObject({ code: 'DISK_NOT_MADE' });
  await expect(upload).rejects.toThrow('nothing of it is left. The storage domain "local" is full.');
});
