// A throw-away certificate authority for tests of everything that speaks mutual TLS.
// @peculiar/x509 needs the polyfill to stand first.
import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const;
const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';
const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';
const DAY_MS = 86_400_000;

export interface TestIdentity {
  readonly cert: string;
  readonly key: string;
}

export interface TestAuthority {
  readonly ca: string;
  /** A certificate with its key; for 127.0.0.1, ::1 and localhost. */
  issue(commonName: string, usage: 'client' | 'server'): Promise<TestIdentity>;
  /** Signs a certificate request, as the engine does at enrolment. */
  sign(csrPem: string, usage: 'client' | 'server'): Promise<string>;
}

const names = new x509.SubjectAlternativeNameExtension([
  { type: 'dns', value: 'localhost' },
  { type: 'ip', value: '127.0.0.1' },
  { type: 'ip', value: '::1' },
]);

export async function testAuthority(commonName = 'Overt test CA'): Promise<TestAuthority> {
  const caKeys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const now = Date.now();
  const validity = { notBefore: new Date(now - DAY_MS), notAfter: new Date(now + 30 * DAY_MS) };
  let serial = 1;
  const ca = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: `CN=${commonName}`,
    ...validity,
    keys: caKeys,
    signingAlgorithm: SIGNING,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
    ],
  });
  const create = async (subject: string, publicKey: webcrypto.CryptoKey, usage: 'client' | 'server') => {
    serial += 1;
    const certificate = await x509.X509CertificateGenerator.create({
      serialNumber: serial.toString(16).padStart(4, '0'),
      subject,
      issuer: ca.subject,
      ...validity,
      publicKey,
      signingKey: caKeys.privateKey,
      signingAlgorithm: SIGNING,
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.ExtendedKeyUsageExtension([usage === 'client' ? CLIENT_AUTH : SERVER_AUTH], true),
        names,
      ],
    });
    return certificate.toString('pem');
  };
  return {
    ca: ca.toString('pem'),
    async issue(name, usage) {
      const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
      const pkcs8 = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
      return {
        cert: await create(`CN=${name}`, keys.publicKey, usage),
        key: x509.PemConverter.encode(pkcs8, 'PRIVATE KEY'),
      };
    },
    async sign(csrPem, usage) {
      const request = new x509.Pkcs10CertificateRequest(csrPem);
      const publicKey = await request.publicKey.export(ALGORITHM, ['verify']);
      return create(request.subject, publicKey, usage);
    },
  };
}
