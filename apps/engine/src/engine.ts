// One engine process, put together. Everything here is wiring: database, keys, workflow, monitoring, HTTP. Any number of
// engines may run on one database and one data directory's secret key; each serves every request.
import { logTail } from '@overt/kernel/log-tail';
import type { Clock, Log, RandomSource } from '@overt/kernel/ports';
import { openDatabase, transaction, type Database } from '@overt/database/connection';
import { migrate } from '@overt/database/migrations';
import type { Reconciler } from '@overt/workflow/reconciler';
import { startWorkflow, type Workflow } from '@overt/workflow/workflow';
import { actions } from './actions.ts';
import type { HostAccess } from './brokers/hosts/agent-broker.ts';
import { isHostAway } from './brokers/hosts/host-away.ts';
import { directoryBroker } from './brokers/directory/directories.ts';
import { openidBroker } from './brokers/openid/openid-broker.ts';
import { applyPart } from './features/apply/apply.routes.ts';
import { seedInstallation, seedPassword } from './features/bootstrap/seed.ts';
import { startChangeFeed } from './features/changes/change-feed.ts';
import { openCertificateAuthority } from './features/certificates/certificate-authority.ts';
import { certificateRepo } from './features/certificates/certificate.repo.ts';
import type { CertificateAuthority } from './features/certificates/public.ts';
import { secretBox } from './features/certificates/secret-box.ts';
import { consolePart } from './features/consoles/public.ts';
import { recordEvent } from './features/events/public.ts';
import { directoryPart } from './features/directories/directory.routes.ts';
import { internalDirectoryPart } from './features/directories/internal.routes.ts';
import { openidProviderPart } from './features/openid-providers/openid-provider.routes.ts';
import { accountPart } from './features/sessions/account.routes.ts';
import { oauthClientPart } from './features/sessions/oauth-client.routes.ts';
import { secondFactorPart } from './features/sessions/second-factor.routes.ts';
import { vmPropertiesPart } from './features/options/vm-properties.routes.ts';
import { signInPolicyPart } from './features/sessions/sign-in-policy.routes.ts';
import { stepUpPart } from './features/roles/step-up.routes.ts';
import { sessionPart } from './features/sessions/session.routes.ts';
import { authorize, ENGINE_PRINCIPAL } from './features/permissions/public.ts';
import { supportPart } from './features/support/support.routes.ts';
import { placementPart } from './features/scheduling/placement.routes.ts';
import { features } from './http/features.ts';
import { httpServer, type ServerPart } from './http/server.ts';
import { authenticator } from './http/sso/authenticator.ts';
import { loginGuard } from './http/sso/login-guard.ts';
import { openIdTokenSigner } from './http/sso/id-tokens.ts';
import { openTokenSigner } from './http/sso/tokens.ts';
import type { HostSessionOptions } from './monitoring/host-session.ts';
import type { Monitoring } from './monitoring/monitoring.ts';
import type { Ports, Tx } from './ports.ts';
import { reconcilers } from './reconcilers.ts';
import { createRepos, type Repos } from './repos.ts';

export interface EngineOptions {
  readonly databaseUrl: string;
  /** 32 bytes that all replicas share. */
  readonly secretKey: Uint8Array;
  readonly listen: string;
  /** 0 for any free one. */
  readonly port: number;
  /** `https://localhost:<port>` when absent. */
  readonly publicUrl?: string | undefined;
  /** Names and addresses of this machine, for the certificate. */
  readonly addresses: readonly string[];
  readonly nodeName: string;
  readonly portalDirectory?: string | undefined;
  readonly adminPassword?: string | undefined;
  /** Keeps the administrator's password where its owner finds it. */
  readonly keepPassword?: (password: string) => Promise<void>;
  /** Plain HTTP: for tests. */
  readonly insecure?: boolean;
}

/** What may be replaced: by simulated hosts, or by fakes in tests. */
export interface EngineAdapters {
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly log: Log;
  readonly hosts: (context: BrokerContext) => HostAccess;
  /** Absent: no host is followed. */
  readonly monitoring?: (options: HostSessionOptions) => Monitoring;
  readonly reconcilers?: readonly Reconciler<Ports>[];
  readonly parts?: readonly ServerPart[];
}

export interface BrokerContext {
  readonly repos: Repos;
  readonly certificates: CertificateAuthority;
  /** The engine's own certificate, for hosts that ask who calls. */
  readonly tls: { readonly key: string; readonly cert: string };
  readonly clock: Clock;
  readonly log: Log;
}

export interface RunningEngine {
  readonly url: string;
  readonly port: number;
  readonly caPem: string;
  readonly ports: Ports;
  readonly workflow: Workflow<Ports, Tx>;
  readonly db: Database;
  stop(): Promise<void>;
}

export async function startEngine(options: EngineOptions, adapters: EngineAdapters): Promise<RunningEngine> {
  const { clock, random } = adapters;
  const tail = logTail(adapters.log, () => clock.now());
  const { log } = tail;
  const nodeId = random.uuid();
  const db = openDatabase({
    url: options.databaseUrl,
    log,
    maxConnections: 20,
    applicationName: `overt ${options.nodeName}`,
  });
  const stops: (() => Promise<unknown>)[] = [() => db.destroy()];
  const stop = async () => {
    for (const end of stops.splice(0).reverse())
      await end().catch(error => log.warn({ error }, 'stopping a part failed'));
  };
  try {
    await migrate(db, log);
    await seedInstallation(db, random);
    const repos = createRepos(db);
    await seedPassword(repos, random, options.adminPassword, options.keepPassword ?? (async () => undefined));
    const box = secretBox(options.secretKey, random);
    const keys = { repo: certificateRepo(db), box, clock, random };
    const certificates = await openCertificateAuthority(keys);
    const issued = await certificates.issueEngine(nodeId, options.addresses);
    const tls = { key: issued.keyPem, cert: `${issued.certificatePem}${certificates.caPem}` };
    const publicUrl = options.publicUrl ?? `https://localhost:${options.port}`;

    // Reconcilers and monitoring begin before the workflow is whole: they wait for it here.
    const started = Promise.withResolvers<Workflow<Ports, Tx>>();
    const access = adapters.hosts({ repos, certificates, tls, clock, log });
    stops.push(() => access.stop());
    const ports: Ports = {
      clock,
      random,
      log,
      repos,
      transaction: work => transaction(db, tx => work(createRepos(tx))),
      hosts: access.broker,
      enrolment: access.enrolment,
      directories: directoryBroker({ repos, secrets: box, clock, random, log }),
      openid: openidBroker({ secrets: box, clock }),
      certificates,
      secrets: box,
      settings: { publicUrl, nodeId },
      async runAsSystem(action, input) {
        const workflow = await started.promise;
        return await workflow.runAndWait(
          action,
          input,
          { principal: ENGINE_PRINCIPAL, correlationId: random.uuid() },
          10 * 60_000,
        );
      },
      wake: async name => await (await started.promise).wake(name),
    };
    const monitoring = adapters.monitoring?.({
      ports,
      events: access.events,
      signalTask: taskId =>
        void started.promise
          .then(workflow => workflow.signalJob('host', taskId))
          .catch(error => log.debug({ error }, 'signal')),
    });
    if (monitoring !== undefined) stops.push(() => monitoring.stop());
    const workflow = await startWorkflow<Ports, Tx>({
      db,
      url: options.databaseUrl,
      nodeName: options.nodeName,
      ports,
      txPorts: createRepos,
      authorize: (requests, ctx, destructive) => authorize(repos, requests, { ...ctx, destructive, now: clock.now() }),
      recordEvent: (tx, event) => recordEvent(tx, event),
      isRetryable: isHostAway,
      actions,
      reconcilers: [...reconcilers, ...(adapters.reconcilers ?? [])],
      ...(monitoring === undefined ? {} : { hosts: monitoring }),
      clock,
      random,
      log,
    });
    started.resolve(workflow);
    stops.push(() => workflow.stop());
    const changes = await startChangeFeed({ db, url: options.databaseUrl, clock, log });
    stops.push(() => changes.stop());

    const tokens = await openTokenSigner(keys);
    const idTokens = await openIdTokenSigner(keys);
    const server = await httpServer({
      ports,
      features,
      commands: {
        async submit(action, input, ctx) {
          const submitted = await workflow.submit(action, input, ctx);
          return { id: submitted.commandId, outcome: submitted.done };
        },
        plan: (action, input, ctx) => workflow.plan(action, input, ctx),
      },
      authenticator: authenticator(ports, tokens, loginGuard(repos)),
      idTokens,
      changes,
      ...(options.insecure === true ? {} : { tls }),
      ...(options.portalDirectory === undefined ? {} : { portalDirectory: options.portalDirectory }),
      parts: [
        consolePart,
        internalDirectoryPart,
        directoryPart,
        accountPart,
        oauthClientPart,
        openidProviderPart,
        secondFactorPart,
        signInPolicyPart,
        vmPropertiesPart,
        stepUpPart,
        sessionPart,
        applyPart,
        placementPart,
        supportPart(tail.lines),
        ...(adapters.parts ?? []),
      ],
    });
    stops.push(() => server.close());
    await server.listen({ host: options.listen, port: options.port });
    const address = server.server.address();
    const port = typeof address === 'object' && address !== null ? address.port : options.port;
    const scheme = options.insecure === true ? 'http' : 'https';
    const url = options.publicUrl ?? `${scheme}://localhost:${port}`;
    log.info({ url, nodeId }, 'the engine serves');
    return { url, port, caPem: certificates.caPem, ports, workflow, db, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
