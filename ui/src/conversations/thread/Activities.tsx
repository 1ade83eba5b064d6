import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useMe } from '@/access/session';
import type { Activity } from '@/api/desk';
import { cx } from '@/design/cx';
import { clock, fullTime } from '@/design/time';
import { isText, t } from '@/texts';
import { whenWords } from '@/desk/whenWords';

const FEW = 2;

/** What was done between two messages: one or two things are said, more are folded behind the last of them. */
export function Activities({ activities }: { activities: readonly Activity[] }) {
  const [open, setOpen] = useState(false);
  const last = activities[activities.length - 1];
  if (!last) return null;
  const folds = activities.length > FEW || (last.kind === 'ran_macro' && activities.length > 1);
  const shown = folds && !open ? [last] : activities;
  return (
    <div data-testid="activities" className="mx-auto my-2.5 max-w-lg text-center text-xs text-ink-3">
      {folds && (
        <button type="button" aria-expanded={open} onClick={() => { setOpen(!open); }} className="mb-0.5 inline-flex items-center gap-1 rounded px-1 font-medium hover:text-ink">
          <ChevronDown className={cx('size-3 transition-transform', !open && '-rotate-90')} aria-hidden="true" />
          {open ? t('activity.fold') : t('activity.more', { n: activities.length - 1 })}
        </button>
      )}
      <ul>{shown.map((activity) => <Line key={activity.id} activity={activity} />)}</ul>
    </div>
  );
}

function Line({ activity }: { activity: Activity }) {
  return (
    <li className="py-0.5">
      {useWords(activity)} <time dateTime={activity.at} title={fullTime(activity.at)} className="tabular">· {clock(activity.at)}</time>
    </li>
  );
}

function useWords({ kind, by, to, value, at }: Activity): string {
  const me = useMe().teammate.id;
  const who = by === null ? t('activity.itself') : by.id === me ? t('holder.you') : (by.name ?? t('holder.teammate'));
  const mine = to !== null && to.id === me;
  if (kind === 'assigned') {
    const name = to?.name ?? t('holder.teammate');
    const [, way, team] = /^(round-robin|least-busy): (.*)$/.exec(value ?? '') ?? [];
    if (way && team) {
      if (way === 'least-busy') return t(mine ? 'activity.givenLeastYou' : 'activity.givenLeast', { name, team });
      return t(mine ? 'activity.givenYou' : 'activity.given', { name, team });
    }
    if (to !== null && to.id === by?.id) return t('activity.tookIt', { who });
    return mine ? t('activity.assignedYou', { who }) : t('activity.assigned', { who, name });
  }
  if (kind === 'missed') {
    const missed = `activity.missed.${value ?? 'next'}`;
    return isText(missed) ? t(missed) : t('activity.missed.next');
  }
  if (kind === 'woken') return by === null ? t('activity.wokeUp') : t('activity.woken', { who });
  if (kind === 'snoozed') return t('activity.snoozed', { who, when: value ? whenWords(value, Date.parse(at)) : '' });
  if (kind === 'prioritised') {
    const key = `desk.priority.${value ?? 'normal'}`;
    return t('activity.prioritised', { who, priority: isText(key) ? t(key) : (value ?? '') });
  }
  if (by === null && kind === 'unmerged') return t('activity.standsAlone');
  if (by === null && kind === 'let_go') return t('activity.partedFrom');
  const key = `activity.${kind}`;
  return isText(key) ? t(key, { who, label: value ?? '' }) : who;
}
