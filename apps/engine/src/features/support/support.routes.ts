// GET /overt/support-bundle: what who helps needs to see, as a compressed archive without secrets. For administrators.
import { refuseUnless } from '@overt/kernel/refusal';
import { jsonApi, Download } from '../../http/json-api.ts';
import type { ServerPart } from '../../http/server.ts';
import { tarGz } from './archive.ts';
import { bundleFiles } from './bundle.ts';

export const supportPart =
  (logLines: () => readonly string[]): ServerPart =>
  (server, ports, authenticator, commands) => {
    const api = jsonApi(server, ports, authenticator, commands);
    api.on('GET', '/overt/support-bundle', async ({ caller }) => {
      refuseUnless(caller.administrator, 'ADMINISTRATORS_ONLY', { what: 'the support bundle' });
      const { clock } = ports;
      const files = bundleFiles({
        ports,
        process: () => ({
          node: process.version,
          architecture: process.arch,
          uptimeSeconds: Math.round(process.uptime()),
          residentBytes: process.memoryUsage.rss(),
        }),
        metrics: async () => (await server.inject({ method: 'GET', url: '/metrics' })).payload,
        logLines,
      });
      const day = new Date(clock.now()).toISOString().slice(0, 19).replaceAll(/[:-]/g, '');
      return new Download('application/gzip', `overt-support-${day}.tar.gz`, tarGz(files, clock.now()));
    });
  };
