import { X509Certificate, createPrivateKey, webcrypto } from 'node:crypto';
import * as tls from 'node:tls';
import { systemClock, systemRandom } from '@overt/kernel/system';
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import { expect, test } from 'vitest';
import { openCertificateAuthority } from './certificate-authority.ts';
import type { CertificateRepo, StoredKey } from './certificate.repo.ts';
import { secretBox } from './secret-box.ts';

function memoryRepo(): CertificateRepo & { issued: string[] } {
  const keys = new Map<string, StoredKey>();
  const issued: string[] = [];
  return {
    issued,
    key: async name => keys.get(name),
    keepFirstKey: async (name, key) => void (keys.has(name) || keys.set(name, key)),
    recordIssued: async ({ subject }) => void issued.push(subject),
  };
}

const box = secretBox(systemRandom.bytes(32), systemRandom);
const open = (repo: CertificateRepo) =>
  openCertificateAuthority({ repo, box, clock: systemClock, random: systemRandom });

async function request(): Promise<string> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = (await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as webcrypto.CryptoKeyPair;
  const csr = await x509.Pkcs10CertificateRequestGenerator.create({
    name: 'CN=evil',
    keys,
    signingAlgorithm: algorithm,
  });
  return csr.toString('pem');
}

test('two replicas that start together use one certificate authority', async () => {
  const repo = memoryRepo();
  const [one, two] = await Promise.all([open(repo), open(repo)]);
  expect(one.caPem).toBe(two.caPem);
  expect((await open(repo)).caPem).toBe(one.caPem);
});

test('a host certificate names the host that the engine chose, not the one in the request', async () => {
  const repo = memoryRepo();
  const ca = await open(repo);
  const { certificatePem } = await ca.signHost(await request(), '7a0e', ['127.0.0.1', 'h1.example']);
  const certificate = new X509Certificate(certificatePem);
  expect(certificate.subject).toBe('O=Overt\nCN=host-7a0e');
  expect(certificate.subjectAltName).toBe('IP Address:127.0.0.1, DNS:h1.example');
  expect(certificate.verify(new X509Certificate(ca.caPem).publicKey)).toBe(true);
  expect(certificate.ca).toBe(false);
  expect(repo.issued).toEqual(['host-7a0e']);
});

test('a request that is not one, or not signed by its own key, is refused', async () => {
  const ca = await open(memoryRepo());
  await expect(ca.signHost('hello', 'x', [])).rejects.toMatchObject({ code: 'CSR_INVALID' });
  const der = Buffer.from((await request()).replace(/-----[^-]+-----|\s/g, ''), 'base64');
  const last = der.length - 1;
  der[last] = (der[last] ?? 0) ^ 1;
  const forged = `-----BEGIN CERTIFICATE REQUEST-----\n${der.toString('base64')}\n-----END CERTIFICATE REQUEST-----`;
  await expect(ca.signHost(forged, 'x', [])).rejects.toMatchObject({ code: 'CSR_INVALID' });
});

test('an engine certificate and its key belong together and pass a TLS handshake under the CA', async () => {
  const ca = await open(memoryRepo());
  const engine = await ca.issueEngine('n1', ['localhost']);
  expect(new X509Certificate(engine.certificatePem).checkPrivateKey(createPrivateKey(engine.keyPem))).toBe(true);
  const server = tls.createServer({ cert: engine.certificatePem, key: engine.keyPem, ca: ca.caPem, requestCert: true });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const subject = await new Promise<string>((resolve, reject) => {
    const socket = tls.connect(
      {
        host: '127.0.0.1',
        port,
        servername: 'localhost',
        ca: ca.caPem,
        cert: engine.certificatePem,
        key: engine.keyPem,
      },
      () => {
        const { CN } = socket.getPeerCertificate().subject;
        resolve(String(CN));
        socket.destroy();
      },
    );
    socket.on('error', reject);
  });
  server.close();
  expect(subject).toBe('engine-n1');
});

test('the key of another installation does not open a sealed secret, nor does another name', () => {
  const sealed = box.seal('secret', 'a');
  expect(sealed.toString('latin1')).not.toContain('secret');
  expect(box.open(sealed, 'a')).toBe('secret');
  expect(() => box.open(sealed, 'b')).toThrow('secret.key');
  expect(() => secretBox(systemRandom.bytes(32), systemRandom).open(sealed, 'a')).toThrow('secret.key');
});
