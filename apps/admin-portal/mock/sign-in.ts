// The mock's part of the engine's sign-in: a page for the password, codes with their proof, a browser that stays signed in.
// One user, admin@internal with the password admin.
import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

const WRONG = 'The user name or the password is wrong. Check both, and the profile.';
const SSO = '/ovirt-engine/sso';
const HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
};

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, one => `&#${one.codePointAt(0) ?? 0};`);

function loginPage(query: string, problem?: string): string {
  return `<!doctype html><html lang="en"><head><title>Sign in - Overt</title><meta name="viewport" content="width=device-width">
<style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui;max-width:23rem;margin:15vh auto;padding:0 1rem}input{display:block;font:inherit}</style></head>
<body><main><h1>Sign in to Overt</h1>${problem === undefined ? '' : `<p role="alert">${problem}</p>`}
<form method="post" action="${SSO}/login"><input type="hidden" name="query" value="${escaped(query)}">
<label>User name <input name="username" autocomplete="username" required autofocus></label>
<label>Password <input name="password" type="password" autocomplete="current-password" required></label>
<button>Sign in</button></form></main></body></html>`;
}

/** What the one user has. */
export const secondFactors = {
  totp: false,
  passkeys: [{ id: '1', name: 'laptop', createdAt: '2026-01-31T12:00:00Z', usedAt: null }],
  recoveryCodes: 10,
};

export interface MockSignIn {
  /** The API's bearer token. */
  readonly token: string;
  /** False when the path is none of the sign-in's. */
  handle(request: IncomingMessage, response: ServerResponse, url: URL, body: string): boolean;
}

export function mockSignIn(): MockSignIn {
  const token = 'mock-token';
  const browsers = new Set<string>();
  const codes = new Map<string, URLSearchParams>();

  const json = (response: ServerResponse, status: number, value: object): void =>
    void response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));
  const page = (response: ServerResponse, status: number, html: string): void =>
    void response.writeHead(status, HEADERS).end(html);

  function back(response: ServerResponse, asked: URLSearchParams, values: Record<string, string>, cookie = ''): void {
    const target = new URL(asked.get('redirect_uri') ?? '');
    for (const [name, value] of Object.entries({ ...values, state: asked.get('state') ?? '' }))
      target.searchParams.set(name, value);
    response.writeHead(303, { Location: target.href, ...(cookie === '' ? {} : { 'Set-Cookie': cookie }) }).end();
  }
  function newCode(asked: URLSearchParams): string {
    const code = randomUUID();
    codes.set(code, asked);
    return code;
  }

  function authorize(request: IncomingMessage, response: ServerResponse, asked: URLSearchParams): void {
    const known = [...browsers].some(one => request.headers.cookie?.includes(one) === true);
    if (asked.get('redirect_uri') !== `http://${request.headers.host}/portal/`)
      return page(response, 400, '<title>Sign-in is not possible</title>');
    if (known) return back(response, asked, { code: newCode(asked) });
    if (asked.get('prompt') === 'none') return back(response, asked, { error: 'login_required' });
    page(response, 200, loginPage(asked.toString()));
  }

  function login(response: ServerResponse, form: URLSearchParams): void {
    const query = form.get('query') ?? '';
    if (form.get('password') !== 'admin') return page(response, 400, loginPage(query, WRONG));
    const browser = randomUUID();
    browsers.add(browser);
    const asked = new URLSearchParams(query);
    back(response, asked, { code: newCode(asked) }, `mock_session=${browser}; Path=${SSO}; HttpOnly; SameSite=Lax`);
  }

  function trade(response: ServerResponse, form: URLSearchParams): void {
    const asked = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const proof = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (asked?.get('code_challenge') !== proof) return json(response, 400, { error: 'invalid_grant' });
    const claims = { nonce: asked.get('nonce'), preferred_username: 'admin@internal' };
    const idToken = `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.`;
    json(response, 200, { access_token: token, token_type: 'bearer', id_token: idToken });
  }

  return {
    token,
    handle(request, response, url, body) {
      const form = new URLSearchParams(body);
      if (url.pathname === `${SSO}/openid/authorize`) authorize(request, response, url.searchParams);
      else if (url.pathname === `${SSO}/login`) login(response, form);
      else if (url.pathname === `${SSO}/openid/token`) trade(response, form);
      else if (url.pathname === '/ovirt-engine/services/sso-logout') {
        browsers.clear();
        json(response, 200, {});
      } else return false;
      return true;
    },
  };
}
