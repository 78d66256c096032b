// One row of the verb table. The idempotency class says how a repeated call is answered:
// - `read`      changes nothing; needs no fence
// - `fenced`    repeats harmlessly by its nature; refused with FENCE_TOO_LOW under an older fence
// - `journaled` fenced, and its first result is kept under the idempotency key and answered again
import { z } from 'zod';

export type IdempotencyClass = 'read' | 'fenced' | 'journaled';

export interface Verb<Params extends z.ZodType = z.ZodType, Result extends z.ZodType = z.ZodType> {
  readonly class: IdempotencyClass;
  readonly params: Params;
  readonly result: Result;
  /** Seconds after which a caller gives up. */
  readonly timeoutSeconds: number;
  readonly doc: string;
}

export const verb = <Params extends z.ZodType, Result extends z.ZodType>(row: {
  class: IdempotencyClass;
  params: Params;
  result: Result;
  timeoutSeconds?: number;
  doc: string;
}): Verb<Params, Result> => ({ timeoutSeconds: 30, ...row });

export const nothing = z.strictObject({});

/** Long work on the host: the verb answers with the task at once, progress comes as `task` events and by `Task.getStatus`. */
export const taskStatus = z.strictObject({
  taskId: z.string(),
  state: z.enum(['running', 'done', 'failed']),
  percent: z.number().min(0).max(100),
  error: z.strictObject({ code: z.string(), message: z.string() }).optional(),
});
export type TaskStatus = z.infer<typeof taskStatus>;
