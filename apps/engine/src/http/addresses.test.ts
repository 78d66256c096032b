import { expect, test } from 'vitest';
import { withoutAddresses } from './addresses.ts';

test('addresses are left out at any depth, everything else stays as it came', () => {
  const sent = {
    id: 'v',
    href: '/ovirt-engine/api/vms/v',
    links: [{ rel: 'nics', href: '/ovirt-engine/api/vms/v/nics' }],
    cpuProfile: { id: 'new', href: '/ovirt-engine/api/cpuprofiles/old' },
    nics: [{ id: 'n', href: '/x', mac: { address: 'a' } }],
    bios: { bootMenu: { enabled: false } },
    os: { boot: { devices: ['hd'] } },
    memory: 1,
  };
  expect(withoutAddresses(sent)).toEqual({
    id: 'v',
    cpuProfile: { id: 'new' },
    nics: [{ id: 'n', mac: { address: 'a' } }],
    bios: { bootMenu: { enabled: false } },
    os: { boot: { devices: ['hd'] } },
    memory: 1,
  });
});
