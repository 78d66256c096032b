// Users, groups, directories, roles, permissions, tags and bookmarks.
import type { ServiceArea } from '../shape.ts';

export const usersServices: ServiceArea = {
  AssignedPermissionsService: {
    locators: {
      permission: { service: 'PermissionService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          permission: { type: 'Permission', direction: 'inout' },
        },
        mandatory: ['permission.role.id|permission.role.name'],
        signatures: {
          userLevel: {
            mandatory: ['permission.user.id'],
          },
          groupLevel: {
            mandatory: ['permission.group.id'],
          },
          dataCenterPermission: {
            mandatory: ['permission.dataCenter.id'],
          },
          clusterPermission: {
            mandatory: ['permission.cluster.id'],
          },
          hostPermission: {
            mandatory: ['permission.host.id'],
          },
          storageDomainPermission: {
            mandatory: ['permission.storageDomain.id'],
          },
          vmPermission: {
            mandatory: ['permission.vm.id'],
          },
          vmPoolPermission: {
            mandatory: ['permission.vmPool.id'],
          },
          templatePermission: {
            mandatory: ['permission.template.id'],
          },
        },
      },
      list: {
        verb: 'GET',
        params: {
          permissions: { type: 'Permission[]', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  AssignedRolesService: {
    locators: {
      role: { service: 'RoleService', param: 'id' },
    },
    methods: {
      list: {
        verb: 'GET',
        params: {
          roles: { type: 'Role[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  AssignedTagService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          tag: { type: 'Tag', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      remove: {
        verb: 'DELETE',
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
    },
  },
  AssignedTagsService: {
    locators: {
      tag: { service: 'AssignedTagService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          tag: { type: 'Tag', direction: 'inout' },
        },
        mandatory: ['tag.id|tag.name'],
      },
      list: {
        verb: 'GET',
        params: {
          tags: { type: 'Tag[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  BookmarkService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          bookmark: { type: 'Bookmark', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      update: {
        verb: 'PUT',
        params: {
          bookmark: { type: 'Bookmark', direction: 'inout' },
          async: { type: 'Boolean', direction: 'in' },
        },
      },
      remove: {
        verb: 'DELETE',
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
    },
  },
  BookmarksService: {
    locators: {
      bookmark: { service: 'BookmarkService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          bookmark: { type: 'Bookmark', direction: 'inout' },
        },
        mandatory: ['bookmark.name', 'bookmark.value'],
      },
      list: {
        verb: 'GET',
        params: {
          bookmarks: { type: 'Bookmark[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  DomainGroupService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          get: { type: 'Group', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  DomainGroupsService: {
    locators: {
      group: { service: 'DomainGroupService', param: 'id' },
    },
    methods: {
      list: {
        verb: 'GET',
        params: {
          groups: { type: 'Group[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          search: { type: 'String', direction: 'in' },
          caseSensitive: { type: 'Boolean', direction: 'in', default: 'true' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  DomainService: {
    locators: {
      users: { service: 'DomainUsersService' },
      groups: { service: 'DomainGroupsService' },
    },
    methods: {
      get: {
        verb: 'GET',
        params: {
          domain: { type: 'Domain', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  DomainUserGroupsService: {
    locators: {},
    methods: {
      list: {
        verb: 'GET',
        params: {
          groups: { type: 'Group[]', direction: 'out', since: '4.2.3' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
        since: '4.2.3',
      },
    },
  },
  DomainUserService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          user: { type: 'User', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  DomainUsersService: {
    locators: {
      user: { service: 'DomainUserService', param: 'id' },
    },
    methods: {
      list: {
        verb: 'GET',
        params: {
          users: { type: 'User[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          search: { type: 'String', direction: 'in' },
          caseSensitive: { type: 'Boolean', direction: 'in', default: 'true' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  DomainsService: {
    locators: {
      domain: { service: 'DomainService', param: 'id' },
    },
    methods: {
      list: {
        verb: 'GET',
        params: {
          domains: { type: 'Domain[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  GroupService: {
    locators: {
      roles: { service: 'AssignedRolesService' },
      permissions: { service: 'AssignedPermissionsService' },
      tags: { service: 'AssignedTagsService' },
    },
    methods: {
      get: {
        verb: 'GET',
        params: {
          get: { type: 'Group', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      remove: {
        verb: 'DELETE',
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
    },
  },
  GroupsService: {
    locators: {
      group: { service: 'GroupService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          group: { type: 'Group', direction: 'inout' },
        },
        mandatory: ['group.name'],
        optional: ['group.namespace'],
      },
      list: {
        verb: 'GET',
        params: {
          groups: { type: 'Group[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          search: { type: 'String', direction: 'in' },
          caseSensitive: { type: 'Boolean', direction: 'in', default: 'true' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  PermissionService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          permission: { type: 'Permission', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      remove: {
        verb: 'DELETE',
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
    },
  },
  PermitService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          permit: { type: 'Permit', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      remove: {
        verb: 'DELETE',
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
    },
  },
  PermitsService: {
    locators: {
      permit: { service: 'PermitService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          permit: { type: 'Permit', direction: 'inout' },
        },
        mandatory: ['permit.id|permit.name'],
      },
      list: {
        verb: 'GET',
        params: {
          permits: { type: 'Permit[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  RoleService: {
    locators: {
      permits: { service: 'PermitsService' },
    },
    methods: {
      get: {
        verb: 'GET',
        params: {
          role: { type: 'Role', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      remove: {
        verb: 'DELETE',
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
      update: {
        verb: 'PUT',
        params: {
          role: { type: 'Role', direction: 'inout' },
          async: { type: 'Boolean', direction: 'in' },
        },
      },
    },
  },
  RolesService: {
    locators: {
      role: { service: 'RoleService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          role: { type: 'Role', direction: 'inout' },
        },
        mandatory: ['role.name', 'role.permits[].id'],
        optional: ['role.administrative', 'role.description'],
      },
      list: {
        verb: 'GET',
        params: {
          roles: { type: 'Role[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  SshPublicKeyService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          key: { type: 'SshPublicKey', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      update: {
        verb: 'PUT',
        params: {
          key: { type: 'SshPublicKey', direction: 'inout' },
          async: { type: 'Boolean', direction: 'in' },
        },
        deprecated: true,
      },
      remove: {
        verb: 'DELETE',
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
    },
  },
  SshPublicKeysService: {
    locators: {
      key: { service: 'SshPublicKeyService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          key: { type: 'SshPublicKey', direction: 'inout' },
        },
        mandatory: ['key.content'],
      },
      list: {
        verb: 'GET',
        params: {
          keys: { type: 'SshPublicKey[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  SystemPermissionsService: {
    base: 'AssignedPermissionsService',
    locators: {},
    methods: {},
  },
  TagService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          tag: { type: 'Tag', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      update: {
        verb: 'PUT',
        params: {
          tag: { type: 'Tag', direction: 'inout' },
          async: { type: 'Boolean', direction: 'in' },
        },
        optional: ['tag.description', 'tag.name', 'tag.parent.id|tag.parent.name'],
      },
      remove: {
        verb: 'DELETE',
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
    },
  },
  TagsService: {
    locators: {
      tag: { service: 'TagService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          tag: { type: 'Tag', direction: 'inout' },
        },
        mandatory: ['tag.name'],
        optional: ['tag.description', 'tag.parent.id|tag.parent.name'],
      },
      list: {
        verb: 'GET',
        params: {
          tags: { type: 'Tag[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  UserOptionService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          option: { type: 'UserOption', direction: 'out' },
        },
        since: '4.4.5',
      },
      remove: {
        verb: 'DELETE',
        params: {},
        since: '4.4.5',
      },
    },
  },
  UserOptionsService: {
    locators: {
      option: { service: 'UserOptionService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          option: { type: 'UserOption', direction: 'inout' },
        },
        mandatory: ['option.content', 'option.name'],
        since: '4.4.5',
      },
      list: {
        verb: 'GET',
        params: {
          options: { type: 'UserOption[]', direction: 'out' },
        },
        since: '4.4.5',
      },
    },
  },
  UserService: {
    locators: {
      groups: { service: 'DomainUserGroupsService' },
      roles: { service: 'AssignedRolesService' },
      permissions: { service: 'AssignedPermissionsService' },
      tags: { service: 'AssignedTagsService' },
      sshPublicKeys: { service: 'SshPublicKeysService' },
      options: { service: 'UserOptionsService' },
      eventSubscriptions: { service: 'EventSubscriptionsService' },
    },
    methods: {
      get: {
        verb: 'GET',
        params: {
          user: { type: 'User', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      update: {
        verb: 'PUT',
        params: {
          user: { type: 'User', direction: 'inout' },
        },
        optional: ['user.userOptions'],
        since: '4.4',
        deprecated: true,
      },
      remove: {
        verb: 'DELETE',
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
    },
  },
  UsersService: {
    locators: {
      user: { service: 'UserService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          user: { type: 'User', direction: 'inout' },
        },
        mandatory: ['user.userName', 'user.domain.id|user.domain.name'],
        optional: ['user.namespace', 'user.principal'],
      },
      list: {
        verb: 'GET',
        params: {
          users: { type: 'User[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          search: { type: 'String', direction: 'in' },
          caseSensitive: { type: 'Boolean', direction: 'in', default: 'true' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
};
