import { addNic } from './add-nic.ts';
import { removeNic } from './remove-nic.ts';
import { updateNic } from './update-nic.ts';

export const nicActions = [addNic, updateNic, removeNic] as const;
