// All directories of the installation behind one port: the built-in one, and LDAP servers as the database says.
import type { Clock, RandomSource } from '@overt/kernel/ports';
import { boundedVerify, INTERNAL, internalDirectory, type Directories } from '../../features/directories/public.ts';
import type { Repos } from '../../repos.ts';

export interface DirectoryBrokerPorts {
  readonly repos: Repos;
  readonly clock: Clock;
  readonly random: RandomSource;
}

export function directoryBroker({ repos, clock, random }: DirectoryBrokerPorts): Directories {
  const internal = internalDirectory({ repo: repos.internal, clock, verify: boundedVerify({ clock, random }) });
  return {
    profiles: async () => [INTERNAL],
    open: async profile => (profile.toLowerCase() === INTERNAL ? internal : undefined),
  };
}
