import { X } from 'lucide-react';
import { t } from '@/texts';
import { asText, attributesOf, conditions, countOf, noConditions, type InboxSearch } from '../inboxSearch';
import { useInboxSearch } from '../useInboxSearch';
import { useConditionWords } from './useConditionWords';

/** What narrows the list, said where the list is. */
export function FilterChips({ edit }: { edit: () => void }) {
  const [search] = useInboxSearch();
  // What the conditions are called is asked for only when there are any.
  return countOf(search) > 0 && <Chips edit={edit} />;
}

function Chips({ edit }: { edit: () => void }) {
  const [search, change] = useInboxSearch();
  const { words, attribute } = useConditionWords();
  const facts = attributesOf(search.attributes);
  const active: { id: string; said: string; without: InboxSearch }[] = [
    ...conditions.filter((name) => name !== 'attributes' && search[name] !== undefined).map((name) => ({ id: name, said: words(search, name), without: { [name]: undefined } })),
    ...facts.map((fact, index) => ({ id: `attribute ${String(index)}`, said: attribute(fact), without: { attributes: asText(facts.filter((other) => other !== fact)) } })),
  ];
  return (
    <ul aria-label={t('filter.title')} className="mx-3 mb-1 flex flex-wrap gap-1.5">
      {active.map(({ id, said, without }, index) => (
        <li key={id} className="flex h-6 max-w-full items-center rounded-full bg-sunken text-xs text-ink-2">
          <button type="button" onClick={edit} className="min-w-0 truncate rounded-l-full py-0.5 pl-2.5 pr-1 hover:text-ink">
            {index > 0 && search.match === 'any' && <span className="text-ink-3">{t('filter.or')} </span>}
            {said}
          </button>
          <button type="button" aria-label={t('filter.remove', { what: said })} onClick={() => { change(without); }} className="rounded-r-full py-1 pl-0.5 pr-2 text-ink-3 hover:text-ink">
            <X className="size-3" />
          </button>
        </li>
      ))}
      {active.length > 1 && (
        <li><button type="button" className="h-6 px-1 text-xs text-ink-3 underline underline-offset-2 hover:text-ink" onClick={() => { change({ ...noConditions, q: search.q }); }}>{t('filter.clear')}</button></li>
      )}
    </ul>
  );
}
