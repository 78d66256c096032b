// Names or ids to a path: `vm nic get web1 nic1` -> /vms/<id>/nics/<id>. An id is taken as it is; a name is looked up in the
// collection that the id would come from.
import type { Client } from '@overt/sdk/client';
import type { ApiCommand } from '../catalog/commands.ts';
import { listerOf } from '../catalog/commands.ts';
import { isUuid } from '../catalog/flags.ts';
import { CliError, EXIT, usage } from '../exit-codes.ts';

interface Named {
  readonly id?: string;
  readonly name?: string;
  readonly alias?: string;
}

const quoted = (text: string): string => `"${text.replaceAll(/["\\]/g, '')}"`;

/** Refuses with exit code 4 when there is none, with 1 when there are several. */
export async function idOf(
  client: Client,
  path: string,
  lister: ApiCommand,
  name: string,
  what: string,
  signal: AbortSignal,
): Promise<string> {
  const type = lister.operation.output?.type ?? 'Vm';
  const search = lister.operation.searchable ? { search: `${type === 'Disk' ? 'alias' : 'name'}=${quoted(name)}` } : {};
  const found = (await client.transport.call({
    operation: lister.name,
    verb: 'GET',
    path,
    query: { ...search },
    output: { type: type as 'Vm', array: true },
    signal,
  })) as readonly Named[];
  const matching = found.filter(one => one.name === name || one.alias === name || one.id === name);
  const [first, second] = matching;
  if (first?.id === undefined) throw new CliError(EXIT.notFound, `There is no ${what} ${name}.`);
  if (second !== undefined) {
    throw new CliError(
      EXIT.failed,
      `There are ${matching.length} ${what}s named ${name}. Use an id: ${matching.map(({ id }) => id).join(', ')}`,
    );
  }
  return first.id;
}

export async function resolvePath(
  client: Client,
  command: ApiCommand,
  args: readonly string[],
  signal: AbortSignal,
): Promise<string> {
  const { template } = command;
  let path = '';
  let argument = 0;
  for (const segment of template.split('/').filter(part => part !== '')) {
    if (!segment.startsWith('{')) {
      path += `/${segment}`;
      continue;
    }
    const what = command.args[argument] ?? 'object';
    const given = args[argument] ?? usage(`${what} is missing.`);
    const lister = isUuid(given) ? undefined : listerOf(template, argument);
    const id =
      lister === undefined
        ? given
        : await idOf(client, path, lister, given, what.toLowerCase().replaceAll('_', ' '), signal);
    path += `/${encodeURIComponent(id)}`;
    argument += 1;
  }
  return path === '' ? '/' : path;
}
