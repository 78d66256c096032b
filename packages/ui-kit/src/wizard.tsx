// A wizard: steps at the left, each with its own verdict; one may jump to any step, and Create works as soon as nothing
// is wrong. Where one stands is the caller's state, because it is part of the URL.
import './wizard.css';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { ScrollRegion } from './scroll-region.tsx';
import { useKitText } from './text.ts';

export interface WizardStep {
  id: string;
  title: string;
  /** The first thing that is wrong in this step, or null. */
  problem: string | null;
  body: ReactNode;
}

interface WizardProps {
  label: string;
  steps: readonly WizardStep[];
  current: string;
  onStep(id: string): void;
  finish: string;
  busy: boolean;
  onFinish(): void;
  onCancel(): void;
}

export function Wizard({ label, steps, current, onStep, finish, busy, onFinish, onCancel }: WizardProps) {
  const kit = useKitText();
  const at = Math.max(
    0,
    steps.findIndex(step => step.id === current),
  );
  const step = steps[at];
  const problem = steps.find(one => one.problem !== null)?.problem ?? null;
  const lastStep = at === steps.length - 1;
  return (
    <div className="ov-wizard" role="group" aria-label={label}>
      <ol className="ov-wizard__steps" aria-label={kit('steps')}>
        {steps.map((one, index) => (
          <li key={one.id} className="ov-wizard__step">
            <button type="button" aria-current={index === at ? 'step' : undefined} onClick={() => onStep(one.id)}>
              <StepMark index={index} passed={index < at} wrong={one.problem !== null && index < at} />
              {one.title}
            </button>
          </li>
        ))}
      </ol>
      <ScrollRegion className="ov-wizard__body" label={step?.title ?? label}>
        <div className="ov-wizard__inner">
          <h2>{step?.title}</h2>
          {step?.body}
        </div>
      </ScrollRegion>
      <div className="ov-wizard__foot">
        {!lastStep && (
          <Button
            kind="primary"
            small={false}
            disabledReason={step?.problem ?? null}
            onClick={() => step?.problem === null && onStep(steps[at + 1]?.id ?? '')}
          >
            {kit('next')}
          </Button>
        )}
        <Button
          kind={lastStep ? 'primary' : 'secondary'}
          small={false}
          busy={busy}
          disabledReason={problem}
          onClick={() => problem === null && !busy && onFinish()}
        >
          {finish}
        </Button>
        <Button kind="secondary" small={false} disabled={at === 0} onClick={() => onStep(steps[at - 1]?.id ?? '')}>
          {kit('back')}
        </Button>
        <Button kind="link" small={false} onClick={onCancel}>
          {kit('cancel')}
        </Button>
      </div>
    </div>
  );
}

function StepMark({ index, passed, wrong }: { index: number; passed: boolean; wrong: boolean }) {
  const state = wrong ? 'ov-wizard__mark--error' : passed ? 'ov-wizard__mark--done' : '';
  return <span className={`ov-wizard__mark ${state}`}>{wrong ? '!' : passed ? <Icon name="ok" /> : index + 1}</span>;
}
