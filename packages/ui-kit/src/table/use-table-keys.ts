// j/k or arrows move, x or Space selects, Enter opens, `.` opens the actions. The keys work anywhere on a page that has
// one main table, except where text is typed or another widget has them.
import type { RefObject } from 'react';
import { useEffect, useRef } from 'react';

export interface TableMoves {
  move(by: number): void;
  edge(end: 'first' | 'last'): void;
  toggle(): void;
  open(): void;
  menu(): void;
}

function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
    target.closest('[role="dialog"],[role="menu"],canvas') !== null
  );
}

export function useTableKeys(scroller: RefObject<HTMLElement | null>, main: boolean, moves: TableMoves): void {
  const latest = useRef(moves);
  useEffect(() => {
    latest.current = moves;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const inside = event.target instanceof Node && scroller.current?.contains(event.target) === true;
      const onControl = event.target instanceof HTMLElement && event.target.closest('button,a,input') !== null;
      if (
        typing(event.target) &&
        !(inside && event.target instanceof HTMLInputElement && event.target.type === 'checkbox')
      )
        return;
      if (!inside && !main) return;
      const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 320) / 28) - 2);
      const anywhere: Record<string, () => void> = {
        j: () => latest.current.move(1),
        k: () => latest.current.move(-1),
        x: () => latest.current.toggle(),
        '.': () => latest.current.menu(),
      };
      const withFocus: Record<string, () => void> = {
        ArrowDown: () => latest.current.move(1),
        ArrowUp: () => latest.current.move(-1),
        PageDown: () => latest.current.move(page),
        PageUp: () => latest.current.move(-page),
        Home: () => latest.current.edge('first'),
        End: () => latest.current.edge('last'),
      };
      const onRow: Record<string, () => void> = {
        Enter: () => latest.current.open(),
        ' ': () => latest.current.toggle(),
      };
      const act =
        anywhere[event.key] ??
        (inside ? withFocus[event.key] : undefined) ??
        (inside && !onControl ? onRow[event.key] : undefined);
      if (!act) return;
      event.preventDefault();
      act();
      if (!inside) scroller.current?.focus({ preventScroll: true });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [scroller, main]);
}
