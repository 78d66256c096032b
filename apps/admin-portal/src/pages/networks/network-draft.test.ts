import { describe, expect, it } from 'vitest';
import { networkProblem, newNetwork, profileProblem, toNetwork, toProfile } from './network-draft.ts';

const t = (key: string) => key;
const good = { ...newNetwork, name: 'prod', dataCenter: 'd' };

describe('a new network', () => {
  it('says what is wrong with it', () => {
    expect(networkProblem(good, t)).toBeNull();
    expect(networkProblem({ ...good, name: '' }, t)).toBe('network.nameBad');
    expect(networkProblem({ ...good, name: 'bond0' }, t)).toBe('network.nameBad');
    expect(networkProblem({ ...good, name: 'two words' }, t)).toBe('network.nameBad');
    expect(networkProblem({ ...good, dataCenter: '' }, t)).toBe('network.noDataCenter');
    expect(networkProblem({ ...good, vlan: '4095' }, t)).toBe('network.vlanBad');
    expect(networkProblem({ ...good, mtu: '9k' }, t)).toBe('network.mtuBad');
  });
  it('sends what was entered and nothing for what was left empty', () => {
    expect(toNetwork(good)).toEqual({ name: 'prod', dataCenter: { id: 'd' }, usages: ['vm'] });
    expect(toNetwork({ ...good, description: ' shop ', vlan: '12', mtu: '9000', forVms: false })).toEqual({
      name: 'prod',
      description: 'shop',
      dataCenter: { id: 'd' },
      vlan: { id: 12 },
      mtu: 9000,
      usages: [],
    });
  });
});

describe('a new vNIC profile', () => {
  it('needs a name and a network', () => {
    expect(profileProblem({ name: '', description: '', network: 'n' }, t)).toBe('profile.nameMissing');
    expect(profileProblem({ name: 'p', description: '', network: '' }, t)).toBe('profile.noNetwork');
    expect(toProfile({ name: ' p ', description: '', network: 'n' })).toEqual({ name: 'p', network: { id: 'n' } });
  });
});
