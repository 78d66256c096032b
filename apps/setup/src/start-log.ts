// What a person sees while Overt starts: one line a phase with its seconds, then the address and how to log in.
import type { Clock } from '@overt/kernel/ports';

export interface StartLog {
  /** Runs a phase; its answer stands behind its name. Phases may run side by side. */
  phase<T>(name: string, work: () => Promise<T>, describe: (result: T) => string): Promise<T>;
  notice(line: string): void;
  line(text?: string): void;
  readonly seconds: () => number;
}

export interface Terminal {
  readonly print: (line: string) => void;
  readonly colours: boolean;
}

const NAME_WIDTH = 18;

export function startLog({ print, colours }: Terminal, clock: Clock): StartLog {
  const paint = (code: number, text: string): string => (colours ? `\u001b[${code}m${text}\u001b[0m` : text);
  const began = clock.monotonic();
  return {
    async phase(name, work, describe) {
      const started = clock.monotonic();
      try {
        const result = await work();
        const took = `${((clock.monotonic() - started) / 1000).toFixed(1)} s`;
        print(`  ${paint(32, '✓')} ${name.padEnd(NAME_WIDTH)}${describe(result)} ${paint(2, `(${took})`)}`);
        return result;
      } catch (error) {
        print(`  ${paint(31, '✗')} ${name}`);
        throw error;
      }
    },
    notice: text => print(`  ${paint(33, '!')} ${text}`),
    line: (text = '') => print(text === '' ? '' : `  ${text}`),
    seconds: () => (clock.monotonic() - began) / 1000,
  };
}
