import { afterEach, expect, test } from 'vitest';
import { ApiError } from './api-error.ts';
import { createClient } from './client.ts';
import { passwordLogin } from './login.ts';
import { nodeClient } from './node.ts';
import { items } from './paging.ts';
import { localServer, sendJson, type Answer } from './local-server.test-support.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function started(answer: Answer) {
  const server = await localServer(answer);
  closing.push(server.close);
  const clock = { sleep: () => Promise.resolve() };
  return { server, client: createClient({ baseUrl: `${server.baseUrl}/ovirt-engine/api`, token: 't', clock }) };
}

const failure = async (promise: Promise<unknown>): Promise<ApiError> => {
  const error: unknown = await promise.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  if (error instanceof ApiError) return error;
  throw error instanceof Error ? error : new Error('it did not fail');
};

test('lists are read by the model, with members that this SDK does not know skipped', async () => {
  const { client, server } = await started((_asked, response) =>
    sendJson(response, 200, { vm: [{ id: '1', memory: '1024', brand_new: { a: 1 }, start_time: 0 }] }),
  );
  expect(await client.api.vms().list({ search: 'name=a*', max: 2 })).toEqual([
    { id: '1', memory: 1024, startTime: '1970-01-01T00:00:00.000Z' },
  ]);
  expect(server.asked[0]?.url).toBe('/ovirt-engine/api/vms?search=name%3Da*&max=2');
  expect(server.asked[0]?.headers).toMatchObject({ authorization: 'Bearer t', accept: 'application/json' });
  expect(server.asked[0]?.headers['correlation-id']).toMatch(/^[0-9a-f-]{36}$/);
});

test('the language that is wanted is told with every call, as it is at that moment', async () => {
  const { server } = await started((_asked, response) => sendJson(response, 200, {}));
  let language: string | undefined = 'de-AT';
  const client = createClient({ baseUrl: server.baseUrl, token: 't', language: () => language });
  await client.json('GET', '/overt/x');
  language = 'en';
  await client.api.vms().list();
  expect(server.asked.map(({ headers }) => headers['accept-language'])).toEqual(['de-AT', 'en']);
});

test('a refusal carries status, sentence, code and the id under which the log has the rest', async () => {
  const { client, server } = await started((_asked, response) => {
    response.setHeader('Correlation-Id', 'corr');
    const fault = { reason: 'Operation Failed', detail: '[A VM named a exists already.]' };
    sendJson(response, 409, { ...fault, code: 'NAME_IN_USE', fault });
  });
  const error = await failure(client.api.vms().add({ name: 'a' }));
  expect(error).toMatchObject({
    status: 409,
    reason: 'Operation Failed',
    message: 'A VM named a exists already.',
    code: 'NAME_IN_USE',
    correlationId: 'corr',
  });
  expect(server.asked).toHaveLength(1);
});

test('a safe call is repeated while the engine is away, a change is not', async () => {
  let away = 2;
  const { client, server } = await started((_asked, response) => {
    away -= 1;
    if (away >= 0) sendJson(response, 503, {});
    else sendJson(response, 200, {});
  });
  await client.api.vms().list();
  expect(server.asked).toHaveLength(3);
  away = 5;
  expect((await failure(client.api.vms().vm('1').start())).status).toBe(503);
  expect(server.asked).toHaveLength(4);
});

test('an engine that is not there is said to be unreachable', async () => {
  const { server, client } = await started(() => undefined);
  await server.close();
  const error = await failure(client.api.vms().list());
  expect(error).toMatchObject({ status: 0, code: 'UNREACHABLE' });
  expect(error.message).toContain(server.baseUrl);
});

test('a refused token is renewed once for all the calls that met the refusal, and signing out ends it', async () => {
  let signIns = 0;
  const server = await localServer((asked, response) => {
    if (asked.url === '/ovirt-engine/sso/oauth/token') {
      signIns += 1;
      return sendJson(response, 200, { access_token: `token-${signIns}`, exp: '5' });
    }
    if (asked.url === '/ovirt-engine/services/sso-logout') return sendJson(response, 200, {});
    sendJson(response, asked.headers.authorization === 'Bearer token-2' ? 200 : 401, {});
  });
  closing.push(server.close);
  const login = passwordLogin({ baseUrl: server.baseUrl }, { username: 'admin@internal', password: 'p&w' });
  const client = createClient({ baseUrl: server.baseUrl, tokenSource: login });
  await Promise.all([client.api.vms().list(), client.api.hosts().list(), client.api.disks().list()]);
  expect(signIns).toBe(2);
  expect(server.asked[0]?.body).toBe(
    'grant_type=password&scope=ovirt-app-api&username=admin%40internal&password=p%26w',
  );
  await login.logout();
  expect(server.asked.at(-1)?.body).toBe('scope=ovirt-app-api&token=token-2');
});

test('wrong credentials are refused with the sentence of the sign-on', async () => {
  const server = await localServer((_asked, response) =>
    sendJson(response, 401, { error_code: 'access_denied', error: 'No.' }),
  );
  closing.push(server.close);
  const login = passwordLogin({ baseUrl: server.baseUrl }, { username: 'a', password: 'b' });
  const error = await failure(createClient({ baseUrl: server.baseUrl, tokenSource: login }).api.get());
  expect(error).toMatchObject({ status: 401, detail: 'No.', code: 'access_denied' });
});

test('a collection is walked page by page until one comes short', async () => {
  const { client, server } = await started((asked, response) => {
    const page = Number(/page\+(\d+)/.exec(asked.url)?.[1]);
    sendJson(response, 200, {
      vm: page === 3 ? [{ id: '5' }] : [{ id: String(page * 2 - 1) }, { id: String(page * 2) }],
    });
  });
  const ids: (string | undefined)[] = [];
  for await (const vm of items(o => client.api.vms().list(o), { search: 'name=a*', pageSize: 2 })) ids.push(vm.id);
  expect(ids).toEqual(['1', '2', '3', '4', '5']);
  expect(server.asked.map(({ url }) => url).at(0)).toBe('/ovirt-engine/api/vms?search=name%3Da*+page+1&max=2');
});

test('a plan is asked for and handed over typed, with the reasons as sentences', async () => {
  const steps = [{ name: 'place', description: 'Place', undoable: true }];
  const explanation = {
    chosen: { hostId: 'h1', hostName: 'one', score: 0.5 },
    hosts: [
      { hostId: 'h1', hostName: 'one', fits: true, reasons: [], scores: { freeCpu: 0.5 } },
      { hostId: 'h2', hostName: 'two', fits: false, reasons: ['It is full'], scores: {} },
    ],
  };
  const sent = { action: 'RunVm', steps, explanation };
  const { client, server } = await started((_asked, response) => sendJson(response, 200, { plan: sent }));
  const plan = await client.plan(options => client.api.vms().vm('1').start({}, options));
  expect(plan.steps[0]?.name).toBe('place');
  expect(plan.explanation).toEqual(explanation);
  expect(server.asked[0]?.url).toBe('/ovirt-engine/api/vms/1/start?plan=true');
});

test('an aborted call rejects with its reason and is not repeated', async () => {
  const { client, server } = await started(() => undefined);
  const stop = new AbortController();
  const call = client.api.vms().list({ signal: stop.signal });
  await expect.poll(() => server.asked.length).toBe(1);
  stop.abort(new Error('enough'));
  await expect(call).rejects.toThrow('enough');
});

test('Node speaks through its own connections', async () => {
  const server = await localServer((_asked, response) => sendJson(response, 200, { name: 'overt' }));
  const client = nodeClient({ baseUrl: server.baseUrl, token: 't' });
  closing.push(client.close, server.close);
  expect(await client.json('POST', '/overt/x', { a: 1 })).toEqual({ name: 'overt' });
  expect(server.asked[0]?.body).toBe('{"a":1}');
});
