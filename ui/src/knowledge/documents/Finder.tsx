import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { search, type Found } from '@/api/knowledge';
import { Button } from '@/design/Button';
import { TextField } from '@/design/Field';
import { Pill } from '@/design/Pill';
import { errorText } from '@/design/States';
import { number, t } from '@/texts';

/** Shows what the bot would read before it answers; nobody is answered. */
export function Finder() {
  const [query, setQuery] = useState('');
  const ask = useMutation({ mutationFn: () => search(query.trim()) });
  const submit = (event: FormEvent) => { event.preventDefault(); if (query.trim()) ask.mutate(); };
  return (
    <section aria-label={t('finder.title')} className="mt-6">
      <form onSubmit={submit} className="flex items-end gap-2">
        <div className="min-w-0 flex-1">
          <TextField label={t('finder.title')} placeholder={t('try.placeholder')} maxLength={1000} value={query} onChange={(event) => { setQuery(event.target.value); }} />
        </div>
        <Button type="submit" busy={ask.isPending} disabled={!query.trim()}>{t('finder.find')}</Button>
      </form>
      <p className="mt-1.5 text-xs text-ink-3">{t('finder.hint')}</p>
      <div aria-live="polite" data-testid="found">
        {ask.isError && <p role="alert" className="mt-3 rounded-lg bg-danger-soft px-3 py-2 text-sm text-danger">{errorText(ask.error)}</p>}
        {ask.data?.hits.length === 0 && <p className="mt-3 rounded-xl border border-line p-4 text-sm text-ink-2">{t('finder.nothing')}</p>}
        {ask.data && ask.data.hits.length > 0 && <ol className="mt-3 space-y-2">{ask.data.hits.map((hit, index) => <Passage key={index} hit={hit} />)}</ol>}
      </div>
    </section>
  );
}

function Passage({ hit }: { hit: Found }) {
  return (
    <li className="rounded-xl border border-line bg-surface p-3">
      <p className="flex flex-wrap items-center gap-2 text-sm">
        <Pill tone={hit.kind === 'article' ? 'bot' : 'neutral'}>{t(`finder.${hit.kind}`)}</Pill>
        <span className="min-w-0 flex-1 font-medium [overflow-wrap:anywhere]">{hit.title}</span>
        <span className="tabular shrink-0 text-ink-3" title={t('finder.confidence')}>{number(hit.confidence, { style: 'percent' })}</span>
      </p>
      <p className="mt-1 line-clamp-4 whitespace-pre-line text-sm text-ink-2 [overflow-wrap:anywhere]">{hit.text}</p>
    </li>
  );
}
