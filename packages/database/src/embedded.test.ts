import { spawn } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { silentLog } from '@overt/kernel/ports';
import { Refusal } from '@overt/kernel/refusal';
import { systemClock } from '@overt/kernel/system';
import { openDatabase } from './connection.ts';
import { startEmbedded, stopEmbedded } from './embedded.ts';
import { isServerOf, parsePostmasterPid } from './postmaster.ts';

let root: string;
const started = new Set<string>();
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'overt-embedded-'));
  // As root, the server's user has to pass.
  await chmod(root, 0o755);
});
afterAll(async () => {
  for (const dataDir of started) await stopEmbedded(dataDir, systemClock);
  await rm(root, { recursive: true, force: true });
});

function start(dataDir: string) {
  started.add(dataDir);
  return startEmbedded({ dataDir, log: silentLog, clock: systemClock, volatile: true });
}

test('it initialises, is adopted, survives kill -9 with what was committed, and stops', async () => {
  const dataDir = join(root, 'one');
  const first = await start(dataDir);
  expect(first.adopted).toBe(false);
  expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
  const db = openDatabase({ url: first.url, log: silentLog });
  await sql`create table kept (n integer)`.execute(db);
  await sql`insert into kept values (42)`.execute(db);

  const again = await start(dataDir);
  expect(again).toMatchObject({ pid: first.pid, adopted: true, url: first.url });

  process.kill(first.pid, 'SIGKILL');
  // Refused, or answered by a connection that does not know yet; never a crash of ours.
  const error: unknown = await sql`select 1`.execute(db).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error === undefined || Refusal.is(error, 'DATABASE_UNAVAILABLE')).toBe(true);
  const restarted = await start(dataDir);
  expect(restarted.adopted).toBe(false);
  expect(restarted.pid).not.toBe(first.pid);
  const { rows } = await sql`select n from kept`.execute(db);
  expect(rows).toEqual([{ n: 42 }]);
  const { rows: tcp } = await sql<{ listen_addresses: string }>`show listen_addresses`.execute(db);
  expect(tcp[0]?.listen_addresses).toBe('');
  await db.destroy();
  await restarted.stop();
  expect(await isServerOf(restarted.pid, join(dataDir, 'pgdata'))).toBe(false);
});

test('five starters at once end with one server', async () => {
  const dataDir = join(root, 'race');
  const all = await Promise.all(Array.from({ length: 5 }, () => start(dataDir)));
  expect(new Set(all.map(one => one.pid)).size).toBe(1);
  expect(all.filter(one => !one.adopted)).toHaveLength(1);
});

test('a postmaster.pid whose number belongs to another program now is removed, that program is left alone', async () => {
  const dataDir = join(root, 'stale');
  const first = await start(dataDir);
  await first.stop();
  const stranger = spawn('sleep', ['60']);
  const pidFile = join(dataDir, 'pgdata', 'postmaster.pid');
  await writeFile(pidFile, `${stranger.pid}\n${dataDir}/pgdata\n1\n5432\n${dataDir}/socket\n\n0 0\nready\n`);
  const owner = await stat(join(dataDir, 'pgdata'));
  await chown(pidFile, owner.uid, owner.gid);
  const second = await start(dataDir);
  expect(second.adopted).toBe(false);
  expect(stranger.exitCode).toBe(null);
  expect(stranger.signalCode).toBe(null);
  stranger.kill();
});

test('a data directory too deep for a socket path gets a short one, found again after a restart', async () => {
  const dataDir = join(root, 'd'.repeat(100), 'e'.repeat(40));
  await mkdir(join(root, 'd'.repeat(100)), { mode: 0o755 });
  const first = await start(dataDir);
  const socketDir = await readFile(join(dataDir, 'socket-dir'), 'utf8');
  expect(socketDir.length).toBeLessThan(60);
  expect((await stat(socketDir)).mode & 0o777).toBe(0o700);
  await first.stop();
  const second = await start(dataDir);
  expect(second.url).toBe(first.url);
  await second.stop();
  await rm(socketDir, { recursive: true });
});

test.runIf(process.getuid?.() === 0)(
  'as root, a directory that the server user may not enter is refused with advice',
  async () => {
    const closed = join(root, 'closed');
    await mkdir(closed, { mode: 0o700 });
    await expect(startEmbedded({ dataDir: join(closed, 'db'), log: silentLog, clock: systemClock })).rejects.toThrow(
      'choose a data directory',
    );
  },
);

test('the pid file is read for its number, socket and readiness', () => {
  expect(parsePostmasterPid('12\n/d\n1\n5432\n/s\n\n1 2\nstarting\n')).toEqual({
    pid: 12,
    socketDir: '/s',
    ready: false,
  });
  expect(parsePostmasterPid('')).toBeUndefined();
});
