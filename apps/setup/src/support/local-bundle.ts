// `npm start -- support-bundle`: what can be told of an installation whose engine does not answer. Logs of the parts, whether
// they run, what the doctor finds, and the machine. Command lines, environment, passwords and keys are not read: a database's
// URL stands in the first two.
import { mkdir, mkdtemp, open, readdir, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { cpus, freemem, loadavg, release, tmpdir, totalmem, uptime } from 'node:os';
import { join, resolve } from 'node:path';
import type { Clock } from '@overt/kernel/ports';
import { refuse } from '@overt/kernel/refusal';
import { runDoctor, type DoctorPorts } from '../doctor/doctor.ts';
import { readJson } from '../files.ts';
import type { Options } from '../options.ts';
import { isAlive, readRecord } from '../parts/process-record.ts';
import { pathsIn, type Paths } from '../paths.ts';
import { runProgram } from '../run-program.ts';
import { tailOf, withoutRows } from './log-tails.ts';

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

/** Writes it and says where. Refuses SETUP_BUNDLE_FAILED. */
export async function writeLocalBundle(options: Options, cwd: string, ports: DoctorPorts): Promise<void> {
  const day = stamp(ports.clock);
  const target = resolve(cwd, options.output ?? `overt-support-local-${day}.tar.gz`);
  const paths = pathsIn(options.dataDir);
  const work = await mkdtemp(join(tmpdir(), 'overt-support-'));
  try {
    const top = join(work, `overt-support-${day}`);
    for await (const { name, content } of files(options, paths, ports)) {
      await mkdir(join(top, name, '..'), { recursive: true });
      await writeFile(join(top, name), content, { mode: 0o600 });
    }
    await pack(work, target);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  ports.terminal.print(`Written: ${target}`);
  ports.terminal.print(
    'It holds logs and states of this machine. While the engine answers, `overt support-bundle` tells more.',
  );
}

const stamp = (clock: Clock): string => new Date(clock.now()).toISOString().slice(0, 19).replaceAll(/[:-]/g, '');

/** Under another name until it is whole, and for its owner alone. */
async function pack(from: string, target: string): Promise<void> {
  const aside = `${target}.part`;
  const made = await open(aside, 'w', 0o600).catch((error: unknown) =>
    refuse('SETUP_BUNDLE_FAILED', { target, reason: error instanceof Error ? error.message : String(error) }),
  );
  await made.close();
  const { code, stderr } = await runProgram('tar', ['--create', '--gzip', '--file', aside, '--directory', from, '.']);
  if (code === 0) return await rename(aside, target);
  await rm(aside, { force: true });
  return refuse('SETUP_BUNDLE_FAILED', { target, reason: stderr.trim().slice(0, 300) });
}

interface BundledFile {
  readonly name: string;
  readonly content: string;
}

async function* files(options: Options, paths: Paths, ports: DoctorPorts): AsyncGenerator<BundledFile> {
  yield await told('machine.json', async () => json(await machine(paths, ports.clock)));
  yield await told('parts.json', async () => json(await parts(paths)));
  yield await told('ports.json', async () => json((await readJson(paths.ports)) ?? {}));
  yield await told('doctor.txt', () => doctor(options, ports));
  for (const name of await logsIn(paths.logs)) yield await told(`logs/${name}`, () => tailOf(join(paths.logs, name)));
  const database = join(paths.database, 'log');
  for (const name of await logsIn(database))
    yield await told(`logs/postgres/${name}`, async () => withoutRows(await tailOf(join(database, name))));
}

/** What cannot be read is told in its place. */
async function told(name: string, content: () => Promise<string>): Promise<BundledFile> {
  try {
    return { name, content: await content() };
  } catch (error) {
    return { name: `${name}.failed`, content: `${error instanceof Error ? error.message : String(error)}\n` };
  }
}

/** Those of now, and those that were turned away last. */
const logsIn = async (directory: string): Promise<readonly string[]> =>
  (await readdir(directory).catch(() => [])).filter(name => /^[\w.-]+\.log(\.1)?$/.test(name)).toSorted();

async function machine(paths: Paths, clock: Clock) {
  const disk = await statfs(paths.data).catch(() => undefined);
  return {
    taken: new Date(clock.now()).toISOString(),
    data: paths.data,
    node: process.version,
    kernel: release(),
    architecture: process.arch,
    processors: cpus().length,
    load: loadavg(),
    uptimeSeconds: Math.round(uptime()),
    memoryBytes: totalmem(),
    freeMemoryBytes: freemem(),
    diskBytes: disk === undefined ? null : disk.bsize * disk.blocks,
    freeDiskBytes: disk === undefined ? null : disk.bsize * disk.bavail,
  };
}

async function parts(paths: Paths) {
  const names = (await readdir(paths.run).catch(() => [])).filter(name => name.endsWith('.pid')).toSorted();
  return await Promise.all(
    names.map(async name => {
      const record = await readRecord(join(paths.run, name));
      const part = name.replace(/\.pid$/, '');
      return record === undefined ? { part, readable: false } : { part, pid: record.pid, runs: isAlive(record) };
    }),
  );
}

async function doctor(options: Options, ports: DoctorPorts): Promise<string> {
  const said: string[] = [];
  await runDoctor(options, { ...ports, terminal: { print: line => void said.push(line), colours: false } });
  return `${said.join('\n')}\n`;
}
