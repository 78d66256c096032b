// GET /overt/vms/{id}/placement: why the VM is where it was started last, host by host, in the scheduler's words. Why it
// would go where, or nowhere, if it were started now is what `POST /vms/{id}/start?plan=true` tells.
import { isUuid } from '@overt/kernel/ids';
import { refuseUnless } from '@overt/kernel/refusal';
import { jsonApi } from '../../http/json-api.ts';
import type { ServerPart } from '../../http/server.ts';

export const placementPart: ServerPart = (server, ports, authenticator, commands) => {
  const api = jsonApi(server, ports, authenticator, commands);
  api.on('GET', '/overt/vms/:id/placement', async ({ params, caller }) => {
    const id = params['id'] ?? '';
    const { visible, scheduling } = ports.repos;
    refuseUnless(isUuid(id), 'NOT_FOUND', { what: 'VM', id: id.slice(0, 64) });
    await ports.repos.vms.require(id);
    const seen = caller.administrator || (await visible.among(caller.userId, 'vm', [id])).has(id);
    refuseUnless(seen, 'NOT_FOUND', { what: 'VM', id });
    const placement = await scheduling.latest(id);
    if (placement === undefined) return { placement: null };
    const { host_id: hostId, created_at: decidedAt, explanation } = placement;
    return { placement: { hostId, decidedAt, explanation } };
  });
};
