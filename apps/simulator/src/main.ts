// The simulator's process: options, ready file, signals.
import { parseArgs } from 'node:util';
import { jsonLog, keepCompiled, printError, systemClock, systemRandom } from '@overt/kernel/system';
import { startSimulator } from './simulator.ts';
import { writeAtomically } from './state-file.ts';

const { values } = parseArgs({
  options: {
    hosts: { type: 'string', default: '3' },
    vms: { type: 'string', default: '50' },
    'base-port': { type: 'string', default: '54400' },
    data: { type: 'string', default: '/var/lib/overt/simulator' },
    listen: { type: 'string', default: '127.0.0.1' },
    'ready-file': { type: 'string' },
    /** Seconds between two samples of a host. */
    interval: { type: 'string', default: '10' },
    /** Seconds that a guest takes to boot. */
    boot: { type: 'string', default: '4' },
    verbose: { type: 'boolean', default: false },
  },
});
const log = jsonLog(values.verbose ? 'debug' : 'warn', { name: 'simulator' });
process.on('unhandledRejection', error => log.error({ error }, 'a promise failed unheard'));

const wholeNumber = (name: 'hosts' | 'vms' | 'base-port', most: number): number => {
  const value = Number(values[name]);
  if (Number.isInteger(value) && value >= 0 && value <= most) return value;
  printError(`--${name} must be a whole number from 0 to ${most}.`);
  return process.exit(2);
};

try {
  const bootMs = Number(values.boot) * 1000;
  const basePort = wholeNumber('base-port', 65_535);
  const simulator = await startSimulator({
    hosts: wholeNumber('hosts', 2_000),
    vms: wholeNumber('vms', 200_000),
    address: values.listen,
    basePort,
    dataDirectory: values.data,
    intervalMs: Number(values.interval) * 1000,
    pace: { bootMs, shutdownMs: bootMs / 2 },
    clock: systemClock,
    random: systemRandom,
    log,
  });
  const { tokenFile, controlUrl, hosts } = simulator;
  if (values['ready-file'] !== undefined) {
    const ready = { pid: process.pid, basePort, hosts: hosts.length, tokenFile, controlUrl };
    await writeAtomically(values['ready-file'], JSON.stringify(ready));
  }
  keepCompiled();
  const stop = () => {
    simulator.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
} catch (error) {
  printError(`The simulator cannot start: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
