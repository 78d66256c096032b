// What is known of an operation of the API (`VmService.start`) and of the services that carry them.

export type Verb = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** A value that goes in or out. `type` is a struct, an enum or a primitive (String, Integer, Decimal, Boolean, Date). */
export interface Slot {
  readonly name: string;
  /** Tag or name of the query parameter on the wire. */
  readonly tag: string;
  readonly type: string;
  readonly array?: true;
  readonly default?: string;
}

export interface Operation {
  readonly service: string;
  readonly method: string;
  readonly verb: Verb;
  /** Path segment of an action, e.g. `cancelmigration`. */
  readonly action?: string;
  /** The request's body; an Action for actions. */
  readonly body?: Slot;
  /** Members of the action body that the caller may give. */
  readonly input?: readonly Slot[];
  /** Members of the action answer that the operation fills. */
  readonly result?: readonly Slot[];
  /** Query parameters. */
  readonly query?: readonly Slot[];
  /** The answer's body; an Action for actions and DELETE. */
  readonly output?: Slot;
  /** Dotted member paths, the first word being the body's name (for actions a member of it): `vm.name`, `a.id|a.name`, `disks[].id`. */
  readonly mandatory?: readonly string[];
  /** Alternatives: at least one must hold as well. */
  readonly signatures?: readonly { readonly name: string; readonly mandatory: readonly string[] }[];
  /** A list that takes `search`. */
  readonly searchable?: true;
  readonly deprecated?: true;
}

export interface ServiceLocator {
  readonly name: string;
  /** Path segment and `rel`: the name in lower case. */
  readonly rel: string;
  readonly service: string;
  /** The segment is an id. */
  readonly param?: true;
}

export interface ServiceMeta {
  /** The struct that it lists or is about. */
  readonly element?: string;
  readonly collection: boolean;
  readonly locators: readonly ServiceLocator[];
  /** Action names as they stand in paths and in `<actions>`. */
  readonly actions: readonly string[];
  readonly methods: readonly string[];
}

/** Path segments as words of a command: `['vm', 'disk-attachments']`. */
export interface CliCommand {
  readonly nouns: readonly string[];
  readonly verb: string;
  readonly operation: string;
  /** Below the API's prefix; `{vmId}` is filled from the arguments, in order. */
  readonly template: string;
  readonly args: readonly string[];
}
