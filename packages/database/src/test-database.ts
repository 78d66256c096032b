// A database of its own for every suite: copied from a migrated template, dropped afterwards. The server behind it is one
// for the whole run, started by the first who asks (vitest-global-setup.ts ends it), or the one that
// OVERT_TEST_DATABASE_URL names.
import { createHash, randomUUID } from 'node:crypto';
import { silentLog } from '@overt/kernel/ports';
import { Bug } from '@overt/kernel/refusal';
import { environment, systemClock } from '@overt/kernel/system';
import pg from 'pg';
import { openDatabase, type Database } from './connection.ts';
import { startEmbedded } from './embedded.ts';
import { migrate, migrationsDirectory, readMigrations } from './migrations.ts';

export interface TestDatabase {
  readonly db: Database;
  readonly url: string;
  /** Drops it, also when somebody is still connected. */
  close(): Promise<void>;
}

/** `maxConnections` is 10 when absent; `migrated: false` gives an empty database. */
export async function testDatabase(
  options: { readonly maxConnections?: number; readonly migrated?: boolean } = {},
): Promise<TestDatabase> {
  const server = await testServer();
  const name = `overt_test_${randomUUID().replaceAll('-', '')}`;
  if (options.migrated === false) await maintenance(server, client => client.query(`create database ${name}`));
  else {
    const template = await ensureTemplate(server);
    await maintenance(server, client => client.query(`create database ${name} template ${template}`));
  }
  const url = withDatabase(server, name);
  const db = openDatabase({ url, log: silentLog, maxConnections: options.maxConnections ?? 10 });
  const close = async () => {
    await db.destroy();
    await maintenance(server, client => client.query(`drop database if exists ${name} with (force)`));
  };
  return { db, url, close };
}

/** URL of the server's maintenance database. */
export async function testServer(): Promise<string> {
  const outside = environment['OVERT_TEST_DATABASE_URL'];
  if (outside !== undefined && outside !== '') return outside;
  const dataDir = environment['OVERT_TEST_DATABASE_DIR'];
  if (dataDir === undefined)
    throw new Bug('vitest-global-setup.ts of packages/database must be a globalSetup of vitest');
  const { url } = await startEmbedded({ dataDir, log: silentLog, clock: systemClock, volatile: true });
  return url;
}

async function ensureTemplate(server: string): Promise<string> {
  const hash = createHash('sha256');
  for (const migration of await readMigrations(migrationsDirectory)) hash.update(migration.checksum);
  const name = `overt_template_${hash.digest('hex').slice(0, 16)}`;
  await maintenance(server, async client => {
    await client.query('select pg_advisory_lock(7305011402)');
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount !== 0) return;
    // Built under another name, so that a run that was killed leaves no half template.
    await client.query(`drop database if exists ${name}_new with (force)`);
    await client.query(`create database ${name}_new`);
    const db = openDatabase({ url: withDatabase(server, `${name}_new`), log: silentLog, maxConnections: 1 });
    await migrate(db, silentLog).finally(() => db.destroy());
    await client.query(`alter database ${name}_new rename to ${name}`);
  });
  return name;
}

async function maintenance<T>(server: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export function withDatabase(url: string, name: string): string {
  return url.replace(/^(\w+:\/\/[^/]*\/)[^?]*/, `$1${name}`);
}
