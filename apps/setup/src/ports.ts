// Which TCP ports the parts use. Once chosen a port stays (ports.json), so that addresses survive a restart; another one is
// taken only when a foreign program holds it.
import { connect, createServer } from 'node:net';
import { refuse } from '@overt/kernel/refusal';
import { readJson, writeJson } from './files.ts';
import type { Options } from './options.ts';
import type { Paths } from './paths.ts';

export type PortName = 'engine' | 'agent' | 'image' | 'simulator';

export interface PortRequest {
  readonly name: PortName;
  readonly wanted: number;
  /** How many in a row. */
  readonly count: number;
  /** True when one of our parts, which is running, holds it. */
  readonly ours: boolean;
}

const AGENT_PORT = 54_321;
const IMAGE_PORT = 54_322;
const SIMULATOR_PORT = 54_400;

export async function choosePorts(
  options: Options,
  paths: Paths,
  runs: (part: string) => Promise<boolean>,
): Promise<Record<PortName, number>> {
  const recorded = (await readJson(paths.ports)) ?? {};
  const before = (name: PortName, otherwise: number): number =>
    typeof recorded[name] === 'number' ? recorded[name] : otherwise;
  const engineWanted = options.portIsFixed ? options.port : before('engine', options.port);
  const requests: PortRequest[] = [
    {
      name: 'engine',
      wanted: engineWanted,
      count: 1,
      ours: (await runs('engine')) && engineWanted === recorded['engine'],
    },
    { name: 'agent', wanted: before('agent', AGENT_PORT), count: 1, ours: await runs('host-agent') },
    { name: 'image', wanted: before('image', IMAGE_PORT), count: 1, ours: await runs('host-agent') },
    {
      name: 'simulator',
      wanted: before('simulator', SIMULATOR_PORT),
      count: options.demo?.hosts ?? 0,
      ours: await runs('simulator'),
    },
  ];
  const taken = new Set<number>();
  const chosen: Record<PortName, number> = { engine: 0, agent: 0, image: 0, simulator: 0 };
  for (const request of requests) {
    const address = request.name === 'engine' ? options.listen : '127.0.0.1';
    const port = request.ours || request.count === 0 ? request.wanted : await nextFree(request, address, taken);
    if (request.name === 'engine' && port !== request.wanted && options.portIsFixed) {
      refuse('SETUP_PORT_IN_USE', { port: request.wanted, address: options.listen, free: port });
    }
    for (let n = 0; n < Math.max(1, request.count); n++) taken.add(port + n);
    chosen[request.name] = port;
  }
  await writeJson(paths.ports, chosen);
  return chosen;
}

async function nextFree({ wanted, count }: PortRequest, address: string, taken: ReadonlySet<number>): Promise<number> {
  for (let first = wanted; first + count <= 65_536; first++) {
    let free = true;
    for (let n = 0; n < count && free; n++) free = !taken.has(first + n) && (await isFree(first + n, address));
    if (free) return first;
  }
  return refuse('SETUP_PORT_IN_USE', { port: wanted, address, free: 0 });
}

export function isFree(port: number, address: string): Promise<boolean> {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: address, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

export function accepts(port: number, address: string): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect({ port, host: address, timeout: 2000 });
    const answer = (value: boolean): void => {
      socket.destroy();
      resolve(value);
    };
    socket
      .once('connect', () => answer(true))
      .once('error', () => answer(false))
      .once('timeout', () => answer(false));
  });
}
