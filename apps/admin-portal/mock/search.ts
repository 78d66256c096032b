// Enough of oVirt's search language for the mock: conditions with and/or, wildcards, sortby, page.
export interface Parsed {
  matches(of: (field: string) => string | number): boolean;
  sort: { field: string; descending: boolean } | null;
  page: number;
}

export class SearchError extends Error {}

function compare(left: string | number, operator: string, right: string): boolean {
  if (operator === '=' || operator === '!=') {
    const pattern = new RegExp(`^${right.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`, 'i');
    return pattern.test(String(left)) === (operator === '=');
  }
  const [a, b] = [Number(left), Number(right)];
  return operator === '>' ? a > b : operator === '<' ? a < b : operator === '>=' ? a >= b : a <= b;
}

export function parseSearch(text: string): Parsed {
  let rest = text.trim();
  const page = /\bpage\s+(\d+)\s*$/i.exec(rest);
  if (page) rest = rest.slice(0, page.index).trim();
  const sort = /\bsortby\s+([\w.]+)(?:\s+(asc|desc))?\s*$/i.exec(rest);
  if (sort) rest = rest.slice(0, sort.index).trim();
  if (/[';]/.test(rest) || /\bsortby\b/i.test(rest))
    throw new SearchError(`The search is not understood near "${rest.slice(0, 30)}".`);
  const groups =
    rest === ''
      ? []
      : rest.split(/\s+or\s+/i).map(group =>
          group.split(/\s+and\s+/i).map(condition => {
            const found = /^([\w.]+)\s*(<=|>=|!=|=|<|>)\s*"?([^"]*)"?$/.exec(condition.trim());
            if (found)
              return { field: (found[1] ?? '').toLowerCase(), operator: found[2] ?? '=', value: found[3] ?? '' };
            if (/[<>=]/.test(condition)) throw new SearchError(`The search is not understood near "${condition}".`);
            return { field: 'name', operator: '=', value: `*${condition.trim().replaceAll('"', '')}*` };
          }),
        );
  return {
    matches: of =>
      groups.length === 0 || groups.some(group => group.every(one => compare(of(one.field), one.operator, one.value))),
    sort: sort ? { field: (sort[1] ?? '').toLowerCase(), descending: sort[2]?.toLowerCase() === 'desc' } : null,
    page: Number(page?.[1] ?? 1),
  };
}

export function applySearch<T>(
  rows: Iterable<T>,
  text: string,
  max: number,
  of: (row: T, field: string) => string | number,
): T[] {
  const { matches, sort, page } = parseSearch(text);
  const found = [...rows].filter(row => matches(field => of(row, field)));
  if (sort) {
    const order = new Intl.Collator('en', { numeric: true });
    found.sort((a, b) => {
      const [x, y] = [of(a, sort.field), of(b, sort.field)];
      const way = typeof x === 'number' && typeof y === 'number' ? x - y : order.compare(String(x), String(y));
      return sort.descending ? -way : way;
    });
  }
  return max > 0 ? found.slice((page - 1) * max, page * max) : found;
}
