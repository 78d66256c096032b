// The four regions that never move: header, inventory, workbench, tasks and events.
import './frame.css';
import type { ReactNode } from 'react';

interface FrameProps {
  skipLabel: string;
  treeLabel: string;
  footLabel: string;
  treeOpen: boolean;
  header: ReactNode;
  tree: ReactNode;
  foot: ReactNode;
  children: ReactNode;
}

export function Frame({ skipLabel, treeLabel, footLabel, treeOpen, header, tree, foot, children }: FrameProps) {
  return (
    <div className={treeOpen ? 'ov-frame' : 'ov-frame ov-frame--no-tree'}>
      <header className="ov-frame__head">
        <a className="ov-skip" href="#workbench">
          {skipLabel}
        </a>
        {header}
      </header>
      <nav className="ov-frame__tree" aria-label={treeLabel}>
        {treeOpen && tree}
      </nav>
      <main className="ov-frame__main" id="workbench" tabIndex={-1}>
        {children}
      </main>
      <section className="ov-frame__foot" aria-label={footLabel}>
        {foot}
      </section>
    </div>
  );
}

/** The mark: two nested, open squares; something inside something, seen. */
export function Brand({ name }: { name: string }) {
  return (
    <span className="ov-brand">
      <svg width="22" height="22" viewBox="0 0 22 22" fill="none" aria-hidden>
        <path d="M2 7V4a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2h-3" stroke="currentColor" strokeWidth="2.2" />
        <rect x="2.1" y="10.1" width="9.8" height="9.8" rx="1.6" fill="currentColor" />
      </svg>
      {name}
    </span>
  );
}
