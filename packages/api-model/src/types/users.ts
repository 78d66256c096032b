// People and what they may do: users, groups, directories, roles, permissions, tags and bookmarks.
import type { TypeArea } from '../shape.ts';

export const usersTypes: TypeArea = {
  Bookmark: {
    kind: 'struct',
    doc: 'A search kept under a name.',
    base: 'Identified',
    members: {
      value: { type: 'String' },
    },
  },
  Domain: {
    kind: 'struct',
    doc: 'A directory of users (oVirt calls it authorization provider).',
    base: 'Identified',
    members: {
      user: { type: 'User', doc: 'Who asks.' },
      groups: { type: 'Group[]', link: true },
      users: { type: 'User[]', link: true },
    },
  },
  Group: {
    kind: 'struct',
    base: 'Identified',
    members: {
      domainEntryId: { type: 'String' },
      namespace: { type: 'String' },
      domain: { type: 'Domain', link: true },
      roles: { type: 'Role[]', link: true },
      permissions: { type: 'Permission[]', link: true },
      tags: { type: 'Tag[]', link: true },
    },
  },
  Permission: {
    kind: 'struct',
    doc: 'A role for a user or group on an object.',
    base: 'Identified',
    members: {
      role: { type: 'Role', link: true },
      user: { type: 'User', link: true },
      group: { type: 'Group', link: true },
      dataCenter: { type: 'DataCenter', link: true },
      cluster: { type: 'Cluster', link: true },
      host: { type: 'Host', link: true },
      storageDomain: { type: 'StorageDomain', link: true },
      vm: { type: 'Vm', link: true },
      vmPool: { type: 'VmPool', link: true },
      template: { type: 'Template', link: true },
      disk: { type: 'Disk', link: true },
    },
  },
  Permit: {
    kind: 'struct',
    doc: 'One thing that a role allows.',
    base: 'Identified',
    members: {
      administrative: { type: 'Boolean' },
      role: { type: 'Role', link: true },
    },
  },
  Role: {
    kind: 'struct',
    doc: 'A set of permits.',
    base: 'Identified',
    members: {
      mutable: { type: 'Boolean' },
      administrative: { type: 'Boolean' },
      user: { type: 'User', link: true },
      permits: { type: 'Permit[]', link: true },
    },
  },
  RoleType: {
    kind: 'enum',
    values: ['admin', 'user'],
  },
  SshPublicKey: {
    kind: 'struct',
    doc: 'A key that lets a user onto the serial console.',
    base: 'Identified',
    members: {
      content: { type: 'String' },
      user: { type: 'User', link: true },
    },
  },
  Tag: {
    kind: 'struct',
    doc: 'A mark for grouping; tags form a tree.',
    base: 'Identified',
    members: {
      host: { type: 'Host', link: true },
      vm: { type: 'Vm', link: true },
      user: { type: 'User', link: true },
      group: { type: 'Group', link: true },
      template: { type: 'Template', link: true },
      parent: { type: 'Tag', link: true },
    },
  },
  User: {
    kind: 'struct',
    base: 'Identified',
    members: {
      domainEntryId: { type: 'String' },
      department: { type: 'String' },
      loggedIn: { type: 'Boolean' },
      namespace: { type: 'String' },
      lastName: { type: 'String' },
      userName: { type: 'String' },
      principal: { type: 'String' },
      password: { type: 'String' },
      email: { type: 'String' },
      userOptions: { type: 'Property[]', since: '4.4', deprecated: true },
      domain: { type: 'Domain', link: true },
      roles: { type: 'Role[]', link: true },
      groups: { type: 'Group[]', link: true },
      permissions: { type: 'Permission[]', link: true },
      tags: { type: 'Tag[]', link: true },
      sshPublicKeys: { type: 'SshPublicKey[]', link: true },
      options: { type: 'UserOption[]', link: true, since: '4.4.5' },
    },
  },
  UserOption: {
    kind: 'struct',
    doc: 'A setting that a portal keeps for its user.',
    base: 'Identified',
    members: {
      content: { type: 'String' },
      user: { type: 'User', link: true },
    },
  },
};
