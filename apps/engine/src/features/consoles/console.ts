// What a console is. A VM has at most one of each graphics type, and a serial one; oVirt's id of a graphics console is its
// type in hexadecimal.
import type { GraphicsType } from '@overt/api-types/types.gen';
import type { RandomSource } from '@overt/kernel/ports';

export type GraphicsConsoleType = GraphicsType;
export type ConsoleType = GraphicsConsoleType | 'serial';

/** How long a ticket lets its holder in: asked for by a client, in a .vv file, for the browser. Seconds. */
export const VALID_SECONDS = { asked: 7200, file: 120, browser: 120 } as const;
export const LONGEST_VALID_SECONDS = 86_400;

const TYPES: readonly GraphicsConsoleType[] = ['vnc', 'spice'];

export const consoleId = (type: GraphicsConsoleType): string => Buffer.from(type).toString('hex');

export const typeOfId = (id: string): GraphicsConsoleType | undefined =>
  TYPES.find(type => consoleId(type) === id.toLowerCase());

export const isConsoleType = (type: unknown): type is ConsoleType =>
  type === 'serial' || TYPES.some(known => known === type);

// Without letters and digits that look alike: people type them.
const LETTERS = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** VNC takes eight characters and no more (46 bits); SPICE as many as we like. */
export function newPassword(random: RandomSource, type: GraphicsConsoleType): string {
  const length = type === 'vnc' ? 8 : 16;
  const fair = 256 - (256 % LETTERS.length);
  let password = '';
  while (password.length < length) {
    for (const byte of random.bytes(length)) {
      if (byte < fair && password.length < length) password += LETTERS[byte % LETTERS.length];
    }
  }
  return password;
}

/** The bearer's secret in the address of a console; 256 bits. */
export const newConsoleToken = (random: RandomSource): string => Buffer.from(random.bytes(32)).toString('base64url');
