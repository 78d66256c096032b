// English, and with it the catalogue: its keys are the only texts that exist.
import { account } from './en/account.ts';
import { estate } from './en/estate.ts';
import { frame } from './en/frame.ts';
import { states } from './en/states.ts';
import { vms } from './en/vms.ts';

export const en = { ...frame, ...states, ...estate, ...vms, ...account } as const;
