import {
  addEventSubscription,
  addSshPublicKey,
  putUserOptions,
  removeEventSubscription,
  removeSshPublicKey,
  removeUserOption,
  updateSshPublicKey,
} from './profile-actions.ts';
import { addUser, removeUser } from './user-actions.ts';

export const userActions = [
  addEventSubscription,
  addSshPublicKey,
  addUser,
  putUserOptions,
  removeEventSubscription,
  removeSshPublicKey,
  removeUser,
  removeUserOption,
  updateSshPublicKey,
] as const;
