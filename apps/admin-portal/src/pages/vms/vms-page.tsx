// All VMs: search, sort, select, act.
import type { Vm } from '@overt/api-types/types.gen';
import { ActionMenu } from '@overt/ui-kit/action-menu.tsx';
import { Button } from '@overt/ui-kit/button.tsx';
import { EmptyState } from '@overt/ui-kit/feedback.tsx';
import { DataTable } from '@overt/ui-kit/table/data-table.tsx';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { engine } from '../../api/engine.ts';
import { keys } from '../../api/keys.ts';
import { holdRows } from '../../api/live.ts';
import { useClusters, useHosts, useRowFigures, useSystem, useVmRows } from '../../api/queries.ts';
import { useText } from '../../i18n/i18n.ts';
import { paths } from '../../paths.ts';
import { vmFields } from '../../search/fields.ts';
import { isRunning } from '../../states/vm-states.ts';
import { useVmActions } from '../../vm-actions/use-vm-actions.tsx';
import { ListPage } from '../list-page.tsx';
import { useListState } from '../use-list-state.ts';
import { bulkActions } from './bulk-actions.ts';
import { vmColumns } from './columns.tsx';

const noFigures = new Map<string, never>();

/** The selected VMs as they are now: of the loaded rows, and asked for where they are not loaded. */
function useSelected(selection: ReadonlySet<string>): Vm[] {
  const ids = [...selection].toSorted();
  return (
    useQuery({
      queryKey: keys.list('vm', 'selected', ...ids),
      enabled: ids.length > 0,
      placeholderData: keepPreviousData,
      queryFn: async ({ signal }) => {
        const found: Vm[] = [];
        for (let at = 0; at < ids.length; at += 50) {
          const part = ids.slice(at, at + 50);
          found.push(
            ...(await engine.vms.list({ search: part.map(id => `id=${id}`).join(' or '), max: part.length, signal })),
          );
        }
        return found;
      },
    }).data?.filter(vm => selection.has(vm.id ?? '')) ?? []
  );
}

export function VmsPage() {
  const { t, locale } = useText();
  const go = useNavigate();
  const client = useQueryClient();
  const list = useListState('vms', { key: 'name', descending: false });
  const system = useSystem();
  const rows = useVmRows(list.query, system.data?.summary?.vms?.total);
  const hosts = useHosts();
  const clusters = useClusters();
  const running = rows.visible.filter(vm => isRunning(vm.status)).map(vm => vm.id ?? '');
  const figures = useRowFigures(running).data ?? noFigures;
  const names = useMemo(() => {
    const byId = (all: readonly { id?: string | undefined; name?: string | undefined }[] = []) =>
      new Map(all.map(one => [one.id ?? '', one.name ?? '']));
    return { hosts: byId(hosts.data), clusters: byId(clusters.data) };
  }, [hosts.data, clusters.data]);
  const columns = useMemo(() => vmColumns(t, locale, figures, names), [t, locale, figures, names]);
  const actionsOf = useVmActions();
  const selected = useSelected(list.selection);
  const bulk = bulkActions(selected, t);

  return (
    <ListPage
      title={t('nav.vms')}
      search={list.query.search}
      onSearch={list.setSearch}
      fields={vmFields}
      example="status=up and name=web*"
      error={rows.error}
      onRetry={rows.retry}
      actions={
        <Button kind="primary" icon="plus" onClick={() => void go(paths.createVm())}>
          {t('create.vm')}
        </Button>
      }
      toolbar={
        <>
          {bulk.slice(0, 3).map(action => (
            <Button
              key={action.id}
              {...(action.icon ? { icon: action.icon } : {})}
              disabledReason={action.disabledReason ?? null}
              onClick={() => !action.disabledReason && action.run()}
            >
              {action.label}
            </Button>
          ))}
          <ActionMenu label={t('vms.bulk')} actions={bulk} />
        </>
      }
    >
      <DataTable
        id="vms"
        main
        label={t('nav.vms')}
        columns={columns}
        rowCount={rows.rowCount}
        exact={rows.exact}
        atLeast={rows.atLeast}
        rowAt={rows.rowAt}
        rowId={vm => vm.id ?? ''}
        rowName={vm => vm.name ?? ''}
        sort={list.sort}
        onSort={list.setSort}
        selection={list.selection}
        onSelect={list.setSelection}
        actions={actionsOf}
        onOpen={vm => void go(paths.vm(vm.id ?? ''))}
        onVisible={rows.onVisible}
        onPointer={over => holdRows(client, over)}
        csvName="vms"
        allRows={rows.all}
        empty={
          list.query.search === '' ? (
            <EmptyState
              icon="vm"
              title={t('vms.none')}
              actions={
                <>
                  <Button kind="primary" onClick={() => void go(paths.createVm())}>
                    {t('create.vm')}
                  </Button>
                  <Button kind="link" onClick={() => void go(paths.upload())}>
                    {t('upload.title')}
                  </Button>
                </>
              }
            >
              {t('vms.noneBody')}
            </EmptyState>
          ) : (
            <EmptyState
              icon="search"
              title={t('list.noMatch')}
              actions={
                <Button kind="link" onClick={() => list.setSearch('')}>
                  {t('list.clearSearch')}
                </Button>
              }
            >
              {t('list.noMatchBody', { search: list.query.search })}
            </EmptyState>
          )
        }
      />
    </ListPage>
  );
}
