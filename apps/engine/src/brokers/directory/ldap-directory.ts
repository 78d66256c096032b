// A directory over LDAP. The engine finds the user with its own name and password, then binds as the user, on a connection
// of its own: the password is handed to the server and forgotten.
import type { RandomSource } from '@overt/kernel/ports';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { LONGEST_PASSWORD, type Directory, type LdapConfig } from '../../features/directories/public.ts';
import { tryPassword } from './ldap-account.ts';
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
        const account = user ?? { dn: `cn=${ports.random.uuid()},${config.baseDn}`, passwordExpiresAt: undefined };
        const no = await tryPassword({ config, server, clock: ports.clock }, account, password);
        if (user === undefined || no?.reason === 'WRONG_PASSWORD') return refuse('WRONG_PASSWORD');
        if (no !== undefined) return refuse(no.reason, { user: `${userName}@${config.name}` });
        return { user: withoutDn(user), groups: (await queries.groupsOf(user.dn)).map(withoutDn) };
      });
    },
  };
}

const optional = <T extends { readonly dn: string }>(entry: T | undefined) => entry && withoutDn(entry);
