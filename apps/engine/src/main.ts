// The engine's process: reads its options, finds its database and key, starts, tells that it is ready, ends on a signal.
import { mkdir, open, readFile, rename, writeFile } from 'node:fs/promises';
import { hostname, networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '@overt/database/embedded';
import {
  environment,
  jsonLog,
  keepCompiled,
  printError,
  printLine,
  systemClock,
  systemRandom,
} from '@overt/kernel/system';
import { Bug, Refusal } from '@overt/kernel/refusal';
import type { RandomSource } from '@overt/kernel/ports';
import { productionAdapters } from './adapters.ts';
import { smtpMailer } from './brokers/mail/smtp-mailer.ts';
import { notifier } from './features/notifications/notifier.ts';
import { parseConfig, passwordFile, type EngineConfig } from './config.ts';
import { startEngine } from './engine.ts';
import { readBootstrap } from './features/bootstrap/bootstrap-file.ts';
import { bootstrapReconciler } from './features/bootstrap/bootstrap.reconciler.ts';
import { ADMIN } from './features/bootstrap/builtin.ts';
import { SECRET_KEY_BYTES } from './features/certificates/secret-box.ts';

async function main(): Promise<void> {
  const config = parseConfig(process.argv.slice(2), environment);
  const log = jsonLog(config.logLevel, { name: 'engine' });
  await mkdir(config.dataDirectory, { recursive: true, mode: 0o755 });
  const secretKey = await sharedKey(join(config.dataDirectory, 'secret.key'), systemRandom);
  const bootstrap = config.bootstrapFile === undefined ? undefined : await readBootstrap(config.bootstrapFile);
  const embedded =
    config.databaseUrl === undefined
      ? await startEmbedded({ dataDir: join(config.dataDirectory, 'postgresql'), log, clock: systemClock })
      : undefined;
  const adapters = productionAdapters({ clock: systemClock, random: systemRandom, log });
  const engine = await startEngine(
    {
      databaseUrl: config.databaseUrl ?? embedded?.url ?? '',
      secretKey,
      listen: config.listen,
      port: config.port,
      publicUrl: config.publicUrl,
      addresses: ownAddresses(config),
      nodeName: config.nodeName,
      portalDirectory: config.portalDirectory,
      adminPassword: config.adminPassword,
      keepPassword: password => writePrivate(passwordFile(config), `${password}\n`),
    },
    {
      ...adapters,
      reconcilers: [
        ...(adapters.reconcilers ?? []),
        notifier(config.smtp === undefined ? undefined : smtpMailer(config.smtp)),
        ...(bootstrap === undefined ? [] : [bootstrapReconciler(bootstrap)]),
      ],
    },
  );
  const caFile = join(config.dataDirectory, 'ca.crt');
  await writeFile(caFile, engine.caPem, { mode: 0o644 });
  if (config.readyFile !== undefined) {
    const ready = {
      url: engine.url,
      apiUrl: `${engine.url}/ovirt-engine/api`,
      caFile,
      username: ADMIN.principal,
      passwordFile: passwordFile(config),
    };
    await writeWhole(config.readyFile, `${JSON.stringify(ready)}\n`);
  }
  printLine(`Overt serves at ${engine.url}`);
  keepCompiled();
  const ended = Promise.withResolvers<void>();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => ended.resolve());
  await ended.promise;
  log.info({}, 'the engine stops');
  await engine.stop();
  await embedded?.stop();
}

/** Made by whoever comes first; all replicas with this data directory read the same. */
async function sharedKey(file: string, random: RandomSource): Promise<Uint8Array> {
  try {
    const handle = await open(file, 'wx', 0o600);
    await handle.writeFile(random.bytes(SECRET_KEY_BYTES));
    await handle.sync();
    await handle.close();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  for (let tries = 0; tries < 50; tries++) {
    const key = await readFile(file);
    if (key.length === SECRET_KEY_BYTES) return key;
    await systemClock.sleep(20);
  }
  throw new Bug(`${file} is not a key of ${SECRET_KEY_BYTES} bytes`);
}

function ownAddresses(config: EngineConfig): string[] {
  const interfaces = Object.values(networkInterfaces()).flatMap(list => list ?? []);
  const own = interfaces.map(one => one.address.replace(/%.*$/, '')).filter(address => !address.startsWith('fe80'));
  const named = config.publicUrl === undefined ? [] : [new URL(config.publicUrl).hostname];
  return [...new Set(['localhost', '127.0.0.1', '::1', hostname(), ...named, ...own])];
}

const writePrivate = (file: string, text: string): Promise<void> => writeWhole(file, text, 0o600);

async function writeWhole(file: string, text: string, mode = 0o644): Promise<void> {
  await writeFile(`${file}.new`, text, { mode });
  await rename(`${file}.new`, file);
}

main().catch((error: unknown) => {
  printError(
    Refusal.is(error) ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error),
  );
  process.exitCode = 1;
  // Timers of half-started parts must not keep a failed start alive.
  setTimeout(() => process.exit(1), 100).unref();
});
