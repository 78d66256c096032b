// --watch: what a command shows, and again each time the engine tells that something has changed. On a terminal the picture
// is drawn anew; elsewhere there is a line for each object that came, changed or went.
import type { NodeClient } from '@overt/sdk/node';
import type { Io } from '../io.ts';
import { clean, nameOf, render, table, tableOf, type Format } from '../output/render.ts';
import { toPlain } from '../values/plain.ts';

export interface Watched {
  readonly read: (signal: AbortSignal) => Promise<unknown>;
  readonly format: Format;
  /** Of the answer, or of its elements. */
  readonly type: string;
}

type Row = Readonly<Record<string, unknown>>;
type Change = readonly [kind: 'added' | 'changed' | 'gone', row: Row];

/** Changes come in swarms; one look serves all of a swarm. */
const GATHER_MS = 300;
/** What is not told of (statistics) is looked at in any case. */
const LOOK_ANYWAY_MS = 5_000;
const CLEAR = '\u001B[H\u001B[J';

const keyOf = (row: Row): string => String(row['id'] ?? row['name'] ?? '');

function changesBetween(before: ReadonlyMap<string, Row>, now: ReadonlyMap<string, Row>): Change[] {
  const changes: Change[] = [];
  for (const [key, row] of now) {
    const old = before.get(key);
    if (old === undefined) changes.push(['added', row]);
    else if (JSON.stringify(old) !== JSON.stringify(row)) changes.push(['changed', row]);
  }
  for (const [key, row] of before) if (!now.has(key)) changes.push(['gone', row]);
  return changes;
}

function linesOf({ format, type }: Watched, changes: readonly Change[], isFirst: boolean): string {
  if (format === 'json') {
    return changes.map(([change, row]) => `${JSON.stringify({ change, object: toPlain(type, row) })}\n`).join('');
  }
  if (format === 'yaml')
    return changes.map(([change, row]) => `--- # ${change}\n${render('yaml', type, row)}`).join('');
  if (format === 'name') return changes.map(([change, row]) => `${change} ${clean(nameOf(row))}\n`).join('');
  const objects = changes.map(([, row]) => row);
  const { titles, rows } = tableOf(type, objects, format === 'wide');
  const all = table(
    ['CHANGE', ...titles],
    rows.map((row, at) => [changes[at]?.[0], ...row]),
  );
  return isFirst ? all : all.slice(all.indexOf('\n') + 1);
}

/** Goes on until the signal aborts, with which it rejects. */
export async function watch(io: Io, client: NodeClient, watched: Watched): Promise<never> {
  const over = new AbortController();
  const signal = AbortSignal.any([io.signal, over.signal]);
  let told = false;
  let ring: () => void = () => undefined;
  const listen = async (): Promise<void> => {
    for await (const message of client.events({ signal })) {
      if (message.kind === 'connection' && !message.connected) continue;
      told = true;
      ring();
    }
  };
  const listening = listen();
  // Told where it is waited for.
  listening.catch(() => undefined);
  let before: ReadonlyMap<string, Row> | undefined;
  try {
    for (;;) {
      told = false;
      const answer = await watched.read(signal);
      const rows = (Array.isArray(answer) ? answer : [answer]) as Row[];
      const now = new Map(rows.map(row => [keyOf(row), row]));
      const changes = changesBetween(before ?? new Map(), now);
      if (io.outIsTty && (before === undefined || changes.length > 0))
        io.out(CLEAR + render(watched.format, watched.type, answer));
      else if (!io.outIsTty && (changes.length > 0 || before === undefined))
        io.out(linesOf(watched, changes, before === undefined));
      before = now;
      if (!told) await rung();
      await io.clock.sleep(GATHER_MS, signal);
    }
  } finally {
    over.abort();
  }

  async function rung(): Promise<void> {
    const rest = new AbortController();
    const waits = [
      new Promise<void>(resolve => (ring = resolve)),
      io.clock.sleep(LOOK_ANYWAY_MS, AbortSignal.any([signal, rest.signal])).catch(() => signal.throwIfAborted()),
      listening,
    ];
    await Promise.race(waits).finally(() => rest.abort());
  }
}
