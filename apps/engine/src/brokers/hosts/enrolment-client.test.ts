// The first meeting with an agent, against a real HTTPS server whose certificate nobody vouches for.
import { createServer, type Server } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { testAuthority, type TestAuthority } from '@overt/agent-protocol/testing/certificates';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { fetchOffer, sendGrant, type EngineIdentity } from './enrolment-client.ts';

let stranger: TestAuthority;
let ours: EngineIdentity;
const servers: Server[] = [];

beforeAll(async () => {
  stranger = await testAuthority('somebody');
  const authority = await testAuthority();
  ours = { ca: authority.ca, ...(await authority.issue('engine', 'client')) };
});
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  }
});

const good = { csrPem: 'csr', hardwareId: '11111111-1111-4111-8111-111111111111', hostname: 'new' };

/** An agent that is not enrolled; answers by `answer` and keeps the bodies that it got. */
async function agent(answer: (request: IncomingMessage, response: ServerResponse) => void, port = 0) {
  const bodies: string[] = [];
  const server = createServer(await stranger.issue('agent', 'server'), (request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => {
      if (body !== '') bodies.push(body);
      answer(request, response);
    });
  });
  servers.push(server);
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve));
  return { address: '127.0.0.1', port: (server.address() as AddressInfo).port, bodies, server };
}
const json = (response: ServerResponse, status: number, body: unknown) =>
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
const grant = (fingerprint: string) => ({ token: 'secret', fingerprint, caPem: 'ca', certificatePem: 'pem' });

test('an offer comes with the fingerprint of the certificate that answered, and the grant goes to the same', async () => {
  const there = await agent((_request, response) => json(response, 200, good));
  const offer = await fetchOffer(there);
  expect(offer).toEqual({ ...good, fingerprint: expect.stringMatching(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/) });
  await sendGrant(there, grant(offer.fingerprint), ours);
  expect(there.bodies.map(body => JSON.parse(body))).toEqual([{ token: 'secret', caPem: 'ca', certificatePem: 'pem' }]);
});

test('the token does not leave when another certificate answers than before', async () => {
  const first = await agent((_request, response) => json(response, 200, good));
  const { fingerprint } = await fetchOffer(first);
  const second = await agent((_request, response) => json(response, 200, good));
  await expect(sendGrant(second, grant(fingerprint), ours)).rejects.toMatchObject({ code: 'HOST_FINGERPRINT_CHANGED' });
  expect(second.bodies).toEqual([]);
});

test('a refused token is told apart from other failures', async () => {
  const wrong = await agent((request, response) =>
    request.method === 'POST' ? json(response, 403, { message: 'the token is wrong' }) : json(response, 200, good),
  );
  const { fingerprint } = await fetchOffer(wrong);
  await expect(sendGrant(wrong, grant(fingerprint), ours)).rejects.toMatchObject({
    code: 'HOST_TOKEN_WRONG',
    status: 403,
  });
  const broken = await agent((request, response) =>
    request.method === 'POST' ? json(response, 500, { message: 'disk full' }) : json(response, 200, good),
  );
  const offer = await fetchOffer(broken);
  await expect(sendGrant(broken, grant(offer.fingerprint), ours)).rejects.toMatchObject({
    code: 'HOST_ENROLMENT_FAILED',
    params: { cause: 'disk full' },
  });
});

test.each<[string, (response: ServerResponse) => void]>([
  ['no JSON', response => response.end('hello')],
  ['an offer without a request', response => json(response, 200, { hostname: 'x' })],
  ['a hardware id that is none', response => json(response, 200, { ...good, hardwareId: '../../etc' })],
  ['an answer without end', response => response.end('x'.repeat(200_000))],
  ['a fault', response => json(response, 503, { message: 'not now' })],
])('%s is refused in a sentence', async (_name, answer) => {
  const there = await agent((_request, response) => answer(response));
  await expect(fetchOffer(there)).rejects.toMatchObject({ code: 'HOST_ENROLMENT_FAILED', status: 502 });
});

test('nobody there is a failure that says so', async () => {
  const there = await agent(() => undefined);
  await new Promise(resolve => there.server.close(resolve));
  servers.length = 0;
  await expect(fetchOffer(there)).rejects.toMatchObject({ code: 'HOST_ENROLMENT_FAILED' });
});
