// Bookmarks: searches kept under a name, for everyone.
import type { Bookmark } from '@overt/api-types/types.gen';
import { refuse } from '@overt/kernel/refusal';
import { act, bind, get, list, pathId, type ApiRequest, type FeatureRoutes } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import { defined, withRevision } from '../../api-object.ts';
import { addBookmark, removeBookmark, updateBookmark } from './actions/all.ts';
import type { BookmarkRow } from './bookmark.repo.ts';

const idOf = (request: Pick<ApiRequest, 'params'>) => pathId(request, 'bookmarkId', 'bookmark');
const toBookmark = ({ id, name, value, revision }: BookmarkRow): Bookmark =>
  withRevision<Bookmark>({ id, name, value }, revision);

async function one(ports: Ports, id: string): Promise<Bookmark> {
  const row = await ports.repos.bookmarks.byId(id);
  return row === undefined ? refuse('NOT_FOUND', { what: 'bookmark', id }) : toBookmark(row);
}

export const bookmarkRoutes: FeatureRoutes = {
  bindings: [
    bind('BookmarksService', {
      list: list(async ports => (await ports.repos.bookmarks.list()).map(toBookmark)),
      add: act(addBookmark, {
        input: ({ body }: ApiRequest<Bookmark>, ports) => ({
          id: ports.random.uuid(),
          name: body.name ?? '',
          value: body.value ?? '',
        }),
        answer: (ports, { id }) => one(ports, id),
      }),
    }),
    bind('BookmarkService', {
      get: get((ports, request) => one(ports, idOf(request))),
      update: act(updateBookmark, {
        input: (request: ApiRequest<Bookmark>) => ({
          id: idOf(request),
          change: defined({ name: request.body.name, value: request.body.value }),
        }),
        answer: (ports, { id }) => one(ports, id),
      }),
      remove: act(removeBookmark, { input: request => ({ id: idOf(request) }) }),
    }),
  ],
};
