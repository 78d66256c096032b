// A plan in words: the steps, where it would be placed and why not elsewhere, what is locked meanwhile.
import './plan-view.css';
import type { Plan, PlanHost } from '@overt/sdk/plan';
import { ErrorPanel, Skeletons } from '@overt/ui-kit/feedback.tsx';
import { StateLabel } from '@overt/ui-kit/state-label.tsx';
import { percent } from '@overt/ui-kit/units.ts';
import { troubleOf } from '../api/errors.ts';
import { useText } from '../i18n/i18n.ts';
import { faceOf } from '../states/other-states.ts';

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
          <Hosts hosts={explanation.hosts} chosen={explanation.chosen?.hostId} />
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

const MOST = 8;

function Hosts({ hosts, chosen }: { hosts: readonly PlanHost[]; chosen: string | undefined }) {
  const { t, locale } = useText();
  const order = hosts.toSorted(
    (a, b) => Number(b.hostId === chosen) - Number(a.hostId === chosen) || Number(b.fits) - Number(a.fits),
  );
  return (
    <table className="ov-plan__hosts">
      <thead>
        <tr>
          <th>{t('plan.host')}</th>
          <th>{t('plan.verdict')}</th>
          <th>{t('plan.why')}</th>
        </tr>
      </thead>
      <tbody>
        {order.slice(0, MOST).map(host => (
          <tr key={host.hostId}>
            <td>{host.hostName}</td>
            <td>
              <StateLabel
                face={faceOf(host.hostId === chosen ? 'ok' : host.fits ? 'normal' : 'failed')}
                word={t(host.hostId === chosen ? 'plan.isChosen' : host.fits ? 'plan.fits' : 'plan.doesNotFit')}
              />
            </td>
            <td className="ov-quiet">
              {host.reasons.length > 0
                ? host.reasons.join(' ')
                : Object.entries(host.scores)
                    .map(([name, score]) => `${name} ${percent(score * 100, locale)}`)
                    .join(', ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
