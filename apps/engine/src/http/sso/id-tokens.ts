// OpenID Connect's identity tokens: signed with a key of the installation whose public half every application may fetch.
import { createPublicKey, generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import type { RandomSource } from '@overt/kernel/ports';
import { exportJWK, importPKCS8, SignJWT, type JWK, type JWTPayload } from 'jose';
import type { CertificateRepo } from '../../features/certificates/certificate.repo.ts';
import type { SecretBox } from '../../features/certificates/secret-box.ts';

const KEY = 'id-token-signer';
const LIFETIME = '10m';

export interface IdTokenSigner {
  sign(issuer: string, audience: string, subject: string, claims: JWTPayload): Promise<string>;
  readonly keys: readonly JWK[];
}

const keyPair = promisify(generateKeyPair);

/** Loads the key that all replicas sign with, making it at the very first start. */
export async function openIdTokenSigner(ports: {
  readonly repo: CertificateRepo;
  readonly box: SecretBox;
  readonly random: RandomSource;
}): Promise<IdTokenSigner> {
  const { repo, box } = ports;
  if ((await repo.key(KEY)) === undefined) {
    const { privateKey } = await keyPair('rsa', { modulusLength: 2048 });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    await repo.keepFirstKey(KEY, { certificatePem: null, sealed: box.seal(pem, KEY) });
  }
  const stored = await repo.key(KEY);
  const pem = box.open(stored?.sealed ?? new Uint8Array(), KEY);
  const key = await importPKCS8(pem, 'RS256');
  const { kty, n, e } = await exportJWK(createPublicKey(pem));
  const kid = `overt-${(n ?? '').slice(0, 16)}`;
  return {
    keys: [{ kty: kty ?? 'RSA', n: n ?? '', e: e ?? '', kid, use: 'sig', alg: 'RS256' }],
    sign: (issuer, audience, subject, claims) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', kid })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(subject)
        .setIssuedAt()
        .setExpirationTime(LIFETIME)
        .sign(key),
  };
}
