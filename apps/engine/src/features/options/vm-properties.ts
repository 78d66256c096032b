// Custom properties of VMs: what the administrator declared for a compatibility level, `name=pattern;name=pattern` as oVirt's
// option UserDefinedVMProperties has it, and whether given values hold to it. Pure.
import { refuse } from '@overt/kernel/refusal';

export const PREDEFINED = 'PredefinedVMProperties';
export const USER_DEFINED = 'UserDefinedVMProperties';

interface Option {
  readonly version: string;
  readonly value: string;
}
interface Property {
  readonly name?: string | undefined;
  readonly value?: string | undefined;
}

const DECLARATION = /^(\w{1,64})=(.{1,1000})$/s;
const MAX_VALUE = 1024;

/** A pattern may have semicolons: only one that a name and `=` follow parts declarations. */
const parts = (declared: string): string[] => declared.split(/;(?=\w+=)/).filter(part => part !== '');

/** The whole value has to match, as in oVirt. */
const whole = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`, 's');

/** Refuses INVALID_VALUE for what is no list of declarations, and for patterns that are none. */
export function checkDeclarations(declared: string): void {
  const seen = new Set<string>();
  for (const part of parts(declared)) {
    const [, name = '', pattern] = DECLARATION.exec(part) ?? [];
    const no = (rule: string): never => refuse('INVALID_VALUE', { path: 'properties', rule });
    if (pattern === undefined) return no('name=pattern;name=pattern, with letters, digits and underscores in names');
    if (seen.has(name)) no(`one pattern for ${name}`);
    seen.add(name);
    try {
      whole(pattern);
    } catch {
      no(`a regular expression for ${name}, which "${pattern.slice(0, 80)}" is not`);
    }
  }
}

/** What holds for a level: said for it, else for all. */
export const atLevel = (options: readonly Option[], level: string): string =>
  (options.find(({ version }) => version === level) ?? options.find(({ version }) => version === 'general'))?.value ??
  '';

/** `declared`: the texts of both options. Refuses VM_PROPERTY_UNKNOWN and VM_PROPERTY_INVALID. */
export function checkProperties(properties: readonly Property[], declared: readonly string[], level: string): void {
  const patterns = new Map(
    declared.flatMap(parts).map(part => {
      const at = part.indexOf('=');
      return [part.slice(0, at), part.slice(at + 1)] as const;
    }),
  );
  const names = properties.map(({ name = '' }) => name);
  for (const [index, { value = '' }] of properties.entries()) {
    const name = names[index] ?? '';
    const pattern = patterns.get(name);
    const shown = name.slice(0, 64);
    if (pattern === undefined)
      return refuse('VM_PROPERTY_UNKNOWN', { name: shown, level, known: [...patterns.keys()].toSorted().join(', ') });
    if (names.indexOf(name) !== index) refuse('VM_PROPERTY_INVALID', { name, rule: 'be given once' });
    if (value.length > MAX_VALUE || !whole(pattern).test(value))
      refuse('VM_PROPERTY_INVALID', { name, rule: `match ${pattern} with at most ${MAX_VALUE} characters` });
  }
}
