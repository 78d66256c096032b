// Passkeys (WebAuthn) as second factor. The engine's name is what they are made for: they answer nobody else, so that no
// look-alike page gets anything of use. Each challenge is answered once.
import { createHash } from 'node:crypto';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import type { Ports } from '../../ports.ts';
import type { PasskeyRow } from './passkey.repo.ts';

const CHALLENGE_SECONDS = 10 * 60;
const LONGEST_ANSWER = 20_000;

export interface PasskeyAnswer {
  /** What the browser's `credential.toJSON()` gave, as text. */
  readonly json: string;
  /** Where the browser sees the engine: `https://engine:8443`. */
  readonly origin: string;
}

type PasskeyPorts = Pick<Ports, 'repos' | 'random' | 'settings'>;

const hashOf = (challenge: string): string => createHash('sha256').update(challenge).digest('base64url');

/** What passkeys are made for. Refuses PASSKEY_ELSEWHERE where the browser came by another name. */
function relyingParty({ settings }: PasskeyPorts, origin: string): string {
  const { hostname } = new URL(settings.publicUrl);
  refuseUnless(URL.canParse(origin) && new URL(origin).hostname === hostname, 'PASSKEY_ELSEWHERE', {
    url: settings.publicUrl,
  });
  return hostname;
}

export interface PasskeyUser {
  readonly userId: string;
  readonly principal: string;
}

async function newChallenge(ports: PasskeyPorts, userId: string, purpose: 'enrol' | 'prove') {
  const challenge = Buffer.from(ports.random.bytes(32)).toString('base64url');
  await ports.repos.passkeys.challenge({ hash: hashOf(challenge), userId, purpose, seconds: CHALLENGE_SECONDS });
  return new Uint8Array(Buffer.from(challenge, 'base64url'));
}

const described = ({ credential_id: id, transports }: PasskeyRow) => ({ id, transports: [...transports] as never[] });

/** Refuses PASSKEY_ELSEWHERE. */
export async function enrolmentOptions(
  ports: PasskeyPorts,
  { userId, principal }: PasskeyUser,
  origin: string,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  return await generateRegistrationOptions({
    rpName: 'Overt',
    rpID: relyingParty(ports, origin),
    userName: principal,
    userID: new Uint8Array(Buffer.from(userId)),
    challenge: await newChallenge(ports, userId, 'enrol'),
    attestationType: 'none',
    excludeCredentials: (await ports.repos.passkeys.ofUser(userId)).map(described),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
  });
}

/** Refuses PASSKEY_ELSEWHERE. */
export async function proofOptions(
  ports: PasskeyPorts,
  userId: string,
  origin: string,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return await generateAuthenticationOptions({
    rpID: relyingParty(ports, origin),
    challenge: await newChallenge(ports, userId, 'prove'),
    allowCredentials: (await ports.repos.passkeys.ofUser(userId)).map(described),
    userVerification: 'preferred',
  });
}

function parsed<Answer>({ json }: PasskeyAnswer): Answer {
  refuseUnless(json.length <= LONGEST_ANSWER, 'PASSKEY_REFUSED');
  try {
    return JSON.parse(json) as Answer;
  } catch {
    return refuse('PASSKEY_REFUSED');
  }
}

export interface NewPasskey {
  readonly credentialId: string;
  readonly publicKey: Buffer;
  readonly counter: number;
  readonly transports: readonly string[];
}

/** Refuses PASSKEY_ELSEWHERE, PASSKEY_REFUSED. */
export async function enrolled(ports: PasskeyPorts, userId: string, answer: PasskeyAnswer): Promise<NewPasskey> {
  const response = parsed<RegistrationResponseJSON>(answer);
  const checked = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge => ports.repos.passkeys.takeChallenge(hashOf(challenge), userId, 'enrol'),
    expectedOrigin: answer.origin,
    expectedRPID: relyingParty(ports, answer.origin),
    requireUserVerification: false,
  }).catch(error => refuse('PASSKEY_REFUSED', {}, { cause: error }));
  if (!checked.verified) return refuse('PASSKEY_REFUSED');
  const { id, publicKey, counter, transports = [] } = checked.registrationInfo.credential;
  return { credentialId: id, publicKey: Buffer.from(publicKey), counter, transports };
}

/** Refuses PASSKEY_ELSEWHERE, PASSKEY_REFUSED. */
export async function prove(ports: PasskeyPorts, userId: string, answer: PasskeyAnswer): Promise<void> {
  const response = parsed<AuthenticationResponseJSON>(answer);
  const known = (await ports.repos.passkeys.ofUser(userId)).find(one => one.credential_id === response.id);
  if (known === undefined) return refuse('PASSKEY_REFUSED');
  const checked = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge => ports.repos.passkeys.takeChallenge(hashOf(challenge), userId, 'prove'),
    expectedOrigin: answer.origin,
    expectedRPID: relyingParty(ports, answer.origin),
    requireUserVerification: false,
    credential: {
      id: known.credential_id,
      publicKey: new Uint8Array(known.public_key),
      counter: Number(known.counter),
      transports: [...known.transports] as never[],
    },
  }).catch(error => refuse('PASSKEY_REFUSED', {}, { cause: error }));
  refuseUnless(checked.verified, 'PASSKEY_REFUSED');
  await ports.repos.passkeys.used(known.id, checked.authenticationInfo.newCounter);
}
