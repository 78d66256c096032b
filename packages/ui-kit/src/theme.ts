// Light, dark or as the system says. The choice is remembered on this machine; `apply` sets PatternFly's class on <html>.
// Subscribers (charts, terminals) are told when the effective theme changes, because a canvas does not follow CSS.
export type ThemeChoice = 'system' | 'light' | 'dark';
export type EffectiveTheme = 'light' | 'dark';

const KEY = 'overt.theme';
const DARK_CLASS = 'pf-v6-theme-dark';
const listeners = new Set<() => void>();
const dark = window.matchMedia('(prefers-color-scheme: dark)');

export function themeChoice(): ThemeChoice {
  const stored = localStorage.getItem(KEY);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

export function effectiveTheme(): EffectiveTheme {
  const choice = themeChoice();
  if (choice === 'system') return dark.matches ? 'dark' : 'light';
  return choice;
}

export function applyTheme(): void {
  document.documentElement.classList.toggle(DARK_CLASS, effectiveTheme() === 'dark');
  for (const tell of listeners) tell();
}

export function chooseTheme(choice: ThemeChoice): void {
  if (choice === 'system') localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, choice);
  applyTheme();
}

export function onThemeChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

dark.addEventListener('change', applyTheme);
