// Events that a host pushes over the websocket `GET /api/v1/events?after=<sequence>`. Each message is one JSON object
// `{ sequence, event }`. Sequences rise by one without a gap within one agent life (`epoch`); the first message of a
// connection is `hello`. When `after` is outside the replay window, `hello.replayed` is false and the engine re-lists.
import { z } from 'zod';
import { hostSample } from './host-report.ts';
import { guestReport, vmReport, vmSample } from './vm-report.ts';
import { uuid } from './vm-spec.ts';

export const agentEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('hello'), epoch: z.string(), sequence: z.int(), replayed: z.boolean() }),
  z.strictObject({ type: z.literal('vm.status'), report: vmReport }),
  z.strictObject({ type: z.literal('vm.guest'), vmId: uuid, guest: guestReport }),
  /** Bulk: only the VMs whose sample changed; at most every statistics interval. */
  z.strictObject({ type: z.literal('vm.samples'), samples: z.array(vmSample) }),
  z.strictObject({ type: z.literal('host.sample'), sample: hostSample }),
  z.strictObject({ type: z.literal('host.capabilities.changed') }),
  z.strictObject({
    type: z.literal('task'),
    taskId: z.string(),
    state: z.enum(['running', 'done', 'failed']),
    percent: z.number(),
  }),
]);
export const agentMessage = z.strictObject({ sequence: z.int(), event: agentEvent });

export type AgentEvent = z.infer<typeof agentEvent>;
export type AgentMessage = z.infer<typeof agentMessage>;
