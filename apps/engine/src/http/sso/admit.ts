// From a user of a directory to a user of the engine.
import { refuseUnless } from '@overt/kernel/refusal';
import type { SignedInUser } from '../../features/directories/public.ts';
import type { Tx } from '../../ports.ts';

/**
 * Makes a directory's user the engine's, with the groups that the directory says now; returns the id. Who has no role that
 * permits to sign in is refused, and if he was not known before, he is not known after: the transaction is the caller's.
 */
export async function admit(
  tx: Tx,
  newId: string,
  { user, groups, profile }: SignedInUser & { readonly profile: string },
): Promise<string> {
  const id = await tx.users.put({
    id: newId,
    user_name: user.userName,
    directory: profile,
    external_id: user.externalId,
    namespace: user.namespace,
    first_name: user.firstName,
    last_name: user.lastName,
    email: user.email,
    department: user.department,
  });
  await tx.users.setMemberships(id, groups);
  const known = await tx.users.byEntry(profile, user.externalId);
  const principal = known?.principal ?? `${user.userName}@${profile}`;
  refuseUnless(known?.enabled, 'USER_DISABLED', { user: principal });
  refuseUnless(await tx.permissions.holdsAnywhere(id, 'login'), 'LOGIN_NOT_PERMITTED', { user: principal });
  await tx.users.signedIn(id);
  return id;
}
