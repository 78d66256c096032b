// The host verbs, and the event that says that the capabilities are worth reading again.
import type { VerbHandlers } from '@overt/agent-protocol/dispatcher';
import type { EventHub } from '@overt/agent-protocol/event-hub';
import type { LogTail } from '@overt/kernel/log-tail';
import type { Monitoring } from '../monitoring/start-monitoring.ts';
import { every } from '../monitoring/periodic.ts';
import { translateErrors } from '../vms/translate-errors.ts';
import type { VmPorts } from '../vms/vm-ports.ts';
import type { Acceleration } from './acceleration.ts';
import { readCapabilities } from './capabilities.ts';
import { readHostDevices } from './host-devices.ts';

const WATCH_MS = 30_000;

export function startHostReports(
  ports: VmPorts & {
    events: EventHub;
    acceleration: Acceleration;
    hardwareId: string;
    imageServerUrl: () => string;
    logLines: LogTail['lines'];
    monitoring: Monitoring;
  },
) {
  const { clock, monitoring, events, libvirt, log } = ports;
  const capabilities = () => readCapabilities({ ...ports, imageServerUrl: ports.imageServerUrl() });
  let known: string | undefined;
  const watch = every(WATCH_MS, 'capabilities', log, async () => {
    if (!libvirt.isConnected) return;
    const { cpu, ...rest } = await capabilities();
    // The clock speed of a processor changes all the time.
    const now = JSON.stringify({ ...rest, cpu: { ...cpu, speedMhz: 0 } });
    if (known !== undefined && known !== now) events.publish({ type: 'host.capabilities.changed' });
    known = now;
  });
  return {
    handlers: translateErrors({
      'Host.ping': async () => ({ at: clock.now() }),
      'Host.getCapabilities': capabilities,
      'Host.getDevices': async () => ({ devices: [...(await readHostDevices(libvirt.monitor))] }),
      'Host.getLog': async ({ maxBytes }) => ({ lines: [...ports.logLines(maxBytes)] }),
      'Host.getStats': async () => monitoring.hostSample(),
      'Host.getAllVmStats': async () => ({ samples: monitoring.vms.latest(), guests: monitoring.guests.latest() }),
    } satisfies VerbHandlers),
    stop: () => watch.stop(),
  };
}
