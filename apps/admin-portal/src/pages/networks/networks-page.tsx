import type { Network } from '@overt/api-types/types.gen';
import { Button } from '@overt/ui-kit/button.tsx';
import { EmptyState } from '@overt/ui-kit/feedback.tsx';
import { StateLabel } from '@overt/ui-kit/state-label.tsx';
import type { Column } from '@overt/ui-kit/table/columns.ts';
import { DataTable } from '@overt/ui-kit/table/data-table.tsx';
import { useMemo, useState } from 'react';
import { useDataCenters, useNetworks } from '../../api/queries.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { useText } from '../../i18n/i18n.ts';
import { stateWord } from '../../i18n/state-words.ts';
import { networkFields } from '../../search/fields.ts';
import { faceOf } from '../../states/other-states.ts';
import { ListPage } from '../list-page.tsx';
import { sortRows } from '../sort-rows.ts';
import { useListState } from '../use-list-state.ts';
import { AddNetwork } from './add-network.tsx';
import { AddProfile, isForVms } from './add-profile.tsx';

function columns(t: Translate, centers: ReadonlyMap<string, string>): Column<Network>[] {
  const text = (
    id: string,
    header: string,
    width: number,
    of: (one: Network) => string,
    more: Partial<Column<Network>> = {},
  ): Column<Network> => ({ id, header, width, text: of, cell: of, sortKey: id, ...more });
  return [
    text('name', t('col.name'), 200, one => one.name ?? ''),
    {
      ...text('status', t('col.state'), 140, one => (one.status ? stateWord(one.status) : '')),
      cell: one => (one.status ? <StateLabel face={faceOf(one.status)} word={stateWord(one.status)} /> : '–'),
    },
    text('usages', t('col.usages'), 260, one => (one.usages ?? []).map(usage => stateWord(usage)).join(', ')),
    text('vlan', t('col.vlan'), 80, one => (one.vlan?.id === undefined ? '–' : String(one.vlan.id)), { align: 'end' }),
    text('mtu', t('col.mtu'), 80, one => String(one.mtu || 1500), { align: 'end' }),
    text('profiles', t('col.profiles'), 200, one =>
      (one.vnicProfiles ?? []).map(profile => profile.name ?? '').join(', '),
    ),
    text(
      'datacenter',
      t('col.dataCenter'),
      140,
      one => one.dataCenter?.name ?? centers.get(one.dataCenter?.id ?? '') ?? '',
    ),
    text('description', t('col.description'), 240, one => one.description ?? ''),
  ];
}

export function NetworksPage() {
  const { t } = useText();
  const list = useListState('networks', { key: 'name', descending: false });
  const networks = useNetworks(list.query.search);
  const centers = useDataCenters().data;
  const [adding, setAdding] = useState(false);
  const [profiled, setProfiled] = useState<Network | null>(null);
  const cols = useMemo(
    () => columns(t, new Map((centers ?? []).map(one => [one.id ?? '', one.name ?? '']))),
    [t, centers],
  );
  const rows = useMemo(() => sortRows(networks.data ?? [], cols, list.sort), [networks.data, cols, list.sort]);
  return (
    <ListPage
      title={t('nav.networks')}
      search={list.query.search}
      onSearch={list.setSearch}
      fields={networkFields}
      example="name=ovirtmgmt"
      error={networks.error}
      onRetry={() => void networks.refetch()}
      actions={
        <Button kind="primary" icon="plus" onClick={() => setAdding(true)}>
          {t('network.add')}
        </Button>
      }
    >
      <DataTable
        id="networks"
        main
        label={t('nav.networks')}
        columns={cols}
        rowCount={networks.isPending ? 3 : rows.length}
        rowAt={at => rows[at]}
        rowId={one => one.id ?? ''}
        rowName={one => one.name ?? ''}
        sort={list.sort}
        onSort={list.setSort}
        actions={one => [
          {
            id: 'profile',
            label: t('profile.add'),
            icon: 'plus',
            disabledReason: isForVms(one) ? null : t('profile.notForVms'),
            run: () => setProfiled(one),
          },
        ]}
        csvName="networks"
        empty={
          <EmptyState icon="network" title={t(list.query.search ? 'list.noMatch' : 'networks.none')}>
            {list.query.search ? t('list.noMatchBody', { search: list.query.search }) : t('networks.noneBody')}
          </EmptyState>
        }
      />
      {adding && <AddNetwork onClose={() => setAdding(false)} />}
      {profiled && <AddProfile network={profiled} among={rows} onClose={() => setProfiled(null)} />}
    </ListPage>
  );
}
