// The HTTP server: TLS, limits, and every path outside the API. One instance per engine process; it keeps nothing that
// another replica would need.
import compress from '@fastify/compress';
import helmet from '@fastify/helmet';
import { fastify, type FastifyInstance } from 'fastify';
import { refuse } from '@overt/kernel/refusal';
import type { Ports } from '../ports.ts';
import { API } from './api-path.ts';
import { apiHandler } from './api.ts';
import type { FeatureRoutes } from './binding.ts';
import { bodyGuard, bodyLimits } from './body-guard.ts';
import type { Commands } from './commands.ts';
import { answerNonsense, failureAnswer } from './error-answers.ts';
import { eventStreamRoutes, type ChangeFeed } from './event-stream.ts';
import { healthRoutes } from './health.ts';
import { metricsRoutes } from './metrics.ts';
import { missingBodies } from './missing-body.ts';
import { openApiRoutes } from './openapi.ts';
import { pkiRoutes } from './pki.ts';
import { portalRoutes } from './portal.ts';
import { pathOfTarget, requestGuard } from './request-guard.ts';
import { routeTable } from './route-table.ts';
import type { Authenticator } from './sso/authenticator.ts';
import type { IdTokenSigner } from './sso/id-tokens.ts';
import { identityFinder } from './sso/identity.ts';
import { openidRoutes } from './sso/openid.ts';
import { signInPages } from './sso/sign-in-pages.ts';
import { serviceFileRoutes } from './service-files.ts';
import { ssoRoutes } from './sso/sso-routes.ts';

/** Adds paths of a feature that are no operations of the API, e.g. the websocket of consoles. */
export type ServerPart = (
  server: FastifyInstance,
  ports: Ports,
  authenticator: Authenticator,
  commands: Commands,
) => void | Promise<void>;

export interface HttpOptions {
  readonly ports: Ports;
  readonly features: readonly FeatureRoutes[];
  readonly commands: Commands;
  readonly authenticator: Authenticator;
  readonly idTokens: IdTokenSigner;
  readonly changes: ChangeFeed;
  /** Plain HTTP when absent: for tests. */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** Directory of the built portal; nothing is at /portal/ when absent. */
  readonly portalDirectory?: string;
  readonly parts?: readonly ServerPart[];
}

const BODY_LIMIT = 16 * 1024 * 1024;
const HEADERS_TIMEOUT = 60_000;

export async function httpServer(options: HttpOptions): Promise<FastifyInstance> {
  const { ports, authenticator } = options;
  const answerFailure = failureAnswer(ports, BODY_LIMIT);
  const server: FastifyInstance = fastify({
    logger: false,
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: true,
    rewriteUrl: pathOfTarget,
    clientErrorHandler: answerNonsense,
    frameworkErrors: answerFailure,
    // Clients keep connections for their next call; longer than any load balancer in between.
    keepAliveTimeout: 75_000,
    // An image upload takes as long as it takes: bodies are watched by the guard, headers by Node.
    requestTimeout: 0,
    ...(options.tls === undefined
      ? { http: { headersTimeout: HEADERS_TIMEOUT } }
      : { https: { ...options.tls, minVersion: 'TLSv1.2', headersTimeout: HEADERS_TIMEOUT } }),
  } as object);
  rawBodies(server);
  requestGuard(server);
  bodyGuard(server, ports.clock, bodyLimits);
  missingBodies(server, ports.clock);
  // Before the routes: it holds for those that come after it.
  server.setErrorHandler(answerFailure);
  await server.register(helmet, { contentSecurityPolicy: false, strictTransportSecurity: false });
  // Answers of the API compress themselves, as streams; images are left as they are by their media type.
  await server.register(compress, { global: true, globalDecompression: false, encodings: ['br', 'gzip', 'identity'] });
  const metrics = metricsRoutes(server, ports);
  const table = routeTable(options.features);
  const api = apiHandler({
    ports,
    table,
    features: options.features,
    commands: options.commands,
    identityOf: identityFinder(authenticator),
    names: refs => ports.repos.events.names(refs),
  });
  const observed = metrics.observed(api);
  for (const url of [API, `${API}/*`, `${API};*`]) {
    server.route({
      method: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'],
      url,
      exposeHeadRoute: false,
      compress: false,
      handler: observed,
    });
  }
  ssoRoutes(server, ports, authenticator, options.idTokens);
  signInPages(server, ports, authenticator);
  openidRoutes(server, { ports, authenticator, idTokens: options.idTokens });
  healthRoutes(server, ports);
  serviceFileRoutes(server);
  pkiRoutes(server, ports);
  openApiRoutes(server, table.routes);
  eventStreamRoutes(server, ports, authenticator, options.changes);
  for (const part of options.parts ?? []) await part(server, ports, authenticator, options.commands);
  if (options.portalDirectory !== undefined) await portalRoutes(server, options.portalDirectory);
  else server.setNotFoundHandler(async ({ url }) => refuse('UNKNOWN_PATH', { path: url.slice(0, 200) }));
  return server;
}

// The codecs read bodies, not the framework.
function rawBodies(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}
