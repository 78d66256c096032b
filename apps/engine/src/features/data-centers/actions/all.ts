import { addDataCenter } from './add-data-center.ts';
import { cleanFinishedTasks, setMaster } from './data-center-upkeep.ts';
import { removeDataCenter } from './remove-data-center.ts';
import { updateDataCenter } from './update-data-center.ts';

export const dataCenterActions = [addDataCenter, updateDataCenter, removeDataCenter, setMaster, cleanFinishedTasks];
