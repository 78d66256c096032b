// Entries as LDIF (RFC 2849).

export type Attributes = Readonly<Record<string, string | readonly string[]>>;

const SAFE = /^(?![ :<])[\x20-\x7e]*(?<! )$/;

const line = (name: string, value: string): string =>
  SAFE.test(value) ? `${name}: ${value}` : `${name}:: ${Buffer.from(value).toString('base64')}`;

const lines = (attributes: Attributes): string[] =>
  Object.entries(attributes).flatMap(([name, values]) => [values].flat().map(value => line(name, value)));

export const entry = (dn: string, attributes: Attributes): string => [line('dn', dn), ...lines(attributes)].join('\n');

/** A change of an entry that is there already: these attributes get these values. */
export const replacement = (dn: string, attributes: Attributes): string =>
  [
    line('dn', dn),
    'changetype: modify',
    ...Object.entries(attributes).flatMap(([name, value]) => [`replace: ${name}`, ...lines({ [name]: value }), '-']),
  ].join('\n');

export const ldif = (records: readonly string[]): string => `${records.join('\n\n')}\n`;
