// Secrets that can be found again: each holds one mark, drawn anew for each run, which stands nowhere else. So a single look
// tells whether any of thousands is readable somewhere, in clear or in the usual encodings, alone or inside of something longer.
import { inspect } from 'node:util';
import { gunzipSync } from 'node:zlib';
import type { Database } from '@overt/database/connection';
import type { Log } from '@overt/kernel/ports';
import { Bug } from '@overt/kernel/refusal';
import { sql } from 'kysely';
import type { TestEngine } from '../../testing.ts';

/** Bytes inside of a longer base64 text stand in one of three ways; characters that neighbours have a part in are left off. */
const inBase64 = (bytes: Buffer): readonly string[] =>
  [0, 1, 2].map(before => {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    return text.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
  });

function formsOf(bytes: Buffer): readonly string[] {
  const base64 = inBase64(bytes);
  const url = base64.map(text => text.replaceAll('+', '-').replaceAll('/', '_'));
  return [bytes.toString('hex'), ...base64, ...url];
}

const textForms = (text: string): readonly string[] => [text, encodeURIComponent(text), ...formsOf(Buffer.from(text))];

export function canaries() {
  const mark = `canary${crypto.randomUUID().replaceAll('-', '').slice(0, 16)}`;
  const forms = new Set(textForms(mark));
  let drawn = 0;
  return {
    /** A fresh one, 30 characters or so; `end` for rules of passwords. */
    canary: (end = ''): string => `${mark}${++drawn}${end}`,
    drawn: (): number => drawn,
    /** A secret that the engine drew. */
    add(secret: string): void {
      if (secret.length < 8) throw new Bug(`'${secret}' is too short to be looked for`);
      for (const form of textForms(secret)) forms.add(form);
    },
    addBytes(secret: Buffer): void {
      for (const form of formsOf(secret)) forms.add(form);
    },
    /** Where any is readable, with what stands around it. */
    readableIn: (readings: ReadonlyMap<string, string>): readonly string[] =>
      [...readings].flatMap(([where, text]) =>
        [...forms]
          .map(form => text.indexOf(form))
          .filter(at => at >= 0)
          .map(at => `${where}: ...${text.slice(Math.max(0, at - 150), at + 60)}...`),
      ),
  };
}

/** All that is logged, at every level. */
export function recorder(lines: string[]): Log {
  const write = (fields: object, message: string): void =>
    void lines.push(
      `${message} ${inspect(fields, { depth: 12, maxStringLength: Infinity, maxArrayLength: Infinity })}`,
    );
  return { debug: write, info: write, warn: write, error: write, child: () => recorder(lines) };
}

/** Every row of every table as text, by table. */
export async function dump(db: Database): Promise<Map<string, string>> {
  const { rows } = await sql<{ name: string }>`select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`.execute(db);
  const tables = new Map<string, string>();
  for (const { name } of rows) {
    const found = await sql<{ text: string | null }>`
      select string_agg(t::text, e'\n') as text from ${sql.table(name)} t`.execute(db);
    tables.set(`table ${name}`, found.rows[0]?.text ?? '');
  }
  return tables;
}

/** The support bundle, unpacked. */
export async function bundleText(engine: TestEngine): Promise<string> {
  const answer = await engine.request('/overt/support-bundle', { accept: 'application/gzip' });
  if (!answer.ok) throw new Bug(`no bundle: ${answer.status} ${await answer.text()}`);
  return gunzipSync(Buffer.from(await answer.arrayBuffer())).toString('utf8');
}

export type Send = (
  method: string,
  path: string,
  body?: object,
) => Promise<{ status: number; body: Record<string, unknown> }>;

export const sender =
  (engine: () => TestEngine): Send =>
  async (method, path, body) => {
    const answer = await engine().request(path, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      headers: { 'content-type': 'application/json' },
      signal: AbortSignal.timeout(60_000),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
