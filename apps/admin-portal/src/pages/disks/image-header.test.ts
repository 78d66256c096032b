import { describe, expect, it } from 'vitest';
import { imageFacts } from './image-header.ts';

function qcow2(size: bigint, backing: bigint): ArrayBuffer {
  const buffer = new ArrayBuffer(104);
  const view = new DataView(buffer);
  view.setUint32(0, 0x51_46_49_fb);
  view.setUint32(4, 3);
  view.setBigUint64(8, backing);
  view.setBigUint64(24, size);
  return buffer;
}

describe('the header of an image', () => {
  it('gives the virtual size of a qcow2', () => {
    expect(imageFacts(qcow2(10n * 2n ** 30n, 0n), 500)).toEqual({
      format: 'cow',
      content: 'data',
      virtualSize: 10 * 2 ** 30,
      backingFile: false,
    });
  });
  it('tells a qcow2 that needs another file', () => {
    expect(imageFacts(qcow2(1n, 200n), 500).backingFile).toBe(true);
  });
  it('knows an ISO by its name, and takes everything else as raw', () => {
    const iso = new ArrayBuffer(0x90_00);
    new Uint8Array(iso).set(new TextEncoder().encode('CD001'), 0x80_01);
    expect(imageFacts(iso, 0x90_00)).toMatchObject({ format: 'raw', content: 'iso' });
    expect(imageFacts(new ArrayBuffer(3), 3)).toMatchObject({ format: 'raw', content: 'data', virtualSize: 3 });
  });
});
