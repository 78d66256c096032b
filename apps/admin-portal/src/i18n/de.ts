// German, complete by type: a key that English has and German has not does not compile.
import { account } from './de/account.ts';
import { estate } from './de/estate.ts';
import { frame } from './de/frame.ts';
import { states } from './de/states.ts';
import { vms } from './de/vms.ts';
import type { Words } from './i18n.ts';

export const de: Words = { ...frame, ...states, ...estate, ...vms, ...account };
