// What stands in a line of authorized_keys; pure.
import { refuseUnless } from '@overt/kernel/refusal';

const TYPES =
  /^(ssh-(rsa|ed25519|dss)|ecdsa-sha2-nistp(256|384|521)|sk-(ssh-ed25519|ecdsa-sha2-nistp256)@openssh\.com)$/;

/** The line without spaces around it. Refuses SSH_KEY_INVALID, also for options before the key: they could run commands. */
export function parseSshKey(content: string): string {
  const line = content.trim();
  const [type = '', blob = ''] = line.split(/\s+/);
  const bytes = Buffer.from(blob, 'base64');
  const length = bytes.length >= 4 ? bytes.readUInt32BE(0) : 0;
  const named = bytes.subarray(4, 4 + length).toString('latin1');
  const whole = !/[\r\n\0]/.test(line) && line.length <= 16_384 && /^[\w+/]+={0,2}$/.test(blob);
  refuseUnless(whole && TYPES.test(type) && named === type, 'SSH_KEY_INVALID');
  return line;
}
