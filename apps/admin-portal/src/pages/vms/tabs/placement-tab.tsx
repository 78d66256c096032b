// Why the VM is on its host and not on another, as it was decided with its last start; and where it would go now.
import type { Vm } from '@overt/api-types/types.gen';
import type { VmPlacement } from '@overt/sdk/plan';
import { EmptyState, ErrorPanel, Skeletons } from '@overt/ui-kit/feedback.tsx';
import { Card } from '@overt/ui-kit/layout.tsx';
import { dateTime } from '@overt/ui-kit/units.ts';
import { troubleOf } from '../../../api/errors.ts';
import { useVmPlacement } from '../../../api/queries.ts';
import { useText } from '../../../i18n/i18n.ts';
import { PlacementHosts } from '../../../vm-actions/placement-hosts.tsx';

export function PlacementTab({ vm }: { vm: Vm }) {
  const { t } = useText();
  const { data, error, refetch } = useVmPlacement(vm.id ?? '');
  if (error && !data) {
    const trouble = troubleOf(error);
    return (
      <ErrorPanel
        title={t('placement.failed')}
        detail={trouble.detail}
        correlationId={trouble.correlationId}
        onRetry={() => void refetch()}
      />
    );
  }
  if (!data) return <Skeletons lines={8} />;
  return (
    <div className="ov-stack">
      <Card title={t('placement.last')}>
        <LastStart placement={data.placement} />
      </Card>
      <Card title={t('placement.now')}>
        {data.now.problem === undefined ? (
          <>
            <p>{data.now.chosen ? t('plan.chosen', { name: data.now.chosen.hostName }) : t('plan.noHost')}</p>
            <PlacementHosts explanation={data.now} />
          </>
        ) : (
          <p>{data.now.problem}</p>
        )}
      </Card>
    </div>
  );
}

function LastStart({ placement }: { placement: VmPlacement['placement'] }) {
  const { t, locale } = useText();
  if (placement === null) {
    return (
      <EmptyState icon="vm" title={t('placement.never')}>
        {t('placement.neverBody')}
      </EmptyState>
    );
  }
  const { explanation, decidedAt } = placement;
  const time = dateTime(new Date(decidedAt), locale);
  return (
    <>
      <p>
        {explanation.chosen
          ? t('placement.decided', { name: explanation.chosen.hostName, time })
          : t('placement.nowhere', { time })}
      </p>
      <PlacementHosts explanation={explanation} />
    </>
  );
}
