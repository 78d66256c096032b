// Whose things a request below /users/{id} is about. Another's are as good as absent for who is no administrator.
import type { Json } from '@overt/database/json';
import { refuse } from '@overt/kernel/refusal';
import { pathId, type ApiRequest } from '../../http/binding.ts';
import type { ProfileInput } from './actions/profile-actions.ts';

type Request = Pick<ApiRequest, 'params' | 'caller'>;

/** Refuses NOT_FOUND for another user, unless an administrator asks. */
export function userIdOf(request: Request): string {
  const id = pathId(request, 'userId', 'user');
  const { caller } = request;
  return caller.administrator || caller.userId === id ? id : refuse('NOT_FOUND', { what: 'user', id });
}

/** For changes: who may is decided by the permit. */
export function profileOf(request: Request): ProfileInput {
  const userId = pathId(request, 'userId', 'user');
  return { userId, own: request.caller.userId === userId };
}

/** Options are JSON values; a text that is none is kept as a text. */
export function jsonContent(text: string | undefined): Json {
  try {
    return JSON.parse(text ?? 'null') as Json;
  } catch {
    return text ?? null;
  }
}
