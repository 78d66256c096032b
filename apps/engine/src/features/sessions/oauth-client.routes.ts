// /overt/oauth-clients: applications that sign people in with Overt by OpenID Connect.
import { refuseUnless } from '@overt/kernel/refusal';
import { jsonApi, type SignedRequest } from '../../http/json-api.ts';
import { onlyMembers, optionalBoolean, optionalTexts, text } from '../../http/json-fields.ts';
import type { ServerPart } from '../../http/server.ts';
import { addOauthClient, removeOauthClient } from './actions/session-actions.ts';
import { checkRedirectUri, digest } from './oauth-client.ts';

export const oauthClientPart: ServerPart = (server, ports, authenticator, commands) => {
  const api = jsonApi(server, ports, authenticator, commands);

  api.on('GET', '/overt/oauth-clients', async request => {
    administratorsOnly(request);
    const clients = await ports.repos.oauth.clients();
    return {
      clients: clients.map(({ id, name, redirect_uris: redirectUris, secret_hash: secret }) => {
        return { id, name, redirectUris, public: secret === null };
      }),
    };
  });
  api.on('POST', '/overt/oauth-clients', async request => {
    administratorsOnly(request);
    onlyMembers(request.body, ['name', 'redirectUris', 'public']);
    const redirectUris = optionalTexts(request.body, 'redirectUris', 20) ?? [];
    refuseUnless(redirectUris.length > 0, 'INVALID_VALUE', { path: 'redirectUris', rule: 'at least one' });
    for (const uri of redirectUris) checkRedirectUri(uri);
    const id = ports.random.uuid();
    const secret = Buffer.from(ports.random.bytes(32)).toString('base64url');
    const open = optionalBoolean(request.body, 'public') ?? false;
    const name = text(request.body, 'name', 100);
    await request.run(addOauthClient, { id, name, redirectUris, secretHash: open ? null : digest(secret) });
    // Shown this once.
    return { id, name, redirectUris, public: open, ...(open ? {} : { secret }) };
  });
  api.on('DELETE', '/overt/oauth-clients/:id', async request => {
    administratorsOnly(request);
    await request.run(removeOauthClient, { id: request.params['id'] ?? '' });
  });
};

function administratorsOnly({ caller, byToken }: SignedRequest): void {
  refuseUnless(caller.administrator, 'ADMINISTRATORS_ONLY', { what: 'applications' });
  refuseUnless(!byToken, 'NOT_BY_TOKEN');
}
