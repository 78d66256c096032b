// The one thing that the generated service tree asks of the world: make this call. Who implements it owns login, retries,
// encoding and errors; the tree knows names and types only.
import type { OperationName } from '@overt/api-types/operation-types.gen';
import type { TypeName } from '@overt/api-types/types.gen';

export interface ApiRequest {
  /** `VmService.start`; its metadata is in @overt/api-types/operations.gen. */
  readonly operation: OperationName;
  readonly verb: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the API's prefix, segments already encoded: `/vms/123/start`. */
  readonly path: string;
  /** Names as on the wire: `case_sensitive`. */
  readonly query: Readonly<Record<string, string | number | boolean>>;
  readonly body?: { readonly type: TypeName; readonly array: boolean; readonly value: unknown };
  readonly output?: { readonly type: TypeName; readonly array: boolean };
  readonly signal?: AbortSignal;
}

export interface Transport {
  /** Resolves to a value of `output`'s type (an array when it says so), rejects with the server's refusal. */
  call(request: ApiRequest): Promise<unknown>;
}

/** What every call takes besides its own parameters. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** Dotted links to inline: `nics.statistics,cluster`. */
  readonly follow?: string | undefined;
  /** See only what the user has permissions for; administrators see all without it. */
  readonly filter?: boolean | undefined;
  /** Fill expensive members too. */
  readonly allContent?: boolean | undefined;
  /** Marks the jobs and events of this call; letters, digits, `-` and `_`, at most 36. */
  readonly correlationId?: string | undefined;
  /** Answer with what would be done, and do nothing. */
  readonly plan?: boolean | undefined;
}
