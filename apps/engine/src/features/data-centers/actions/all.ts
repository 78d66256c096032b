import { addDataCenter } from './add-data-center.ts';
import { removeDataCenter } from './remove-data-center.ts';
import { updateDataCenter } from './update-data-center.ts';

export const dataCenterActions = [addDataCenter, updateDataCenter, removeDataCenter];
