// The pages on which people sign in when an application sends them here: name and password, then the second factor where
// there is one. Nothing is loaded; nobody may frame them; forms go back to this server alone. No script, but the one that
// asks a passkey, on the page of the second factor, by its nonce.
import type { FastifyReply } from 'fastify';
import { escapeHtml } from '../html.ts';
import type { Language } from '@overt/kernel/language';
import { filled, loginWords, type LoginWords } from './login-words.ts';

interface Page {
  /** The application's name, as an administrator registered it. */
  readonly application: string;
  /** The sealed request that the form brings back. */
  readonly request: string;
  readonly nonce: string;
  readonly language: Language;
  readonly problem?: string;
  /** Where the browser may be sent after the form; Chromium holds redirects against the form's policy. */
  readonly target: string;
}

export interface PasswordPage extends Page {
  readonly profiles: readonly string[];
  readonly profile?: string;
  readonly userName?: string;
  /** Providers on whose own page one may sign in. */
  readonly providers: readonly { readonly name: string; readonly title: string }[];
}

export interface SecondFactorPage extends Page {
  /** Whose password was right. */
  readonly user: string;
  /** What the browser asks a passkey for, where the user has one. */
  readonly passkey?: object;
}

const STYLE = `:root{color-scheme:light dark;--page:#f2f2f2;--box:#fff;--text:#151515;--quiet:#4d4d4d;--line:#707070;--accent:#0066cc;--on:#fff;--bad:#fbeaea;--edge:#b1380b}
@media(prefers-color-scheme:dark){:root{--page:#151515;--box:#292929;--text:#f0f0f0;--quiet:#c7c7c7;--line:#a3a3a3;--accent:#92c5f9;--on:#151515;--bad:#3d1512;--edge:#f4784a}}
body{font:16px/1.5 system-ui,sans-serif;background:var(--page);color:var(--text);display:grid;place-items:center;min-height:100vh;margin:0}
main{background:var(--box);padding:2rem;border-radius:8px;width:min(23rem,90vw);box-sizing:border-box;border:1px solid color-mix(in srgb,var(--line) 40%,transparent)}
h1{font-size:1.3rem;margin:0 0 1rem}label{display:block;margin:.75rem 0 .25rem}
input,select{width:100%;box-sizing:border-box;font:inherit;padding:.5rem;border:1px solid var(--line);border-radius:4px;background:var(--box);color:inherit}
button{font:inherit;margin-top:1.25rem;width:100%;padding:.6rem;border:1px solid var(--accent);border-radius:4px;background:var(--accent);color:var(--on)}
a.button{display:block;text-align:center;text-decoration:none;box-sizing:border-box;margin-top:.75rem;padding:.6rem;border:1px solid var(--line);border-radius:4px;color:inherit}
button.quiet{background:none;color:inherit;border-color:var(--line);margin-top:.75rem}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
p.quiet{color:var(--quiet);margin:0}p[role=alert]{background:var(--bad);border-left:4px solid var(--edge);padding:.5rem .75rem}`;

// Where the browser knows no passkeys, the button goes and the code is left.
const PASSKEY_SCRIPT = `const k=document.getElementById('k');
if(!window.PublicKeyCredential||!PublicKeyCredential.parseRequestOptionsFromJSON)k.hidden=true;
else k.onclick=async()=>{k.disabled=true;try{
const o=JSON.parse(document.getElementById('options').textContent);
const c=await navigator.credentials.get({publicKey:PublicKeyCredential.parseRequestOptionsFromJSON(o)});
k.form.elements.passkey.value=JSON.stringify(c.toJSON());k.form.submit()}catch{k.disabled=false}};`;

export async function sendPasswordPage(reply: FastifyReply, page: PasswordPage): Promise<FastifyReply> {
  const { profiles, userName = '', profile = profiles[0] } = page;
  const words = loginWords[page.language];
  const option = (name: string) => `<option${name === profile ? ' selected' : ''}>${escapeHtml(name)}</option>`;
  const choice =
    profiles.length < 2
      ? ''
      : `<label for="r">${words.profile}</label><select id="r" name="profile">${profiles.map(option).join('')}</select>`;
  // A link and no button: the policy of forms would have to name the provider, wherever it sends one on to.
  const link = ({ name, title }: { name: string; title: string }) =>
    `<a class="button" href="/ovirt-engine/sso/external/${encodeURIComponent(name)}?request=${encodeURIComponent(page.request)}">${escapeHtml(filled(words.with, { provider: title }))}</a>`;
  const focus = (wanted: boolean) => (wanted ? ' autofocus' : '');
  return await sendForm(reply, page, words, [
    `<label for="u">${words.name}</label><input id="u" name="username" autocomplete="username" autocapitalize="none" spellcheck="false" required${focus(userName === '')} value="${escapeHtml(userName)}">`,
    `<label for="p">${words.password}</label><input id="p" name="password" type="password" autocomplete="current-password" required${focus(userName !== '')}>`,
    choice,
    `<button>${words.submit}</button>`,
    ...page.providers.map(link),
  ]);
}

export async function sendSecondFactorPage(reply: FastifyReply, page: SecondFactorPage): Promise<FastifyReply> {
  const words = loginWords[page.language];
  const { passkey, nonce } = page;
  const code = `<label for="o">${words.code}</label><input id="o" name="otp" autocomplete="one-time-code" autocapitalize="none" spellcheck="false"${passkey === undefined ? ' required autofocus' : ''}>
<button>${words.next}</button>`;
  // `<` is all that could end the element.
  const options = JSON.stringify(passkey ?? null).replaceAll('<', String.raw`\u003c`);
  const key = `<input type="hidden" name="passkey" value=""><button type="button" id="k" autofocus>${words.passkey}</button>
<script type="application/json" id="options" nonce="${nonce}">${options}</script><script nonce="${nonce}">${PASSKEY_SCRIPT}</script>`;
  return await sendForm(reply, page, words, [
    `<p class="quiet">${escapeHtml(filled(words.secondHint, { user: page.user }))}</p>`,
    passkey === undefined ? '' : key,
    code,
    `<button class="quiet" name="restart" value="yes" formnovalidate>${words.other}</button>`,
  ]);
}

async function sendForm(
  reply: FastifyReply,
  page: Page,
  words: LoginWords,
  fields: readonly string[],
): Promise<FastifyReply> {
  const { nonce, target, language } = page;
  const problem = page.problem === undefined ? '' : `<p role="alert">${escapeHtml(page.problem)}</p>`;
  const html = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${words.title} - Overt</title>
<meta name="viewport" content="width=device-width"><style nonce="${nonce}">${STYLE}</style></head>
<body><main><h1>${escapeHtml(filled(words.to, { application: page.application }))}</h1>${problem}
<form method="post" action="/ovirt-engine/sso/login"><input type="hidden" name="request" value="${escapeHtml(page.request)}">
${fields.join('\n')}</form></main></body></html>`;
  const script = fields.some(field => field.includes('<script'));
  return await sendHtml(reply, page.problem === undefined ? 200 : 400, html, { nonce, target, language, script });
}

export interface ProblemPage {
  readonly status: number;
  readonly nonce: string;
  readonly language: Language;
  readonly problem: string;
}

export async function sendProblemPage(reply: FastifyReply, page: ProblemPage): Promise<FastifyReply> {
  const { status, nonce, language, problem } = page;
  const title = loginWords[language].impossible;
  const html = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${title} - Overt</title>
<meta name="viewport" content="width=device-width"><style nonce="${nonce}">${STYLE}</style></head>
<body><main><h1>${title}</h1><p>${escapeHtml(problem)}</p></main></body></html>`;
  return await sendHtml(reply, status, html, { nonce, target: '', language });
}

async function sendHtml(
  reply: FastifyReply,
  status: number,
  html: string,
  { nonce, target, language, script = false }: { nonce: string; target: string; language: Language; script?: boolean },
): Promise<FastifyReply> {
  reply.header('content-language', language).header('vary', 'accept-language');
  reply.header('cache-control', 'no-store').header('x-frame-options', 'DENY').header('referrer-policy', 'no-referrer');
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src ${script ? `'nonce-${nonce}'` : "'none'"}; form-action 'self' ${target}; frame-ancestors 'none'; base-uri 'none'`;
  reply.header('content-security-policy', policy);
  return await reply.code(status).type('text/html; charset=UTF-8').send(html);
}
