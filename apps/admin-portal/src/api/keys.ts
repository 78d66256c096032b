// Query keys. The first word is the entity as the event stream names it, the second says whether it is one or a list,
// so that a change of `vm 123` finds what to fetch again.
export const keys = {
  system: ['system'] as const,
  /** All VMs, for the tree; kept by patches, see tree-patch.ts. */
  tree: ['vm-tree'] as const,
  one: (entity: string, id: string, ...rest: string[]) => [entity, 'one', id, ...rest] as const,
  list: (entity: string, ...rest: readonly (string | number)[]) => [entity, 'list', ...rest] as const,
};
