// Flags that say in one word what the API says in a collection of objects: what nearly every virtual machine is made with.
import type { OperationName } from '@overt/api-types/operation-types.gen';
import { reference } from '../catalog/flags.ts';

export interface Shortcut {
  /** Without dashes. */
  readonly flag: string;
  readonly describe: string;
  readonly into: (body: Record<string, unknown>, texts: readonly string[]) => void;
}

const listOf = (body: Record<string, unknown>, member: string): readonly Record<string, unknown>[] =>
  (body[member] as Record<string, unknown>[] | undefined) ?? [];

const shortcuts: Partial<Record<OperationName, readonly Shortcut[]>> = {
  'VmsService.add': [
    {
      flag: 'disk',
      describe: 'attach this disk (name or id), the first one to boot from',
      into(body, disks) {
        const before = listOf(body, 'diskAttachments');
        const boots = before.some(one => one['bootable'] === true);
        const made = disks.map((disk, index) => ({
          disk: reference(disk),
          interface: 'virtio',
          active: true,
          bootable: !boots && index === 0,
        }));
        body['diskAttachments'] = [...before, ...made];
      },
    },
    {
      flag: 'nic',
      describe: 'a network card with this vNIC profile (name or id)',
      into(body, profiles) {
        const before = listOf(body, 'nics');
        const made = profiles.map((profile, index) => ({
          name: `nic${before.length + index + 1}`,
          interface: 'virtio',
          vnicProfile: reference(profile),
        }));
        body['nics'] = [...before, ...made];
      },
    },
  ],
};

export const shortcutsOf = (operation: OperationName): readonly Shortcut[] => shortcuts[operation] ?? [];
