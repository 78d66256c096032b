// libvirt's own errors as they come over the wire, and their translation into catalogued refusals at the edge of this
// package. Inside, code looks at `LibvirtError.code` (an ErrorNumber); whoever answers a person calls `toRefusal`.
import type { ErrorCode } from '@overt/kernel/errors/catalogue';
import { Refusal } from '@overt/kernel/refusal';
import { ErrorNumber } from './constants.gen.ts';
import type { RemoteError } from './protocol.gen.ts';

export class LibvirtError extends Error {
  /** An ErrorNumber of constants.gen.ts. */
  readonly code: number;
  /** An ErrorDomain of constants.gen.ts: the part of libvirt that it comes from. */
  readonly domain: number;
  /** The procedure that failed. */
  readonly call: string;
  /** errno when `code` is SYSTEM_ERROR, else whatever libvirt put there. */
  readonly errno: number;

  constructor(call: string, wire: Pick<RemoteError, 'code' | 'domain' | 'message' | 'int1'>) {
    super(wire.message ?? `libvirt error ${wire.code}`);
    this.name = 'LibvirtError';
    this.call = call;
    this.code = wire.code;
    this.domain = wire.domain;
    this.errno = wire.int1;
  }

  static is(error: unknown, ...codes: readonly (keyof typeof ErrorNumber)[]): error is LibvirtError {
    return (
      error instanceof LibvirtError && (codes.length === 0 || codes.some(code => ErrorNumber[code] === error.code))
    );
  }
}

type Name = keyof typeof ErrorNumber;
const meanings: readonly (readonly [ErrorCode, readonly Name[]])[] = [
  ['LIBVIRT_NO_DOMAIN', ['NO_DOMAIN', 'INVALID_DOMAIN']],
  [
    'LIBVIRT_NOT_FOUND',

    [
      'NO_NETWORK',
      'NO_STORAGE_POOL',
      'NO_STORAGE_VOL',
      'NO_NODE_DEVICE',
      'NO_INTERFACE',
      'NO_NWFILTER',
      'NO_SECRET',
      'NO_DOMAIN_SNAPSHOT',
      'NO_DOMAIN_METADATA',
      'NO_DOMAIN_CHECKPOINT',
      'NO_DOMAIN_BACKUP',
      'NO_NETWORK_METADATA',
      'DEVICE_MISSING',
    ],
  ],
  ['LIBVIRT_EXISTS', ['DOM_EXIST', 'NETWORK_EXIST', 'STORAGE_VOL_EXIST', 'NETWORK_PORT_EXIST', 'BLOCK_COPY_ACTIVE']],
  ['LIBVIRT_WRONG_STATE', ['OPERATION_INVALID', 'RESOURCE_BUSY', 'SNAPSHOT_REVERT_RISKY', 'CHECKPOINT_INCONSISTENT']],
  ['LIBVIRT_JOB_LOCKED', ['OPERATION_TIMEOUT']],
  ['LIBVIRT_UNSUPPORTED', ['NO_SUPPORT', 'OPERATION_UNSUPPORTED', 'ARGUMENT_UNSUPPORTED']],

  [
    'LIBVIRT_REJECTED',
    [
      'INVALID_ARG',
      'XML_ERROR',
      'XML_DETAIL',
      'XML_INVALID_SCHEMA',
      'CONFIG_UNSUPPORTED',
      'CPU_INCOMPATIBLE',
      'INVALID_MAC',
      'OS_TYPE',
    ],
  ],
  ['LIBVIRT_AGENT_UNRESPONSIVE', ['AGENT_UNRESPONSIVE', 'AGENT_UNSYNCED', 'AGENT_COMMAND_TIMEOUT']],
  ['LIBVIRT_MIGRATION_UNSAFE', ['MIGRATE_UNSAFE']],
  ['LIBVIRT_DENIED', ['OPERATION_DENIED', 'ACCESS_DENIED', 'AUTH_FAILED', 'AUTH_CANCELLED', 'AUTH_UNAVAILABLE']],
];
const refusalByNumber = new Map<number, ErrorCode>(
  meanings.flatMap(([code, names]) => names.map(name => [ErrorNumber[name], code] as const)),
);

/** A catalogued refusal for what libvirt answered; anything else (a Refusal, a bug) comes back unchanged. */
export function toRefusal(error: unknown): unknown {
  if (!(error instanceof LibvirtError)) return error;
  const code = refusalByNumber.get(error.code) ?? 'LIBVIRT_FAILED';
  return new Refusal(code, { detail: error.message, call: error.call, libvirtCode: error.code }, { cause: error });
}

/** Runs `work` and throws libvirt's errors as refusals. */
export async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toRefusal(error);
  }
}
