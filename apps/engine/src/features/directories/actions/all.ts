import { addDirectory, removeDirectory, updateDirectory } from './directory-actions.ts';
import {
  addInternalGroup,
  addInternalMember,
  removeInternalGroup,
  removeInternalMember,
  setInternalPolicy,
} from './internal-group-actions.ts';
import {
  addInternalUser,
  removeInternalUser,
  setInternalPassword,
  updateInternalUser,
} from './internal-user-actions.ts';

export const directoryActions = [
  addDirectory,
  removeDirectory,
  updateDirectory,
  addInternalGroup,
  addInternalMember,
  addInternalUser,
  removeInternalGroup,
  removeInternalMember,
  removeInternalUser,
  setInternalPassword,
  setInternalPolicy,
  updateInternalUser,
] as const;
