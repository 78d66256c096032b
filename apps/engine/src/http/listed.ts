// What a list handler gives: all at once, or batch by batch as the database reads them.
import type { ApiObject } from '../api-object.ts';

export type Listed = readonly ApiObject[] | AsyncIterable<readonly ApiObject[]>;

export async function* batchesOf(listed: Listed): AsyncGenerator<readonly ApiObject[]> {
  if (Symbol.asyncIterator in listed) yield* listed;
  else yield listed;
}

export async function collect(listed: Listed): Promise<readonly ApiObject[]> {
  const all: ApiObject[] = [];
  for await (const batch of batchesOf(listed)) all.push(...batch);
  return all;
}
