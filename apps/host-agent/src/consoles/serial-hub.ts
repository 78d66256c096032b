// The serial consoles: libvirt lets one reader in at a time, so the agent opens each line once and shares it, as people
// share one terminal: all see the same, and each may type. Nobody is only let watch, for nothing could tell them so: the
// protocol has bytes and nothing else, and keys that are thrown away look like a guest that hangs.
// A newcomer first sees what was written before.
import { Duplex } from 'node:stream';
import type { Log } from '@overt/kernel/ports';
import type { StreamOpener } from '@overt/libvirt/caller';
import { openConsole } from '@overt/libvirt/domain-console';
import { domainHandle } from '@overt/libvirt/domains';
import type { LibvirtStream } from '@overt/libvirt/stream';
import { serialHistory } from './serial-history.ts';

/** A viewer that is this far behind is dropped. */
const MAX_BEHIND = 1024 * 1024;

interface Line {
  readonly stream: Promise<LibvirtStream>;
  /** Who sees what comes. */
  readonly viewers: Set<Duplex>;
  /** Viewers, and who is on the way to become one. The line is hung up when there are none. */
  users: number;
  ended: boolean;
}

export interface SerialHub {
  open(vmId: string, logFile: string): Promise<Duplex>;
  close(): Promise<void>;
}

export function serialHub({ libvirt, log }: { libvirt: StreamOpener; log: Log }): SerialHub {
  const lines = new Map<string, Line>();

  function dial(vmId: string): Line {
    const stream = openConsole(libvirt, domainHandle(vmId), undefined, true);
    const line: Line = { stream, viewers: new Set(), users: 0, ended: false };
    lines.set(vmId, line);
    void relay(vmId, line);
    return line;
  }

  /** By now another line may have taken the place of this one. */
  const forget = (vmId: string, line: Line): void => {
    if (lines.get(vmId) === line) lines.delete(vmId);
  };

  async function relay(vmId: string, line: Line): Promise<void> {
    try {
      for await (const chunk of await line.stream) {
        if (chunk.kind !== 'data') continue;
        for (const viewer of line.viewers) {
          viewer.push(chunk.bytes);
          if (viewer.readableLength > MAX_BEHIND) viewer.destroy();
        }
      }
    } catch (error) {
      log.debug({ vmId, error }, 'serial console ended');
    } finally {
      line.ended = true;
      forget(vmId, line);
      for (const viewer of line.viewers) viewer.push(null);
    }
  }

  function leave(vmId: string, line: Line): void {
    line.users -= 1;
    if (line.users > 0) return;
    forget(vmId, line);
    line.stream.then(stream => stream.abort()).catch(() => undefined);
  }

  return {
    async open(vmId, logFile) {
      const line = lines.get(vmId) ?? dial(vmId);
      line.users += 1;
      try {
        const stream = await line.stream;
        const history = await serialHistory(logFile);
        const viewer = viewerOf(stream, () => {
          line.viewers.delete(viewer);
          leave(vmId, line);
        });
        viewer.push(history);
        if (line.ended) viewer.push(null);
        else line.viewers.add(viewer);
        return viewer;
      } catch (error) {
        leave(vmId, line);
        throw error;
      }
    },
    async close() {
      for (const { stream } of lines.values()) await stream.then(open => open.abort()).catch(() => undefined);
    },
  };
}

function viewerOf(stream: LibvirtStream, left: () => void): Duplex {
  return new Duplex({
    read: () => undefined,
    write(typed: Buffer, _encoding, written) {
      stream.write(typed).then(() => written(), written);
    },
    final(done) {
      this.push(null);
      done();
    },
    destroy(error, done) {
      left();
      done(error);
    },
  });
}
