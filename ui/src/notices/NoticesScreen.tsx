import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { AtSign, Bell, CheckCheck, Clock, Inbox, ListTodo, MessageCircle, type LucideIcon, TimerOff, UserRoundCheck } from 'lucide-react';
import { seeNotices, type NoticeKind, type OwnNotice } from '@/api/notices';
import { Button } from '@/design/Button';
import { cx } from '@/design/cx';
import { Card, Page } from '@/design/Page';
import { Bone, Empty, errorText, Failed } from '@/design/States';
import { dayAndTime } from '@/design/time';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { noticesQuery } from './queries';

const icons: Record<NoticeKind, LucideIcon> = {
  assigned: UserRoundCheck,
  mention: AtSign,
  message: MessageCircle,
  unassigned: Inbox,
  'target-close': Clock,
  'target-missed': TimerOff,
  'task-due': ListTodo,
};

export function NoticesScreen() {
  const queries = useQueryClient();
  const notices = useInfiniteQuery(noticesQuery);
  const see = useMutation({
    mutationFn: (ids?: readonly string[]) => seeNotices(ids),
    onError: (error) => { toast(errorText(error), 'danger'); },
    onSettled: () => { void queries.invalidateQueries({ queryKey: ['notices'] }); },
  });
  const all = notices.data?.pages.flatMap((page) => page.items) ?? [];
  const actions = (
    <>
      {all.some((notice) => !notice.seen) && <Button icon={<CheckCheck className="size-4" />} busy={see.isPending} onClick={() => { see.mutate(undefined); }}>{t('notices.seeAll')}</Button>}
      <Link to="/settings/notifications" className="text-sm font-medium text-accent-text underline-offset-4 hover:underline">{t('notices.choose')}</Link>
    </>
  );
  return (
    <Page title={t('place.notices')} lead={t('notices.lead')} actions={actions}>
      <Card className="max-w-3xl">
        {notices.isPending && <div role="status" className="space-y-4 p-4"><span className="sr-only">{t('shell.loading')}</span>{[1, 2, 3].map((bone) => <Bone key={bone} className="h-10 w-full" />)}</div>}
        {notices.isError && <Failed error={notices.error} retry={() => { void notices.refetch(); }} />}
        {notices.data && all.length === 0 && <Empty icon={<Bell className="size-5" />} title={t('notices.none')}>{t('notices.noneLead')}</Empty>}
        {all.length > 0 && <ul>{all.map((notice) => <Row key={notice.id} notice={notice} see={() => { if (!notice.seen) see.mutate([notice.id]); }} />)}</ul>}
        {notices.hasNextPage && <p className="p-3 text-center"><Button size="sm" look="quiet" busy={notices.isFetchingNextPage} onClick={() => { void notices.fetchNextPage(); }}>{t('shell.loadMore')}</Button></p>}
      </Card>
    </Page>
  );
}

function Row({ notice, see }: { notice: OwnNotice; see: () => void }) {
  const Icon = icons[notice.kind];
  const look = 'flex items-start gap-3 px-4 py-3 hover:bg-hover';
  const inside = (
    <>
      <Icon className={cx('mt-0.5 size-5 shrink-0', notice.kind === 'target-missed' ? 'text-danger' : 'text-ink-3')} strokeWidth={1.8} aria-hidden="true" />
      <span className="min-w-0 flex-1">
        <span className={cx('block wrap-anywhere', !notice.seen && 'font-semibold')}>{t(`notices.of.${notice.kind}`, { n: notice.times, name: notice.contact ?? t('notices.somebody') })}</span>
        <time dateTime={notice.happenedAt} className="block text-sm text-ink-3">{dayAndTime(notice.happenedAt)}</time>
      </span>
      {!notice.seen && <span className="mt-2 size-2 shrink-0 rounded-full bg-accent"><span className="sr-only">{t('notices.unseen')}</span></span>}
    </>
  );
  return (
    <li className="border-b border-line/60 last:border-0">
      {notice.conversation
        ? <Link to="/inbox/$conversationId" params={{ conversationId: notice.conversation }} search={{}} onClick={see} className={look}>{inside}</Link>
        : <Link to="/tasks" search={{}} onClick={see} className={look}>{inside}</Link>}
    </li>
  );
}
