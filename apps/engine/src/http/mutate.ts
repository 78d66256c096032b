// One mutating request: body, plan, submission, waiting, answer.
import type { Job } from '@overt/api-types/types.gen';
import { Refusal, refuse } from '@overt/kernel/refusal';
import { readBody } from '@overt/wire/body';
import type { TypeName } from '@overt/api-types/types.gen';
import type { EntityRef, Principal } from '@overt/workflow/action';
import type { Ports } from '../ports.ts';
import { withoutAddresses } from './addresses.ts';
import { checkBody } from './body-rules.ts';
import type { ActHandler, ApiRequest } from './binding.ts';
import type { Commands } from './commands.ts';
import { withoutForeignSecrets } from './foreign-secrets.ts';
import { onlyIfMatching, type ReadTarget } from './if-match.ts';
import { checkMandatory } from './mandatory.ts';
import type { NamedPlan } from './plan-answer.ts';
import { preferences } from './parameters.ts';
import type { ApiRoute } from './route-table.ts';
import type { ApiObject } from '../api-object.ts';

/** How long an answer is held back for a command that is to be waited for. */
const LONGEST_WAIT = 110_000;
/** How long an accepted command gets to make its object. */
const APPEARS_WITHIN = 5000;

export type Mutation =
  | ({ readonly kind: 'plan' } & NamedPlan)
  | { readonly kind: 'object'; readonly object: ApiObject; readonly complete: boolean }
  | { readonly kind: 'action'; readonly members: object; readonly complete: boolean; readonly job: Job };

export interface MutationContext {
  readonly ports: Ports;
  readonly commands: Commands;
  readonly route: ApiRoute;
  readonly handler: ActHandler;
  readonly request: ApiRequest;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly principal: Principal;
  readonly readTarget: ReadTarget | undefined;
  /** Names of entities, for plans. */
  readonly names: (refs: readonly EntityRef[]) => Promise<ReadonlyMap<string, string>>;
}

/** The request's body by the operation's type; `{}` where none is taken. */
export function parseBody(
  route: ApiRoute,
  contentType: string | undefined,
  body: Uint8Array | undefined,
  params: Readonly<Record<string, string>>,
): object {
  const slot = route.operation.body;
  if (slot === undefined) return {};
  const bytes = body ?? new Uint8Array();
  // A DELETE may come with an <action> or without; a body is only demanded where something is made or changed.
  if (bytes.length === 0 && slot.type === 'Action') {
    checkMandatory(route.operation, {}, params);
    return {};
  }
  const value = withoutForeignSecrets(slot.type, withoutAddresses(readBody(contentType, slot.type as TypeName, bytes)));
  checkBody(slot.type, value);
  checkMandatory(route.operation, value, params);
  return value;
}

export async function mutate(context: MutationContext): Promise<Mutation> {
  const { ports, commands, handler, request, principal } = context;
  const input = await handler.input(request, ports);
  const action = onlyIfMatching(context.headers['if-match'], context.readTarget, handler.action);
  const submission = { principal, correlationId: request.correlationId };
  if (request.query.flag('plan')) {
    const plan = await commands.plan(action, input, submission);
    const names = await context.names(plan.affected);
    return { kind: 'plan', plan, names };
  }
  const submitted = await commands.submit(action, input, submission);
  const outcome = waits(context, input)
    ? await Promise.race([submitted.outcome, stillRunning(ports, request.signal)])
    : ({ status: 'running' } as const);
  if (outcome.status === 'failed') throw outcome.error;
  const complete = outcome.status === 'succeeded';
  const job: Job = { id: submitted.id };
  const answersObject = context.route.verb === 'PUT' || (context.route.verb === 'POST' && isAdd(context.route));
  if (!answersObject) {
    const members = complete ? await handler.answer?.(ports, outcome.result, request) : undefined;
    return { kind: 'action', members: members ?? {}, complete, job };
  }
  if (complete && handler.answer !== undefined) {
    return { kind: 'object', object: await handler.answer(ports, outcome.result, request), complete };
  }
  if (handler.accepted !== undefined) {
    const object = await appearing(context, handler.accepted, input, submitted.outcome);
    return { kind: 'object', object, complete: false };
  }
  const late = await submitted.outcome;
  if (late.status === 'failed') throw late.error;
  if (late.status === 'running' || handler.answer === undefined)
    refuse('COMMAND_TIMED_OUT', { commandId: submitted.id, seconds: LONGEST_WAIT / 1000 });
  return { kind: 'object', object: await handler.answer(ports, late.result, request), complete: true };
}

export const isAdd = (route: ApiRoute): boolean => route.operation.action === undefined && route.verb === 'POST';

function waits({ handler, headers, request }: MutationContext, input: unknown): boolean {
  const expect = preferences(headers, 'expect', 'x-ovirt-expect');
  const { async } = request.body as { async?: boolean };
  if (async === true || request.query.flag('async') || expect.has('202-accepted')) return false;
  if (async === false || expect.has('201-created')) return true;
  return handler.waits(input);
}

async function stillRunning(ports: Ports, signal: AbortSignal): Promise<{ status: 'running' }> {
  await ports.clock.sleep(LONGEST_WAIT, signal).catch(() => undefined);
  return { status: 'running' };
}

/** The object of a command that goes on, as soon as it is there; a command that fails at once fails the request. */
async function appearing(
  { ports, request }: MutationContext,
  accepted: NonNullable<ActHandler['accepted']>,
  input: unknown,
  outcome: Promise<{ status: string; error?: Refusal }>,
): Promise<ApiObject> {
  let failed: Refusal | undefined;
  void outcome.then(ended => (failed = ended.error));
  const begun = ports.clock.monotonic();
  for (;;) {
    try {
      return await accepted(ports, input, request);
    } catch (error) {
      if (failed !== undefined) throw failed;
      if (!Refusal.is(error, 'NOT_FOUND') || ports.clock.monotonic() - begun > APPEARS_WITHIN) throw error;
    }
    await ports.clock.sleep(20, request.signal);
  }
}
