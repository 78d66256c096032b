// One simulated host: a TLS port with the agent protocol on it, the images and the enrolment, as on a real one. A client
// without a certificate of the engine's authority gets at images (by ticket) and nothing else.
import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { DemoHost } from '@overt/agent-protocol/demo-fleet';
import type { VerbHandlers } from '@overt/agent-protocol/dispatcher';
import { eventHub } from '@overt/agent-protocol/event-hub';
import { memoryFenceStore, memoryJournal } from '@overt/agent-protocol/idempotency';
import { agentRequestHandler, attachAgent } from '@overt/agent-protocol/server';
import { isEngineConnection } from '@overt/agent-protocol/trust';
import { logTail } from '@overt/kernel/log-tail';
import type { Clock, Log, RandomSource } from '@overt/kernel/ports';
import { refuse } from '@overt/kernel/refusal';
import { rfbConsole } from '../consoles/rfb.ts';
import { serialConsole } from '../consoles/serial.ts';
import type { Failures } from '../failures.ts';
import type { ImageFiles } from '../images/image-files.ts';
import { imageHandler } from '../images/image-server.ts';
import { ticketStore } from '../images/tickets.ts';
import type { SimStorage } from '../storage/sim-storage.ts';
import { storageHandlers, type VolumeUsers } from '../storage/storage-handlers.ts';
import { guestOf, isDown, type SimDisk } from '../vms/sim-vm.ts';
import { vmHandlers } from '../vms/vm-handlers.ts';
import { vmMachine, type Pace, type VmMachine } from '../vms/vm-machine.ts';
import { isDue, sampleOf } from '../vms/vm-statistics.ts';
import { capabilitiesOf, hostSampleOf, simulatedDevices } from './host-reports.ts';
import { enrolment, type SavedIdentity } from './identity.ts';

/** Two hundred hosts share one process: a replay window of a minute or two, not of an hour. */
const RING = { maxEvents: 1_000, maxBytes: 160 * 1024 };

/** Two hundred hosts share its memory, too. */
const KEPT_LINES = 200;

export interface SimHostOptions {
  readonly host: DemoHost;
  readonly address: string;
  /** 0: any. */
  readonly port: number;
  readonly token: string;
  readonly identity: SavedIdentity;
  readonly storage: SimStorage;
  readonly files: ImageFiles;
  readonly failures: Failures;
  readonly pace: Pace;
  readonly bootTime: number;
  readonly changed: () => void;
  readonly flush: () => Promise<void>;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly log: Log;
}

export interface SimHost {
  readonly index: number;
  readonly port: number;
  readonly vms: VmMachine;
  readonly enrolled: boolean;
  readonly alive: boolean;
  /** Engines that take its events now. */
  readonly followers: number;
  /** Publishes samples: the host's, and those of the VMs that are due in this round. */
  pulse(round: number): void;
  /** `network`: it cannot be reached, its VMs run on. `power`: it and its VMs are gone. */
  die(how: 'network' | 'power'): void;
  revive(): void;
  close(): Promise<void>;
}

export async function startSimHost(options: SimHostOptions): Promise<SimHost> {
  const { host, address, storage, files, clock, identity } = options;
  const tail = logTail(options.log, () => clock.now(), KEPT_LINES);
  const { log } = tail;
  const events = eventHub({ epoch: options.random.uuid(), ...RING });
  const vms = vmMachine({ clock, events, pace: options.pace, displayAddress: address, changed: options.changed });
  const tickets = ticketStore({ storage, hostIndex: host.index, clock });
  const sockets = new Set<Socket>();
  let alive = true;
  let port = options.port;

  const sample = () =>
    hostSampleOf({
      host,
      vms: vms.all(),
      storageDomains: storage.samples(host.index),
      at: clock.now(),
      bootTime: options.bootTime,
    });

  function userOf(uses: (disk: SimDisk) => boolean): string | undefined {
    for (const vm of vms.all()) if (!isDown(vm) && vm.disks.some(uses)) return vm.vmId;
    return undefined;
  }
  const users: VolumeUsers = {
    ofVolume: volumeId => userOf(disk => disk.volumeId === volumeId),
    ofImage: imageId => userOf(disk => disk.diskId === imageId),
    ofDomain: storageDomainId => userOf(disk => disk.storageDomainId === storageDomainId),
  };

  const announce = (taskId: string) => events.publish({ type: 'task', taskId, state: 'done', percent: 100 });
  const handlers: VerbHandlers = {
    ...storageHandlers({ storage, files, hostIndex: host.index, users, announce }),
    ...tickets.handlers,
    ...vmHandlers({ vms, storage, hostIndex: host.index, clock }),
    'Host.ping': async () => ({ at: clock.now() }),
    'Host.getCapabilities': async () => capabilitiesOf(host, address, port),
    'Host.getDevices': async () => ({
      devices: simulatedDevices(),
    }),
    'Host.getLog': async ({ maxBytes }) => ({ lines: [...tail.lines(maxBytes)] }),
    'Host.getStats': async () => sample(),
    'Host.getAllVmStats': async () => {
      const running = [...vms.all()].filter(vm => !isDown(vm));
      const at = clock.now();
      return {
        samples: running.map(vm => sampleOf(vm, at)),
        guests: running.map(vm => ({ vmId: vm.vmId, guest: guestOf(vm) })),
      };
    },
  };

  const certificates = enrolment({
    saved: identity,
    hardwareId: host.id,
    hostname: host.name,
    token: options.token,
    async onChange() {
      server.setSecureContext({ ...certificates.material(), minVersion: 'TLSv1.2' });
      await options.flush();
    },
  });
  const images = imageHandler(tickets, files);
  const handler = agentRequestHandler({
    handlers: options.failures.around(host.index, handlers),
    fenceStore: memoryFenceStore(),
    journal: memoryJournal(1_000),
    events,
    async openConsole(vmId, kind) {
      const vm = vms.running(vmId);
      if (kind === 'serial' && vm.serial) return serialConsole(vm, clock);
      if (kind === 'vnc' && vm.graphics.includes('vnc')) return rfbConsole(vm);
      return refuse('AGENT_NO_SUCH_CONSOLE', { vmId, kind });
    },
    authorize: request => isEngineConnection(request.socket as TLSSocket),
    extra: async (request, response) =>
      (await images(request, response)) || (await certificates.answer(request, response)),
    log,
    random: options.random,
  });

  const server = createServer({
    ...certificates.material(),
    minVersion: 'TLSv1.2',
    requestCert: true,
    rejectUnauthorized: false,
    keepAliveTimeout: 75_000,
  });
  server.on('connection', (socket: Socket) => {
    if (!alive) return void socket.destroy();
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('tlsClientError', error => log.debug({ error: error.message }, 'TLS handshake failed'));
  attachAgent(server, handler);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: address, port }, resolve);
  });
  port = (server.address() as AddressInfo).port;

  return {
    index: host.index,
    port,
    vms,
    get enrolled() {
      return certificates.enrolled;
    },
    get alive() {
      return alive;
    },
    get followers() {
      return events.followers();
    },
    pulse(round) {
      if (!alive) return;
      const at = clock.now();
      const samples = [];
      for (const vm of vms.all()) if (isDue(vm, round)) samples.push(sampleOf(vm, at));
      if (samples.length > 0) events.publish({ type: 'vm.samples', samples });
      events.publish({ type: 'host.sample', sample: sample() });
    },
    die(how) {
      alive = false;
      for (const socket of sockets) socket.destroy();
      if (how === 'power') vms.lose();
    },
    revive() {
      alive = true;
    },
    async close() {
      vms.stop();
      handler.close();
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
