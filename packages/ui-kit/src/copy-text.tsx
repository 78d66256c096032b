// A piece of text that one wants elsewhere (an id, an address) with a button that copies it.
import { useState } from 'react';
import { Icon } from './icon.tsx';
import { useKitText } from './text.ts';
import './copy-text.css';

export function CopyText({ text, mono = true }: { text: string; mono?: boolean }) {
  const kit = useKitText();
  const [copied, setCopied] = useState(false);
  const copy = () => {
    void navigator.clipboard?.writeText(text).then(() => {
      setCopied(true);
      setTimeout(() => setCopied(false), 1500);
    });
  };
  return (
    <span className="ov-copy">
      <span className={mono ? 'ov-mono ov-ellipsis' : 'ov-ellipsis'}>{text}</span>
      <button
        type="button"
        className="ov-copy__button"
        onClick={copy}
        aria-label={copied ? kit('copied') : `${kit('copy')} ${text}`}
      >
        <Icon name={copied ? 'ok' : 'copy'} />
      </button>
    </span>
  );
}
