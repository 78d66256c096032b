// Putting tags on objects and taking them off; both say yes when it is so already.
import { refuse } from '@overt/kernel/refusal';
import { exclusive, shared, typed } from '@overt/workflow/action';
import { action, type Tx } from '../../../ports.ts';
import { SYSTEM } from '../../permissions/public.ts';
import type { TaggedKind } from '../tag.repo.ts';

export interface TagAssignmentInput {
  readonly tagId: string;
  readonly kind: TaggedKind;
  readonly entityId: string;
}

const locks = (input: TagAssignmentInput) => [
  shared('tag', input.tagId),
  exclusive('tag_assignment', `${input.tagId}/${input.entityId}`),
];

async function validate(
  { tagId, kind, entityId }: TagAssignmentInput,
  tx: Tx,
): Promise<{ tag: string; entity: string }> {
  const tag = (await tx.tags.byId(tagId)) ?? refuse('NOT_FOUND', { what: 'tag', id: tagId });
  if (!(await tx.tags.entityExists(kind, entityId))) refuse('NOT_FOUND', { what: kind, id: entityId });
  const names = await tx.events.names([{ kind, id: entityId }]);
  return { tag: tag.name, entity: names.get(`${kind}:${entityId}`) ?? entityId };
}

const about = (input: TagAssignmentInput) => [
  { kind: input.kind, id: input.entityId },
  { kind: 'tag', id: input.tagId },
];
const permit = () => ({ permit: 'tag_management', on: SYSTEM });

export const assignTag = action<TagAssignmentInput, { tag: string; entity: string }>({
  name: 'AssignTag',
  input: typed<TagAssignmentInput>(),
  permit,
  locks,
  validate,
  events: { succeeded: 'USER_ATTACH_TAG_TO_VM', failed: 'USER_ATTACH_TAG_TO_VM_FAILED' },
  describe: () => 'Putting a tag on an object',
  about,
  eventParams: (_input, prepared) => prepared,
}).result(
  (_state, input) => ({ id: input.tagId }),
  (tx, { input }) => tx.tags.assign(input.tagId, input.kind, input.entityId),
);

export const unassignTag = action<TagAssignmentInput, { tag: string; entity: string }>({
  name: 'UnassignTag',
  input: typed<TagAssignmentInput>(),
  permit,
  locks,
  validate,
  events: { succeeded: 'USER_DETACH_VM_FROM_TAG', failed: 'USER_DETACH_VM_FROM_TAG_FAILED' },
  describe: () => 'Taking a tag off an object',
  about,
  eventParams: (_input, prepared) => prepared,
}).result(
  () => ({}),
  (tx, { input }) => tx.tags.unassign(input.tagId, input.kind, input.entityId),
);
