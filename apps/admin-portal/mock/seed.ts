// Chance that is always the same, ids that say what they are of, and times before now.
let seed = 42;
export function random(): number {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
}
export const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
export const uuid = (kind: number, at: number) =>
  `${kind.toString(16).padStart(8, '0')}-0000-4000-8000-${at.toString(16).padStart(12, '0')}`;
export const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();
