// A whole command in a test: an own home directory, a fake engine, what it printed and its exit code.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '@overt/kernel/ports';
import { systemClock } from '@overt/kernel/system';
import { afterEach, beforeEach, expect } from 'vitest';
import { fakeEngine, type Extra, type FakeEngine } from './fake-engine.test-support.ts';
import type { Io } from './io.ts';
import { runCli } from './run-cli.ts';

const terminal = { open: () => () => undefined, write: () => undefined };

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface CliUnderTest {
  readonly home: string;
  readonly clock: Clock;
  readonly engine: FakeEngine;
  run(argv: readonly string[], env?: Record<string, string>, stdin?: string, more?: Partial<Io>): Promise<Ran>;
  start(extra?: Extra): Promise<FakeEngine>;
  signedIn(extra?: Extra): Promise<FakeEngine>;
}

/** To be called once at the top of a test file. */
export function cliUnderTest(): CliUnderTest {
  let home = '';
  let engine: FakeEngine | undefined;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'overt-cli-'));
  });
  afterEach(async () => {
    await engine?.close();
    engine = undefined;
    await rm(home, { recursive: true });
  });
  const cli: CliUnderTest = {
    clock: systemClock,
    get home() {
      return home;
    },
    get engine() {
      if (engine === undefined) throw new TypeError('no engine was started');
      return engine;
    },
    async run(argv, env = {}, stdin = '', more = {}) {
      const [out, err]: [string[], string[]] = [[], []];
      const io: Io = {
        out: text => out.push(text),
        err: text => err.push(text),
        isTty: false,
        outIsTty: false,
        canAsk: false,
        columns: 100,
        env,
        home,
        readStdin: () => Promise.resolve(stdin),
        askPassword: () => Promise.reject(new Error('nobody is there')),
        confirm: () => Promise.resolve(false),
        clock: systemClock,
        signal: new AbortController().signal,
        ...more,
      };
      const code = await runCli(io, terminal, argv);
      return { code, out: out.join(''), err: err.join('') };
    },
    start: async extra => (engine = await fakeEngine(extra)),
    async signedIn(extra) {
      const started = await cli.start(extra);
      expect((await cli.run(['login', started.url], { OVERT_PASSWORD: 'right' })).code).toBe(0);
      return started;
    },
  };
  return cli;
}
