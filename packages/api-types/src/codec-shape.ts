// One row of a codec table: how one member of a struct is written and read. The tables are generated; the readers and
// writers of packages/wire interpret them.

/**
 * s string, i integer, d decimal, b boolean, t date, e enum, o struct;
 * L the `link` elements of an object, A its `actions`.
 */
export type CodecKind = 's' | 'i' | 'd' | 'b' | 't' | 'e' | 'o' | 'L' | 'A';

/** [member, tag, kind, type name, tag of an item ('' when not a list), 'attribute' | 'link' when it is one] */
export type CodecRow = readonly [
  member: string,
  tag: string,
  kind: CodecKind,
  type: string,
  itemTag: string,
  flag?: 'attribute' | 'link',
];

export interface Codec {
  readonly tag: string;
  /** Root tag of a collection. */
  readonly plural: string;
  /** Has id and href. */
  readonly identified: boolean;
  /** In the order in which members are written. */
  readonly rows: readonly CodecRow[];
}
