// Names as one types them: singular and plural mean the same, `create` is `add`, `delete` is `remove`.
const IRREGULAR: Readonly<Record<string, string>> = { errata: 'erratum', qoss: 'qos', qos: 'qos', policies: 'policy' };

/** `disk-attachments` -> `disk-attachment`; what is singular already stays. */
export function singular(word: string): string {
  const cut = word.lastIndexOf('-') + 1;
  const [head, last] = [word.slice(0, cut), word.slice(cut)];
  const known = IRREGULAR[last];
  if (known !== undefined) return head + known;
  if (last.endsWith('ies')) return `${head}${last.slice(0, -3)}y`;
  if (/(sses|xes|ches|shes)$/.test(last)) return head + last.slice(0, -2);
  if (/[^su]s$/.test(last)) return head + last.slice(0, -1);
  return word;
}

const VERBS: Readonly<Record<string, string>> = {
  create: 'add',
  new: 'add',
  delete: 'remove',
  rm: 'remove',
  show: 'get',
  ls: 'list',
  edit: 'update',
};
const SHOWN: Readonly<Record<string, string>> = { add: 'create', remove: 'delete' };

export const canonicalVerb = (verb: string): string => VERBS[verb] ?? verb;
export const shownVerb = (verb: string): string => SHOWN[verb] ?? verb;

export const kebab = (member: string): string => member.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);
export const camel = (word: string): string =>
  word.replaceAll(/[-_]([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
