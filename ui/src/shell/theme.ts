import { readRemembered, remember, useRemembered } from '@/design/remembered';

export type Theme = 'system' | 'light' | 'dark';

const asTheme = (value: string | null): Theme => (value === 'light' || value === 'dark' ? value : 'system');

export function applyTheme(theme: Theme = asTheme(readRemembered('theme'))): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

export function chooseTheme(theme: Theme): void {
  remember('theme', theme === 'system' ? null : theme);
  applyTheme(theme);
}

export function useTheme(): Theme {
  return asTheme(useRemembered('theme')[0]);
}
