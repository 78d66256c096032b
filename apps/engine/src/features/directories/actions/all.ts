import {
  addInternalGroup, addInternalMember, removeInternalGroup, removeInternalMember, setInternalPolicy,
} from './internal-group-actions.ts'; // prettier-ignore
import {
  addInternalUser,
  removeInternalUser,
  setInternalPassword,
  updateInternalUser,
} from './internal-user-actions.ts';

export const directoryActions = [
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
