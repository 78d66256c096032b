// What can be searched: per entity its fields and the entities that a field may be reached through (`host.name`).
// Pure data. Enumerated values stand folded, in lower case without underscores, so that `PoweringUp`, `powering_up` and
// `poweringup` are the same; the parser folds what it reads.

import { computeTables } from './search-fields/compute.ts';
import { networkTables } from './search-fields/network.ts';
import { peopleTables } from './search-fields/people.ts';
import { storageTables } from './search-fields/storage.ts';

export type SearchFieldKind = 'text' | 'id' | 'integer' | 'decimal' | 'boolean' | 'date' | 'duration' | 'values';

export interface SearchField {
  readonly kind: SearchFieldKind;
  /** Of kind `values`: the folded words, in rising order where order has a meaning. */
  readonly values?: readonly string[];
  /** Understood, but not offered for completion. */
  readonly hidden?: true;
  /** Holds several values; one that matches is enough. */
  readonly list?: true;
  /** A tag also matches what carries one of its descendants. */
  readonly tree?: true;
}

export interface SearchTable {
  /** Top-level collection that takes `search` for it. */
  readonly collection: string | undefined;
  /** Names that it is called by before a dot or a colon. */
  readonly aliases: readonly string[];
  readonly refs: readonly SearchEntity[];
  readonly fields: Readonly<Record<string, SearchField>>;
}

export type SearchEntity =
  | 'event'
  | 'template'
  | 'instancetype'
  | 'user'
  | 'group'
  | 'host'
  | 'vm'
  | 'cluster'
  | 'quota'
  | 'datacenter'
  | 'disk'
  | 'storage'
  | 'pool'
  | 'network'
  | 'nic'
  | 'vnic'
  | 'cluster_network'
  | 'host_network'
  | 'provider'
  | 'session'
  | 'job'
  | 'vnicprofile'
  | 'aduser'
  | 'adgroup';

export const searchTables: Readonly<Record<SearchEntity, SearchTable>> = {
  ...computeTables,
  ...storageTables,
  ...networkTables,
  ...peopleTables,
};
