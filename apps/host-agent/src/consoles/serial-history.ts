// What a serial console showed before anyone looked: the end of the log that virtlogd keeps.
//
// A guest asks its terminal things (where is the cursor, who are you) by escape sequences, and a terminal answers as if its
// user had typed. Those of the past are taken out: the answers would be typed at whatever the guest runs now.
import { open } from 'node:fs/promises';

const HISTORY_BYTES = 64 * 1024;
const ESC = '\\x1b';
const END = `(?:\\x07|${ESC}\\\\)`;

/** Of ECMA-48 and xterm, what a terminal answers; byte for byte, for the text may be in any encoding. */
const QUESTIONS = new RegExp(
  [
    `${ESC}\\[[<=>?]?[\\d;]*(?:[cnx]|\\$p)`, // attributes, status and cursor, parameters, modes
    `${ESC}\\[>[\\d;]*q`, // name and version
    `${ESC}\\[(?:1[1-9]|2[01])t`, // the window's size and title
    `${ESC}\\][\\d;]*\\?${END}`, // colours
    `${ESC}P[+$]q[^\\x07\\x1b]*${END}`, // capabilities and settings
    `${ESC}Z|\\x05`, // identification, answerback
  ].join('|'),
  'g',
);

export const withoutQuestions = (shown: Buffer): Buffer =>
  Buffer.from(shown.toString('latin1').replaceAll(QUESTIONS, ''), 'latin1');

/** At most 64 KiB; nothing where there is no log. */
export async function serialHistory(path: string): Promise<Buffer> {
  const file = await open(path, 'r').catch(() => undefined);
  if (file === undefined) return Buffer.alloc(0);
  try {
    const { size } = await file.stat();
    const length = Math.min(size, HISTORY_BYTES);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, size - length);
    return withoutQuestions(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}
