// jsonb columns take text that is known to be JSON: pg would send an array as a PostgreSQL array and a string bare.

/** What a jsonb column gives back. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [member: string]: Json | undefined };

/** JSON text; made by `json()` only. */
export type JsonText = string & { readonly __json: true };

/** For inserting into a jsonb column. `undefined` becomes `null`. */
export const json = (value: unknown): JsonText => JSON.stringify(value ?? null) as JsonText;
