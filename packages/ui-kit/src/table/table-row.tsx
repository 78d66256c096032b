import type { Column } from './columns.ts';
import type { MenuPlace } from '../action-menu.tsx';
import { Icon } from '../icon.tsx';
import { useKitText } from '../text.ts';

interface RowProps<Row> {
  domId: string;
  index: number;
  top: number;
  width: number;
  template: string;
  row: Row | undefined;
  name: string;
  columns: readonly Column<Row>[];
  active: boolean;
  /** Null where rows cannot be selected. */
  selected: boolean | null;
  onToggle(range: boolean): void;
  onActive(): void;
  onOpen(): void;
  onMenu: ((at?: MenuPlace) => void) | undefined;
}

export function TableRow<Row>(props: RowProps<Row>) {
  const { row, columns, selected, name } = props;
  const kit = useKitText();
  return (
    <div
      id={props.domId}
      role="row"
      aria-rowindex={props.index + 2}
      aria-selected={selected ?? undefined}
      className={props.active ? 'ov-table__row ov-table__row--active' : 'ov-table__row'}
      style={{
        gridTemplateColumns: props.template,
        transform: `translateY(${props.top}px)`,
        minWidth: props.width,
        width: '100%',
      }}
      onClick={props.onActive}
      onDoubleClick={props.onOpen}
      onContextMenu={event => {
        if (!props.onMenu) return;
        event.preventDefault();
        props.onMenu({ x: event.clientX, y: event.clientY });
      }}
    >
      {selected !== null && (
        <div role="gridcell" className="ov-table__cell--check">
          <label>
            <input
              type="checkbox"
              aria-label={kit('selectRow', { name })}
              checked={selected}
              disabled={row === undefined}
              tabIndex={-1}
              onChange={() => props.onToggle(false)}
              onClick={event => {
                if (!event.shiftKey) return;
                event.preventDefault();
                props.onToggle(true);
              }}
            />
          </label>
        </div>
      )}
      {columns.map((column, at) => (
        <div
          key={column.id}
          role="gridcell"
          title={row && column.text ? column.text(row) : undefined}
          className={[
            'ov-table__cell',
            column.align === 'end' ? 'ov-table__cell--end' : '',
            at === 0 ? 'ov-table__cell--first' : '',
            at === 0 && selected !== null ? 'ov-table__cell--first-of-selectable' : '',
          ].join(' ')}
        >
          {row === undefined ? (
            <span className="ov-skeleton" style={{ width: `${50 + ((props.index * 17 + at * 29) % 40)}%` }} />
          ) : (
            column.cell(row)
          )}
        </div>
      ))}
      <div role="gridcell" className="ov-table__cell--actions">
        {props.onMenu && row !== undefined && (
          <button
            type="button"
            className="ov-copy__button"
            tabIndex={-1}
            aria-label={`${kit('actions')}: ${name}`}
            aria-haspopup="menu"
            onClick={event => {
              const box = event.currentTarget.getBoundingClientRect();
              props.onMenu?.({ x: box.right - 220, y: box.bottom });
            }}
          >
            <Icon name="more" />
          </button>
        )}
      </div>
    </div>
  );
}
