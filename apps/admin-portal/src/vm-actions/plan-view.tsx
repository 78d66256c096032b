// A plan in words: the steps, where it would be placed and why not elsewhere, what is locked meanwhile.
import './plan-view.css';
import type { Plan } from '@overt/sdk/plan';
import { ErrorPanel, Skeletons } from '@overt/ui-kit/feedback.tsx';
import { troubleOf } from '../api/errors.ts';
import { useText } from '../i18n/i18n.ts';
import { PlacementHosts } from './placement-hosts.tsx';

export function PlanView({ plan, error, onRetry }: { plan: Plan | undefined; error: Error | null; onRetry(): void }) {
  const { t } = useText();
  if (error) {
    const trouble = troubleOf(error);
    return (
      <ErrorPanel
        title={t('plan.refused')}
        detail={trouble.detail}
        correlationId={trouble.correlationId}
        onRetry={onRetry}
      />
    );
  }
  if (!plan) return <Skeletons lines={6} />;
  const { explanation } = plan;
  return (
    <div className="ov-stack">
      <p>{plan.description}</p>
      <section>
        <h3>{t('plan.steps')}</h3>
        <ol className="ov-plan__steps">
          {plan.steps.map(step => (
            <li key={step.name}>
              <strong>{step.name}</strong> <span className="ov-quiet">{step.description}</span>
            </li>
          ))}
        </ol>
      </section>
      {explanation && (
        <section>
          <h3>{t('plan.placement')}</h3>
          <p>{explanation.chosen ? t('plan.chosen', { name: explanation.chosen.hostName }) : t('plan.noHost')}</p>
          <PlacementHosts explanation={explanation} most={8} />
        </section>
      )}
      <section>
        <h3>{t('plan.locks')}</h3>
        <p className="ov-quiet">
          {plan.locks.length === 0
            ? t('plan.noLocks')
            : plan.locks
                .map(
                  lock =>
                    `${plan.affects.find(one => one.id === lock.id)?.name ?? lock.id} (${lock.kind}, ${lock.mode})`,
                )
                .join(' · ')}
        </p>
      </section>
    </div>
  );
}
