// Applications that may sign people in; pure. The portals are known without being registered.
import { createHash, timingSafeEqual } from 'node:crypto';
import { refuseUnless } from '@overt/kernel/refusal';
import type { OauthClientRow } from './oauth.repo.ts';

export const PORTAL_CLIENT = 'overt-portal';

/**
 * `origin`: where the browser sees the server now, by an address or another name than the public one. The portal may be
 * called back there, since it is the very place that the password was typed at.
 */
export const portalClient = (publicUrl: string, origin = publicUrl): OauthClientRow => ({
  id: PORTAL_CLIENT,
  name: 'Overt',
  redirect_uris: [...new Set([publicUrl, origin])].flatMap(url => [`${url}/portal/`, `${url}/ovirt-engine/web-ui/`]),
  secret_hash: null,
});

export const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** A public client has no secret to show, and must show none; others must show theirs. */
export function secretFits(client: OauthClientRow, secret: string | undefined): boolean {
  if (client.secret_hash === null) return secret === undefined || secret === '';
  return timingSafeEqual(Buffer.from(digest(secret ?? '')), Buffer.from(client.secret_hash));
}

/** Refuses INVALID_VALUE for what could hand a code to somebody else. */
export function checkRedirectUri(uri: string): void {
  const rule = 'https URLs in ASCII without a fragment or user; http for 127.0.0.1, [::1] and localhost only';
  const url = URL.canParse(uri) ? new URL(uri) : undefined;
  const local = ['127.0.0.1', '[::1]', 'localhost'].includes(url?.hostname ?? '');
  const scheme = url?.protocol === 'https:' || (url?.protocol === 'http:' && local);
  // What a browser reads otherwise than we do, and what no header can carry.
  const spelled = /^[!-[\]-~]+$/.test(uri);
  const plain =
    url?.hash === '' && url.username === '' && url.password === '' && !uri.includes('#') && !uri.includes('*');
  refuseUnless(scheme && spelled && plain, 'INVALID_VALUE', { path: 'redirectUris', rule });
}
