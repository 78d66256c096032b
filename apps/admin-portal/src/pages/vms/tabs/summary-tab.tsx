// Live charts, and the facts of the VM.
import type { Vm } from '@overt/api-types/types.gen';
import { CopyText } from '@overt/ui-kit/copy-text.tsx';
import { EmptyState, Skeletons } from '@overt/ui-kit/feedback.tsx';
import { Card, Facts } from '@overt/ui-kit/layout.tsx';
import { bytes, dateTime, percent } from '@overt/ui-kit/units.ts';
import { lazy, Suspense } from 'react';
import { cpuCount } from '../../../api/figures.ts';
import { useClusters, useTemplates, useVmSamples } from '../../../api/queries.ts';
import { useText } from '../../../i18n/i18n.ts';
import { isRunning } from '../../../states/vm-states.ts';
import { addressesOf } from '../columns.tsx';

const TimeSeriesChart = lazy(async () => ({
  default: (await import('@overt/ui-kit/time-series-chart.tsx')).TimeSeriesChart,
}));

export function SummaryTab({ vm }: { vm: Vm }) {
  const { t } = useText();
  return (
    <div className="ov-grid">
      <Card title={t('vm.performance')} span={8}>
        {isRunning(vm.status) ? (
          <Suspense fallback={<Skeletons lines={8} />}>
            <Charts vm={vm} />
          </Suspense>
        ) : (
          <EmptyState icon="vm" title={t('vm.notRunning')}>
            {t('vm.notRunningBody')}
          </EmptyState>
        )}
      </Card>
      <div className="ov-stack ov-span-4">
        <Card title={t('vm.facts')}>
          <VmFacts vm={vm} />
        </Card>
        <Card title={t('vm.settings')}>
          <Settings vm={vm} />
        </Card>
      </div>
    </div>
  );
}

function Charts({ vm }: { vm: Vm }) {
  const { t, locale } = useText();
  const id = vm.id ?? '';
  const { times, values } = useVmSamples(vm, true).data?.samples ?? { times: [], values: {} };
  const of = (name: string) => values[name] ?? times.map(() => null);
  const rate = (value: number | undefined) => (value === undefined ? '–' : `${bytes(value, locale)}/s`);
  const shared = { times, group: id, locale, height: 132 };
  return (
    <div className="ov-stack">
      <TimeSeriesChart
        {...shared}
        label={t('col.cpu')}
        max={100}
        format={value => percent(value, locale)}
        series={[{ label: t('chart.used'), values: of('cpu') }]}
      />
      <TimeSeriesChart
        {...shared}
        binary
        label={t('col.memory')}
        {...(vm.memory ? { max: vm.memory } : {})}
        format={value => bytes(value, locale)}
        series={[{ label: t('chart.used'), values: of('memoryUsed') }]}
      />
      <TimeSeriesChart
        {...shared}
        binary
        label={t('chart.network')}
        format={rate}
        series={[
          { label: t('chart.received'), values: of('rx') },
          { label: t('chart.sent'), values: of('tx') },
        ]}
      />
      <TimeSeriesChart
        {...shared}
        binary
        label={t('chart.disk')}
        format={rate}
        series={[
          { label: t('chart.read'), values: of('read') },
          { label: t('chart.written'), values: of('write') },
        ]}
      />
    </div>
  );
}

function VmFacts({ vm }: { vm: Vm }) {
  const { t, locale } = useText();
  const cluster = useClusters().data?.find(one => one.id === vm.cluster?.id);
  const template = useTemplates().data?.find(one => one.id === vm.template?.id);
  const topology = vm.cpu?.topology;
  const when = (time: string | undefined) => (time ? dateTime(new Date(time), locale) : '–');
  return (
    <Facts
      facts={[
        [
          t('col.cpus'),
          t('vm.cpuShape', {
            count: cpuCount(topology),
            sockets: topology?.sockets ?? 1,
            cores: topology?.cores ?? 1,
            threads: topology?.threads ?? 1,
          }),
        ],
        [t('col.memory'), bytes(vm.memory, locale)],
        [t('col.cluster'), cluster?.name ?? vm.cluster?.id],
        [t('col.template'), template?.name ?? '–'],
        [t('col.os'), vm.guestOperatingSystem?.distribution ?? vm.os?.type ?? '–'],
        [t('col.address'), addressesOf(vm) || '–'],
        [t('col.fqdn'), vm.fqdn ?? '–'],
        [t('col.created'), when(vm.creationTime)],
        [t('vm.started'), when(vm.startTime)],
        [t('col.description'), vm.description || '–'],
        ['ID', <CopyText key="id" text={vm.id ?? ''} />],
      ]}
    />
  );
}

function Settings({ vm }: { vm: Vm }) {
  const { t, locale } = useText();
  const yes = (value: boolean | undefined) => t(value ? 'yes' : 'no');
  return (
    <Facts
      facts={[
        [t('vm.ha'), yes(vm.highAvailability?.enabled)],
        [t('vm.protection'), yes(vm.deleteProtected)],
        [t('vm.guaranteed'), bytes(vm.memoryPolicy?.guaranteed, locale)],
        [t('vm.maxMemory'), bytes(vm.memoryPolicy?.max, locale)],
        [t('vm.boot'), (vm.os?.boot?.devices ?? []).join(', ') || '–'],
        [t('vm.firmware'), vm.bios?.type?.replaceAll('_', ' ') ?? '–'],
        [t('vm.serial'), yes(vm.console?.enabled)],
      ]}
    />
  );
}
