// A table for many thousands of rows, of which only the visible ones exist: as data (the caller fetches by `onVisible`)
// and in the page. Selection is a set of ids that survives scrolling, sorting and searching. The right mouse button,
// the row's button and the `.` key open the same actions.
import './data-table.css';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { ReactNode } from 'react';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { ActionItem, MenuPlace } from '../action-menu.tsx';
import { ContextMenu } from '../action-menu.tsx';
import type { Column, Sort } from './columns.ts';
import { gridTemplate, leastWidth, readMemory, visibleColumns, writeMemory } from './columns.ts';
import { TableFoot } from './table-foot.tsx';
import { TableHead } from './table-head.tsx';
import { TableRow } from './table-row.tsx';
import { useTableKeys } from './use-table-keys.ts';

export interface DataTableProps<Row> {
  id: string;
  label: string;
  columns: readonly Column<Row>[];
  rowCount: number;
  /** False while more may follow than is known. */
  exact?: boolean;
  /** How many there are for certain while that is not exact. */
  atLeast?: number;
  /** Undefined while the row is being fetched. */
  rowAt(index: number): Row | undefined;
  rowId(row: Row): string;
  rowName(row: Row): string;
  sort?: Sort | null;
  onSort?(sort: Sort): void;
  selection?: ReadonlySet<string>;
  onSelect?(selection: ReadonlySet<string>): void;
  actions?(row: Row): ActionItem[];
  onOpen?(row: Row): void;
  onVisible?(first: number, last: number): void;
  /** True while the pointer is over the rows: the page then holds back changes that would move them. */
  onPointer?(over: boolean): void;
  empty: ReactNode;
  main?: boolean;
  csvName?: string;
  /** Every row for the CSV, not only those that were seen. */
  allRows?(): Promise<Row[]>;
  footer?: ReactNode;
}

const ROW = 28;
const HEAD = 30;

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { rowCount, rowAt, rowId, rowName, selection, onSelect, onVisible, onPointer } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const [memory, setMemory] = useState(() => readMemory(props.id));
  const [active, setActive] = useState(0);
  const [anchor, setAnchor] = useState<number | null>(null);
  const [menu, setMenu] = useState<{ at: MenuPlace; index: number } | null>(null);
  const columns = useMemo(() => visibleColumns(props.columns, memory), [props.columns, memory]);
  const selectable = selection !== undefined && onSelect !== undefined;
  const template = gridTemplate(columns, selectable);
  const width = leastWidth(columns, selectable);

  const virtual = useVirtualizer({
    count: rowCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 10,
    scrollPaddingStart: HEAD,
    scrollMargin: 0,
  });
  const visible = virtual.getVirtualItems();
  const first = visible[0]?.index ?? 0;
  const last = visible.at(-1)?.index ?? 0;
  useEffect(() => onVisible?.(first, last), [onVisible, first, last]);

  const remember = (next: typeof memory) => {
    setMemory(next);
    writeMemory(props.id, next);
  };
  const toggle = (index: number, range = false) => {
    if (!selectable) return;
    const next = new Set(selection);
    const row = rowAt(index);
    if (!row) return;
    const on = !next.has(rowId(row));
    const from = range && anchor !== null ? Math.min(anchor, index) : index;
    const to = range && anchor !== null ? Math.max(anchor, index) : index;
    for (let at = from; at <= to; at += 1) {
      const one = rowAt(at);
      if (one && on) next.add(rowId(one));
      else if (one) next.delete(rowId(one));
    }
    setAnchor(index);
    onSelect(next);
  };
  const goTo = (index: number) => {
    const next = Math.max(0, Math.min(rowCount - 1, index));
    setActive(next);
    virtual.scrollToIndex(next);
  };
  const openMenu = (index: number, at?: MenuPlace) => {
    if (!props.actions || !rowAt(index)) return;
    const box = document.getElementById(`${id}-${index}`)?.getBoundingClientRect();
    setActive(index);
    setMenu({ index, at: at ?? { x: (box?.left ?? 0) + 60, y: (box?.bottom ?? 0) - 2 } });
  };
  const open = (index: number) => {
    const row = rowAt(index);
    if (row) props.onOpen?.(row);
  };
  useTableKeys(scroller, props.main ?? false, {
    move: by => goTo(active + by),
    edge: end => goTo(end === 'first' ? 0 : rowCount - 1),
    toggle: () => toggle(active),
    open: () => open(active),
    menu: () => openMenu(active),
  });

  const loaded = () => Array.from({ length: rowCount }, (_, at) => rowAt(at)).filter(row => row !== undefined);
  const menuRow = menu ? rowAt(menu.index) : undefined;

  return (
    <div className="ov-table">
      <div
        ref={scroller}
        className="ov-table__scroll"
        role="grid"
        aria-label={props.label}
        aria-rowcount={(props.exact ?? true) ? rowCount + 1 : -1}
        aria-multiselectable={selectable}
        aria-activedescendant={rowCount > 0 ? `${id}-${active}` : undefined}
        tabIndex={0}
        onPointerEnter={() => onPointer?.(true)}
        onPointerLeave={() => onPointer?.(false)}
      >
        <TableHead
          columns={columns}
          template={template}
          width={width}
          sort={props.sort ?? null}
          onSort={props.onSort}
          onResize={(column, size) => remember({ ...memory, widths: { ...memory.widths, [column]: size } })}
          selection={
            selectable
              ? {
                  some: selection.size > 0,
                  all: () => onSelect(selection.size > 0 ? new Set() : new Set(loaded().map(rowId))),
                }
              : null
          }
        />
        {rowCount > 0 && (
          <div role="rowgroup" style={{ height: virtual.getTotalSize(), minWidth: width, position: 'relative' }}>
            {visible.map(({ index, start }) => {
              const row = rowAt(index);
              return (
                <TableRow
                  key={index}
                  domId={`${id}-${index}`}
                  index={index}
                  top={start}
                  width={width}
                  template={template}
                  row={row}
                  name={row ? rowName(row) : ''}
                  columns={columns}
                  active={index === active}
                  selected={selectable ? row !== undefined && selection.has(rowId(row)) : null}
                  onToggle={range => toggle(index, range)}
                  onActive={() => setActive(index)}
                  onOpen={() => open(index)}
                  onMenu={props.actions ? at => openMenu(index, at) : undefined}
                />
              );
            })}
          </div>
        )}
      </div>
      {rowCount === 0 && props.empty}
      <TableFoot
        count={(props.exact ?? true) ? rowCount : (props.atLeast ?? 0)}
        exact={props.exact ?? true}
        columns={props.columns}
        memory={memory}
        onMemory={remember}
        csv={props.csvName ? { name: props.csvName, rows: props.allRows ?? loaded, columns } : null}
        selected={selectable ? selection.size : 0}
        onClear={() => onSelect?.(new Set())}
      >
        {props.footer}
      </TableFoot>
      {menu && menuRow !== undefined && props.actions && (
        <ContextMenu
          at={menu.at}
          label={rowName(menuRow)}
          actions={props.actions(menuRow)}
          onClose={() => setMenu(null)}
        />
      )}
    </div>
  );
}
