// A decision of the scheduler, host by host: which was chosen, which fit and how well, which do not and what would change that.
import './plan-view.css';
import type { PlacementExplanation } from '@overt/sdk/plan';
import { StateLabel } from '@overt/ui-kit/state-label.tsx';
import { percent } from '@overt/ui-kit/units.ts';
import { Link } from 'react-router';
import { useText } from '../i18n/i18n.ts';
import { paths } from '../paths.ts';
import { faceOf } from '../states/other-states.ts';

export function PlacementHosts({ explanation, most = 50 }: { explanation: PlacementExplanation; most?: number }) {
  const { t, locale } = useText();
  const chosen = explanation.chosen?.hostId;
  const order = explanation.hosts.toSorted(
    (a, b) => Number(b.hostId === chosen) - Number(a.hostId === chosen) || Number(b.fits) - Number(a.fits),
  );
  const left = (explanation.moreHosts ?? 0) + Math.max(0, order.length - most);
  return (
    <>
      <table className="ov-plan__hosts">
        <thead>
          <tr>
            <th>{t('plan.host')}</th>
            <th>{t('plan.verdict')}</th>
            <th>{t('plan.why')}</th>
          </tr>
        </thead>
        <tbody>
          {order.slice(0, most).map(host => (
            <tr key={host.hostId}>
              <td>
                <Link to={paths.host(host.hostId)}>{host.hostName}</Link>
              </td>
              <td>
                <StateLabel
                  face={faceOf(host.hostId === chosen ? 'ok' : host.fits ? 'normal' : 'failed')}
                  word={t(host.hostId === chosen ? 'plan.isChosen' : host.fits ? 'plan.fits' : 'plan.doesNotFit')}
                />
              </td>
              <td className="ov-quiet">
                {host.reasons.length > 0
                  ? host.reasons.join('; ')
                  : Object.entries(host.scores)
                      .map(([name, score]) => `${name} ${percent(score * 100, locale)}`)
                      .join(', ')}
                {(host.toFit ?? []).map(what => (
                  <div key={what}>{t('placement.toFit', { what })}</div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {left > 0 && <p className="ov-quiet">{t('placement.more', { count: left })}</p>}
    </>
  );
}
