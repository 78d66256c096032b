// What is asked of an LDAP server, on one connection.
import type { Filter } from 'ldapts';
import type { DirectorySearch, LdapConfig } from '../../features/directories/public.ts';
import type { LdapConnection, LdapSearch } from './ldap-connection.ts';
import { groupAttributes, toGroup, toUser, userAttributes, type FoundGroup, type FoundUser } from './ldap-entries.ts';
import { all, any, equals, memberByRule, parsedFilter, searchFilter } from './ldap-filter.ts';
import { ldapTemplates } from './ldap-template.ts';

/** Groups in groups are followed so deep, and no further than so many: a directory is somebody else's. */
const DEEPEST = 20;
const MOST_GROUPS = 5000;
const DNS_IN_A_FILTER = 50;

export interface LdapQueries {
  users(search: DirectorySearch, max: number): Promise<readonly FoundUser[]>;
  groups(search: DirectorySearch, max: number): Promise<readonly FoundGroup[]>;
  userById(externalId: string): Promise<FoundUser | undefined>;
  /** Undefined also when the name means more than one entry. */
  userByName(userName: string): Promise<FoundUser | undefined>;
  groupById(externalId: string): Promise<FoundGroup | undefined>;
  groupByName(name: string): Promise<FoundGroup | undefined>;
  groupsOf(dn: string): Promise<readonly FoundGroup[]>;
}

export function ldapQueries(config: LdapConfig, connection: LdapConnection): LdapQueries {
  const template = ldapTemplates[config.type];
  const { id } = template;
  const binary = id.binary ? [id.attribute] : [];
  const extra = (filter: string | null, path: string) => (filter === null ? [] : [parsedFilter(filter, path)]);
  const isUser = [parsedFilter(template.users, 'users'), ...extra(config.userFilter, 'userFilter')];
  const isGroup = [parsedFilter(template.groups, 'groups'), ...extra(config.groupFilter, 'groupFilter')];
  const base = config.baseDn;

  type Amount = Pick<LdapSearch, 'max' | 'partial'>;
  async function findUsers(conditions: readonly Filter[], amount: Amount) {
    const filter = all([...isUser, ...conditions]);
    const found = await connection.search({ base, filter, attributes: userAttributes(template), binary, ...amount });
    return found.flatMap(entry => toUser(entry, template, config) ?? []);
  }

  async function findGroups(conditions: readonly Filter[], amount: Amount) {
    const filter = all([...isGroup, ...conditions]);
    const found = await connection.search({ base, filter, attributes: groupAttributes(template), binary, ...amount });
    return found.flatMap(entry => toGroup(entry, template, config) ?? []);
  }

  /** One more than may be. */
  const two: Amount = { max: 2 };
  const byId = (externalId: string) => equals(id.attribute, id.binary ? Buffer.from(externalId, 'hex') : externalId);
  const only = <T>(found: readonly T[]): T | undefined => (found.length === 1 ? found[0] : undefined);
  const optional = <T>(item: T | undefined): T[] => (item === undefined ? [] : [item]);

  async function groupsAbove(dns: readonly string[]): Promise<readonly FoundGroup[]> {
    const filters = dns.flatMap(dn => template.members.map(attribute => equals(attribute, dn)));
    return await findGroups([any(filters)], { max: MOST_GROUPS });
  }

  return {
    async users(search, max) {
      const fields = {
        name: [template.firstName, template.lastName, 'cn'],
        userName: template.userNames,
        any: [...template.userNames, template.firstName, template.lastName, 'cn', template.email],
      };
      return await findUsers(optional(searchFilter(search, fields)), { max, partial: true });
    },
    async groups(search, max) {
      const names = [template.groupName];
      const filter = searchFilter(search, { name: names, userName: names, any: names });
      return await findGroups(optional(filter), { max, partial: true });
    },
    userById: async externalId => only(await findUsers([byId(externalId)], two)),
    userByName: async name =>
      only(await findUsers([any(template.userNames.map(attribute => equals(attribute, name)))], two)),
    groupById: async externalId => only(await findGroups([byId(externalId)], two)),
    groupByName: async name => only(await findGroups([equals(template.groupName, name)], two)),
    async groupsOf(dn) {
      if (template.memberChain !== undefined) {
        const rule = template.memberChain;
        return await findGroups([any(template.members.map(member => memberByRule(member, rule, dn)))], {
          max: MOST_GROUPS,
        });
      }
      const found = new Map<string, FoundGroup>();
      let frontier = [dn];
      for (let depth = 0; frontier.length > 0 && depth < DEEPEST && found.size < MOST_GROUPS; depth++) {
        const next: string[] = [];
        for (let start = 0; start < frontier.length; start += DNS_IN_A_FILTER) {
          for (const group of await groupsAbove(frontier.slice(start, start + DNS_IN_A_FILTER))) {
            // A circle of groups ends here.
            if (found.has(group.externalId)) continue;
            found.set(group.externalId, group);
            next.push(group.dn);
          }
        }
        frontier = next;
      }
      return [...found.values()];
    },
  };
}
