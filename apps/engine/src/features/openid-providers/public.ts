// What other features, and the sign-in, know of OpenID Connect providers.
export { clientSecretOf } from './client-secret.ts';
export type {
  EndSession,
  ExternalAnswer,
  ExternalRequest,
  ExternalSignIn,
  LogoutOrder,
  OpenidClient,
} from './openid-client.ts';
export { openidDirectory } from './openid-directory.ts';
export { claimAt, userOf, type Claims } from './openid-provider.ts';
export type { StoredOpenidProvider } from './openid-provider.repo.ts';
