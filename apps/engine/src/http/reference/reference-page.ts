// The pages of the API's reference. No script, nothing loaded from elsewhere: searching is a form.
import { createHash } from 'node:crypto';
import type { Slot } from '@overt/api-types/operation-shape';
import { escapeHtml } from '../html.ts';
import type { Reference, ReferenceOperation, ReferenceType } from './reference.ts';

const SHOWN_AT_MOST = 100;

const STYLE = `body{font:15px/1.5 system-ui,sans-serif;color:#151515;background:#fff;max-width:70rem;margin:0 auto;padding:1rem}
a{color:#06c}h1{font-size:1.5rem}h2{font-size:1.2rem;margin-top:2rem}h3{font-size:1rem;margin:1.5rem 0 .25rem}
code{font-family:ui-monospace,monospace;overflow-wrap:anywhere}ul{padding-left:1.25rem}.columns{columns:16rem}
input{font:inherit;padding:.4rem;width:min(30rem,70vw)}button{font:inherit;padding:.4rem 1rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;border-bottom:1px solid #ddd}
.no{color:#8a5300}
@media(prefers-color-scheme:dark){body{background:#151515;color:#e0e0e0}a{color:#73bcf7}th,td{border-color:#444}.no{color:#f4c145}input,button{background:#292929;color:inherit}}`;

const styleHash = createHash('sha256').update(STYLE).digest('base64');

/** For the header of each page. */
export const REFERENCE_POLICY = `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

const page = (title: string, body: string, words = ''): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<meta name="viewport" content="width=device-width"><style>${STYLE}</style></head><body>
<header><a href="/overt/api">API of Overt</a> · <a href="/overt/openapi.json">OpenAPI 3.1</a>
<form action="/overt/api" role="search"><input type="search" name="q" aria-label="Search" maxlength="200" value="${escapeHtml(words)}"> <button>Search</button></form></header>
<main><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`;

const link = (kind: 'services' | 'types', name: string, anchor = '', words = name): string =>
  `<a href="/overt/api/${kind}/${encodeURIComponent(name)}${anchor}">${escapeHtml(words)}</a>`;

export function indexPage({ services, types }: Reference): string {
  const all = [...services.values()].flat();
  const works = all.filter(one => one.paths.some(path => path.works)).length;
  const listed = (items: readonly string[]) => `<ul class="columns">${items.map(item => `<li>${item}`).join('')}</ul>`;
  return page(
    'API of Overt',
    `<p>${all.length} operations, of which ${works} work and the others answer 501. All paths are below
<code>/ovirt-engine/api</code>; bodies and answers are XML or JSON.</p>
<h2>Services</h2>${listed([...services.keys()].sort().map(name => link('services', name)))}
<h2>Types</h2>${listed([...types.keys()].sort().map(name => link('types', name)))}`,
  );
}

export function foundPage(words: string, { operations, types }: ReturnType<Reference['find']>): string {
  const rows = operations.slice(0, SHOWN_AT_MOST).map(one => {
    const { operation, paths, name } = one;
    return `<tr><td>${link('services', operation.service, `#${operation.method}`, name)}<td><code>${escapeHtml(`${operation.verb} ${paths[0]?.path ?? ''}`)}</code><td>${escapeHtml(one.doc)}`;
  });
  const left = operations.length - rows.length;
  const more = left > 0 ? `<p>${left} more: search with another word.</p>` : '';
  const found = types.slice(0, SHOWN_AT_MOST).map(type => `<li>${link('types', type.name)} ${escapeHtml(type.doc)}`);
  const nothing = operations.length + types.length === 0 ? '<p>Nothing has all of these words.</p>' : '';
  const table = rows.length === 0 ? '' : `<h2>Operations</h2><table>${rows.join('')}</table>${more}`;
  const list = found.length === 0 ? '' : `<h2>Types</h2><ul>${found.join('')}</ul>`;
  return page(`Search: ${words}`, nothing + table + list, words);
}

export const servicePage = (name: string, operations: readonly ReferenceOperation[], { types }: Reference): string =>
  page(name, operations.map(one => operationPart(one, types)).join(''));

function operationPart({ name, operation, doc, paths }: ReferenceOperation, types: Reference['types']): string {
  const typed = (type: string) => (types.has(type) ? link('types', type) : escapeHtml(type.toLowerCase()));
  const at = paths.map(({ path, works }) => {
    return `<li><code>${escapeHtml(`${operation.verb} ${path}`)}</code>${works ? '' : ' <span class="no">answers 501</span>'}`;
  });
  const row = (place: string) => (slot: Slot) =>
    `<tr><td><code>${escapeHtml(slot.tag)}</code><td>${place}<td>${typed(slot.type)}<td>${escapeHtml(slot.default === undefined ? '' : `default ${slot.default}`)}`;
  const { body, input = [], query = [], output } = operation;
  const parameters = [...query.map(row('query')), ...input.map(row('body'))];
  const table =
    parameters.length === 0 ? '' : `<table><tr><th>Parameter<th>In<th>Type<th>${parameters.join('')}</table>`;
  const slot = (said: string, one: Slot | undefined) =>
    one === undefined || one.type === 'Action'
      ? ''
      : `<p>${said}: ${one.array === true ? 'list of ' : ''}${typed(one.type)}</p>`;
  return `<section id="${escapeHtml(operation.method)}"><h3>${escapeHtml(name)}</h3><p>${escapeHtml(doc)}</p><ul>${at.join('')}</ul>${slot('Body', body)}${table}${slot('Answer', output)}</section>`;
}

export function typePage({ name, doc, values, members }: ReferenceType): string {
  const rows = members.map(member => {
    const type = member.link === undefined ? escapeHtml(member.type) : link('types', member.link, '', member.type);
    return `<tr><td><code>${escapeHtml(member.name)}</code><td>${type}<td>${escapeHtml(member.doc)}`;
  });
  const list =
    values.length === 0 ? '' : `<ul>${values.map(value => `<li><code>${escapeHtml(value)}</code>`).join('')}</ul>`;
  const table = rows.length === 0 ? '' : `<table><tr><th>Member<th>Type<th>${rows.join('')}</table>`;
  return page(name, `<p>${escapeHtml(doc)}</p>${list}${table}`);
}
