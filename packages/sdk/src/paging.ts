// Walks through a collection page by page with the search language's `page N`, holding one page at a time.
export interface PageOptions {
  readonly search?: string | undefined;
  readonly pageSize?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface PageRequest {
  readonly search: string;
  readonly max: number;
  readonly signal?: AbortSignal;
}

const PAGE = 500;

/** Pages in order until one comes short. A search that names its own page gives that one only. */
export async function* pages<T>(
  list: (request: PageRequest) => Promise<readonly T[]>,
  options: PageOptions = {},
): AsyncGenerator<readonly T[], void, undefined> {
  const { search = '', pageSize = PAGE, signal } = options;
  const own = /\bpage\s+\d+\s*$/i.test(search);
  for (let number = 1; ; number += 1) {
    signal?.throwIfAborted();
    const words = own ? search : `${search} page ${number}`.trim();
    const page = await list({ search: words, max: pageSize, ...(signal && { signal }) });
    if (page.length > 0) yield page;
    if (own || page.length < pageSize) return;
  }
}

export async function* items<T>(
  list: (request: PageRequest) => Promise<readonly T[]>,
  options: PageOptions = {},
): AsyncGenerator<T, void, undefined> {
  for await (const page of pages(list, options)) yield* page;
}
