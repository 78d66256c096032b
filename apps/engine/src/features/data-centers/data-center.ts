// What a data center is: rules that need no database.
import { refuseUnless } from '@overt/kernel/refusal';

export const SUPPORTED_VERSIONS = ['4.2', '4.3', '4.4', '4.5', '4.6', '4.7', '4.8'] as const;

/** What is made gets it when nothing is said. */
export const LATEST_VERSION = '4.8';

const NAME = /^[\p{L}\p{N}_.-]+$/u;

/** Names as oVirt allows them: letters, digits, `-`, `_`, `.`; at most `limit` characters. */
export function checkName(path: string, name: string, limit = 40): void {
  refuseUnless(name.length > 0 && name.length <= limit, 'INVALID_VALUE', { path, rule: `1 to ${limit} characters` });
  refuseUnless(NAME.test(name), 'INVALID_VALUE', { path, rule: 'only letters, digits, "-", "_" and "."' });
}

export function checkVersion(path: string, version: string): void {
  refuseUnless((SUPPORTED_VERSIONS as readonly string[]).includes(version), 'INVALID_VALUE', {
    path,
    rule: `one of ${SUPPORTED_VERSIONS.join(', ')}`,
  });
}

/** Of the storage of a data center of that level. */
export const storageFormatOf = (version: string): 'v4' | 'v5' => (version === '4.2' ? 'v4' : 'v5');

/** Levels compare as numbers, not as texts. */
export const isBelow = (version: string, other: string): boolean => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [otherMajor = 0, otherMinor = 0] = other.split('.').map(Number);
  return major === otherMajor ? minor < otherMinor : major < otherMajor;
};
