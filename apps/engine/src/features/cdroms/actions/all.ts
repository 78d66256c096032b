import { changeCd } from './change-cd.ts';

export const cdromActions = [changeCd] as const;
