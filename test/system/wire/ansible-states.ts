// What the modules ovirt_vm and ovirt_host bring about and wait for: running, changed for the next run, stopped; in maintenance
// and back.
import { expect, it } from 'vitest';
import { until } from '../../lab/until.ts';
import { differences } from './ansible-module.ts';
import { at, idOf, textAt, type Sdk } from './sdk.ts';

type Place = (name: string) => string;

const GIB = 1024 ** 3;

export function states(sdk: () => Sdk, place: Place): void {
  const becomes = (path: string, status: string): Promise<boolean> =>
    until(`${path} is ${status}`, async () => textAt(await sdk().get(path), 'status') === status);

  it('ovirt_vm: running with cloud-init, changed for the next run, shut down, stopped and removed', async () => {
    const body = { name: 'ansible-run', cluster: { name: 'Default' }, template: { id: place('blank') } };
    const made = await sdk().add(
      '/vms',
      'vm',
      { ...body, memory: String(GIB) },
      '?clone=false&clone_permissions=false',
    );
    const vm = `/vms/${idOf(made)}`;
    await becomes(vm, 'down');
    await sdk().act(`${vm}/start`, {
      use_cloud_init: 'true',
      vm: {
        initialization: {
          host_name: 'web',
          nic_configurations: { nic_configuration: [{ name: 'eth0', on_boot: 'true' }] },
        },
        placement_policy: { hosts: { host: [{ name: 'demo-host-002' }] } },
      },
    });
    await becomes(vm, 'up');
    const running = await sdk().get(vm);
    expect(await differences(sdk(), running, { 'host->name': 'demo-host-002', 'cluster->name': 'Default' })).toEqual(
      {},
    );

    await sdk().update(
      vm,
      'vm',
      { ...body, memory: String(2 * GIB), memory_policy: { max: String(8 * GIB) } },
      '?next_run=true',
    );
    const now = await sdk().get(vm);
    expect(await differences(sdk(), now, { next_run_configuration_exists: 'true', memory: String(GIB) })).toEqual({});
    expect(textAt(await sdk().get(vm, '?next_run=true'), 'memory')).toBe(String(2 * GIB));

    const [console] = await sdk().list(`${vm}/graphicsconsoles`);
    const file = await sdk().act(`${vm}/graphicsconsoles/${console && idOf(console)}/remoteviewerconnectionfile`);
    expect(textAt(file, 'remote_viewer_connection_file')).toContain('[virt-viewer]');

    await sdk().act(`${vm}/shutdown`);
    await becomes(vm, 'down');
    const down = await sdk().get(vm);
    expect(await differences(sdk(), down, { next_run_configuration_exists: 'false', memory: String(2 * GIB) })).toEqual(
      {},
    );
    const types = (await sdk().list(`${vm}/snapshots`)).map(one => textAt(one, 'snapshot_type'));
    expect(types).toEqual(['active']);
    await sdk().act(`${vm}/start`);
    await becomes(vm, 'up');
    await sdk().act(`${vm}/stop`);
    await becomes(vm, 'down');
    await sdk().remove(vm);
    await until('the VM is gone', () => sdk().gone(vm));
  });

  it('ovirt_host: in maintenance and back, with what it compares', async () => {
    const [found] = await sdk().list('/hosts', `?search=${encodeURIComponent('name="demo-host-002"')}`);
    const host = `/hosts/${found && idOf(found)}`;
    const vms = () => sdk().list('/vms', `?search=${encodeURIComponent('host=demo-host-002')}`);
    for (const vm of await vms()) await sdk().act(`/vms/${idOf(vm)}/stop`);
    await until('nothing runs on the host', async () => (await vms()).length === 0);
    await sdk().act(`${host}/deactivate`);
    await becomes(host, 'maintenance');
    await sdk().update(host, 'host', {
      name: 'demo-host-002',
      comment: 'rack 7',
      power_management: { enabled: 'false', kdump_detection: 'false' },
      spm: { priority: '3' },
      ssh: {},
    });
    const compared = {
      comment: 'rack 7',
      'power_management.kdump_detection': 'false',
      'power_management.enabled': 'false',
      'spm.priority': '3',
      'spm.status': 'none',
      vgpu_placement: 'consolidated',
      'os.custom_kernel_cmdline': '',
    };
    expect(await differences(sdk(), await sdk().get(host), compared)).toEqual({});
    await sdk().act(`${host}/activate`);
    await becomes(host, 'up');
    expect(at(await sdk().get(host), 'statistics')?.attributes['href']).toContain('/statistics');
  });
}
