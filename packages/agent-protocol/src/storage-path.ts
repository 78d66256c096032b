// Which paths no host takes as storage, whatever is there; pure.
import { posix } from 'node:path';

const FORBIDDEN = /^\/($|(bin|boot|dev|etc|lib|lib64|proc|run|sbin|sys|usr)(\/|$))/;

/** Why not, or undefined. */
export function whyNoStoragePath(path: string): string | undefined {
  if (posix.normalize(path) !== path || (path.endsWith('/') && path !== '/'))
    return 'write it without dots and double slashes';
  return FORBIDDEN.test(path) ? 'it belongs to the operating system' : undefined;
}
