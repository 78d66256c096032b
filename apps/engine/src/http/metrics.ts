// Prometheus metrics. Counted here: requests and the process; asked of the database on each scrape: VMs and hosts.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { FastifyInstance } from 'fastify';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Ports } from '../ports.ts';
import type { ApiHandler } from './api.ts';

export interface Metrics {
  /** The handler, counted and timed. */
  observed(handler: ApiHandler): ApiHandler;
}

export function metricsRoutes(server: FastifyInstance, ports: Ports): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const requests = new Counter({
    name: 'overt_api_requests_total',
    help: 'API requests by method and status',
    labelNames: ['method', 'status'],
    registers,
  });
  const duration = new Histogram({
    name: 'overt_api_request_seconds',
    help: 'Time until an API answer was sent',
    labelNames: ['method'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60],
    registers,
  });
  const vms = new Gauge({ name: 'overt_vms', help: 'VMs by status', labelNames: ['status'], registers });
  const hosts = new Gauge({ name: 'overt_hosts', help: 'Hosts by status', labelNames: ['status'], registers });
  const commands = new Gauge({
    name: 'overt_actions',
    help: 'Actions of the last week by status',
    labelNames: ['status'],
    registers,
  });
  const memory = new Gauge({ name: 'process_resident_memory_bytes', help: 'Resident memory', registers });
  const delay = new Gauge({
    name: 'overt_event_loop_delay_seconds',
    help: '99th percentile since the last scrape',
    registers,
  });
  const loop = monitorEventLoopDelay({ resolution: 20 });
  loop.enable();
  server.addHook('onClose', async () => loop.disable());

  server.get('/metrics', async (_raw, reply) => {
    const [byVm, byHost, byCommand] = await Promise.all([
      ports.repos.system.vmsByStatus(),
      ports.repos.system.hostsByStatus(),
      ports.repos.jobs.byStatus(),
    ]);
    for (const [gauge, rows] of [
      [vms, byVm],
      [hosts, byHost],
      [commands, byCommand],
    ] as const) {
      gauge.reset();
      for (const { status, count } of rows) gauge.set({ status }, count);
    }
    memory.set(process.memoryUsage.rss());
    delay.set(loop.percentile(99) / 1e9);
    loop.reset();
    return await reply.type(registry.contentType).send(await registry.metrics());
  });

  return {
    observed: handler => async (raw, reply) => {
      const begun = ports.clock.monotonic();
      const answer = await handler(raw, reply);
      requests.inc({ method: raw.method, status: String(reply.statusCode) });
      duration.observe({ method: raw.method }, (ports.clock.monotonic() - begun) / 1000);
      return answer;
    },
  };
}
