// What users do with their own sign-in: API tokens, sessions; and which applications sign people in.
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { exclusive, typed } from '@overt/workflow/action';
import { action, type Tx } from '../../../ports.ts';
import { SYSTEM } from '../../permissions/public.ts';
import type { SignInPolicy } from '../sign-in-policy.repo.ts';

const own = () => ({ permit: 'edit_profile', on: SYSTEM });
const ofUser = ({ userId }: { readonly userId: string }) => [exclusive('user_sign_in', userId)];
const about = ({ userId }: { readonly userId: string }) => [{ kind: 'user', id: userId }];
const added = { succeeded: 'USER_PROFILE_CREATE_PROPERTY', failed: 'USER_PROFILE_CREATE_PROPERTY_FAILED' };
const removed = { succeeded: 'USER_PROFILE_REMOVE_PROPERTY', failed: 'USER_PROFILE_REMOVE_PROPERTY_FAILED' };
const TOKENS_AT_MOST = 50;

export interface AddApiTokenInput {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly readOnly: boolean;
  /** Null: whatever the user may. */
  readonly areas: readonly string[] | null;
  readonly seconds: number;
}

export const addApiToken = action({
  name: 'AddApiToken',
  input: typed<AddApiTokenInput>(),
  permit: own,
  locks: ofUser,
  about,
  async validate({ userId, name }, tx) {
    const tokens = (await tx.sessions.ofUser(userId)).filter(one => one.kind === 'token');
    if (tokens.some(token => token.name === name)) refuse('NAME_IN_USE', { what: 'API token', name });
    refuseUnless(tokens.length < TOKENS_AT_MOST, 'INVALID_VALUE', {
      path: 'tokens',
      rule: `at most ${TOKENS_AT_MOST} a user`,
    });
    return { property: `the API token ${name}` };
  },
  events: added,
  describe: ({ name }) => `Making the API token ${name}`,
  eventParams: (_input, prepared) => prepared,
}).result(
  (_state, { id }) => ({ id }),
  async (tx, { input }) => {
    const { id, userId, name, readOnly, areas, seconds } = input;
    const scope = 'ovirt-app-api';
    await tx.sessions.insert({
      id,
      userId,
      scope,
      kind: 'token',
      name,
      readOnly,
      areas,
      idleSeconds: null,
      longestSeconds: seconds,
    });
  },
);

/** An API token or a session of one's own. */
const end = {
  input: typed<{ id: string; userId: string }>(),
  locks: ofUser,
  about,
  async validate({ id, userId }: { readonly id: string; readonly userId: string }, tx: Tx) {
    const session = await tx.sessions.find(id);
    if (session?.user_id !== userId) return refuse('NOT_FOUND', { what: 'session', id });
    const property = session.kind === 'token' ? `the API token ${session.name}` : 'a session';
    return { property, owner: session.principal };
  },
  describe: () => 'Ending a session',
  eventParams: (_input: unknown, prepared: { readonly property: string; readonly owner: string }) => prepared,
};

export const endSession = action({ ...end, name: 'EndSession', permit: own, events: removed }).result(
  () => ({}),
  async (tx, { input }) => void (await tx.sessions.signOut(input.id)),
);

/** Another one's. */
export const endUserSession = action({
  ...end,
  name: 'EndUserSession',
  permit: () => ({ permit: 'manipulate_users', on: SYSTEM }),
  events: { succeeded: 'USER_VDC_SESSION_TERMINATED', failed: 'USER_VDC_SESSION_TERMINATION_FAILED' },
}).result(
  () => ({}),
  async (tx, { input }) => void (await tx.sessions.signOut(input.id)),
);

const configure = () => ({ permit: 'configure_engine', on: SYSTEM });
const silent = { succeeded: null, failed: null };

export const setSignInPolicy = action({
  name: 'SetSignInPolicy',
  input: typed<SignInPolicy>(),
  permit: configure,
  locks: () => [exclusive('sign_in_policy', 'all')],
  events: silent,
  describe: () => 'Saying how long people stay signed in',
}).result(
  () => ({}),
  (tx, { input }) => tx.signInPolicy.set(input),
);

export interface AddOauthClientInput {
  readonly id: string;
  readonly name: string;
  readonly redirectUris: readonly string[];
  readonly secretHash: string | null;
}

export const addOauthClient = action({
  name: 'AddOauthClient',
  input: typed<AddOauthClientInput>(),
  permit: configure,
  locks: ({ id }) => [exclusive('oauth_client', id)],
  async validate({ id }, tx) {
    if ((await tx.oauth.client(id)) !== undefined) refuse('NAME_IN_USE', { what: 'application', name: id });
  },
  events: silent,
  describe: ({ name }) => `Registering the application ${name}`,
}).result(
  (_state, { id }) => ({ id }),
  (tx, { input: { id, name, redirectUris, secretHash } }) =>
    tx.oauth.insertClient({ id, name, redirect_uris: redirectUris, secret_hash: secretHash }),
);

export const removeOauthClient = action({
  name: 'RemoveOauthClient',
  input: typed<{ id: string }>(),
  permit: configure,
  locks: ({ id }) => [exclusive('oauth_client', id)],
  async validate({ id }, tx) {
    refuseUnless(await tx.oauth.client(id), 'NOT_FOUND', { what: 'application', id: id.slice(0, 64) });
  },
  events: silent,
  describe: () => 'Removing an application',
}).result(
  () => ({}),
  (tx, { input }) => tx.oauth.deleteClient(input.id),
);

export const sessionActions = [
  setSignInPolicy,
  addApiToken,
  addOauthClient,
  endSession,
  endUserSession,
  removeOauthClient,
] as const;
