// A libvirt server that misbehaves on demand: the faults that a real daemon will not show when a test asks for them.
// By itself it answers the handshake and every call without a result; `on` replaces the answer to a procedure, with
// the raw socket in hand, so a test can delay, reorder, truncate, lie about lengths, or hang up.
import { mkdtemp, rm } from 'node:fs/promises';
import { type Server, type Socket, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallName } from '../caller.ts';
import { compileFields } from '../codec.ts';
import { type Frame, FrameSplitter, FrameStatus, FrameType, HEADER_BYTES, sealFrame } from '../frame.ts';
import { type Calls, type Events, calls, events, programs, structs } from '../protocol.gen.ts';
import { XdrReader, XdrWriter } from '../xdr.ts';

export interface FakeCall<N extends CallName> {
  readonly args: Calls[N]['args'];
  readonly serial: number;
  reply(result: Calls[N]['result']): void;
  fail(code: number, message: string): void;
  /** A frame of this call's stream: payload absent is an empty packet. */
  stream(status: number, payload?: Uint8Array): void;
  /** Bytes as they are. */
  raw(bytes: Uint8Array): void;
  /** The bytes that `reply` would send. */
  encoded(result: Calls[N]['result']): Buffer;
  hangUp(): void;
}
type Handler = (call: FakeCall<CallName>) => void;

const NO_SUPPORT = 3;
const defaults: Readonly<Record<string, object>> = {
  authList: { types: [0] },
  connectSupportsFeature: { supported: 1 },
  connectOpen: {},
  connectClose: {},
};

export class FakeServer {
  readonly socketPath: string;
  /** Names of all calls received, in order. */
  readonly received: CallName[] = [];
  readonly streamFrames: Frame[] = [];
  readonly #directory: string;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #handlers = new Map<CallName, Handler>();

  private constructor(directory: string) {
    this.#directory = directory;
    this.socketPath = join(directory, 'socket');
    this.#server = createServer(socket => this.#accept(socket));
  }

  static async start(): Promise<FakeServer> {
    const fake = new FakeServer(await mkdtemp(join(tmpdir(), 'fake-libvirt-')));
    await fake.listen();
    return fake;
  }

  listen(): Promise<void> {
    return new Promise(resolve => this.#server.listen(this.socketPath, resolve));
  }

  /** Ends all connections and refuses new ones until `listen`. */
  async goDown(): Promise<void> {
    const closed = new Promise(resolve => this.#server.close(resolve));
    this.hangUpAll();
    await closed;
  }

  hangUpAll(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async stop(): Promise<void> {
    await this.goDown();
    await rm(this.#directory, { recursive: true, force: true });
  }

  get connections(): number {
    return this.#sockets.size;
  }

  /** Bytes that a client has not taken yet. */
  get unsentBytes(): number {
    return [...this.#sockets].reduce((sum, socket) => sum + socket.writableLength, 0);
  }

  on<N extends CallName>(name: N, handler: (call: FakeCall<N>) => void): void {
    this.#handlers.set(name, handler as Handler);
  }

  /** Sends an event to every connection. */
  emit<N extends keyof Events>(name: N, payload: Events[N]): void {
    const writer = new XdrWriter(HEADER_BYTES);
    compileFields(events[name].fields).encode(writer, payload);
    const { number: program, version } = programs.remote;
    const header = {
      program,
      version,
      procedure: events[name].number,
      type: FrameType.MESSAGE,
      serial: 0,
      status: FrameStatus.OK,
    };
    this.rawToAll(sealFrame(header, writer));
  }

  rawToAll(bytes: Uint8Array): void {
    for (const socket of this.#sockets) socket.write(bytes);
  }

  #accept(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket)).on('error', () => undefined);
    const splitter = new FrameSplitter();
    socket.on('data', chunk => splitter.push(chunk as Buffer, frame => this.#handle(socket, frame)));
  }

  #handle(socket: Socket, frame: Frame): void {
    if (frame.type === FrameType.STREAM) return void this.streamFrames.push(frame);
    const name = nameOf(frame);
    if (frame.type !== FrameType.CALL || name === undefined) return;
    this.received.push(name);
    const call = fakeCall(socket, name, frame);
    const handler = this.#handlers.get(name);
    if (handler) handler(call);
    else if (defaults[name] || calls[name].result.length === 0)
      call.reply((defaults[name] ?? {}) as Calls[CallName]['result']);
    else call.fail(NO_SUPPORT, 'the fake has no answer to this');
  }
}

const nameOf = (frame: Frame): CallName | undefined =>
  (Object.keys(calls) as CallName[]).find(
    name => calls[name].number === frame.procedure && programs[calls[name].program].number === frame.program,
  );

function fakeCall(socket: Socket, name: CallName, frame: Frame): FakeCall<CallName> {
  const { serial, program, version, procedure } = frame;
  const seal = (type: number, status: number, writer: Pick<XdrWriter, 'finish'>) =>
    sealFrame({ program, version, procedure, type, serial, status }, writer);
  const encoded = (result: object) => {
    const writer = new XdrWriter(HEADER_BYTES);
    compileFields(calls[name].result).encode(writer, result);
    return seal(FrameType.REPLY, FrameStatus.OK, writer);
  };
  return {
    args: compileFields(calls[name].args).decode(new XdrReader(frame.bytes, HEADER_BYTES)) as Calls[CallName]['args'],
    serial,
    encoded,
    reply: result => void socket.write(encoded(result)),
    fail(code, message) {
      const writer = new XdrWriter(HEADER_BYTES);
      const nothing = { dom: null, str1: null, str2: null, str3: null, int1: 0, int2: 0, net: null };
      compileFields(structs.RemoteError ?? []).encode(writer, { code, domain: 10, message, level: 2, ...nothing });
      socket.write(seal(FrameType.REPLY, FrameStatus.ERROR, writer));
    },
    stream(status, payload = new Uint8Array()) {
      const whole = Buffer.concat([Buffer.alloc(HEADER_BYTES), payload]);
      socket.write(seal(FrameType.STREAM, status, { finish: () => whole }));
    },
    raw: bytes => void socket.write(bytes),
    hangUp: () => void socket.destroy(),
  };
}
