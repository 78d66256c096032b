// The built-in directory's administration, which oVirt does with a program on the engine's machine:
//   /overt/internal/users     GET, POST {name, password?, ...}; /{name} GET, PUT, DELETE; /{name}/password POST {password}
//   /overt/internal/groups    GET, POST {name}; /{name} GET, DELETE; /{name}/members POST {user|group}; /members/{id} DELETE
//   /overt/internal/policy    GET, PUT
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { defined } from '../../api-object.ts';
import { jsonApi, type SignedRequest } from '../../http/json-api.ts';
import {
  onlyMembers,
  optionalBoolean,
  optionalInteger,
  optionalText,
  optionalTime,
  text,
} from '../../http/json-fields.ts';
import type { ServerPart } from '../../http/server.ts';
import type { Ports } from '../../ports.ts';
import {
  addInternalGroup,
  addInternalMember,
  removeInternalGroup,
  removeInternalMember,
  setInternalPolicy,
} from './actions/internal-group-actions.ts';
import {
  addInternalUser,
  removeInternalUser,
  setInternalPassword,
  updateInternalUser,
} from './actions/internal-user-actions.ts';
import type { InternalGroupRow, InternalUserChange, InternalUserRow } from './internal.repo.ts';
import { accountNamed, newPassword } from './new-password.ts';
import { LONGEST_PASSWORD } from './password.ts';

const AT_MOST = 1000;
const USER_MEMBERS = ['firstName', 'lastName', 'email', 'department', 'description', 'enabled', 'validUntil'] as const;

const toAccount = (row: InternalUserRow) => ({
  id: row.id,
  name: row.name,
  firstName: row.first_name,
  lastName: row.last_name,
  email: row.email,
  department: row.department,
  description: row.description,
  enabled: row.enabled,
  hasPassword: row.password_hash !== null,
  passwordExpiresAt: row.password_expires_at,
  validUntil: row.valid_until,
});

const changeOf = ({ body }: SignedRequest): InternalUserChange =>
  defined({
    first_name: optionalText(body, 'firstName'),
    last_name: optionalText(body, 'lastName'),
    email: optionalText(body, 'email'),
    department: optionalText(body, 'department'),
    description: optionalText(body, 'description', 1000),
    enabled: optionalBoolean(body, 'enabled'),
    valid_until: optionalTime(body, 'validUntil'),
  });

const nameOf = ({ params }: SignedRequest): string => params['name'] ?? '';

export const internalDirectoryPart: ServerPart = (server, ports, authenticator, commands) => {
  const api = jsonApi(server, ports, authenticator, commands);
  const { internal } = ports.repos;

  const account = async (request: SignedRequest): Promise<InternalUserRow> =>
    (await internal.userByName(nameOf(request))) ??
    refuse('NOT_FOUND', { what: 'account', id: nameOf(request).slice(0, 64) });
  const group = async (request: SignedRequest): Promise<InternalGroupRow> =>
    (await internal.groupByName(nameOf(request))) ??
    refuse('NOT_FOUND', { what: 'group', id: nameOf(request).slice(0, 64) });

  api.on('GET', '/overt/internal/users', async request => {
    administratorsOnly(request, 'accounts');
    return { users: (await internal.users({ kind: 'all' }, AT_MOST)).map(toAccount) };
  });
  api.on('POST', '/overt/internal/users', async request => {
    const { body } = request;
    onlyMembers(body, ['name', 'password', ...USER_MEMBERS]);
    const user = { id: ports.random.uuid(), name: text(body, 'name', 128) };
    const password = optionalText(body, 'password', LONGEST_PASSWORD);
    // Who may not add accounts must not make the engine compute hashes.
    administratorsOnly(request, 'accounts');
    const sealed = password === undefined ? {} : { password: await newPassword(ports, user, password) };
    await request.run(addInternalUser, { ...user, change: changeOf(request), ...sealed });
    return toAccount((await internal.userById(user.id)) ?? refuse('NOT_FOUND', { what: 'account', id: user.id }));
  });
  api.on('GET', '/overt/internal/users/:name', async request => {
    administratorsOnly(request, 'accounts');
    const row = await account(request);
    const groups = await internal.groupsOf(row.id);
    return { ...toAccount(row), groups: groups.map(({ id, name }) => ({ id, name })) };
  });
  api.on('PUT', '/overt/internal/users/:name', async request => {
    administratorsOnly(request, 'accounts');
    onlyMembers(request.body, USER_MEMBERS);
    await request.run(updateInternalUser, { id: (await account(request)).id, change: changeOf(request) });
    return toAccount(await account(request));
  });
  api.on('DELETE', '/overt/internal/users/:name', async request => {
    administratorsOnly(request, 'accounts');
    await request.run(removeInternalUser, { id: (await account(request)).id });
  });
  api.on('POST', '/overt/internal/users/:name/password', async request => {
    administratorsOnly(request, 'accounts');
    onlyMembers(request.body, ['password']);
    const row = await account(request);
    const password = await newPassword(ports, row, text(request.body, 'password', LONGEST_PASSWORD));
    await request.run(setInternalPassword, { id: row.id, password });
  });

  api.on('GET', '/overt/internal/groups', async request => {
    administratorsOnly(request, 'groups');
    return { groups: await internal.groups({ kind: 'all' }, AT_MOST) };
  });
  api.on('POST', '/overt/internal/groups', async request => {
    const { body } = request;
    onlyMembers(body, ['name', 'description']);
    const description = optionalText(body, 'description', 1000) ?? '';
    const input = { id: ports.random.uuid(), name: text(body, 'name', 128), description };
    await request.run(addInternalGroup, input);
    return input;
  });
  api.on('GET', '/overt/internal/groups/:name', async request => {
    administratorsOnly(request, 'groups');
    const { id, name, description } = await group(request);
    return { id, name, description, members: await internal.members(id) };
  });
  api.on('DELETE', '/overt/internal/groups/:name', async request => {
    administratorsOnly(request, 'groups');
    await request.run(removeInternalGroup, { id: (await group(request)).id });
  });
  api.on('POST', '/overt/internal/groups/:name/members', async request => {
    administratorsOnly(request, 'groups');
    onlyMembers(request.body, ['user', 'group']);
    await request.run(addInternalMember, {
      groupId: (await group(request)).id,
      member: await memberOf(ports, request),
    });
  });
  api.on('DELETE', '/overt/internal/groups/:name/members/:memberId', async request => {
    administratorsOnly(request, 'groups');
    const memberId = request.params['memberId'] ?? '';
    await request.run(removeInternalMember, { groupId: (await group(request)).id, memberId });
  });

  api.on('GET', '/overt/internal/policy', async () => await internal.policy());
  api.on('PUT', '/overt/internal/policy', async request => {
    const { body } = request;
    onlyMembers(body, ['minLength', 'minClasses', 'history', 'maxAgeDays']);
    const policy = await internal.policy();
    const aging = body['maxAgeDays'] === null ? null : optionalInteger(body, 'maxAgeDays', 1, 36_500);
    await request.run(setInternalPolicy, {
      minLength: optionalInteger(body, 'minLength', 1, 128) ?? policy.minLength,
      minClasses: optionalInteger(body, 'minClasses', 1, 4) ?? policy.minClasses,
      history: optionalInteger(body, 'history', 0, 24) ?? policy.history,
      maxAgeDays: aging === undefined ? policy.maxAgeDays : aging,
    });
    return await internal.policy();
  });
};

function administratorsOnly({ caller }: SignedRequest, what: string): void {
  refuseUnless(caller.administrator, 'ADMINISTRATORS_ONLY', { what });
}

async function memberOf(ports: Ports, { body }: SignedRequest): Promise<{ kind: 'user' | 'group'; id: string }> {
  const user = optionalText(body, 'user', 128);
  if (user !== undefined) return { kind: 'user', id: (await accountNamed(ports, user)).id };
  const name = text(body, 'group', 128);
  const group = await ports.repos.internal.groupByName(name);
  return group === undefined
    ? refuse('NOT_FOUND', { what: 'group', id: name.slice(0, 64) })
    : { kind: 'group', id: group.id };
}
