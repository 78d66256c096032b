import { activateHost, approveHost } from './activate-host.ts';
import { addHost } from './add-host.ts';
import { deactivateHost } from './deactivate-host.ts';
import { refreshHost } from './refresh-host.ts';
import { removeHost } from './remove-host.ts';
import { updateHost } from './update-host.ts';

export const hostActions = [
  addHost,
  approveHost,
  activateHost,
  deactivateHost,
  updateHost,
  removeHost,
  refreshHost,
] as const;
