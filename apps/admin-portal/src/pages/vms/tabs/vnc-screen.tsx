import RFB from '@novnc/novnc';
import { useEffect, useRef } from 'react';
import type { ConsoleProps } from './console-port.ts';
import { socketUrl } from './console-port.ts';

export function VncScreen({ ticket, label, onState, onError, onControls }: ConsoleProps) {
  const screen = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const target = screen.current;
    if (!target) return;
    let closed = false;
    let rfb: RFB | undefined;
    const connected = () => {
      onState('connected');
      rfb?.focus({ preventScroll: true });
    };
    const lost = () => {
      if (!closed) onState('lost');
    };
    const open = ({ url, password }: { url: string; password?: string }) => {
      if (closed) return;
      rfb = new RFB(target, socketUrl(url), {
        ...(password === undefined ? {} : { credentials: { password } }),
        shared: true,
      });
      rfb.scaleViewport = true;
      rfb.focusOnClick = true;
      rfb.background = 'transparent';
      rfb.addEventListener('connect', connected);
      rfb.addEventListener('disconnect', lost);
      rfb.addEventListener('securityfailure', lost);
      const screenOf = rfb;
      onControls({
        ctrlAltDel: () => screenOf.sendCtrlAltDel(),
        paste: text => screenOf.clipboardPasteFrom(text),
      });
    };
    ticket().then(open, (error: unknown) => closed || onError(error));
    return () => {
      closed = true;
      onControls(null);
      rfb?.disconnect();
    };
  }, [ticket, onState, onError, onControls]);
  return <div ref={screen} className="ov-console__screen" role="application" aria-label={label} />;
}
