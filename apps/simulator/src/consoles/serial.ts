// A serial console that one can see: a banner, a heartbeat, and an echo of what is typed.
import { Duplex } from 'node:stream';
import type { Clock } from '@overt/kernel/ports';

const BEAT_MS = 5_000;

export function serialConsole(vm: { name: string; address: string }, clock: Clock): Duplex {
  const stop = new AbortController();
  const stream = new Duplex({
    read: () => undefined,
    write(chunk: Buffer, _encoding, done) {
      stream.push(chunk.toString('latin1').replaceAll('\r', `\r\n${vm.name} login: `));
      done();
    },
    destroy(error, done) {
      stop.abort();
      done(error);
    },
  });
  stream.push(`\r\n${vm.name}: a simulated guest, ${vm.address}\r\n${vm.name} login: `);
  async function beat(): Promise<void> {
    for (let count = 1; ; count += 1) {
      await clock.sleep(BEAT_MS, stop.signal);
      stream.push(`\r\nheartbeat ${count}\r\n`);
    }
  }
  beat().catch(() => undefined);
  return stream;
}
