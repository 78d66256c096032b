import type { Disk } from '@overt/api-types/types.gen';
import { Button } from '@overt/ui-kit/button.tsx';
import { Confirm } from '@overt/ui-kit/dialog.tsx';
import { EmptyState } from '@overt/ui-kit/feedback.tsx';
import { StateLabel } from '@overt/ui-kit/state-label.tsx';
import type { Column } from '@overt/ui-kit/table/columns.ts';
import { DataTable } from '@overt/ui-kit/table/data-table.tsx';
import { toast } from '@overt/ui-kit/toasts.tsx';
import { bytes } from '@overt/ui-kit/units.ts';
import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { engine } from '../../api/engine.ts';
import { useDiskRows, useStorageDomains } from '../../api/queries.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { useText } from '../../i18n/i18n.ts';
import { stateWord } from '../../i18n/state-words.ts';
import { paths } from '../../paths.ts';
import { diskFields } from '../../search/fields.ts';
import { faceOf } from '../../states/other-states.ts';
import { reportFailure } from '../../vm-actions/run.ts';
import { ListPage } from '../list-page.tsx';
import { useListState } from '../use-list-state.ts';

function columns(t: Translate, locale: string, domains: ReadonlyMap<string, string>): Column<Disk>[] {
  const text = (
    id: string,
    header: string,
    width: number,
    of: (one: Disk) => string,
    more: Partial<Column<Disk>> = {},
  ): Column<Disk> => ({ id, header, width, text: of, cell: of, ...more });
  return [
    text('name', t('col.name'), 240, one => one.alias ?? one.name ?? '', { sortKey: 'alias' }),
    {
      ...text('status', t('col.state'), 120, one => stateWord(one.status), { sortKey: 'status' }),
      cell: one => <StateLabel face={faceOf(one.status)} word={stateWord(one.status)} />,
    },
    text('size', t('col.size'), 110, one => bytes(one.provisionedSize, locale), {
      align: 'end',
      sortKey: 'provisioned_size',
    }),
    text('actual', t('col.actualSize'), 110, one => bytes(one.actualSize, locale), {
      align: 'end',
      sortKey: 'actual_size',
    }),
    text(
      'storage',
      t('col.storage'),
      150,
      one => one.storageDomains?.map(domain => domain.name ?? domains.get(domain.id ?? '') ?? '').join(', ') ?? '',
      { sortKey: 'storage' },
    ),
    text('format', t('col.format'), 90, one => (one.format === 'cow' ? 'qcow2' : (one.format ?? ''))),
    text('allocation', t('col.allocation'), 110, one => t(one.sparse ? 'disk.thin' : 'disk.full')),
    text('content', t('col.content'), 100, one => one.contentType ?? 'data', { sortKey: 'disk_content_type' }),
    text('id', 'ID', 290, one => one.id ?? '', { hidden: true }),
  ];
}

export function DisksPage() {
  const { t, locale } = useText();
  const go = useNavigate();
  const list = useListState('disks', { key: 'alias', descending: false });
  const rows = useDiskRows(list.query);
  const domains = useStorageDomains().data;
  const cols = useMemo(
    () => columns(t, locale, new Map((domains ?? []).map(one => [one.id ?? '', one.name ?? '']))),
    [t, locale, domains],
  );
  const [removing, setRemoving] = useState<Disk | null>(null);
  const remove = useMutation({
    mutationFn: (disk: Disk) => engine.disks.remove(disk.id ?? ''),
    onSuccess: (_, disk) => toast({ tone: 'success', title: t('disk.removed', { name: disk.alias ?? '' }) }),
    onError: (error, disk) =>
      reportFailure(t('vm.refused', { action: t('disk.remove'), name: disk.alias ?? '' }), error),
    onSettled: () => setRemoving(null),
  });
  const upload = (
    <Button kind="primary" icon="upload" onClick={() => void go(paths.upload())}>
      {t('upload.title')}
    </Button>
  );
  return (
    <ListPage
      title={t('nav.disks')}
      search={list.query.search}
      onSearch={list.setSearch}
      fields={diskFields}
      example="status=ok and number_of_vms=0"
      error={rows.error}
      onRetry={rows.retry}
      actions={upload}
    >
      <DataTable
        id="disks"
        main
        label={t('nav.disks')}
        columns={cols}
        rowCount={rows.rowCount}
        exact={rows.exact}
        atLeast={rows.atLeast}
        rowAt={rows.rowAt}
        rowId={disk => disk.id ?? ''}
        rowName={disk => disk.alias ?? ''}
        sort={list.sort}
        onSort={list.setSort}
        onVisible={rows.onVisible}
        actions={disk => [
          {
            id: 'remove',
            label: t('disk.remove'),
            icon: 'trash',
            danger: true,
            disabledReason:
              disk.status === 'locked'
                ? t('vm.notNow', { action: t('disk.remove'), state: stateWord('locked') })
                : null,
            run: () => setRemoving(disk),
          },
        ]}
        csvName="disks"
        allRows={rows.all}
        empty={
          <EmptyState icon="disk" title={t(list.query.search ? 'list.noMatch' : 'disk.noDisks')} actions={upload}>
            {list.query.search ? t('list.noMatchBody', { search: list.query.search }) : t('disk.noDisksBody')}
          </EmptyState>
        }
      />
      {removing && (
        <Confirm
          title={t('disk.removeTitle', { name: removing.alias ?? '' })}
          verb={t('disk.remove')}
          danger
          busy={remove.isPending}
          typeName={{ name: removing.alias ?? '', label: t('vm.typeName', { name: removing.alias ?? '' }) }}
          onClose={() => setRemoving(null)}
          onConfirm={() => remove.mutate(removing)}
        >
          <p>{t('disk.removeBody', { size: bytes(removing.actualSize ?? removing.provisionedSize, locale) })}</p>
        </Confirm>
      )}
    </ListPage>
  );
}
