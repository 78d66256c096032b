// The columns of the VM table. Figures come from the poll of the rows in view, everything else from the row.
import type { Vm } from '@overt/api-types/types.gen';
import { Meter } from '@overt/ui-kit/feedback.tsx';
import { Sparkline } from '@overt/ui-kit/sparkline.tsx';
import { StateLabel } from '@overt/ui-kit/state-label.tsx';
import type { Column } from '@overt/ui-kit/table/columns.ts';
import { bytes, dateTime, duration, percent } from '@overt/ui-kit/units.ts';
import { Link } from 'react-router';
import { cpuCount } from '../../api/figures.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { stateWord } from '../../i18n/state-words.ts';
import { paths } from '../../paths.ts';
import { vmFaces } from '../../states/vm-states.ts';

export interface RowFigures {
  cpu: number | undefined;
  memoryUsed: number | undefined;
  uptime: number | undefined;
  history: readonly number[];
}

export interface Names {
  hosts: ReadonlyMap<string, string>;
  clusters: ReadonlyMap<string, string>;
}

export function addressesOf(vm: Vm): string {
  const all = (vm.reportedDevices ?? []).flatMap(device => device.ips ?? []).map(ip => ip.address ?? '');
  return all.filter(address => address !== '' && !address.startsWith('fe80')).join(', ');
}

export function stateTitle(vm: Vm, t: Translate, locale: string): string {
  const since = vm.status === 'down' ? vm.stopTime : vm.startTime;
  const words = stateWord(vm.status);
  const why = vm.statusDetail ?? vm.stopReason;
  return [since ? t('vm.since', { state: words, time: dateTime(new Date(since), locale) }) : words, why]
    .filter(Boolean)
    .join('. ');
}

export function vmColumns(
  t: Translate,
  locale: string,
  figures: ReadonlyMap<string, RowFigures>,
  names: Names,
): Column<Vm>[] {
  const of = (vm: Vm) => figures.get(vm.id ?? '');
  const hostName = (vm: Vm) => vm.host?.name ?? names.hosts.get(vm.host?.id ?? '') ?? '';
  const clusterName = (vm: Vm) => vm.cluster?.name ?? names.clusters.get(vm.cluster?.id ?? '') ?? '';
  const memoryPart = (vm: Vm) => {
    const used = of(vm)?.memoryUsed;
    return used === undefined || !vm.memory ? undefined : (used / vm.memory) * 100;
  };
  const plain = (
    id: string,
    header: string,
    width: number,
    text: (vm: Vm) => string,
    more: Partial<Column<Vm>> = {},
  ): Column<Vm> => ({ id, header, width, text, cell: text, ...more });
  return [
    {
      id: 'name',
      header: t('col.name'),
      width: 170,
      sortKey: 'name',
      text: vm => vm.name ?? '',
      cell: vm => <Link to={paths.vm(vm.id ?? '')}>{vm.name}</Link>,
    },
    {
      id: 'status',
      header: t('col.state'),
      width: 122,
      sortKey: 'status',
      text: vm => stateWord(vm.status),
      cell: vm => (
        <StateLabel
          face={vmFaces[vm.status ?? 'unknown']}
          word={stateWord(vm.status)}
          title={stateTitle(vm, t, locale)}
        />
      ),
    },
    {
      ...plain('host', t('col.host'), 120, hostName),
      cell: vm => (vm.host?.id ? <Link to={paths.host(vm.host.id)}>{hostName(vm)}</Link> : ''),
    },
    {
      id: 'cpu',
      header: t('col.cpu'),
      width: 132,
      sortKey: 'cpu_usage',
      text: vm => percent(of(vm)?.cpu, locale),
      cell: vm => {
        const now = of(vm);
        return (
          <span className="ov-spread">
            {now && now.history.length > 1 ? (
              <Sparkline values={now.history.slice(-60)} label={t('vm.cpuTrend', { name: vm.name ?? '' })} />
            ) : (
              <span />
            )}
            <span className="ov-tabular">{percent(now?.cpu, locale)}</span>
          </span>
        );
      },
    },
    {
      id: 'memory',
      header: t('col.memoryUsed'),
      width: 130,
      sortKey: 'mem_usage',
      text: vm => percent(memoryPart(vm), locale),
      cell: vm => {
        const part = memoryPart(vm);
        return part === undefined ? (
          <span className="ov-quiet">–</span>
        ) : (
          <Meter
            value={part}
            label={t('col.memoryUsed')}
            text={percent(part, locale)}
            tone={part > 95 ? 'danger' : part > 85 ? 'warning' : 'info'}
          />
        );
      },
    },
    plain('size', t('col.memory'), 76, vm => bytes(vm.memory, locale), { align: 'end', sortKey: 'memory' }),
    plain('cpus', t('col.cpus'), 58, vm => String(cpuCount(vm.cpu?.topology)), { align: 'end', sortKey: 'vcpus' }),
    plain('ip', t('col.address'), 112, addressesOf, { sortKey: 'ip' }),
    plain('uptime', t('col.uptime'), 84, vm => (of(vm) ? duration(of(vm)?.uptime) : ''), { align: 'end' }),
    plain('cluster', t('col.cluster'), 104, clusterName, { sortKey: 'cluster' }),
    plain('os', t('col.os'), 140, vm => vm.guestOperatingSystem?.distribution ?? vm.os?.type ?? '', {
      sortKey: 'os',
      hidden: true,
    }),
    plain('fqdn', t('col.fqdn'), 180, vm => vm.fqdn ?? '', { sortKey: 'fqdn', hidden: true }),
    plain('description', t('col.description'), 220, vm => vm.description ?? '', {
      sortKey: 'description',
      hidden: true,
    }),
    plain(
      'created',
      t('col.created'),
      170,
      vm => (vm.creationTime ? dateTime(new Date(vm.creationTime), locale) : ''),
      { sortKey: 'creationdate', hidden: true },
    ),
  ];
}
