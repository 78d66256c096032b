// A long list as pages of 100 that are fetched when they come into view: a jump to row 15,000 fetches that page only.
// oVirt's API tells no total; it is exact once a short page was seen, else the caller's known total or a lower bound. The
// page after a full one is asked for too, so that a list that ends with a full page knows that it has ended.
import type { QueryClient } from '@tanstack/react-query';
import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { keys } from './keys.ts';

export const PAGE = 100;
const SKELETON_ROWS = 24;

export interface PagedRows<Row> {
  /** With room to scroll on while it is not exact. */
  rowCount: number;
  exact: boolean;
  /** How many there are for certain. */
  atLeast: number;
  rowAt(index: number): Row | undefined;
  onVisible(first: number, last: number): void;
  visible: Row[];
  error: Error | null;
  retry(): void;
  all(): Promise<Row[]>;
}

interface Source<Row> {
  entity: string;
  /** Everything that makes this list another one: search, sort. */
  scope: readonly string[];
  fetchPage(page: number, size: number, signal: AbortSignal): Promise<Row[]>;
  knownTotal?: number | undefined;
}

function loadedPages<Row>(client: QueryClient, key: readonly unknown[]): Map<number, Row[]> {
  const found = client.getQueriesData<Row[]>({ queryKey: key });
  return new Map(found.flatMap(([at, rows]) => (rows ? [[Number(at.at(-1)), rows] as const] : [])));
}

export function countRows(
  pages: ReadonlyMap<number, { length: number }>,
  known: number | undefined,
): { rowCount: number; exact: boolean; atLeast: number } {
  const lengthOf = (page: number) => pages.get(page)?.length ?? 0;
  const numbers = [...pages.keys()].toSorted((a, b) => a - b);
  const short = numbers.find(page => lengthOf(page) < PAGE);
  const lastFull = numbers.findLast(page => short === undefined || page < short);
  const end = lastFull === undefined ? 0 : (lastFull + 1) * PAGE;
  if (short !== undefined) {
    const rowCount = short * PAGE + lengthOf(short);
    // Of an empty page one knows only that the list ends somewhere before it.
    const exact = lengthOf(short) > 0 || rowCount === end;
    return { rowCount, exact, atLeast: exact ? rowCount : end };
  }
  if (lastFull === undefined) return { rowCount: known ?? SKELETON_ROWS, exact: false, atLeast: known ?? 0 };
  return known !== undefined && known >= end
    ? { rowCount: known, exact: true, atLeast: known }
    : { rowCount: end + SKELETON_ROWS, exact: false, atLeast: end };
}

export function usePagedRows<Row>({ entity, scope, fetchPage, knownTotal }: Source<Row>): PagedRows<Row> {
  const client = useQueryClient();
  const [range, setRange] = useState({ first: 0, last: 0 });
  const key = keys.list(entity, ...scope, 'pages');
  const from = Math.floor(range.first / PAGE);
  const seen = Math.floor(range.last / PAGE);
  const isFull = client.getQueryData<Row[]>([...key, seen])?.length === PAGE;
  const to = isFull && (knownTotal ?? 0) <= (seen + 1) * PAGE ? seen + 1 : seen;
  const results = useQueries({
    queries: Array.from({ length: to - from + 1 }, (_, at) => ({
      queryKey: [...key, from + at],
      queryFn: ({ signal }: { signal: AbortSignal }) => fetchPage(from + at, PAGE, signal),
      notifyOnChangeProps: ['data' as const, 'error' as const],
    })),
  });
  const pages = loadedPages<Row>(client, key);
  const rowAt = (index: number) => pages.get(Math.floor(index / PAGE))?.[index % PAGE];
  const onVisible = useCallback((first: number, last: number) => {
    setRange(now => (now.first === first && now.last === last ? now : { first, last }));
  }, []);
  const visible: Row[] = [];
  for (let index = range.first; index <= range.last; index += 1) {
    const row = rowAt(index);
    if (row !== undefined) visible.push(row);
  }
  return {
    ...countRows(pages, knownTotal),
    rowAt,
    onVisible,
    visible,
    error: results.find(result => result.error && !result.data)?.error ?? null,
    retry: () => void client.invalidateQueries({ queryKey: key }),
    all: async () => {
      const rows: Row[] = [];
      for (let page = 0; ; page += 1) {
        const next = await fetchPage(page, 1000, new AbortController().signal);
        rows.push(...next);
        if (next.length < 1000) return rows;
      }
    },
  };
}
