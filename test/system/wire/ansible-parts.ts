// What hangs on machines and networks, as the modules ovirt_nic, ovirt_network (clusters and labels), ovirt_vm (watchdogs, NUMA
// nodes, consoles, discs), ovirt_affinity_group, ovirt_affinity_label and ovirt_tag attach it and look for it again.
import { expect, it } from 'vitest';
import { differences } from './ansible-module.ts';
import { at, idOf, member, textAt, type Element, type Sdk } from './sdk.ts';

type Place = (name: string) => string;

const search = (query: string): string => `?search=${encodeURIComponent(query)}`;
const ids = (entities: readonly Element[]): string[] => entities.map(idOf).toSorted();

export function parts(sdk: () => Sdk, place: Place): void {
  it('ovirt_nic: a NIC of a VM', async () => {
    const [center] = await sdk().list('/datacenters', search('Clusters.name=Default'));
    const networks = await sdk().list(`/datacenters/${center && idOf(center)}/networks`);
    const network = networks.find(one => textAt(one, 'name') === 'ovirtmgmt');
    const profile = (await sdk().list('/vnicprofiles')).find(
      one => network !== undefined && textAt(one, 'network.id') === idOf(network),
    );
    const [vm] = await sdk().list('/vms', search('name="ansible-place"'));
    const nics = `/vms/${vm && idOf(vm)}/nics`;
    const body = {
      name: 'nic1',
      interface: 'virtio',
      linked: 'true',
      mac: { address: '00:1a:4a:16:01:56' },
      vnic_profile: { id: profile === undefined ? '' : idOf(profile) },
    };
    const nic = `${nics}/${idOf(await sdk().add(nics, 'nic', body))}`;
    const found = (await sdk().list(nics)).find(one => textAt(one, 'name') === 'nic1');
    const compared = {
      interface: 'virtio',
      linked: 'true',
      'vnic_profile->name': 'ovirtmgmt',
      'mac.address': '00:1a:4a:16:01:56',
    };
    expect(found && (await differences(sdk(), found, compared))).toEqual({});
    for (const [action, plugged] of [
      ['deactivate', 'false'],
      ['activate', 'true'],
    ] as const) {
      await sdk().act(`${nic}/${action}`);
      expect([action, textAt(await sdk().get(nic), 'plugged')]).toEqual([action, plugged]);
    }
    await sdk().update(nic, 'nic', { name: 'nic1', linked: 'false', vnic_profile: {} });
    expect(await differences(sdk(), await sdk().get(nic), { linked: 'false', vnic_profile: null })).toEqual({});
    await sdk().remove(nic);
    expect(await sdk().gone(nic)).toBe(true);
  });

  it('ovirt_network: a network in a cluster, required and for the displays, and its label', async () => {
    const made = await sdk().add('/networks', 'network', {
      name: 'ansible-part',
      data_center: { name: 'Default' },
      usages: {},
    });
    expect(await differences(sdk(), made, { usages: null })).toEqual({});
    const all = `/clusters/${place('cluster')}/networks`;
    const one = `${all}/${idOf(made)}`;
    expect(await sdk().gone(one)).toBe(true);
    await sdk().add(all, 'network', { id: idOf(made), name: 'ansible-part', required: 'false', display: 'false' });
    const found = async () => (await sdk().list(all)).find(network => idOf(network) === idOf(made)) ?? made;
    expect(await differences(sdk(), await found(), { required: 'false', display: 'false' })).toEqual({});
    const usages = { usage: ['display', 'migration'] };
    await sdk().update(one, 'network', {
      id: idOf(made),
      name: 'ansible-part',
      required: 'true',
      display: 'true',
      usages,
    });
    const compared = { required: 'true', display: 'true', usages: ['display', 'migration'] };
    expect(await differences(sdk(), await found(), compared)).toEqual({});
    // Only one network of a cluster is for its displays.
    const others = async () =>
      at(await sdk().get(`${all}/${place('network')}`), 'usages')?.children.map(one => one.text);
    expect(await others()).toEqual(['vm', 'management', 'default_route']);
    const labels = `/networks/${idOf(made)}/networklabels`;
    expect(await sdk().list(labels)).toEqual([]);
    await sdk().add(labels, 'network_label', { id: 'rack' });
    expect(ids(await sdk().list(labels))).toEqual(['rack']);
    await sdk().remove(`${labels}/rack`);
    expect(await sdk().gone(`${labels}/rack`)).toBe(true);
    await sdk().remove(one);
    expect(await sdk().gone(one)).toBe(true);
    await sdk().remove(`/networks/${idOf(made)}`);
  });

  it('ovirt_vm: watchdog, NUMA nodes, consoles and disc', async () => {
    const vm = `/vms/${place('vm')}`;
    const dogs = `${vm}/watchdogs`;
    expect(await sdk().list(dogs)).toEqual([]);
    const dog = `${dogs}/${idOf(await sdk().add(dogs, 'watchdog', { model: 'i6300esb', action: 'reset' }))}`;
    const [read] = await sdk().list(dogs);
    expect(read && (await differences(sdk(), read, { model: 'i6300esb', action: 'reset' }))).toEqual({});
    await sdk().update(dog, 'watchdog', { model: 'i6300esb', action: 'poweroff' });
    expect(textAt(await sdk().get(dog), 'action')).toBe('poweroff');
    await sdk().remove(dog);
    expect(await sdk().list(dogs)).toEqual([]);

    const nodes = `${vm}/numanodes`;
    await sdk().add(nodes, 'vm_numa_node', {
      index: '0',
      memory: '512',
      cpu: { cores: { core: [{ index: '0' }] } },
      numa_node_pins: { numa_node_pin: [{ index: '0' }] },
    });
    const [node] = await sdk().list(nodes);
    if (node === undefined) throw new Error('there is no NUMA node');
    const compared = { index: '0', memory: '512', 'cpu.cores': ['index=0'], numa_node_pins: ['index=0'] };
    expect(await differences(sdk(), node, compared)).toEqual({});
    await sdk().remove(`${nodes}/${idOf(node)}`);
    expect(await sdk().list(nodes)).toEqual([]);

    const consoles = `${vm}/graphicsconsoles`;
    const protocols = async () => (await sdk().list(consoles)).map(console => textAt(console, 'protocol')).toSorted();
    for (const console of await sdk().list(consoles)) await sdk().remove(`${consoles}/${idOf(console)}`);
    expect(await protocols()).toEqual([]);
    for (const protocol of ['spice', 'vnc']) await sdk().add(consoles, 'graphics_console', { protocol });
    expect(await protocols()).toEqual(['spice', 'vnc']);
    for (const console of await sdk().list(consoles)) await sdk().remove(`${consoles}/${idOf(console)}`);
    await sdk().add(consoles, 'graphics_console', { protocol: 'vnc' });

    const [cdrom] = await sdk().list(`${vm}/cdroms`);
    const disc = await sdk().get(`${vm}/cdroms/${cdrom && idOf(cdrom)}`, '?current=false');
    expect(member(disc, 'file')?.attributes['id'] ?? '').toBe('');
    expect(await sdk().list(`${vm}/hostdevices`)).toEqual([]);
  });

  it('ovirt_affinity_group: VMs are added and taken away by id', async () => {
    const groups = `/clusters/${place('cluster')}/affinitygroups`;
    const made = await sdk().add(groups, 'affinity_group', {
      name: 'ansible-vms',
      positive: 'true',
      enforcing: 'false',
    });
    const vms = `${groups}/${idOf(made)}/vms`;
    await sdk().add(vms, 'vm', { id: place('vm') });
    const group = (await sdk().list(groups)).find(one => textAt(one, 'name') === 'ansible-vms');
    if (group === undefined) throw new Error('there is no affinity group');
    expect(ids((await sdk().follow(at(group, 'vms'))).children)).toEqual([place('vm')]);
    expect(at(group, 'hosts')?.children).toEqual([]);
    await sdk().remove(`${vms}/${place('vm')}`);
    expect(await sdk().list(vms)).toEqual([]);
    await sdk().remove(`${groups}/${idOf(made)}`);
  });

  it('ovirt_affinity_label: VMs and hosts are labelled by id, and found by following the label', async () => {
    const made = await sdk().add('/affinitylabels', 'affinity_label', { name: 'ansible-label' });
    const label = `/affinitylabels/${idOf(made)}`;
    for (const [kind, tag, id] of [
      ['vms', 'vm', place('vm')],
      ['hosts', 'host', place('host')],
    ] as const) {
      expect((await sdk().follow(at(made, kind))).children).toEqual([]);
      const name = textAt(await sdk().get(`/${kind}/${id}`), 'name');
      const [found] = await sdk().list(`/${kind}`, search(`name=${name} and cluster=Default`));
      expect(found && idOf(found)).toBe(id);
      await sdk().add(`${label}/${kind}`, tag, { id });
      expect(ids((await sdk().follow(at(await sdk().get(label), kind))).children)).toEqual([id]);
      await sdk().remove(`${label}/${kind}/${id}`);
      expect(await sdk().list(`${label}/${kind}`)).toEqual([]);
    }
    await sdk().remove(label);
  });

  it('ovirt_tag: objects are tagged by the name of the tag, and found by it', async () => {
    const made = await sdk().add('/tags', 'tag', { name: 'ansible-mark', description: '' });
    for (const [kind, id] of [
      ['vms', place('vm')],
      ['hosts', place('host')],
    ] as const) {
      expect(await sdk().list(`/${kind}`, search('tag=ansible-mark'))).toEqual([]);
      await sdk().add(`/${kind}/${id}/tags`, 'tag', { name: 'ansible-mark' });
      expect(ids(await sdk().list(`/${kind}`, search('tag=ansible-mark')))).toEqual([id]);
      expect((await sdk().list(`/${kind}/${id}/tags`)).map(tag => textAt(tag, 'name'))).toEqual(['ansible-mark']);
      await sdk().remove(`/${kind}/${id}/tags/${idOf(made)}`);
      expect(await sdk().list(`/${kind}/${id}/tags`)).toEqual([]);
    }
    await sdk().remove(`/tags/${idOf(made)}`);
  });
}
