// Requests as no client library writes them, over bare sockets: what can be read in two ways is refused before any of it is
// believed, in a sentence, and the engine answers the next one.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testEngine, type TestEngine } from '../testing.ts';

let engine: TestEngine;
let dir: string;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'overt-hostile-'));
  mkdirSync(join(dir, 'portal'));
  writeFileSync(join(dir, 'outside.txt'), 'what lies outside');
  writeFileSync(join(dir, 'portal', 'index.html'), '<!doctype html>the page');
  engine = await testEngine({}, { portalDirectory: join(dir, 'portal') });
});
afterAll(async () => {
  await engine?.stop();
  rmSync(dir, { recursive: true, force: true });
});

const API = '/ovirt-engine/api';
const HOST = 'Host: localhost';
const JSON_BODY = 'Content-Type: application/json';

interface RawAnswer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
  /** Answers on the connection: a request that was smuggled in has one of its own. */
  readonly answers: number;
}

/** Sends the bytes and reads until the server closes, which every request here asks for. */
async function send(bytes: string | Buffer): Promise<RawAnswer> {
  const text = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(new URL(engine.url).port), '127.0.0.1');
    let got = '';
    socket.on('data', data => (got += data.toString('latin1')));
    // A server that has answered and closes resets whoever is still sending.
    socket.on('error', error => (got === '' ? reject(error) : undefined)).on('close', () => resolve(got));
    socket.write(bytes);
  });
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1]);
  return { status, head, body: rest.join('\r\n\r\n'), answers: text.match(/HTTP\/1\.1 \d{3}/g)?.length ?? 0 };
}

function request(line: string, headers: readonly string[] = [], body: string | Buffer = ''): Buffer {
  const own = [`Authorization: Bearer ${engine.token}`, 'Accept: application/json', 'Connection: close'];
  const names = new Set(headers.map(header => header.split(':')[0]?.trim().toLowerCase()));
  const all = [...own.filter(header => !names.has(header.split(':')[0]?.toLowerCase())), ...headers];
  return Buffer.concat([Buffer.from(`${line} HTTP/1.1\r\n${all.join('\r\n')}\r\n\r\n`, 'latin1'), Buffer.from(body)]);
}

const post = (headers: readonly string[], body: string | Buffer = '') =>
  request(`POST ${API}/datacenters`, [HOST, ...headers], body);

function isSentence(body: string): boolean {
  const { reason = '', detail = '' } = JSON.parse(body) as { reason?: string; detail?: string };
  return reason !== '' && /^\S.{15,600}[.?!]$/s.test(detail);
}

async function names(): Promise<string[]> {
  const list = (await (await engine.request('/datacenters')).json()) as { data_center: { name: string }[] };
  return list.data_center.map(({ name }) => name);
}

interface Outcome extends RawAnswer {
  readonly clear: boolean;
  readonly made: readonly string[];
}

/** What was answered, whether it was said in words, and which data centers there are now. */
async function outcome(bytes: Buffer): Promise<Outcome> {
  const answer = await send(bytes);
  return { ...answer, clear: isSentence(answer.body), made: await names() };
}

/** Refused in words with this status, once, and nothing was made. */
const refused = (status: number) => ({ status, answers: 1, clear: true, made: ['Default'] });

describe('a body', () => {
  it.each([
    ['gzip', gzipSync('{"name":"packed"}')],
    ['deflate', deflateSync('{"name":"packed"}')],
    ['x-gzip', gzipSync('{"name":"packed"}')],
    ['gzip, gzip', gzipSync(gzipSync('{"name":"packed"}'))],
    ['br', Buffer.from('{"name":"packed"}')],
    ['nonsense', Buffer.from('{"name":"packed"}')],
  ])('that is packed as %s is refused and not unpacked', async (encoding, body) => {
    const headers = [JSON_BODY, `Content-Encoding: ${encoding}`, `Content-Length: ${body.length}`];
    const answer = await outcome(post(headers, body));
    expect(answer).toMatchObject(refused(415));
    const { head } = answer;
    expect(head).toMatch(/^accept-encoding: identity$/im);
  });

  it('that is a bomb is refused by whoever sends it, signed in or not, for the memory of its packed size', async () => {
    const bomb = gzipSync(Buffer.alloc(256 * 1024 * 1024));
    for (const path of [`${API}/vms`, '/ovirt-engine/sso/oauth/token', '/overt/account/password', '/images/x']) {
      const before = process.memoryUsage().rss;
      const headers = [HOST, JSON_BODY, 'Content-Encoding: gzip', `Content-Length: ${bomb.length}`, 'Authorization: x'];
      expect(await send(request(`POST ${path}`, headers, bomb))).toMatchObject({ status: 415, answers: 1 });
      expect(process.memoryUsage().rss - before).toBeLessThan(128 * 1024 * 1024);
    }
  });

  it.each(['utf-16', 'iso-8859-1', 'utf-7', 'shift_jis', '"utf-32"', 'nonsense', ''])(
    'of the charset %j is refused rather than read as another text',
    async charset => {
      const headers = [`Content-Type: application/json; charset=${charset}`, 'Content-Length: 15'];
      expect(await outcome(post(headers, '{"name":"other"}'.slice(0, 15)))).toMatchObject(refused(415));
    },
  );

  it.each(['utf-8', 'UTF-8', '"utf-8"', 'utf8', 'US-ASCII'])('of the charset %s is read', async charset => {
    const body = '{"nonsense":1}';
    const headers = [`Content-Type: application/json; charset=${charset}`, `Content-Length: ${body.length}`];
    const answer = await outcome(post(headers, body));
    expect(answer).toMatchObject(refused(400));
    expect(answer.body).toContain('nonsense');
  });

  it.each([';;;', 'a b c', 'constructor', '__proto__', 'text/html', `application/${'x'.repeat(5000)}`])(
    'of the type %s is refused, and the answer does not repeat all of it',
    async type => {
      const answer = await outcome(post([`Content-Type: ${type}`, 'Content-Length: 2'], '{}'));
      expect(answer).toMatchObject(refused(415));
      const { body } = answer;
      expect(body.length).toBeLessThan(1000);
    },
  );

  it.each(['constructor', '__proto__', 'tostring'])('is not answered in the form %s', async accept => {
    const answer = await engine.request('/clusters', { accept });
    expect(answer.status).toBe(406);
    expect(answer.headers.get('content-type')).toMatch('application/xml');
  });
});

describe('the length of a body', () => {
  const SMUGGLED = `GET ${API}/smuggled HTTP/1.1\r\n${HOST}\r\n\r\n`;
  const chunked = `0\r\n\r\n${SMUGGLED}`;
  it.each([
    ['both as a length and in chunks', ['Content-Length: 6', 'Transfer-Encoding: chunked'], chunked],
    ['in chunks and as a length', ['Transfer-Encoding: chunked', 'Content-Length: 6'], chunked],
    ['twice', ['Content-Length: 2', `Content-Length: ${SMUGGLED.length + 2}`], `{}${SMUGGLED}`],
    ['as two in one', [`Content-Length: 2, ${SMUGGLED.length + 2}`], `{}${SMUGGLED}`],
    ['as less than nothing', ['Content-Length: -2'], SMUGGLED],
    ['with a sign', ['Content-Length: +2'], `{}${SMUGGLED}`],
    ['in another base', ['Content-Length: 0x2'], `{}${SMUGGLED}`],
    ['as more than there are bytes', ['Content-Length: 99999999999999999999'], '{}'],
    ['in an encoding that is none', ['Transfer-Encoding: xchunked'], chunked],
    ['in an encoding before a blank', ['Transfer-Encoding : chunked'], chunked],
    ['in two encodings, chunks first', ['Transfer-Encoding: chunked, identity'], chunked],
    ['in chunks twice', ['Transfer-Encoding: chunked', 'Transfer-Encoding: identity'], chunked],
    ['in a folded line', ['Transfer-Encoding:', ' chunked', 'Content-Length: 2'], chunked],
    ['in chunks longer than numbers', ['Transfer-Encoding: chunked'], `FFFFFFFFFFFFFFFFFF\r\n${SMUGGLED}`],
    ['in chunks of less than nothing', ['Transfer-Encoding: chunked'], `-1\r\n${SMUGGLED}`],
    ['in chunks with long remarks', ['Transfer-Encoding: chunked'], `2;${'a'.repeat(20_000)}\r\n{}\r\n0\r\n\r\n`],
  ])('told %s is refused, and what follows is no request', async (_how, headers, body) => {
    expect(await outcome(post([JSON_BODY, ...headers], body))).toMatchObject(refused(400));
  });
});

describe('a header', () => {
  it.each([
    ['Host', ['Host: elsewhere']],
    ['Authorization', ['Authorization: Basic eDp4', 'Authorization: Basic eDp5']],
    ['Content-Type', [JSON_BODY, 'Content-Type: application/xml']],
  ])('%s that stands twice is refused', async (name, headers) => {
    const answer = await outcome(request(`GET ${API}/clusters`, [HOST, ...headers]));
    expect(answer).toMatchObject(refused(400));
    const { body } = answer;
    expect(body).toContain(name.toLowerCase());
  });

  it.each(['evil"><script>', 'a b', 'user@localhost', 'localhost:80:80', 'localhost/path', '%6c', '[::1', 'a,b'])(
    'Host of %j is refused, lest links and pages carry it',
    async host => {
      expect(await outcome(request(`GET ${API}`, [`Host: ${host}`]))).toMatchObject(refused(400));
    },
  );

  it.each(['localhost', 'LOCALHOST:8443', '127.0.0.1:1', '[::1]:443', 'engine_1.example.org.'])(
    'Host of %s is taken',
    async host => {
      const { status, head } = await send(request(`GET ${API}`, [`Host: ${host}`]));
      expect(status).toBe(200);
      expect(head).toContain(`<http://${host}${API}/clusters>; rel=clusters`);
    },
  );

  it('that is too long, and thousands of them, are refused in words', async () => {
    for (const headers of [[`X-Long: ${'x'.repeat(65_536)}`], Array.from({ length: 4000 }, () => 'X-A: b')]) {
      const answer = await outcome(request(`GET ${API}`, [HOST, ...headers]));
      expect(answer).toMatchObject(refused(431));
      expect(answer.body).toContain('16 KiB');
    }
    expect(await outcome(request(`GET ${API}/${'a'.repeat(20_000)}`, [HOST]))).toMatchObject(refused(431));
  });

  it.each(['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override', '_method'])(
    '%s does not make another verb of a request',
    async name => {
      const { status } = await send(request(`GET ${API}/datacenters`, [HOST, `${name}: DELETE`]));
      expect(status).toBe(200);
      const id = '58cfb470-02f3-03d7-0386-0000000003bc';
      const path = `${API}/datacenters/${id}?_method=DELETE`;
      expect((await send(request(`POST ${path}`, [HOST, `${name}: DELETE`, 'Content-Length: 0']))).status).toBe(405);
      expect(await names()).toEqual(['Default']);
    },
  );

  it.each(['X-Original-URL', 'X-Rewrite-URL', 'X-Forwarded-Prefix', 'X-Forwarded-Host'])(
    '%s does not lead elsewhere',
    async name => {
      const { body, head } = await send(request('GET /ovirt-engine/sso/status', [HOST, `${name}: ${API}/users`]));
      expect(body).toContain('SSO is up');
      expect(head).not.toContain('/users');
    },
  );

  it('Expect of oVirt is no expectation of HTTP: the request is answered', async () => {
    const headers = [JSON_BODY, 'Expect: 201-created', 'Content-Length: 14'];
    const answer = await outcome(post(headers, '{"nonsense":1}'));
    expect(answer).toMatchObject(refused(400));
    expect(answer.body).toContain('nonsense');
  });
});

describe('an address', () => {
  it('that is absolute is the same as its path, and refused when it names another host than the header', async () => {
    const answer = await send(request(`GET http://localhost${API}/datacenters?max=1`, [HOST]));
    expect(answer.status).toBe(200);
    expect(answer.body).toContain('"Default"');
    for (const url of [`http://elsewhere${API}`, `https://localhost:1${API}`, `http://localhost@evil${API}`]) {
      expect(await outcome(request(`GET ${url}`, [HOST]))).toMatchObject(refused(400));
    }
  });

  const DOTS = ['../outside.txt', '..%2foutside.txt', '%2e%2e/outside.txt', '%2e%2e%2foutside.txt'];
  const ODD = ['..%5coutside.txt', '....//outside.txt', '%252e%252e%252foutside.txt', '/etc/passwd', '..;/outside.txt'];
  const NULS = ['%00', 'index.html%00.txt', '%2e%2e/outside.txt%00.html'];
  it.each([...DOTS, ...ODD, ...NULS])('/portal/%s leads to no file outside', async path => {
    const { status, body } = await send(request(`GET /portal/${path}`, [HOST]));
    // What may be a page of the portal is its page.
    expect([200, 400, 404]).toContain(status);
    expect(body).not.toContain('what lies outside');
    expect(body).not.toContain('root:');
    expect(status === 200 ? body.includes('the page') : isSentence(body)).toBe(true);
  });

  it.each([
    '/clusters%2f..%2fvms',
    '/clusters/..%2fvms',
    '/clusters/%2e%2e/vms',
    '/clusters/../vms',
    '/../../etc/passwd',
    '/clusters/%00',
    '/clusters%00',
    '/clusters/%20',
    '/constructor',
    '/__proto__/x',
    '/clusters/constructor',
    `/${'a/'.repeat(6000)}`,
  ])('of the API with %s is unknown', async path => {
    expect(await outcome(request(`GET ${API}${path}`, [HOST]))).toMatchObject(refused(404));
  });

  it.each(['%', '%zz', '%ff', '%c0%ae%c0%ae', '%ed%a0%80'])('with %s, which is no text, is refused', async word => {
    for (const place of [`${API}/clusters/`, '/overt/internal/users/', '/portal/', '/ovirt-engine/']) {
      const answer = await send(request(`GET ${place}${word}`, [HOST]));
      expect({ place, status: answer.status }).toEqual({ place, status: 400 });
      expect(answer.body).toSatisfy(isSentence);
    }
  });

  it('with NUL or a control character, bare, is no request', async () => {
    for (const byte of ['\0', '\u0001', '\u007f', '\t']) {
      expect(await outcome(request(`GET ${API}/${byte}`, [HOST]))).toMatchObject(refused(400));
    }
  });
});

describe('a request', () => {
  it.each([`TRACE ${API}`, `PATCH ${API}`, 'OPTIONS *', 'PROPFIND /portal/'])(
    '%s is not served, and shows nothing of itself',
    async line => {
      const { status, body } = await send(request(line, [HOST, 'X-Canary: seen']));
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      expect(body).not.toMatch(/canary|bearer/i);
    },
  );

  it.each([
    ['of a verb that is none', `JUNK ${API} HTTP/1.1\r\n${HOST}\r\n\r\n`],
    ['of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['of HTTP/9', `GET ${API} HTTP/9.9\r\n${HOST}\r\n\r\n`],
    ['that begins TLS', Buffer.from('160301007b0100007703', 'hex')],
    ['with bare line feeds', `GET ${API} HTTP/1.1\n${HOST}\n\n`],
    ['with a header without a name', `GET ${API} HTTP/1.1\r\n${HOST}\r\n: x\r\n\r\n`],
    ['with a blank in the name of a header', `GET ${API} HTTP/1.1\r\n${HOST}\r\nA b: x\r\n\r\n`],
  ])('%s is answered with 400 and the end', async (_what, bytes) => {
    const answer = await send(bytes);
    expect(answer).toMatchObject({ status: 400, answers: 1 });
    expect(answer.body).toSatisfy(isSentence);
  });

  it('of HTTP/1.0, which has no host, is answered everywhere', async () => {
    for (const path of [
      API,
      '/ovirt-engine/sso/oauth/authorize?client_id=overt-portal',
      '/ovirt-engine/services/health',
    ]) {
      const { status } = await send(`GET ${path} HTTP/1.0\r\nAuthorization: Bearer ${engine.token}\r\n\r\n`);
      expect({ path, well: status < 500 }).toEqual({ path, well: true });
    }
  });
});
