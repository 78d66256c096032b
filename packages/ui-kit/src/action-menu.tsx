// One list of actions, shown as a button's menu or at the pointer. An action that is not possible now stays in its place
// and says its reason below its name, so that nothing has to be guessed.
import './action-menu.css';
import { Dropdown, Menu, MenuContent, MenuItem, MenuList, MenuToggle, Divider } from '@patternfly/react-core';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { IconName } from './icon.tsx';
import { Icon } from './icon.tsx';
import { useKitText } from './text.ts';

export interface ActionItem {
  id: string;
  label: string;
  icon?: IconName;
  /** The engine's reason why not now; null or absent means possible. */
  disabledReason?: string | null;
  danger?: boolean;
  /** A line above: sets destructive actions apart from state actions. */
  separated?: boolean;
  run(): void;
}

function items(actions: readonly ActionItem[], done: () => void) {
  return actions.flatMap(action => {
    const reason = action.disabledReason ?? null;
    const item = (
      <MenuItem
        key={action.id}
        itemId={action.id}
        isDanger={(action.danger ?? false) && reason === null}
        isAriaDisabled={reason !== null}
        {...(action.icon ? { icon: <Icon name={action.icon} /> } : {})}
        {...(reason === null ? {} : { description: reason })}
        onClick={() => {
          if (reason !== null) return;
          done();
          action.run();
        }}
      >
        {action.label}
      </MenuItem>
    );
    return action.separated ? [<Divider key={`${action.id}-line`} component="li" />, item] : [item];
  });
}

interface ActionMenuProps {
  actions: readonly ActionItem[];
  label?: string;
  /** Text on the toggle; without it the toggle is three dots. */
  text?: string;
  primary?: boolean;
  icon?: IconName;
}

export function ActionMenu({ actions, label, text, primary = false, icon }: ActionMenuProps) {
  const [open, setOpen] = useState(false);
  const toggle = useRef<HTMLButtonElement>(null);
  const kit = useKitText();
  return (
    <Dropdown
      isOpen={open}
      onOpenChange={setOpen}
      popperProps={{ position: 'end' }}
      shouldFocusFirstItemOnOpen
      toggle={{
        toggleRef: toggle,
        toggleNode: (
          <MenuToggle
            ref={toggle}
            size="sm"
            variant={text === undefined ? 'plain' : primary ? 'primary' : 'secondary'}
            isExpanded={open}
            aria-label={label ?? text ?? kit('actions')}
            onClick={() => setOpen(!open)}
            {...(icon && text !== undefined ? { icon: <Icon name={icon} /> } : {})}
          >
            {text ?? <Icon name={icon ?? 'more'} />}
          </MenuToggle>
        ),
      }}
    >
      <MenuContent>
        <MenuList>{items(actions, () => setOpen(false))}</MenuList>
      </MenuContent>
    </Dropdown>
  );
}

export interface MenuPlace {
  x: number;
  y: number;
}

/** The same menu at a point: the right mouse button, or the `.` key on a row. */
export function ContextMenu({
  at,
  actions,
  label,
  onClose,
}: {
  at: MenuPlace;
  actions: readonly ActionItem[];
  label: string;
  onClose(): void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState(at);
  useLayoutEffect(() => {
    const size = box.current?.getBoundingClientRect();
    if (!size) return;
    setPlace({
      x: Math.max(4, Math.min(at.x, window.innerWidth - size.width - 4)),
      y: Math.max(4, Math.min(at.y, window.innerHeight - size.height - 4)),
    });
    box.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
  }, [at]);
  useEffect(() => {
    const before = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    const outside = (event: Event) => {
      if (event.target instanceof Node && box.current?.contains(event.target)) return;
      onClose();
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' && event.key !== 'Tab') return;
      event.preventDefault();
      event.stopPropagation();
      onClose();
    };
    document.addEventListener('pointerdown', outside, true);
    document.addEventListener('keydown', escape, true);
    window.addEventListener('blur', onClose);
    return () => {
      document.removeEventListener('pointerdown', outside, true);
      document.removeEventListener('keydown', escape, true);
      window.removeEventListener('blur', onClose);
      before?.focus({ preventScroll: true });
    };
  }, [onClose]);
  return createPortal(
    <div ref={box} className="ov-context-menu" style={{ left: place.x, top: place.y }}>
      <Menu aria-label={label} isScrollable={false}>
        <MenuContent>
          <MenuList aria-label={label}>{items(actions, onClose)}</MenuList>
        </MenuContent>
      </Menu>
    </div>,
    document.body,
  );
}
