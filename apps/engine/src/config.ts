// What an engine process is told: options of the command line and the environment, parsed once.
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { refuse } from '@overt/kernel/refusal';
import type { SmtpConfig } from './brokers/mail/smtp-mailer.ts';

export interface EngineConfig {
  /** Holds secret.key, admin-password and, without a database URL, the private PostgreSQL. */
  readonly dataDirectory: string;
  readonly listen: string;
  readonly port: number;
  /** The private PostgreSQL when absent. */
  readonly databaseUrl: string | undefined;
  readonly portalDirectory: string | undefined;
  readonly bootstrapFile: string | undefined;
  readonly readyFile: string | undefined;
  readonly nodeName: string;
  /** How clients reach this engine; `https://localhost:<port>` when absent. */
  readonly publicUrl: string | undefined;
  readonly adminPassword: string | undefined;
  /** Where mail about events goes out; absent: none is sent. */
  readonly smtp: SmtpConfig | undefined;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
}

const OPTIONS = {
  data: { type: 'string' },
  listen: { type: 'string', default: '0.0.0.0' },
  port: { type: 'string', default: '8443' },
  'database-url': { type: 'string' },
  'portal-dist': { type: 'string' },
  bootstrap: { type: 'string' },
  'ready-file': { type: 'string' },
  'node-name': { type: 'string' },
  'public-url': { type: 'string' },
  'log-level': { type: 'string', default: 'info' },
} as const;

type Environment = Readonly<Record<string, string | undefined>>;

/** Refuses ENGINE_OPTION_INVALID. */
export function parseConfig(args: readonly string[], environment: Environment): EngineConfig {
  const { values } = parse(args);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    refuse('ENGINE_OPTION_INVALID', { problem: '--port takes a number up to 65535' });
  const level = values['log-level'];
  if (level !== 'debug' && level !== 'info' && level !== 'warn' && level !== 'error') {
    return refuse('ENGINE_OPTION_INVALID', { problem: '--log-level takes debug, info, warn or error' });
  }
  const nonEmpty = (text: string | undefined) => (text === undefined || text === '' ? undefined : text);
  return {
    dataDirectory: resolve(
      values.data ?? refuse('ENGINE_OPTION_INVALID', { problem: '--data names the data directory and must be given' }),
    ),
    listen: values.listen,
    port,
    databaseUrl: nonEmpty(values['database-url']) ?? nonEmpty(environment['OVERT_DATABASE_URL']),
    portalDirectory: values['portal-dist'] === undefined ? undefined : resolve(values['portal-dist']),
    bootstrapFile: nonEmpty(values.bootstrap),
    readyFile: nonEmpty(values['ready-file']),
    nodeName: nonEmpty(values['node-name']) ?? hostname(),
    publicUrl: nonEmpty(values['public-url'])?.replace(/\/+$/, ''),
    adminPassword: nonEmpty(environment['OVERT_ADMIN_PASSWORD']),
    smtp: smtpOf(nonEmpty(environment['OVERT_SMTP_URL']), nonEmpty(environment['OVERT_SMTP_FROM'])),
    logLevel: level,
  };
}

function smtpOf(url: string | undefined, from: string | undefined): SmtpConfig | undefined {
  if (url === undefined) return undefined;
  const { protocol, hostname } = URL.canParse(url) ? new URL(url) : { protocol: '', hostname: '' };
  if ((protocol !== 'smtp:' && protocol !== 'smtps:') || hostname === '')
    // The text itself is not shown: it may hold a password.
    refuse('ENGINE_OPTION_INVALID', { problem: 'OVERT_SMTP_URL takes smtp://[user:password@]host[:port] or smtps://' });
  return { url, from: from ?? `overt@${hostname}` };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true });
  } catch (error) {
    return refuse('ENGINE_OPTION_INVALID', { problem: error instanceof Error ? error.message : String(error) });
  }
}

export const passwordFile = (config: EngineConfig): string => join(config.dataDirectory, 'admin-password');
