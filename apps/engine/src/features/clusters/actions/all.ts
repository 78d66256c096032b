import { addCluster } from './add-cluster.ts';
import { removeCluster } from './remove-cluster.ts';
import { resetEmulatedMachine } from './reset-emulated-machine.ts';
import { updateCluster } from './update-cluster.ts';
import { upgradeCluster } from './upgrade-cluster.ts';

export const clusterActions = [addCluster, updateCluster, removeCluster, resetEmulatedMachine, upgradeCluster];
