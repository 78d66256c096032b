// How a feature answers operations of the API model. A feature's `*.routes.ts` exports one FeatureRoutes; the HTTP layer
// does the rest, the same for every operation: who asks, parsing and validation, plan, waiting, hrefs, links, follow, format.
import type { AnyAction, Action } from '@overt/workflow/action';
import type { Log } from '@overt/kernel/ports';
import { isUuid } from '@overt/kernel/ids';
import { Bug, refuse } from '@overt/kernel/refusal';
import type { ApiObject } from '../api-object.ts';
import type { Ports, Tx } from '../ports.ts';

export interface Caller {
  readonly userId: string;
  /** `name@profile` */
  readonly principal: string;
  /** Holds an administrative role on the system. */
  readonly administrator: boolean;
}

export interface ApiQuery {
  readonly search: string | undefined;
  readonly max: number | undefined;
  readonly caseSensitive: boolean;
  readonly current: boolean;
  readonly nextRun: boolean;
  readonly allContent: boolean;
  /** Only what the caller may see as a user. */
  readonly filter: boolean;
  readonly force: boolean;
  /** Links to be replaced by what they lead to, `a,b.c`; empty: none. */
  readonly follow: string;
  /** Any other parameter of the operation: query first, then matrix. */
  text(name: string): string | undefined;
  flag(name: string): boolean;
}

export interface ApiRequest<Body = unknown> {
  /** Path parameters by the names of the model's templates: `vmId`, `attachmentId`. See `pathId`. */
  readonly params: Readonly<Record<string, string>>;
  /** The matched template: shared services (permissions, tags, statistics) tell their parent by it. */
  readonly template: string;
  readonly body: Body;
  readonly query: ApiQuery;
  readonly caller: Caller;
  /** The bearer token that the request came with, for what hands it on to the same user. */
  readonly token: string | undefined;
  readonly correlationId: string;
  readonly log: Log;
  readonly signal: AbortSignal;
}

type AnyRequest = Pick<ApiRequest, 'params'>;

/** A path parameter as it stands in the path, decoded. */
export function pathText(request: AnyRequest, name: string): string {
  const value = request.params[name];
  if (value === undefined) throw new Bug(`the path has no parameter ${name}`);
  return value;
}

/** A path parameter that is a UUID, lower-cased; anything else names nothing that exists: NOT_FOUND. */
export function pathId(request: AnyRequest, name: string, what: string): string {
  const value = pathText(request, name);
  if (!isUuid(value)) refuse('NOT_FOUND', { what, id: value.slice(0, 64) });
  return value.toLowerCase();
}

/** Batches, so that a list of any length streams in bounded memory. */
export type ApiBatches = AsyncIterable<readonly ApiObject[]>;

export interface ListHandler {
  readonly kind: 'list';
  readonly list: (ports: Ports, request: ApiRequest<never>) => Promise<readonly ApiObject[]> | ApiBatches;
}

export interface GetHandler {
  readonly kind: 'get';
  readonly get: (ports: Ports, request: ApiRequest<never>) => Promise<ApiObject>;
  /** Other forms of the object than XML and JSON, by media type: texts that an action makes. */
  readonly forms?: Readonly<Record<string, TextForm>>;
}

export interface TextForm {
  readonly handler: ActHandler;
  /** The text, or the bytes, out of the action's answer. */
  readonly text: (members: object) => string | Uint8Array;
}

export interface ActHandler {
  readonly kind: 'act';
  readonly action: AnyAction<Ports, Tx>;
  readonly input: (request: ApiRequest, ports: Ports) => unknown;
  /**
   * What the answer shows: the created or updated object for add and update, the result members of `<action>` for an
   * action. Absent: `<action><status>complete</status></action>`.
   */
  readonly answer: ((ports: Ports, result: unknown, request: ApiRequest) => Promise<ApiObject>) | undefined;
  /** False: answer as soon as the command is accepted (202), unless the client asked to wait. */
  readonly waits: (input: unknown) => boolean;
  /**
   * The new object while its command still runs, for `add` with `waits: false`. Asked again for a while as long as it
   * refuses NOT_FOUND: the command may not have made the object yet.
   */
  readonly accepted: ((ports: Ports, input: unknown, request: ApiRequest) => Promise<ApiObject>) | undefined;
  /** Other forms of the answer than XML and JSON, by media type: bytes, out of the action's answer. */
  readonly forms?: Readonly<Record<string, (members: object) => Uint8Array>>;
}

export type Handler = ListHandler | GetHandler | ActHandler;

export const list = (handler: ListHandler['list']): Handler => ({ kind: 'list', list: handler });
export const get = (handler: GetHandler['get'], forms: GetHandler['forms'] = {}): Handler => ({
  kind: 'get',
  get: handler,
  forms,
});

/** The list of a collection that never has anything in this version; counted apart from what is built. */
export const absent: Handler = list(async () => []);

/** Binds a mutating operation to an action; `input` makes the action's input of path, query and body. */
export function act<Body, Input, Result>(
  action: Action<Ports, Tx, Input, Result>,
  options: {
    input: (request: ApiRequest<Body>, ports: Ports) => Input | Promise<Input>;
    answer?: (ports: Ports, result: Result, request: ApiRequest<Body>) => Promise<ApiObject>;
    /** A function: by what is asked for. */
    waits?: boolean | ((input: Input) => boolean);
    accepted?: (ports: Ports, input: Input, request: ApiRequest<Body>) => Promise<ApiObject>;
    forms?: ActHandler['forms'];
  },
): ActHandler {
  const { waits = true } = options;
  return {
    kind: 'act',
    action: action as AnyAction<Ports, Tx>,
    input: options.input as ActHandler['input'],
    answer: options.answer as ActHandler['answer'],
    waits: typeof waits === 'boolean' ? () => waits : (waits as ActHandler['waits']),
    accepted: options.accepted as ActHandler['accepted'],
    ...(options.forms === undefined ? {} : { forms: options.forms }),
  };
}

export interface Binding {
  /** Service of the API model, e.g. `VmService`. */
  readonly service: string;
  /** Only where the service stands below this template; for services that several parents share. */
  readonly below: string | undefined;
  readonly methods: Readonly<Record<string, Handler>>;
}

export const bind = (service: string, methods: Binding['methods'], below?: string): Binding => ({
  service,
  below,
  methods,
});

/** Loads many at once, so that `follow` costs one query per link, never one per object. */
export interface Loaders {
  /** By type: what a single link (`cluster`) is replaced with. */
  readonly byId?: Readonly<
    Record<
      string,
      (ports: Ports, ids: readonly string[], request: ApiRequest) => Promise<ReadonlyMap<string, ApiObject>>
    >
  >;
  /** By `Type.member`: the sub-collection of many parents, e.g. `Vm.nics`. */
  readonly children?: Readonly<
    Record<
      string,
      (
        ports: Ports,
        parentIds: readonly string[],
        request: ApiRequest,
      ) => Promise<ReadonlyMap<string, readonly ApiObject[]>>
    >
  >;
}

export interface FeatureRoutes {
  readonly bindings: readonly Binding[];
  readonly loaders?: Loaders;
  /** By the first word of a path that the model lacks: the segments of the place of the object with that id. */
  readonly shortcuts?: Readonly<Record<string, (ports: Ports, id: string) => Promise<readonly string[] | undefined>>>;
}
