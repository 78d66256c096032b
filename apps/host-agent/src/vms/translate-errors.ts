// What libvirt refuses becomes a catalogued refusal at the edge of the agent.
import type { VerbContext, VerbHandlers } from '@overt/agent-protocol/dispatcher';
import { toRefusal } from '@overt/libvirt/errors';

type Handler = (params: never, context: VerbContext) => Promise<unknown>;

export function translateErrors<Handlers extends VerbHandlers>(handlers: Handlers): Handlers {
  const wrapped = Object.entries(handlers as Record<string, Handler>).map(([name, handler]) => {
    const translated: Handler = async (params, context) => {
      try {
        return await handler(params, context);
      } catch (error) {
        throw toRefusal(error);
      }
    };
    return [name, translated] as const;
  });
  return Object.fromEntries(wrapped) as unknown as Handlers;
}
