// Puts the agent together from its parts; main.ts and tests give it its ports. Stopping it leaves the VMs alone.
import { chmod, mkdir } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import type { VerbHandlers } from '@overt/agent-protocol/dispatcher';
import { eventHub } from '@overt/agent-protocol/event-hub';
import { agentRequestHandler } from '@overt/agent-protocol/server';
import { isEngineConnection } from '@overt/agent-protocol/trust';
import { logTail } from '@overt/kernel/log-tail';
import type { Clock, Log, RandomSource } from '@overt/kernel/ports';
import { startClient } from '@overt/libvirt/client';
import { consoleOpener } from './consoles/open-console.ts';
import { serialHub } from './consoles/serial-hub.ts';
import { openCallMemory } from './durable/call-memory.ts';
import { hookRunner } from './hooks/run-hooks.ts';
import { chooseAcceleration } from './host/acceleration.ts';
import { readHardwareId } from './host/capabilities.ts';
import { startHostReports } from './host/host-reports.ts';
import { hostNetworks } from './host/host-networks.ts';
import { hypervisor } from './host/hypervisor.ts';
import { openEnrolment, type TlsMaterial } from './identity/enrolment.ts';
import { openHostKey } from './identity/host-key.ts';
import { imageRequestHandler } from './images/image-server.ts';
import { ticketStore } from './images/ticket-store.ts';
import { liveVolumeUsers } from './vms/live-volumes.ts';
import { startMonitoring } from './monitoring/start-monitoring.ts';
import { activeDomains } from './storage/active-domains.ts';
import { storageHandlers } from './storage/storage-handlers.ts';
import { taskRegistry } from './tasks/task-registry.ts';
import { listen, type TlsServers } from './tls-servers.ts';
import { adoption } from './vms/adoption.ts';
import { translateErrors } from './vms/translate-errors.ts';
import { vmFiles } from './vms/vm-files.ts';
import { vmHandlers } from './vms/vm-handlers.ts';
import { turns } from './turns.ts';
import type { VmPorts } from './vms/vm-ports.ts';
import { vmTable } from './vms/vm-table.ts';

export interface AgentOptions {
  readonly dataDirectory: string;
  readonly listenAddress: string;
  /** 0: any free port. */
  readonly port: number;
  readonly imagePort: number;
  readonly libvirtSocket: string;
  readonly displayAddress: string;
  /** Name or address under which clients reach this host; the listen address or the hostname when absent. */
  readonly publicAddress?: string | undefined;
  /** `kvm` or `tcg`: instead of looking. */
  readonly accel?: string | undefined;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly log: Log;
}

export interface RunningAgent {
  readonly port: number;
  readonly imagePort: number;
  readonly enrolled: boolean;
  stop(): Promise<void>;
}

export async function startAgent(options: AgentOptions): Promise<RunningAgent> {
  const { dataDirectory, clock, random } = options;
  const tail = logTail(options.log, () => clock.now());
  const { log } = tail;
  const qemuDirectory = join(dataDirectory, 'qemu');
  await mkdir(qemuDirectory, { recursive: true });
  // QEMU runs as another user and must be able to pass through; every secret file is 0600 itself.
  for (const directory of [dataDirectory, qemuDirectory]) await chmod(directory, 0o711);

  const acceleration = await chooseAcceleration(options.accel);
  const hardwareId = await readHardwareId(dataDirectory, random);
  const callMemory = await openCallMemory(dataDirectory, { clock, log });
  const events = eventHub({ epoch: random.uuid() });
  const networks = hostNetworks(dataDirectory);
  const domains = await activeDomains(dataDirectory, { clock, log });
  const tasks = taskRegistry({
    log,
    announce: ({ taskId, state, percent }) => events.publish({ type: 'task', taskId, state, percent }),
  });
  const table = vmTable({ log, announce: report => events.publish({ type: 'vm.status', report }) });
  const libvirt = startClient({
    address: { kind: 'unix', path: options.libvirtSocket },
    uri: 'qemu:///system',
    clock,
    log: log.child({ part: 'libvirt' }),
  });
  const ports: VmPorts = {
    libvirt,
    table,
    files: await vmFiles(dataDirectory, log),
    locks: turns(),
    domains,
    networks,
    hypervisor: hypervisor({ libvirt, accel: acceleration.accel, log }),
    hooks: hookRunner(dataDirectory, log),
    clock,
    random,
    log,
    accel: acceleration.accel,
    displayAddress: options.displayAddress,
    hardwareId,
    qemuDirectory,
  };
  const users = liveVolumeUsers(ports);
  const tickets = ticketStore({ domains, users, clock, log });
  const serial = serialHub({ libvirt, log });
  const monitoring = startMonitoring({ ...ports, events });
  const adopted = await adoption(ports, monitoring.guests.agentChanged);

  const running: { servers?: TlsServers } = {};
  const host = startHostReports({
    ...ports,
    events,
    acceleration,
    hardwareId,
    monitoring,
    logLines: tail.lines,
    imageServerUrl: () => `https://${publicAddress(options)}:${running.servers?.imagePort ?? options.imagePort}`,
  });
  const handlers: VerbHandlers = {
    ...storageHandlers({ domains, tasks, users, clock, log }),
    ...tickets.handlers,
    ...translateErrors(adopted.gate(vmHandlers(ports))),
    ...host.handlers,
  };
  const enrolment = await openEnrolment({
    dataDirectory,
    key: await openHostKey(dataDirectory, hardwareId, clock),
    hardwareId,
    clock,
    log,
    onChange: (material: TlsMaterial) => running.servers?.use(material),
  });
  const handler = agentRequestHandler({
    handlers,
    ...callMemory,
    events,
    openConsole: consoleOpener(ports, serial),
    authorize: request => isEngineConnection(request.socket as TLSSocket),
    extra: enrolment.answer,
    log,
    random,
  });
  const servers = await listen({
    address: options.listenAddress,
    port: options.port,
    imagePort: options.imagePort,
    enrolment,
    handler,
    images: imageRequestHandler({ tickets, log, random }),
    log,
  });
  running.servers = servers;
  log.info({ port: servers.port, imagePort: servers.imagePort, ...acceleration }, 'the agent listens');
  return {
    port: servers.port,
    imagePort: servers.imagePort,
    enrolled: enrolment.enrolled,
    async stop() {
      await servers.close();
      await Promise.all([monitoring.stop(), host.stop()]);
      adopted.stop();
      ports.hypervisor.stop();
      await serial.close();
      await libvirt.close();
      await callMemory.close();
    },
  };
}

function publicAddress({ publicAddress: given, listenAddress }: AgentOptions): string {
  const address = given ?? (['0.0.0.0', '::'].includes(listenAddress) ? hostname() : listenAddress);
  return address.includes(':') ? `[${address}]` : address;
}
