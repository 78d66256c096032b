// A disk of a running VM, plugged as it is attached, and unplugged: its host prepares the volume and lets go of it.
import type { HostId } from '@overt/kernel/ids';
import type { StepContext } from '@overt/workflow/action';
import type { HostCallContext } from '../../brokers/hosts/host-broker.ts';
import type { Ports } from '../../ports.ts';
import { configuredDisk, unlessOver } from '../vms/public.ts';

type Context = Pick<
  StepContext<Ports, { readonly vmId: string; readonly diskId: string }, { readonly vm: string }, unknown>,
  'input' | 'prepared' | 'ports' | 'key' | 'fence' | 'correlationId' | 'signal'
>;
/** `vmCall` or, in undos, `vmUndoCall`. */
type CallOf = (c: Context, suffix?: string) => HostCallContext;

const disk = ({ ports, input: { vmId, diskId }, prepared: { vm } }: Context) =>
  configuredDisk(ports.repos, vm, vmId, diskId);

export async function plugDisk(c: Context, hostId: string, call: CallOf): Promise<void> {
  const spec = await disk(c);
  if (spec === undefined) return;
  const { hosts } = c.ports;
  await hosts.call(hostId as HostId, 'Image.prepare', { volume: spec.volume }, call(c, '/prepare'));
  await hosts.call(hostId as HostId, 'VM.hotplugDisk', { vmId: c.input.vmId, disk: spec }, call(c));
}

/** While the attachment is still recorded: it says where the volume is. */
export async function unplugDisk(c: Context, hostId: string, call: CallOf): Promise<void> {
  const { vmId, diskId } = c.input;
  const { hosts } = c.ports;
  await hosts.call(hostId as HostId, 'VM.hotunplugDisk', { vmId, diskId }, call(c));
  const spec = await disk(c);
  if (spec === undefined) return;
  // Of a disk that others share on this host the volume stays.
  const teardown = hosts.call(hostId as HostId, 'Image.teardown', { volume: spec.volume }, call(c, '/teardown'));
  await teardown.catch(unlessOver);
}
