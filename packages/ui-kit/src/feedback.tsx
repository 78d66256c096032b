// What a page shows instead of data: nothing yet (with the next step), a failure (what happened, what to do), or the
// shape of what is coming. Never a spinner.
import './feedback.css';
import {
  EmptyState as PfEmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
} from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { CopyText } from './copy-text.tsx';
import type { IconName } from './icon.tsx';
import { Icon, iconPicture } from './icon.tsx';
import { useKitText } from './text.ts';

interface EmptyStateProps {
  icon: IconName;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
}

export function EmptyState({ icon, title, children, actions }: EmptyStateProps) {
  return (
    <PfEmptyState className="ov-empty" titleText={title} headingLevel="h2" variant="sm" icon={iconPicture(icon)}>
      {children && <EmptyStateBody>{children}</EmptyStateBody>}
      {actions && (
        <EmptyStateFooter>
          <EmptyStateActions>{actions}</EmptyStateActions>
        </EmptyStateFooter>
      )}
    </PfEmptyState>
  );
}

interface ErrorPanelProps {
  title: string;
  /** What happened and what to do, in full sentences. */
  detail: string;
  correlationId?: string | undefined;
  onRetry?(): void;
}

export function ErrorPanel({ title, detail, correlationId, onRetry }: ErrorPanelProps) {
  const kit = useKitText();
  return (
    <div className="ov-error" role="alert">
      <span className="ov-error__icon">
        <Icon name="error" />
      </span>
      <div className="ov-stack ov-stack--tight">
        <strong>{title}</strong>
        <span>{detail}</span>
        {correlationId && (
          <span className="ov-row ov-quiet">
            {kit('correlationId')} <CopyText text={correlationId} />
          </span>
        )}
        {onRetry && (
          <div>
            <Button kind="link" icon="refresh" onClick={onRetry}>
              {kit('tryAgain')}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}

export function Skeletons({ lines = 4 }: { lines?: number }) {
  const kit = useKitText();
  return (
    <div className="ov-stack" role="status" aria-label={kit('loading')}>
      {Array.from({ length: lines }, (_, at) => (
        <span key={at} className="ov-skeleton" style={{ width: `${90 - ((at * 23) % 50)}%` }} />
      ))}
    </div>
  );
}

/** A bar with its figure; `tone` turns by the caller's thresholds, and the figure says the same in words. */
export function Meter({
  value,
  label,
  text,
  tone = 'info',
}: {
  value: number;
  label: string;
  text?: string;
  tone?: 'info' | 'warning' | 'danger';
}) {
  const part = Math.max(0, Math.min(100, Number.isFinite(value) ? value : 0));
  return (
    <span className="ov-meter">
      <span
        className="ov-meter__track"
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(part)}
      >
        <span className={`ov-meter__fill ov-meter__fill--${tone}`} style={{ inlineSize: `${part}%` }} />
      </span>
      {text !== undefined && <span className="ov-meter__text">{text}</span>}
    </span>
  );
}

/** Progress of work in flight. `value` null means that how much is left is not known. */
export function Progress({ value, label, failed = false }: { value: number | null; label: string; failed?: boolean }) {
  const known = value === null ? {} : { 'aria-valuenow': Math.round(value) };
  return (
    <span
      className="ov-meter__track ov-progress"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...known}
    >
      <span
        className={`ov-meter__fill ${failed ? 'ov-meter__fill--danger' : 'ov-meter__fill--info'} ${value === null ? 'ov-progress--unknown' : ''}`}
        style={{ inlineSize: `${value ?? 35}%` }}
      />
    </span>
  );
}
