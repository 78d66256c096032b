import type { Tag } from '@overt/api-types/types.gen';
import { isUuid, ZERO_UUID } from '@overt/kernel/ids';
import { refuse } from '@overt/kernel/refusal';
import { act, bind, get, list, pathId, type ApiRequest, type FeatureRoutes } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import { assignTag, unassignTag, type TagAssignmentInput } from './actions/assign-tag.ts';
import { addTag, removeTag, updateTag } from './actions/tag-actions.ts';
import type { TaggedKind, TagRow } from './tag.repo.ts';
import { withRevision, byId, byParent, defined } from '../../api-object.ts';

const toTag = (row: TagRow): Tag =>
  withRevision<Tag>(
    {
      id: row.id,
      name: row.name,
      description: row.description,
      parent: row.parent_id === null ? undefined : { id: row.parent_id },
    },
    row.revision,
  );

/** A tag as it stands below what carries it. */
const tagOf =
  (kind: TaggedKind, entityId: string) =>
  (row: TagRow): Tag => ({ ...toTag(row), [kind]: { id: entityId } });

async function one(ports: Ports, id: string): Promise<Tag> {
  const row = await ports.repos.tags.byId(id);
  return row === undefined ? refuse('NOT_FOUND', { what: 'tag', id }) : toTag(row);
}

/** A tag that a body names by id or name. */
async function named(ports: Ports, tag: Tag | undefined): Promise<string | undefined> {
  if (tag?.id !== undefined && isUuid(tag.id)) return tag.id.toLowerCase();
  if (tag?.name === undefined) return undefined;
  return (await ports.repos.tags.idByName(tag.name)) ?? refuse('NOT_FOUND', { what: 'tag', id: tag.name });
}

const OWNERS: Readonly<Record<string, { kind: TaggedKind; param: string }>> = {
  vms: { kind: 'vm', param: 'vmId' },
  hosts: { kind: 'host', param: 'hostId' },
  templates: { kind: 'template', param: 'templateId' },
  users: { kind: 'user', param: 'userId' },
  groups: { kind: 'group', param: 'groupId' },
};

function ownerOf(request: ApiRequest): { kind: TaggedKind; entityId: string } {
  const [collection = ''] = request.template.split('/').slice(1);
  const owner = OWNERS[collection] ?? refuse('UNKNOWN_PATH', { path: request.template });
  return { kind: owner.kind, entityId: pathId(request, owner.param, owner.kind) };
}

async function assigned(ports: Ports, request: ApiRequest): Promise<readonly Tag[]> {
  const { kind, entityId } = ownerOf(request);
  if (!(await ports.repos.tags.entityExists(kind, entityId))) refuse('NOT_FOUND', { what: kind, id: entityId });
  return (await ports.repos.tags.ofMany(kind, [entityId])).map(tagOf(kind, entityId));
}

async function oneOf(ports: Ports, request: ApiRequest, id: string): Promise<Tag> {
  return (await assigned(ports, request)).find(tag => tag.id === id) ?? refuse('NOT_FOUND', { what: 'tag', id });
}

async function assignment(request: ApiRequest<Tag>, ports: Ports): Promise<TagAssignmentInput> {
  const tagId =
    (await named(ports, request.body)) ??
    refuse('MISSING_VALUE', { type: 'Tag', members: 'id|name', operation: 'add' });
  return { tagId, ...ownerOf(request) };
}

const children = (kind: TaggedKind) => async (ports: Ports, ids: readonly string[]) => {
  const groups = byParent(await ports.repos.tags.ofMany(kind, ids), row => row.entity_id);
  return new Map([...groups].map(([id, rows]) => [id, rows.map(tagOf(kind, id))]));
};

export const tagRoutes: FeatureRoutes = {
  bindings: [
    bind('TagsService', {
      list: list(async ports => (await ports.repos.tags.all()).map(toTag)),
      add: act(addTag, {
        input: async ({ body }: ApiRequest<Tag>, ports) => ({
          id: ports.random.uuid(),
          name: body.name ?? '',
          description: body.description ?? '',
          parentId: (await named(ports, body.parent)) ?? ZERO_UUID,
        }),
        answer: (ports, result) => one(ports, result.id),
      }),
    }),
    bind('TagService', {
      get: get((ports, request) => one(ports, pathId(request, 'tagId', 'tag'))),
      update: act(updateTag, {
        input: async (request: ApiRequest<Tag>, ports) => ({
          id: pathId(request, 'tagId', 'tag'),
          changes: defined({
            name: request.body.name,
            description: request.body.description,
            parent_id: await named(ports, request.body.parent),
          }),
        }),
        answer: (ports, result) => one(ports, result.id),
      }),
      remove: act(removeTag, { input: request => ({ id: pathId(request, 'tagId', 'tag') }) }),
    }),
    bind('AssignedTagsService', {
      list: list(assigned),
      add: act(assignTag, { input: assignment, answer: (ports, { id }, request) => oneOf(ports, request, id) }),
    }),
    bind('AssignedTagService', {
      get: get((ports, request) => oneOf(ports, request, pathId(request, 'tagId', 'tag'))),
      remove: act(unassignTag, {
        input: request => ({ tagId: pathId(request, 'tagId', 'tag'), ...ownerOf(request) }),
      }),
    }),
  ],
  loaders: {
    byId: { Tag: async ports => byId((await ports.repos.tags.all()).map(toTag)) },
    children: {
      'Vm.tags': children('vm'),
      'Host.tags': children('host'),
      'Template.tags': children('template'),
      'User.tags': children('user'),
    },
  },
};
