// A request's URL, taken apart as oVirt's clients write it: optional `/v4`, trailing slashes, matrix parameters.
import { refuse } from '@overt/kernel/refusal';

export const API = '/ovirt-engine/api';

export interface ApiPath {
  /** Decoded, without prefix, version and matrix parameters. */
  readonly segments: readonly string[];
  /** Matrix parameters of the last segment. */
  readonly matrix: ReadonlyMap<string, string>;
  readonly query: URLSearchParams;
  /** `/ovirt-engine/api`, or with `/v4` where the request said so: what hrefs begin with. */
  readonly prefix: string;
  /** Version of the URL, e.g. `4`. */
  readonly version: string | undefined;
}

/** Undefined when the URL is not below the API. Refuses INVALID_PATH. */
export function parseApiPath(url: string): ApiPath | undefined {
  const at = url.indexOf('?');
  const path = at === -1 ? url : url.slice(0, at);
  if (!path.startsWith(API)) return undefined;
  const below = path.slice(API.length);
  if (below !== '' && below[0] !== '/' && below[0] !== ';') return undefined;
  const parts = below.split('/').map(part => part.split(';'));
  const words = parts.map(([word = '']) => decode(word)).filter(word => word !== '');
  const last = parts.findLast(([word]) => word !== '') ?? [];
  const version = /^v(\d+)$/.exec(words[0] ?? '')?.[1];
  return {
    segments: version === undefined ? words : words.slice(1),
    matrix: new Map((parts.length === 1 ? (parts[0] ?? []) : last).slice(1).map(matrixParameter)),
    query: new URLSearchParams(at === -1 ? '' : url.slice(at + 1)),
    prefix: version === undefined ? API : `${API}/v${version}`,
    version,
  };
}

function matrixParameter(text: string): [string, string] {
  const at = text.indexOf('=');
  return at === -1 ? [decode(text), ''] : [decode(text.slice(0, at)), decode(text.slice(at + 1))];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return refuse('INVALID_PATH', { path: text.slice(0, 64) });
  }
}
