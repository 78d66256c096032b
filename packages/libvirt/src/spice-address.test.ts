import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { silentLog } from '@overt/kernel/ports';
import { systemClock } from '@overt/kernel/system';
import { expect, test } from 'vitest';
import { startClient } from './client.ts';
import { buildDomainXml } from './domain-xml.ts';
import { createXml, destroy, domainHandle } from './domains.ts';
import { plainAddress, spiceListenAddress } from './spice-address.ts';
import { startPrivateLibvirtd } from './testing/private-libvirtd.ts';

const possible = process.getuid?.() === 0 && existsSync('/usr/sbin/libvirtd');

test('only an IPv4 address on a machine that has IPv6, but no IPv4 beside loopback, is told in another form', () => {
  expect(spiceListenAddress('127.0.0.1', ['127.0.0.1', '::1', 'fe80::1'])).toBe('::ffff:127.0.0.1');
  expect(spiceListenAddress('127.0.0.1', ['127.0.0.1', '::1'])).toBe('::ffff:127.0.0.1');
  expect(spiceListenAddress('0.0.0.0', ['2001:db8::1'])).toBe('::ffff:0.0.0.0');
  for (const addresses of [['127.0.0.1'], ['192.0.2.1', 'fe80::1'], ['192.0.2.1'], []])
    expect(spiceListenAddress('127.0.0.1', addresses)).toBe('127.0.0.1');
  expect(spiceListenAddress('::1', ['fe80::1'])).toBe('::1');
  expect(['::ffff:127.0.0.1', '::1', '192.0.2.1'].map(plainAddress)).toEqual(['127.0.0.1', '::1', '192.0.2.1']);
});

test.runIf(possible)(
  'a VM with SPICE starts and listens on a machine with loopback alone, and with a link-local address beside it',
  async () => {
    const dir = await mkdtemp('/tmp/lv-spice-');
    const daemon = await startPrivateLibvirtd({ dir, network: 'loopback', log: silentLog });
    const address = { kind: 'unix', path: daemon.socketPath } as const;
    const lv = startClient({ address, uri: 'qemu:///system', clock: systemClock, log: silentLog });
    const inside = (...command: string[]) =>
      execFileSync('nsenter', ['--net', `--target=${daemon.pid}`, ...command], { encoding: 'utf8' });
    const start = async (listen: string) => {
      const uuid = randomUUID();
      const xml = buildDomainXml({
        name: uuid,
        uuid,
        accel: 'qemu',
        arch: 'x86_64',
        machine: 'q35',
        memory: { current: 64 * 1024 ** 2, max: 64 * 1024 ** 2 },
        vcpus: { current: 1, max: 1 },
        firmware: { kind: 'bios' },
        disks: [],
        nics: [],
        graphics: [{ type: 'spice', listen, password: 'sesame' }],
      });
      await createXml(lv.control, xml);
      const listening = inside('ss', '-Hltn');
      await destroy(lv.control, domainHandle(uuid));
      return listening;
    };
    try {
      await lv.ready();
      expect(await start(spiceListenAddress('127.0.0.1', ['127.0.0.1', '::1']))).toMatch(/127\.0\.0\.1\]?:\d+/);
      inside('ip', 'link', 'add', 'br9', 'type', 'bridge');
      inside('ip', 'link', 'set', 'br9', 'up');
      inside('ip', '-6', 'address', 'add', 'fe80::5/64', 'dev', 'br9', 'nodad');
      // If this starts, the other form of the address is needed no more.
      await expect(start('127.0.0.1')).rejects.toThrow('Address family for hostname not supported');
      const mapped = spiceListenAddress('127.0.0.1', ['127.0.0.1', '::1', 'fe80::5']);
      expect(await start(mapped)).toMatch(/127\.0\.0\.1\]?:\d+/);
    } finally {
      await lv.close();
      await daemon.stop({ purge: true });
    }
  },
  60_000,
);
