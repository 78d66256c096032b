import { Button } from '@overt/ui-kit/button.tsx';
import { EmptyState } from '@overt/ui-kit/feedback.tsx';
import { DataTable } from '@overt/ui-kit/table/data-table.tsx';
import { useEffect } from 'react';
import { live } from '../../api/live.ts';
import { useEventRows } from '../../api/queries.ts';
import { useText } from '../../i18n/i18n.ts';
import { eventFields } from '../../search/fields.ts';
import { ListPage } from '../list-page.tsx';
import { useListState } from '../use-list-state.ts';
import { eventColumns } from './event-columns.tsx';

export function EventsPage() {
  const { t, locale } = useText();
  const list = useListState('events', { key: 'time', descending: true });
  const rows = useEventRows(list.query);
  useEffect(() => live.read(), []);
  const quick: readonly (readonly [string, string])[] = [
    ['severity>=warning', t('events.problems')],
    ['time=Today', t('events.today')],
  ];
  return (
    <ListPage
      title={t('nav.events')}
      search={list.query.search}
      onSearch={list.setSearch}
      fields={eventFields}
      example="severity=error and time>Yesterday"
      error={rows.error}
      onRetry={rows.retry}
      toolbar={quick.map(([search, label]) => (
        <Button
          key={search}
          kind={list.query.search === search ? 'primary' : 'secondary'}
          onClick={() => list.setSearch(list.query.search === search ? '' : search)}
        >
          {label}
        </Button>
      ))}
    >
      <DataTable
        id="events"
        main
        label={t('nav.events')}
        columns={eventColumns(t, locale)}
        rowCount={rows.rowCount}
        exact={rows.exact}
        atLeast={rows.atLeast}
        rowAt={rows.rowAt}
        rowId={event => event.id ?? ''}
        rowName={event => event.description ?? ''}
        sort={list.sort}
        onSort={list.setSort}
        onVisible={rows.onVisible}
        csvName="events"
        empty={
          <EmptyState icon="events" title={t('events.none')}>
            {t('events.noneBody')}
          </EmptyState>
        }
      />
    </ListPage>
  );
}
