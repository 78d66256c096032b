// For load balancers and monitors: answers without asking who.
import type { FastifyInstance } from 'fastify';
import type { Ports } from '../ports.ts';

export function healthRoutes(server: FastifyInstance, ports: Ports): void {
  server.get('/ovirt-engine/services/health', async (_raw, reply) => {
    reply.type('text/html; charset=UTF-8').header('cache-control', 'no-store');
    try {
      await ports.repos.system.ping();
      return await reply.send('DB Up!Welcome to Health Status!');
    } catch {
      return await reply.code(500).send('DB Down!');
    }
  });
}
