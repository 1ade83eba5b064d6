import { t } from '@/texts';

/** So that nobody takes an invented customer for a real one. */
export function DemoMark({ kind }: { kind: string }) {
  if (kind !== 'demo') return null;
  return <span data-testid="demo-mark" title={t('inbox.demoAbout')} className="shrink-0 rounded border border-line-strong bg-sunken px-1 text-2xs font-semibold uppercase leading-4 tracking-wide text-ink-2">{t('inbox.demo')}</span>;
}

/** Of the kinds of somebody's channels or addresses: `demo` when nothing about them is real. */
export const onlyDemo = (kinds: readonly string[]): string => (kinds.length > 0 && kinds.every((kind) => kind === 'demo') ? 'demo' : '');
