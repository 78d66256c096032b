// Reads a qcow2 header byte by byte, before any program opens the file: what makes an image reach outside itself (backing
// file, external data file) or ask for absurd resources (tables) is refused here, where no parser can be tricked by it.
import { refuse } from '@overt/kernel/refusal';

const MAGIC = 0x514649fb;
/** What is read of a file for it, at its beginning. */
export const QCOW2_HEADER_BYTES = 112;
const MAX_TABLE_BYTES = 32 * 1024 * 1024;

/** Feature bits that change where data is; the rest of the bits that QEMU knows are harmless. */
const INCOMPATIBLE = { dirty: 1n, corrupt: 2n, dataFile: 4n, compression: 8n, extendedL2: 16n } as const;

export interface Qcow2Header {
  readonly version: number;
  readonly clusterBytes: number;
  readonly virtualSizeBytes: number;
}

/**
 * `start`: the first bytes of the file, fewer where it ends before. Refuses AGENT_IMAGE_INVALID with the reason; a base only
 * unless it is `based`, which nothing from outside ever is.
 */
export function parseQcow2Header(start: Buffer, based = false): Qcow2Header {
  const no = (cause: string): never => refuse('AGENT_IMAGE_INVALID', { cause });
  const buffer = Buffer.alloc(QCOW2_HEADER_BYTES);
  start.copy(buffer);
  if (start.length < 72 || buffer.readUInt32BE(0) !== MAGIC) return no('it is not a qcow2 image');
  const version = buffer.readUInt32BE(4);
  if (version !== 2 && version !== 3) no(`qcow2 version ${version} is not known`);
  if (!based && (buffer.readBigUInt64BE(8) !== 0n || buffer.readUInt32BE(16) !== 0)) no('it refers to a backing file');
  const clusterBits = buffer.readUInt32BE(20);
  if (clusterBits < 9 || clusterBits > 21) no('its cluster size is out of range');
  const clusterBytes = 2 ** clusterBits;
  const virtualSize = buffer.readBigUInt64BE(24);
  if (virtualSize > BigInt(Number.MAX_SAFE_INTEGER)) no('its virtual size is out of range');
  const virtualSizeBytes = Number(virtualSize);
  if (buffer.readUInt32BE(32) !== 0) no('it is encrypted');
  const l1Entries = buffer.readUInt32BE(36);
  const extended = version === 3 && (buffer.readBigUInt64BE(72) & INCOMPATIBLE.extendedL2) !== 0n;
  // One L1 entry points at one cluster of L2 entries of 8 (extended: 16) bytes, each of which maps one cluster.
  const mappedByL1Entry = (clusterBytes / (extended ? 16 : 8)) * clusterBytes;
  const l1Needed = Math.ceil(virtualSizeBytes / mappedByL1Entry);
  if (l1Entries * 8 > MAX_TABLE_BYTES || l1Entries > l1Needed + 65_536)
    no('its L1 table is larger than its size needs');
  if (l1Entries < l1Needed) no('its L1 table is too small for its size');
  if (buffer.readUInt32BE(56) * clusterBytes > MAX_TABLE_BYTES) no('its refcount table is too large');
  if (buffer.readUInt32BE(60) !== 0) no('it contains internal snapshots');
  if (version === 3) {
    const features = buffer.readBigUInt64BE(72);
    if ((features & INCOMPATIBLE.dataFile) !== 0n) no('it keeps its data in an external file');
    if ((features & INCOMPATIBLE.corrupt) !== 0n) no('it is marked corrupt');
    const known = Object.values(INCOMPATIBLE).reduce((all, bit) => all | bit, 0n);
    if ((features & ~known) !== 0n) no('it uses features that are not known');
  }
  return { version, clusterBytes, virtualSizeBytes };
}
