// Mails about events, from the event to a mail server that keeps what it is given.
import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { smtpMailer } from '../../brokers/mail/smtp-mailer.ts';
import { testUser } from '../../testing-users.ts';
import { testEngine, type TestEngine } from '../../testing.ts';
import { recordEvent } from '../events/public.ts';
import { notifier, retryAfter } from './notifier.ts';

/** As much of SMTP as a sender needs; `answers` replaces the answer to a command, once for each entry. */
function mailServer() {
  const mails: string[] = [];
  const answers: { command: string; line: string }[] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer(socket => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    let buffer = '';
    let data: string | undefined;
    socket.write('220 test ESMTP\r\n');
    socket.on('data', chunk => {
      buffer += chunk.toString();
      for (let end = buffer.indexOf('\r\n'); end >= 0; end = buffer.indexOf('\r\n')) {
        const line = buffer.slice(0, end);
        buffer = buffer.slice(end + 2);
        if (data !== undefined) {
          if (line !== '.') data += `${line}\n`;
          else {
            mails.push(data);
            data = undefined;
            socket.write('250 kept\r\n');
          }
          continue;
        }
        const command = line.slice(0, 4).toUpperCase();
        const other = answers.findIndex(answer => answer.command === command);
        if (other >= 0) socket.write(`${answers.splice(other, 1)[0]?.line}\r\n`);
        else if (command === 'DATA') {
          data = '';
          socket.write('354 go on\r\n');
        } else socket.write(command === 'QUIT' ? '221 bye\r\n' : '250 ok\r\n');
      }
    });
  });
  return {
    mails,
    answers,
    listen: () =>
      new Promise<number>(resolve =>
        server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
      ),
    close: () =>
      new Promise<void>(resolve => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

const smtp = mailServer();
let engine: TestEngine;
let work: () => Promise<unknown>;
beforeAll(async () => {
  engine = await testEngine();
  const sender = notifier(smtpMailer({ url: `smtp://127.0.0.1:${await smtp.listen()}`, from: 'overt@example.org' }));
  const context = {
    fence: 1,
    signal: new AbortController().signal,
    log: engine.ports.log,
    requireLease: async () => {},
  };
  work = async () => await sender.run(engine.ports, context);
});
afterAll(async () => {
  await engine?.stop();
  await smtp.close();
});
beforeEach(() => {
  smtp.mails.length = 0;
});

const happen = (code: string, subject?: { kind: string; id: string }) =>
  engine.ports.transaction(tx =>
    recordEvent(tx, {
      code,
      severity: 'error',
      correlationId: undefined,
      principal: undefined,
      subjects: subject === undefined ? [] : [subject],
      params: { reason: 'it broke\r\nBcc: all@example.org', vm: 'web' },
    }),
  );
const waiting = () => engine.db.selectFrom('notification').select(['address', 'attempts']).execute();
const dueNow = () =>
  engine.db
    .updateTable('notification')
    .set({ due_at: new Date(0) })
    .execute();
async function subscribe(event: string, address: string, as?: { id: string; token: string }) {
  const me = (await (await engine.request('/')).json()) as { authenticated_user: { id: string } };
  const answer = await engine.request(`/users/${as?.id ?? me.authenticated_user.id}/eventsubscriptions`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(as === undefined ? {} : { authorization: `Bearer ${as.token}` }),
    },
    body: JSON.stringify({ event, notification_method: 'smtp', address }),
  });
  expect(answer.status).toBe(201);
}

test('who subscribed reads of the event once, and of no other; its text cannot add a header', async () => {
  await subscribe('vm_failure', 'ops@example.org');
  await happen('VM_FAILURE');
  await happen('HOST_FAILURE');
  expect(await waiting()).toEqual([{ address: 'ops@example.org', attempts: 0 }]);
  await work();
  await work();
  const [mail = '', ...others] = smtp.mails;
  expect(others).toEqual([]);
  expect(mail).toMatch(/^To: ops@example\.org$/m);
  expect(mail).toMatch(/^Subject: \[Overt .*\] error: /m);
  expect(mail).toContain('Event: VM_FAILURE');
  expect(mail.slice(0, mail.indexOf('\n\n'))).not.toMatch(/^Bcc/m);
  expect(await waiting()).toEqual([]);
});

test('a server that is busy is asked again, one that refuses the address is not', async () => {
  smtp.answers.push({ command: 'RCPT', line: '451 later' });
  await happen('VM_FAILURE');
  await work();
  expect(await waiting()).toEqual([{ address: 'ops@example.org', attempts: 1 }]);
  await work();
  expect(smtp.mails).toEqual([]);
  await dueNow();
  await work();
  expect(smtp.mails).toHaveLength(1);
  smtp.answers.push({ command: 'RCPT', line: '550 nobody here' });
  await happen('VM_FAILURE');
  await work();
  expect(await waiting()).toEqual([]);
  expect(smtp.mails).toHaveLength(1);
});

test('who may not see what an event is about is not told of it', async () => {
  const eve = await testUser(engine, 'eve', { permits: ['edit_profile'] });
  await subscribe('vm_failure', 'eve@example.org', eve);
  await happen('VM_FAILURE');
  await work();
  expect(smtp.mails.map(mail => /^To: (.*)$/m.exec(mail)?.[1])).toEqual(['ops@example.org']);
  expect(await waiting()).toEqual([]);
});

test('without a mail server nothing waits, and no more than ten thousand mails ever do', async () => {
  await engine.db.deleteFrom('notification').execute();
  const insert = engine.db.insertInto('event');
  const row = { code: 1, name: 'VM_FAILURE', severity: 'error', description: 'again' };
  for (let round = 0; round < 6; round++) await insert.values(Array.from({ length: 1000 }, () => row)).execute();
  expect(await waiting()).toHaveLength(10_000);
  const context = {
    fence: 1,
    signal: new AbortController().signal,
    log: engine.ports.log,
    requireLease: async () => {},
  };
  await notifier(undefined).run(engine.ports, context);
  expect(await waiting()).toEqual([]);
});

test('attempts come later and later, and end after about a day', () => {
  const waits: number[] = [];
  for (let wait = retryAfter(1); wait !== undefined; wait = retryAfter(waits.length + 1)) waits.push(wait);
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  const hours = waits.reduce((sum, wait) => sum + wait, 0) / 3600;
  expect(hours).toBeGreaterThan(18);
  expect(hours).toBeLessThan(40);
});
