// Filters as values that are encoded as they are: no text of a user is ever parsed as LDAP's filter syntax, so none can
// change what a filter means.
import {
  AndFilter,
  EqualityFilter,
  ExtensibleFilter,
  FilterParser,
  NotFilter,
  OrFilter,
  PresenceFilter,
  SubstringFilter,
  type Filter,
} from 'ldapts';
import { refuse } from '@overt/kernel/refusal';
import type { DirectoryField, DirectorySearch } from '../../features/directories/public.ts';

export const all = (filters: readonly Filter[]): Filter => new AndFilter({ filters: [...filters] });
export const any = (filters: readonly Filter[]): Filter => new OrFilter({ filters: [...filters] });
export const equals = (attribute: string, value: string | Buffer): Filter => new EqualityFilter({ attribute, value });

export const present = (attribute: string): Filter => new PresenceFilter({ attribute });

/** A filter that an administrator or a template wrote in LDAP's syntax. Refuses INVALID_VALUE. */
export function parsedFilter(text: string, path: string): Filter {
  try {
    return FilterParser.parseString(text);
  } catch {
    return refuse('INVALID_VALUE', { path, rule: 'a filter in parentheses as (department=IT)' });
  }
}

/** Members of a group, also through groups in it, by a matching rule of the server. */
export const memberByRule = (attribute: string, rule: string, dn: string): Filter =>
  new ExtensibleFilter({ matchType: attribute, rule, value: dn });

/** `*` in a value is the wildcard; everything else is data. */
function textFilter(attribute: string, value: string): Filter {
  const parts = value.split('*');
  if (parts.length === 1) return equals(attribute, value);
  const initial = parts[0] ?? '';
  const final = parts.at(-1) ?? '';
  const middle = parts.slice(1, -1).filter(part => part !== '');
  if (initial === '' && final === '' && middle.length === 0) return present(attribute);
  return new SubstringFilter({ attribute, initial, any: middle, final });
}

/** `fields`: which attributes the fields of a search are. */
export function searchFilter(
  search: DirectorySearch,
  fields: Readonly<Record<DirectoryField, readonly string[]>>,
): Filter | undefined {
  if (search.kind === 'all') return undefined;
  if (search.kind !== 'match') {
    const filters = search.items.flatMap(item => searchFilter(item, fields) ?? []);
    return search.kind === 'and' ? all(filters) : any(filters);
  }
  const found = any(fields[search.field].map(attribute => textFilter(attribute, search.value)));
  return search.negated ? new NotFilter({ filter: found }) : found;
}
