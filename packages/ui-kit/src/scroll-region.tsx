// A part of a page that scrolls by itself and holds no control of its own: it takes the focus, so that the arrow keys
// scroll it (WCAG 2.1.1). Elsewhere what does not act takes no focus.
import type { ReactNode } from 'react';

export function ScrollRegion({
  label,
  className,
  children,
}: {
  label: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <div className={className} tabIndex={0} role="region" aria-label={label}>
      {children}
    </div>
  );
}
