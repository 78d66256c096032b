// One request of the API from its URL to its answer. Everything that holds for every operation stands here, in order:
// format, correlation, who asks, version, route, rights of plain users, then reading or changing.
import type { Action, TypeName } from '@overt/api-types/types.gen';
import { Refusal, refuse, refuseUnless } from '@overt/kernel/refusal';
import { answerFormat, writeOne, type Format } from '@overt/wire/body';
import { plainJson } from '@overt/wire/json-writer';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Ports } from '../ports.ts';
import { acceptsGzip, sendList, sendText, type Finish } from './answer.ts';
import { parseApiPath, type ApiPath } from './api-path.ts';
import { type ApiRequest, type FeatureRoutes, type Handler, type TextForm } from './binding.ts';
import type { Commands } from './commands.ts';
import { addHrefs, addLinks, linkInserter } from './decoration.ts';
import { faultOf, writeFault } from './faults.ts';
import { follower, loaderTables, parseFollow, type FollowTree } from './follow.ts';
import { followedList } from './followed-list.ts';
import { readerOfTarget } from './if-match.ts';
import { inItsLanguage, languageOf } from './language.ts';
import { batchesOf, collect, type Listed } from './listed.ts';
import { isAdd, mutate, parseBody, type MutationContext } from './mutate.ts';
import { apiQuery, correlationId } from './parameters.ts';
import { planAnswer } from './plan-answer.ts';
import { rootLinks } from './root-links.ts';
import type { ApiRoute, RouteTable } from './route-table.ts';
import { tellVerbs } from './verbs.ts';
import { itemPath, itemService } from './service-tree.ts';
import { shortcuts } from './shortcuts.ts';
import { bearerToken } from './sso/authenticator.ts';
import { areaOf, covers } from '../features/sessions/token-area.ts';
import type { Identity, IdentityOf } from './sso/identity.ts';
import { seesEverything, visibleTo, type Visibility } from './visibility.ts';
import { revisionOf, type ApiObject } from '../api-object.ts';

export interface ApiOptions {
  readonly ports: Ports;
  readonly table: RouteTable;
  readonly features: readonly FeatureRoutes[];
  readonly commands: Commands;
  readonly identityOf: IdentityOf;
  readonly names: MutationContext['names'];
}

interface Exchange {
  readonly raw: FastifyRequest;
  readonly reply: FastifyReply;
  readonly path: ApiPath;
  readonly format: Format;
  readonly gzip: boolean;
  readonly request: ApiRequest;
  readonly route: ApiRoute;
  readonly visibility: Visibility;
  readonly identity: Identity;
}

export type ApiHandler = (raw: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

export function apiHandler(options: ApiOptions): ApiHandler {
  const { ports, table, commands } = options;
  const loaders = loaderTables(options.features);
  const placeOf = shortcuts(options.features, ports);
  const otherForms = new Set(table.routes.flatMap(route => Object.keys(formsOf(route.handler))));

  return async (raw, reply) => {
    let format: Format = 'xml';
    let inAction = false;
    let correlation = ports.random.uuid();
    try {
      const asked = parseApiPath(raw.url) ?? refuse('UNKNOWN_PATH', { path: raw.url.slice(0, 200) });
      correlation = correlationId(asked, raw.headers, () => correlation);
      reply.header('correlation-id', correlation);
      const accept = asked.query.get('accept') ?? asked.matrix.get('accept') ?? raw.headers.accept;
      const medium = accept?.split(/[,;]/)[0]?.trim().toLowerCase() ?? '';
      if (!otherForms.has(medium)) format = answerFormat(accept);
      const identity = await options.identityOf(raw, reply);
      checkVersion(asked, raw.headers['version']);
      const path = await placeOf(asked);
      const verb = raw.method === 'HEAD' ? 'GET' : raw.method;
      const match = table.match(verb, path.segments);
      if (match.kind === 'unknown') refuse('UNKNOWN_PATH', { path: raw.url.slice(0, 200) });
      if (match.kind === 'wrong_verb') {
        const { allowed } = match;
        reply.header('allow', allowed);
        if (verb === 'OPTIONS') return await tellVerbs(reply, identity, match);
        refuse('METHOD_NOT_ALLOWED', { verb, path: raw.url.slice(0, 200), allowed });
      }
      const { route, params } = match;
      const reads = verb === 'GET';
      refuseUnless(covers(identity.areas, route.template, reads), 'TOKEN_AREA', { area: areaOf(route.template) });
      inAction = route.operation.action !== undefined;
      const handler = route.handler ?? refuse('NOT_IMPLEMENTED', { operation: route.name });
      const request = apiRequest(raw, reply, { path, identity, route, params, correlation, ports });
      checkFilter(request, path, raw);
      const visibility = request.query.filter ? visibleTo(ports, identity.caller.userId) : seesEverything;
      if (verb === 'GET') await visibility.checkPath(route.template, params);
      const exchange: Exchange = {
        raw,
        reply,
        path,
        format,
        gzip: acceptsGzip(raw.headers['accept-encoding']),
        request,
        route,
        visibility,
        identity,
      };
      if (otherForms.has(medium)) await answerForm(exchange, medium, identity);
      else await answer(exchange, handler, identity);
    } catch (error) {
      if (reply.sent || reply.raw.headersSent) {
        reply.raw.destroy();
        return reply;
      }
      const language = languageOf(raw);
      const fault = faultOf(error, correlation, language);
      if (!Refusal.is(error))
        ports.log.error({ error, correlationId: correlation, url: raw.url }, 'a request failed with a bug');
      if (fault.status === 401) reply.header('www-authenticate', 'Basic realm="RESTAPI"');
      if (fault.code === 'NOT_ACCEPTABLE') format = 'xml';
      inItsLanguage(reply, language);
      await sendText(reply, fault.status, writeFault(format, fault, inAction), { format, gzip: false });
    }
    return reply;
  };

  async function answerForm(exchange: Exchange, medium: string, identity: Identity): Promise<void> {
    const { raw, reply, request, route } = exchange;
    const form = formsOf(route.handler)[medium];
    if (form === undefined) return refuse('NOT_ACCEPTABLE', { accept: medium });
    const { handler, text } = form;
    const { names } = options;
    const readTarget = readerOfTarget(table, ports, exchange);
    const context = { ports, commands, route, handler, request, headers: raw.headers, names, readTarget };
    const mutation = await mutate({ ...context, principal: identity.principal });
    if (mutation.kind !== 'action' || !mutation.complete) return refuse('NOT_ACCEPTABLE', { accept: medium });
    const content = text(mutation.members);
    const charset = typeof content === 'string' ? '; charset=UTF-8' : '';
    reply
      .code(200)
      .header('content-type', medium + charset)
      .header('cache-control', 'no-store');
    await reply.send(content);
  }

  async function answer(exchange: Exchange, handler: Handler, identity: Identity): Promise<void> {
    const { request, route, path } = exchange;
    const tree = parseFollow(request.query.follow);
    if (handler.kind === 'list') return await answerList(exchange, handler, tree);
    if (handler.kind === 'get') {
      const object = await handler.get(ports, request as ApiRequest<never>);
      const type = route.operation.output?.type ?? 'Action';
      if ((await exchange.visibility.among(type, [object])).length === 0)
        refuse('NOT_FOUND', { what: type, id: object.id ?? '' });
      return await sendObject(exchange, object, 200, tree);
    }
    const mutation = await mutate({
      ports,
      commands,
      route,
      handler,
      request,
      headers: exchange.raw.headers,
      principal: identity.principal,
      names: options.names,
      readTarget: readerOfTarget(table, ports, exchange),
    });
    const { format, gzip, reply } = exchange;
    if (mutation.kind === 'plan') {
      const language = languageOf(exchange.raw);
      inItsLanguage(reply, language);
      return await sendText(reply, 200, plainJson(planAnswer(mutation, language)), { format: 'json', gzip });
    }
    if (mutation.kind === 'action') {
      const status = mutation.complete ? 'complete' : 'pending';
      const body: ApiObject & Action = { status, job: mutation.job, ...mutation.members };
      addHrefs('Action', body, `/${path.segments.join('/')}`, path.prefix);
      const code = mutation.complete || route.verb === 'DELETE' ? 200 : 202;
      return await sendText(reply, code, writeOne(format, 'Action', body), { format, gzip });
    }
    const { object, complete } = mutation;
    if (!isAdd(route)) return await sendObject(exchange, object, 200, tree);
    Reflect.set(object, 'creationStatus', complete ? 'complete' : 'in_progress');
    await sendObject(exchange, object, complete ? 201 : 202, tree);
  }

  function followerOf(exchange: Exchange) {
    const { request, path, visibility } = exchange;
    const listChild = async (childPath: string): Promise<readonly ApiObject[] | undefined> => {
      const words = childPath.split('/').filter(word => word !== '');
      const match = table.match('GET', words.map(decodeURIComponent));
      if (match.kind !== 'route' || match.route.handler?.kind !== 'list') return undefined;
      if (!covers(exchange.identity.areas, match.route.template, true)) return undefined;
      const query = { ...request.query, max: undefined, search: undefined };
      const inner = { ...request, query, params: match.params, template: match.route.template } as ApiRequest<never>;
      return await collect(await match.route.handler.list(ports, inner));
    };
    return follower(loaders, { ports, request, prefix: path.prefix, visibility, listChild });
  }

  async function answerList(exchange: Exchange, handler: Handler & { kind: 'list' }, tree: FollowTree): Promise<void> {
    const { request, route, path, format, gzip, reply, visibility } = exchange;
    const type = (route.operation.output?.type ?? 'Action') as TypeName;
    const collectionPath = `/${path.segments.join('/')}`;
    const { service } = route.operation;
    const item = itemService(service);
    const follow = Object.keys(tree).length === 0 ? undefined : followerOf(exchange);
    async function* shown(listed: Listed): AsyncGenerator<readonly ApiObject[]> {
      let left = request.query.max ?? Number.POSITIVE_INFINITY;
      for await (const batch of batchesOf(listed)) {
        if (left <= 0 && batch.length > 0) return;
        const seen = await visibility.among(type, batch);
        const objects = seen.length > left ? seen.slice(0, left) : seen;
        left -= objects.length;
        for (const object of objects) {
          const own = object.id === undefined ? collectionPath : itemPath(collectionPath, service, type, object.id);
          addHrefs(type, object, own, path.prefix);
        }
        yield objects;
      }
    }
    const read = async () => shown(await handler.list(ports, request as ApiRequest<never>));
    const answer =
      follow === undefined ? { batches: await read() } : await followedList(read, follow, { type, item, tree });
    const insert = item === undefined ? undefined : linkInserter(format, item);
    const finish: Finish = (text, object) => {
      const href: unknown = Reflect.get(object, 'href');
      return insert !== undefined && typeof href === 'string' ? insert(text, href) : text;
    };
    await sendList(reply, { type, ...answer }, finish, { format, gzip });
  }

  async function sendObject(exchange: Exchange, object: ApiObject, status: number, tree: FollowTree): Promise<void> {
    const { route, path, format, gzip, reply, raw } = exchange;
    const type = (route.operation.output?.type ?? 'Action') as TypeName;
    const { service } = route.operation;
    const here = `/${path.segments.join('/')}`;
    const own = isAdd(route) ? itemPath(here, service, type, object.id ?? '') : here === '/' ? '' : here;
    const item = isAdd(route) ? itemService(service) : service;
    addHrefs(type, object, own, path.prefix);
    if (Object.keys(tree).length > 0) await followerOf(exchange).expand(type, item, [object], tree);
    if (item !== undefined && type !== 'Api') addLinks(item, object);
    const revision = revisionOf(object);
    if (revision !== undefined) reply.header('etag', `"${revision}"`);
    if (isAdd(route)) reply.header('location', path.prefix + own);
    if (type === 'Api') reply.header('link', rootLinks(object, raw));
    const text = writeOne(format, type, object);
    await sendText(reply, status, raw.method === 'HEAD' ? '' : text, { format, gzip });
  }
}

function formsOf(handler: Handler | undefined): Readonly<Record<string, TextForm>> {
  if (handler?.kind === 'get') return handler.forms ?? {};
  if (handler?.kind !== 'act') return {};
  const forms = Object.entries(handler.forms ?? {});
  return Object.fromEntries(forms.map(([medium, text]) => [medium, { handler, text }]));
}

interface RequestParts {
  readonly path: ApiPath;
  readonly identity: Identity;
  readonly route: ApiRoute;
  readonly params: Readonly<Record<string, string>>;
  readonly correlation: string;
  readonly ports: Ports;
}

function apiRequest(raw: FastifyRequest, reply: FastifyReply, parts: RequestParts): ApiRequest {
  const { path, identity, route, params, correlation, ports } = parts;
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  const body =
    route.handler?.kind === 'act' ? parseBody(route, raw.headers['content-type'], raw.body as Buffer, params) : {};
  return {
    params,
    template: route.template,
    body,
    query: apiQuery(path, raw.headers, identity.caller.administrator),
    caller: identity.caller,
    token: bearerToken(raw.headers.authorization),
    correlationId: correlation,
    log: ports.log.child({ correlationId: correlation }),
    signal: gone.signal,
  };
}

function checkVersion(path: ApiPath, header: string | string[] | undefined): void {
  const version = path.version ?? (Array.isArray(header) ? header[0] : header)?.trim();
  if (version !== undefined && version !== '')
    refuseUnless(/^4(\.\d+)*$/.test(version), 'INVALID_VERSION', { version: version.slice(0, 20) });
}

/** Who is no administrator sees things as a user; asking for the administrator's view is refused, save for the root. */
function checkFilter(request: ApiRequest, path: ApiPath, raw: FastifyRequest): void {
  if (request.caller.administrator || request.query.filter || raw.method !== 'GET' || path.segments.length === 0)
    return;
  refuse('ADMINISTRATORS_ONLY', { what: path.segments.join('/').slice(0, 100) });
}
