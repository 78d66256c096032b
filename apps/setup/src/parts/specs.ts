// The command lines of the parts: the whole contract between setup and engine, host agent and simulator.
import { join } from 'node:path';
import { DEFAULT_SOCKET } from '../host/virsh.ts';
import type { DemoSize, Options } from '../options.ts';
import type { Paths } from '../paths.ts';
import type { PortName } from '../ports.ts';
import type { PartSpec } from './part.ts';

export interface Installation {
  /** The repository, or whatever holds apps/. */
  readonly root: string;
  readonly node: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly paths: Paths;
  readonly options: Options;
  readonly ports: Readonly<Record<PortName, number>>;
}

// Measured with 10000 VMs, on a machine with much memory, for which V8 chooses large heaps: a young generation of 128 MiB
// that is always touched, and an old one that may hold four times what is alive before it is looked through. Kept small, both
// cost no time that could be measured, neither under load nor in listing all VMs. And a pool of malloc for each thread held
// 40 MiB that nobody used.
const lean = (spec: PartSpec): PartSpec => ({
  ...spec,
  args: ['--max-semi-space-size=16', '--heap-growing-percent=50', ...spec.args],
  env: { MALLOC_ARENA_MAX: '2', ...spec.env },
});

const part = (i: Installation, name: string, args: Readonly<Record<string, string | number>>): PartSpec => ({
  name,
  program: i.node,
  args: [
    join(i.root, 'apps', name, 'src', 'main.ts'),
    ...Object.entries({ ...args, 'ready-file': i.paths.readyOf(name) }).flatMap(([key, value]) => [
      `--${key}`,
      String(value),
    ]),
  ],
  env: i.env,
  startSeconds: 300,
  stopPatience: 20_000,
});

const isLoopback = (address: string): boolean => /^(127\.|::1$|localhost$)/.test(address);

export const engineSpec = (i: Installation, databaseUrl: string, portalDist: string, publicAddress: string): PartSpec =>
  lean(
    part(i, 'engine', {
      // On loopback the engine's own choice is right: its name there is localhost.
      ...(isLoopback(publicAddress) ? {} : { 'public-url': `https://${publicAddress}:${i.ports.engine}` }),
      data: i.paths.data,
      listen: i.options.listen,
      port: i.ports.engine,
      'database-url': databaseUrl,
      'portal-dist': portalDist,
      bootstrap: i.paths.bootstrap,
    }),
  );

export const agentSpec = (i: Installation, displayAddress: string): PartSpec =>
  part(i, 'host-agent', {
    data: i.paths.agent,
    listen: '127.0.0.1',
    port: i.ports.agent,
    'image-port': i.ports.image,
    'libvirt-socket': DEFAULT_SOCKET,
    'display-address': displayAddress,
  });

export const simulatorSpec = (i: Installation, demo: DemoSize): PartSpec =>
  part(i, 'simulator', { hosts: demo.hosts, vms: demo.vms, 'base-port': i.ports.simulator, data: i.paths.simulator });
