// `node packages/database/src/generate.ts [--check]`: migrates a fresh private database and writes schema.sql and
// src/schema.gen.ts from it; with --check it only compares and fails when one is stale.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { silentLog } from '@overt/kernel/ports';
import { printError, printLine, systemClock } from '@overt/kernel/system';
import { readCatalog } from './catalog.ts';
import { openDatabase } from './connection.ts';
import { startEmbedded } from './embedded.ts';
import { migrate } from './migrations.ts';
import { rowTypes } from './row-types.ts';
import { dumpSchema } from './schema-dump.ts';

export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

export async function generateSchema(): Promise<GeneratedFile[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'overt-generate-'));
  const server = await startEmbedded({ dataDir, log: silentLog, clock: systemClock, volatile: true });
  const db = openDatabase({ url: server.url, log: silentLog, maxConnections: 1 });
  try {
    await migrate(db, silentLog);
    const catalog = await readCatalog(db);
    return [
      { path: fileURLToPath(new URL('../schema.sql', import.meta.url)), text: dumpSchema(catalog) },
      { path: fileURLToPath(new URL('schema.gen.ts', import.meta.url)), text: rowTypes(catalog) },
    ];
  } finally {
    await db.destroy();
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  const check = process.argv.includes('--check');
  for (const { path, text } of await generateSchema()) {
    const old = await readFile(path, 'utf8').catch(() => '');
    if (old === text) continue;
    if (check) {
      printError(`${path} is stale: run node packages/database/src/generate.ts`);
      process.exitCode = 1;
    } else {
      await writeFile(path, text);
      printLine(`wrote ${path}`);
    }
  }
}
