// Icons that are drawn here and those that users gave, as one.
import type { Icon } from '@overt/api-types/types.gen';
import { isUuid } from '@overt/kernel/ids';
import type { Ports } from '../../ports.ts';
import { allIcons } from './icons.ts';

type Repos = Pick<Ports, 'repos'>;

export async function iconsByIds({ repos }: Repos, ids: readonly string[]): Promise<readonly Icon[]> {
  const drawn = allIcons().filter(icon => ids.includes(icon.id ?? ''));
  const others = ids.filter(id => isUuid(id) && !drawn.some(icon => icon.id === id));
  return others.length === 0 ? drawn : [...drawn, ...(await repos.icons.byIds(others))];
}

export const everyIcon = async ({ repos }: Repos): Promise<readonly Icon[]> => [
  ...allIcons(),
  ...(await repos.icons.all()),
];
