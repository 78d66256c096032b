// The installation's own certificate authority. One CA for the engine, the hosts and the image servers.
export type { SecretBox } from './secret-box.ts';

export interface IssuedCertificate {
  readonly certificatePem: string;
  readonly fingerprint: string;
  /** ISO 8601 */
  readonly expiresAt: string;
}

export interface CertificateAuthority {
  /** PEM of the CA's certificate: what clients trust. */
  readonly caPem: string;
  /** Signs a host's request: CN `host-<hostId>`, server and client authentication, the given addresses as SANs. Refuses CSR_INVALID. */
  signHost(csrPem: string, hostId: string, addresses: readonly string[]): Promise<IssuedCertificate>;
  /** A fresh certificate with its key for an engine node: CN `engine-<nodeId>`. */
  issueEngine(nodeId: string, addresses: readonly string[]): Promise<IssuedCertificate & { readonly keyPem: string }>;
}
