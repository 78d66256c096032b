// Users for tests: accounts of the built-in directory with the permits that a test gives them, signed in.
import { randomUUID } from 'node:crypto';
import { systemRandom } from '@overt/kernel/system';
import { hashPassword } from './features/directories/public.ts';
import { SYSTEM } from './features/permissions/public.ts';
import { signIn, type TestEngine } from './testing.ts';

export interface TestUser {
  readonly id: string;
  readonly token: string;
  readonly principal: string;
  readonly password: string;
}

export interface TestRights {
  /** What the user may do there, besides signing in. */
  readonly permits?: readonly string[];
  readonly administrative?: boolean;
  /** Where; the system when absent. */
  readonly on?: { readonly kind: string; readonly id: string };
}

/** A user who may sign in, and nothing else unless `rights` says so. */
export async function testUser(engine: TestEngine, name: string, rights: TestRights = {}): Promise<TestUser> {
  const { repos } = engine.ports;
  const account = randomUUID();
  const password = `password of ${randomUUID()}`;
  await repos.internal.insertUser({ id: account, name });
  await repos.internal.setPassword(account, await hashPassword(password, systemRandom), null);
  const nothing = { first_name: '', last_name: '', email: '', department: '' };
  const id = await repos.users.put({
    ...nothing,
    id: randomUUID(),
    user_name: name,
    directory: 'internal',
    external_id: account,
    namespace: '*',
  });
  await give(engine, id, { permits: ['login'] });
  if (rights.permits !== undefined) await give(engine, id, rights);
  const principal = `${name}@internal`;
  return { id, principal, password, token: await signIn(engine.url, principal, password) };
}

/** Gives a user or group a role with just these permits. */
export async function give({ ports }: TestEngine, subjectId: string, rights: TestRights): Promise<void> {
  const { permits = [], administrative = false, on = SYSTEM } = rights;
  const roleId = randomUUID();
  await ports.repos.roles.put({
    id: roleId,
    name: `role ${roleId}`,
    description: '',
    administrative,
    mutable: true,
    permits,
  });
  await ports.repos.permissions.insert({
    id: randomUUID(),
    role_id: roleId,
    subject_id: subjectId,
    entity: on.kind,
    entity_id: on.id,
  });
}
