// The secret that a provider knows the engine by, as it stands in the database: sealed to its provider.
import type { Ports } from '../../ports.ts';
import type { StoredOpenidProvider } from './openid-provider.repo.ts';

const context = (id: string): string => `openid:${id}`;

type Sealing = Pick<Ports, 'secrets'>;

/** Base64. */
export const sealClientSecret = ({ secrets }: Sealing, id: string, secret: string): string =>
  secrets.seal(secret, context(id)).toString('base64');

/** Undefined for a public client. */
export const clientSecretOf = ({ secrets }: Sealing, provider: StoredOpenidProvider): string | undefined =>
  provider.sealedClientSecret === null ? undefined : secrets.open(provider.sealedClientSecret, context(provider.id));
