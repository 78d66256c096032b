// Help of what is no single command: all nouns, or the commands of one noun.
import { commandsBelow, topNouns } from './commands.ts';
import { singular } from './words.ts';

const COMMON = [
  'vm',
  'template',
  'disk',
  'host',
  'cluster',
  'data-center',
  'storage-domain',
  'network',
  'vnic-profile',
  'event',
  'job',
  'user',
];
/** What is no operation of oVirt's API, by its noun. */
export const ownVerbs: Readonly<Record<string, readonly (readonly [usage: string, text: string])[]>> = {
  disk: [
    ['disk upload FILE', 'make a disk from an image file'],
    ['disk download DISK FILE', 'write the image of a disk to a file'],
  ],
  vm: [
    ['vm console VM', 'serial console here, or the file for remote-viewer'],
    ['vm explain VM', 'why it is on its host, and what would make it fit elsewhere'],
  ],
  event: [['event watch', 'print events as they happen']],
  context: [
    ['context list', 'the engines that you are signed in to'],
    ['context use NAME', 'choose the one that commands go to'],
    ['context remove NAME', 'end its session and forget it'],
  ],
  directory: [
    ['directory list', 'the directories whose users sign in'],
    ['directory get DIRECTORY', 'one of them'],
    ['directory create DIRECTORY', 'let its users sign in'],
    ['directory update DIRECTORY', 'change it'],
    ['directory delete DIRECTORY', 'nobody signs in from it any more'],
    ['directory test [DIRECTORY]', 'say which step fails'],
  ],
};

const columns = (words: readonly string[], width = 76): string => {
  const lines: string[] = [];
  let line = ' ';
  for (const word of words) {
    if (line.length + word.length + 1 > width) {
      lines.push(line);
      line = ' ';
    }
    line += ` ${word}`;
  }
  return [...lines, line].join('\n');
};

export function mainHelp(): string {
  return `Usage: overt <noun> <verb> [names] [flags]

  overt login https://engine:8443             sign in (on the machine of the engine that is not needed)
  overt vm list --search 'status=up'          list, with oVirt's search language
  overt disk upload debian.qcow2              make a disk from an image file
  overt vm create --name web1 --cluster Default --template Blank --memory 2GiB --disk debian --nic ovirtmgmt
  overt vm start web1 --wait                  do, and wait until it is done
  overt vm start web1 --plan                  show what would be done
  overt vm get web1 -o yaml                   one object, whole
  overt diff -f FILE, overt apply -f FILE     make the estate as a document declares it
  overt export vms > FILE                     such a document of what is there
  overt vm explain VM                         why it is on its host, why not on others, what would make it fit
  overt support-bundle                        write what who helps needs to see into a file

Often used:
${columns(COMMON)}
All nouns:
${columns(topNouns.filter(noun => !COMMON.includes(noun)))}
Others:
  login, logout, context, directory, apply, diff, export, drift, api, completion

overt <noun> --help lists what can be done with a noun, overt <noun> <verb> --help its flags. Nouns may stand in the
singular or the plural. Output: -o table, wide, json, yaml or name.

Exit codes that scripts can trust: overt help exit-codes.
`;
}

/** Undefined when there is nothing below these words. */
export function nounHelp(words: readonly string[]): string | undefined {
  const nouns = words.map(singular);
  const commands = commandsBelow(nouns);
  const own = ownVerbs[nouns.join(' ')] ?? [];
  if (nouns.length === 0 || commands.length + own.length === 0) return undefined;
  const here = commands.filter(command => command.nouns.length === nouns.length);
  const below = [
    ...new Set(commands.flatMap(command => command.nouns.slice(nouns.length, nouns.length + 1))),
  ].toSorted();
  const lines = here.map(command => [[...nouns, command.verb, ...command.args].join(' '), ''] as const);
  const all = [...lines, ...own].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const shown = all.map(([usage, text]) => (text === '' ? `  overt ${usage}` : `  overt ${usage.padEnd(28)} ${text}`));
  const deeper = below.length === 0 ? '' : `\nBelow one ${nouns.at(-1)}:\n${columns(below)}\n`;
  return `${shown.join('\n')}\n${deeper}`;
}
