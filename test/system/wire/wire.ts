// What the contracts of this directory ask with: the product, a token of its administrator, and requests that carry exactly the
// headers that are given and no others.
import type { Answer } from '../api.ts';
import { accepted, text } from '../inventory.ts';
import type { Product } from '../product.ts';

export const API = '/ovirt-engine/api';
export const SSO = '/ovirt-engine/sso/oauth';
export const FORM = 'application/x-www-form-urlencoded';
export const XML = { accept: 'application/xml', 'content-type': 'application/xml' };
export const JSON_FORM = { accept: 'application/json', 'content-type': 'application/json' };

type Headers = Readonly<Record<string, string>>;

export interface Wire {
  readonly product: Product;
  token(): string;
  /** A path below the API with the administrator's token, `Accept` and a body in XML unless other headers say otherwise. */
  xml(method: string, path: string, body?: string, headers?: Headers): Promise<Answer>;
  /** The same in JSON. */
  json(method: string, path: string, body?: object, headers?: Headers): Promise<Answer>;
}

/** A token by the password grant. */
export async function logIn(product: Product, username: string, password: string): Promise<string> {
  const body = new URLSearchParams({ grant_type: 'password', scope: 'ovirt-app-api', username, password }).toString();
  const headers = { 'content-type': FORM, accept: 'application/json' };
  return text(accepted(await product.raw('POST', `${SSO}/token`, { headers, body }))['access_token']);
}

export async function wireOf(product: Product): Promise<Wire> {
  const token = await logIn(product, product.username, product.password);
  const send = (method: string, path: string, body: string | undefined, headers: Headers): Promise<Answer> =>
    product.raw(method, `${API}${path}`, {
      headers: { authorization: `Bearer ${token}`, ...headers },
      ...(body === undefined ? {} : { body }),
    });
  return {
    product,
    token: () => token,
    xml: (method, path, body, headers) => send(method, path, body, { ...XML, ...headers }),
    json: (method, path, body, headers) =>
      send(method, path, body === undefined ? undefined : JSON.stringify(body), { ...JSON_FORM, ...headers }),
  };
}

/** Text of the first element of that name; undefined when there is none. */
export const element = (xml: string, name: string): string | undefined =>
  new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`).exec(xml)?.[1];

/** Names of the elements directly below the root, in order. */
export function members(xml: string): string[] {
  const found: string[] = [];
  let depth = 0;
  for (const [, closing, name = '', empty] of xml.matchAll(/<(\/?)([\w-]+)[^>]*?(\/?)>/g)) {
    if (closing === '/') depth -= 1;
    else {
      if (depth === 1) found.push(name);
      if (empty !== '/') depth += 1;
    }
  }
  return found;
}
