// What a list shows lives in the URL: search, sort, selection. Back works, and a link shows a colleague the same.
import type { Sort } from '@overt/ui-kit/table/columns.ts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { ListQuery } from '../api/queries.ts';

export interface ListState {
  query: ListQuery;
  sort: Sort;
  selection: ReadonlySet<string>;
  setSearch(search: string): void;
  setSort(sort: Sort): void;
  setSelection(selection: ReadonlySet<string>): void;
}

/** More than this would make a URL that browsers and proxies cut; a larger selection lives while the page is open. */
const MOST_IN_URL = 40;
const beyondUrl = new Map<string, ReadonlySet<string>>();

function fromUrl(page: string, text: string): ReadonlySet<string> {
  if (text === 'many') return beyondUrl.get(page) ?? new Set();
  return new Set(text === '' ? [] : text.split(','));
}

export function useListState(page: string, defaultSort: Sort): ListState {
  const [params, setParams] = useSearchParams();
  const search = params.get('q') ?? '';
  const key = params.get('sort') ?? defaultSort.key;
  const descending = params.has('dir') ? params.get('dir') === 'desc' : defaultSort.descending;
  const inUrl = params.get('sel') ?? '';
  const [selection, setSelection] = useState(() => fromUrl(page, inUrl));
  const written = useRef(inUrl);
  useEffect(() => {
    if (inUrl === written.current) return;
    written.current = inUrl;
    setSelection(fromUrl(page, inUrl));
  }, [page, inUrl]);
  // Two changes in quick succession: the router has not shown the first one yet when the second is made.
  const latest = useRef(params);
  useEffect(() => {
    latest.current = params;
  }, [params]);
  const set = useCallback(
    (change: Record<string, string>, replace: boolean) => {
      const next = new URLSearchParams(latest.current);
      for (const [name, value] of Object.entries(change)) {
        if (value === '') next.delete(name);
        else next.set(name, value);
      }
      latest.current = next;
      setParams(next, { replace });
    },
    [setParams],
  );
  return {
    query: { search, sort: key, descending },
    sort: { key, descending },
    selection,
    setSearch: text => set({ q: text }, false),
    setSort: sort => set({ sort: sort.key, dir: sort.descending ? 'desc' : 'asc' }, true),
    setSelection: next => {
      beyondUrl.set(page, next);
      written.current = next.size > MOST_IN_URL ? 'many' : [...next].join(',');
      setSelection(next);
      set({ sel: written.current }, true);
    },
  };
}
