import { addNetwork } from './add-network.ts';
import { attachNetworkToCluster, detachNetworkFromCluster } from './attach-network.ts';
import { removeNetwork } from './remove-network.ts';
import { updateNetwork } from './update-network.ts';

export const networkActions = [
  addNetwork,
  updateNetwork,
  removeNetwork,
  attachNetworkToCluster,
  detachNetworkFromCluster,
] as const;
