// A provider of OpenID Connect as a directory. It tells about people who sign in and cannot be searched: its users are those
// who were here, and a group is whatever name it says of them, so that an administrator can give a group its permissions
// before anybody of it came.
import { refuse } from '@overt/kernel/refusal';
import type { Directory, DirectorySearch, DirectoryUser } from '../directories/public.ts';
import { openidGroup, type OpenidProvider } from './openid-provider.ts';

/** `known`: who signed in before. */
export function openidDirectory({ name }: OpenidProvider, known: () => Promise<readonly DirectoryUser[]>): Directory {
  return {
    profile: name,
    users: async (search, max) => (await known()).filter(user => fits(search, user)).slice(0, max),
    groups: async search => {
      const wanted = exactName(search);
      return wanted === undefined ? [] : [openidGroup(wanted)];
    },
    userById: async externalId => (await known()).find(user => user.externalId === externalId),
    userByName: async userName => (await known()).find(user => sameText(user.userName, userName)),
    groupById: async externalId => openidGroup(externalId),
    groupByName: async group => openidGroup(group),
    groupsOf: async () => [],
    signIn: async () => refuse('SIGN_IN_ELSEWHERE', { profile: name }),
  };
}

const sameText = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** The one name that a search asks for, where it asks for one. */
function exactName(search: DirectorySearch): string | undefined {
  if (search.kind !== 'match' || search.negated) return undefined;
  const name = search.value.replaceAll(/^\*|\*$/g, '');
  return name === '' || name.includes('*') ? undefined : name;
}

function fits(search: DirectorySearch, user: DirectoryUser): boolean {
  if (search.kind === 'all') return true;
  if (search.kind !== 'match') {
    const one = (item: DirectorySearch) => fits(item, user);
    return search.kind === 'and' ? search.items.every(one) : search.items.some(one);
  }
  const pattern = search.value.split('*').map(part => part.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`));
  const matches = (text: string) => new RegExp(`^${pattern.join('.*')}$`, 'isu').test(text);
  const names = search.field === 'name' ? [user.firstName] : [user.userName];
  const texts = search.field === 'any' ? [user.userName, user.firstName, user.lastName, user.email] : names;
  return texts.some(matches) !== search.negated;
}
