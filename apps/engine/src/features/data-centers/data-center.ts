// What a data center is: rules that need no database.
import { refuseUnless } from '@overt/kernel/refusal';

export const SUPPORTED_VERSIONS = ['4.6', '4.7', '4.8'] as const;

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
