// The installation's keys (sealed) and the list of certificates it signed.
import type { Queryable } from '@overt/database/connection';

export interface StoredKey {
  readonly certificatePem: string | null;
  readonly sealed: Uint8Array;
}

export const certificateRepo = (db: Queryable) => ({
  async key(name: string): Promise<StoredKey | undefined> {
    const row = await db
      .selectFrom('secret_key')
      .select(['certificate_pem', 'encrypted_private_key'])
      .where('name', '=', name)
      .executeTakeFirst();
    return row && { certificatePem: row.certificate_pem, sealed: row.encrypted_private_key };
  },

  /** Keeps the first: of two replicas that start together one wins and both use its key. */
  async keepFirstKey(name: string, key: StoredKey): Promise<void> {
    await db
      .insertInto('secret_key')
      .values({ name, certificate_pem: key.certificatePem, encrypted_private_key: Buffer.from(key.sealed) })
      .onConflict(conflict => conflict.column('name').doNothing())
      .execute();
  },

  /** Reserves a serial number; the row is the record of what was signed. */
  async recordIssued(issued: { subject: string; expiresAt: string; fingerprint: string }): Promise<void> {
    await db
      .insertInto('certificate_serial')
      .values({ subject: issued.subject, expires_at: issued.expiresAt, fingerprint: issued.fingerprint })
      .execute();
  },
});
export type CertificateRepo = ReturnType<typeof certificateRepo>;
