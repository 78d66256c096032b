// What needs a person first; then capacity, the largest consumers, what happened.
import type { StorageDomain } from '@overt/api-types/types.gen';
import { EmptyState, Meter, Skeletons } from '@overt/ui-kit/feedback.tsx';
import { Card, Figure, PageHead } from '@overt/ui-kit/layout.tsx';
import { ScrollRegion } from '@overt/ui-kit/scroll-region.tsx';
import { Sparkline } from '@overt/ui-kit/sparkline.tsx';
import { StateIcon } from '@overt/ui-kit/state-label.tsx';
import { bytes, bytesOf, percent, shortTime } from '@overt/ui-kit/units.ts';
import { Link } from 'react-router';
import { cpuCount, hostFigures } from '../../api/figures.ts';
import { useEvents, useHosts, useRowFigures, useStorageDomains, useSystem, useVms } from '../../api/queries.ts';
import { useText } from '../../i18n/i18n.ts';
import { useStateWord } from '../../i18n/state-words.ts';
import { paths } from '../../paths.ts';
import { faceOf } from '../../states/other-states.ts';
import { domainPart } from '../storage/domain-part.ts';
import { capacity, findings } from './health.ts';

const tone = (part: number | undefined) =>
  part === undefined || part < 85 ? 'info' : part < 95 ? 'warning' : 'danger';

export function DashboardPage() {
  const { t } = useText();
  return (
    <>
      <PageHead title={t('nav.dashboard')} />
      <ScrollRegion className="ov-body ov-body--padded" label={t('nav.dashboard')}>
        <div className="ov-grid">
          <Health />
          <div className="ov-span-5 ov-quarters">
            <Capacity />
          </div>
          <RecentEvents />
          <div className="ov-span-5 ov-stack">
            <Consumers />
            <Storage />
          </div>
        </div>
      </ScrollRegion>
    </>
  );
}

function Health() {
  const { t } = useText();
  const word = useStateWord();
  const hosts = useHosts();
  const domains = useStorageDomains();
  const sick = useVms('status=notresponding or status=paused or status=unknown', 50);
  const list = findings(hosts.data ?? [], domains.data ?? [], sick.data ?? []);
  return (
    <Card
      title={t('health.title')}
      span={7}
      flush
      aside={<span className="ov-quiet">{list.length > 0 && t('health.count', { count: list.length })}</span>}
    >
      {hosts.isPending ? (
        <div className="ov-card__body">
          <Skeletons />
        </div>
      ) : list.length === 0 ? (
        <EmptyState icon="ok" title={t('health.fine')}>
          {t('health.fineBody')}
        </EmptyState>
      ) : (
        <ul className="ov-list">
          {list.slice(0, 8).map(one => (
            <li key={one.key}>
              <StateIcon
                face={{
                  tone: one.tone,
                  icon: one.tone === 'danger' ? 'error' : one.tone === 'warning' ? 'warning' : 'wrench',
                }}
                label={t(`health.${one.tone}`)}
              />
              <Link to={one.to}>{t(one.text, one.params)}</Link>
              {one.state && <span className="ov-quiet">{word(one.state)}</span>}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Capacity() {
  const { t, locale } = useText();
  const hosts = useHosts().data ?? [];
  const domains = useStorageDomains().data ?? [];
  const summary = useSystem().data?.summary;
  const now = capacity(
    hosts.map(host => {
      const figures = hostFigures(host);
      return {
        up: host.status === 'up',
        cpu: figures.cpu,
        cpus: cpuCount(host.cpu?.topology),
        memoryUsed: figures.memoryUsed,
        memoryTotal: figures.memoryTotal,
      };
    }),
  );
  const used = domains.reduce((sum, one) => sum + (one.used ?? 0), 0);
  const total = used + domains.reduce((sum, one) => sum + (one.available ?? 0), 0);
  const memory = now.memoryTotal === 0 ? undefined : (now.memoryUsed / now.memoryTotal) * 100;
  const storage = total === 0 ? undefined : (used / total) * 100;
  return (
    <>
      <Card>
        <div className="ov-card__pad">
          <Figure
            label={t('nav.vms')}
            value={<Link to={paths.vms('status=up')}>{(summary?.vms?.active ?? 0).toLocaleString(locale)}</Link>}
          >
            <span className="ov-quiet">
              {t('capacity.ofVms', { total: (summary?.vms?.total ?? 0).toLocaleString(locale), hosts: now.hostsUp })}
            </span>
          </Figure>
        </div>
      </Card>
      <Card>
        <div className="ov-card__pad">
          <Figure label={t('col.cpu')} value={percent(now.cpu, locale)}>
            <Meter
              value={now.cpu ?? 0}
              tone={tone(now.cpu)}
              label={t('col.cpu')}
              text={t('capacity.cpus', { count: now.cpuCount })}
            />
          </Figure>
        </div>
      </Card>
      <Card>
        <div className="ov-card__pad">
          <Figure label={t('col.memory')} value={percent(memory, locale)}>
            <Meter
              value={memory ?? 0}
              tone={tone(memory)}
              label={t('col.memory')}
              text={bytesOf(now.memoryUsed, now.memoryTotal, locale)}
            />
            <span className={now.memoryAfterLoss < 0 ? 'ov-tone-danger' : 'ov-quiet'}>
              {now.hostsUp < 2
                ? t('capacity.oneHost')
                : t(now.memoryAfterLoss < 0 ? 'capacity.lossBad' : 'capacity.lossGood', {
                    size: bytes(Math.abs(now.memoryAfterLoss), locale),
                  })}
            </span>
          </Figure>
        </div>
      </Card>
      <Card>
        <div className="ov-card__pad">
          <Figure label={t('nav.storage')} value={percent(storage, locale)}>
            <Meter
              value={storage ?? 0}
              tone={tone(storage)}
              label={t('nav.storage')}
              text={bytesOf(used, total, locale)}
            />
          </Figure>
        </div>
      </Card>
    </>
  );
}

const noFigures = new Map<string, never>();

function Consumers() {
  const { t, locale } = useText();
  const vms = useVms('status=up sortby cpu_usage desc', 8).data ?? [];
  const figures = useRowFigures(vms.map(vm => vm.id ?? '')).data ?? noFigures;
  return (
    <Card
      title={t('dashboard.consumers')}
      span={5}
      flush
      aside={<Link to={`${paths.vms('status=up')}&sort=cpu_usage&dir=desc`}>{t('pane.all')}</Link>}
    >
      {vms.length === 0 && (
        <EmptyState icon="vm" title={t('dashboard.noVms')}>
          {t('vms.noneBody')}
        </EmptyState>
      )}
      <ul className="ov-list">
        {vms.map(vm => {
          const now = figures.get(vm.id ?? '');
          return (
            <li key={vm.id} className="ov-consumer">
              <Link className="ov-ellipsis ov-grow" to={paths.vm(vm.id ?? '')}>
                {vm.name}
              </Link>
              <Sparkline
                values={now?.history.slice(-60) ?? []}
                width={96}
                label={t('vm.cpuTrend', { name: vm.name ?? '' })}
              />
              <span className="ov-tabular ov-num" style={{ minWidth: 56 }}>
                {percent(now?.cpu, locale)}
              </span>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

function Storage() {
  const { t, locale } = useText();
  const domains = (useStorageDomains().data ?? []).toSorted((a, b) => (domainPart(b) ?? 0) - (domainPart(a) ?? 0));
  return (
    <Card title={t('dashboard.storage')} span={5} flush aside={<Link to={paths.storage()}>{t('pane.all')}</Link>}>
      <ul className="ov-list">
        {domains.slice(0, 6).map((domain: StorageDomain) => {
          const part = domainPart(domain);
          return (
            <li key={domain.id} className="ov-consumer">
              <span className="ov-ellipsis" style={{ width: 140 }}>
                {domain.name}
              </span>
              <Meter
                value={part ?? 0}
                tone={tone(part)}
                label={domain.name ?? ''}
                text={t('dashboard.free', { size: bytes(domain.available, locale) })}
              />
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

function RecentEvents() {
  const { t, locale } = useText();
  const word = useStateWord();
  const events = useEvents('sortby time desc page 1', 50).data ?? [];
  return (
    <Card title={t('dashboard.events')} span={7} flush aside={<Link to={paths.events()}>{t('pane.all')}</Link>}>
      {events.length === 0 && (
        <EmptyState icon="events" title={t('events.none')}>
          {t('events.noneBody')}
        </EmptyState>
      )}
      <ul className="ov-list">
        {events.slice(0, 12).map(event => (
          <li key={event.id}>
            <span className="ov-quiet ov-tabular" style={{ minWidth: 62 }}>
              {event.time && shortTime(new Date(event.time), locale)}
            </span>
            <StateIcon face={faceOf(event.severity)} label={word(event.severity)} />
            <span className="ov-ellipsis" title={event.description}>
              {event.description}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
