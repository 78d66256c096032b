// Column headings: sort by click, width by dragging the grip or with the arrow keys on it.
import { useRef } from 'react';
import { Icon } from '../icon.tsx';
import { useKitText } from '../text.ts';
import type { Column, Sort } from './columns.ts';

interface HeadProps<Row> {
  columns: readonly Column<Row>[];
  template: string;
  width: number;
  sort: Sort | null;
  onSort: ((sort: Sort) => void) | undefined;
  onResize(column: string, width: number): void;
  selection: { some: boolean; all(): void } | null;
}

export function TableHead<Row>({ columns, template, width, sort, onSort, onResize, selection }: HeadProps<Row>) {
  const kit = useKitText();
  return (
    <div role="rowgroup" style={{ position: 'sticky', top: 0, zIndex: 3 }}>
      <div
        role="row"
        aria-rowindex={1}
        className="ov-table__head"
        style={{ gridTemplateColumns: template, minWidth: width }}
      >
        {selection && (
          <div role="columnheader" className="ov-table__cell--check">
            <label>
              <input type="checkbox" aria-label={kit('selectAll')} checked={selection.some} onChange={selection.all} />
            </label>
          </div>
        )}
        {columns.map((column, at) => {
          const sorted = column.sortKey !== undefined && sort?.key === column.sortKey ? sort : null;
          const sortable = column.sortKey !== undefined && onSort !== undefined;
          return (
            <div
              key={column.id}
              role="columnheader"
              aria-sort={sorted ? (sorted.descending ? 'descending' : 'ascending') : undefined}
              className={[
                'ov-table__cell ov-table__heading',
                at === 0 ? 'ov-table__cell--first' : '',
                at === 0 && selection ? 'ov-table__cell--first-of-selectable' : '',
              ].join(' ')}
              style={column.align === 'end' ? { justifyContent: 'flex-end' } : {}}
            >
              {sortable ? (
                <button
                  type="button"
                  onClick={() => onSort({ key: column.sortKey ?? '', descending: sorted ? !sorted.descending : false })}
                >
                  <span className="ov-ellipsis">{column.header}</span>
                  {sorted && <Icon name={sorted.descending ? 'sortDown' : 'sortUp'} />}
                </button>
              ) : (
                <span className="ov-ellipsis">{column.header}</span>
              )}
              <Grip
                label={kit('resizeColumn', { name: column.header })}
                width={column.width}
                onResize={size => onResize(column.id, size)}
              />
            </div>
          );
        })}
        <div role="columnheader">
          <span className="ov-visually-hidden">{kit('actions')}</span>
        </div>
      </div>
    </div>
  );
}

function Grip({ label, width, onResize }: { label: string; width: number; onResize(width: number): void }) {
  const from = useRef<{ x: number; width: number } | null>(null);
  return (
    <span
      className="ov-table__grip"
      title={label}
      aria-hidden
      onPointerDown={event => {
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = {
          x: event.clientX,
          width: event.currentTarget.parentElement?.getBoundingClientRect().width ?? width,
        };
      }}
      onPointerMove={event => {
        if (from.current) onResize(Math.round(from.current.width + event.clientX - from.current.x));
      }}
      onPointerUp={() => {
        from.current = null;
      }}
    />
  );
}
