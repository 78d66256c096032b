import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { consoleWorld, runs, stops, VM, type ConsoleWorld } from './testing/console-world.ts';

let world: ConsoleWorld;
beforeAll(async () => void (world = await consoleWorld()));
afterAll(async () => await world?.engine.stop());
beforeEach(async () => await runs(world.engine));

const VNC = '766e63';
const SPICE = '7370696365';
const path = `/vms/${VM}/graphicsconsoles`;
const get = async (where: string, accept?: string) =>
  await world.engine.request(where, accept === undefined ? {} : { accept });
const json = async (where: string) => (await (await get(where)).json()) as { graphics_console?: object[] };

async function post(where: string, body: object = {}): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await world.engine.request(where, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

it('lists consoles by configuration, and with current those that run', async () => {
  const { graphics_console: configured } = await json(path);
  expect(configured).toMatchObject([
    { id: VNC, protocol: 'vnc', href: `/ovirt-engine/api${path}/${VNC}`, vm: { id: VM } },
    { id: SPICE, protocol: 'spice' },
  ]);
  expect(configured?.[0]).not.toHaveProperty('port');
  expect((await json(`${path}?current=true`)).graphics_console?.[1]).toMatchObject({
    id: SPICE,
    address: 'h1.example',
    port: '5901',
    tls_port: '5902',
  });
  expect(await (await get(`${path}/${VNC}?current`)).json()).toMatchObject({ address: 'h1.example', port: '5900' });
  await stops(world.engine);
  expect(await json(`${path}?current=true`)).toEqual({});
  expect((await get(`${path}/123`)).status).toBe(404);
  expect(await (await get(path, 'application/xml')).text()).toContain(
    `<graphics_console href="/ovirt-engine/api${path}/${VNC}" id="${VNC}">`,
  );
});

it('takes a console away and gives it back, at the next start while the VM runs', async () => {
  const remove = (id: string) => world.engine.request(`${path}/${id}`, { method: 'DELETE' });
  expect((await remove(SPICE)).status).toBe(200);
  const row = async () =>
    await world.engine.db
      .selectFrom('vm')
      .select(['next_run', 'configuration'])
      .where('id', '=', VM)
      .executeTakeFirst();
  expect(await row()).toMatchObject({ next_run: { configuration: { graphicsConsoles: [{ protocol: 'vnc' }] } } });
  expect((await json(`${path}?current=true`)).graphics_console).toHaveLength(2);
  expect((await json(path)).graphics_console).toHaveLength(1);
  expect((await remove(SPICE)).status).toBe(404);
  await stops(world.engine);
  expect((await post(path, { protocol: 'spice' })).status).toBe(201);
  expect((await post(path, { protocol: 'spice' })).status).toBe(409);
  expect(await row()).toMatchObject({
    configuration: { graphicsConsoles: [{ protocol: 'vnc' }, { protocol: 'spice' }] },
  });
});

it('gives a ticket with the wanted or a new password', async () => {
  const given = await post(`${path}/${VNC}/ticket`, { ticket: { value: 'mine', expiry: '60' } });
  expect(given).toMatchObject({ status: 200, body: { status: 'complete', ticket: { value: 'mine', expiry: '60' } } });
  expect(world.tickets.at(-1)).toMatchObject({ type: 'vnc', password: 'mine', validSeconds: 60 });
  const made = await post(`${path}/${SPICE}/ticket`);
  expect(made.body).toMatchObject({ ticket: { value: expect.stringMatching(/^\w{16}$/), expiry: '7200' } });
  const legacy = await post(`/vms/${VM}/ticket`);
  expect(legacy.body).toMatchObject({ ticket: { value: world.tickets.at(-1)?.password } });
  expect((await post(`${path}/${VNC}/ticket`, { ticket: { expiry: '0' } })).status).toBe(400);
  expect((await post(`${path}/${VNC}/ticket?plan=true`)).body).toMatchObject({ plan: { action: 'SetVmTicket' } });
  await stops(world.engine);
  const down = await post(`${path}/${VNC}/ticket`);
  expect(down).toMatchObject({ status: 409, body: { fault: { detail: expect.stringContaining('web') } } });
});

it('answers remote-viewer with a connection file, as an action and by content type', async () => {
  const { body } = await post(`${path}/${VNC}/remoteviewerconnectionfile`);
  const password = world.tickets.at(-1)?.password;
  expect(body['remote_viewer_connection_file']).toContain(`\nhost=h1.example\nport=5900\npassword=${password}\n`);
  const answer = await get(`${path}/${SPICE}`, 'application/x-virt-viewer');
  expect(answer.headers.get('content-type')).toMatch('application/x-virt-viewer');
  const text = await answer.text();
  expect(text).toMatch(/^\[virt-viewer\]\ntype=spice\n/);
  expect(text).toContain(`\nsso-token=${world.engine.token}\nadmin=1\n`);
  expect(world.tickets.at(-1)).toMatchObject({ type: 'spice', validSeconds: 120 });
  expect((await get('/clusters', 'application/x-virt-viewer')).status).toBe(406);
  expect((await world.engine.request(`${path}/${VNC}`, { method: 'HEAD' })).status).toBe(200);
  await stops(world.engine);
  expect((await get(`${path}/${VNC}`, 'application/x-virt-viewer')).status).toBe(409);
});

it('gives a proxy ticket that opens a websocket at the root', async () => {
  const { body } = await post(`${path}/${VNC}/proxyticket`);
  const { value } = body['proxy_ticket'] as { value: string };
  expect(value).toMatch(/^overt-console-[\w-]{43}$/);
  const socket = new WebSocket(`${world.engine.url.replace('http', 'ws')}/${value}`, ['binary']);
  const back = new Promise(resolve => socket.once('message', data => resolve(String(data))));
  socket.once('open', () => socket.send('RFB'));
  expect(await back).toBe('RFB');
  socket.terminate();
});
