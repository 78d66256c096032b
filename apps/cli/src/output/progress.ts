// A progress bar on standard error; where that is no terminal, a line at each tenth.
import { formatBytes } from '@overt/kernel/units';
import type { Io } from '../io.ts';

const WIDTH = 30;

export function progressBar(io: Io, label: string) {
  const started = io.clock.monotonic();
  let tenth = -1;
  return {
    show(done: number, total: number): void {
      const part = total === 0 ? 1 : done / total;
      const percent = Math.floor(part * 100);
      if (!io.isTty) {
        if (Math.floor(percent / 10) === tenth) return;
        tenth = Math.floor(percent / 10);
        return io.err(`${label}: ${percent} %\n`);
      }
      const seconds = Math.max(0.001, (io.clock.monotonic() - started) / 1000);
      const bar = '#'.repeat(Math.floor(part * WIDTH)).padEnd(WIDTH, '.');
      const speed = `${formatBytes(Math.round(done / seconds))}/s`;
      io.err(
        `\r${label} [${bar}] ${String(percent).padStart(3)} %  ${formatBytes(done)} of ${formatBytes(total)}  ${speed}   `,
      );
    },
    end(): void {
      if (io.isTty) io.err('\n');
    },
  };
}
