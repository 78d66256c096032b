import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { silentLog } from '@overt/kernel/ports';
import type { StreamOpener } from '@overt/libvirt/caller';
import { FrameStatus, FrameType, HEADER_BYTES, type Frame } from '@overt/libvirt/frame';
import { LibvirtStream } from '@overt/libvirt/stream';
import { afterAll, expect, test } from 'vitest';
import { withoutQuestions } from './serial-history.ts';
import { serialHub } from './serial-hub.ts';

const VM = '0f3a0000-0000-4000-8000-000000000001';
const dir = mkdtempSync(join(tmpdir(), 'overt-serial-'));
const log = join(dir, 'serial.log');
writeFileSync(log, 'booted\n');

/** A guest's serial line, as libvirt's stream of it looks from here. */
interface FakeLine {
  typed: string;
  hungUp: boolean;
  /** What hanging up waits for. */
  hangsUpAfter: Promise<void>;
  shows(text: string): void;
}

function fakeLibvirt(): StreamOpener & { readonly lines: FakeLine[]; refuses: boolean } {
  const lines: FakeLine[] = [];
  const libvirt = {
    lines,
    refuses: false,
    async openStream() {
      if (libvirt.refuses) throw new TypeError('no such domain');
      const line: FakeLine = {
        typed: '',
        hungUp: false,
        hangsUpAfter: Promise.resolve(),
        shows(text) {
          const bytes = Buffer.concat([Buffer.alloc(HEADER_BYTES), Buffer.from(text)]);
          stream.receive({ type: FrameType.STREAM, status: FrameStatus.CONTINUE, bytes } as Frame);
        },
      };
      const stream = new LibvirtStream({
        name: 'domainOpenConsole',
        async send(_type, status, payload) {
          if (status === FrameStatus.ERROR) {
            await line.hangsUpAfter;
            line.hungUp = true;
          } else line.typed += Buffer.from(payload).toString();
        },
        pause: () => undefined,
        resume: () => undefined,
        ended: () => undefined,
        errorOf: () => new TypeError('aborted'),
      });
      lines.push(line);
      return { result: undefined as never, stream };
    },
  };
  return libvirt;
}

/** What a viewer has seen so far. */
function screen(viewer: Duplex): { text: string } {
  const seen = { text: '' };
  viewer.on('data', (bytes: Buffer) => (seen.text += bytes.toString()));
  return seen;
}
const gone = (viewer: Duplex) => new Promise(resolve => viewer.once('close', resolve).destroy());

afterAll(() => rmSync(dir, { recursive: true }));

test('all who have the console open see it, and what any of them types reaches the guest', async () => {
  const libvirt = fakeLibvirt();
  const hub = serialHub({ libvirt, log: silentLog });
  const [first, second] = [await hub.open(VM, log), await hub.open(VM, log)];
  const screens = [first, second].map(screen);
  const [line] = libvirt.lines;
  second.write('from the second\n');
  first.write('from the first\n');
  await expect.poll(() => line?.typed).toBe('from the second\nfrom the first\n');
  line?.shows('login: ');
  await expect.poll(() => screens.map(({ text }) => text)).toEqual(['booted\nlogin: ', 'booted\nlogin: ']);
  expect(libvirt.lines).toHaveLength(1);
});

test('the line is hung up when the last one has left, and dialled again for the next', async () => {
  const libvirt = fakeLibvirt();
  const hub = serialHub({ libvirt, log: silentLog });
  const [first, second] = [await hub.open(VM, log), await hub.open(VM, log)];
  await gone(first);
  expect(libvirt.lines[0]?.hungUp).toBe(false);
  await gone(second);
  await expect.poll(() => libvirt.lines[0]?.hungUp).toBe(true);
  const third = await hub.open(VM, log);
  third.write('x');
  await expect.poll(() => libvirt.lines[1]?.typed).toBe('x');
});

test('who comes while the last one leaves has a console that lives', async () => {
  const libvirt = fakeLibvirt();
  const hub = serialHub({ libvirt, log: silentLog });
  const first = await hub.open(VM, log);
  const coming = hub.open(VM, log);
  first.destroy();
  const second = await coming;
  const seen = screen(second);
  second.write('still here\n');
  await expect.poll(() => libvirt.lines.at(-1)?.typed).toBe('still here\n');
  libvirt.lines.at(-1)?.shows('yes\n');
  await expect.poll(() => seen.text).toContain('yes\n');
});

test('a line that ends late leaves the one that took its place alone', async () => {
  const libvirt = fakeLibvirt();
  const hub = serialHub({ libvirt, log: silentLog });
  const first = await hub.open(VM, log);
  const [slow] = libvirt.lines;
  let release = (): void => undefined;
  if (slow !== undefined) slow.hangsUpAfter = new Promise(resolve => (release = resolve));
  await gone(first);
  const second = await hub.open(VM, log);
  release();
  await expect.poll(() => slow?.hungUp).toBe(true);
  const third = await hub.open(VM, log);
  expect(libvirt.lines).toHaveLength(2);
  for (const viewer of [second, third]) expect(viewer.destroyed).toBe(false);
});

test('a console that cannot be opened is refused to each who asks, and opens when it can be', async () => {
  const libvirt = fakeLibvirt();
  const hub = serialHub({ libvirt, log: silentLog });
  libvirt.refuses = true;
  const answers = await Promise.allSettled([hub.open(VM, log), hub.open(VM, log)]);
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  libvirt.refuses = false;
  expect((await hub.open(VM, join(dir, 'none'))).destroyed).toBe(false);
});

test('what the guest asked its terminal in the past is not asked again', () => {
  const ESC = '\u001B';
  const asked = [`${ESC}[6n`, `${ESC}[c`, `${ESC}[>0c`, `${ESC}[?2004$p`, `${ESC}]11;?${ESC}\\`, `${ESC}P+q544e\u0007`];
  const shown = `${ESC}[1;32m~ # ${ESC}[0m${ESC}[2 qtäxt\n`;
  expect(withoutQuestions(Buffer.from(asked.join(shown) + shown)).toString()).toBe(shown.repeat(asked.length));
});
