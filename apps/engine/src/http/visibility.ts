// What a user-level request may see, whichever way it asks: by the path of an object or of something below it, in a list, or
// by following links. Objects that it may not see are not there: 404, or left out.
import { isUuid } from '@overt/kernel/ids';
import { refuse } from '@overt/kernel/refusal';
import type { ApiObject } from '../api-object.ts';
import type { VisibleKind } from '../features/permissions/public.ts';
import type { Ports } from '../ports.ts';

/** By type of the API. */
const KINDS: Readonly<Record<string, VisibleKind>> = {
  DataCenter: 'data_center',
  Cluster: 'cluster',
  Host: 'host',
  Vm: 'vm',
  VmPool: 'vm_pool',
  Template: 'template',
  StorageDomain: 'storage_domain',
  Disk: 'disk',
  Network: 'network',
  VnicProfile: 'vnic_profile',
};

/** What is seen with the object that it belongs to: type of the API, member that names the object, its kind. */
const WITH: Readonly<Record<string, { readonly member: string; readonly kind: VisibleKind }>> = {
  CpuProfile: { member: 'cluster', kind: 'cluster' },
  DiskProfile: { member: 'storageDomain', kind: 'storage_domain' },
};

/** What tells of addresses and paths of the infrastructure. */
const ADMINISTRATORS_ONLY: ReadonlySet<string> = new Set(['StorageConnection']);

/** By word of a path: `vms`. */
const COLLECTIONS: ReadonlyMap<string, VisibleKind> = new Map(
  Object.entries(KINDS).map(([type, kind]) => [`${type.toLowerCase()}s`, kind]),
);

export interface Visibility {
  /** Refuses NOT_FOUND when an object of the path is not for the user. */
  checkPath(template: string, params: Readonly<Record<string, string>>): Promise<void>;
  /** Those of the objects that the user sees, in their order. */
  among<T extends ApiObject>(type: string, objects: readonly T[]): Promise<readonly T[]>;
}

export const seesEverything: Visibility = {
  checkPath: async () => undefined,
  among: async (_type, objects) => objects,
};

export const visibleTo = ({ repos }: Ports, userId: string): Visibility => ({
  async checkPath(template, params) {
    const words = template.split('/').filter(word => word !== '');
    for (const [at, word] of words.entries()) {
      const kind = COLLECTIONS.get(word);
      const id = params[(words[at + 1] ?? '').slice(1, -1)];
      // What is not a UUID is not there either: its handler says so.
      if (kind === undefined || id === undefined || !isUuid(id)) continue;
      if ((await repos.visible.among(userId, kind, [id])).size === 0)
        refuse('NOT_FOUND', { what: kind.replaceAll('_', ' '), id });
    }
  },
  async among(type, objects) {
    if (ADMINISTRATORS_ONLY.has(type)) return [];
    const owner = WITH[type];
    const kind = KINDS[type] ?? owner?.kind;
    if (kind === undefined || objects.length === 0) return objects;
    const idOf = (object: ApiObject): string | undefined =>
      owner === undefined ? object.id : (Reflect.get(object, owner.member) as ApiObject | undefined)?.id;
    const seen = await repos.visible.among(
      userId,
      kind,
      objects.flatMap(object => idOf(object) ?? []),
    );
    return objects.filter(object => seen.has(idOf(object) ?? ''));
  },
});
