// Names to ids inside a body. The API takes most references by name; of a disk it wants the id, because a name beside an
// attachment means a new disk. People know the name, so it is looked up here.
import type { Client } from '@overt/sdk/client';
import { apiCommands, type ApiCommand } from '../catalog/commands.ts';
import { codecOf } from '../values/plain.ts';
import { idOf } from './resolve-path.ts';

interface Known {
  readonly lister: ApiCommand;
  readonly what: string;
  /** It is an object to be made, not the name of one. */
  readonly isNew: (value: Record<string, unknown>) => boolean;
}

const listerAt = (path: string): ApiCommand | undefined =>
  apiCommands.find(({ template, verb }) => template === path && verb === 'list');

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function known(type: string): Known | undefined {
  const lister = type === 'Disk' ? listerAt('/disks') : undefined;
  return lister && { lister, what: 'disk', isNew: value => 'provisionedSize' in value || 'lunStorage' in value };
}

/** Changes `value` in place: `{ disk: { name } }` becomes `{ disk: { id } }`, at any depth below `type`. */
export async function resolveReferences(
  client: Client,
  type: string,
  value: unknown,
  signal: AbortSignal,
): Promise<void> {
  if (Array.isArray(value)) {
    for (const item of value) await resolveReferences(client, type, item, signal);
    return;
  }
  if (!isObject(value)) return;
  for (const [member, , kind, inner] of codecOf(type)?.rows ?? []) {
    if (kind !== 'o') continue;
    const below = value[member];
    const name = isObject(below) ? (below['name'] ?? below['alias']) : undefined;
    const one = known(inner);
    if (one !== undefined && isObject(below) && typeof name === 'string' && !('id' in below) && !one.isNew(below)) {
      const { lister, what } = one;
      value[member] = { id: await idOf(client, lister.template, lister, name, what, signal) };
    } else await resolveReferences(client, inner, below, signal);
  }
}
