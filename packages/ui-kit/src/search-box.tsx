// The search of one list, with completion of the search language below it. Enter applies; Escape takes the list away,
// then the text. The text is the caller's, because it is part of the URL.
import './search-box.css';
import { useId, useState } from 'react';
import { Icon } from './icon.tsx';
import { useKitText } from './text.ts';

export interface Completion {
  /** The whole text after taking it. */
  text: string;
  label: string;
  hint?: string;
}

interface SearchBoxProps {
  label: string;
  placeholder: string;
  value: string;
  onApply(text: string): void;
  complete(text: string): readonly Completion[];
  error?: string | null;
}

export function SearchBox({ label, placeholder, value, onApply, complete, error }: SearchBoxProps) {
  const kit = useKitText();
  const id = useId();
  const [text, setText] = useState(value);
  const [open, setOpen] = useState(false);
  const [choice, setChoice] = useState(-1);
  const [applied, setApplied] = useState(value);
  if (applied !== value) {
    setApplied(value);
    setText(value);
  }
  const options = open ? complete(text) : [];
  const apply = (next: string) => {
    setText(next);
    setOpen(false);
    setChoice(-1);
    onApply(next.trim());
  };
  const take = (option: Completion) => {
    setText(option.text);
    setChoice(-1);
  };
  return (
    <div className="ov-search">
      <span className="ov-search__icon">
        <Icon name="search" />
      </span>
      <input
        role="combobox"
        className="ov-search__input"
        aria-label={label}
        aria-expanded={options.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={choice >= 0 ? `${id}-${choice}` : undefined}
        aria-autocomplete="list"
        aria-invalid={error ? true : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        value={text}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onChange={event => {
          setText(event.target.value);
          setOpen(true);
          setChoice(-1);
          if (event.target.value === '') onApply('');
        }}
        onKeyDown={event => {
          const option = options[choice] ?? (event.key === 'Tab' ? options[0] : undefined);
          if (event.key === 'ArrowDown') setChoice(Math.min(options.length - 1, choice + 1));
          else if (event.key === 'ArrowUp') setChoice(Math.max(-1, choice - 1));
          else if (event.key === 'Enter' && option) take(option);
          else if (event.key === 'Enter') apply(text);
          else if (event.key === 'Tab' && option && text !== '') take(option);
          else if (event.key === 'Escape' && open && options.length > 0) setOpen(false);
          else if (event.key === 'Escape') apply('');
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      {text !== '' && (
        <button type="button" className="ov-search__clear" aria-label={kit('clear')} onClick={() => apply('')}>
          <Icon name="close" />
        </button>
      )}
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        className="ov-search__list"
        hidden={options.length === 0}
      >
        {options.map((option, index) => (
          <div
            key={option.text}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === choice}
            className="ov-search__option"
            onPointerDown={event => {
              event.preventDefault();
              take(option);
            }}
          >
            <span className="ov-mono">{option.label}</span>
            {option.hint && <span className="ov-quiet">{option.hint}</span>}
          </div>
        ))}
      </div>
    </div>
  );
}
