/** 32 well-mixed bits of a number and a salt (murmur3's finalizer): chance that is the same at every run. */
export function mix(value: number, salt: number): number {
  let h = (Math.imul(value, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b)) >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
