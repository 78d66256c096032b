// Typed parameters from and to plain objects. The wire types of what we send stand in the generated table, because the
// server refuses a value of the wrong one.
import { TypedParameterType, typedParams } from './constants.gen.ts';
import type { TypedParam } from './protocol.gen.ts';

type Group = keyof typeof typedParams;
type Value = number | bigint | string | boolean;
/** Values by parameter name; a list repeats the name. Undefined is left out. */
export type ParamsOf<G extends Group> = {
  readonly [K in keyof (typeof typedParams)[G]]?: Value | readonly Value[] | undefined;
};

/** String parameters are only sent to, and by, the server with this flag. */
export const STRING_OKAY = 4;
const wireType = {
  int: TypedParameterType.INT,
  uint: TypedParameterType.UINT,
  llong: TypedParameterType.LLONG,
  ullong: TypedParameterType.ULLONG,
  double: TypedParameterType.DOUBLE,
  boolean: TypedParameterType.BOOLEAN,
  string: TypedParameterType.STRING,
} as const;

export function toTypedParams<G extends Group>(group: G, values: ParamsOf<G>): TypedParam[] {
  const types: Readonly<Record<string, string>> = typedParams[group];
  const out: TypedParam[] = [];
  for (const [field, given] of Object.entries(
    values as Readonly<Record<string, Value | readonly Value[] | undefined>>,
  )) {
    const type = wireType[types[field] as keyof typeof wireType];
    for (const value of given === undefined ? [] : Array.isArray(given) ? given : [given])
      out.push({ field, value: { type, value } });
  }
  return out;
}

/** The last value of each name. */
export function fromTypedParams(params: readonly TypedParam[]): Record<string, Value> {
  return Object.fromEntries(params.map(({ field, value }) => [field, value.value]));
}
