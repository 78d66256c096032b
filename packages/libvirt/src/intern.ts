// Field names of bulk statistics, recognised by their bytes: a thousand VMs repeat a few hundred names each second, and
// making a string and splitting it each time is most of the decoding. The table is bounded, since names come from outside.
const LIMIT = 16_384;

interface Entry<T> {
  readonly bytes: Buffer;
  readonly value: T;
}

export class InternTable<T> {
  readonly #make: (name: string) => T;
  readonly #buckets = new Map<number, Entry<T>[]>();
  #size = 0;

  constructor(make: (name: string) => T) {
    this.#make = make;
  }

  /** What `make` made of the name in these bytes, the first time that it was seen. */
  get(buffer: Buffer, from: number, to: number): T {
    let hash = 0x811c9dc5;
    for (let at = from; at < to; at++) hash = Math.imul(hash ^ (buffer[at] ?? 0), 0x01000193);
    const bucket = this.#buckets.get(hash);
    if (bucket) {
      for (const entry of bucket) {
        if (entry.bytes.length === to - from && entry.bytes.compare(buffer, from, to) === 0) return entry.value;
      }
    }
    const bytes = Buffer.from(buffer.subarray(from, to));
    const entry = { bytes, value: this.#make(bytes.toString('utf8')) };
    if (this.#size < LIMIT) {
      this.#size++;
      if (bucket) bucket.push(entry);
      else this.#buckets.set(hash, [entry]);
    }
    return entry.value;
  }
}
