// What other features use of disks.
export { addDisk, type AddDiskInput } from './actions/add-disk.ts';
export { removeDisk } from './actions/remove-disk.ts';
export { taskOutcome } from './actions/task-outcome.ts';
export { cowFileLimit, requireOk, toAgentFormat } from './disk.ts';
export { updateDisk, type UpdateDiskInput } from './actions/update-disk.ts';
export { toAddDiskInput, toUpdateDiskInput } from './disk-input.ts';
export { disksByIds } from './disk.queries.ts';
export { dropDisk, pollDisks, pollRemovals, submitDisks, submitRemovals } from './actions/child-disks.ts';
export { copyDisk, type CopyDiskInput } from './actions/copy-disk.ts';
export { refuseTemplateDisk } from './template-disk.ts';
export { domainOf } from './disk-domain.ts';
