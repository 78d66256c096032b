// The real adapters of the kernel's ports. Only composition roots and tests import this file: the rest takes ports.
import { randomBytes, randomUUID } from 'node:crypto';
import { flushCompileCache } from 'node:module';
import { setTimeout as delay } from 'node:timers/promises';
import type { Clock, Log, RandomSource } from './ports.ts';

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: (ms, signal) => delay(ms, undefined, signal === undefined ? {} : { signal }),
};

export const systemRandom: RandomSource = {
  bytes: count => new Uint8Array(randomBytes(count)),
  uuid: () => randomUUID(),
};

/** The environment, frozen at start, so that no code depends on a later change of it. */
export const environment: Readonly<Record<string, string | undefined>> = Object.freeze({ ...process.env });

/**
 * Keeps what Node compiled so far for the next start, where NODE_COMPILE_CACHE names a place; else does nothing. Node itself
 * does so at an orderly end only, and a server's end is as often a kill.
 */
export const keepCompiled = (): void => flushCompileCache();

export const printLine = (text: string): void => void process.stdout.write(`${text}\n`);
export const printError = (text: string): void => void process.stderr.write(`${text}\n`);

/**
 * The streams of a command-line program, whose bytes, keys and terminal are its product: the main.ts of such a program takes
 * them from here. Whoever prints lines does not need them. A function, because looking at standard input opens it.
 */
export const standardStreams = () => ({ input: process.stdin, output: process.stdout, error: process.stderr });

const LEVELS = { debug: 20, info: 30, warn: 40, error: 50 } as const;
export type LogLevel = keyof typeof LEVELS;

/** One JSON object a line on standard error, pino's field names. */
export function jsonLog(level: LogLevel, base: object = {}): Log {
  const write = (at: LogLevel, fields: object, msg: string) => {
    if (LEVELS[at] < LEVELS[level]) return;
    process.stderr.write(
      `${JSON.stringify({ level: LEVELS[at], time: Date.now(), ...base, ...fields, msg }, serialise)}\n`,
    );
  };
  return {
    debug: (fields, message) => write('debug', fields, message),
    info: (fields, message) => write('info', fields, message),
    warn: (fields, message) => write('warn', fields, message),
    error: (fields, message) => write('error', fields, message),
    child: fields => jsonLog(level, { ...base, ...fields }),
  };
}

function serialise(_key: string, value: unknown): unknown {
  if (value instanceof Error)
    return { name: value.name, message: value.message, stack: value.stack, cause: value.cause };
  if (typeof value === 'bigint') return value.toString();
  return value;
}
