import { useSyncExternalStore } from 'react';
import type { Session } from './session.ts';
import { onSession, session } from './session.ts';

export const useSession = (): Session | null => useSyncExternalStore(onSession, session);
