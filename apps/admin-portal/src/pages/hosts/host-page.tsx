// One host: how it does, what it is, which VMs it runs.
import type { Host, Vm } from '@overt/api-types/types.gen';
import { ActionMenu } from '@overt/ui-kit/action-menu.tsx';
import { Button } from '@overt/ui-kit/button.tsx';
import { CopyText } from '@overt/ui-kit/copy-text.tsx';
import { EmptyState, ErrorPanel, Skeletons } from '@overt/ui-kit/feedback.tsx';
import { Card, Facts, PageHead } from '@overt/ui-kit/layout.tsx';
import { StateLabel } from '@overt/ui-kit/state-label.tsx';
import { DataTable } from '@overt/ui-kit/table/data-table.tsx';
import { bytes, bytesOf, duration, percent } from '@overt/ui-kit/units.ts';
import { lazy, Suspense, useMemo } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { troubleOf } from '../../api/errors.ts';
import { cpuCount } from '../../api/figures.ts';
import { useHost, useHostSamples, useRowFigures, useVms } from '../../api/queries.ts';
import { quoted } from '../../api/search-text.ts';
import { useText } from '../../i18n/i18n.ts';
import { useStateWord } from '../../i18n/state-words.ts';
import type { HostTab } from '../../paths.ts';
import { hostTabs, paths } from '../../paths.ts';
import { hostFaces } from '../../states/other-states.ts';
import { useVmActions } from '../../vm-actions/use-vm-actions.tsx';
import { ObjectEvents } from '../events/object-events.tsx';
import { TabLinks } from '../tab-links.tsx';
import { vmColumns } from '../vms/columns.tsx';
import { useHostActions } from './use-host-actions.tsx';

const TimeSeriesChart = lazy(async () => ({
  default: (await import('@overt/ui-kit/time-series-chart.tsx')).TimeSeriesChart,
}));
const noFigures = new Map<string, never>();

export function HostPage() {
  const { t, locale } = useText();
  const word = useStateWord();
  const { id = '', tab: wanted = 'summary' } = useParams();
  const { data: host, error, refetch } = useHost(id);
  const actionsOf = useHostActions();
  const up = host?.status === 'up';
  const figures = useHostSamples(id, up).data?.figures;
  if (error && !host) {
    const trouble = troubleOf(error);
    return (
      <ErrorPanel
        title={t('list.failed', { what: t('col.host') })}
        detail={trouble.detail}
        correlationId={trouble.correlationId}
        onRetry={() => void refetch()}
      />
    );
  }
  if (!host)
    return (
      <div className="ov-body--padded">
        <Skeletons lines={8} />
      </div>
    );
  const tab: HostTab = hostTabs.find(one => one === wanted) ?? 'summary';
  const actions = actionsOf(host);
  const next = actions.find(one => !one.disabledReason);
  return (
    <>
      <PageHead
        crumb={<Link to={paths.hosts()}>{t('nav.hosts')}</Link>}
        title={host.name ?? ''}
        vitals={
          <>
            <StateLabel
              face={hostFaces[host.status ?? 'unassigned']}
              word={word(host.status)}
              title={host.statusDetail}
            />
            <Pair label={t('col.cluster')} value={host.cluster?.name ?? '–'} />
            {up && <Pair label={t('col.cpu')} value={percent(figures?.cpu, locale)} />}
            {up && (
              <Pair
                label={t('col.memory')}
                value={figures?.memoryUsed === undefined ? '–' : bytesOf(figures.memoryUsed, host.memory ?? 0, locale)}
              />
            )}
            <Pair label={t('nav.vms')} value={String(host.summary?.active ?? 0)} />
            {host.address && <CopyText text={host.address} />}
          </>
        }
        actions={
          <>
            {next && (
              <Button
                kind={next.id === 'activate' ? 'primary' : 'secondary'}
                {...(next.icon ? { icon: next.icon } : {})}
                onClick={next.run}
              >
                {next.label}
              </Button>
            )}
            <ActionMenu label={t('vm.actionsOf', { name: host.name ?? '' })} actions={actions} />
          </>
        }
        tabs={
          <TabLinks
            label={host.name ?? ''}
            current={tab}
            tabs={hostTabs.map(one => ({ id: one, label: t(`host.tab.${one}`), to: paths.host(id, one) }))}
          />
        }
      />
      <div
        className={tab === 'summary' ? 'ov-body ov-body--padded' : 'ov-body'}
        role="tabpanel"
        aria-labelledby={`tab-${tab}`}
        tabIndex={0}
      >
        {tab === 'summary' && <Summary host={host} up={up} />}
        {tab === 'vms' && <HostVms host={host} />}
        {tab === 'events' && <ObjectEvents clause="event_host" name={host.name ?? ''} />}
      </div>
    </>
  );
}

function Pair({ label, value }: { label: string; value: string }) {
  return (
    <span className="ov-row">
      <span className="ov-quiet">{label}</span>
      <span className="ov-tabular">{value}</span>
    </span>
  );
}

function Summary({ host, up }: { host: Host; up: boolean }) {
  const { t, locale } = useText();
  const { times, values } = useHostSamples(host.id ?? '', up).data?.samples ?? { times: [], values: {} };
  const of = (name: string) => values[name] ?? times.map(() => null);
  const shared = { times, group: host.id ?? '', locale };
  const topology = host.cpu?.topology;
  const boot = host.statistics?.find(one => one.name === 'boot.time')?.values?.[0]?.datum;
  return (
    <div className="ov-grid">
      <Card title={t('vm.performance')} span={8}>
        {up ? (
          <Suspense fallback={<Skeletons lines={8} />}>
            <div className="ov-stack">
              <TimeSeriesChart
                {...shared}
                label={t('col.cpu')}
                max={100}
                height={190}
                format={value => percent(value, locale)}
                series={[
                  { label: t('chart.used'), values: of('cpu') },
                  { label: t('chart.system'), values: of('system') },
                ]}
              />
              <TimeSeriesChart
                {...shared}
                binary
                label={t('col.memory')}
                {...(host.memory ? { max: host.memory } : {})}
                height={190}
                format={value => bytes(value, locale)}
                series={[{ label: t('chart.used'), values: of('memoryUsed') }]}
              />
            </div>
          </Suspense>
        ) : (
          <EmptyState icon="host" title={t('host.noFigures')}>
            {t('host.noFiguresBody')}
          </EmptyState>
        )}
      </Card>
      <Card title={t('vm.facts')} span={4}>
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
            [t('col.cpuModel'), host.cpu?.name ?? '–'],
            [t('col.memory'), bytes(host.memory, locale)],
            [t('host.schedulable'), bytes(host.maxSchedulingMemory, locale)],
            [
              t('host.hardware'),
              [host.hardwareInformation?.manufacturer, host.hardwareInformation?.productName]
                .filter(Boolean)
                .join(' ') || '–',
            ],
            [t('host.os'), [host.os?.type, host.os?.version?.fullVersion].filter(Boolean).join(' ') || '–'],
            ['libvirt', host.libvirtVersion?.fullVersion ?? '–'],
            [t('col.version'), host.version?.fullVersion ?? '–'],
            ['SPM', host.spm?.status ?? '–'],
            [t('col.uptime'), boot === undefined ? '–' : duration(performance.timeOrigin / 1000 - boot)],
            ['ID', <CopyText key="id" text={host.id ?? ''} />],
          ]}
        />
      </Card>
    </div>
  );
}

function HostVms({ host }: { host: Host }) {
  const { t, locale } = useText();
  const go = useNavigate();
  const vms: readonly Vm[] = useVms(`host.name=${quoted(host.name ?? '')} sortby name asc`, 500).data ?? [];
  const figures = useRowFigures(vms.slice(0, 60).map(vm => vm.id ?? '')).data ?? noFigures;
  const names = useMemo(
    () => ({
      hosts: new Map([[host.id ?? '', host.name ?? '']]),
      clusters: new Map([[host.cluster?.id ?? '', host.cluster?.name ?? '']]),
    }),
    [host],
  );
  return (
    <DataTable
      id="host-vms"
      main
      label={t('nav.vms')}
      columns={vmColumns(t, locale, figures, names)}
      rowCount={vms.length}
      rowAt={at => vms[at]}
      rowId={vm => vm.id ?? ''}
      rowName={vm => vm.name ?? ''}
      actions={useVmActions()}
      onOpen={vm => void go(paths.vm(vm.id ?? ''))}
      csvName={`vms-${host.name ?? ''}`}
      empty={
        <EmptyState icon="vm" title={t('host.noVms')}>
          {t('host.noVmsBody')}
        </EmptyState>
      }
    />
  );
}
