// Clients send back what they have read, addresses included. An id says the same, and what is kept of a reference would
// be given out with the old address when only its id was changed.
const isStruct = (value: unknown): value is object => typeof value === 'object' && value !== null;

const ADDRESSES: ReadonlySet<string> = new Set(['href', 'links']);

/** A body as it was read, without `href` and links at any depth. */
export function withoutAddresses(body: object): object {
  const members = Object.entries(body).flatMap(([member, value]): [string, unknown][] =>
    ADDRESSES.has(member) ? [] : [[member, inside(value)]],
  );
  return Object.fromEntries(members);
}

function inside(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inside);
  return isStruct(value) ? withoutAddresses(value) : value;
}
