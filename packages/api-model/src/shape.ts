// The shape of the API model: what an area file of types/ or services/ may say. Areas are plain literals checked against
// these interfaces; nothing is inferred from their values (330 inferred types cost the compiler minutes).
//
// Names are camelCase; the XML and JSON tag is the name in snake_case unless `tag` says otherwise. References between
// types are by name and are checked by the generator, which refuses a dangling one.

/** `'Vm'`, or `'Vm[]'` for a list of them. Primitives: String, Integer, Decimal, Boolean, Date. */
export type TypeRef = string;

export interface Member {
  readonly type: TypeRef;
  /** Tag when it is not the snake_case of the name. */
  readonly tag?: string;
  /** Tag of one item of a list when it is neither the type's tag nor the singular of the member's. */
  readonly itemTag?: string;
  /** Written as an XML attribute, not as an element. */
  readonly attribute?: true;
  /** Points at an object with its own URL: bare `id` and `href` unless the caller asked to follow it. */
  readonly link?: true;
  readonly since?: string;
  readonly deprecated?: true;
  readonly doc?: string;
}

export interface StructType {
  readonly kind: 'struct';
  readonly base?: string;
  readonly tag?: string;
  /** Root tag of a collection of these. */
  readonly plural?: string;
  readonly deprecated?: true;
  readonly doc?: string;
  readonly members: Readonly<Record<string, Member>>;
}

export interface EnumType {
  readonly kind: 'enum';
  readonly doc?: string;
  readonly values: readonly string[];
  readonly deprecatedValues?: readonly string[];
}

export type ModelType = StructType | EnumType;
export type TypeArea = Readonly<Record<string, ModelType>>;

/** A sub-service: a fixed path segment, or with `param` a segment that holds an id. */
export interface Locator {
  readonly service: string;
  readonly param?: string;
}

export interface Param {
  readonly type: TypeRef;
  /** `in`: the caller gives it; `out`: the answer; `inout`: the body of both. */
  readonly direction: 'in' | 'out' | 'inout';
  /** Value assumed when it is left out. */
  readonly default?: string;
  readonly since?: string;
  readonly deprecated?: true;
  readonly doc?: string;
}

/** One alternative way to call an operation; its mandatory members come on top of the method's own. */
export interface Signature {
  readonly params?: Readonly<Record<string, Param>>;
  readonly mandatory?: readonly string[];
  readonly optional?: readonly string[];
}

export interface Method {
  readonly verb: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** POSTs an <action> to `<path>/<method name in lower case>`. */
  readonly action?: true;
  readonly params: Readonly<Record<string, Param>>;
  /** Dotted member paths that a caller must give; `a|b` either, `[]` each item of a list. */
  readonly mandatory?: readonly string[];
  readonly optional?: readonly string[];
  /** When present at least one must be satisfied. */
  readonly signatures?: Readonly<Record<string, Signature>>;
  readonly since?: string;
  readonly deprecated?: true;
  readonly doc?: string;
}

export interface Service {
  /** Inherits the locators and methods of this service. */
  readonly base?: string;
  readonly deprecated?: true;
  readonly doc?: string;
  readonly locators: Readonly<Record<string, Locator>>;
  readonly methods: Readonly<Record<string, Method>>;
}

export type ServiceArea = Readonly<Record<string, Service>>;
