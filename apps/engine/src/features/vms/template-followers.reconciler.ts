// VMs that follow the latest version of their template come to it while they are down: stateless ones that say so, and those
// of pools that do.
import { Refusal } from '@overt/kernel/refusal';
import { reconciler } from '@overt/workflow/reconciler';
import type { Ports } from '../../ports.ts';
import { followTemplate, type FollowTemplateInput } from './actions/follow-template.ts';
import type { TemplateFollower } from './vm-disks.repo.ts';

/** Worked on in one round, so that a new version does not make all copies at once. */
const AT_ONCE = 20;

export async function followInput(ports: Ports, follower: TemplateFollower): Promise<FollowTemplateInput> {
  const { vmId, vmName, templateId } = follower;
  const rows = await ports.repos.templates.attachments([templateId]);
  const disks = new Map((await ports.repos.disks.byIds(rows.map(row => row.disk_id))).map(disk => [disk.id, disk]));
  const copies = rows.flatMap((row, index) => {
    const disk = disks.get(row.disk_id);
    if (disk === undefined || disk.storage_domain_id === null) return [];
    const id = ports.random.uuid();
    const copy = {
      id,
      imageId: ports.random.uuid(),
      sourceId: disk.id,
      storageDomainId: disk.storage_domain_id,
      alias: `${vmName}_Disk${index + 1}`,
      description: disk.description,
      format: 'cow' as const,
      sparse: true,
      thin: true,
      onBehalfOf: 'owner' as const,
    };
    const { interface: bus, bootable, active, read_only: readOnly, pass_discard: passDiscard } = row;
    return [{ copy, attachment: { diskId: id, interface: bus, bootable, active, readOnly, passDiscard } }];
  });
  return { vmId, vmName, templateId, copies };
}

export const templateFollowersReconciler = reconciler<Ports>({
  name: 'template-followers',
  everyMs: 10_000,
  singleton: true,
  async run(ports, { log, signal }) {
    for (const follower of await ports.repos.vms.templateFollowers(AT_ONCE)) {
      signal.throwIfAborted();
      await ports.repos.vms.noteFollowTry(follower.vmId);
      await ports.runAsSystem(followTemplate, await followInput(ports, follower)).catch((error: unknown) => {
        // Somebody starts or changes it, or its storage is full: the next round looks again.
        if (!Refusal.is(error)) throw error;
        log.warn({ vmId: follower.vmId, code: error.code }, 'a VM did not follow its template');
      });
    }
  },
});
