// Sizes in IEC units and durations in two parts, localised by Intl. Input: bytes, seconds, epoch milliseconds.
const STEPS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;
export const KIB = 1024;
export const MIB = 1024 ** 2;
export const GIB = 1024 ** 3;

export function bytes(value: number | undefined, locale = 'en'): string {
  if (value === undefined || !Number.isFinite(value)) return '–';
  let step = 0;
  let rest = Math.abs(value);
  while (rest >= 1024 && step < STEPS.length - 1) {
    rest /= 1024;
    step += 1;
  }
  const digits = rest >= 100 || Number.isInteger(rest) ? 0 : 1;
  return `${value < 0 ? '-' : ''}${rest.toLocaleString(locale, { maximumFractionDigits: digits })} ${STEPS[step]}`;
}

/** "2.1 / 4 GiB": both in the unit of the larger, so that they can be compared at a glance. */
export function bytesOf(used: number, total: number, locale = 'en'): string {
  const text = bytes(total, locale);
  const unit = text.slice(text.lastIndexOf(' ') + 1);
  const divisor = 1024 ** Math.max(0, STEPS.indexOf(unit as (typeof STEPS)[number]));
  return `${(used / divisor).toLocaleString(locale, { maximumFractionDigits: 1 })} / ${text}`;
}

export function percent(value: number | undefined, locale = 'en'): string {
  if (value === undefined || !Number.isFinite(value)) return '–';
  return `${value.toLocaleString(locale, { maximumFractionDigits: value < 10 ? 1 : 0 })} %`;
}

export function duration(seconds: number | undefined): string {
  if (seconds === undefined || seconds < 0) return '–';
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor((seconds % 86_400) / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  if (days > 0) return hours > 0 && days < 10 ? `${days} d ${hours} h` : `${days} d`;
  if (hours > 0) return `${hours} h ${minutes} min`;
  if (minutes > 0) return `${minutes} min`;
  return `${Math.floor(seconds)} s`;
}

export function clock(at: Date, locale = 'en'): string {
  return at.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false });
}

export function dateTime(at: Date, locale = 'en'): string {
  return at.toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'medium', hour12: false });
}

/** Time of day for today, else the date with it: what an event list needs. */
export function shortTime(at: Date, locale = 'en', now = new Date()): string {
  const sameDay = at.toDateString() === now.toDateString();
  if (sameDay) return clock(at, locale);
  return at.toLocaleString(locale, {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });
}
