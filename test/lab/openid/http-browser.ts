// As much of a browser as a sign-in needs: cookies by host and path, redirects, forms.
import { Agent, request } from 'undici';

interface Cookie {
  readonly origin: string;
  readonly path: string;
  readonly name: string;
  readonly value: string;
}

export interface Page {
  readonly url: URL;
  readonly status: number;
  readonly html: string;
}

export interface HttpBrowser {
  get(url: string): Promise<Page>;
  /** Fills in and sends the first form of a page, with the hidden fields that it has. */
  submit(page: Page, fields: Readonly<Record<string, string>>): Promise<Page>;
  /** Redirects to what begins so are not followed: the page is the redirect. */
  stopAt: string;
  close(): Promise<void>;
}

const text = (html: string): string =>
  html.replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code))).replaceAll('&amp;', '&');

export const links = (page: Page): string[] =>
  [...page.html.matchAll(/href="([^"]+)"/g)].map(match => new URL(text(match[1] ?? ''), page.url).href);

export function httpBrowser(caPem: string): HttpBrowser {
  const agent = new Agent({ connect: { ca: caPem } });
  let jar: readonly Cookie[] = [];

  function keep(url: URL, header: string): void {
    const [pair = '', ...attributes] = header.split(';').map(part => part.trim());
    const path = attributes.find(one => /^path=/i.test(one))?.slice(5) ?? '/';
    const [name = '', ...value] = pair.split('=');
    const gone = attributes.some(one => /^max-age=0$/i.test(one) || /^expires=thu, 01 jan 1970/i.test(one));
    const others = jar.filter(one => !(one.origin === url.host && one.path === path && one.name === name));
    jar = gone ? others : [...others, { origin: url.host, path, name, value: value.join('=') }];
  }

  async function go(address: string, form: URLSearchParams | undefined, from: URL | undefined): Promise<Page> {
    const url = new URL(address);
    const sent = jar.filter(one => one.origin === url.host && url.pathname.startsWith(one.path));
    const answer = await request(url, {
      method: form === undefined ? 'GET' : 'POST',
      dispatcher: agent,
      headers: {
        accept: 'text/html',
        cookie: sent.map(one => `${one.name}=${one.value}`).join('; '),
        ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
        ...(from === undefined ? {} : { 'sec-fetch-site': from.origin === url.origin ? 'same-origin' : 'cross-site' }),
      },
      ...(form === undefined ? {} : { body: form.toString() }),
    });
    for (const header of [answer.headers['set-cookie'] ?? []].flat()) keep(url, header);
    const html = await answer.body.text();
    const location = answer.headers['location'];
    if (answer.statusCode >= 300 && answer.statusCode < 400 && typeof location === 'string') {
      const next = new URL(location, url);
      if (next.href.startsWith(browser.stopAt)) return { url: next, status: answer.statusCode, html };
      return await go(next.href, undefined, undefined);
    }
    return { url, status: answer.statusCode, html };
  }

  const browser: HttpBrowser = {
    stopAt: 'about:',
    get: url => go(url, undefined, undefined),
    async submit(page, fields) {
      const form = /<form[^>]*action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/.exec(page.html);
      if (form === null) throw new Error(`there is no form: ${page.html.slice(0, 500)}`);
      const values = new URLSearchParams();
      for (const [input] of (form[2] ?? '').matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
        const name = /name="([^"]*)"/.exec(input)?.[1];
        if (name !== undefined) values.set(name, text(/value="([^"]*)"/.exec(input)?.[1] ?? ''));
      }
      for (const [name, value] of Object.entries(fields)) values.set(name, value);
      return await go(new URL(text(form[1] ?? ''), page.url).href, values, page.url);
    },
    close: () => agent.close(),
  };
  return browser;
}
