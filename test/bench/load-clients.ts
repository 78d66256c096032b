// The process of the load's clients: each reads and writes in turn for as long as it is told, thinks in between, and keeps
// the time of every request.
import { setTimeout as pause } from 'node:timers/promises';
import { openClient, type Access, type Client, type Media, type Reply } from './client.ts';
import { someRead, vmLife, written, type Estate, type Life, type Operation } from './load-mix.ts';
import { serve } from './worker.ts';

export interface LoadTask extends Access {
  readonly clients: number;
  readonly seconds: number;
  /** Milliseconds between an answer and the next request, on average. */
  readonly think: number;
  /** Part of the requests that write. */
  readonly writes: number;
}

export interface LoadReport {
  readonly seconds: number;
  /** Milliseconds of every request by its operation. */
  readonly times: Readonly<Record<string, { readonly write: boolean; readonly milliseconds: readonly number[] }>>;
  /** The first of them in words. */
  readonly errors: readonly string[];
  readonly errorCount: number;
}

const KEPT_ERRORS = 20;

await serve<LoadTask, LoadReport>(async task => {
  const times: Record<string, { write: boolean; milliseconds: number[] }> = {};
  const errors: string[] = [];
  const estate = await survey(task);
  const begun = performance.now();
  const until = begun + task.seconds * 1000;

  function note(operation: Operation, outcome: Reply | Error): boolean {
    const { name, method, path } = operation;
    const wrong = outcome instanceof Error ? outcome.message : outcome.status >= 400 ? outcome.text : undefined;
    if (wrong !== undefined) {
      const status = outcome instanceof Error ? 'no answer' : outcome.status;
      errors.push(`${name}: ${method} ${path}: ${status} ${wrong.slice(0, 300)}`);
      return false;
    }
    const kept = (times[name] ??= { write: method !== 'GET', milliseconds: [] });
    if (!(outcome instanceof Error)) kept.milliseconds.push(outcome.milliseconds);
    return true;
  }

  async function perform(client: Client, operation: Operation, media: Media): Promise<Reply | undefined> {
    const outcome = await client
      .send(operation.method, operation.path, media, written(media, operation))
      .catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))));
    return note(operation, outcome) && !(outcome instanceof Error) ? outcome : undefined;
  }

  async function oneClient(number: number): Promise<void> {
    const client = openClient(task);
    let lives = 0;
    let life: Life | undefined;
    let answered = { id: '' };
    /** False at the end of a life. */
    async function write(): Promise<boolean> {
      life ??= vmLife(`load-${process.pid}-${number}-${lives++}`);
      const next = life.next(answered);
      if (next.done === true) {
        life = undefined;
        return false;
      }
      const media = eitherMedia();
      if (next.value.name === 'remove a VM') await isDown(client, next.value.path);
      const reply = await perform(client, next.value, media);
      // What failed would fail on and on: the life ends here.
      if (reply === undefined) life = undefined;
      else answered = { id: idIn(reply.text) };
      return life !== undefined;
    }
    await pause(Math.random() * task.think);
    while (performance.now() < until) {
      if (Math.random() < task.writes) await write();
      else await perform(client, someRead(estate), eitherMedia());
      if (task.think > 0) await pause(Math.random() * 2 * task.think);
    }
    while (life !== undefined && (await write()));
    client.close();
  }

  /** Nobody removes a VM that still runs. */
  async function isDown(client: Client, path: string): Promise<void> {
    const look: Operation = { name: 'one VM', method: 'GET', path };
    for (let tries = 0; tries < 100; tries += 1) {
      const reply = await perform(client, look, 'json');
      if (reply === undefined || (JSON.parse(reply.text) as { status: string }).status === 'down') return;
      await pause(100);
    }
  }

  await Promise.all(Array.from({ length: task.clients }, (_none, number) => oneClient(number)));
  const seconds = (performance.now() - begun) / 1000;
  return { seconds, times, errors: errors.slice(0, KEPT_ERRORS), errorCount: errors.length };
});

function eitherMedia(): Media {
  return Math.random() < 0.5 ? 'json' : 'xml';
}

/** Of the answered object, which comes first in either form. */
function idIn(text: string): string {
  if (text.startsWith('{')) return (JSON.parse(text) as { id?: string }).id ?? '';
  return /\bid="([^"]*)"/.exec(text)?.[1] ?? '';
}

async function survey(access: Access): Promise<Estate> {
  const client = openClient(access);
  const names = async (path: string, member: string) => {
    const found = (JSON.parse((await client.send('GET', path, 'json')).text) as Record<string, unknown>)[member];
    return (found ?? []) as readonly { id: string; name: string }[];
  };
  const vms = await names('/vms?max=2000', 'vm');
  const hosts = await names('/hosts', 'host');
  client.close();
  return {
    vmIds: vms.map(({ id }) => id),
    vmNames: vms.map(({ name }) => name),
    hostIds: hosts.map(({ id }) => id),
    hostNames: hosts.map(({ name }) => name),
  };
}
