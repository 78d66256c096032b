// Another's OpenID Connect provider as a profile: what is known of it, and what its word about a person means here. Pure.
import { createHash } from 'node:crypto';
import { refuse } from '@overt/kernel/refusal';
import type { DirectoryGroup, SignedInUser } from '../directories/public.ts';

export interface OpenidProvider {
  /** The profile. */
  readonly name: string;
  /** What the button at sign-in says. */
  readonly title: string;
  /** As the provider writes it itself, letter by letter. */
  readonly issuer: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  /** Members of the identity token or of the user's information; a dot goes into an object. */
  readonly userNameClaim: string;
  readonly groupsClaim: string;
  /** PEM; the system's authorities when null. */
  readonly caPem: string | null;
  readonly enabled: boolean;
  /** Who signs out of Overt in a browser signs out at the provider as well, where it offers that. */
  readonly signsOutThere: boolean;
}

export type Claims = Readonly<Record<string, unknown>>;

const LONGEST_NAME = 255;
const MOST_GROUPS = 2000;

/** A claim, into objects by dots: `realm_access.roles`. A claim whose own name has dots (a URL) is taken first. */
export function claimAt(claims: Claims, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path];
  let value: unknown = claims;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Claims)[name];
  }
  return value;
}

/** The engine knows a user by issuer and subject together: another issuer under the same profile is nobody it knows. */
const externalIdOf = ({ issuer }: OpenidProvider, subject: string): string =>
  createHash('sha256')
    .update(JSON.stringify([issuer, subject]))
    .digest('base64url');

const printable = (value: unknown): string =>
  typeof value === 'string' && value.length <= LONGEST_NAME && !/\p{C}/u.test(value) ? value.trim() : '';

/** A group's name is all that the provider says of it, so it is its id too. */
export const openidGroup = (name: string): DirectoryGroup => ({ externalId: name, name, namespace: '*' });

/** Refuses OPENID_ANSWER_WRONG when there is no usable user name. */
export function userOf(provider: OpenidProvider, claims: Claims): SignedInUser {
  const userName = printable(claimAt(claims, provider.userNameClaim));
  if (userName === '') {
    const problem = `it has no usable claim ${provider.userNameClaim}`;
    return refuse('OPENID_ANSWER_WRONG', { profile: provider.name, problem });
  }
  const groups = claimAt(claims, provider.groupsClaim);
  const names = (Array.isArray(groups) ? groups : [groups]).slice(0, MOST_GROUPS).map(printable);
  return {
    user: {
      externalId: externalIdOf(provider, String(claims['sub'])),
      userName,
      firstName: printable(claims['given_name']),
      lastName: printable(claims['family_name']),
      email: printable(claims['email']),
      department: '',
      namespace: '*',
    },
    groups: [...new Set(names)].filter(name => name !== '').map(openidGroup),
  };
}
