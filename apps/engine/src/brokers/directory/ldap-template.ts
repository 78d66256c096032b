// What the kinds of LDAP servers call things. Data only; `binary` ids travel as bytes and are kept in hexadecimal.
import type { DirectoryType } from '../../features/directories/public.ts';

export interface LdapTemplate {
  /** Filters in LDAP's own syntax: which entries are users and groups at all. */
  readonly users: string;
  readonly groups: string;
  /** Attributes that a user may be named by at sign-in; the first one that an entry has is its name. */
  readonly userNames: readonly string[];
  readonly groupName: string;
  readonly id: { readonly attribute: string; readonly binary: boolean };
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly department: string;
  /** When the password expires, where a server that knows it takes an expired one all the same. */
  readonly passwordExpires?: string;
  /** Attributes of a group that hold the DNs of its members. */
  readonly members: readonly string[];
  /** A matching rule that follows groups in groups on the server; absent: the engine follows them itself. */
  readonly memberChain?: string;
}

const common = {
  groupName: 'cn',
  firstName: 'givenName',
  lastName: 'sn',
  email: 'mail',
  department: 'departmentNumber',
  members: ['member', 'uniqueMember'],
} as const;

const netscape: LdapTemplate = {
  ...common,
  users: '(objectClass=person)',
  groups: '(|(objectClass=groupOfNames)(objectClass=groupOfUniqueNames))',
  userNames: ['uid'],
  id: { attribute: 'nsUniqueId', binary: false },
};

export const ldapTemplates: Readonly<Record<DirectoryType, LdapTemplate>> = {
  openldap: {
    ...common,
    users: '(|(objectClass=inetOrgPerson)(objectClass=posixAccount))',
    groups: '(|(objectClass=groupOfNames)(objectClass=groupOfUniqueNames))',
    userNames: ['uid'],
    id: { attribute: 'entryUUID', binary: false },
  },
  active_directory: {
    ...common,
    users: '(&(objectCategory=person)(objectClass=user))',
    groups: '(objectCategory=group)',
    // An account without a principal name of its own is known by the short one.
    userNames: ['userPrincipalName', 'sAMAccountName'],
    id: { attribute: 'objectGUID', binary: true },
    department: 'department',
    members: ['member'],
    memberChain: '1.2.840.113556.1.4.1941',
  },
  freeipa: {
    ...common,
    // Old clients are shown each user a second time, under cn=compat, without an id.
    users: '(&(objectClass=posixAccount)(objectClass=ipaObject))',
    groups: '(objectClass=ipaUserGroup)',
    userNames: ['uid'],
    id: { attribute: 'ipaUniqueID', binary: false },
    passwordExpires: 'krbPasswordExpiration',
    members: ['member'],
  },
  '389ds': netscape,
  rhds: netscape,
};
