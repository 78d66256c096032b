// Shell completion. The shell's script hands over the words typed so far; the answer is one word a line: nouns and verbs,
// flags, and names from the engine where a name is due. It never complains and never asks.
import { commandsBelow, findCommand, listerOf, topNouns, type ApiCommand } from '../catalog/commands.ts';
import { flagsOf } from '../catalog/flags.ts';
import { singular } from '../catalog/words.ts';
import type { Io } from '../io.ts';
import { openSession } from '../session/session.ts';
import { resolvePath } from './resolve-path.ts';

const SCRIPTS: Readonly<Record<string, string>> = {
  bash: `_overt() {
  local IFS=$'\\n'
  COMPREPLY=($(compgen -W "$(overt __complete "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _overt overt
`,
  zsh: `#compdef overt
_overt() {
  local -a words_found
  words_found=("\${(@f)$(overt __complete "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  compadd -a words_found
}
compdef _overt overt
`,
  fish: `complete -c overt -f -a '(overt __complete (commandline -opc)[2..] (commandline -ct) 2>/dev/null)'
`,
};

export const completionScript = (shell: string): string | undefined => SCRIPTS[shell];

const OWN = ['login', 'logout', 'context', 'api', 'completion', 'help'];
const EXTRA: Readonly<Record<string, readonly string[]>> = {
  disk: ['upload', 'download'],
  vm: ['console'],
  event: ['watch'],
};

async function names(io: Io, command: ApiCommand, args: readonly string[]): Promise<string[]> {
  const lister = listerOf(command.template, args.length);
  if (lister === undefined) return [];
  const { client } = await openSession(io);
  try {
    const path = await resolvePath(client, lister, args, io.signal);
    const output = { type: (lister.operation.output?.type ?? 'Vm') as 'Vm', array: true };
    const rows = (await client.transport.call({
      operation: lister.name,
      verb: 'GET',
      path,
      query: { max: 200 },
      output,
      signal: AbortSignal.timeout(3000),
    })) as { name?: string; alias?: string; id?: string }[];
    return rows
      .map(row => row.name ?? row.alias ?? row.id ?? '')
      .filter(name => name !== '' && !/[\s$`"'\\]/.test(name));
  } finally {
    await client.close();
  }
}

export async function complete(io: Io, words: readonly string[]): Promise<readonly string[]> {
  const typed = words.slice(0, -1).filter(word => !word.startsWith('-'));
  const current = words.at(-1) ?? '';
  const found = findCommand(typed);
  if (found === undefined) {
    const nouns = typed.map(singular);
    const next = commandsBelow(nouns).map(command => command.nouns[nouns.length] ?? command.verb);
    const own = nouns.length === 0 ? OWN : nouns.length === 1 ? (EXTRA[nouns[0] ?? ''] ?? []) : [];
    return [...new Set([...own, ...(nouns.length === 0 ? topNouns : next)])].toSorted();
  }
  const { command } = found;
  if (current.startsWith('-')) {
    return [
      ...flagsOf(command).map(({ flag }) => `--${flag}`),
      '--output',
      '--file',
      '--plan',
      '--wait',
      '--help',
    ].toSorted();
  }
  const args = typed.slice(found.words);
  return args.length < command.args.length ? await names(io, command, args).catch(() => []) : [];
}
