// The id of a storage domain's only disk profile, which has no row of its own.
import { stableId } from '../statistics/public.ts';

export const diskProfileIdOf = (domainId: string): string => stableId(`disk-profile/${domainId}`);
