import type { Placeholder } from '@/api/agents';
import { isText, t } from '@/texts';

/** What stands for something that differs from question to question; a click puts one where the caret is. */
export function Placeholders({ placeholders, insert }: { placeholders: readonly Placeholder[]; insert: (name: string) => void }) {
  if (placeholders.length === 0) return null;
  return (
    <details className="mt-3 text-sm">
      <summary className="w-fit cursor-pointer rounded text-ink-2">{t('agents.placeholders', { n: placeholders.length })}</summary>
      <ul className="mt-2 grid gap-2" data-testid="placeholders">
        {placeholders.map(({ name, meaning, example }) => {
          const key = `agents.placeholder.${name}`;
          return (
            <li key={name} className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <button type="button" className="rounded-md bg-sunken px-1.5 py-0.5 font-mono text-xs hover:bg-hover" aria-label={t('agents.insert', { name })} onClick={() => { insert(name); }}>{`{{${name}}}`}</button>
              <span className="min-w-0 flex-1 basis-60 text-ink-2">{isText(key) ? t(key) : meaning} <span className="text-ink-3">{t('agents.example', { example })}</span></span>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
