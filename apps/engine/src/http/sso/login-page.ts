// The page on which people type their password when an application sends them here. No script; nothing is loaded; nobody
// may frame it; the form goes back to this server alone.
import type { FastifyReply } from 'fastify';
import { escapeHtml } from '../html.ts';

export interface LoginPage {
  /** The application's name, as an administrator registered it. */
  readonly application: string;
  /** The sealed request that the form brings back. */
  readonly request: string;
  readonly nonce: string;
  readonly userName?: string;
  readonly problem?: string;
  /** Where the browser may be sent after the form; Chromium holds redirects against the form's policy. */
  readonly target: string;
}

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;background:#f2f2f2;color:#151515;display:grid;place-items:center;min-height:100vh;margin:0}
main{background:#fff;padding:2rem;border-radius:8px;width:min(22rem,90vw);box-shadow:0 2px 12px #0002}
h1{font-size:1.3rem;margin:0 0 1rem}label{display:block;margin:.75rem 0 .25rem}
input{width:100%;box-sizing:border-box;font:inherit;padding:.5rem;border:1px solid #707070;border-radius:4px}
button{font:inherit;margin-top:1.25rem;width:100%;padding:.6rem;border:0;border-radius:4px;background:#06c;color:#fff}
p[role=alert]{background:#fbeaea;border-left:4px solid #c9190b;padding:.5rem .75rem}
@media(prefers-color-scheme:dark){body{background:#151515;color:#e0e0e0}main{background:#292929}input{background:#1f1f1f;color:inherit}p[role=alert]{background:#3d1512}}`;

export async function sendLoginPage(reply: FastifyReply, page: LoginPage): Promise<FastifyReply> {
  const problem = page.problem === undefined ? '' : `<p role="alert">${escapeHtml(page.problem)}</p>`;
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sign in</title>
<meta name="viewport" content="width=device-width"><style nonce="${page.nonce}">${STYLE}</style></head>
<body><main><h1>Sign in to ${escapeHtml(page.application)}</h1>${problem}
<form method="post" action="/ovirt-engine/sso/login"><input type="hidden" name="request" value="${escapeHtml(page.request)}">
<label for="u">User name</label><input id="u" name="username" autocomplete="username" required autofocus value="${escapeHtml(page.userName ?? '')}">
<label for="p">Password</label><input id="p" name="password" type="password" autocomplete="current-password" required>
<label for="o">Code of the authenticator app, if you use one</label><input id="o" name="otp" autocomplete="one-time-code" inputmode="numeric">
<button>Sign in</button></form></main></body></html>`;
  return await sendHtml(reply, page.problem === undefined ? 200 : 400, html, {
    nonce: page.nonce,
    target: page.target,
  });
}

export async function sendProblemPage(reply: FastifyReply, status: number, problem: string): Promise<FastifyReply> {
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Sign-in is not possible</title><h1>Sign-in is not possible</h1><p>${escapeHtml(problem)}</p></html>`;
  return await sendHtml(reply, status, html, { nonce: 'none', target: '' });
}

async function sendHtml(
  reply: FastifyReply,
  status: number,
  html: string,
  { nonce, target }: { nonce: string; target: string },
): Promise<FastifyReply> {
  reply.header('cache-control', 'no-store').header('x-frame-options', 'DENY').header('referrer-policy', 'no-referrer');
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self' ${target}; frame-ancestors 'none'; base-uri 'none'`;
  reply.header('content-security-policy', policy);
  return await reply.code(status).type('text/html; charset=UTF-8').send(html);
}
