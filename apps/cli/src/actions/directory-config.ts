// What the flags of `overt directory` say of a directory, as the engine takes it.
import { readFile } from 'node:fs/promises';
import { Option, type Command } from 'commander';
import { usage } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { readSecret, SECRET_SOURCES } from '../values/secret.ts';
import { readYaml } from './request-body.ts';

export interface ConfigFlags {
  readonly file?: string;
  readonly type?: string;
  readonly server?: readonly string[];
  readonly tls?: string;
  readonly tlsName?: string;
  readonly caFile?: string;
  readonly baseDn?: string;
  readonly bindDn?: string;
  readonly bindPassword?: string;
  readonly userFilter?: string;
  readonly groupFilter?: string;
  readonly enabled?: string;
}

const several = (one: string, all: string[] | undefined): string[] => [...(all ?? []), one];

export function withConfigFlags(command: Command): Command {
  return command
    .option('-f, --file <file>', 'all of it as YAML or JSON; flags go before; - is standard input')
    .addOption(
      new Option('--type <type>', 'which kind of directory it is').choices([
        'openldap',
        'active_directory',
        'freeipa',
        '389ds',
        'rhds',
      ]),
    )
    .addOption(
      new Option('--server <host[:port]>', 'where it answers; may be repeated, tried in this order').argParser(several),
    )
    .addOption(
      new Option('--tls <mode>', 'how the connection is protected (start_tls when a new one says nothing)').choices([
        'start_tls',
        'ldaps',
        'none',
      ]),
    )
    .option('--tls-name <name>', "the name in the servers' certificates, where that is not the host")
    .option('--ca-file <file>', 'certificate authority, PEM, that signed them')
    .option('--base-dn <dn>', 'where users and groups are looked for')
    .option('--bind-dn <dn>', 'as whom the engine searches; without it anonymously')
    .option('--bind-password <source>', `its password; ${SECRET_SOURCES}`)
    .option('--user-filter <filter>', 'a further condition on users, in LDAP syntax')
    .option('--group-filter <filter>', 'a further condition on groups, in LDAP syntax')
    .addOption(new Option('--enabled <bool>', 'whether its users may sign in').choices(['true', 'false']));
}

function serverOf(given: string, tlsName: string | undefined): object {
  const [, host = '', port] = /^(\[[\da-f:.]+\]|[^:\s]+)(?::(\d{1,5}))?$/i.exec(given) ?? [];
  if (host === '') return usage(`--server: "${given}" is neither a host nor host:port.`);
  return {
    host: host.replaceAll(/[[\]]/g, ''),
    ...(port === undefined ? {} : { port: Number(port) }),
    ...(tlsName === undefined ? {} : { tlsName }),
  };
}

const textOf = (file: string): Promise<string> => readFile(file, 'utf8').catch(() => usage(`${file} cannot be read.`));

async function fromFile(io: Io, file: string | undefined): Promise<object> {
  if (file === undefined) return {};
  const read = await readYaml(io, file);
  return typeof read === 'object' && read !== null && !Array.isArray(read)
    ? read
    : usage(`${file}: names with values.`);
}

export async function configOf(io: Io, flags: ConfigFlags): Promise<Readonly<Record<string, unknown>>> {
  const { server, tlsName, caFile, bindPassword, enabled, file, type, tls, baseDn, bindDn, userFilter, groupFilter } =
    flags;
  if (tlsName !== undefined && server === undefined) usage('--tls-name goes with --server.');
  const given: Record<string, unknown> = {
    type,
    tls,
    baseDn,
    bindDn,
    userFilter,
    groupFilter,
    servers: server?.map(one => serverOf(one, tlsName)),
    caPem: caFile === undefined ? undefined : await textOf(caFile),
    bindPassword: bindPassword === undefined ? undefined : await readSecret(io, bindPassword, '--bind-password'),
    enabled: enabled === undefined ? undefined : enabled === 'true',
  };
  const said = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...(await fromFile(io, file)), ...Object.fromEntries(said) };
}
