// Second factors of one's own, below /overt/account. Whoever has one already shows it before any of them changes.
//   GET second-factors                                     which there are
//   POST step-up {code | passkey}, POST step-up/begin      shows one again: for changes here, and where a role asks for it
//   POST totp, POST totp/confirm {enrolment, code}, POST totp/disable {code}
//   POST passkeys/begin, POST passkeys {name, passkey}, DELETE passkeys/{id}
//   POST recovery-codes                                    new ones, instead of those of before
// DELETE /overt/users/{id}/totp: an administrator takes all of another's away, who has lost them.
import { isUuid } from '@overt/kernel/ids';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { byPerson, jsonApi, type SignedRequest } from '../../http/json-api.ts';
import { onlyMembers, optionalText, text } from '../../http/json-fields.ts';
import type { ServerPart } from '../../http/server.ts';
import { originOf } from '../../http/sso/authorization-code.ts';
import type { Ports } from '../../ports.ts';
import { isFresh } from '../permissions/public.ts';
import {
  addPasskey,
  disableTotp,
  enableTotp,
  removePasskey,
  renewRecoveryCodes,
  resetTotp,
} from './actions/second-factor-actions.ts';
import { enrolled, enrolmentOptions, proofOptions, type PasskeyAnswer } from './passkey.ts';
import { recoveryCodes, recoveryHash, TOTP_CONTEXT } from './second-factor.ts';
import { base32, otpauthUri, stepOf } from './totp.ts';

const ENROLMENT_CONTEXT = 'totp-enrolment';
/** How long a shown factor is good for changing factors. */
const FRESH_MINUTES = 10;
const LONGEST_ANSWER = 20_000;

async function factorsOf({ repos }: Ports, userId: string) {
  const passkeys = await repos.passkeys.ofUser(userId);
  return {
    totp: (await repos.secondFactors.of(userId)) !== undefined,
    passkeys: passkeys.map(one => ({ id: one.id, name: one.name, createdAt: one.created_at, usedAt: one.used_at })),
    recoveryCodes: await repos.secondFactors.recoveryLeft(userId),
  };
}

const hasOne = async (ports: Ports, userId: string): Promise<boolean> => {
  const { totp, passkeys } = await factorsOf(ports, userId);
  return totp || passkeys.length > 0;
};

/** Refuses NOT_BY_TOKEN; STEP_UP_REQUIRED when there is a factor that was not shown lately. */
async function mayChange(ports: Ports, request: SignedRequest): Promise<void> {
  byPerson(request);
  const shown = isFresh(request.session.second_factor_at, FRESH_MINUTES, ports.clock.now());
  if (!shown && (await hasOne(ports, request.caller.userId))) refuse('STEP_UP_REQUIRED', { minutes: FRESH_MINUTES });
}

/** For the first factor alone: whoever adds another has his codes. */
async function firstCodes(ports: Ports, userId: string): Promise<readonly string[]> {
  return (await hasOne(ports, userId)) ? [] : recoveryCodes(ports.random);
}

const passkeyOf = ({ body, raw }: SignedRequest): PasskeyAnswer => ({
  json: text(body, 'passkey', LONGEST_ANSWER),
  origin: originOf(raw),
});

export const secondFactorPart: ServerPart = (server, ports, authenticator, commands) => {
  const api = jsonApi(server, ports, authenticator, commands);

  api.on('GET', '/overt/account/second-factors', async ({ caller }) => await factorsOf(ports, caller.userId));

  api.on('POST', '/overt/account/step-up/begin', async request => {
    byPerson(request);
    const { userId } = request.caller;
    const known = await factorsOf(ports, userId);
    refuseUnless(known.totp || known.passkeys.length > 0, 'NO_SECOND_FACTOR');
    const passkey = known.passkeys.length === 0 ? null : await proofOptions(ports, userId, originOf(request.raw));
    return { totp: known.totp, passkey };
  });
  api.on('POST', '/overt/account/step-up', async request => {
    byPerson(request);
    onlyMembers(request.body, ['code', 'passkey']);
    const { userId, principal } = request.caller;
    const otp = optionalText(request.body, 'code', 40);
    const passkey = otp === undefined ? passkeyOf(request) : undefined;
    const shown = await authenticator.secondFactor(userId, { principal, source: request.raw.ip, otp, passkey });
    refuseUnless(shown, 'NO_SECOND_FACTOR');
    await ports.repos.sessions.stepUp(request.session.id);
  });

  api.on('POST', '/overt/account/totp', async request => {
    await mayChange(ports, request);
    const { userId, principal } = request.caller;
    refuseUnless(!(await factorsOf(ports, userId)).totp, 'SECOND_FACTOR_IS_ON');
    const secret = ports.random.bytes(20);
    const enrolment = ports.secrets.seal(`${userId} ${Buffer.from(secret).toString('base64')}`, ENROLMENT_CONTEXT);
    return { secret: base32(secret), uri: otpauthUri(secret, principal), enrolment: enrolment.toString('base64') };
  });
  api.on('POST', '/overt/account/totp/confirm', async request => {
    await mayChange(ports, request);
    const { body, caller } = request;
    onlyMembers(body, ['enrolment', 'code']);
    const sealed = Buffer.from(text(body, 'enrolment', 1000), 'base64');
    const [owner = '', encoded = ''] = ports.secrets.open(sealed, ENROLMENT_CONTEXT).split(' ');
    const step = stepOf(Buffer.from(encoded, 'base64'), text(body, 'code', 10), ports.clock.now());
    if (owner !== caller.userId || step === undefined) return refuse('SECOND_FACTOR_WRONG');
    const codes = await firstCodes(ports, caller.userId);
    await request.run(enableTotp, {
      userId: caller.userId,
      sealedSecret: ports.secrets.seal(encoded, TOTP_CONTEXT).toString('base64'),
      step,
      recoveryHashes: codes.map(recoveryHash),
    });
    await ports.repos.sessions.stepUp(request.session.id);
    return { recoveryCodes: codes };
  });
  api.on('POST', '/overt/account/totp/disable', async request => {
    byPerson(request);
    onlyMembers(request.body, ['code']);
    const { userId, principal } = request.caller;
    const otp = text(request.body, 'code', 40);
    await authenticator.secondFactor(userId, { principal, source: request.raw.ip, otp });
    await request.run(disableTotp, { userId });
  });

  api.on('POST', '/overt/account/passkeys/begin', async request => {
    await mayChange(ports, request);
    return { options: await enrolmentOptions(ports, request.caller, originOf(request.raw)) };
  });
  api.on('POST', '/overt/account/passkeys', async request => {
    await mayChange(ports, request);
    onlyMembers(request.body, ['name', 'passkey']);
    const { userId } = request.caller;
    const name = text(request.body, 'name', 100);
    const { publicKey, ...passkey } = await enrolled(ports, userId, passkeyOf(request));
    const codes = await firstCodes(ports, userId);
    const id = ports.random.uuid();
    await request.run(addPasskey, {
      ...passkey,
      id,
      userId,
      name,
      publicKey: publicKey.toString('base64'),
      recoveryHashes: codes.map(recoveryHash),
    });
    await ports.repos.sessions.stepUp(request.session.id);
    return { id, recoveryCodes: codes };
  });
  api.on('DELETE', '/overt/account/passkeys/:id', async request => {
    await mayChange(ports, request);
    await request.run(removePasskey, { id: request.params['id'] ?? '', userId: request.caller.userId });
  });
  api.on('POST', '/overt/account/recovery-codes', async request => {
    await mayChange(ports, request);
    const { userId } = request.caller;
    refuseUnless(await hasOne(ports, userId), 'NO_SECOND_FACTOR');
    const codes = recoveryCodes(ports.random);
    await request.run(renewRecoveryCodes, { userId, hashes: codes.map(recoveryHash) });
    return { recoveryCodes: codes };
  });

  api.on('DELETE', '/overt/users/:id/totp', async request => {
    byPerson(request);
    const userId = request.params['id'] ?? '';
    if (!isUuid(userId)) refuse('NOT_FOUND', { what: 'user', id: userId.slice(0, 64) });
    await request.run(resetTotp, { userId });
  });
};
