import { expect, test } from 'vitest';
import { cloudInitSeed } from './cloud-init.ts';
import { hashPassword, sealInitialization, withoutPasswords } from './seal-initialization.ts';
import { systemRandom } from '@overt/kernel/system';
import { verify } from 'unixcrypt';

const vm = { vmId: '11111111-1111-4111-8111-111111111111', vmName: 'web1' };
const file = (seed: ReturnType<typeof cloudInitSeed>, path: string) =>
  seed.files.find(f => f.path === path)?.content ?? '';

test('a password becomes a hash that the guest can check, and is shown to nobody', () => {
  const sealed = sealInitialization({ rootPassword: 'top secret', userName: 'cloud' }, systemRandom);
  expect(JSON.stringify(sealed)).not.toContain('top secret');
  expect(sealed.rootPassword).toMatch(/^\$6\$[./0-9A-Za-z]{16}\$/);
  expect(verify('top secret', sealed.rootPassword ?? '')).toBe(true);
  expect(withoutPasswords(sealed)).toEqual({ userName: 'cloud' });
});

test('two hashes of one password differ', () => {
  expect(hashPassword('a', systemRandom)).not.toBe(hashPassword('a', systemRandom));
});

test('a hostile host name stays a value and adds no line to the document', () => {
  const seed = cloudInitSeed(vm, {
    hostName: 'x"\nruncmd: [reboot]',
    rootPassword: '$6$s$h',
    authorizedSshKeys: 'ssh-rsa A\nssh-rsa B',
  });
  const [first, ...rest] = file(seed, 'user-data').split('\n');
  expect(first).toBe('#cloud-config');
  const config = JSON.parse(rest.join('\n')) as Record<string, unknown>;
  expect(config['runcmd']).toBeUndefined();
  expect(config).toMatchObject({ user: 'root', password: '$6$s$h', ssh_authorized_keys: ['ssh-rsa A', 'ssh-rsa B'] });
  expect(seed.volumeId).toBe('cidata');
});

test('the user’s own script travels beside ours, as a script or as more cloud-config', () => {
  const text = file(cloudInitSeed(vm, { hostName: 'a', customScript: '#!/bin/sh\necho hi\n' }), 'user-data');
  expect(text).toContain('multipart/mixed');
  expect(text).toContain('text/x-shellscript');
  expect(text).toContain(Buffer.from('#!/bin/sh\necho hi\n').toString('base64'));
  expect(file(cloudInitSeed(vm, { customScript: 'packages: [vim]' }), 'user-data')).toContain('text/cloud-config');
});

test('network settings become cloud-init’s network-config', () => {
  const seed = cloudInitSeed(vm, {
    dnsServers: '10.0.0.1 10.0.0.2',
    nicConfigurations: [
      {
        name: 'eth0',
        bootProtocol: 'static',
        ip: { address: '10.0.0.5', netmask: '255.255.255.0', gateway: '10.0.0.1' },
      },
      { name: 'eth1', bootProtocol: 'dhcp' },
    ],
  });
  expect(JSON.parse(file(seed, 'network-config'))).toEqual({
    version: 1,
    config: [
      {
        type: 'physical',
        name: 'eth0',
        subnets: [{ type: 'static', address: '10.0.0.5', netmask: '255.255.255.0', gateway: '10.0.0.1' }],
      },
      { type: 'physical', name: 'eth1', subnets: [{ type: 'dhcp4' }] },
      { type: 'nameserver', address: ['10.0.0.1', '10.0.0.2'], search: [] },
    ],
  });
});

test('without any network settings the image’s own default rules', () => {
  expect(cloudInitSeed(vm, { hostName: 'a' }).files.map(f => f.path)).toEqual(['meta-data', 'user-data']);
  expect(JSON.parse(file(cloudInitSeed(vm, {}), 'meta-data'))).toEqual({
    'instance-id': vm.vmId,
    'local-hostname': 'web1',
  });
});
