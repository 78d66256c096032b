// Removes a template that nothing was made from, with its disks. Disks that could not be removed stay, and so does it.
import { ZERO_UUID } from '@overt/kernel/ids';
import { refuse } from '@overt/kernel/refusal';
import { exclusive, typed } from '@overt/workflow/action';
import { action } from '../../../ports.ts';
import { pollRemovals, submitRemovals } from '../../disks/public.ts';

export const removeTemplate = action({
  name: 'RemoveTemplate',
  input: typed<{ readonly id: string }>(),
  permit: i => ({ permit: 'delete_template', on: { kind: 'template', id: i.id } }),
  locks: i => [exclusive('template', i.id)],
  async validate({ id }, tx) {
    const [template] = await tx.templates.byIds([id]);
    if (template?.kind !== 'template') return refuse('NOT_FOUND', { what: 'template', id });
    const { name } = template;
    if (id === ZERO_UUID) refuse('TEMPLATE_IS_BLANK');
    if (template.delete_protected) refuse('TEMPLATE_DELETE_PROTECTED', { template: name });
    const users = await tx.templates.users(id);
    if (users.length > 0) refuse('IN_USE', { what: 'template', name, by: users.join(', ') });
    const attached = await tx.templates.attachments([id]);
    const disks = await tx.disks.byIds(attached.map(({ disk_id }) => disk_id));
    const doomed = disks.flatMap(disk =>
      disk.storage_domain_id === null ? [] : [{ id: disk.id, storageDomainId: disk.storage_domain_id }],
    );
    return { name, doomed };
  },
  events: {
    started: 'USER_REMOVE_VM_TEMPLATE',
    succeeded: 'USER_REMOVE_VM_TEMPLATE_FINISHED',
    failed: 'USER_FAILED_REMOVE_VM_TEMPLATE',
  },
  about: i => [{ kind: 'template', id: i.id }],
  eventParams: (_i, { name }) => ({ template: name }),
  describe: () => 'Removing template',
})
  .step('detach', {
    async tx(tx, { input }) {
      await tx.templates.update(input.id, { status: 'locked' });
      return { attachments: await tx.templates.takeAttachments(input.id) };
    },
    async undoTx(tx, { input }, done) {
      if (done === undefined) return;
      const left = new Set((await tx.disks.byIds(done.attachments.map(one => one.disk_id))).map(disk => disk.id));
      await tx.templates.attach(done.attachments.filter(one => left.has(one.disk_id)));
      await tx.templates.update(input.id, { status: left.size === done.attachments.length ? 'ok' : 'illegal' });
    },
  })
  .step('disks', {
    start: c => submitRemovals(c, c.prepared.doomed),
    poll: (c, started) => pollRemovals(c, started),
    pollMs: 1000,
    // Data that is gone does not come back; what is left is attached again by the step before.
  })
  .result(
    () => ({}),
    (tx, { input }) => tx.templates.delete(input.id),
  );
