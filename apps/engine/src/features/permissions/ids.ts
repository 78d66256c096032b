// Ids that oVirt gives to what every permission knows.

/** oVirt's id of the system as the object of a permission: the root of the tree that permissions are inherited down. */
export const SYSTEM_ID = 'aaa00000-0000-0000-0000-123456789aaa';

/** Target of a PermitRequest about the whole installation. */
export const SYSTEM = { kind: 'system', id: SYSTEM_ID } as const;

/** The group that every user belongs to. */
export const EVERYONE_ID = 'eee00000-0000-0000-0000-123456789eee';
