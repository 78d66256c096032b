// What the lab's 389 Directory Server holds: a company's own tree, and one in the shape that FreeIPA gives it. The attributes
// and classes of FreeIPA that the server does not have are declared here, as far as these entries use them.
import { entry, ldif, replacement, type Attributes } from './ldif.ts';
import type { Suffix } from './ds389.ts';

export const CROWD = 250;
export const PASSWORD = 'lab canary 93f0';

const company = 'dc=lab,dc=example';
export const COMPANY = {
  base: company,
  reader: `cn=reader,${company}`,
  /** A reader whose searches end at the server's limit. */
  limited: `cn=limited,${company}`,
};

const ipa = 'dc=ipa,dc=example';
export const IPA = {
  base: ipa,
  reader: `uid=overt,cn=sysaccounts,cn=etc,${ipa}`,
};

const readable =
  '(targetattr != "userPassword")(version 3.0; acl "who signed in reads"; allow (read, search, compare) userdn = "ldap:///all";)';
const suffix = (dn: string, dc: string) =>
  entry(dn, { objectClass: ['dcObject', 'organization'], o: 'Lab', dc, aci: readable });
const unit = (dn: string) => {
  const [, attribute = '', name = ''] = /^(\w+)=([^,]+)/.exec(dn) ?? [];
  return entry(dn, { objectClass: attribute === 'ou' ? 'organizationalUnit' : 'nsContainer', [attribute]: name });
};

const person = (name: string, more: Attributes = {}, dn = `uid=${name},ou=people,${company}`) =>
  entry(dn, {
    objectClass: 'inetOrgPerson',
    uid: name,
    cn: `${name} Lab`,
    sn: 'Lab',
    givenName: name,
    mail: `${name}@lab.example`,
    userPassword: PASSWORD,
    ...more,
  });
const reader = (dn: string, more: Attributes) =>
  entry(dn, {
    objectClass: ['organizationalRole', 'simpleSecurityObject', 'extensibleObject'],
    userPassword: PASSWORD,
    ...more,
  });

const people = `ou=people,${company}`;
const groups = `ou=groups,${company}`;
/** Its name has what DNs, filters and LDIF write in another way. */
export const ODD = { userName: 'jürgen(1)', dn: `cn=Müller\\, Jürgen (Süd) \\#1,${people}`, group: 'Büro, (Nord) *' };

export const companyTree = (): Suffix => ({
  dn: company,
  ldif: ldif([
    suffix(company, 'lab'),
    unit(people),
    unit(groups),
    reader(COMPANY.reader, { cn: 'reader', nsPagedSizeLimit: '-1' }),
    reader(COMPANY.limited, { cn: 'limited' }),
    person('alice'),
    person('bob'),
    person('inactive', { nsAccountLock: 'true' }),
    person('expired', { passwordExpirationTime: '20200101000000Z' }),
    person('guessed', { passwordRetryCount: '100', accountUnlockTime: '20370101000000Z' }),
    person('renewed'),
    person(
      ODD.userName,
      { cn: 'Müller, Jürgen (Süd) #1', sn: 'Müller', givenName: 'Jürgen', mail: 'mueller@lab.example' },
      ODD.dn,
    ),
    ...Array.from({ length: CROWD }, (_, index) => person(`crowd${index}`)),
    entry(`cn=inner,${groups}`, { objectClass: 'groupOfNames', cn: 'inner', member: `uid=alice,${people}` }),
    entry(`cn=middle,${groups}`, {
      objectClass: 'groupOfUniqueNames',
      cn: 'middle',
      uniqueMember: `cn=inner,${groups}`,
    }),
    entry(`cn=outer,${groups}`, {
      objectClass: 'groupOfNames',
      cn: 'outer',
      member: [
        `cn=middle,${groups}`,
        ODD.dn,
        ...['inactive', 'expired', 'guessed', 'renewed'].map(uid => `uid=${uid},${people}`),
      ],
    }),
    entry(`cn=Büro\\, (Nord) *,${groups}`, { objectClass: 'groupOfNames', cn: ODD.group, member: ODD.dn }),
    entry(`cn=circle,${groups}`, { objectClass: 'groupOfNames', cn: 'circle', member: `cn=outer,${groups}` }),
    replacement(`cn=outer,${groups}`, {
      member: [
        `cn=middle,${groups}`,
        `cn=circle,${groups}`,
        ODD.dn,
        ...['inactive', 'expired', 'guessed', 'renewed'].map(uid => `uid=${uid},${people}`),
      ],
    }),
  ]),
});

/** From then on, whoever is given a password by an administrator has to choose another one: `renewed` is. */
export const changes = ldif([
  replacement('cn=config', { passwordMustChange: 'on' }),
  replacement(`uid=renewed,${people}`, { userPassword: PASSWORD }),
]);

const CLASSES = [
  'top',
  'inetOrgPerson',
  'inetUser',
  'posixAccount',
  'krbPrincipalAux',
  'krbTicketPolicyAux',
  'ipaObject',
];
const accounts = `cn=users,cn=accounts,${ipa}`;
const ipaGroups = `cn=groups,cn=accounts,${ipa}`;

/** The same entry always has the same id. */
const idOf = (name: string): string => {
  const hex = Buffer.from(name).toString('hex').padEnd(32, '0').slice(0, 32);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

function ipaUser(name: string, more: Attributes = {}): string {
  return entry(`uid=${name},${accounts}`, {
    objectClass: CLASSES,
    uid: name,
    cn: `${name} Ipa`,
    sn: 'Ipa',
    givenName: name,
    mail: `${name}@ipa.example`,
    uidNumber: '1000',
    gidNumber: '1000',
    homeDirectory: `/home/${name}`,
    krbPrincipalName: `${name}@IPA.EXAMPLE`,
    ipaUniqueID: idOf(name),
    userPassword: PASSWORD,
    ...more,
  });
}
const ipaGroup = (name: string, member: readonly string[]) =>
  entry(`cn=${name},${ipaGroups}`, {
    objectClass: ['top', 'groupOfNames', 'nestedGroup', 'ipaUserGroup', 'ipaObject'],
    cn: name,
    ipaUniqueID: idOf(`group ${name}`),
    member,
  });
/** What FreeIPA shows to old clients: the same names once more, without an id. */
const compat = (name: string) =>
  entry(`uid=${name},cn=users,cn=compat,${ipa}`, {
    objectClass: ['top', 'posixAccount'],
    uid: name,
    cn: name,
    uidNumber: '1000',
    gidNumber: '1000',
    homeDirectory: `/home/${name}`,
  });

const IPA_CROWD = Array.from({ length: 30 }, (_, index) => `crowd${index}`);

export const ipaTree = (): Suffix => ({
  dn: ipa,
  ldif: ldif([
    suffix(ipa, 'ipa'),
    ...[
      'cn=accounts',
      'cn=users,cn=accounts',
      'cn=groups,cn=accounts',
      'cn=compat',
      'cn=users,cn=compat',
      'cn=etc',
    ].map(dn => unit(`${dn},${ipa}`)),
    unit(`cn=sysaccounts,cn=etc,${ipa}`),
    entry(IPA.reader, { objectClass: ['account', 'simpleSecurityObject'], uid: 'overt', userPassword: PASSWORD }),
    ...['alice', ...IPA_CROWD].map(compat),
    ipaUser('alice'),
    ipaUser('inactive', { nsAccountLock: 'TRUE' }),
    ipaUser('stale', { krbPasswordExpiration: '20200101000000Z' }),
    ipaUser('fresh', { krbPasswordExpiration: '20990101000000Z' }),
    ...IPA_CROWD.map(name => ipaUser(name)),
    ipaGroup('developers', [`uid=alice,${accounts}`]),
    ipaGroup('staff', [
      `cn=developers,${ipaGroups}`,
      ...['inactive', 'stale', 'fresh'].map(uid => `uid=${uid},${accounts}`),
    ]),
  ]),
});

export const IPA_SCHEMA = `dn: cn=schema
attributeTypes: ( ipaUniqueID-oid NAME 'ipaUniqueID' EQUALITY caseIgnoreMatch SUBSTR caseIgnoreSubstringsMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 SINGLE-VALUE )
objectClasses: ( ipaObject-oid NAME 'ipaObject' SUP top AUXILIARY MUST ipaUniqueID )
objectClasses: ( nestedGroup-oid NAME 'nestedGroup' SUP groupOfNames STRUCTURAL MAY memberOf )
objectClasses: ( ipaUserGroup-oid NAME 'ipaUserGroup' SUP nestedGroup STRUCTURAL )
`;
