// What users do with their own sign-in, below /overt/account:
//   POST password {userName, oldPassword, newPassword}      needs no session: an old password may have expired
//   GET sessions, DELETE sessions/{id}                      where one is signed in
//   GET tokens, POST tokens {name, days, readOnly?}, DELETE tokens/{id}
//   POST totp, POST totp/confirm {secret, code}, POST totp/disable {code}; DELETE /overt/users/{id}/totp for administrators
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { isUuid } from '@overt/kernel/ids';
import { jsonApi, type SignedRequest } from '../../http/json-api.ts';
import { onlyMembers, optionalBoolean, optionalInteger, text } from '../../http/json-fields.ts';
import type { ServerPart } from '../../http/server.ts';
import {
  accountNamed,
  INTERNAL,
  LONGEST_PASSWORD,
  newPassword,
  setInternalPassword,
  splitPrincipal,
} from '../directories/public.ts';
import { addApiToken, disableTotp, enableTotp, endSession, resetTotp } from './actions/session-actions.ts';
import { checkSecondFactor, recoveryCodes, recoveryHash, TOTP_CONTEXT } from './second-factor.ts';
import type { ShownSession } from './session.repo.ts';
import { base32, otpauthUri, stepOf } from './totp.ts';

const LONGEST_TOKEN_DAYS = 3660;
const ENROLMENT_CONTEXT = 'totp-enrolment';

const shown = ({ read_only: readOnly, client_id: application, ...row }: ShownSession) => ({
  id: row.id,
  name: row.name,
  readOnly,
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
    onlyMembers(body, ['name', 'days', 'readOnly']);
    const days = optionalInteger(body, 'days', 1, LONGEST_TOKEN_DAYS) ?? 90;
    const id = ports.random.uuid();
    const readOnly = optionalBoolean(body, 'readOnly') ?? false;
    await request.run(addApiToken, {
      id,
      userId: caller.userId,
      name: text(body, 'name', 100),
      readOnly,
      seconds: days * 86_400,
    });
    const made = (await ofCaller(request, 'token')).find(token => token.id === id);
    // Shown this once.
    return { ...made, token: await authenticator.tokenOf(id) };
  });

  api.on('POST', '/overt/account/totp', async request => {
    byPerson(request);
    const { userId, principal } = request.caller;
    const on = (await ports.repos.secondFactors.of(userId)) !== undefined;
    refuseUnless(!on, 'SECOND_FACTOR_IS_ON');
    const secret = ports.random.bytes(20);
    const enrolment = ports.secrets.seal(`${userId} ${Buffer.from(secret).toString('base64')}`, ENROLMENT_CONTEXT);
    return { secret: base32(secret), uri: otpauthUri(secret, principal), enrolment: enrolment.toString('base64') };
  });
  api.on('POST', '/overt/account/totp/confirm', async request => {
    byPerson(request);
    const { body, caller } = request;
    onlyMembers(body, ['enrolment', 'code']);
    const sealed = Buffer.from(text(body, 'enrolment', 1000), 'base64');
    const [owner = '', encoded = ''] = ports.secrets.open(sealed, ENROLMENT_CONTEXT).split(' ');
    const step = stepOf(Buffer.from(encoded, 'base64'), text(body, 'code', 10), ports.clock.now());
    if (owner !== caller.userId || step === undefined) return refuse('SECOND_FACTOR_WRONG');
    const codes = recoveryCodes(ports.random);
    await request.run(enableTotp, {
      userId: caller.userId,
      sealedSecret: ports.secrets.seal(encoded, TOTP_CONTEXT).toString('base64'),
      step,
      recoveryHashes: codes.map(recoveryHash),
    });
    return { recoveryCodes: codes };
  });
  api.on('POST', '/overt/account/totp/disable', async request => {
    byPerson(request);
    onlyMembers(request.body, ['code']);
    await checkSecondFactor(ports, request.caller.userId, text(request.body, 'code', 40));
    await request.run(disableTotp, { userId: request.caller.userId });
  });
  api.on('DELETE', '/overt/users/:id/totp', async request => {
    byPerson(request);
    const userId = request.params['id'] ?? '';
    if (!isUuid(userId)) refuse('NOT_FOUND', { what: 'user', id: userId.slice(0, 64) });
    await request.run(resetTotp, { userId });
  });
};

/** A token that was lost must not be able to make itself at home. */
function byPerson({ byToken }: SignedRequest): void {
  refuseUnless(!byToken, 'NOT_BY_TOKEN');
}
