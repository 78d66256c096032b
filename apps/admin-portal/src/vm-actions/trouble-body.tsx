import { CopyText } from '@overt/ui-kit/copy-text.tsx';
import type { ReactNode } from 'react';
import type { Trouble } from '../api/errors.ts';

/** The engine's sentence with the correlation id below it, to copy into a ticket. */
export function troubleBody(trouble: Trouble): ReactNode {
  return (
    <span className="ov-stack ov-stack--tight">
      <span>{trouble.detail}</span>
      {trouble.correlationId && <CopyText text={trouble.correlationId} />}
    </span>
  );
}
