// All directories of the installation behind one port: the built-in one, and LDAP servers as the database says. Their
// configuration is read at each use, so that a change holds at once on every replica.
import type { Clock, Log, RandomSource } from '@overt/kernel/ports';
import type { SecretBox } from '../../features/certificates/public.ts';
import {
  bindPasswordOf,
  boundedVerify,
  INTERNAL,
  internalDirectory,
  type Directories,
} from '../../features/directories/public.ts';
import { openidDirectory } from '../../features/openid-providers/public.ts';
import type { Repos } from '../../repos.ts';
import { ldapDirectory } from './ldap-directory.ts';
import type { ServerHealth } from './ldap-session.ts';
import { testLdap } from './ldap-test.ts';

export interface DirectoryBrokerPorts {
  readonly repos: Repos;
  readonly secrets: SecretBox;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly log: Log;
}

export function directoryBroker({ repos, secrets, clock, random, log }: DirectoryBrokerPorts): Directories {
  const internal = internalDirectory({ repo: repos.internal, clock, verify: boundedVerify({ clock, random }) });
  const health: ServerHealth = new Map();
  return {
    async profiles() {
      const stored = [...(await repos.directories.all()), ...(await repos.openidProviders.all())];
      return [INTERNAL, ...stored.filter(one => one.enabled).map(one => one.name)];
    },
    async open(profile) {
      if (profile.toLowerCase() === INTERNAL) return internal;
      const provider = await repos.openidProviders.byName(profile);
      if (provider?.enabled === true) return openidDirectory(provider, () => repos.users.ofDirectory(provider.name));
      const stored = await repos.directories.byName(profile);
      if (stored?.enabled !== true) return undefined;
      return ldapDirectory(stored, bindPasswordOf({ secrets }, stored), { clock, log, random, health });
    },
    test: (config, bindPassword, user) => testLdap({ clock }, config, bindPassword, user),
  };
}
