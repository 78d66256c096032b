// How a name of the model becomes a tag, a file text or a constant. Every exception stands in the model, none here.

/** `diskAttachments` -> `disk_attachments`; also what query parameters are called. */
export const snake = (name: string): string =>
  name.replace(/[A-Z]/g, (letter, at: number) => `${at === 0 ? '' : '_'}${letter.toLowerCase()}`);

/** `diskAttachments` -> `disk-attachments`, as a command line wants it. */
export const kebab = (name: string): string => snake(name).replaceAll('_', '-');

export const lowerFirst = (name: string): string => name.slice(0, 1).toLowerCase() + name.slice(1);
export const upperFirst = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);

/** Root tag of a collection. */
export const pluralTag = (tag: string): string => (/[^aeiou]y$/.test(tag) ? `${tag.slice(0, -1)}ies` : `${tag}s`);

/** Tag of one item in a list of plain values. */
export function singularTag(tag: string): string {
  if (tag.endsWith('ies')) return `${tag.slice(0, -3)}y`;
  if (tag.endsWith('errata')) return `${tag.slice(0, -1)}um`;
  return tag.endsWith('s') ? tag.slice(0, -1) : tag;
}

export const quote = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** A compact literal: keys unquoted where they may be. */
export function literal(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
    if (entries.length === 0) return '{}';
    return `{ ${entries.map(([key, inner]) => `${/^[A-Za-z_]\w*$/.test(key) ? key : quote(key)}: ${literal(inner)}`).join(', ')} }`;
  }
  return String(value);
}

export const banner =
  '// Generated from packages/api-model by `npm run gen`. Do not edit: change the model and run it again.\n';
