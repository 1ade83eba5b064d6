import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Star } from 'lucide-react';
import { useState } from 'react';
import type { Answer, AnswerFilter } from '@/api/satisfaction';
import { Button } from '@/design/Button';
import { cx } from '@/design/cx';
import { SelectField } from '@/design/Field';
import { Card } from '@/design/Page';
import { Bone, Empty, Failed } from '@/design/States';
import { fullTime } from '@/design/time';
import { teamQuery } from '@/desk/queries';
import { t } from '@/texts';
import { answersQuery } from './queries';

const scores = ['5', '4', '3', '2', '1'] as const;

/** What customers answered in these days, one by one. */
export function AnswersPanel({ among }: { among: Omit<AnswerFilter, 'score' | 'teammate'> }) {
  const [score, setScore] = useState('');
  const [teammate, setTeammate] = useState('');
  const people = useQuery(teamQuery).data?.items ?? [];
  const answers = useInfiniteQuery(answersQuery({ ...among, score: score || undefined, teammate: teammate || undefined }));
  const all = answers.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section aria-label={t('satisfaction.answers')} className="mt-4">
      <Card className="p-4">
        <h2 className="mb-3 text-sm font-semibold">{t('satisfaction.answers')}</h2>
        <div className="mb-3 grid grid-cols-2 gap-2 md:max-w-md">
          <SelectField label={t('satisfaction.score')} value={score} onChange={(event) => { setScore(event.target.value); }}>
            <option value="">{t('satisfaction.allScores')}</option>
            {scores.map((one) => <option key={one} value={one}>{t('satisfaction.scoreOf', { n: one })}</option>)}
          </SelectField>
          <SelectField label={t('satisfaction.resolvedBy')} value={teammate} onChange={(event) => { setTeammate(event.target.value); }}>
            <option value="">{t('satisfaction.anybody')}</option>
            {people.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
          </SelectField>
        </div>
        {answers.isPending && <div role="status" className="space-y-4"><span className="sr-only">{t('shell.loading')}</span>{[1, 2, 3].map((bone) => <Bone key={bone} className="h-10 w-full" />)}</div>}
        {answers.isError && <Failed error={answers.error} retry={() => { void answers.refetch(); }} />}
        {answers.data && all.length === 0 && <Empty icon={<Star className="size-5" />} title={t('satisfaction.none')}>{t('satisfaction.noneLead')}</Empty>}
        {all.length > 0 && <ul data-testid="answers">{all.map((answer) => <Row key={answer.id} answer={answer} />)}</ul>}
        {answers.hasNextPage && <p className="pt-3 text-center"><Button size="sm" look="quiet" busy={answers.isFetchingNextPage} onClick={() => { void answers.fetchNextPage(); }}>{t('shell.loadMore')}</Button></p>}
      </Card>
    </section>
  );
}

function Row({ answer }: { answer: Answer }) {
  const by = answer.teammate ? (answer.teammate.name ?? t('analytics.gone')) : t('satisfaction.byNobody');
  return (
    <li className="grid gap-1 border-t border-line py-3 first:border-t-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <Score score={answer.score} />
        <Link to="/inbox/$conversationId" params={{ conversationId: answer.conversation }} search={{}} className="min-w-0 truncate font-medium underline-offset-2 hover:underline">{answer.contact.name ?? t('analytics.gone')}</Link>
        <time dateTime={answer.answeredAt} className="tabular text-xs text-ink-2 sm:ml-auto">{fullTime(answer.answeredAt)}</time>
      </div>
      {answer.comment && <p className="whitespace-pre-line break-words text-sm" lang={answer.language}>{answer.comment}</p>}
      <p className="text-xs text-ink-2">{[by, answer.team?.name, answer.channel.name].filter(Boolean).join(' · ')}</p>
    </li>
  );
}

function Score({ score }: { score: number }) {
  return (
    <span role="img" aria-label={t('satisfaction.scoreOf', { n: score })} className="inline-flex gap-0.5">
      {[1, 2, 3, 4, 5].map((n) => <Star key={n} aria-hidden="true" className={cx('size-4', n <= score ? 'fill-current text-accent' : 'text-ink-3')} />)}
    </span>
  );
}
