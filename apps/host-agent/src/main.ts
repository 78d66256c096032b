// The host agent's process: options, ports, signals. A signal ends the agent and leaves the VMs running.
import { parseArgs } from 'node:util';
import { environment, jsonLog, keepCompiled, printError, systemClock, systemRandom } from '@overt/kernel/system';
import { startAgent } from './agent.ts';
import { writeFileAtomically } from './durable/atomic-file.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '/var/lib/overt/agent' },
    listen: { type: 'string', default: '0.0.0.0' },
    port: { type: 'string', default: '54321' },
    'image-port': { type: 'string', default: '54322' },
    'libvirt-socket': { type: 'string', default: '/run/libvirt/libvirt-sock' },
    'display-address': { type: 'string', default: '127.0.0.1' },
    'public-address': { type: 'string' },
    'ready-file': { type: 'string' },
    verbose: { type: 'boolean', default: false },
  },
});
const log = jsonLog(values.verbose ? 'debug' : 'info', { name: 'host-agent' });
process.on('unhandledRejection', error => log.error({ error }, 'a promise failed unheard'));

try {
  const agent = await startAgent({
    dataDirectory: values.data,
    listenAddress: values.listen,
    port: Number(values.port),
    imagePort: Number(values['image-port']),
    libvirtSocket: values['libvirt-socket'],
    displayAddress: values['display-address'],
    publicAddress: values['public-address'],
    accel: environment.OVERT_ACCEL,
    clock: systemClock,
    random: systemRandom,
    log,
  });
  if (values['ready-file'] !== undefined) {
    const { port, imagePort, enrolled } = agent;
    await writeFileAtomically(values['ready-file'], JSON.stringify({ pid: process.pid, port, imagePort, enrolled }));
  }
  keepCompiled();
  const stop = (signal: string) => {
    log.info({ signal }, 'the agent stops, VMs keep running');
    agent.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', () => stop('SIGTERM'));
  process.once('SIGINT', () => stop('SIGINT'));
} catch (error) {
  printError(`The host agent cannot start: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
