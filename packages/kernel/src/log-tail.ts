// The last lines that a process logged, kept within a bound, so that a support bundle can have them wherever they were written.
import type { Log } from './ports.ts';

export interface LogTail {
  /** Writes to `onward` as well. */
  readonly log: Log;
  /** JSON objects, the oldest first; of those the latest that fit in `mostBytes`, when it is given. */
  lines(mostBytes?: number): readonly string[];
}

const LONGEST_LINE = 8192;

export function logTail(onward: Log, now: () => number, mostLines = 2000): LogTail {
  const kept: string[] = [];
  const keep = (level: string, fields: object, msg: string): void => {
    const time = new Date(now()).toISOString();
    const line = JSON.stringify({ time, level, msg, ...fields }, plain);
    kept.push(
      line.length <= LONGEST_LINE ? line : JSON.stringify({ time, level, cut: line.slice(0, LONGEST_LINE / 2) }),
    );
    if (kept.length > mostLines) kept.shift();
  };
  const over = (log: Log, base: object): Log => ({
    debug: (fields, message) => log.debug(fields, message),
    info(fields, message) {
      keep('info', { ...base, ...fields }, message);
      log.info(fields, message);
    },
    warn(fields, message) {
      keep('warn', { ...base, ...fields }, message);
      log.warn(fields, message);
    },
    error(fields, message) {
      keep('error', { ...base, ...fields }, message);
      log.error(fields, message);
    },
    child: fields => over(log.child(fields), { ...base, ...fields }),
  });
  return { log: over(onward, {}), lines: (mostBytes = Number.POSITIVE_INFINITY) => latest(kept, mostBytes) };
}

function latest(lines: readonly string[], mostBytes: number): readonly string[] {
  let left = mostBytes;
  const first = lines.findLastIndex(line => (left -= Buffer.byteLength(line) + 1) < 0);
  return lines.slice(first + 1);
}

function plain(_key: string, value: unknown): unknown {
  if (value instanceof Error)
    return { name: value.name, message: value.message, stack: value.stack, cause: value.cause };
  return typeof value === 'bigint' ? value.toString() : value;
}
