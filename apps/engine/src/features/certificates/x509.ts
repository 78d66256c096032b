// X.509 for the installation's own PKI: ECDSA P-256, SHA-256. Wraps @peculiar/x509 so that no one else deals in it.
// @peculiar/x509 resolves its parts by decorators' metadata, which this import provides.
import 'reflect-metadata';
import { webcrypto, X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import * as x509 from '@peculiar/x509';
import type { RandomSource } from '@overt/kernel/ports';
import { Bug } from '@overt/kernel/refusal';

type CryptoKey = webcrypto.CryptoKey;
type CryptoKeyPair = webcrypto.CryptoKeyPair;

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const DAY_MS = 86_400_000;
const CLOCK_SKEW_MS = 10 * 60_000;
const crypto = webcrypto;

export const CA_DAYS = 3650;
export const LEAF_DAYS = 398;

export interface SigningKey {
  readonly certificatePem: string;
  readonly keyPem: string;
}

export interface LeafRequest {
  readonly publicKey: CryptoKey | x509.PublicKey;
  /** Common name; must hold nothing that a distinguished name would parse. */
  readonly commonName: string;
  readonly addresses: readonly string[];
  readonly now: number;
}

export async function createKeyPair(): Promise<CryptoKeyPair> {
  return (await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])) as CryptoKeyPair;
}

export async function exportKey(key: CryptoKey): Promise<string> {
  const der = Buffer.from(await crypto.subtle.exportKey('pkcs8', key)).toString('base64');
  return `-----BEGIN PRIVATE KEY-----\n${(der.match(/.{1,64}/g) ?? []).join('\n')}\n-----END PRIVATE KEY-----\n`;
}

export async function createCa(name: string, now: number, random: RandomSource): Promise<SigningKey> {
  const keys = await createKeyPair();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: serial(random),
      name: new x509.Name([{ O: ['Overt'] }, { CN: [name] }]).toString(),
      notBefore: new Date(now - CLOCK_SKEW_MS),
      notAfter: new Date(now + CA_DAYS * DAY_MS),
      keys,
      signingAlgorithm: ALGORITHM,
      extensions: [
        new x509.BasicConstraintsExtension(true, 0, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey, false, crypto),
      ],
    },
    crypto,
  );
  return { certificatePem: `${certificate.toString('pem')}\n`, keyPem: await exportKey(keys.privateKey) };
}

/** Signs a leaf for TLS in both directions: a host serves its API, an engine calls it. */
export async function signLeaf(ca: SigningKey, leaf: LeafRequest, random: RandomSource): Promise<string> {
  if (!/^[\w.-]{1,64}$/.test(leaf.commonName)) throw new Bug(`common name ${leaf.commonName} needs escaping`);
  const issuer = new x509.X509Certificate(ca.certificatePem);
  const signingKey = await crypto.subtle.importKey('pkcs8', pemToDer(ca.keyPem), ALGORITHM, false, ['sign']);
  const certificate = await x509.X509CertificateGenerator.create(
    {
      serialNumber: serial(random),
      subject: new x509.Name([{ O: ['Overt'] }, { CN: [leaf.commonName] }]).toString(),
      issuer: issuer.subject,
      notBefore: new Date(leaf.now - CLOCK_SKEW_MS),
      notAfter: new Date(leaf.now + LEAF_DAYS * DAY_MS),
      publicKey: leaf.publicKey,
      signingKey,
      signingAlgorithm: ALGORITHM,
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth, x509.ExtendedKeyUsage.clientAuth]),
        new x509.SubjectAlternativeNameExtension(
          leaf.addresses.map(address => ({ type: isIP(address) ? 'ip' : 'dns', value: address }) as const),
        ),
        await x509.AuthorityKeyIdentifierExtension.create(issuer, false, crypto),
      ],
    },
    crypto,
  );
  return `${certificate.toString('pem')}\n`;
}

/** The request's public key when its signature proves possession of the private one, else undefined. */
export async function verifiedRequestKey(csrPem: string): Promise<x509.PublicKey | undefined> {
  try {
    const request = new x509.Pkcs10CertificateRequest(csrPem);
    return (await request.verify(crypto)) ? request.publicKey : undefined;
  } catch {
    return undefined;
  }
}

/** SHA-256 of the certificate, lower-case hexadecimal without colons. */
export const fingerprint = (pem: string): string =>
  new X509Certificate(pem).fingerprint256.replaceAll(':', '').toLowerCase();

export const expiresAt = (pem: string): string => new Date(new X509Certificate(pem).validTo).toISOString();

// 16 random bytes, the first one below 0x80 so that DER does not read a negative number.
function serial(random: RandomSource): string {
  const bytes = Buffer.from(random.bytes(16));
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes.toString('hex');
}

const pemToDer = (pem: string): ArrayBuffer => {
  const der = Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64');
  return der.buffer.slice(der.byteOffset, der.byteOffset + der.byteLength) as ArrayBuffer;
};
