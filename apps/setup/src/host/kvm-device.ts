// Containers have a /dev/kvm that only root may open, for no udev runs there. libvirt probes QEMU with the right to open it all
// the same, then finds that QEMU's own user may not, holds the probe for outdated and repeats it at every question, seconds
// each. So the device gets what Debian's udev rule would have given it: mode 0660 for the group `kvm`.
import { chmod, chown, readFile, stat } from 'node:fs/promises';

export interface DeviceRights {
  readonly gid: number;
  readonly mode: number;
}

/** The rights that /dev/kvm should have, or undefined when those that it has will do. */
export function wantedRights(now: DeviceRights, kvmGroup: number): DeviceRights | undefined {
  const everyone = (now.mode & 0o006) === 0o006;
  const group = (now.mode & 0o060) === 0o060 && now.gid === kvmGroup;
  return everyone || group ? undefined : { gid: kvmGroup, mode: 0o660 };
}

/** The number of a group in the text of /etc/group. */
export function groupId(groups: string, name: string): number | undefined {
  const line = groups.split('\n').find(one => one.startsWith(`${name}:`));
  const id = Number(line?.split(':')[2]);
  return line === undefined || !Number.isInteger(id) ? undefined : id;
}

export async function openKvmToQemu(device = '/dev/kvm'): Promise<void> {
  const now = await stat(device).catch(() => undefined);
  const kvmGroup = groupId(await readFile('/etc/group', 'utf8').catch(() => ''), 'kvm');
  if (now === undefined || kvmGroup === undefined) return;
  const wanted = wantedRights(now, kvmGroup);
  if (wanted === undefined) return;
  await chown(device, now.uid, wanted.gid);
  await chmod(device, wanted.mode);
}
