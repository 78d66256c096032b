// Search, completion and commands in one box. The caller computes the entries from the text; the kit does the box: a
// combobox with a listbox, arrows and Enter, Tab completes.
import './palette.css';
import { Modal } from '@patternfly/react-core';
import type { KeyboardEvent, ReactNode } from 'react';
import { useEffect, useId, useRef, useState } from 'react';
import type { IconName } from './icon.tsx';
import { Icon } from './icon.tsx';
import { useKitText } from './text.ts';

export interface PaletteEntry {
  id: string;
  group: string;
  label: string;
  icon: IconName;
  hint?: string;
  /** The text after Tab, when this entry completes what was typed instead of going somewhere. */
  completion?: string;
  run(): void;
}

interface PaletteProps {
  label: string;
  placeholder: string;
  text: string;
  onText(text: string): void;
  entries: readonly PaletteEntry[];
  onClose(): void;
  foot: ReactNode;
}

export function Palette({ label, placeholder, text, onText, entries, onClose, foot }: PaletteProps) {
  const kit = useKitText();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [choice, setChoice] = useState(0);
  const at = Math.min(choice, Math.max(0, entries.length - 1));
  useEffect(() => {
    document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, at]);
  const take = (entry: PaletteEntry | undefined) => {
    if (!entry) return;
    if (entry.completion !== undefined) {
      onText(entry.completion);
      setChoice(0);
      input.current?.focus();
      return;
    }
    onClose();
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const keys: Record<string, () => void> = {
      ArrowDown: () => setChoice(Math.min(entries.length - 1, at + 1)),
      ArrowUp: () => setChoice(Math.max(0, at - 1)),
      Enter: () => take(entries[at]),
      Tab: () => {
        const entry = entries[at];
        if (entry?.completion !== undefined) take(entry);
      },
    };
    const act = keys[event.key];
    if (!act || (event.key === 'Tab' && entries[at]?.completion === undefined)) return;
    event.preventDefault();
    act();
  };
  return (
    <Modal
      isOpen
      variant="medium"
      position="top"
      positionOffset="12vh"
      aria-label={label}
      onClose={onClose}
      elementToFocus={`#${CSS.escape(`${id}-input`)}`}
    >
      <div>
        <input
          ref={input}
          onKeyDown={onKeyDown}
          id={`${id}-input`}
          className="ov-palette__input"
          role="combobox"
          aria-label={label}
          aria-expanded={entries.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={entries.length > 0 ? `${id}-${at}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder={placeholder}
          value={text}
          onChange={event => {
            onText(event.target.value);
            setChoice(0);
          }}
        />
        <div id={`${id}-list`} role="listbox" aria-label={label} className="ov-palette__list">
          {entries.length === 0 && (
            <div role="option" aria-selected={false} aria-disabled className="ov-palette__item ov-quiet">
              {kit('noMatch')}
            </div>
          )}
          {entries.map((entry, index) => [
            entry.group !== entries[index - 1]?.group && (
              <div key={`group-${entry.group}`} role="presentation" className="ov-palette__group">
                {entry.group}
              </div>
            ),
            <div
              key={entry.id}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === at}
              className="ov-palette__item"
              onPointerMove={() => setChoice(index)}
              onClick={() => take(entry)}
            >
              <Icon name={entry.icon} />
              <span className="ov-ellipsis">{entry.label}</span>
              {entry.hint && <span className="ov-palette__hint">{entry.hint}</span>}
            </div>,
          ])}
        </div>
        <div className="ov-palette__foot">{foot}</div>
      </div>
    </Modal>
  );
}
