// How much a request body may be. Every reader counts against these before it allocates anything that grows with the input.
export interface ReadLimits {
  /** Bytes of UTF-8 of the whole body. */
  readonly bytes: number;
  readonly depth: number;
  /** Elements, or objects and array items. */
  readonly elements: number;
  /** Characters of one text; an OVF is sent as one. */
  readonly text: number;
  /** Characters of one XML attribute. */
  readonly attribute: number;
}

export const defaultLimits: ReadLimits = {
  bytes: 16 * 1024 * 1024,
  depth: 64,
  elements: 200_000,
  text: 12 * 1024 * 1024,
  attribute: 64 * 1024,
};

export interface ReadOptions {
  readonly limits?: ReadLimits;
  /** The body is a list of the type. */
  readonly array?: boolean;
  /** What to do with a member that the model does not know; a client reading a newer server skips it. */
  readonly unknown?: 'refuse' | 'skip';
}
