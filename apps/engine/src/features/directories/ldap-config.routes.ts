// Reads the configuration of a directory from a request's JSON.
import { X509Certificate } from 'node:crypto';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { onlyMembers, optionalBoolean, optionalInteger, optionalText, text } from '../../http/json-fields.ts';
import { DIRECTORY_TYPES, TLS_MODES, type DirectoryServer, type LdapConfig } from './ldap-config.ts';

type Body = Readonly<Record<string, unknown>>;

export const CONFIG_MEMBERS = [
  'type',
  'servers',
  'tls',
  'caPem',
  'baseDn',
  'bindDn',
  'userFilter',
  'groupFilter',
  'enabled',
] as const;

const MOST_SERVERS = 10;
const invalid = (path: string, rule: string): never => refuse('INVALID_VALUE', { path, rule });

function oneOf<T extends string>(body: Body, name: string, allowed: readonly T[], before: T | undefined): T {
  const value = optionalText(body, name);
  if (value === undefined && before !== undefined) return before;
  return allowed.find(one => one === value) ?? invalid(name, `one of ${allowed.join(', ')}`);
}

/** Null takes it away, absent keeps it. */
function orNull(body: Body, name: string, before: string | null, longest?: number): string | null {
  if (body[name] === null) return null;
  return optionalText(body, name, longest) ?? before;
}

function serverOf(value: unknown): DirectoryServer {
  if (typeof value !== 'object' || value === null) return invalid('servers', 'objects with host, port and tlsName');
  const body = value as Body;
  onlyMembers(body, ['host', 'port', 'tlsName']);
  const host = text(body, 'host');
  refuseUnless(/^[A-Za-z0-9]([A-Za-z0-9.:-]*[A-Za-z0-9])?$/.test(host), 'INVALID_VALUE', {
    path: 'servers.host',
    rule: 'a host name or an address',
  });
  const port = optionalInteger(body, 'port', 1, 65_535);
  const tlsName = optionalText(body, 'tlsName');
  return { host, ...(port === undefined ? {} : { port }), ...(tlsName === undefined ? {} : { tlsName }) };
}

function serversOf(body: Body, before: readonly DirectoryServer[] | undefined): readonly DirectoryServer[] {
  const value = body['servers'];
  if (value === undefined && before !== undefined) return before;
  if (!Array.isArray(value) || value.length === 0 || value.length > MOST_SERVERS)
    return invalid('servers', `a list of 1 to ${MOST_SERVERS} servers`);
  return value.map(serverOf);
}

function checkCa(pem: string | null): void {
  if (pem === null) return;
  const readable = (): boolean => {
    try {
      return new X509Certificate(pem).raw.length > 0;
    } catch {
      return false;
    }
  };
  refuseUnless(readable(), 'INVALID_VALUE', { path: 'caPem', rule: 'a certificate in PEM form' });
}

/** `before`: what members that are absent stay as. Refuses INVALID_VALUE. */
export function configOf(body: Body, before: LdapConfig | undefined): LdapConfig {
  const config: LdapConfig = {
    name: before?.name ?? text(body, 'name', 63),
    type: oneOf(body, 'type', DIRECTORY_TYPES, before?.type),
    servers: serversOf(body, before?.servers),
    tls: oneOf(body, 'tls', TLS_MODES, before?.tls ?? 'start_tls'),
    caPem: orNull(body, 'caPem', before?.caPem ?? null, 100_000),
    baseDn: optionalText(body, 'baseDn', 1000) ?? before?.baseDn ?? text(body, 'baseDn'),
    bindDn: orNull(body, 'bindDn', before?.bindDn ?? null, 1000),
    userFilter: orNull(body, 'userFilter', before?.userFilter ?? null, 2000),
    groupFilter: orNull(body, 'groupFilter', before?.groupFilter ?? null, 2000),
    enabled: optionalBoolean(body, 'enabled') ?? before?.enabled ?? true,
  };
  checkCa(config.caPem);
  for (const [path, filter] of [
    ['userFilter', config.userFilter],
    ['groupFilter', config.groupFilter],
  ] as const)
    refuseUnless(filter === null || /^\(.*\)$/s.test(filter), 'INVALID_VALUE', {
      path,
      rule: 'a filter in parentheses',
    });
  return config;
}
