// One VM: what it is, how it does, and everything about it in tabs.
import { ActionMenu } from '@overt/ui-kit/action-menu.tsx';
import { Button } from '@overt/ui-kit/button.tsx';
import { CopyText } from '@overt/ui-kit/copy-text.tsx';
import { EmptyState, ErrorPanel, Skeletons } from '@overt/ui-kit/feedback.tsx';
import { PageHead } from '@overt/ui-kit/layout.tsx';
import { StateLabel } from '@overt/ui-kit/state-label.tsx';
import { bytesOf, duration, percent } from '@overt/ui-kit/units.ts';
import type { Vm } from '@overt/api-types/types.gen';
import { lazy, Suspense } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { troubleOf } from '../../api/errors.ts';
import { useHost, useVm, useVmSamples } from '../../api/queries.ts';
import { useText } from '../../i18n/i18n.ts';
import { useStateWord } from '../../i18n/state-words.ts';
import type { VmTab } from '../../paths.ts';
import { paths, vmTabs } from '../../paths.ts';
import { isRunning, vmFaces } from '../../states/vm-states.ts';
import { useVmActions } from '../../vm-actions/use-vm-actions.tsx';
import { ObjectEvents } from '../events/object-events.tsx';
import { TabLinks } from '../tab-links.tsx';
import { addressesOf, stateTitle } from './columns.tsx';
import { DisksTab } from './tabs/disks-tab.tsx';
import { HostDevicesTab } from './tabs/host-devices-tab.tsx';
import { NicsTab } from './tabs/nics-tab.tsx';
import { PlacementTab } from './tabs/placement-tab.tsx';
import { SummaryTab } from './tabs/summary-tab.tsx';

const ConsoleTab = lazy(async () => ({ default: (await import('./tabs/console-tab.tsx')).ConsoleTab }));

export function VmPage() {
  const { t } = useText();
  const go = useNavigate();
  const { id = '', tab = 'summary' } = useParams();
  const { data: vm, error, refetch } = useVm(id);
  const current: VmTab = vmTabs.find(one => one === tab) ?? 'summary';
  if (error && !vm) {
    const trouble = troubleOf(error);
    if (trouble.status === 404) {
      return (
        <EmptyState
          icon="vm"
          title={t('vm.gone')}
          actions={
            <Button kind="primary" onClick={() => void go(paths.vms())}>
              {t('vm.toList')}
            </Button>
          }
        >
          {t('vm.goneBody')}
        </EmptyState>
      );
    }
    return (
      <ErrorPanel
        title={t('list.failed', { what: t('vm.one') })}
        detail={trouble.detail}
        correlationId={trouble.correlationId}
        onRetry={() => void refetch()}
      />
    );
  }
  if (!vm)
    return (
      <div className="ov-body--padded">
        <Skeletons lines={8} />
      </div>
    );
  return <VmWorkbench vm={vm} tab={current} />;
}

function VmWorkbench({ vm, tab }: { vm: Vm; tab: VmTab }) {
  const { t } = useText();
  const go = useNavigate();
  const id = vm.id ?? '';
  const actions = useVmActions()(vm);
  const start = actions.find(one => one.id === (isRunning(vm.status) ? 'shutdown' : 'start'));
  const console = actions.find(one => one.id === 'console');
  return (
    <>
      <PageHead
        crumb={<Link to={paths.vms()}>{t('nav.vms')}</Link>}
        title={vm.name ?? ''}
        vitals={<Vitals vm={vm} />}
        actions={
          <>
            {console && (
              <Button
                icon="console"
                disabledReason={console.disabledReason ?? null}
                onClick={() => !console.disabledReason && void go(paths.vm(id, 'console'))}
              >
                {t('vm.action.console')}
              </Button>
            )}
            {start && (
              <Button
                kind={start.id === 'start' ? 'primary' : 'secondary'}
                {...(start.icon ? { icon: start.icon } : {})}
                disabledReason={start.disabledReason ?? null}
                onClick={() => !start.disabledReason && start.run()}
              >
                {start.label}
              </Button>
            )}
            <ActionMenu label={t('vm.actionsOf', { name: vm.name ?? '' })} actions={actions} />
          </>
        }
        tabs={
          <TabLinks
            label={vm.name ?? ''}
            current={tab}
            tabs={vmTabs.map(one => ({ id: one, label: t(`vm.tab.${one}`), to: paths.vm(id, one) }))}
          />
        }
      />
      <div
        className={tab === 'console' || tab === 'events' ? 'ov-body' : 'ov-body ov-body--padded'}
        role="tabpanel"
        aria-labelledby={`tab-${tab}`}
        tabIndex={0}
      >
        {tab === 'summary' && <SummaryTab vm={vm} />}
        {tab === 'disks' && <DisksTab vm={vm} />}
        {tab === 'nics' && <NicsTab vm={vm} />}
        {tab === 'host-devices' && <HostDevicesTab vm={vm} />}
        {tab === 'placement' && <PlacementTab vm={vm} />}
        {tab === 'console' && (
          <Suspense fallback={<Skeletons />}>
            <ConsoleTab key={id} vm={vm} />
          </Suspense>
        )}
        {tab === 'events' && <ObjectEvents clause="event_vm" name={vm.name ?? ''} />}
      </div>
    </>
  );
}

function Vitals({ vm }: { vm: Vm }) {
  const { t, locale } = useText();
  const word = useStateWord();
  const running = isRunning(vm.status);
  const figures = useVmSamples(vm, running).data?.figures;
  const host = useHost(vm.host?.id ?? '', vm.host?.id !== undefined).data;
  const address = addressesOf(vm).split(', ')[0];
  return (
    <>
      <StateLabel face={vmFaces[vm.status ?? 'unknown']} word={word(vm.status)} title={stateTitle(vm, t, locale)} />
      {vm.host?.id && (
        <span className="ov-row">
          <span className="ov-quiet">{t('col.host')}</span>
          <Link to={paths.host(vm.host.id)}>{host?.name ?? vm.host.name ?? vm.host.id}</Link>
        </span>
      )}
      {running && (
        <>
          <Vital label={t('col.uptime')} value={duration(figures?.uptime)} />
          <Vital label={t('col.cpu')} value={percent(figures?.cpu, locale)} />
          <Vital
            label={t('col.memory')}
            value={figures?.memoryUsed === undefined ? '–' : bytesOf(figures.memoryUsed, vm.memory ?? 0, locale)}
          />
        </>
      )}
      {address && (
        <span className="ov-row">
          <span className="ov-quiet">IP</span>
          <CopyText text={address} />
        </span>
      )}
      {vm.nextRunConfigurationExists && (
        <StateLabel face={{ tone: 'info', icon: 'info' }} word={t('vm.nextRun')} title={t('vm.nextRunBody')} />
      )}
    </>
  );
}

function Vital({ label, value }: { label: string; value: string }) {
  return (
    <span className="ov-row">
      <span className="ov-quiet">{label}</span>
      <span className="ov-tabular">{value}</span>
    </span>
  );
}
