// Once per vitest run: names the directory of the shared test server, which starts when the first suite asks for a
// database, and ends it by its process number.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@overt/kernel/system';
import { stopEmbedded } from './embedded.ts';

export async function setup(): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'overt-test-pg-'));
  process.env['OVERT_TEST_DATABASE_DIR'] = dataDir;
  return async () => {
    await stopEmbedded(dataDir, systemClock);
    await rm(dataDir, { recursive: true, force: true });
  };
}
