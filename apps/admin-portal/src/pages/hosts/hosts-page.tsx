// All hosts with their load. The engine sends them at once: there are hundreds, not tens of thousands.
import type { Host } from '@overt/api-types/types.gen';
import { EmptyState, Meter } from '@overt/ui-kit/feedback.tsx';
import { StateLabel } from '@overt/ui-kit/state-label.tsx';
import type { Column } from '@overt/ui-kit/table/columns.ts';
import { DataTable } from '@overt/ui-kit/table/data-table.tsx';
import { bytes, percent } from '@overt/ui-kit/units.ts';
import { useMemo } from 'react';
import { Link, useNavigate } from 'react-router';
import { cpuCount, hostFigures } from '../../api/figures.ts';
import { useHosts } from '../../api/queries.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { useText } from '../../i18n/i18n.ts';
import { stateWord } from '../../i18n/state-words.ts';
import { paths } from '../../paths.ts';
import { hostFields } from '../../search/fields.ts';
import { hostFaces } from '../../states/other-states.ts';
import { ListPage } from '../list-page.tsx';
import { sortRows } from '../sort-rows.ts';
import { useListState } from '../use-list-state.ts';
import { useHostActions } from './use-host-actions.tsx';

const load = (label: string, value: number | undefined, locale: string) =>
  value === undefined ? (
    <span className="ov-quiet">–</span>
  ) : (
    <Meter
      value={value}
      label={label}
      text={percent(value, locale)}
      tone={value > 95 ? 'danger' : value > 85 ? 'warning' : 'info'}
    />
  );

export function hostColumns(t: Translate, locale: string): Column<Host>[] {
  const text = (
    id: string,
    header: string,
    width: number,
    of: (host: Host) => string,
    more: Partial<Column<Host>> = {},
  ): Column<Host> => ({ id, header, width, text: of, cell: of, sortKey: id, ...more });
  return [
    {
      ...text('name', t('col.name'), 150, host => host.name ?? ''),
      cell: host => <Link to={paths.host(host.id ?? '')}>{host.name}</Link>,
    },
    {
      ...text('status', t('col.state'), 160, host => stateWord(host.status)),
      cell: host => (
        <StateLabel
          face={hostFaces[host.status ?? 'unassigned']}
          word={stateWord(host.status)}
          title={host.statusDetail}
        />
      ),
    },
    {
      ...text('cpu', t('col.cpu'), 140, host => percent(hostFigures(host).cpu, locale)),
      cell: host => load(t('col.cpu'), hostFigures(host).cpu, locale),
    },
    {
      ...text('memory', t('col.memoryUsed'), 140, host => percent(hostFigures(host).memory, locale)),
      cell: host => load(t('col.memoryUsed'), hostFigures(host).memory, locale),
    },
    text('size', t('col.memory'), 90, host => bytes(host.memory, locale), { align: 'end' }),
    text('cpus', t('col.cpus'), 70, host => String(cpuCount(host.cpu?.topology)), { align: 'end' }),
    text('vms', t('nav.vms'), 130, host => String(host.summary?.active ?? '–'), { align: 'end' }),
    text('address', t('col.address'), 124, host => host.address ?? ''),
    text('cluster', t('col.cluster'), 112, host => host.cluster?.name ?? ''),
    text('version', t('col.version'), 110, host => host.version?.fullVersion ?? '', { hidden: true }),
    text('model', t('col.cpuModel'), 240, host => host.cpu?.name ?? '', { hidden: true }),
  ];
}

export function HostsPage() {
  const { t, locale } = useText();
  const go = useNavigate();
  const list = useListState('hosts', { key: 'name', descending: false });
  const hosts = useHosts(list.query.search);
  const columns = useMemo(() => hostColumns(t, locale), [t, locale]);
  const rows = useMemo(() => sortRows(hosts.data ?? [], columns, list.sort), [hosts.data, columns, list.sort]);
  return (
    <ListPage
      title={t('nav.hosts')}
      search={list.query.search}
      onSearch={list.setSearch}
      fields={hostFields}
      example="status=up and cluster=Default"
      error={hosts.error}
      onRetry={() => void hosts.refetch()}
    >
      <DataTable
        id="hosts"
        main
        label={t('nav.hosts')}
        columns={columns}
        rowCount={hosts.isPending ? 6 : rows.length}
        rowAt={at => rows[at]}
        rowId={host => host.id ?? ''}
        rowName={host => host.name ?? ''}
        sort={list.sort}
        onSort={list.setSort}
        actions={useHostActions()}
        onOpen={host => void go(paths.host(host.id ?? ''))}
        csvName="hosts"
        empty={
          <EmptyState icon="host" title={t(list.query.search ? 'list.noMatch' : 'hosts.none')}>
            {list.query.search ? t('list.noMatchBody', { search: list.query.search }) : t('hosts.noneBody')}
          </EmptyState>
        }
      />
    </ListPage>
  );
}
