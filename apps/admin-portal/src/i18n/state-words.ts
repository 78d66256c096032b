// The word of a state of the API. A state that the catalogue does not know (a newer engine) is shown as it came.
import i18next from 'i18next';
import { useText } from './i18n.ts';

export function stateWord(state: string | undefined): string {
  if (state === undefined) return '–';
  const key = `state.${state}`;
  return i18next.exists(key) ? i18next.t(key) : state.replaceAll('_', ' ');
}

export function useStateWord(): (state: string | undefined) => string {
  useText();
  return stateWord;
}
