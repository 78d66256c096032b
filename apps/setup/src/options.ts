// What was asked for on the command line and in the environment, as one value. Pure: no file is looked at here.
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { refuse } from '@overt/kernel/refusal';

export interface DemoSize {
  readonly hosts: number;
  readonly vms: number;
}

export interface Options {
  readonly command: 'start' | 'doctor' | 'support-bundle' | 'help';
  readonly dataDir: string;
  /** True when the directory was named by the user: then other commands have to be told of it too. */
  readonly dataIsNamed: boolean;
  readonly listen: string;
  readonly port: number;
  /** True when the port was named by the user: then another one is never chosen silently. */
  readonly portIsFixed: boolean;
  readonly demo?: DemoSize;
  /** This machine is a host: it runs virtual machines. */
  readonly localHost: boolean;
  readonly readyFile?: string;
  /** Of the support bundle; named by the time when absent. */
  readonly output?: string;
  readonly databaseUrl?: string;
  /** True when the password of admin@internal came in through the environment. */
  readonly passwordGiven: boolean;
}

export interface Caller {
  readonly isRoot: boolean;
  readonly home: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export const HELP = `Usage: npm start -- [options]        starts Overt on this machine
       npm start -- doctor [options] examines an installation and says how to mend it
       npm start -- support-bundle [--output FILE]
                                     writes logs and states into a file for who helps, also when the engine is down

  --data DIR          where everything is kept (root: /var/lib/overt, others: ~/.local/share/overt)
  --port N            port of the portal and the API (8443)
  --listen ADDRESS    address to listen on (127.0.0.1; 0.0.0.0 opens it to your network)
  --demo HOSTSxVMS    simulated hosts and virtual machines, as in 5x200; needs neither root nor libvirt
  --no-host           do not make this machine a host
  --ready-file FILE   write a JSON file when ready: url, apiUrl, caFile, username, passwordFile
  --help              this text

Environment: OVERT_ADMIN_PASSWORD sets the password of admin@internal (else one is made), OVERT_DATABASE_URL names a
PostgreSQL 15 or later (else a private one is run), OVERT_ACCEL=kvm|tcg overrides how virtual machines are run,
OVERT_SMTP_URL=smtp://[user:password@]host[:port] sends subscribers mail about events, from OVERT_SMTP_FROM.`;

const SPEC = {
  data: { type: 'string' },
  port: { type: 'string' },
  listen: { type: 'string' },
  demo: { type: 'string' },
  'no-host': { type: 'boolean' },
  'ready-file': { type: 'string' },
  output: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Throws SETUP_USAGE. */
export function parseOptions(argv: readonly string[], caller: Caller): Options {
  const { values, positionals } = parse(argv);
  const [command = 'start', ...rest] = positionals;
  if (rest.length > 0 || !isCommand(command)) {
    return refuse('SETUP_USAGE', { problem: `"${positionals.join(' ')}" is not a command` });
  }
  const demo = values.demo === undefined ? undefined : parseDemo(values.demo);
  const databaseUrl = caller.env['OVERT_DATABASE_URL'];
  return {
    command: values.help === true ? 'help' : command,
    dataDir: resolve(caller.cwd, values.data ?? defaultDataDir(caller)),
    dataIsNamed: values.data !== undefined,
    listen: values.listen ?? '127.0.0.1',
    port: values.port === undefined ? 8443 : parsePort(values.port),
    portIsFixed: values.port !== undefined,
    localHost: values['no-host'] !== true && demo === undefined,
    passwordGiven: (caller.env['OVERT_ADMIN_PASSWORD'] ?? '') !== '',
    ...(demo === undefined ? {} : { demo }),
    ...(values['ready-file'] === undefined ? {} : { readyFile: resolve(caller.cwd, values['ready-file']) }),
    ...(values.output === undefined ? {} : { output: values.output }),
    ...(databaseUrl === undefined || databaseUrl === '' ? {} : { databaseUrl }),
  };
}

const isCommand = (text: string): text is 'start' | 'doctor' | 'support-bundle' =>
  ['start', 'doctor', 'support-bundle'].includes(text);

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: SPEC, allowPositionals: true });
  } catch (error) {
    const problem = error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
    return refuse('SETUP_USAGE', { problem });
  }
}

const defaultDataDir = (caller: Caller): string =>
  caller.isRoot ? '/var/lib/overt' : join(caller.env['XDG_DATA_HOME'] ?? join(caller.home, '.local', 'share'), 'overt');

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535)
    refuse('SETUP_USAGE', { problem: `"${text}" is not a port (1-65535)` });
  return port;
}

function parseDemo(text: string): DemoSize {
  const match = /^(\d{1,4})x(\d{1,6})$/i.exec(text);
  const hosts = Number(match?.[1]);
  if (match === null || hosts < 1 || hosts > 2000) {
    refuse('SETUP_USAGE', { problem: `"${text}" is not HOSTSxVMS, as in 5x200, with 1-2000 hosts` });
  }
  return { hosts, vms: Number(match[2]) };
}
