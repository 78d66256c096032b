// The icons for VMs and operating systems, drawn here: a screen in the colour of the family.
import type { Icon } from '@overt/api-types/types.gen';
import { stableId } from '../statistics/public.ts';

type Family = 'linux' | 'windows' | 'other';
type Size = 'small' | 'large';

const FAMILIES = ['linux', 'windows', 'other'] as const satisfies readonly Family[];
const COLOURS: Readonly<Record<Family, string>> = { linux: '#c2410c', windows: '#1d4ed8', other: '#475569' };
const SIZES: Readonly<Record<Size, readonly [width: number, height: number]>> = { small: [43, 43], large: [150, 120] };

/** A monitor on its foot, with a mark that tells the family also without colour. */
function draw(family: Family, size: Size): string {
  const [width, height] = SIZES[size];
  const marks = {
    linux: '<path d="M26 30l9 8-9 8M40 46h14" fill="none" stroke="#fff" stroke-width="4"/>',
    windows: '<path d="M30 24h18v12H30zM52 24h18v12H52zM30 40h18v12H30zM52 40h18v12H52z" fill="#fff"/>',
    other: '<circle cx="50" cy="38" r="11" fill="none" stroke="#fff" stroke-width="4"/>',
  } as const;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 100 100"><rect x="10" y="12" width="80" height="54" rx="5" fill="${COLOURS[family]}"/><path d="M42 66h16v12h12v6H30v-6h12z" fill="#94a3b8"/>${marks[family]}</svg>`;
}

const idOf = (family: Family, size: Size): string => stableId(`icon/${family}/${size}`);

/** By value of `os.type`. */
function familyOf(osType: string): Family {
  if (osType.startsWith('windows')) return 'windows';
  return /linux|rhel|rhcos|sles|ubuntu|debian/.test(osType) ? 'linux' : 'other';
}

/** Links to the icons of what runs this operating system. */
export function iconsOf(osType: string): { readonly smallIcon: Icon; readonly largeIcon: Icon } {
  const family = familyOf(osType);
  return { smallIcon: { id: idOf(family, 'small') }, largeIcon: { id: idOf(family, 'large') } };
}

/** The small one of the family whose large icon has that id. */
export const smallOf = (largeId: string): string | undefined => {
  const family = FAMILIES.find(one => idOf(one, 'large') === largeId);
  return family && idOf(family, 'small');
};

/** The picture of the icon here that has this id. */
export const dataOf = (id: string): string | undefined => allIcons().find(icon => icon.id === id)?.data;

export const allIcons = (): Icon[] =>
  FAMILIES.flatMap(family =>
    (['small', 'large'] as const).map(size => ({
      id: idOf(family, size),
      mediaType: 'image/svg+xml',
      data: Buffer.from(draw(family, size)).toString('base64'),
    })),
  );
