// One connection to one server of a directory: TLS before anything is said, every step named, so that a failure can be
// told apart. Referrals are never followed: they would carry a password to whatever server somebody else names.
import { isIP } from 'node:net';
import { Client, ResultCodeError, SizeLimitExceededError, type Entry, type Filter } from 'ldapts';
import type { DirectoryServer, LdapConfig } from '../../features/directories/public.ts';

export type LdapStep = 'connect' | 'tls' | 'bind' | 'search';

/** What went wrong, at which step; `detail` is the server's or the system's own word and has no secret in it. */
export class LdapFailure extends Error {
  override readonly name = 'LdapFailure';
  readonly step: LdapStep;
  /** LDAP's result code (RFC 4511, A.1), when it is the server that refused. */
  readonly resultCode: number | undefined;

  constructor(step: LdapStep, cause: unknown) {
    super(wordsOf(cause).slice(0, 300), { cause });
    this.step = step;
    this.resultCode = cause instanceof ResultCodeError ? cause.code : undefined;
  }
}

/** Servers often give a code without a word: then the code's name is said. */
function wordsOf(cause: unknown): string {
  if (!(cause instanceof ResultCodeError)) return cause instanceof Error ? cause.message : 'unknown';
  const said = cause.message.replace(/ Code: 0x[\da-f]+$/, '').trim();
  const name = cause.name
    .replace(/Error$/, '')
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase();
  return `${said === '' ? name : said} (LDAP result ${cause.code})`;
}

const CONNECT_MS = 5000;
const OPERATION_MS = 10_000;
const PAGE = 500;

export interface LdapSearch {
  readonly base: string;
  readonly filter: Filter;
  readonly attributes: readonly string[];
  readonly binary?: readonly string[];
  readonly scope?: 'base' | 'sub';
  /** Entries at most. */
  readonly max: number;
  /** What a server gives before it comes to a limit of its own will do; else such a limit is a failure. */
  readonly partial?: boolean;
}

export interface LdapConnection {
  bind(dn: string, password: string): Promise<void>;
  search(search: LdapSearch): Promise<readonly Entry[]>;
}

/** Opens, works and closes, whatever happens: an open socket would outlive the request. */
export async function withConnection<T>(
  config: Pick<LdapConfig, 'tls' | 'caPem'>,
  server: DirectoryServer,
  work: (connection: LdapConnection) => Promise<T>,
): Promise<T> {
  const host = isIP(server.host) === 6 ? `[${server.host}]` : server.host;
  const secure = config.tls === 'ldaps';
  const port = server.port ?? (secure ? 636 : 389);
  const tlsOptions = tlsOptionsOf(config, server);
  const client = new Client({
    url: `${secure ? 'ldaps' : 'ldap'}://${host}:${port}`,
    connectTimeout: CONNECT_MS,
    timeout: OPERATION_MS,
    ...(secure ? { tlsOptions } : {}),
  });
  try {
    if (config.tls === 'start_tls') await client.startTLS(tlsOptions).catch(error => failed(tlsStep(error), error));
    return await work({
      bind: (dn, password) => client.bind(dn, password).catch(error => failed(bindStep(error), error)),
      search: async search => await pages(client, search).catch(error => failed(bindStep(error, 'search'), error)),
    });
  } finally {
    await client.unbind().catch(() => undefined);
  }
}

function tlsOptionsOf({ tls, caPem }: Pick<LdapConfig, 'tls' | 'caPem'>, { host, tlsName }: DirectoryServer) {
  const name = tlsName ?? host;
  return {
    minVersion: 'TLSv1.2' as const,
    ...(caPem === null ? {} : { ca: caPem }),
    // The certificate is held against the name. With ldaps:// a `host` here would be where the connection goes.
    ...(isIP(name) === 0 ? { servername: name } : {}),
    ...(tls === 'start_tls' ? { host: name } : {}),
  };
}

function failed(step: LdapStep, cause: unknown): never {
  throw new LdapFailure(step, cause);
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

const NETWORK = /^(ECONN|EHOST|ENET|ENOTFOUND|EAI_|ETIMEDOUT|EPIPE)/;

const isNetwork = (error: unknown): boolean =>
  NETWORK.test(codeOf(error)) || (error instanceof Error && /connection timeout|connect E/i.test(error.message));

const isTls = (error: unknown): boolean =>
  /CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO|HOSTNAME|ALTNAME/.test(codeOf(error)) ||
  (error instanceof Error && /certificate|altnames|TLS/i.test(error.message));

const tlsStep = (error: unknown): LdapStep => (isNetwork(error) ? 'connect' : 'tls');

/** With ldaps:// the first operation opens the connection, so what it meets may be of an earlier step. */
const bindStep = (error: unknown, own: LdapStep = 'bind'): LdapStep =>
  isNetwork(error) ? 'connect' : isTls(error) ? 'tls' : own;

async function pages(client: Client, search: LdapSearch): Promise<readonly Entry[]> {
  try {
    return await pagesWithin(client, search);
  } catch (error) {
    if (search.partial !== true || !(error instanceof SizeLimitExceededError)) throw error;
    // Asked for a number, a server's entries before its own limit are kept. Not asked so at first, since OpenLDAP then
    // takes its limit for searches without pages.
    return await pagesWithin(client, search, search.max);
  }
}

async function pagesWithin(client: Client, search: LdapSearch, sizeLimit?: number): Promise<readonly Entry[]> {
  const { base, filter, attributes, binary = [], scope = 'sub', max } = search;
  const entries: Entry[] = [];
  const asked = {
    filter,
    scope,
    attributes: [...attributes],
    explicitBufferAttributes: [...binary],
    derefAliases: 'never' as const,
    timeLimit: OPERATION_MS / 1000,
    ...(sizeLimit === undefined ? {} : { sizeLimit }),
    paged: { pageSize: Math.min(PAGE, max) },
  };
  for await (const page of client.searchPaginated(base, asked)) {
    entries.push(...page.searchEntries);
    if (entries.length >= max) break;
  }
  return entries.slice(0, max);
}
