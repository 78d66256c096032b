import type { StorageDomain } from '@overt/api-types/types.gen';
import { EmptyState, Meter } from '@overt/ui-kit/feedback.tsx';
import { StateLabel } from '@overt/ui-kit/state-label.tsx';
import type { Column } from '@overt/ui-kit/table/columns.ts';
import { DataTable } from '@overt/ui-kit/table/data-table.tsx';
import { bytes, percent } from '@overt/ui-kit/units.ts';
import { useMemo } from 'react';
import { Link, useNavigate } from 'react-router';
import { useStorageDomains } from '../../api/queries.ts';
import { quoted } from '../../api/search-text.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { useText } from '../../i18n/i18n.ts';
import { stateWord } from '../../i18n/state-words.ts';
import { paths } from '../../paths.ts';
import { storageFields } from '../../search/fields.ts';
import { faceOf } from '../../states/other-states.ts';
import { ListPage } from '../list-page.tsx';
import { sortRows } from '../sort-rows.ts';
import { useListState } from '../use-list-state.ts';
import { domainPart } from './domain-part.ts';

function columns(t: Translate, locale: string): Column<StorageDomain>[] {
  const text = (
    id: string,
    header: string,
    width: number,
    of: (one: StorageDomain) => string,
    more: Partial<Column<StorageDomain>> = {},
  ): Column<StorageDomain> => ({ id, header, width, text: of, cell: of, sortKey: id, ...more });
  const state = (one: StorageDomain) =>
    one.status ?? (one.externalStatus === 'ok' ? 'active' : one.externalStatus) ?? 'unattached';
  return [
    {
      ...text('name', t('col.name'), 200, one => one.name ?? ''),
      cell: one => <Link to={paths.disks(`storage=${quoted(one.name ?? '')}`)}>{one.name}</Link>,
    },
    {
      ...text('status', t('col.state'), 130, one => stateWord(state(one))),
      cell: one => <StateLabel face={faceOf(state(one))} word={stateWord(state(one))} />,
    },
    {
      ...text('used', t('col.used'), 190, one => percent(domainPart(one), locale)),
      cell: one => {
        const part = domainPart(one);
        return part === undefined ? (
          <span className="ov-quiet">–</span>
        ) : (
          <Meter
            value={part}
            label={t('col.used')}
            text={percent(part, locale)}
            tone={part > 95 ? 'danger' : part > 85 ? 'warning' : 'info'}
          />
        );
      },
    },
    text('free', t('col.free'), 110, one => bytes(one.available, locale), { align: 'end' }),
    text('total', t('col.total'), 110, one => bytes((one.used ?? 0) + (one.available ?? 0), locale), { align: 'end' }),
    text('committed', t('col.committed'), 120, one => bytes(one.committed, locale), { align: 'end' }),
    text('role', t('col.role'), 130, one => (one.master ? t('storage.master') : (one.type ?? ''))),
    text('type', t('col.type'), 120, one => one.storage?.type ?? ''),
    text('path', t('col.path'), 220, one => one.storage?.path ?? '', { hidden: true }),
  ];
}

export function StoragePage() {
  const { t, locale } = useText();
  const go = useNavigate();
  const list = useListState('storage', { key: 'name', descending: false });
  const domains = useStorageDomains(list.query.search);
  const cols = useMemo(() => columns(t, locale), [t, locale]);
  const rows = useMemo(() => sortRows(domains.data ?? [], cols, list.sort), [domains.data, cols, list.sort]);
  return (
    <ListPage
      title={t('nav.storage')}
      search={list.query.search}
      onSearch={list.setSearch}
      fields={storageFields}
      example="status=active"
      error={domains.error}
      onRetry={() => void domains.refetch()}
    >
      <DataTable
        id="storage"
        main
        label={t('nav.storage')}
        columns={cols}
        rowCount={domains.isPending ? 3 : rows.length}
        rowAt={at => rows[at]}
        rowId={one => one.id ?? ''}
        rowName={one => one.name ?? ''}
        sort={list.sort}
        onSort={list.setSort}
        onOpen={one => void go(paths.disks(`storage=${quoted(one.name ?? '')}`))}
        csvName="storage"
        empty={
          <EmptyState icon="storage" title={t(list.query.search ? 'list.noMatch' : 'storage.none')}>
            {list.query.search ? t('list.noMatchBody', { search: list.query.search }) : t('storage.noneBody')}
          </EmptyState>
        }
      />
    </ListPage>
  );
}
