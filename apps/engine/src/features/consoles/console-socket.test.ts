import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { Duplex } from 'node:stream';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { consoleWorld, echo, runs, stops, stranger, VM, type ConsoleWorld } from './testing/console-world.ts';

let world: ConsoleWorld;
beforeAll(async () => void (world = await consoleWorld()));
afterAll(async () => await world?.engine.stop());
beforeEach(async () => {
  world.open = echo;
  world.deliver = async () => undefined;
  await runs(world.engine);
});

interface Ticket {
  ticket: string;
  url: string;
  password?: string;
}

async function ask(type: string, headers: Record<string, string> = {}): Promise<Response> {
  const body = JSON.stringify({ vmId: VM, type });
  return await world.engine.request('/overt/console-tickets', {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

const ticket = async (type = 'vnc'): Promise<Ticket> => (await (await ask(type)).json()) as Ticket;

/** The websocket, or the status that refused it. */
async function connect(url: string, options: { headers?: Record<string, string>; protocol?: string } = {}) {
  const { headers = {}, protocol } = options;
  const socket = new WebSocket(
    `${world.engine.url.replace('http', 'ws')}${url}`,
    protocol === undefined ? [] : [protocol],
    { headers },
  );
  return await new Promise<WebSocket | number>(resolve => {
    socket.once('open', () => resolve(socket));
    socket.on('error', () => undefined);
    socket.once('unexpected-response', (_request, response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
  });
}

async function connected(url: string, protocol?: string): Promise<WebSocket> {
  const socket = await connect(url, protocol === undefined ? {} : { protocol });
  if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
  return socket;
}

async function received(socket: WebSocket, bytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  while (length < bytes) {
    const [data] = (await once(socket, 'message')) as [Buffer];
    chunks.push(data);
    length += data.length;
  }
  return Buffer.concat(chunks);
}

describe('a console in the browser', () => {
  it('is opened by a ticket with a fresh VNC password and carries bytes both ways', async () => {
    const given = await ticket();
    expect(given.url).toBe(`/overt/console/${given.ticket}`);
    expect(given.password).toMatch(/^\w{8}$/);
    expect(world.tickets.at(-1)).toEqual({ vmId: VM, type: 'vnc', password: given.password, validSeconds: 120 });
    const socket = await connected(given.url, 'binary');
    expect(socket.protocol).toBe('binary');
    const sent = randomBytes(1000);
    const back = received(socket, sent.length);
    socket.send(sent);
    expect((await back).equals(sent)).toBe(true);
    socket.close();
    await once(socket, 'close');
    await expect.poll(() => world.consoles.at(-1)?.destroyed).toBe(true);
    await expect.poll(async () => await eventNames()).toContain('VM_CONSOLE_DISCONNECTED');
    expect(await eventNames()).toEqual(expect.arrayContaining(['VM_SET_TICKET', 'VM_CONSOLE_CONNECTED']));
  });

  it('paces a host that is faster than the browser, and loses nothing', async () => {
    let pushed = 0;
    const block = randomBytes(64 * 1024);
    const blocks = 400;
    world.open = () =>
      new Duplex({
        read() {
          this.push(pushed++ < blocks ? block : null);
        },
        write: (_chunk, _encoding, done) => done(),
      });
    const socket = await connected((await ticket()).url);
    socket.pause();
    await new Promise(resolve => setTimeout(resolve, 300));
    // 25 MiB are there to be had; only what sockets and streams hold has left the host.
    const early = pushed;
    expect(early).toBeLessThan(blocks);
    let length = 0;
    socket.on('message', data => (length += (data as Buffer).length));
    socket.resume();
    await once(socket, 'close');
    expect(length).toBe(blocks * block.length);
  });

  it('paces a browser that is faster than the host', async () => {
    let taken = 0;
    let release = () => undefined as void;
    world.open = () =>
      new Duplex({
        read: () => undefined,
        write(chunk: Buffer, _encoding, done) {
          taken += chunk.length;
          if (taken > 128 * 1024) release = done;
          else done();
        },
      });
    const socket = await connected((await ticket()).url);
    for (let i = 0; i < 400; i++) socket.send(Buffer.alloc(64 * 1024));
    await new Promise(resolve => setTimeout(resolve, 300));
    expect(taken).toBeLessThan(1024 * 1024);
    expect(socket.bufferedAmount).toBeGreaterThan(0);
    release();
    socket.terminate();
  });

  it('lets a ticket in once, however many replicas and browsers try', async () => {
    const { url } = await ticket('serial');
    const answers = await Promise.all([connect(url), connect(url), connect(url)]);
    expect(answers.filter(answer => typeof answer !== 'number')).toHaveLength(1);
    expect(answers.filter(answer => answer === 403)).toHaveLength(2);
    for (const answer of answers) if (typeof answer !== 'number') answer.terminate();
    expect(await connect(url)).toBe(403);
    expect(await connect('/overt/console/nonsense')).toBe(403);
  });

  it('lets several ask for a ticket at once: one after the other goes to the host, where none overtakes another', async () => {
    const arrived = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    world.deliver = async () => {
      arrived.resolve();
      await release.promise;
    };
    const first = ask('vnc');
    await arrived.promise;
    const others = Array.from({ length: 4 }, () => ask('vnc'));
    // A plan does not wait: it tells who is in the way.
    const plan = await world.engine.request(`/vms/${VM}/ticket?plan=true`, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    });
    release.resolve();
    expect(await plan.text()).toContain('Opening the vnc console');
    expect(plan.status).toBe(409);
    const answers = await Promise.all([first, ...others]);
    expect(answers.map(answer => answer.status)).toEqual([201, 201, 201, 201, 201]);
  });

  it('refuses a ticket that is too old', async () => {
    const { url } = await ticket('serial');
    await sql`update console_ticket set expires_at = now() - interval '1 second'`.execute(world.engine.db);
    expect(await connect(url)).toBe(403);
  });

  it('keeps no secret in the database', async () => {
    const given = await ticket();
    const rows = await sql<{ text: string }>`
      select to_jsonb(c)::text as text from command c union all select to_jsonb(t)::text from console_ticket t`.execute(
      world.engine.db,
    );
    const text = rows.rows.map(row => row.text).join('\n');
    expect(text).toContain('SetVmTicket');
    expect(text).not.toContain(given.ticket);
    expect(text).not.toContain(given.password);
  });

  it('is for those who may connect, and only for who was given the ticket', async () => {
    const eve = await stranger(world.engine);
    expect((await ask('vnc', { authorization: `Bearer ${eve}` })).status).toBe(403);
    expect((await ask('serial', { authorization: 'Bearer nothing' })).status).toBe(401);
    const { url } = await ticket();
    expect(await connect(url, { headers: { cookie: `overt_token=${eve}` } })).toBe(403);
    expect(await connect(url)).toBe(403);
  });

  it('is refused while the VM does not run, and for what is no console', async () => {
    const { url } = await ticket();
    await stops(world.engine);
    expect(await connect(url)).toBe(409);
    expect((await ask('vnc')).status).toBe(409);
    await runs(world.engine, 'wait_for_launch');
    expect((await ask('vnc')).status).toBe(409);
    expect((await ask('rdp')).status).toBe(400);
    expect((await world.engine.request('/overt/console-tickets', { method: 'POST', body: 'x' })).status).toBe(400);
    expect((await world.engine.request('/overt/console/abc')).status).toBe(426);
  });

  it('ends when the console ends', async () => {
    const socket = await connected((await ticket()).url);
    const closed = once(socket, 'close');
    world.consoles.at(-1)?.push(null);
    expect((await closed)[0]).toBe(1001);
  });
});

const eventNames = async (): Promise<string[]> =>
  (await world.engine.db.selectFrom('event').select('name').execute()).map(event => event.name);
