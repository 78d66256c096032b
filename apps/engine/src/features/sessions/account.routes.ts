// What users do with their own sign-in, below /overt/account:
//   POST password {userName, oldPassword, newPassword}      needs no session: an old password may have expired
//   GET sessions, DELETE sessions/{id}                      where one is signed in
//   GET tokens, POST tokens {name, days, readOnly?, areas?}, DELETE tokens/{id}
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { isUuid } from '@overt/kernel/ids';
import { byPerson, jsonApi, type SignedRequest } from '../../http/json-api.ts';
import { onlyMembers, optionalBoolean, optionalInteger, optionalTexts, text } from '../../http/json-fields.ts';
import type { ServerPart } from '../../http/server.ts';
import {
  accountNamed,
  INTERNAL,
  LONGEST_PASSWORD,
  newPassword,
  setInternalPassword,
  splitPrincipal,
} from '../directories/public.ts';
import { addApiToken, endSession } from './actions/session-actions.ts';
import type { ShownSession } from './session.repo.ts';
import { checkAreas } from './token-area.ts';

const LONGEST_TOKEN_DAYS = 3660;

const shown = ({ read_only: readOnly, client_id: application, ...row }: ShownSession) => ({
  id: row.id,
  name: row.name,
  readOnly,
  areas: row.areas,
  source: row.source,
  application,
  createdAt: row.created_at,
  usedAt: row.used_at,
  expiresAt: row.expires_at,
});

export const accountPart: ServerPart = (server, ports, authenticator, commands) => {
  const api = jsonApi(server, ports, authenticator, commands);
  const { sessions } = ports.repos;
  const ofCaller = async ({ caller }: SignedRequest, kind: ShownSession['kind']) =>
    (await sessions.ofUser(caller.userId)).filter(one => one.kind === kind).map(shown);

  api.open('POST', '/overt/account/password', async ({ body, raw }) => {
    onlyMembers(body, ['userName', 'oldPassword', 'newPassword']);
    const { userName, profile } = splitPrincipal(text(body, 'userName'));
    refuseUnless(profile === INTERNAL, 'INVALID_VALUE', {
      path: 'userName',
      rule: 'an account of the built-in directory',
    });
    const password = text(body, 'oldPassword', LONGEST_PASSWORD);
    await authenticator.provePassword({ principal: `${userName}@${INTERNAL}`, password, source: raw.ip });
    const account = await accountNamed(ports, userName);
    const changed = await newPassword(ports, account, text(body, 'newPassword', LONGEST_PASSWORD));
    await ports.runAsSystem(setInternalPassword, { id: account.id, password: changed });
  });

  api.on('GET', '/overt/account/sessions', async request => ({ sessions: await ofCaller(request, 'session') }));
  api.on('GET', '/overt/account/tokens', async request => ({ tokens: await ofCaller(request, 'token') }));
  for (const kind of ['sessions', 'tokens'] as const) {
    api.on('DELETE', `/overt/account/${kind}/:id`, async request => {
      byPerson(request);
      const id = request.params['id'] ?? '';
      if (!isUuid(id)) refuse('NOT_FOUND', { what: 'session', id: id.slice(0, 64) });
      await request.run(endSession, { id, userId: request.caller.userId });
    });
  }
  api.on('POST', '/overt/account/tokens', async request => {
    byPerson(request);
    const { body, caller } = request;
    onlyMembers(body, ['name', 'days', 'readOnly', 'areas']);
    const areas = optionalTexts(body, 'areas', 50) ?? null;
    checkAreas(areas ?? []);
    const days = optionalInteger(body, 'days', 1, LONGEST_TOKEN_DAYS) ?? 90;
    const id = ports.random.uuid();
    const readOnly = optionalBoolean(body, 'readOnly') ?? false;
    await request.run(addApiToken, {
      id,
      userId: caller.userId,
      name: text(body, 'name', 100),
      readOnly,
      areas,
      seconds: days * 86_400,
    });
    const made = (await ofCaller(request, 'token')).find(token => token.id === id);
    // Shown this once.
    return { ...made, token: await authenticator.tokenOf(id) };
  });
};
