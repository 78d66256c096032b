// /overt/sign-in-policy: after how long without a request, and after how long at the latest, people are signed out.
//   GET      PUT {idleMinutes?, longestMinutes?}
import { refuseUnless } from '@overt/kernel/refusal';
import { byPerson, jsonApi, type SignedRequest } from '../../http/json-api.ts';
import { onlyMembers, optionalInteger } from '../../http/json-fields.ts';
import type { ServerPart } from '../../http/server.ts';
import { setSignInPolicy } from './actions/session-actions.ts';

const LONGEST_IDLE = 1440;
const LONGEST = 43_200;

export const signInPolicyPart: ServerPart = (server, ports, authenticator, commands) => {
  const api = jsonApi(server, ports, authenticator, commands);
  const { signInPolicy } = ports.repos;

  api.on('GET', '/overt/sign-in-policy', async request => {
    administratorsOnly(request);
    return await signInPolicy.get();
  });
  api.on('PUT', '/overt/sign-in-policy', async request => {
    administratorsOnly(request);
    byPerson(request);
    const { body } = request;
    onlyMembers(body, ['idleMinutes', 'longestMinutes']);
    const before = await signInPolicy.get();
    await request.run(setSignInPolicy, {
      idleMinutes: optionalInteger(body, 'idleMinutes', 1, LONGEST_IDLE) ?? before.idleMinutes,
      longestMinutes: optionalInteger(body, 'longestMinutes', 5, LONGEST) ?? before.longestMinutes,
    });
    return await signInPolicy.get();
  });
};

function administratorsOnly({ caller }: SignedRequest): void {
  refuseUnless(caller.administrator, 'ADMINISTRATORS_ONLY', { what: 'how long people stay signed in' });
}
