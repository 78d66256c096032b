// The portal as the real product serves it, in a real Chromium, with what went wrong behind the page: errors of the page,
// and requests that the engine refused or could not answer.
import type { Browser, Page } from 'playwright-core';
import type { Product } from '../../system/product.ts';
import { launchChromium, openWindow, signIn, type Theme } from '../chromium.ts';

export interface OpenPortal {
  readonly page: Page;
  /** Errors of the page and violations of its Content-Security-Policy. */
  readonly errors: string[];
  /** `400 GET /path: sentence of the fault` for each answer of 400 and above. */
  readonly refusals: string[];
  /** Goes to another page of the portal without losing the session, as a link does. */
  go(path: string): Promise<void>;
}

export interface Portal {
  /** Signs in at `path`, e.g. `/vms`. */
  open(path: string, theme?: Theme): Promise<OpenPortal>;
  close(): Promise<void>;
}

export async function openPortal(product: Product): Promise<Portal> {
  const browser: Browser = await launchChromium();
  return {
    async open(path, theme) {
      const { page, errors } = await openWindow(browser, theme);
      const refusals: string[] = [];
      page.on('response', answer => {
        if (answer.status() < 400) return;
        const { pathname, search } = new URL(answer.url());
        const line = `${answer.status()} ${answer.request().method()} ${pathname}${decodeURIComponent(search)}`;
        void answer.text().then(
          text => refusals.push(`${line}: ${text.slice(0, 300)}`),
          () => refusals.push(line),
        );
      });
      await signIn(page, new URL(`/portal${path}`, product.url).href, product.username, product.password);
      return {
        page,
        errors,
        refusals,
        // The token lives in the page's memory only: a reload would sign out. The router listens to the history.
        go: async to =>
          void (await page.evaluate(
            `history.pushState(null, '', '/portal${to}'); dispatchEvent(new PopStateEvent('popstate'))`,
          )),
      };
    },
    close: () => browser.close(),
  };
}
