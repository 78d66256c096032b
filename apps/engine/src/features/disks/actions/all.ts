import { addDisk } from './add-disk.ts';
import { copyDisk } from './copy-disk.ts';
import { convertDisk, moveDisk, reduceDisk, sparsifyDisk } from './rewrite-disk.ts';
import { removeDisk } from './remove-disk.ts';
import { updateDisk } from './update-disk.ts';

export const diskActions = [
  addDisk,
  updateDisk,
  removeDisk,
  copyDisk,
  moveDisk,
  sparsifyDisk,
  reduceDisk,
  convertDisk,
] as const;
