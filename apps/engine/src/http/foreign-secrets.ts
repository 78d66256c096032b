// A secret is taken from the object that a request is about and its parts. What it refers to is another object, that is only
// named: whatever else a client sends of that may be kept beside its id, as VMs and templates do, and must bring no password.
import type { CodecRow } from '@overt/api-types/codec-shape';
import { tableOf } from '@overt/wire/tables';

const SECRET = /(password|passphrase|privateKey|secretKey|secret)$/i;

const isStruct = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Members whose objects have ids and are nevertheless parts of the one that holds them. All members of an action are. */
const PARTS: ReadonlySet<string> = new Set([
  'CloudInit.users',
  'Disk.lunStorage',
  'Host.ssh',
  'PowerManagement.agents',
  'Ssh.user',
  'StorageDomain.storage',
]);

const refersTo = (holder: string, [member, , , held, , flag]: CodecRow): boolean =>
  holder !== 'Action' && (flag === 'link' || tableOf(held).identified) && !PARTS.has(`${holder}.${member}`);

/** A body of `type` as it was read, without the secrets of what it refers to. */
export function withoutForeignSecrets(type: string, body: object, named = false): object {
  const rows = new Map(tableOf(type).rows.map(row => [row[0], row]));
  const members = Object.entries(body).flatMap(([member, value]): [string, unknown][] => {
    const row = rows.get(member);
    if (row?.[2] === 's' && named && SECRET.test(member)) return [];
    if (row?.[2] !== 'o') return [[member, value]];
    const other = named || refersTo(type, row);
    const below = (one: unknown) => (isStruct(one) ? withoutForeignSecrets(row[3], one, other) : one);
    return [[member, Array.isArray(value) ? value.map(below) : below(value)]];
  });
  return Object.fromEntries(members);
}
