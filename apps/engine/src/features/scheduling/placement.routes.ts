// GET /overt/vms/{id}/placement: why the VM is where it was started last, host by host, in the scheduler's words, as kept with
// that start and the few before it; and where it would go if it were started now, with what would make each other host fit.
import { refusalSentence } from '@overt/kernel/errors/sentence';
import { isUuid } from '@overt/kernel/ids';
import { inLanguage } from '@overt/kernel/language';
import { Refusal, refuseUnless } from '@overt/kernel/refusal';
import type { Json } from '@overt/database/json';
import { languageOf } from '../../http/language.ts';
import { jsonApi } from '../../http/json-api.ts';
import type { ServerPart } from '../../http/server.ts';
import type { Tx } from '../../ports.ts';
import { placementOfStart } from '../vms/public.ts';
import { explanationJson, whatIf } from './public.ts';

export const placementPart: ServerPart = (server, ports, authenticator, commands) => {
  const api = jsonApi(server, ports, authenticator, commands);
  api.on('GET', '/overt/vms/:id/placement', async ({ params, caller, raw }) => {
    const id = params['id'] ?? '';
    const { visible, scheduling } = ports.repos;
    refuseUnless(isUuid(id), 'NOT_FOUND', { what: 'VM', id: id.slice(0, 64) });
    const { name, host_id: runsOn } = await ports.repos.vms.require(id);
    const seen = caller.administrator || (await visible.among(caller.userId, 'vm', [id])).has(id);
    refuseUnless(seen, 'NOT_FOUND', { what: 'VM', id });
    const [placement = null, ...earlier] = (await scheduling.decisions(id)).map(row => ({
      hostId: row.host_id,
      decidedAt: row.created_at,
      explanation: row.explanation,
    }));
    const told = { placement, earlier, now: await ports.transaction(tx => now(tx, id)) };
    return { vm: { id, name, hostId: runsOn }, ...(inLanguage(told, languageOf(raw)) as object) };
  });
};

/** A VM that could not be started at all, wherever, says why. */
async function now(tx: Tx, id: string): Promise<Json> {
  try {
    return explanationJson(await whatIf(tx, await placementOfStart(tx, id)));
  } catch (error) {
    if (!Refusal.is(error)) throw error;
    return { chosen: null, hosts: [], problem: { en: error.message, de: refusalSentence(error, 'de') } };
  }
}
