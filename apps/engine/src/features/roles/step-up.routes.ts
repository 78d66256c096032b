// /overt/role-step-ups: which roles want a second factor again before what destroys, and for how many minutes it is good.
//   GET      PUT {roleId} {minutes: n | null}
import { isUuid } from '@overt/kernel/ids';
import { refuseUnless } from '@overt/kernel/refusal';
import { byPerson, jsonApi } from '../../http/json-api.ts';
import { onlyMembers, optionalInteger } from '../../http/json-fields.ts';
import type { ServerPart } from '../../http/server.ts';
import { setRoleStepUp } from './actions/role-actions.ts';

const LONGEST_MINUTES = 1440;

export const stepUpPart: ServerPart = (server, ports, authenticator, commands) => {
  const api = jsonApi(server, ports, authenticator, commands);

  api.on('GET', '/overt/role-step-ups', async ({ caller }) => {
    refuseUnless(caller.administrator, 'ADMINISTRATORS_ONLY', { what: 'roles' });
    return { roles: await ports.repos.roles.stepUps() };
  });
  api.on('PUT', '/overt/role-step-ups/:id', async request => {
    byPerson(request);
    const { body, params } = request;
    onlyMembers(body, ['minutes']);
    const id = params['id'] ?? '';
    refuseUnless(isUuid(id), 'NOT_FOUND', { what: 'role', id: id.slice(0, 64) });
    const none = body['minutes'] === null;
    const minutes = none ? null : (optionalInteger(body, 'minutes', 1, LONGEST_MINUTES) ?? null);
    refuseUnless(none || minutes !== null, 'INVALID_VALUE', { path: 'minutes', rule: 'minutes, or null for never' });
    await request.run(setRoleStepUp, { id, minutes });
  });
};
