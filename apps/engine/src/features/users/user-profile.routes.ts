// SSH keys, options and event subscriptions below a user.
import type { EventSubscription, SshPublicKey, UserOption } from '@overt/api-types/types.gen';
import { refuse } from '@overt/kernel/refusal';
import { byParent, type ApiObject } from '../../api-object.ts';
import {
  act,
  bind,
  get,
  list,
  pathId,
  pathText,
  type ApiRequest,
  type Binding,
  type Loaders,
} from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import {
  addEventSubscription,
  addSshPublicKey,
  putUserOptions,
  removeEventSubscription,
  removeSshPublicKey,
  removeUserOption,
  updateSshPublicKey,
} from './actions/profile-actions.ts';
import { jsonContent, profileOf, userIdOf } from './user-scope.routes.ts';
import { toOption, toSshKey, toSubscription } from './user.queries.ts';

const found = <T>(items: readonly T[], matches: (item: T) => boolean, what: string, id: string): T =>
  items.find(matches) ?? refuse('NOT_FOUND', { what, id: id.slice(0, 64) });

const keys = async (ports: Ports, userId: string) => (await ports.repos.userProfiles.sshKeys([userId])).map(toSshKey);
const options = async (ports: Ports, userId: string) =>
  (await ports.repos.userProfiles.options([userId])).map(toOption);
const subscriptions = async (ports: Ports, userId: string) =>
  (await ports.repos.userProfiles.subscriptions([userId])).map(toSubscription);

const keyId = (request: Pick<ApiRequest, 'params'>) => pathId(request, 'keyId', 'SSH key');
const optionId = (request: Pick<ApiRequest, 'params'>) => pathId(request, 'optionId', 'option');
const eventOf = (request: Pick<ApiRequest, 'params'>) => pathText(request, 'eventSubscriptionId');

async function key(ports: Ports, userId: string, id: string): Promise<SshPublicKey> {
  return found(await keys(ports, userId), one => one.id === id, 'SSH key', id);
}

export const userProfileBindings: readonly Binding[] = [
  bind('SshPublicKeysService', {
    list: list((ports, request) => keys(ports, userIdOf(request))),
    add: act(addSshPublicKey, {
      input: (request: ApiRequest<SshPublicKey>, ports) => ({
        ...profileOf(request),
        id: ports.random.uuid(),
        content: request.body.content ?? '',
      }),
      answer: (ports, { id }, request) => key(ports, profileOf(request).userId, id),
    }),
  }),
  bind('SshPublicKeyService', {
    get: get((ports, request) => key(ports, userIdOf(request), keyId(request))),
    update: act(updateSshPublicKey, {
      input: (request: ApiRequest<SshPublicKey>) => ({
        ...profileOf(request),
        id: keyId(request),
        content: request.body.content ?? '',
      }),
      answer: (ports, { id }, request) => key(ports, profileOf(request).userId, id),
    }),
    remove: act(removeSshPublicKey, { input: request => ({ ...profileOf(request), id: keyId(request) }) }),
  }),
  bind('UserOptionsService', {
    list: list((ports, request) => options(ports, userIdOf(request))),
    add: act(putUserOptions, {
      input: (request: ApiRequest<UserOption>, ports) => {
        const { name = '', content } = request.body;
        return { ...profileOf(request), options: [{ id: ports.random.uuid(), name, content: jsonContent(content) }] };
      },
      answer: async (ports, { userId }, { body }) =>
        found(await options(ports, userId), one => one.name === body.name, 'option', body.name ?? ''),
    }),
  }),
  bind('UserOptionService', {
    get: get(async (ports, request) => {
      const id = optionId(request);
      return found(await options(ports, userIdOf(request)), one => one.id === id, 'option', id);
    }),
    remove: act(removeUserOption, { input: request => ({ ...profileOf(request), id: optionId(request) }) }),
  }),
  bind('EventSubscriptionsService', {
    list: list((ports, request) => subscriptions(ports, userIdOf(request))),
    add: act(addEventSubscription, {
      input: (request: ApiRequest<EventSubscription>) => {
        const { event = 'engine_stop', notificationMethod, address } = request.body;
        const method = notificationMethod ?? 'smtp';
        return { ...profileOf(request), event, method, address: address ?? '' };
      },
      answer: async (ports, { event }, request) =>
        found(await subscriptions(ports, profileOf(request).userId), one => one.id === event, 'subscription', event),
    }),
  }),
  bind('EventSubscriptionService', {
    get: get(async (ports, request) => {
      const event = eventOf(request);
      return found(await subscriptions(ports, userIdOf(request)), one => one.id === event, 'subscription', event);
    }),
    remove: act(removeEventSubscription, { input: request => ({ ...profileOf(request), event: eventOf(request) }) }),
  }),
];

/** For `follow`: another's are left out for who is no administrator. */
const childrenOf =
  <Row extends { user_id: string }>(
    load: (ports: Ports, ids: readonly string[]) => Promise<readonly Row[]>,
    shape: (row: Row) => ApiObject,
  ): NonNullable<Loaders['children']>[string] =>
  async (ports, ids, { caller }) => {
    const own = caller.administrator ? ids : ids.filter(id => id === caller.userId);
    const rows = byParent(await load(ports, own), row => row.user_id);
    return new Map([...rows].map(([id, items]) => [id, items.map(shape)]));
  };

export const userProfileChildren: NonNullable<Loaders['children']> = {
  'User.sshPublicKeys': childrenOf((ports, ids) => ports.repos.userProfiles.sshKeys(ids), toSshKey),
  'User.options': childrenOf((ports, ids) => ports.repos.userProfiles.options(ids), toOption),
};
