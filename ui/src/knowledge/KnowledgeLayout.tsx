import { useQuery } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { useMay } from '@/access/session';
import { cx } from '@/design/cx';
import { t, type TextKey } from '@/texts';
import { waitingQuestions } from './queries';

const tabs: readonly { to: '/knowledge/articles' | '/knowledge/documents' | '/knowledge/unanswered'; label: TextKey }[] = [
  { to: '/knowledge/articles', label: 'place.articles' },
  { to: '/knowledge/documents', label: 'place.documents' },
  { to: '/knowledge/unanswered', label: 'place.unanswered' },
];

/** What the bot knows, and what it was asked and did not know. */
export function KnowledgeLayout() {
  const waiting = useQuery({ ...waitingQuestions, enabled: useMay('articles:read') });
  const count = waiting.data?.items.length ?? 0;
  const more = waiting.data?.next ? '+' : '';
  return (
    <div className="flex h-full flex-col">
      <nav aria-label={t('place.knowledge')} className="shrink-0 border-b border-line">
        <ul className="mx-auto flex max-w-6xl gap-1 overflow-x-auto px-1.5 md:px-5.5">
          {tabs.map((tab) => (
            <li key={tab.to}>
              <Link
                to={tab.to}
                className={cx(
                  'flex h-11 items-center gap-1.5 whitespace-nowrap border-b-2 border-transparent px-2.5 text-sm font-medium text-ink-2 transition-colors hover:text-ink',
                  'aria-[current=page]:border-accent aria-[current=page]:text-ink',
                )}
              >
                {t(tab.label)}
                {tab.to === '/knowledge/unanswered' && count > 0 && (
                  <span className="tabular rounded-full bg-wait-soft px-1.5 text-2xs font-semibold text-wait" aria-label={t('unanswered.waiting', { n: count })}>{count}{more}</span>
                )}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="min-h-0 flex-1"><Outlet /></div>
    </div>
  );
}
