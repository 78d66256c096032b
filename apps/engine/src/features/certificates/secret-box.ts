// Seals secrets before they enter the database. The key is a file that all replicas of an installation share, so that a
// dump of the database alone opens nothing. AES-256-GCM; layout: 12 bytes nonce, 16 bytes tag, ciphertext.
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { refuse } from '@overt/kernel/refusal';
import type { RandomSource } from '@overt/kernel/ports';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
export const SECRET_KEY_BYTES = 32;

export interface SecretBox {
  /** `context` names what is sealed; opening under another name fails. */
  seal(plain: string, context: string): Buffer;
  /** Refuses SECRET_KEY_WRONG when the key or the context is not the one it was sealed with. */
  open(sealed: Uint8Array, context: string): string;
}

export function secretBox(key: Uint8Array, random: RandomSource): SecretBox {
  return {
    seal(plain, context) {
      const nonce = random.bytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
    },
    open(sealed, context) {
      const bytes = Buffer.from(sealed);
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES))
          .setAAD(Buffer.from(context))
          .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
        return decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
      } catch (cause) {
        return refuse('SECRET_KEY_WRONG', { name: context }, { cause });
      }
    },
  };
}
