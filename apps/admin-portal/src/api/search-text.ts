// Builds one text of oVirt's search language from what a page holds apart: the person's words, the sort, the page.
export interface SearchParts {
  search: string;
  sort: string;
  descending: boolean;
}

/** `page` counts from 1. A `sortby` or `page` that the person typed is theirs and is not repeated. */
export function searchText({ search, sort, descending }: SearchParts, page: number): string {
  const words = search.trim();
  const sorted =
    /\bsortby\b/i.test(words) || sort === '' ? words : `${words} sortby ${sort} ${descending ? 'desc' : 'asc'}`;
  return `${sorted} page ${page}`.trim();
}

/** A value as the language wants it: quoted when it has more than letters, digits and a few signs. */
export function quoted(value: string): string {
  const clean = value.replaceAll(/["';]/g, '');
  return /^[\w.*@:/-]+$/.test(clean) ? clean : `"${clean}"`;
}
