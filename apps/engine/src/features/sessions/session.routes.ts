// /overt/sessions: who is signed in, from where and since when, people as well as API tokens. Administrators see and end
// those of everybody, others their own.
//   GET sessions?user={id}&max={n}      DELETE sessions/{id}
import { isUuid } from '@overt/kernel/ids';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { jsonApi, type SignedRequest } from '../../http/json-api.ts';
import type { ServerPart } from '../../http/server.ts';
import { endSession, endUserSession } from './actions/session-actions.ts';
import type { OwnedSession } from './session.repo.ts';

const MOST = 1000;

export const sessionPart: ServerPart = (server, ports, authenticator, commands) => {
  const api = jsonApi(server, ports, authenticator, commands);
  const { sessions } = ports.repos;

  api.on('GET', '/overt/sessions', async request => {
    const { user, max } = asked(request);
    const asking = await authenticator.session(request.token);
    const rows = await sessions.active(max + 1, user);
    return { sessions: rows.slice(0, max).map(row => shown(row, asking?.id)), more: rows.length > max };
  });
  api.on('DELETE', '/overt/sessions/:id', async request => {
    const { caller, byToken, params } = request;
    refuseUnless(!byToken, 'NOT_BY_TOKEN');
    const id = params['id'] ?? '';
    const unknown = { what: 'session', id: id.slice(0, 64) };
    refuseUnless(isUuid(id), 'NOT_FOUND', unknown);
    const userId = (await sessions.find(id))?.user_id;
    // Whose it is, or that it is there at all, is not told to those who do not see it.
    if (userId === undefined || (userId !== caller.userId && !caller.administrator))
      return refuse('NOT_FOUND', unknown);
    await request.run(userId === caller.userId ? endSession : endUserSession, { id, userId });
  });
};

function asked({ raw, caller }: SignedRequest): { readonly user: string | undefined; readonly max: number } {
  const query = raw.query as Readonly<Record<string, unknown>>;
  const most = query['max'] === undefined ? MOST : Number(query['max']);
  const fits = Number.isInteger(most) && most >= 1 && most <= MOST;
  refuseUnless(fits, 'INVALID_VALUE', { path: 'max', rule: `a whole number from 1 to ${MOST}` });
  const user = query['user'];
  refuseUnless(user === undefined || (typeof user === 'string' && isUuid(user)), 'INVALID_VALUE', {
    path: 'user',
    rule: "a user's identifier",
  });
  refuseUnless(caller.administrator || user === undefined || user === caller.userId, 'ADMINISTRATORS_ONLY', {
    what: 'sessions of others',
  });
  return { user: caller.administrator ? (user as string | undefined) : caller.userId, max: most };
}

const shown = (row: OwnedSession, current: string | undefined) => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  user: { id: row.user_id, principal: row.principal },
  readOnly: row.read_only,
  source: row.source,
  application: row.client_id,
  createdAt: row.created_at,
  usedAt: row.used_at,
  expiresAt: row.expires_at,
  current: row.id === current,
});
