import { addDisk } from './add-disk.ts';
import { removeDisk } from './remove-disk.ts';
import { updateDisk } from './update-disk.ts';

export const diskActions = [addDisk, updateDisk, removeDisk] as const;
