import { describe, expect, it } from 'vitest';
import { writeCpio } from './cpio.ts';
import { dependenciesOf } from './modules.ts';

describe('writeCpio', () => {
  const archive = writeCpio([
    { kind: 'file', path: 'etc/a', mode: 0o644, content: Buffer.from('hello') },
    { kind: 'link', path: 'bin/sh', target: 'busybox' },
  ]);

  it('writes each missing directory once, before what lies in it, and closes with the trailer', () => {
    const names = [...archive.toString('latin1').matchAll(/070701[0-9a-f]{104}([^\0]+)\0/g)].map(m => m[1]);
    expect(names).toEqual(['etc', 'etc/a', 'bin', 'bin/sh', 'TRAILER!!!']);
  });

  it('keeps every record on a boundary of four bytes', () => {
    expect(archive.length % 4).toBe(0);
    expect(archive.indexOf('hello') % 4).toBe(0);
  });
});

it('reads what a kernel module depends on from its information section', () => {
  expect(dependenciesOf(Buffer.from('\0license=GPL\0depends=virtio-ring,failover\0name=x\0'))).toEqual([
    'virtio_ring',
    'failover',
  ]);
  expect(dependenciesOf(Buffer.from('\0depends=\0'))).toEqual([]);
  expect(dependenciesOf(Buffer.from('nothing'))).toEqual([]);
});
