import '@xterm/xterm/css/xterm.css';
import { FitAddon } from '@xterm/addon-fit';
import { Terminal } from '@xterm/xterm';
import { useEffect, useRef } from 'react';
import type { ConsoleProps } from './console-port.ts';
import { socketUrl } from './console-port.ts';

export function SerialScreen({ ticket, label, onState, onError, onControls }: ConsoleProps) {
  const screen = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const target = screen.current;
    if (!target) return;
    const terminal = new Terminal({ fontSize: 13, cursorBlink: true, scrollback: 5000, screenReaderMode: true });
    const fit = new FitAddon();
    terminal.loadAddon(fit);
    terminal.open(target);
    fit.fit();
    const observer = new ResizeObserver(() => fit.fit());
    observer.observe(target);
    let socket: WebSocket | undefined;
    let closed = false;
    const utf8 = new TextEncoder();
    const open = ({ url }: { url: string }) => {
      if (closed) return;
      socket = new WebSocket(socketUrl(url));
      socket.binaryType = 'arraybuffer';
      socket.onopen = () => {
        onState('connected');
        terminal.focus();
      };
      socket.onmessage = message =>
        terminal.write(message.data instanceof ArrayBuffer ? new Uint8Array(message.data) : String(message.data));
      socket.onclose = () => {
        if (!closed) onState('lost');
      };
    };
    ticket().then(open, (error: unknown) => closed || onError(error));
    const send = (text: string) => {
      if (socket?.readyState === WebSocket.OPEN) socket.send(utf8.encode(text));
    };
    const typed = terminal.onData(send);
    onControls({ ctrlAltDel: () => undefined, paste: text => send(text.replaceAll('\n', '\r')) });
    return () => {
      closed = true;
      onControls(null);
      observer.disconnect();
      typed.dispose();
      socket?.close();
      terminal.dispose();
    };
  }, [ticket, onState, onError, onControls]);
  return <div ref={screen} className="ov-console__screen" aria-label={label} role="application" />;
}
