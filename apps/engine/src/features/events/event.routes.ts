import type { Event } from '@overt/api-types/types.gen';
import { refuse } from '@overt/kernel/refusal';
import { act, bind, get, list, pathText, type ApiRequest, type FeatureRoutes } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import { searched } from '../../search/listing.ts';
import { addEvent, removeEvent, undeleteEvents } from './actions/event-actions.ts';
import { eventsByIds } from './event.queries.ts';
import { eventsAfter, eventSearch } from './event.repo.ts';

async function one(ports: Ports, id: string): Promise<Event> {
  const [event] = /^\d{1,15}$/.test(id) ? await eventsByIds(ports, [id]) : [];
  return event ?? refuse('NOT_FOUND', { what: 'event', id: id.slice(0, 64) });
}

export const eventRoutes: FeatureRoutes = {
  bindings: [
    bind('EventsService', {
      list: list((ports, request) =>
        searched(ports, eventSearch, request, ids => eventsByIds(ports, ids), eventsAfter(request.query.text('from'))),
      ),
      add: act(addEvent, {
        input: ({ body, correlationId }: ApiRequest<Event>) => ({
          event: {
            severity: body.severity ?? 'normal',
            description: body.description ?? '',
            origin: body.origin ?? '',
            custom_id: body.customId ?? null,
            flood_rate: body.floodRate ?? 0,
            correlation_id: correlationId,
            vm_id: body.vm?.id ?? null,
            host_id: body.host?.id ?? null,
            cluster_id: body.cluster?.id ?? null,
            template_id: body.template?.id ?? null,
            data_center_id: body.dataCenter?.id ?? null,
            storage_domain_id: body.storageDomain?.id ?? null,
            user_id: body.user?.id ?? null,
          },
        }),
        answer: (ports, result) => one(ports, result.id),
      }),
      undelete: act(undeleteEvents, { input: () => ({}) }),
    }),
    bind('EventService', {
      get: get((ports, request) => one(ports, pathText(request, 'eventId'))),
      remove: act(removeEvent, { input: request => ({ id: pathText(request, 'eventId') }) }),
    }),
  ],
};
