// A state is a coloured icon and a word, never colour alone. Hovering says since when and why.
import type { IconName } from './icon.tsx';
import { Icon } from './icon.tsx';

export type Tone = 'success' | 'danger' | 'warning' | 'info' | 'off';

export interface StateFace {
  tone: Tone;
  icon: IconName;
  /** A state that will end by itself: the icon turns. */
  busy?: boolean;
}

export function StateLabel({ face, word, title }: { face: StateFace; word: string; title?: string | undefined }) {
  return (
    <span className="ov-state" title={title}>
      <StateIcon face={face} />
      <span className="ov-ellipsis">{word}</span>
    </span>
  );
}

/** For places where the word stands elsewhere (the tree); `label` gives it to those who do not see the icon. */
export function StateIcon({ face, label }: { face: StateFace; label?: string }) {
  return (
    <span className={`ov-state__icon ov-tone-${face.tone}`}>
      <Icon name={face.icon} {...(label === undefined ? {} : { label })} className={face.busy ? 'ov-busy' : ''} />
    </span>
  );
}
