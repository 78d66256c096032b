// What a directory is to the engine: a place where users and groups are looked up and passwords are checked. The port;
// `internal` (in the database) and LDAP servers are behind it. Names and ids of the API are made here.
import { refuse } from '@overt/kernel/refusal';
import type { DirectoryTest, LdapConfig } from './ldap-config.ts';

export interface DirectoryUser {
  /** The directory's own id of the entry: stays when the name changes. */
  readonly externalId: string;
  /** What is typed before the last `@` at sign-in. */
  readonly userName: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly department: string;
  /** Where in the directory it was found: a base DN, `*` for the built-in one. */
  readonly namespace: string;
}

export interface DirectoryGroup {
  readonly externalId: string;
  readonly name: string;
  readonly namespace: string;
}

export interface SignedInUser {
  readonly user: DirectoryUser;
  /** All groups, nested ones included. */
  readonly groups: readonly DirectoryGroup[];
}

/** A search without syntax: every text is data, compared without case; `*` in a value is a wildcard. */
export type DirectorySearch =
  | { readonly kind: 'all' }
  | { readonly kind: 'and' | 'or'; readonly items: readonly DirectorySearch[] }
  | { readonly kind: 'match'; readonly field: DirectoryField; readonly value: string; readonly negated: boolean };

/** `any`: any of the names that an entry has. */
export type DirectoryField = 'name' | 'userName' | 'any';

export interface Directory {
  readonly profile: string;
  users(search: DirectorySearch, max: number): Promise<readonly DirectoryUser[]>;
  groups(search: DirectorySearch, max: number): Promise<readonly DirectoryGroup[]>;
  userById(externalId: string): Promise<DirectoryUser | undefined>;
  userByName(userName: string): Promise<DirectoryUser | undefined>;
  groupById(externalId: string): Promise<DirectoryGroup | undefined>;
  groupByName(name: string): Promise<DirectoryGroup | undefined>;
  /** All groups that the user is in, through other groups too. */
  groupsOf(user: DirectoryUser): Promise<readonly DirectoryGroup[]>;
  /**
   * Refuses WRONG_PASSWORD (also for a name that does not exist, after the same work), PASSWORD_EXPIRED, USER_DISABLED,
   * DIRECTORY_PASSWORD_EXPIRED, DIRECTORY_ACCOUNT_LOCKED, DIRECTORY_UNAVAILABLE.
   */
  signIn(userName: string, password: string): Promise<SignedInUser>;
}

export interface Directories {
  /** Asks the servers themselves, whether or not the configuration is stored; never refuses for what a server says. */
  test(
    config: LdapConfig,
    bindPassword: string,
    user?: { userName: string; password?: string | undefined },
  ): Promise<DirectoryTest>;
  /** Names of the profiles, the built-in one first. */
  profiles(): Promise<readonly string[]>;
  /** Undefined when there is no such profile, or it is switched off. */
  open(profile: string): Promise<Directory | undefined>;
}

export const INTERNAL = 'internal';

/** oVirt names the side that knows users and groups `<profile>-authz`. */
export const authzName = (profile: string): string => `${profile}-authz`;
export const profileOfAuthz = (authz: string): string => authz.replace(/-authz$/, '');

/** Ids of domains and their entries in the API: the text in hexadecimal, so that any id fits in a path. */
export const encodeId = (text: string): string => Buffer.from(text, 'utf8').toString('hex').toUpperCase();

/** Undefined for what is not such an id. */
export function decodeId(id: string): string | undefined {
  if (!/^([0-9a-f]{2}){1,1024}$/i.test(id)) return undefined;
  const text = Buffer.from(id, 'hex').toString('utf8');
  return encodeId(text) === id.toUpperCase() ? text : undefined;
}

/** `alice@example.org@corp` -> name and profile, parted at the last `@`; without one the built-in profile. */
export function splitPrincipal(principal: string): { readonly userName: string; readonly profile: string } {
  const at = principal.lastIndexOf('@');
  if (at === -1) return { userName: principal, profile: INTERNAL };
  return { userName: principal.slice(0, at), profile: principal.slice(at + 1) };
}

/** Refuses NOT_FOUND. */
export async function openDirectory(directories: Directories, profile: string): Promise<Directory> {
  return (
    (await directories.open(profile)) ?? refuse('NOT_FOUND', { what: 'domain', id: authzName(profile).slice(0, 64) })
  );
}
