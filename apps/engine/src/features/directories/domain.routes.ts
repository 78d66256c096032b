// Directories as oVirt's API shows them: domains, with users and groups that may be looked for before they are added. An
// administrator may look, and whoever may give permissions to users who are not known yet.
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { bind, get, list, pathText, type ApiRequest, type FeatureRoutes } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import { apiDomain, toDomainGroup, toDomainUser } from './directory.queries.ts';
import { directorySearch } from './directory-search.ts';
import { decodeId, openDirectory, profileOfAuthz, type Directory } from './directory.ts';

/** What one answer shows at most: a directory has more entries than anybody reads. */
const AT_MOST = 500;
const LOOK_PERMIT = 'add_users_and_groups_from_directory';

type Request = ApiRequest<never>;

function profileOf(request: Request): string {
  const id = pathText(request, 'domainId');
  return profileOfAuthz(decodeId(id) ?? refuse('NOT_FOUND', { what: 'domain', id: id.slice(0, 64) }));
}

const directoryOf = (ports: Ports, request: Request): Promise<Directory> =>
  openDirectory(ports.directories, profileOf(request));

async function mayLook(ports: Ports, { caller }: Request): Promise<void> {
  const may = caller.administrator || (await ports.repos.permissions.holdsAnywhere(caller.userId, LOOK_PERMIT));
  const params = { user: caller.principal, permit: LOOK_PERMIT, kind: 'system', id: 'directory' };
  refuseUnless(may, 'PERMISSION_DENIED', params);
}

function entryId(request: Request, param: string, what: string): string {
  const id = pathText(request, param);
  return decodeId(id) ?? refuse('NOT_FOUND', { what, id: id.slice(0, 64) });
}

const size = ({ query }: Request): number => Math.min(query.max ?? AT_MOST, AT_MOST);

export const domainRoutes: FeatureRoutes = {
  bindings: [
    bind('DomainsService', {
      list: list(async ports => (await ports.directories.profiles()).map(apiDomain)),
    }),
    bind('DomainService', {
      get: get(async (ports, request) => apiDomain((await directoryOf(ports, request)).profile)),
    }),
    bind('DomainUsersService', {
      list: list(async (ports, request) => {
        await mayLook(ports, request);
        const directory = await directoryOf(ports, request);
        const users = await directory.users(directorySearch('aduser', request.query.search), size(request));
        return users.map(user => toDomainUser(directory.profile, user));
      }),
    }),
    bind('DomainUserService', {
      get: get(async (ports, request) => {
        await mayLook(ports, request);
        const directory = await directoryOf(ports, request);
        const user = await directory.userById(entryId(request, 'userId', 'user'));
        refuseUnless(user, 'NOT_FOUND', { what: 'user', id: pathText(request, 'userId').slice(0, 64) });
        return toDomainUser(directory.profile, user);
      }),
    }),
    bind('DomainGroupsService', {
      list: list(async (ports, request) => {
        await mayLook(ports, request);
        const directory = await directoryOf(ports, request);
        const groups = await directory.groups(directorySearch('adgroup', request.query.search), size(request));
        return groups.map(group => toDomainGroup(directory.profile, group));
      }),
    }),
    bind('DomainGroupService', {
      get: get(async (ports, request) => {
        await mayLook(ports, request);
        const directory = await directoryOf(ports, request);
        const group = await directory.groupById(entryId(request, 'groupId', 'group'));
        refuseUnless(group, 'NOT_FOUND', { what: 'group', id: pathText(request, 'groupId').slice(0, 64) });
        return toDomainGroup(directory.profile, group);
      }),
    }),
  ],
};
