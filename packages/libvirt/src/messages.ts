// Payloads by name: calls and answers, events, errors. Codecs are compiled on first use, since an agent needs few of them.
import type { CallName } from './caller.ts';
import { type Codec, compileFields } from './codec.ts';
import { LibvirtError } from './errors.ts';
import { type Frame, FrameStatus, FrameType, HEADER_BYTES, sealFrame } from './frame.ts';
import {
  type Calls,
  type Events,
  type Fields,
  type RemoteError,
  calls,
  events,
  programs,
  structs,
} from './protocol.gen.ts';
import { XdrReader, XdrWriter } from './xdr.ts';

export type EventName = keyof Events;

const compiled = new Map<Fields, Codec>();
function codecOf(fields: Fields): Codec {
  let codec = compiled.get(fields);
  if (!codec) compiled.set(fields, (codec = compileFields(fields)));
  return codec;
}

const eventByNumber = new Map<number, EventName>();
for (const [name, { number }] of Object.entries(events)) eventByNumber.set(number, name as EventName);

export const payloadOf = (frame: Frame): XdrReader => new XdrReader(frame.bytes, HEADER_BYTES);

export function encodeCall(name: CallName, args: unknown, serial: number): Buffer {
  const writer = new XdrWriter(HEADER_BYTES);
  codecOf(calls[name].args).encode(writer, args);
  const { number, version } = programs[calls[name].program];
  const procedure = calls[name].number;
  return sealFrame(
    { program: number, version, procedure, type: FrameType.CALL, serial, status: FrameStatus.OK },
    writer,
  );
}

export function decodeResult<N extends CallName>(name: N, reader: XdrReader): Calls[N]['result'] {
  return codecOf(calls[name].result).decode(reader) as Calls[N]['result'];
}

export function decodeError(name: CallName, frame: Frame): LibvirtError {
  return new LibvirtError(name, codecOf(structs.RemoteError ?? []).decode(payloadOf(frame)) as RemoteError);
}

/** The event in a MESSAGE frame; undefined for one that we do not know. */
export function decodeEvent(
  frame: Frame,
): { readonly name: EventName; readonly payload: Events[EventName] } | undefined {
  const name = frame.program === programs.remote.number ? eventByNumber.get(frame.procedure) : undefined;
  if (name === undefined) return undefined;
  return { name, payload: codecOf(events[name].fields).decode(payloadOf(frame)) as Events[EventName] };
}
