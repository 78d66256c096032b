// POST /overt/apply?diff=true&prune=true takes a document of objects, YAML or JSON, and makes the estate so; with `diff` it
// tells what would change. GET /overt/apply/{set}/drift tells what changed since. `complete` is false when a change failed.
// GET /overt/export?kinds=vms,networks&search=name%3Dweb* gives the document for what is there; `search` goes with one kind.
import { refuseUnless } from '@overt/kernel/refusal';
import type { FastifyInstance } from 'fastify';
import { API } from '../../http/api-path.ts';
import { jsonApi, type SignedRequest } from '../../http/json-api.ts';
import type { ServerPart } from '../../http/server.ts';
import { forgetApplied, rememberApplied } from './actions/apply-actions.ts';
import { apply } from './applier.ts';
import { readDocument } from './document.ts';
import { driftOf } from './drift.ts';
import { Estate, type ApiCall } from './estate.ts';
import { exportOf, sectionsOf } from './exporter.ts';
import { kinds } from './kinds.ts';

const MEDIA = /^(application\/(x-)?yaml|text\/(x-)?yaml|application\/json)\b/i;
const LONGEST = 1024 * 1024;

export const applyPart: ServerPart = (server, ports, authenticator, commands) => {
  const api = jsonApi(server, ports, authenticator, commands);
  const { applied } = ports.repos;

  const post = async (request: SignedRequest) => {
    const { body } = request.raw;
    const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
    refuseUnless(bytes.length <= LONGEST, 'BODY_TOO_LARGE', { limit: LONGEST, what: 'bytes' });
    const declaration = readDocument(bytes.toString('utf8'));
    const options = { diff: flag(request, 'diff'), prune: flag(request, 'prune') };
    const { set } = declaration;
    return {
      set,
      ...(await apply(declaration, options, apiCall(server, request), {
        ofSet: name => applied.ofSet(keptAs(request, name)),
        remember: row => request.run(rememberApplied, { ...row, set_name: keptAs(request, row.set_name) }),
        forget: (name, path) => request.run(forgetApplied, { set: keptAs(request, name), path }),
      })),
    };
  };
  api.on('POST', '/overt/apply', post, { media: MEDIA });
  api.on('GET', '/overt/apply/:set/drift', async request => {
    const set = request.params['set'] ?? '';
    const rows = await applied.ofSet(keptAs(request, set));
    refuseUnless(rows.length > 0, 'NOT_FOUND', { what: 'applied set', id: set.slice(0, 64) });
    return { set, drift: await driftOf(rows, apiCall(server, request)) };
  });
  api.on('GET', '/overt/export', async request => {
    const wanted = sectionsOf(word(request, 'kinds')?.split(',') ?? []);
    const search = word(request, 'search');
    const [only] = wanted;
    refuseUnless(
      search === undefined || (wanted.length === 1 && only !== undefined && kinds[only].searchable === true),
      'INVALID_VALUE',
      { path: 'search', rule: 'given with one of the kinds that can be searched' },
    );
    return await exportOf(new Estate(apiCall(server, request)), wanted, search);
  });
};

/** Administrators share their sets; others have sets of their own, since they do not see all that a set may hold. */
const keptAs = ({ caller }: SignedRequest, set: string): string =>
  caller.administrator ? set : `${set} of ${caller.userId}`;

/** The API itself, with the caller's token: parsing, permits, locks and events are the operation's own. */
const apiCall =
  (server: FastifyInstance, { token, caller, correlationId }: SignedRequest): ApiCall =>
  async (method, path, body) => {
    const answer = await server.inject({
      method,
      url: `${API}/${path}`,
      headers: {
        authorization: `Bearer ${token}`,
        accept: 'application/json',
        'correlation-id': correlationId,
        filter: String(!caller.administrator),
        // Waits for the end of what takes long: the next change may need it.
        'x-ovirt-expect': '201-created',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
    return {
      status: answer.statusCode,
      body: answer.payload === '' ? {} : (JSON.parse(answer.payload) as object as Record<string, unknown>),
    };
  };

function word({ raw }: SignedRequest, name: string): string | undefined {
  const value = (raw.query as Readonly<Record<string, unknown>>)[name];
  refuseUnless(value === undefined || typeof value === 'string', 'INVALID_VALUE', { path: name, rule: 'given once' });
  return value === '' ? undefined : (value as string | undefined);
}

function flag({ raw }: SignedRequest, name: string): boolean {
  const value = (raw.query as Readonly<Record<string, unknown>>)[name] ?? 'false';
  refuseUnless(value === 'true' || value === 'false', 'INVALID_VALUE', { path: name, rule: 'true or false' });
  return value === 'true';
}
