// A domain's screen, keyboard and serial console.
import type { Caller, StreamOpener } from './caller.ts';
import { DomainConsoleFlags, KeycodeSet } from './constants.gen.ts';
import type { Domain } from './protocol.gen.ts';
import type { LibvirtStream, StreamChunk } from './stream.ts';

export interface Screenshot {
  /** image/x-portable-pixmap or image/png, as QEMU makes it. */
  readonly mime: string;
  readonly chunks: AsyncIterable<StreamChunk>;
}

export async function screenshot(lv: StreamOpener, dom: Domain, screen = 0): Promise<Screenshot> {
  const { result, stream } = await lv.openStream('domainScreenshot', { dom, screen, flags: 0 });
  return { mime: result.mime ?? 'application/octet-stream', chunks: stream };
}

/**
 * Both directions of a serial console: iterate to read, `write` to type, `abort` to leave. `device` is an alias
 * (`serial0`) or undefined for the first. `force` takes it away from whoever has it.
 */
export async function openConsole(
  lv: StreamOpener,
  dom: Domain,
  device?: string,
  force = false,
): Promise<LibvirtStream> {
  const flags = force ? DomainConsoleFlags.FORCE : DomainConsoleFlags.SAFE;
  return (await lv.openStream('domainOpenConsole', { dom, dev_name: device ?? null, flags })).stream;
}

/** Both directions of a virtio channel with a unix or pty backend, by target name. */
export async function openChannel(lv: StreamOpener, dom: Domain, name: string): Promise<LibvirtStream> {
  return (await lv.openStream('domainOpenChannel', { dom, name, flags: 0 })).stream;
}

/** Presses the keys (Linux key codes) together for `holdMs`. At most 16. */
export const sendKey = (
  lv: Caller,
  dom: Domain,
  keys: readonly number[],
  holdMs = 0,
  codeset: number = KeycodeSet.LINUX,
): Promise<unknown> => lv.call('domainSendKey', { dom, codeset, holdtime: holdMs, keycodes: keys, flags: 0 });
