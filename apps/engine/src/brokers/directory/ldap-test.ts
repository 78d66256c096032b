// The connection test: goes the way of a sign-in step by step, on every server, and says how far it came.
import type { Clock } from '@overt/kernel/ports';
import type {
  DirectoryServer,
  DirectoryTest,
  DirectoryTestStep,
  LdapConfig,
} from '../../features/directories/public.ts';
import { tryPassword } from './ldap-account.ts';
import { LdapFailure, withConnection, type LdapStep } from './ldap-connection.ts';
import { present } from './ldap-filter.ts';
import { ldapQueries } from './ldap-queries.ts';
import { serverName } from './ldap-session.ts';

export interface TestedUser {
  readonly userName: string;
  /** Absent: the user is looked for, but not signed in. */
  readonly password?: string | undefined;
}

const NOTHING = 'neither the base nor a user below it is to be seen; check the base DN and what the engine may read';

const PASSED: Readonly<Record<LdapStep, string>> = {
  connect: 'the server answers',
  tls: 'its certificate is good',
  bind: 'the name and the password of the engine are good',
  search: 'the base is there',
};

export async function testLdap(
  { clock }: { readonly clock: Clock },
  config: LdapConfig,
  bindPassword: string,
  user?: TestedUser,
): Promise<DirectoryTest> {
  const steps: DirectoryTestStep[] = [];
  let answering: DirectoryServer | undefined;
  for (const server of config.servers) {
    const failure = await failureOf(config, server, bindPassword);
    steps.push(...stepsOf(config, server, failure));
    if (failure === undefined) answering ??= server;
  }
  if (answering !== undefined && user !== undefined)
    steps.push(...(await userSteps({ config, server: answering, bindPassword, clock }, user)));
  return { ok: steps.every(step => step.ok), steps };
}

async function failureOf(
  config: LdapConfig,
  server: DirectoryServer,
  bindPassword: string,
): Promise<LdapFailure | undefined> {
  try {
    await withConnection(config, server, async connection => {
      if (config.bindDn !== null) await connection.bind(config.bindDn, bindPassword);
      const filter = present('objectClass');
      const base = { base: config.baseDn, scope: 'base', filter, attributes: ['1.1'], max: 1 } as const;
      if ((await connection.search(base)).length > 0) return;
      // 389 Directory Server answers so for a base that is not there, and for one that is hidden while its users are not.
      const users = await ldapQueries(config, connection).users({ kind: 'all' }, 1);
      if (users.length === 0) throw new LdapFailure('search', new Error(NOTHING));
    });
    return undefined;
  } catch (error) {
    if (error instanceof LdapFailure) return error;
    throw error;
  }
}

function stepsOf(config: LdapConfig, server: DirectoryServer, failure: LdapFailure | undefined): DirectoryTestStep[] {
  const all: LdapStep[] = ['connect', 'tls', 'bind', 'search'];
  const taken = all.filter(
    step => (step !== 'tls' || config.tls !== 'none') && (step !== 'bind' || config.bindDn !== null),
  );
  const good = failure === undefined ? taken : taken.slice(0, taken.indexOf(failure.step));
  const name = serverName(server);
  const steps: DirectoryTestStep[] = good.map(step => ({ step, server: name, ok: true, detail: PASSED[step] }));
  if (failure !== undefined) steps.push({ step: failure.step, server: name, ok: false, detail: failure.message });
  return steps;
}

interface Place {
  readonly config: LdapConfig;
  readonly server: DirectoryServer;
  readonly bindPassword: string;
  readonly clock: Clock;
}

async function userSteps(place: Place, user: TestedUser): Promise<DirectoryTestStep[]> {
  const { config, server, bindPassword } = place;
  return await withConnection(config, server, async connection => {
    if (config.bindDn !== null) await connection.bind(config.bindDn, bindPassword);
    const queries = ldapQueries(config, connection);
    const found = await queries.userByName(user.userName);
    if (found === undefined) return [{ step: 'user', ok: false, detail: 'no user, or more than one, has this name' }];
    const groups = await queries.groupsOf(found.dn);
    const names = groups.slice(0, 20).map(group => group.name);
    const steps: DirectoryTestStep[] = [
      { step: 'user', ok: true, detail: found.dn },
      { step: 'groups', ok: true, detail: `${groups.length} groups: ${names.join(', ')}` },
    ];
    const { password } = user;
    if (password === undefined) return steps;
    const no = await tryPassword(place, found, password).catch((error: unknown) => {
      if (error instanceof LdapFailure) return { detail: error.message };
      throw error;
    });
    return [...steps, { step: 'password', ok: no === undefined, detail: no?.detail ?? 'the password is good' }];
  });
}
