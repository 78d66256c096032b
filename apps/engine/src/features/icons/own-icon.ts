// Icons of one's own: a VM or a template may be given a picture as base64 with its media type, or the id of an icon that is
// there. Limits as in oVirt. Pure.
import type { Icon, VmBase } from '@overt/api-types/types.gen';
import { refuseUnless } from '@overt/kernel/refusal';
import { stableId } from '../statistics/public.ts';
import { dataOf, smallOf } from './icons.ts';
import { readPicture } from './picture.ts';

export type Pictured = Pick<VmBase, 'smallIcon' | 'largeIcon'>;

const MOST_BYTES = 24 * 1024;
const MOST_PIXELS = { small_icon: [43, 43], large_icon: [150, 120] } as const;
type Member = keyof typeof MOST_PIXELS;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/**
 * The icons with the ids that they will have. Whoever gives a large one alone gets a small one that belongs to it: nothing is
 * scaled here, so a picture of one's own is both. Refuses INVALID_VALUE.
 */
export function withIconIds<T extends Pictured>(given: T): T {
  const { smallIcon, largeIcon } = given;
  if (smallIcon === undefined && largeIcon === undefined) return given;
  const large = largeIcon && identified('large_icon', largeIcon);
  const small = smallIcon && identified('small_icon', smallIcon);
  const belonging = large?.id === undefined ? undefined : { id: smallOf(large.id) ?? large.id };
  return {
    ...given,
    ...(large === undefined ? {} : { largeIcon: large }),
    ...((small ?? belonging) === undefined ? {} : { smallIcon: small ?? belonging }),
  };
}

function identified(member: Member, { id, mediaType, data }: Icon): Icon {
  if ((mediaType === undefined && data === undefined) || isRead({ id, mediaType, data })) {
    return id === undefined ? {} : { id: id.toLowerCase() };
  }
  const check = (holds: boolean, path: string, rule: string) =>
    refuseUnless(holds, 'INVALID_VALUE', { path: `${member}.${path}`, rule });
  check(data !== undefined, 'data', 'given together with media_type');
  check(mediaType !== undefined, 'media_type', 'given together with data');
  // Encoders may break lines.
  const text = (data ?? '').replaceAll(/\s/g, '');
  check(BASE64.test(text) && text.length % 4 === 0, 'data', 'base64');
  const bytes = Buffer.from(text, 'base64');
  check(bytes.length <= MOST_BYTES, 'data', 'a picture of at most 24 KiB');
  const picture = readPicture(bytes);
  check(picture !== undefined, 'data', 'a whole PNG, JPEG or GIF picture');
  check(picture?.mediaType === mediaType, 'media_type', `what the data is: ${picture?.mediaType}`);
  const [width, height] = MOST_PIXELS[member];
  check(
    (picture?.width ?? 0) <= width && (picture?.height ?? 0) <= height,
    'data',
    `a picture of at most ${width} x ${height} pixels`,
  );
  const encoded = bytes.toString('base64');
  return { id: pictureId(mediaType, encoded), mediaType, data: encoded };
}

const pictureId = (mediaType: string | undefined, data: string | undefined): string =>
  stableId(`icon/${mediaType}/${data}`);

/** Whether it comes back as it was read: such a one is named by its id, and no picture that is given. */
const isRead = ({ id = '', mediaType, data = '' }: Icon): boolean =>
  data === dataOf(id) || id === pictureId(mediaType, data);
