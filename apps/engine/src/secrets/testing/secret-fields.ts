// Which members of the API's model are secrets, by their names: so that one that is added is tested by being there.
import { codecs } from '@overt/api-types/codec.gen';
import type { Codec } from '@overt/api-types/codec-shape';
import { features } from '../../http/features.ts';
import { routeTable, type ApiRoute } from '../../http/route-table.ts';

const SECRET = /(password|passwd|passphrase|private_?key|secret_?key|secret)$/;
/** `action.vm.initialization.cloud_init.users.user.password` is the deepest that anything takes; this deep is `cloud_init`. */
const MOST_LEVELS = 3;
const byName = new Map<string, Codec>(Object.entries(codecs));

const isSecret = (type: string, tag: string): boolean => SECRET.test(tag) || (type === 'Ticket' && tag === 'value');

export interface Filling {
  readonly fresh: () => string;
  /** What an object of the type has besides, so that what is below it is looked at. */
  readonly identity: (type: string) => object;
}

/** An object of the type in its JSON form with a secret in each secret member; undefined when it has none. */
export function withSecrets(type: string, filling: Filling, above: readonly string[] = []): object | undefined {
  const onWay = above.at(-1) === 'CloudInit' ? 1 : 0;
  if (above.length > MOST_LEVELS + onWay || above.includes(type)) return undefined;
  const object: Record<string, unknown> = {};
  for (const [, tag, kind, inner, itemTag] of byName.get(type)?.rows ?? []) {
    let value: unknown;
    if (kind === 's' && isSecret(type, tag)) value = filling.fresh();
    if (kind === 'o') value = withSecrets(inner, filling, [...above, type]);
    if (value !== undefined) object[tag] = itemTag === '' ? value : { [itemTag]: [value] };
  }
  if (Object.keys(object).length === 0) return undefined;
  return above.length === 0 ? object : { ...filling.identity(type), ...object };
}

/** The body's own members by which it names others: `{cluster: {id}}`. */
export function references(type: string, identity: Filling['identity']): object {
  const rows = byName.get(type)?.rows ?? [];
  const known = rows.filter(([, , kind, inner, itemTag]) => kind === 'o' && itemTag === '' && 'id' in identity(inner));
  return Object.fromEntries(known.map(([, tag, , inner]) => [tag, identity(inner)]));
}

export const bodyType = ({ operation }: ApiRoute): string => operation.body?.type ?? 'Action';

/** Operations that are built and whose body can carry a secret. */
export const takingSecrets = (): readonly ApiRoute[] =>
  routeTable(features).routes.filter(
    route =>
      route.handler !== undefined &&
      (route.verb === 'POST' || route.verb === 'PUT') &&
      withSecrets(bodyType(route), { fresh: () => 'x', identity: () => ({}) }) !== undefined,
  );

/** Lists and objects that need no parent: what of them can be read at once. */
export const readable = (): readonly string[] =>
  routeTable(features).routes.flatMap(({ handler, verb, template }) =>
    handler !== undefined && verb === 'GET' && !template.includes('{') ? [template] : [],
  );
