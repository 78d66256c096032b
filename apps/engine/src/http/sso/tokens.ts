// Access tokens: a signed JWT that names a session, nothing else. The signature keeps guesses away from the database; the
// session's row says whether the token still holds.
import type { RandomSource } from '@overt/kernel/ports';
import { isUuid } from '@overt/kernel/ids';
import { jwtVerify, SignJWT } from 'jose';
import type { CertificateRepo } from '../../features/certificates/certificate.repo.ts';
import type { SecretBox } from '../../features/certificates/secret-box.ts';

const TOKEN_KEY = 'token-signer';
const ISSUER = 'overt';

export interface TokenSigner {
  sign(sessionId: string): Promise<string>;
  /** The session's id; undefined when the token is not ours. */
  verify(token: string): Promise<string | undefined>;
}

/** Loads the key that all replicas sign with, making it at the very first start. */
export async function openTokenSigner(ports: {
  readonly repo: CertificateRepo;
  readonly box: SecretBox;
  readonly random: RandomSource;
}): Promise<TokenSigner> {
  const { repo, box, random } = ports;
  if ((await repo.key(TOKEN_KEY)) === undefined) {
    const secret = Buffer.from(random.bytes(32)).toString('base64');
    await repo.keepFirstKey(TOKEN_KEY, { certificatePem: null, sealed: box.seal(secret, TOKEN_KEY) });
  }
  const stored = await repo.key(TOKEN_KEY);
  const key = Buffer.from(box.open(stored?.sealed ?? new Uint8Array(), TOKEN_KEY), 'base64');
  return {
    sign: sessionId => new SignJWT().setProtectedHeader({ alg: 'HS256' }).setJti(sessionId).setIssuer(ISSUER).sign(key),
    async verify(token) {
      if (token.length > 4096) return undefined;
      const verified = await jwtVerify(token, key, { issuer: ISSUER, algorithms: ['HS256'] }).catch(() => undefined);
      const id = verified?.payload.jti;
      return id !== undefined && isUuid(id) ? id : undefined;
    },
  };
}
