// What the first bytes of an image file say: qcow2 has a magic number and its virtual size; an ISO has a name at 32 KiB.
export interface ImageFacts {
  format: 'cow' | 'raw';
  content: 'data' | 'iso';
  /** The size of the disk that the guest will see, in bytes. */
  virtualSize: number;
  /** A qcow2 that needs another file is refused by the engine; better to say so before the upload. */
  backingFile: boolean;
}

export const HEADER_BYTES = 40 * 1024;

export function imageFacts(header: ArrayBuffer, fileSize: number): ImageFacts {
  const view = new DataView(header);
  if (header.byteLength >= 32 && view.getUint32(0) === 0x51_46_49_fb) {
    return {
      format: 'cow',
      content: 'data',
      virtualSize: Number(view.getBigUint64(24)),
      backingFile: view.getBigUint64(8) !== 0n,
    };
  }
  const iso =
    header.byteLength > 0x80_06 && new TextDecoder('latin1').decode(new Uint8Array(header, 0x80_01, 5)) === 'CD001';
  return { format: 'raw', content: iso ? 'iso' : 'data', virtualSize: fileSize, backingFile: false };
}
