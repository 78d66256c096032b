import { useSyncExternalStore } from 'react';
import { effectiveTheme, onThemeChange, themeChoice } from './theme.ts';
import type { EffectiveTheme, ThemeChoice } from './theme.ts';

export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(onThemeChange, themeChoice);
}

export function useEffectiveTheme(): EffectiveTheme {
  return useSyncExternalStore(onThemeChange, effectiveTheme);
}
