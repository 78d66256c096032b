// Brings everything up in the right order, what does not depend on each other side by side:
//   packages -> { database | portal | libvirt -> network -> host agent | simulated hosts } -> engine
// Each piece is handed to the supervisor as soon as it is up, so that an interrupted start also ends in order.
import { mkdir } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '@overt/database/embedded';
import type { Clock, Log } from '@overt/kernel/ports';
import { writeBootstrap } from './bootstrap-file.ts';
import { writeJson } from './files.ts';
import { readAcceleration } from './host/acceleration.ts';
import { ensureLibvirt, stopLibvirt } from './host/libvirt-daemon.ts';
import { answers } from './host/virsh.ts';
import { ensureNetwork, NETWORK } from './host/virtual-network.ts';
import { startPart, stopPart, type PartSpec, type RunningPart } from './parts/part.ts';
import { isAlive, startTimeOf } from './parts/process-record.ts';
import { agentSpec, engineSpec, simulatorSpec, type Installation } from './parts/specs.ts';
import type { Supervision } from './parts/supervisor.ts';
import { buildPortal, portalDist } from './portal-build.ts';
import type { StartLog } from './start-log.ts';

export interface StartPorts {
  readonly clock: Clock;
  readonly log: Log;
  readonly screen: StartLog;
  readonly supervision: Supervision;
  /** Aborts when the user wants Overt to end, also in the middle of the start. */
  readonly ended: AbortSignal;
}

/** What the engine says when it is ready; also what `--ready-file` gets. */
export interface ReadyProduct {
  readonly url: string;
  readonly apiUrl: string;
  readonly caFile: string;
  readonly username: string;
  readonly passwordFile: string;
}

export async function startProduct(i: Installation, ports: StartPorts): Promise<ReadyProduct> {
  const { screen } = ports;
  const [databaseUrl] = await allOrNothing([
    screen.phase(
      'database',
      () => startDatabase(i, ports),
      () => (i.options.databaseUrl === undefined ? 'private PostgreSQL' : 'as OVERT_DATABASE_URL says'),
    ),
    screen.phase(
      'portal',
      () => buildPortal(i.root),
      result => (result === 'none' ? 'none to build' : result),
    ),
    i.options.localHost ? startHost(i, ports) : Promise.resolve(),
    i.options.demo === undefined ? Promise.resolve() : startSimulator(i, ports),
  ]);
  await writeBootstrap(i);
  const engine = await screen.phase(
    'engine',
    () => startKept(i, ports, () => engineSpec(i, databaseUrl, portalDist(i.root), reachableAddress(i.options.listen))),
    ({ adopted }) => `port ${i.ports.engine}${adopted ? ', ran already' : ''}`,
  );
  const said = (key: keyof ReadyProduct): string => String(engine.ready[key] ?? '');
  return {
    url: said('url'),
    apiUrl: said('apiUrl'),
    caFile: said('caFile'),
    username: said('username'),
    passwordFile: said('passwordFile') || i.paths.passwordFile,
  };
}

/** Like Promise.all, but a failure is thrown only when nothing works any more behind it: then stopping is orderly. */
async function allOrNothing<T extends readonly unknown[]>(work: {
  readonly [K in keyof T]: Promise<T[K]>;
}): Promise<T> {
  await Promise.allSettled(work);
  return Promise.all(work) as unknown as Promise<T>;
}

async function startDatabase(i: Installation, { clock, log, supervision }: StartPorts): Promise<string> {
  if (i.options.databaseUrl !== undefined) return i.options.databaseUrl;
  const start = () => startEmbedded({ dataDir: i.paths.database, log, clock });
  let server = await start();
  let startTime = startTimeOf(server.pid);
  supervision.keep({
    name: 'the database',
    logs: [],
    isUp: async () => startTime !== undefined && startTimeOf(server.pid) === startTime,
    async start() {
      server = await start();
      startTime = startTimeOf(server.pid);
    },
    stop: () => server.stop(),
  });
  return server.url;
}

async function startHost(i: Installation, ports: StartPorts): Promise<void> {
  const { screen, clock, supervision, ended } = ports;
  const acceleration = await readAcceleration(i.env['OVERT_ACCEL']);
  const libvirt = await screen.phase(
    'virtualization',
    () => ensureLibvirt(i.paths, clock, ended),
    daemon => `${acceleration.kind === 'kvm' ? 'KVM' : 'emulation'}, libvirtd by ${daemon.by}`,
  );
  if (acceleration.kind === 'tcg') {
    screen.notice(`Virtual machines run by emulation (QEMU's TCG), slowly: ${acceleration.reason}.`);
  }
  supervision.keep({
    name: 'libvirtd',
    logs: [i.paths.logOf('libvirtd'), i.paths.logOf('libvirtd-output')],
    // A foreign daemon is its owner's to keep alive.
    isUp: async () => libvirt.by !== 'overt' || answers(libvirt.virsh),
    start: signal => ensureLibvirt(i.paths, clock, signal).then(() => undefined),
    stop: () => stopLibvirt(libvirt, i.paths, clock),
  });
  const network = await screen.phase(
    'network',
    () => ensureNetwork(libvirt.virsh, join(i.paths.libvirt, 'network.xml'), clock),
    describeNetwork,
  );
  if (network.mode === 'isolated') {
    screen.notice('NAT is not possible here: virtual machines get addresses but reach nothing outside this machine.');
  }
  await mkdir(i.paths.agent, { recursive: true, mode: 0o700 });
  await mkdir(i.paths.storage, { recursive: true, mode: 0o755 });
  await writeJson(join(i.paths.agent, 'networks.json'), { [NETWORK]: network.bridge });
  const display = reachableAddress(i.options.listen);
  await screen.phase(
    'host agent',
    () => startKept(i, ports, () => agentSpec(i, display)),
    ({ adopted }) => `port ${i.ports.agent}${adopted ? ', ran already' : ''}`,
  );
}

const describeNetwork = ({ bridge, subnet, mode }: { bridge: string; subnet: string; mode: string }): string =>
  `${NETWORK}, ${subnet} on ${bridge}, ${mode === 'nat' ? 'NAT' : 'isolated'}`;

/** Portal and consoles are announced where clients reach them; behind a wildcard that is the machine's first address. */
function reachableAddress(listen: string): string {
  if (listen !== '0.0.0.0' && listen !== '::') return listen;
  const all = Object.entries(networkInterfaces()).flatMap(([name, list]) =>
    /^(overtbr|virbr|docker)/.test(name) ? [] : (list ?? []),
  );
  return all.find(a => a.family === 'IPv4' && !a.internal)?.address ?? '127.0.0.1';
}

async function startSimulator(i: Installation, ports: StartPorts): Promise<void> {
  const { demo } = i.options;
  if (demo === undefined) return;
  await mkdir(i.paths.simulator, { recursive: true, mode: 0o700 });
  await ports.screen.phase(
    'simulated hosts',
    () => startKept(i, ports, () => simulatorSpec(i, demo)),
    () => `${demo.hosts} hosts, ${demo.vms} virtual machines`,
  );
}

async function startKept(
  i: Installation,
  { clock, supervision, ended }: StartPorts,
  spec: () => PartSpec,
): Promise<RunningPart> {
  const first = spec();
  let running = await startPart(first, i.paths, clock, ended);
  supervision.keep({
    name: `the ${first.name}`,
    logs: [i.paths.logOf(first.name)],
    isUp: async () => isAlive(running.record),
    async start(signal) {
      running = await startPart(spec(), i.paths, clock, signal);
    },
    stop: () => stopPart(first, i.paths, clock),
  });
  return running;
}
