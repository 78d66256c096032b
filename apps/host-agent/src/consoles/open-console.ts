// A console's bytes for the engine: graphics by a connection to QEMU's own port on this host, serial through the hub.
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ConsoleKind } from '@overt/agent-protocol/console-path';
import { refuse } from '@overt/kernel/refusal';
import { serialLogPath } from '../vms/resolve-vm.ts';
import type { VmPorts } from '../vms/vm-ports.ts';
import type { SerialHub } from './serial-hub.ts';

export const consoleOpener =
  (ports: VmPorts, serial: SerialHub) =>
  async (vmId: string, kind: ConsoleKind): Promise<Duplex> => {
    const vm = ports.table.requireRunning(vmId);
    if (kind === 'serial') {
      if (vm.own?.spec.serialConsole !== true) return refuse('AGENT_NO_SUCH_CONSOLE', { vmId, kind });
      return serial.open(vmId, serialLogPath(ports, vmId));
    }
    const graphics = vm.graphics.find(({ type }) => type === kind);
    if (graphics?.port === undefined) return refuse('AGENT_NO_SUCH_CONSOLE', { vmId, kind });
    const { port } = graphics;
    const host = graphics.address === '0.0.0.0' || graphics.address === '::' ? '127.0.0.1' : graphics.address;
    const socket = connect({ host, port, noDelay: true });
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('error', reject);
    }).catch((error: unknown) => refuse('AGENT_NO_SUCH_CONSOLE', { vmId, kind }, { cause: error }));
    return socket;
  };
