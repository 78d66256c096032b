// Files that oVirt's engine serves beside its API, by their names there: its VM portal asks for this one when it starts.
import type { FastifyInstance } from 'fastify';
import { USB_FILTER } from '../features/consoles/public.ts';

export function serviceFileRoutes(server: FastifyInstance): void {
  server.get('/ovirt-engine/services/files/usbfilter.txt', async (_raw, reply) =>
    reply.type('text/plain; charset=UTF-8').send(USB_FILTER),
  );
}
