// If-Match: what a client changes is what it has read. Compared with the ETag that a GET of the same object would answer,
// under the command's locks and in its transaction, so that nothing slips in between.
import { Refusal, refuseUnless } from '@overt/kernel/refusal';
import type { AnyAction } from '@overt/workflow/action';
import { revisionOf, type ApiObject } from '../api-object.ts';
import type { Ports, Tx } from '../ports.ts';
import type { ApiRequest } from './binding.ts';
import type { ApiRoute, RouteTable } from './route-table.ts';

/** The object that a request is about, as GET answers it. Rejects with NOT_FOUND. */
export type ReadTarget = (tx: Tx) => Promise<ApiObject>;

export interface Targeted {
  readonly route: ApiRoute;
  readonly request: ApiRequest;
  readonly path: { readonly segments: readonly string[] };
}

/** Undefined for what is about no object that can be read: additions, and actions of collections. */
export function readerOfTarget(table: RouteTable, ports: Ports, targeted: Targeted): ReadTarget | undefined {
  const { route, request, path } = targeted;
  const segments = route.verb === 'POST' ? path.segments.slice(0, -1) : path.segments;
  const match = table.match('GET', segments);
  if (match.kind !== 'route') return undefined;
  const { handler } = match.route;
  if (handler?.kind !== 'get') return undefined;
  return tx => handler.get({ ...ports, repos: tx }, { ...request, params: match.params } as ApiRequest<never>);
}

/** The action with the header's condition before its own; what is not there is left to the action to refuse. */
export function onlyIfMatching(
  header: string | string[] | undefined,
  read: ReadTarget | undefined,
  action: AnyAction<Ports, Tx>,
): AnyAction<Ports, Tx> {
  const wanted = typeof header === 'string' ? header.trim() : '';
  if (wanted === '' || wanted === '*' || read === undefined) return action;
  const tags = wanted.split(',').map(tag => tag.trim().replace(/^W\//, ''));
  return {
    ...action,
    spec: {
      ...action.spec,
      async validate(input, tx, context) {
        const found = await read(tx).catch((error: unknown) => {
          if (Refusal.is(error, 'NOT_FOUND')) return undefined;
          throw error;
        });
        if (found !== undefined)
          refuseUnless(tags.includes(`"${revisionOf(found)}"`), 'REVISION_MISMATCH', { what: 'object' });
        return await action.spec.validate?.(input, tx, context);
      },
    },
  };
}
