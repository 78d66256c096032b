import type { Event } from '@overt/api-types/types.gen';
import { StateLabel } from '@overt/ui-kit/state-label.tsx';
import type { Column } from '@overt/ui-kit/table/columns.ts';
import { dateTime } from '@overt/ui-kit/units.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { stateWord } from '../../i18n/state-words.ts';
import { faceOf } from '../../states/other-states.ts';

export function eventColumns(t: Translate, locale: string): Column<Event>[] {
  const text = (
    id: string,
    header: string,
    width: number,
    of: (event: Event) => string,
    more: Partial<Column<Event>> = {},
  ): Column<Event> => ({ id, header, width, text: of, cell: of, ...more });
  return [
    text('message', t('col.message'), 320, event => event.description ?? '', { sortKey: 'message' }),
    {
      id: 'severity',
      header: t('col.severity'),
      width: 110,
      sortKey: 'severity',
      text: event => stateWord(event.severity),
      cell: event => <StateLabel face={faceOf(event.severity)} word={stateWord(event.severity)} />,
    },
    text('time', t('col.time'), 190, event => (event.time ? dateTime(new Date(event.time), locale) : ''), {
      sortKey: 'time',
    }),
    text('user', t('col.user'), 130, event => event.user?.name ?? ''),
    text('correlation', t('col.correlation'), 150, event => event.correlationId ?? '', { sortKey: 'correlation_id' }),
    text('code', t('col.code'), 70, event => String(event.code ?? ''), { align: 'end', hidden: true }),
  ];
}
