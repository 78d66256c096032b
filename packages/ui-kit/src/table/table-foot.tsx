// Below a table: how many, how many selected, which columns, and the rows as a file.
import { Dropdown, MenuContent, MenuItem, MenuList, MenuToggle } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import { Button } from '../button.tsx';
import { Icon } from '../icon.tsx';
import { useKitText } from '../text.ts';
import type { Column, ColumnMemory } from './columns.ts';
import { noMemory } from './columns.ts';
import { download, toCsv } from './csv.ts';

interface FootProps<Row> {
  count: number;
  exact: boolean;
  selected: number;
  onClear(): void;
  columns: readonly Column<Row>[];
  memory: ColumnMemory;
  onMemory(memory: ColumnMemory): void;
  csv: { name: string; columns: readonly Column<Row>[]; rows(): Row[] | Promise<Row[]> } | null;
  children?: ReactNode;
}

export function TableFoot<Row>({
  count,
  exact,
  selected,
  onClear,
  columns,
  memory,
  onMemory,
  csv,
  children,
}: FootProps<Row>) {
  const kit = useKitText();
  return (
    <div className="ov-table__foot">
      <span className="ov-tabular" role="status">
        {(exact || count > 0) &&
          kit(exact ? (count === 1 ? 'oneRow' : 'rows') : 'atLeast', { count: count.toLocaleString() })}
      </span>
      {selected > 0 && (
        <span className="ov-row">
          {kit('selected', { count: selected.toLocaleString() })}
          <Button kind="link" onClick={onClear}>
            {kit('clear')}
          </Button>
        </span>
      )}
      <span className="ov-grow">{children}</span>
      {csv && (
        <Button
          kind="link"
          icon="download"
          onClick={() =>
            void Promise.resolve(csv.rows()).then(rows =>
              download(`${csv.name}.csv`, 'text/csv', toCsv(csv.columns, rows)),
            )
          }
        >
          {kit('exportCsv')}
        </Button>
      )}
      <ColumnPicker columns={columns} memory={memory} onMemory={onMemory} />
    </div>
  );
}

function ColumnPicker<Row>({ columns, memory, onMemory }: Pick<FootProps<Row>, 'columns' | 'memory' | 'onMemory'>) {
  const kit = useKitText();
  const [open, setOpen] = useState(false);
  const toggle = useRef<HTMLButtonElement>(null);
  return (
    <Dropdown
      isOpen={open}
      onOpenChange={setOpen}
      popperProps={{ position: 'end' }}
      toggle={{
        toggleRef: toggle,
        toggleNode: (
          <MenuToggle
            ref={toggle}
            size="sm"
            variant="plainText"
            isExpanded={open}
            onClick={() => setOpen(!open)}
            icon={<Icon name="columns" />}
          >
            {kit('columns')}
          </MenuToggle>
        ),
      }}
    >
      <MenuContent>
        <MenuList>
          {columns.slice(1).map(column => {
            const shown = memory.shown[column.id] ?? !column.hidden;
            return (
              <MenuItem
                key={column.id}
                hasCheckbox
                isSelected={shown}
                onClick={() => onMemory({ ...memory, shown: { ...memory.shown, [column.id]: !shown } })}
              >
                {column.header}
              </MenuItem>
            );
          })}
          <MenuItem icon={<Icon name="restart" />} onClick={() => onMemory(noMemory)}>
            {kit('resetColumns')}
          </MenuItem>
        </MenuList>
      </MenuContent>
    </Dropdown>
  );
}
