// An authority and a server certificate of it, made with openssl: what a directory server of the lab shows.
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface LabCertificate {
  readonly caFile: string;
  readonly keyFile: string;
  readonly certFile: string;
}

/** For `localhost` and 127.0.0.1. */
export async function labCertificate(dir: string): Promise<LabCertificate> {
  const file = (name: string) => join(dir, name);
  const names = file('names');
  await writeFile(names, 'subjectAltName=DNS:localhost,IP:127.0.0.1\n');
  const openssl = (...args: string[]) => run('openssl', args);
  await openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '30',
    '-subj',
    '/CN=lab authority',
    '-keyout',
    file('ca.key'),
    '-out',
    file('ca.crt'),
  );
  await openssl(
    'req',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-subj',
    '/CN=localhost',
    '-keyout',
    file('server.key'),
    '-out',
    file('server.csr'),
  );
  await openssl(
    'x509',
    '-req',
    '-in',
    file('server.csr'),
    '-CA',
    file('ca.crt'),
    '-CAkey',
    file('ca.key'),
    '-CAcreateserial',
    '-days',
    '30',
    '-extfile',
    names,
    '-out',
    file('server.crt'),
  );
  return { caFile: file('ca.crt'), keyFile: file('server.key'), certFile: file('server.crt') };
}
