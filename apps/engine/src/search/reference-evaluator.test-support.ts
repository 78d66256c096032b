// What the search language means, written once more over plain objects and without SQL: the property tests hold the
// translator to it. Knows nothing of parser or translator.

/** A date is `{ at }` in milliseconds; a list holds where one of its texts does. */
export type Value = string | number | boolean | null | { readonly at: number } | readonly string[];

export interface Thing {
  readonly id: string;
  readonly values: Readonly<Record<string, Value>>;
  /** Other things that a search can go through: `host` of a VM. */
  readonly leads: Readonly<Record<string, readonly Thing[]>>;
}

export type Kind = 'text' | 'id' | 'number' | 'boolean' | 'date' | 'enum';

export interface Schema {
  readonly kinds: Readonly<Record<string, Kind>>;
  /** Text fields that words without a field are looked for in. */
  readonly freeText: readonly string[];
  /** Order of enumerated words where it has a meaning. */
  readonly ranks?: readonly string[];
}

export type Operator = '=' | '!=' | '<' | '>' | '<=' | '>=';

export type Wanted =
  | { readonly kind: 'and' | 'or'; readonly items: readonly Wanted[] }
  | { readonly kind: 'text'; readonly value: string }
  | {
      readonly kind: 'compare';
      /** Undefined: the thing itself. */
      readonly through: string | undefined;
      /** Undefined only with `through`: any free text field there. */
      readonly field: string | undefined;
      readonly operator: Operator;
      readonly value: string | null;
    };

export interface Context {
  readonly schemas: Readonly<Record<string, Schema>>;
  readonly entity: string;
  readonly caseSensitive: boolean;
  readonly now: number;
}

const DAY = 86_400_000;
const fold = (text: string): string => text.toLowerCase().replaceAll('_', '');

function matches(text: string, wanted: string, { caseSensitive }: Context, whole: boolean): boolean {
  const pattern = wanted
    .split('*')
    .map(part => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^]*');
  return new RegExp(whole ? `^${pattern}$` : pattern, caseSensitive ? 'u' : 'iu').test(text);
}

export function holds(thing: Thing, wanted: Wanted, context: Context): boolean {
  switch (wanted.kind) {
    case 'and':
      return wanted.items.every(item => holds(thing, item, context));
    case 'or':
      return wanted.items.some(item => holds(thing, item, context));
    case 'text':
      return textsOf(thing, context).some(text => matches(text, wanted.value, context, false));
    case 'compare':
      if (wanted.operator === '!=') return !holds(thing, { ...wanted, operator: '=' }, context);
      return compared(thing, wanted, context);
  }
}

function textsOf(thing: Thing, { schemas, entity }: Context): readonly string[] {
  return (schemas[entity]?.freeText ?? []).flatMap(field => {
    const value = thing.values[field] ?? null;
    if (Array.isArray(value)) return value as readonly string[];
    return value === null ? [] : [String(value)];
  });
}

function compared(thing: Thing, wanted: Wanted & { kind: 'compare' }, context: Context): boolean {
  const { through, field, value } = wanted;
  if (through !== undefined) {
    const others = thing.leads[through] ?? [];
    const there = { ...context, entity: through };
    if (field === undefined) {
      if (value === null) return others.length === 0;
      return others.some(other => textsOf(other, there).some(text => matches(text, value, context, true)));
    }
    const inner = { ...wanted, through: undefined };
    if (value === null) return others.every(other => compared(other, inner, there));
    return others.some(other => compared(other, inner, there));
  }
  const own = thing.values[field ?? ''] ?? null;
  if (value === null) return Array.isArray(own) ? own.every(one => one === '') : own === null || own === '';
  if (own === null) return false;
  return valueHolds(own, context.schemas[context.entity], { ...wanted, value }, context);
}

function valueHolds(
  own: Exclude<Value, null>,
  schema: Schema | undefined,
  { field = '', operator, value }: { field?: string | undefined; operator: Operator; value: string },
  context: Context,
): boolean {
  if (Array.isArray(own)) return own.some(one => matches(String(one), value, context, true));
  switch (schema?.kinds[field]) {
    case 'number':
      return ordered(Number(own), operator, Number(value));
    case 'boolean':
      return String(own) === value.toLowerCase();
    case 'id':
      return String(own).toLowerCase() === value.toLowerCase();
    case 'date':
      return dateHolds((own as { at: number }).at, operator, value, context.now);
    case 'enum': {
      const [mine, asked] = [fold(String(own)), fold(value)];
      if (operator === '=') return matches(mine, asked, { ...context, caseSensitive: true }, true);
      const ranks = schema.ranks ?? [];
      return ordered(ranks.indexOf(mine), operator, ranks.indexOf(asked));
    }
    default:
      return matches(String(own), value, context, true);
  }
}

function ordered(a: number, operator: Operator, b: number): boolean {
  const outcomes = { '=': a === b, '!=': a !== b, '<': a < b, '>': a > b, '<=': a <= b, '>=': a >= b };
  return outcomes[operator];
}

/** A day is a whole day, in UTC; a time is its second. */
function dateHolds(at: number, operator: Operator, value: string, now: number): boolean {
  const today = now - (now % DAY);
  const names = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
  const words = new Map([
    ['today', today],
    ['yesterday', today - DAY],
    ...Array.from({ length: 7 }, (_, back) => {
      const day = today - back * DAY;
      return [names[new Date(day).getUTCDay()] ?? '', day] as const;
    }),
  ]);
  const from = words.get(value.toLowerCase()) ?? Date.parse(value);
  const to = from + (value.includes(':') ? 1000 : DAY);
  const outcomes = {
    '=': at >= from && at < to,
    '!=': at < from || at >= to,
    '<': at < from,
    '>': at >= to,
    '<=': at < to,
    '>=': at >= from,
  };
  return outcomes[operator];
}

/** Ascending: what has no value comes first; by code points, as the database compares. */
export function compareValues(a: Value, b: Value): number {
  if (a === null || b === null) return Number(b === null) - Number(a === null);
  const key = (value: Exclude<Value, null>) => (typeof value === 'object' && 'at' in value ? value.at : value);
  const [x, y] = [key(a), key(b)];
  if (typeof x === 'string' && typeof y === 'string') return Buffer.compare(Buffer.from(x), Buffer.from(y));
  return Number(x) - Number(y);
}
