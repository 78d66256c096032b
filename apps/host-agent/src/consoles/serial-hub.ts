// The serial consoles: libvirt lets one reader in at a time, so the agent opens each once and shares it. Who came first
// may type, others watch; when the writer leaves the next one may. A newcomer sees the last 64 KiB from the log that
// virtlogd keeps, also what was written when nobody watched.
import { open } from 'node:fs/promises';
import { Duplex } from 'node:stream';
import type { Log } from '@overt/kernel/ports';
import type { LibvirtClient } from '@overt/libvirt/client';
import { openConsole } from '@overt/libvirt/domain-console';
import { domainHandle } from '@overt/libvirt/domains';
import type { LibvirtStream } from '@overt/libvirt/stream';

const REPLAY_BYTES = 64 * 1024;
/** A watcher that is this far behind is dropped. */
const MAX_BEHIND = 1024 * 1024;

interface Session {
  readonly stream: LibvirtStream;
  readonly viewers: Set<Duplex>;
}

export interface SerialHub {
  open(vmId: string, logFile: string): Promise<Duplex>;
  close(): Promise<void>;
}

export function serialHub(ports: { libvirt: LibvirtClient; log: Log }): SerialHub {
  const sessions = new Map<string, Promise<Session>>();

  async function begin(vmId: string): Promise<Session> {
    const stream = await openConsole(ports.libvirt, domainHandle(vmId), undefined, true);
    const session = { stream, viewers: new Set<Duplex>() };
    void relay(vmId, session);
    return session;
  }

  async function relay(vmId: string, { stream, viewers }: Session): Promise<void> {
    try {
      for await (const chunk of stream) {
        if (chunk.kind !== 'data') continue;
        for (const viewer of viewers) {
          viewer.push(chunk.bytes);
          if (viewer.readableLength > MAX_BEHIND) viewer.destroy();
        }
      }
    } catch (error) {
      ports.log.debug({ vmId, error }, 'serial console ended');
    } finally {
      sessions.delete(vmId);
      for (const viewer of viewers) viewer.push(null);
    }
  }

  function leave(vmId: string, session: Session, viewer: Duplex): void {
    session.viewers.delete(viewer);
    if (session.viewers.size > 0) return;
    sessions.delete(vmId);
    session.stream.abort().catch(() => undefined);
  }

  return {
    async open(vmId, logFile) {
      const opening = sessions.get(vmId) ?? begin(vmId);
      sessions.set(vmId, opening);
      const session = await opening.catch((error: unknown) => {
        sessions.delete(vmId);
        throw error;
      });
      const viewer: Duplex = new Duplex({
        read: () => undefined,
        write(chunk: Buffer, _encoding, written) {
          const [writer] = session.viewers;
          if (writer !== viewer) return written();
          session.stream.write(chunk).then(() => written(), written);
        },
        final(done) {
          viewer.push(null);
          done();
        },
        destroy(error, done) {
          leave(vmId, session, viewer);
          done(error);
        },
      });
      viewer.push(await tail(logFile));
      session.viewers.add(viewer);
      return viewer;
    },
    async close() {
      for (const opening of sessions.values())
        await opening.then(({ stream }) => stream.abort()).catch(() => undefined);
    },
  };
}

async function tail(path: string): Promise<Buffer> {
  const file = await open(path, 'r').catch(() => undefined);
  if (file === undefined) return Buffer.alloc(0);
  try {
    const { size } = await file.stat();
    const start = Math.max(0, size - REPLAY_BYTES);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(size, REPLAY_BYTES)), 0, size - start, start);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
