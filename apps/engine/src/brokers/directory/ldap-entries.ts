// Entries of LDAP -> users and groups. An entry without an id or a name is left out: nothing could refer to it.
import type { Entry } from 'ldapts';
import type { DirectoryGroup, DirectoryUser, LdapConfig } from '../../features/directories/public.ts';
import type { LdapTemplate } from './ldap-template.ts';

export interface FoundUser extends DirectoryUser {
  readonly dn: string;
  /** Milliseconds since the epoch; undefined where the server sees to it by itself, or it never expires. */
  readonly passwordExpiresAt: number | undefined;
}

export interface FoundGroup extends DirectoryGroup {
  readonly dn: string;
}

/** The first value of an attribute, whose name servers write in whatever case. */
function value(entry: Entry, attribute: string): Buffer | string | undefined {
  const name = Object.keys(entry).find(key => key.toLowerCase() === attribute.toLowerCase());
  const found = name === undefined ? undefined : entry[name];
  return Array.isArray(found) ? found[0] : found;
}

function text(entry: Entry, attribute: string): string {
  const found = value(entry, attribute);
  return found === undefined ? '' : found.toString();
}

function idOf(entry: Entry, { id }: LdapTemplate): string {
  const found = value(entry, id.attribute);
  if (found === undefined || found.length === 0) return '';
  return id.binary ? Buffer.from(found).toString('hex') : found.toString();
}

export function toUser(entry: Entry, template: LdapTemplate, config: LdapConfig): FoundUser | undefined {
  const externalId = idOf(entry, template);
  const userName = template.userNames.map(attribute => text(entry, attribute)).find(name => name !== '');
  if (externalId === '' || userName === undefined) return undefined;
  return {
    dn: entry.dn,
    externalId,
    userName,
    firstName: text(entry, template.firstName),
    lastName: text(entry, template.lastName),
    email: text(entry, template.email),
    department: text(entry, template.department),
    namespace: config.baseDn,
    passwordExpiresAt: instant(text(entry, template.passwordExpires ?? '')),
  };
}

/** GeneralizedTime as servers write it, `20301231235959Z`. */
function instant(time: string): number | undefined {
  const iso = time.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d+)?Z$/, '$1-$2-$3T$4:$5:$6Z');
  const found = Date.parse(iso);
  return Number.isNaN(found) ? undefined : found;
}

export function toGroup(entry: Entry, template: LdapTemplate, config: LdapConfig): FoundGroup | undefined {
  const externalId = idOf(entry, template);
  const name = text(entry, template.groupName);
  return externalId === '' || name === '' ? undefined : { dn: entry.dn, externalId, name, namespace: config.baseDn };
}

export const userAttributes = (template: LdapTemplate): string[] => [
  ...template.userNames,
  template.id.attribute,
  template.firstName,
  template.lastName,
  template.email,
  template.department,
  ...(template.passwordExpires === undefined ? [] : [template.passwordExpires]),
];

export const groupAttributes = (template: LdapTemplate): string[] => [template.groupName, template.id.attribute];

/** Without what is the broker's own business. */
export function withoutDn<T extends { readonly dn: string; readonly passwordExpiresAt?: number | undefined }>({
  dn: _dn,
  passwordExpiresAt: _expires,
  ...entry
}: T): Omit<T, 'dn' | 'passwordExpiresAt'> {
  return entry;
}
