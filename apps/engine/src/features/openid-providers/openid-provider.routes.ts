// /overt/openid-providers: others' OpenID Connect providers by which people sign in, each a profile.
//   GET, POST {name, title?, issuer, clientId, clientSecret?, scopes?, userNameClaim?, groupsClaim?, caPem?, enabled?,
//     signsOutThere?}
//   GET, PUT, DELETE {name}      POST {name}/test: whether it answers, and with what
import { X509Certificate } from 'node:crypto';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { jsonApi, type SignedRequest } from '../../http/json-api.ts';
import { onlyMembers, optionalBoolean, optionalText, optionalTexts, text } from '../../http/json-fields.ts';
import type { ServerPart } from '../../http/server.ts';
import { addOpenidProvider, removeOpenidProvider, updateOpenidProvider } from './actions/openid-provider-actions.ts';
import { sealClientSecret } from './client-secret.ts';
import type { OpenidProvider } from './openid-provider.ts';
import type { StoredOpenidProvider } from './openid-provider.repo.ts';

type Body = Readonly<Record<string, unknown>>;

const MEMBERS = [
  'title',
  'issuer',
  'clientId',
  'clientSecret',
  'scopes',
  'userNameClaim',
  'groupsClaim',
  'caPem',
  'enabled',
  'signsOutThere',
] as const;
const CALLBACK = '/ovirt-engine/sso/external/callback';
const SIGNED_OUT = '/ovirt-engine/sso/external-session/signed-out';
const BACKCHANNEL = '/ovirt-engine/sso/external-session/backchannel';

const shownTo =
  (publicUrl: string) =>
  ({ sealedClientSecret, ...provider }: StoredOpenidProvider) => ({
    ...provider,
    hasClientSecret: sealedClientSecret !== null,
    redirectUri: `${publicUrl}${CALLBACK}/${encodeURIComponent(provider.name)}`,
    postLogoutRedirectUri: `${publicUrl}${SIGNED_OUT}`,
    backchannelLogoutUri: `${publicUrl}${BACKCHANNEL}/${encodeURIComponent(provider.name)}`,
  });

export const openidProviderPart: ServerPart = (server, ports, authenticator, commands) => {
  const api = jsonApi(server, ports, authenticator, commands);
  const { openidProviders } = ports.repos;
  const shown = shownTo(ports.settings.publicUrl);
  const named = async ({ params }: SignedRequest): Promise<StoredOpenidProvider> => {
    const name = params['name'] ?? '';
    const unknown = { what: 'OpenID provider', id: name.slice(0, 64) };
    return (await openidProviders.byName(name)) ?? refuse('NOT_FOUND', unknown);
  };
  const secretOf = ({ body }: SignedRequest, id: string): { sealedClientSecret?: string | null } => {
    if (body['clientSecret'] === null) return { sealedClientSecret: null };
    const secret = optionalText(body, 'clientSecret', 1024);
    return secret === undefined ? {} : { sealedClientSecret: sealClientSecret(ports, id, secret) };
  };
  const answer = async (id: string) =>
    shown((await openidProviders.byId(id)) ?? refuse('NOT_FOUND', { what: 'OpenID provider', id }));

  api.on('GET', '/overt/openid-providers', async request => {
    administratorsOnly(request);
    return { providers: (await openidProviders.all()).map(shown) };
  });
  api.on('POST', '/overt/openid-providers', async request => {
    administratorsOnly(request);
    onlyMembers(request.body, ['name', ...MEMBERS]);
    const id = ports.random.uuid();
    const provider = providerOf(request.body, undefined);
    await request.run(addOpenidProvider, { id, provider, ...secretOf(request, id) });
    return await answer(id);
  });
  api.on('GET', '/overt/openid-providers/:name', async request => {
    administratorsOnly(request);
    return shown(await named(request));
  });
  api.on('PUT', '/overt/openid-providers/:name', async request => {
    administratorsOnly(request);
    onlyMembers(request.body, MEMBERS);
    const before = await named(request);
    const provider = providerOf(request.body, before);
    await request.run(updateOpenidProvider, { id: before.id, provider, ...secretOf(request, before.id) });
    return await answer(before.id);
  });
  api.on('DELETE', '/overt/openid-providers/:name', async request => {
    administratorsOnly(request);
    await request.run(removeOpenidProvider, { id: (await named(request)).id });
  });
  api.on('POST', '/overt/openid-providers/:name/test', async request => {
    const { userId, principal } = request.caller;
    // The engine's machine is made to reach out: for those only who might configure it.
    refuseUnless(await ports.repos.permissions.holdsOnSystem(userId, 'configure_engine'), 'PERMISSION_DENIED', {
      user: principal,
      permit: 'configure_engine',
      kind: 'system',
      id: '',
    });
    return await ports.openid.test(await named(request));
  });
};

function administratorsOnly({ caller, byToken }: SignedRequest): void {
  refuseUnless(caller.administrator, 'ADMINISTRATORS_ONLY', { what: 'OpenID providers' });
  refuseUnless(!byToken, 'NOT_BY_TOKEN');
}

/** `before`: what members that are absent stay as. Refuses INVALID_VALUE. */
function providerOf(body: Body, before: OpenidProvider | undefined): OpenidProvider {
  const kept = (name: keyof OpenidProvider & string, otherwise: string, longest?: number): string =>
    optionalText(body, name, longest) ?? (before?.[name] as string | undefined) ?? otherwise;
  const name = before?.name ?? text(body, 'name', 63);
  const scopes = optionalTexts(body, 'scopes', 20) ?? before?.scopes ?? ['openid', 'profile', 'email'];
  const ca = body['caPem'] === null ? null : (optionalText(body, 'caPem', 100_000) ?? before?.caPem ?? null);
  const provider: OpenidProvider = {
    name,
    title: kept('title', name, 60),
    issuer: before === undefined ? text(body, 'issuer', 500) : kept('issuer', '', 500),
    clientId: before === undefined ? text(body, 'clientId') : kept('clientId', ''),
    scopes: [...new Set(['openid', ...scopes])],
    userNameClaim: kept('userNameClaim', 'preferred_username'),
    groupsClaim: kept('groupsClaim', 'groups'),
    caPem: ca,
    enabled: optionalBoolean(body, 'enabled') ?? before?.enabled ?? true,
    signsOutThere: optionalBoolean(body, 'signsOutThere') ?? before?.signsOutThere ?? true,
  };
  check(provider);
  return provider;
}

function check({ issuer, scopes, caPem, clientId }: OpenidProvider): void {
  const url = URL.canParse(issuer) ? new URL(issuer) : undefined;
  const plain = url?.protocol === 'https:' && url.search === '' && url.username === '' && url.password === '';
  const rule = 'an https URL without a user, query or fragment';
  refuseUnless(plain && !issuer.includes('#'), 'INVALID_VALUE', { path: 'issuer', rule });
  refuseUnless(clientId !== '', 'INVALID_VALUE', { path: 'clientId', rule: 'a text that is not empty' });
  const fit = scopes.every(scope => /^[\x21\x23-\x5b\x5d-\x7e]{1,200}$/.test(scope));
  refuseUnless(fit, 'INVALID_VALUE', { path: 'scopes', rule: 'words of printable ASCII' });
  const readable = () => {
    try {
      return caPem === null || new X509Certificate(caPem).raw.length > 0;
    } catch {
      return false;
    }
  };
  refuseUnless(readable(), 'INVALID_VALUE', { path: 'caPem', rule: 'a certificate in PEM form' });
}
