// Secrets never stand among the arguments: every user of the machine reads those in the list of processes, and the shell
// keeps them in its history. What an argument says instead is where the secret is.
import { readFile } from 'node:fs/promises';
import { usage } from '../exit-codes.ts';
import type { Io } from '../io.ts';

const SECRET = /(password|passwd|passphrase|privatekey|secretkey|secret|ticket\.value)$/;

/** `member`: a name or a dotted path, camel-case, with hyphens or with underscores. */
export const isSecret = (member: string): boolean => SECRET.test(member.replaceAll(/[-_]/g, '').toLowerCase());

export const SECRET_SOURCES = 'a secret: @FILE, env:NAME, - for standard input, or ask';

const firstLine = (text: string): string => text.replace(/\r?\n$/, '');

/** `source`: as `SECRET_SOURCES` says; `what`: the flag, for sentences. What is none is refused and not repeated. */
export async function readSecret(io: Io, source: string, what: string): Promise<string> {
  if (source === '-') return firstLine(await io.readStdin());
  if (source === 'ask') {
    return io.canAsk ? await io.askPassword(what) : usage(`${what}: there is nobody to ask. Give @FILE or env:NAME.`);
  }
  if (source.startsWith('@')) {
    const file = source.slice(1);
    return firstLine(await readFile(file, 'utf8').catch(() => usage(`${what}: ${file} cannot be read.`)));
  }
  const [, name] = /^env:(\w+)$/.exec(source) ?? [];
  if (name === undefined) {
    return usage(
      `${what}: a secret is not taken from the command line, where others can read it. ` +
        'Give @FILE, env:NAME, - for standard input, or ask; and change the one that you have just shown.',
    );
  }
  return io.env[name] ?? usage(`${what}: there is no ${name} in the environment.`);
}

/** A member of a JSON or XML text, or a parameter of a query, that is a secret. */
export function secretIn(text: string): string | undefined {
  const names = [...text.matchAll(/"([\w.-]+)"\s*:|<([\w.-]+)>[^<]|[?&]([\w.-]+)=/g)];
  return names.map(([, json, xml, query]) => json ?? xml ?? query ?? '').find(isSecret);
}

/** Refuses an address that carries a name and a password. */
export function withoutCredentials(address: string): string {
  if (URL.canParse(address) && new URL(address).password !== '')
    return usage('An address with a password in it is not taken. Give the password as overt login --help says.');
  return address;
}
