// A qcow2 image of version 3 that holds nothing: what a fresh volume of a real host is when a client reads it.

const CLUSTER = 65_536;
const HEADER_BYTES = 104;
/** Guest bytes that one entry of the first table leads to: a cluster of entries of 8 bytes, each for a cluster. */
const PER_ENTRY = (CLUSTER / 8) * CLUSTER;

/** Header, one table and one block of reference counts, then the first table: a cluster each, the last as many as it needs. */
export function emptyQcow2(virtualSizeBytes: number): Buffer {
  const entries = Math.ceil(virtualSizeBytes / PER_ENTRY);
  const clusters = 3 + Math.max(1, Math.ceil((entries * 8) / CLUSTER));
  const image = Buffer.alloc(clusters * CLUSTER);
  image.write('QFI\xfb', 0, 'latin1');
  image.writeUInt32BE(3, 4);
  image.writeUInt32BE(Math.log2(CLUSTER), 20);
  image.writeBigUInt64BE(BigInt(virtualSizeBytes), 24);
  image.writeUInt32BE(entries, 36);
  image.writeBigUInt64BE(BigInt(3 * CLUSTER), 40);
  image.writeBigUInt64BE(BigInt(CLUSTER), 48);
  image.writeUInt32BE(1, 56);
  image.writeUInt32BE(4, 96);
  image.writeUInt32BE(HEADER_BYTES, 100);
  image.writeBigUInt64BE(BigInt(2 * CLUSTER), CLUSTER);
  for (let index = 0; index < clusters; index += 1) image.writeUInt16BE(1, 2 * CLUSTER + 2 * index);
  return image;
}
