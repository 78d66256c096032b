// What the tests see of bootstrap.mjs, which cannot be TypeScript: it runs before Node 24 is there.
interface LockFile {
  packages?: Record<string, { version?: string; link?: boolean; optional?: boolean; name?: string }>;
}
export function missingPackages(locked: LockFile, installed: LockFile | undefined): string[];
export function vanishedPackages(installed: LockFile | undefined, isThere: (path: string) => boolean): string[];
