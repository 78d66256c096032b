import { attachDisk } from './attach-disk.ts';
import { detachDisk } from './detach-disk.ts';
import { updateDiskAttachment } from './update-attachment.ts';

export const diskAttachmentActions = [attachDisk, updateDiskAttachment, detachDisk] as const;
