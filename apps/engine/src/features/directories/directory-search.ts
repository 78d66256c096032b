// The search language over a directory -> a search without syntax, which the built-in directory and LDAP both can answer.
import { refuse } from '@overt/kernel/refusal';
import type { Condition } from '@overt/wire/search-ast';
import { parseSearch } from '@overt/wire/search-parser';
import type { DirectoryField, DirectorySearch } from './directory.ts';

const FIELDS: Readonly<Record<string, DirectoryField>> = {
  name: 'name',
  username: 'userName',
  groupname: 'name',
  allnames: 'any',
};

/** Refuses SEARCH_SYNTAX, SEARCH_UNKNOWN_FIELD. */
export function directorySearch(entity: 'aduser' | 'adgroup', query: string | undefined): DirectorySearch {
  const where = query === undefined ? undefined : parseSearch(entity, query).where;
  return where === undefined ? { kind: 'all' } : searchOf(where, entity, query ?? '');
}

function searchOf(wanted: Condition, entity: string, query: string): DirectorySearch {
  if (wanted.kind === 'text') return { kind: 'match', field: 'any', value: `*${wanted.value}*`, negated: false };
  if (wanted.kind !== 'compare') {
    return { kind: wanted.kind, items: wanted.items.map(item => searchOf(item, entity, query)) };
  }
  const field = FIELDS[wanted.field ?? 'allnames'];
  if (field === undefined || wanted.entity !== entity) {
    const { position } = wanted;
    const asked = wanted.field ?? wanted.entity;
    return refuse('SEARCH_UNKNOWN_FIELD', {
      query,
      field: asked,
      position,
      entity,
      allowed: Object.keys(FIELDS).join(', '),
    });
  }
  // "Has no value" is nothing that an entry of a directory can be: every one has a name.
  return { kind: 'match', field, value: wanted.value ?? '', negated: wanted.operator === '!=' };
}
