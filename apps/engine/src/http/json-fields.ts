// Reads the members of a JSON object by kind; whatever is of another kind, or not known at all, is refused by name.
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { parseText } from '@overt/wire/scalars';
import { checkName } from './body-rules.ts';

type Body = Readonly<Record<string, unknown>>;

const invalid = (path: string, rule: string): never => refuse('INVALID_VALUE', { path, rule });

/** Refuses members that are none of these: a typing error must not be passed over. */
export function onlyMembers(body: Body, known: readonly string[]): void {
  for (const name of Object.keys(body))
    if (!known.includes(name)) invalid(name.slice(0, 100), `one of ${known.join(', ')}`);
}

export function optionalText(body: Body, name: string, longest = 255): string | undefined {
  const value = body[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || value.length > longest)
    return invalid(name, `a text of at most ${longest} characters`);
  if (name === 'name') checkName(name, value);
  return parseText(value, () => name);
}

export function text(body: Body, name: string, longest = 255): string {
  const value = optionalText(body, name, longest);
  refuseUnless(value !== undefined && value.trim() !== '', 'INVALID_VALUE', {
    path: name,
    rule: 'a text that is not empty',
  });
  return value;
}

export function optionalBoolean(body: Body, name: string): boolean | undefined {
  const value = body[name];
  return value === undefined || typeof value === 'boolean' ? value : invalid(name, 'true or false');
}

export function optionalInteger(body: Body, name: string, least: number, most: number): number | undefined {
  const value = body[name];
  if (value === undefined) return undefined;
  const fits = typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
  return fits ? value : invalid(name, `a whole number from ${least} to ${most}`);
}

/** An RFC 3339 time; null stays null. */
export function optionalTime(body: Body, name: string): string | null | undefined {
  const value = body[name];
  if (value === undefined || value === null) return value;
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? invalid(name, 'a time as 2026-01-31T12:00:00Z, or null') : new Date(time).toISOString();
}

export function optionalTexts(body: Body, name: string, most = 100): readonly string[] | undefined {
  const value = body[name];
  if (value === undefined) return undefined;
  const fits =
    Array.isArray(value) &&
    value.length <= most &&
    value.every(item => typeof item === 'string' && item.length <= 2000);
  if (!fits) return invalid(name, `a list of at most ${most} texts`);
  return (value as string[]).map(item => parseText(item, () => name));
}
