// The certificate authority of an installation: made once, kept sealed in the database, the same on every replica.
import { refuseUnless } from '@overt/kernel/refusal';
import type { Clock, RandomSource } from '@overt/kernel/ports';
import type { CertificateRepo } from './certificate.repo.ts';
import type { CertificateAuthority, IssuedCertificate } from './public.ts';
import type { SecretBox } from './secret-box.ts';
import { createCa, createKeyPair, expiresAt, exportKey, fingerprint, signLeaf, verifiedRequestKey } from './x509.ts';
import type { SigningKey } from './x509.ts';

const CA_KEY = 'certificate-authority';

export interface CertificateAuthorityPorts {
  readonly repo: CertificateRepo;
  readonly box: SecretBox;
  readonly clock: Clock;
  readonly random: RandomSource;
}

/** Loads the CA, making it at the very first start. */
export async function openCertificateAuthority(ports: CertificateAuthorityPorts): Promise<CertificateAuthority> {
  const ca = await loadOrCreate(ports);

  const issue = async (leaf: Parameters<typeof signLeaf>[1]): Promise<IssuedCertificate> => {
    const certificatePem = await signLeaf(ca, leaf, ports.random);
    const issued = { certificatePem, fingerprint: fingerprint(certificatePem), expiresAt: expiresAt(certificatePem) };
    await ports.repo.recordIssued({ subject: leaf.commonName, ...issued });
    return issued;
  };

  return {
    caPem: ca.certificatePem,
    async signHost(csrPem, hostId, addresses) {
      const publicKey = await verifiedRequestKey(csrPem);
      refuseUnless(publicKey, 'CSR_INVALID');
      return issue({ publicKey, commonName: `host-${hostId}`, addresses, now: ports.clock.now() });
    },
    async issueEngine(nodeId, addresses) {
      const keys = await createKeyPair();
      const commonName = `engine-${nodeId}`;
      const issued = await issue({ publicKey: keys.publicKey, commonName, addresses, now: ports.clock.now() });
      return { ...issued, keyPem: await exportKey(keys.privateKey) };
    },
  };
}

async function loadOrCreate({ repo, box, clock, random }: CertificateAuthorityPorts): Promise<SigningKey> {
  const stored = await repo.key(CA_KEY);
  if (stored?.certificatePem) {
    return { certificatePem: stored.certificatePem, keyPem: box.open(stored.sealed, CA_KEY) };
  }
  const made = await createCa('Overt Certificate Authority', clock.now(), random);
  await repo.keepFirstKey(CA_KEY, { certificatePem: made.certificatePem, sealed: box.seal(made.keyPem, CA_KEY) });
  return loadOrCreate({ repo, box, clock, random });
}
