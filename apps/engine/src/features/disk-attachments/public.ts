// What other features use of disk attachments.
export { attachDisk, type AttachDiskInput } from './actions/attach-disk.ts';
export { toAttachDiskInput } from './disk-attachment-input.ts';
export { attachmentsOfVms } from './disk-attachment.queries.ts';
