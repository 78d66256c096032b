import type { Permit } from '@overt/api-types/types.gen';
import { permits } from './permits.ts';

/** Every permit that there is, as the API shows it. */
export const allPermits = (): Permit[] =>
  Object.entries(permits).map(([name, { id, administrative }]) => ({ id: String(id), name, administrative }));

/** What lets a user work with a VM: who has it on a VM of a pool has taken that VM. */
export const USER_ROLE_ID = '00000000-0000-0000-0001-000000000001';
export { predefinedRoles } from './predefined-roles.ts';
export { quietRoles, showingPermits } from './showing.ts';
