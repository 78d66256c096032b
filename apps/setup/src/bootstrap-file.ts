// What the engine finds on its first start: this machine as a host with its enrolment token, or the simulated hosts.
// The file holds a secret: mode 0600.
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { writeJson } from './files.ts';
import type { Installation } from './parts/specs.ts';

export async function writeBootstrap(i: Installation): Promise<void> {
  const { paths, options, ports } = i;
  const demo = options.demo && { ...options.demo, basePort: ports.simulator, certificatesDir: paths.simulator };
  const hosts = options.localHost ? [await localHost(i)] : [];
  await writeJson(paths.bootstrap, { hosts, ...(demo === undefined ? {} : { demo }) }, 0o600);
}

async function localHost({ paths, ports }: Installation) {
  const read = (path: string): Promise<string> =>
    readFile(path, 'utf8').then(
      text => text.trim(),
      () => '',
    );
  const hardwareId = (await read('/sys/class/dmi/id/product_uuid')).toLowerCase();
  return {
    name: hostname(),
    address: '127.0.0.1',
    port: ports.agent,
    enrolmentToken: await read(join(paths.agent, 'enrolment-token')),
    ...(hardwareId === '' ? {} : { hardwareId }),
    storage: { name: 'local', path: paths.storage },
  };
}
