// For tests: which statements a request to a server in this process causes. A request is marked by a header, so that what the
// engine does by itself meanwhile is not counted with it.
import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import pg from 'pg';

export const COUNT_HEADER = 'x-count-statements';

export interface StatementCounter {
  /** Statements of the request with this mark, in their order; empty for one that never came. */
  of(mark: string): readonly string[];
  stop(): void;
}

/** One at a time: `stop` it before another is started. */
export function statementCounter(): StatementCounter {
  const current = new AsyncLocalStorage<string[]>();
  const found = new Map<string, string[]>();
  // Published in the request's own context, before any handler runs.
  const begin = (message: unknown) => {
    const mark = (message as { request: IncomingMessage }).request.headers[COUNT_HEADER];
    const texts: string[] = [];
    if (typeof mark === 'string') found.set(mark, texts);
    current.enterWith(texts);
  };
  const { query } = pg.Client.prototype;
  const counted = function (this: pg.Client, ...given: unknown[]): unknown {
    current.getStore()?.push(String(given[0]));
    return Reflect.apply(query, this, given);
  };
  pg.Client.prototype.query = counted as typeof query;
  subscribe('http.server.request.start', begin);
  return {
    of: mark => found.get(mark) ?? [],
    stop() {
      unsubscribe('http.server.request.start', begin);
      pg.Client.prototype.query = query;
    },
  };
}
