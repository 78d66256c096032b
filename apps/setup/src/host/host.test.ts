import { describe, expect, it } from 'vitest';
import { decideAcceleration } from './acceleration.ts';
import { groupId, wantedRights } from './kvm-device.ts';
import { ownConfig, tooLow, withLimits } from './libvirt-config.ts';
import { freeSubnet, networksIn } from './subnet.ts';
import { networkXml, readNetworkXml } from './virtual-network.ts';

describe('acceleration', () => {
  const facts = { override: undefined, cpuinfo: 'flags\t\t: fpu vmx sse\n', device: true, arch: 'x64' };
  it('takes KVM where processor and device offer it', () => {
    expect(decideAcceleration(facts).kind).toBe('kvm');
    expect(decideAcceleration({ ...facts, cpuinfo: 'flags : fpu svm\n' }).kind).toBe('kvm');
  });
  it('does not trust /dev/kvm without the flags of the processor', () => {
    expect(decideAcceleration({ ...facts, cpuinfo: 'flags : fpu sse\nmodel name : vmx\n' }).kind).toBe('tcg');
  });
  it('emulates where there is no device, and obeys OVERT_ACCEL', () => {
    expect(decideAcceleration({ ...facts, device: false }).kind).toBe('tcg');
    expect(decideAcceleration({ ...facts, override: 'tcg' }).kind).toBe('tcg');
  });
});

describe('the rights of /dev/kvm', () => {
  it("are widened to QEMU's group where only root may open it", () => {
    expect(wantedRights({ gid: 0, mode: 0o020600 }, 107)).toEqual({ gid: 107, mode: 0o660 });
    expect(wantedRights({ gid: 0, mode: 0o020660 }, 107)).toEqual({ gid: 107, mode: 0o660 });
  });
  it('stay as udev or an administrator made them', () => {
    expect(wantedRights({ gid: 107, mode: 0o020660 }, 107)).toBeUndefined();
    expect(wantedRights({ gid: 0, mode: 0o020666 }, 107)).toBeUndefined();
  });
  it('are for the group of that very name', () => {
    expect(groupId('kvmuser:x:9:\nkvm:x:107:libvirt-qemu\n', 'kvm')).toBe(107);
    expect(groupId('root:x:0:\n', 'kvm')).toBeUndefined();
  });
});

describe('the subnet of virtual machines', () => {
  it('avoids the addresses and routes of the machine', () => {
    expect(freeSubnet([])).toEqual({ prefix: '192.168.120' });
    expect(freeSubnet(['192.168.120.1/24', '192.168.121.77'])).toEqual({ prefix: '192.168.122' });
    expect(freeSubnet(['192.168.0.0/17'])).toEqual({ prefix: '192.168.128' });
  });
  it('gives up when all is taken', () => {
    expect(freeSubnet(['192.168.0.0/16'])).toBeUndefined();
  });
  it('reads what ip says, without the default route', () => {
    const output = 'default via 10.0.0.1 dev eth0\n10.0.0.0/24 dev eth0 src 10.0.0.5\n0.0.0.0/0 via 10.0.0.1';
    expect(new Set(networksIn(output))).toEqual(new Set(['10.0.0.1', '10.0.0.0/24', '10.0.0.5']));
  });
});

it('reads back the network that it defines', () => {
  const xml = networkXml('overtbr0', { prefix: '192.168.130' }, 'nat');
  expect(readNetworkXml(xml)).toEqual({ bridge: 'overtbr0', subnet: '192.168.130.0/24', mode: 'nat' });
  expect(readNetworkXml(networkXml('b', { prefix: '192.168.130' }, 'isolated'))?.mode).toBe('isolated');
  expect(readNetworkXml('<network/>')).toBeUndefined();
});

describe('the limits of libvirtd', () => {
  it('replaces only its own lines in the configuration of an administrator', () => {
    const text = withLimits('log_level = 1\nmax_workers = 5\n#max_client_requests = 5\n');
    expect(text).toContain('log_level = 1');
    expect(text).toContain('#max_client_requests = 5');
    expect(text).not.toContain('max_workers = 5\n');
    expect(tooLow(text)).toEqual([]);
    expect(withLimits(text).match(/max_workers/g)).toHaveLength(1);
  });
  it('finds limits that are too low, those of libvirt itself included', () => {
    expect(tooLow('max_workers = 100')).toEqual(['max_client_requests = 5']);
    expect(tooLow(ownConfig('/x.log'))).toEqual([]);
  });
});
