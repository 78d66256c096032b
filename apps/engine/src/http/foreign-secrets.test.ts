import { expect, test } from 'vitest';
import { withoutForeignSecrets } from './foreign-secrets.ts';

test('a secret of what is only named is left out, one of the object itself or of a part of it is taken', () => {
  const own = {
    rootPassword: 'root',
    powerManagement: { password: 'bmc', agents: [{ password: 'agent', address: 'bmc1' }] },
  };
  expect(withoutForeignSecrets('Host', own)).toEqual(own);
  const storage = { name: 'lun', storage: { password: 'chap', logicalUnits: [{ id: 'l', password: 'chap' }] } };
  expect(withoutForeignSecrets('StorageDomain', storage)).toEqual(storage);
  const approval = { host: { rootPassword: 'r' }, ssh: { user: { userName: 'root', password: 'p' } } };
  expect(withoutForeignSecrets('Action', approval)).toEqual(approval);
  const start = { vm: { initialization: { rootPassword: 'r', cloudInit: { users: [{ password: 'u' }] } } } };
  expect(withoutForeignSecrets('Action', start)).toEqual(start);
  const linked = {
    name: 'vm1',
    cluster: { id: 'c', externalNetworkProviders: [{ name: 'p', password: 'leak' }] },
    domain: { name: 'd', user: { password: 'leak' } },
    initialization: { cloudInit: { host: { address: 'a', rootPassword: 'leak' } } },
    placementPolicy: {
      affinity: 'pinned',
      hosts: [{ id: 'h', rootPassword: 'leak', powerManagement: { password: 'leak' } }],
    },
  };
  expect(withoutForeignSecrets('Vm', linked)).toEqual({
    name: 'vm1',
    cluster: { id: 'c', externalNetworkProviders: [{ name: 'p' }] },
    domain: { name: 'd', user: {} },
    initialization: { cloudInit: { host: { address: 'a' } } },
    placementPolicy: { affinity: 'pinned', hosts: [{ id: 'h', powerManagement: {} }] },
  });
});
