// Brings a database to this version: numbered SQL files, each applied once, in order, in its own transaction. Two replicas
// that start together wait for each other on a transaction-scoped lock. An applied file never changes: its checksum is kept.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Bug, refuse } from '@overt/kernel/refusal';
import type { Log } from '@overt/kernel/ports';
import { sql } from 'kysely';
import { transaction, type Database, type Transaction } from './connection.ts';

export interface Migration {
  readonly number: number;
  /** File name without `.sql`. */
  readonly name: string;
  readonly text: string;
  readonly checksum: string;
}

export const migrationsDirectory = fileURLToPath(new URL('../migrations', import.meta.url));

// Any number of ours: it only has to be the same in every version.
const LOCK = 7_305_011_401;

/** Returns the names of what it applied. Throws MIGRATION_CHANGED or MIGRATION_UNKNOWN before touching anything. */
export async function migrate(db: Database, log: Log, directory: string = migrationsDirectory): Promise<string[]> {
  const migrations = await readMigrations(directory);
  await transaction(db, prepare);
  const applied: string[] = [];
  for (const migration of migrations) {
    if (await transaction(db, tx => applyOne(tx, migration, migrations))) {
      log.info({ migration: migration.name }, 'database migrated');
      applied.push(migration.name);
    }
  }
  return applied;
}

export async function readMigrations(directory: string): Promise<Migration[]> {
  const files = (await readdir(directory)).filter(file => file.endsWith('.sql')).toSorted();
  const migrations: Migration[] = [];
  for (const file of files) {
    const name = file.slice(0, -'.sql'.length);
    if (!/^\d{4}-[a-z0-9-]+$/.test(name)) throw new Bug(`a migration is named NNNN-words.sql, not ${file}`);
    const number = Number(name.slice(0, 4));
    if (migrations.at(-1)?.number === number) throw new Bug(`two migrations have the number of ${name}`);
    const text = await readFile(join(directory, file), 'utf8');
    migrations.push({ number, name, text, checksum: createHash('sha256').update(text).digest('hex') });
  }
  return migrations;
}

async function lock(tx: Transaction): Promise<void> {
  // Another replica may be at it for minutes; our own statements may take as long.
  await sql`set local lock_timeout = 0`.execute(tx);
  await sql`set local statement_timeout = 0`.execute(tx);
  await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx);
}

async function prepare(tx: Transaction): Promise<void> {
  await lock(tx);
  await sql`
    create table if not exists schema_migration (
      number integer primary key,
      name text not null unique,
      checksum text not null,
      applied_at timestamptz not null default now()
    )`.execute(tx);
}

async function applyOne(tx: Transaction, migration: Migration, known: readonly Migration[]): Promise<boolean> {
  await lock(tx);
  const { rows } = await sql<{ number: number; name: string; checksum: string }>`
    select number, name, checksum from schema_migration order by number`.execute(tx);
  for (const row of rows) {
    const ours = known.find(other => other.number === row.number);
    if (ours === undefined) refuse('MIGRATION_UNKNOWN', { migration: row.name });
    if (ours.checksum !== row.checksum) refuse('MIGRATION_CHANGED', { migration: row.name });
  }
  if (rows.some(row => row.number === migration.number)) return false;
  await sql.raw(migration.text).execute(tx);
  await sql`insert into schema_migration (number, name, checksum)
    values (${migration.number}, ${migration.name}, ${migration.checksum})`.execute(tx);
  return true;
}
