// A path in the API and the transport to reach it: what every generated service is made of. The only place where the
// unknown that a transport resolves to gets its type, by the name that the request asked for.
import type { OperationName } from '@overt/api-types/operation-types.gen';
import type { Action, TypeMap, TypeName } from '@overt/api-types/types.gen';
import type { ApiRequest, CallOptions, Transport } from './transport-port.ts';

type Options = CallOptions & Readonly<Record<string, unknown>>;

const wireName = (name: string): string => name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);

function toQuery(options: object): Record<string, string | number | boolean> {
  const query: Record<string, string | number | boolean> = {};
  for (const [name, value] of Object.entries(options)) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      query[wireName(name)] = value;
  }
  return query;
}

export class Place {
  readonly #transport: Transport;
  readonly #path: string;

  constructor(transport: Transport, path = '') {
    this.#transport = transport;
    this.#path = path;
  }

  below(segment: string): Place {
    return new Place(this.#transport, `${this.#path}/${segment}`);
  }

  at(id: string): Place {
    return this.below(encodeURIComponent(id));
  }

  #call(
    operation: OperationName,
    verb: ApiRequest['verb'],
    options: object,
    output: ApiRequest['output'],
    body?: ApiRequest['body'],
    suffix = '',
  ): Promise<unknown> {
    const { signal } = options as Options;
    return this.#transport.call({
      operation,
      verb,
      path: `${this.#path}${suffix}` || '/',
      query: toQuery(options),
      ...(output && { output }),
      ...(body && { body }),
      ...(signal && { signal }),
    });
  }

  list<N extends TypeName>(operation: OperationName, type: N, options: object): Promise<TypeMap[N][]> {
    return this.#call(operation, 'GET', options, { type, array: true }) as Promise<TypeMap[N][]>;
  }

  get<N extends TypeName>(operation: OperationName, type: N, options: object): Promise<TypeMap[N]> {
    return this.#call(operation, 'GET', options, { type, array: false }) as Promise<TypeMap[N]>;
  }

  /** POST or PUT of a body that is answered by the object as it is now. */
  send<N extends TypeName>(
    operation: OperationName,
    verb: 'POST' | 'PUT',
    type: N,
    value: TypeMap[N],
    options: object,
  ): Promise<TypeMap[N]> {
    const body = { type, array: false, value };
    return this.#call(operation, verb, options, { type, array: false }, body) as Promise<TypeMap[N]>;
  }

  sendList<N extends TypeName>(
    operation: OperationName,
    type: N,
    value: TypeMap[N][],
    options: object,
  ): Promise<TypeMap[N][]> {
    const body = { type, array: true, value };
    return this.#call(operation, 'POST', options, { type, array: true }, body) as Promise<TypeMap[N][]>;
  }

  remove(operation: OperationName, options: object, body?: ApiRequest['body']): Promise<Action> {
    return this.#call(operation, 'DELETE', options, { type: 'Action', array: false }, body) as Promise<Action>;
  }

  act(operation: OperationName, action: string, value: Action, options: object): Promise<Action> {
    const type = 'Action';
    const body = { type, array: false, value } as const;
    return this.#call(operation, 'POST', options, { type, array: false }, body, `/${action}`) as Promise<Action>;
  }
}
