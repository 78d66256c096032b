// The events of one object, as a tab of its page.
import { EmptyState } from '@overt/ui-kit/feedback.tsx';
import { DataTable } from '@overt/ui-kit/table/data-table.tsx';
import { useEventRows } from '../../api/queries.ts';
import { quoted } from '../../api/search-text.ts';
import { useText } from '../../i18n/i18n.ts';
import { eventColumns } from './event-columns.tsx';

export function ObjectEvents({ clause, name }: { clause: 'event_vm' | 'event_host' | 'event_storage'; name: string }) {
  const { t, locale } = useText();
  const rows = useEventRows({ search: `${clause}=${quoted(name)}`, sort: 'time', descending: true });
  return (
    <DataTable
      id="object-events"
      main
      label={t('nav.events')}
      columns={eventColumns(t, locale)}
      rowCount={rows.rowCount}
      exact={rows.exact}
      atLeast={rows.atLeast}
      rowAt={rows.rowAt}
      rowId={event => event.id ?? ''}
      rowName={event => event.description ?? ''}
      onVisible={rows.onVisible}
      csvName={`events-${name}`}
      empty={
        <EmptyState icon="events" title={t('events.none')}>
          {t('events.noneOf', { name })}
        </EmptyState>
      }
    />
  );
}
