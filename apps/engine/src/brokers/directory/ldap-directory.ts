// A directory over LDAP. The engine finds the user with its own name and password, then binds as the user, on a connection
// of its own: the password is handed to the server and forgotten.
import type { RandomSource } from '@overt/kernel/ports';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { LONGEST_PASSWORD, type Directory, type LdapConfig } from '../../features/directories/public.ts';
import { LdapFailure, withConnection } from './ldap-connection.ts';
import { withoutDn } from './ldap-entries.ts';
import { ldapQueries, type LdapQueries } from './ldap-queries.ts';
import { onAnyServer, type LdapSessionPorts } from './ldap-session.ts';

export interface LdapDirectoryPorts extends LdapSessionPorts {
  readonly random: RandomSource;
}

export function ldapDirectory(config: LdapConfig, bindPassword: string, ports: LdapDirectoryPorts): Directory {
  const ask = <T>(question: (queries: LdapQueries) => Promise<T>): Promise<T> =>
    onAnyServer(config, bindPassword, ports, connection => question(ldapQueries(config, connection)));
  return {
    profile: config.name,
    users: async (search, max) => (await ask(queries => queries.users(search, max))).map(withoutDn),
    groups: async (search, max) => (await ask(queries => queries.groups(search, max))).map(withoutDn),
    userById: async id => optional(await ask(queries => queries.userById(id))),
    userByName: async name => optional(await ask(queries => queries.userByName(name))),
    groupById: async id => optional(await ask(queries => queries.groupById(id))),
    groupByName: async name => optional(await ask(queries => queries.groupByName(name))),
    groupsOf: async ({ externalId }) =>
      await ask(async queries => {
        const user = await queries.userById(externalId);
        return user === undefined ? [] : (await queries.groupsOf(user.dn)).map(withoutDn);
      }),
    async signIn(userName, password) {
      // A server takes an empty password as "anonymous, please" and says yes.
      refuseUnless(password !== '' && password.length <= LONGEST_PASSWORD && userName !== '', 'WRONG_PASSWORD');
      return await onAnyServer(config, bindPassword, ports, async (connection, server) => {
        const queries = ldapQueries(config, connection);
        const user = await queries.userByName(userName);
        // Who is not there costs a bind too, so that time tells nobody.
        const dn = user?.dn ?? `cn=${ports.random.uuid()},${config.baseDn}`;
        await withConnection(config, server, async own => {
          await own.bind(dn, password).catch(error => refuseLogin(error, `${userName}@${config.name}`));
        });
        if (user === undefined) return refuse('WRONG_PASSWORD');
        return { user: withoutDn(user), groups: (await queries.groupsOf(user.dn)).map(withoutDn) };
      });
    },
  };
}

const optional = <T extends { readonly dn: string }>(entry: T | undefined) => entry && withoutDn(entry);

/** Active Directory says more than "wrong" to who has the password right: `data 533` and the like. */
const SUBCODES: Readonly<Record<string, 'PASSWORD_EXPIRED' | 'USER_DISABLED'>> = {
  532: 'PASSWORD_EXPIRED',
  773: 'PASSWORD_EXPIRED',
  533: 'USER_DISABLED',
  701: 'USER_DISABLED',
  775: 'USER_DISABLED',
};

/** What is no word of the server about the user goes on as the failure that it is. */
function refuseLogin(error: unknown, user: string): never {
  if (!(error instanceof LdapFailure) || error.step !== 'bind') throw error;
  const subcode = /\bdata (\d{3})\b/.exec(error.message)?.[1] ?? '';
  const known = SUBCODES[subcode];
  if (known !== undefined) return refuse(known, { user });
  return refuse('WRONG_PASSWORD');
}
