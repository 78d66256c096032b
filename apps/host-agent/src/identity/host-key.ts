// The host's key: made here at the first start, never leaves. From it the certificate request for the engine and the
// temporary certificate under which the host waits to be enrolled.
import 'reflect-metadata';
import { createHash, createPrivateKey, createPublicKey, webcrypto } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import { join } from 'node:path';
import * as x509 from '@peculiar/x509';
import type { Clock } from '@overt/kernel/ports';
import { writeFileAtomically } from '../durable/atomic-file.ts';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const;
const YEAR_MS = 365 * 86_400_000;

export interface HostKey {
  readonly keyPem: string;
  readonly csrPem: string;
  /** SHA-256 of the public key (SubjectPublicKeyInfo), hexadecimal: what an administrator compares. */
  readonly publicKeySha256: string;
  readonly selfSignedPem: string;
}

export async function openHostKey(dataDirectory: string, hardwareId: string, clock: Clock): Promise<HostKey> {
  const path = join(dataDirectory, 'agent-key.pem');
  const kept = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  const keyPem = kept ?? (await makeKey());
  if (kept === undefined) await writeFileAtomically(path, keyPem);
  const keys = await importKeys(keyPem);
  const name = `O=Overt, CN=host-${hardwareId}`;
  const names = new x509.SubjectAlternativeNameExtension(ownNames());
  const csr = await x509.Pkcs10CertificateRequestGenerator.create({
    name,
    keys,
    signingAlgorithm: SIGNING,
    extensions: [names],
  });
  const temporary = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name,
    notBefore: new Date(clock.now() - 86_400_000),
    notAfter: new Date(clock.now() + YEAR_MS),
    keys,
    signingAlgorithm: SIGNING,
    extensions: [names],
  });
  const spki = createPublicKey(createPrivateKey(keyPem)).export({ type: 'spki', format: 'der' });
  return {
    keyPem,
    csrPem: csr.toString('pem'),
    publicKeySha256: createHash('sha256').update(spki).digest('hex'),
    selfSignedPem: temporary.toString('pem'),
  };
}

async function makeKey(): Promise<string> {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  return x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY');
}

async function importKeys(keyPem: string): Promise<webcrypto.CryptoKeyPair> {
  const key = createPrivateKey(keyPem);
  const pkcs8 = key.export({ type: 'pkcs8', format: 'der' });
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' });
  return {
    privateKey: await webcrypto.subtle.importKey('pkcs8', pkcs8, ALGORITHM, true, ['sign']),
    publicKey: await webcrypto.subtle.importKey('spki', spki, ALGORITHM, true, ['verify']),
  };
}

function ownNames(): { type: 'dns' | 'ip'; value: string }[] {
  const addresses = Object.values(networkInterfaces())
    .flatMap(entries => entries ?? [])
    .map(({ address }) => address)
    .filter(address => isIP(address) !== 0 && !address.startsWith('fe80'));
  return [
    { type: 'dns', value: hostname() },
    { type: 'dns', value: 'localhost' },
    ...addresses.map(value => ({ type: 'ip' as const, value })),
  ];
}
