// A refusal on the wire between engine and agent: `{ code, params, message }` with the catalogue's HTTP status. Codes are
// the same on both sides, so the engine shows the agent's sentence without translating it.
import { inLanguage } from '@overt/kernel/language';
import { isErrorCode, Refusal } from '@overt/kernel/refusal';
import { z } from 'zod';

const faultBody = z.object({
  code: z.string().max(100),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  message: z.string().max(10_000),
});
export type Fault = z.infer<typeof faultBody>;

/** What is not a Refusal becomes INTERNAL_ERROR: its text stays in the log, it does not go over the wire. */
export function asRefusal(error: unknown, correlationId: string): Refusal {
  return Refusal.is(error) ? error : new Refusal('INTERNAL_ERROR', { correlationId }, { cause: error });
}

export const toFault = (refusal: Refusal): Fault => ({
  code: refusal.code,
  params: inLanguage(refusal.params, 'en') as Fault['params'],
  message: refusal.message,
});

/** The refusal that `body` (parsed JSON of an answer with an error status) stands for. */
export function fromFault(verb: string, host: string, status: number, body: unknown): Refusal {
  const fault = faultBody.safeParse(body);
  if (!fault.success) return new Refusal('AGENT_BAD_REPLY', { host, verb, issues: `status ${status} without a fault` });
  const { code, params, message } = fault.data;
  if (isErrorCode(code)) return new Refusal(code, params);
  return new Refusal('AGENT_BAD_REPLY', { host, verb, issues: `unknown code ${code}: ${message}` });
}

/** `path: rule; path: rule`, short enough for a log line and a sentence. */
export const describeIssues = (error: z.ZodError): string =>
  error.issues
    .slice(0, 5)
    .map(issue => `${issue.path.join('.') || '(whole)'}: ${issue.message}`)
    .join('; ')
    .slice(0, 1000);
