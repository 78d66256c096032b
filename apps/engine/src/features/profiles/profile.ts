// CPU profiles of clusters and disk profiles of storage domains: the same thing for two kinds of owners.
export type ProfileKind = 'cpu' | 'disk';

export interface ProfileNouns {
  readonly what: string;
  readonly entity: 'cpu_profile' | 'disk_profile';
  readonly owner: 'cluster' | 'storage_domain';
  readonly qosType: 'cpu' | 'storage';
}

export const NOUNS: Readonly<Record<ProfileKind, ProfileNouns>> = {
  cpu: { what: 'CPU profile', entity: 'cpu_profile', owner: 'cluster', qosType: 'cpu' },
  disk: { what: 'disk profile', entity: 'disk_profile', owner: 'storage_domain', qosType: 'storage' },
};
