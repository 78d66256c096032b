import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { whyNoMachine } from './private-machine.ts';
import { startPrivateNetwork } from './private-network.ts';
import { cachedTinyGuest } from './tiny-guest.ts';
import { until } from './until.ts';

const guest = cachedTinyGuest();

it.skipIf(whyNoMachine() !== undefined || guest === undefined)(
  'gives a guest an address, and leaves nothing behind',
  async () => {
    const dir = mkdtempSync('/tmp/ovn-');
    const network = await startPrivateNetwork(join(dir, 'n'));
    const mac = '52:54:00:0b:0b:01';
    const tap = 'ovtesttap';
    spawnSync('ip', ['tuntap', 'add', tap, 'mode', 'tap']);
    spawnSync('ip', ['link', 'set', tap, 'up', 'master', network.bridge]);
    const drive = ['-snapshot', '-drive', `file=${guest?.disk},if=virtio`];
    const nic = [
      '-netdev',
      `tap,id=n,ifname=${tap},script=no,downscript=no`,
      '-device',
      `virtio-net-pci,netdev=n,mac=${mac}`,
    ];
    const qemu = spawn(
      'qemu-system-x86_64',
      ['-machine', 'pc,accel=tcg', '-m', '128', '-display', 'none', ...drive, ...nic],
      { stdio: 'ignore' },
    );
    try {
      const address = await until('the guest has an address', () => network.leases().get(mac));
      expect(address.startsWith(`${network.prefix}.`)).toBe(true);
    } finally {
      qemu.kill('SIGKILL');
      spawnSync('ip', ['link', 'delete', tap]);
      await network.stop();
      rmSync(dir, { recursive: true });
    }
    expect(existsSync(`/sys/class/net/${network.bridge}`)).toBe(false);
  },
  90_000,
);
