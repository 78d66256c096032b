// What must be there before the first request: built-in objects, roles, the administrator. Runs at every start.
import { transaction, type Database } from '@overt/database/connection';
import type { RandomSource } from '@overt/kernel/ports';
import { createRepos, type Repos } from '../../repos.ts';
import { SYSTEM } from '../permissions/public.ts';
import { predefinedRoles } from '../roles/public.ts';
import { INSTANCE_ID_OPTION } from '../system/public.ts';
import { hashPassword, verifyPassword } from '../directories/public.ts';
import { ADMIN, authorizedByDefault, DEFAULT_OPTIONS, SUPER_USER_ROLE } from './builtin.ts';
import { insertBuiltIn, type MacRange } from './bootstrap.repo.ts';

export async function seedInstallation(db: Database, random: RandomSource): Promise<void> {
  await transaction(db, async tx => {
    await insertBuiltIn(tx, macRange(random));
    const repos = createRepos(tx);
    const first = (await repos.roles.all()).length === 0;
    for (const role of predefinedRoles) {
      const permits = role.permits.split(' ').filter(permit => permit !== '');
      const { id, name, administrative } = role;
      await repos.roles.put({ id, name, administrative, mutable: false, description: inWords(name), permits });
    }
    for (const [name, value] of Object.entries(DEFAULT_OPTIONS)) await repos.system.putOption(name, value);
    await repos.system.putOption(INSTANCE_ID_OPTION, random.uuid());
    await insertAdministrator(repos, random);
    // An administrator who takes these away wants it so.
    if (first)
      for (const permission of authorizedByDefault)
        await repos.permissions.insert({ ...permission, id: random.uuid() });
  });
}

async function insertAdministrator(repos: Repos, random: RandomSource): Promise<void> {
  if ((await repos.internal.userByName(ADMIN.name)) === undefined)
    await repos.internal.insertUser({ id: random.uuid(), name: ADMIN.name });
  const account = await repos.internal.userByName(ADMIN.name);
  if (account === undefined) return;
  const id = await repos.users.put({
    id: random.uuid(),
    user_name: account.name,
    directory: ADMIN.directory,
    external_id: account.id,
    namespace: '*',
    first_name: account.first_name === '' ? ADMIN.name : account.first_name,
    last_name: account.last_name,
    email: account.email,
    department: account.department,
  });
  await repos.permissions.insert({
    id: random.uuid(),
    role_id: SUPER_USER_ROLE,
    subject_id: id,
    entity: SYSTEM.kind,
    entity_id: SYSTEM.id,
  });
}

/** `ClusterAdmin` -> `Cluster admin` */
const inWords = (name: string): string =>
  name.replaceAll(/([a-z])([A-Z])/g, (_whole, a: string, b: string) => `${a} ${b.toLowerCase()}`);

/** 56:6f:xx:xx:00:00 with 65,536 addresses, at random, so that two installations on one network do not meet. */
function macRange(random: RandomSource): MacRange {
  const [a = 0, b = 0] = random.bytes(2);
  const prefix = ['56', '6f', ...[a, b].map(byte => byte.toString(16).padStart(2, '0'))].join(':');
  return { first: `${prefix}:00:00`, last: `${prefix}:ff:ff` };
}

/**
 * Sets the administrator's password. `given` wins over what is stored; without it a password is made at the very first
 * start and handed to `keep` before it holds, so that a start that fails later does not lose it.
 */
export async function seedPassword(
  repos: Repos,
  random: RandomSource,
  given: string | undefined,
  keep: (password: string) => Promise<void>,
): Promise<void> {
  const admin = await repos.internal.userByName(ADMIN.name);
  if (admin === undefined) return;
  if (given !== undefined) {
    await keep(given);
    if (await verifyPassword(given, admin.password_hash)) return;
  } else if (admin.password_hash !== null) return;
  const password = given ?? Buffer.from(random.bytes(15)).toString('base64url');
  if (given === undefined) await keep(password);
  // The owner's own: it does not age, and no policy speaks against it.
  await repos.internal.setPassword(admin.id, await hashPassword(password, random), null);
}
