// Keys that work everywhere, except where text is typed or a console has the keyboard. `g` waits for a letter.
import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { paths } from '../paths.ts';

export const goKeys = {
  d: paths.dashboard,
  v: paths.vms,
  h: paths.hosts,
  s: paths.storage,
  i: paths.disks,
  n: paths.networks,
  t: paths.tasks,
  e: paths.events,
} satisfies Record<string, () => string>;

const G_WAIT_MS = 1200;

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    (/^(INPUT|TEXTAREA|SELECT|CANVAS)$/.test(target.tagName) && target.getAttribute('type') !== 'checkbox') ||
    target.closest('.ov-console') !== null
  );
}

export function useShortcuts(handlers: { search(): void; help(): void }, active: boolean): void {
  const go = useNavigate();
  const pendingG = useRef(0);
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    if (!active) return;
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        latest.current.search();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
      if (document.querySelector('[role="dialog"],[role="menu"]')) return;
      const place =
        event.timeStamp - pendingG.current < G_WAIT_MS
          ? Object.entries(goKeys).find(([key]) => key === event.key)?.[1]
          : undefined;
      pendingG.current = event.key === 'g' ? event.timeStamp : 0;
      const act: Record<string, () => void> = {
        '/': () => latest.current.search(),
        '?': () => latest.current.help(),
        c: () => void go(paths.createVm()),
      };
      const run = place ? () => void go(place()) : act[event.key];
      if (!run) return;
      event.preventDefault();
      run();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [go, active]);
}
