import type { Permit } from '@overt/api-types/types.gen';
import { permits } from './permits.ts';

/** Every permit that there is, as the API shows it. */
export const allPermits = (): Permit[] =>
  Object.entries(permits).map(([name, { id, administrative }]) => ({ id: String(id), name, administrative }));

export { predefinedRoles } from './predefined-roles.ts';
export { quietRoles, showingPermits } from './showing.ts';
