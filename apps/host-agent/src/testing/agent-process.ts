// The agent as its own process beside a private libvirtd, enrolled by a throw-away authority: to be killed and started anew.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { request } from 'node:https';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { agentClient, type AgentClient } from '@overt/agent-protocol/client';
import type { AgentMessage } from '@overt/agent-protocol/model/events';
import { testAuthority, type TestAuthority } from '@overt/agent-protocol/testing/certificates';
import { silentLog } from '@overt/kernel/ports';
import { systemClock } from '@overt/kernel/system';

export interface AgentProcess {
  readonly authority: TestAuthority;
  readonly client: AgentClient;
  readonly imagePort: number;
  readonly pid: number;
  /** What came over the event stream since the start. */
  readonly messages: AgentMessage[];
  output(): string;
  kill(signal: NodeJS.Signals): Promise<void>;
}

export interface Json {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** One HTTPS request without certificate checks, as a host that is not enrolled needs it. */
export function callJson(
  url: string,
  method: string,
  body?: unknown,
  identity: { cert?: string; key?: string } = {},
): Promise<Json> {
  return new Promise((resolve, reject) => {
    const call = request(url, { method, rejectUnauthorized: false, agent: false, ...identity }, answer => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: answer.statusCode ?? 0, body: JSON.parse(text === '' ? '{}' : text) as Json['body'] });
      });
    });
    call.on('error', reject);
    call.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** Sends bytes and answers with the status. */
export function callBytes(url: string, method: string, body: Uint8Array): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = request(url, { method, rejectUnauthorized: false, agent: false }, answer => {
      answer.resume().on('end', () => resolve(answer.statusCode ?? 0));
    });
    call.on('error', reject);
    call.end(body);
  });
}

/** Starts it; enrols it when it is not. `authority`: of an earlier life in the same directory. */
export async function startAgentProcess(options: {
  dir: string;
  libvirtSocket: string;
  authority?: TestAuthority;
}): Promise<AgentProcess> {
  const { dir, libvirtSocket } = options;
  const data = join(dir, 'data');
  await mkdir(data, { recursive: true });
  const readyFile = join(dir, 'ready.json');
  await rm(readyFile, { force: true });
  const main = join(import.meta.dirname, '..', 'main.ts');
  const args = ['--data', data, '--listen', '127.0.0.1', '--port', '0', '--image-port', '0'];
  const child = spawn(
    process.execPath,
    [main, ...args, '--libvirt-socket', libvirtSocket, '--ready-file', readyFile, '--verbose'],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let output = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output = (output + text).slice(-200_000);
  });
  const ready = await waitForReady(readyFile, child, () => output);
  const url = `https://127.0.0.1:${ready.port}`;
  const authority = options.authority ?? (await testAuthority());
  if (!ready.enrolled) await enrol(url, data, authority);
  const engine = await authority.issue('engine-1', 'client');
  const tls = { ca: authority.ca, ...engine };
  const client = agentClient({ url, tls, host: 'test', log: silentLog, clock: systemClock });
  const messages: AgentMessage[] = [];
  const following = follow(client, messages);
  return {
    authority,
    client,
    imagePort: ready.imagePort,
    pid: child.pid ?? 0,
    messages,
    output: () => output,
    async kill(signal) {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill(signal);
        await once(child, 'exit');
      }
      await client.close();
      await following;
    },
  };
}

async function waitForReady(path: string, child: ChildProcess, output: () => string) {
  for (let tries = 0; tries < 300; tries += 1) {
    if (child.exitCode !== null) throw new Error(`the agent did not start: ${output()}`);
    const text = await readFile(path, 'utf8').catch(() => undefined);
    if (text !== undefined) return JSON.parse(text) as { port: number; imagePort: number; enrolled: boolean };
    await delay(50);
  }
  throw new Error(`the agent was not ready: ${output()}`);
}

async function enrol(url: string, data: string, authority: TestAuthority): Promise<void> {
  const { body } = await callJson(`${url}/enrolment`, 'GET');
  const certificatePem = await authority.sign(String(body.csrPem), 'server');
  const token = await readFile(join(data, 'enrolment-token'), 'utf8');
  const answer = await callJson(`${url}/enrolment`, 'POST', { token, certificatePem, caPem: authority.ca });
  if (answer.status !== 200) throw new Error(`enrolment failed: ${JSON.stringify(answer.body)}`);
}

async function follow(client: AgentClient, messages: AgentMessage[]): Promise<void> {
  try {
    for await (const message of client.events(0)) messages.push(message);
  } catch {
    // The agent went away.
  }
}
