// The flags of an operation, from its body, its action input and its query. Scalars are flags; a reference to another object
// takes a name or an id; what lies deeper is for --set and -f.
import type { Slot } from '@overt/api-types/operation-shape';
import { usage } from '../exit-codes.ts';
import { codecOf } from '../values/plain.ts';
import { isScalar, parseScalar, valuesOf } from '../values/parse-value.ts';
import { isSecret, SECRET_SOURCES } from '../values/secret.ts';
import type { ApiCommand } from './commands.ts';
import { meaningOf } from './meanings.ts';
import { kebab } from './words.ts';

export interface Flag {
  /** Without dashes. */
  readonly flag: string;
  readonly member: string;
  readonly type: string;
  readonly place: 'body' | 'query';
  readonly kind: 'scalar' | 'secret' | 'reference' | 'references' | 'version';
  readonly required: boolean;
  /** In words; absent where the model grew a member that nobody put into words yet, which a test refuses. */
  readonly meaning: string | undefined;
}

/** Taken by the CLI itself, or written by the engine only. */
const RESERVED = new Set(['output', 'file', 'set', 'wait', 'timeout', 'plan', 'context', 'help', 'columns', 'watch']);
const NOT_GIVEN = new Set(
  `href status creationStatus statusDetail links actions correlationId creationDate creationTime fqdn hasIllegalImages
  hasImplicitAffinityGroup lastUpdated libvirtVersion networkOperationInProgress numaSupported ovnConfigured
  reinstallationRequired ssh stopReason stopTime updateAvailable`.split(/\s+/),
);
/** Where the API has an old and a new way to say it, the flag means the new one. */
const MEANS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Disk: { storageDomains: 'storage-domain' },
};
const HIDDEN: Readonly<Record<string, readonly string[]>> = { Disk: ['storageDomain'] };

/** First words of the mandatory paths below the body: `vm.cluster.id|vm.cluster.name` -> `cluster`. */
function mandatoryMembers({ operation }: ApiCommand): ReadonlySet<string> {
  const paths = [...(operation.mandatory ?? []), ...(operation.signatures?.[0]?.mandatory ?? [])];
  const inAction = operation.body?.type === 'Action';
  return new Set(paths.map(path => (path.split('|')[0] ?? '').split('.')[inAction ? 0 : 1]?.replace('[]', '') ?? ''));
}

function bodyFlags(command: ApiCommand): Flag[] {
  const { body, input } = command.operation;
  const required = mandatoryMembers(command);
  if (body === undefined) return [];
  const slots: readonly Slot[] = body.type === 'Action' ? (input ?? []) : membersOf(body.type);
  return slots.flatMap(({ name: member, type, array }): Flag[] => {
    if (NOT_GIVEN.has(member) || HIDDEN[body.type]?.includes(member) === true) return [];
    const flag = MEANS[body.type]?.[member] ?? kebab(member);
    const meaning = meaningOf(body.type === 'Action' ? undefined : body.type, member);
    const base = { flag, member, type, place: 'body', required: required.has(member), meaning } as const;
    if (type === 'Version') return array === true ? [] : [{ ...base, kind: 'version' }];
    if (isScalar(type))
      return array === true ? [] : [{ ...base, kind: type === 'String' && isSecret(member) ? 'secret' : 'scalar' }];
    return codecOf(type)?.identified === true ? [{ ...base, kind: array === true ? 'references' : 'reference' }] : [];
  });
}

function membersOf(type: string): Slot[] {
  const scalar: Readonly<Record<string, string>> = { s: 'String', i: 'Integer', d: 'Decimal', b: 'Boolean', t: 'Date' };
  return (codecOf(type)?.rows ?? []).flatMap(([name, tag, kind, inner, itemTag, mark]): Slot[] => {
    // Collections of their own (nics, disk_attachments, statistics) have their own commands.
    if (kind === 'L' || kind === 'A' || (mark === 'link' && itemTag !== '' && MEANS[type]?.[name] === undefined))
      return [];
    return [{ name, tag, type: scalar[kind] ?? inner, ...(itemTag === '' ? {} : { array: true as const }) }];
  });
}

export function flagsOf(command: ApiCommand): readonly Flag[] {
  const query = (command.operation.query ?? []).map(({ name, type }): Flag => ({
    flag: kebab(name),
    member: name,
    type,
    place: 'query',
    kind: 'scalar',
    required: false,
    meaning: meaningOf(undefined, name),
  }));
  const seen = new Set<string>(RESERVED);
  return [...bodyFlags(command), ...query]
    .filter(({ flag }) => !seen.has(flag) && seen.add(flag))
    .toSorted((a, b) => Number(b.required) - Number(a.required));
}

export function describeFlag(flag: Flag): string {
  const form = flag.required ? `${formOf(flag)}; needed` : formOf(flag);
  return flag.meaning === undefined ? form : `${flag.meaning} (${form})`;
}

function formOf({ type, kind, place }: Flag): string {
  if (kind === 'secret') return SECRET_SOURCES;
  if (kind === 'version') return 'like 4.8';
  if (kind === 'reference') return 'name or id';
  if (kind === 'references') return 'names or ids, with commas between';
  const values = valuesOf(type);
  if (values !== undefined) return values.join('|');
  if (type === 'Integer') return place === 'query' ? 'a number' : 'a number, or a size like 2GiB';
  return { Boolean: 'true|false', Decimal: 'a number', Date: 'ISO date', String: 'text' }[type] ?? type;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
export const isUuid = (text: string): boolean => UUID.test(text);
/** As the API takes it: by its id, or by its name. */
export const reference = (text: string) => (UUID.test(text) ? { id: text } : { name: text });

function version(text: string, flag: string): { major: number; minor: number } {
  const match = /^(\d{1,5})\.(\d{1,5})$/.exec(text);
  return match === null
    ? usage(`--${flag}: "${text}" is no version like 4.8.`)
    : { major: Number(match[1]), minor: Number(match[2]) };
}

/** A secret's text is the secret itself, read from where the flag said. */
export function flagValue({ kind, type, flag }: Flag, text: string): unknown {
  if (kind === 'secret') return text;
  if (kind === 'version') return version(text, flag);
  if (kind === 'reference') return reference(text);
  if (kind === 'references') return text.split(',').map(part => reference(part.trim()));
  return parseScalar(type, text, `--${flag}`);
}
