import { useQuery } from '@tanstack/react-query';
import { Outlet, useMatchRoute, useRouterState } from '@tanstack/react-router';
import { lazy, startTransition, Suspense, useDeferredValue, useEffect, useRef, useState } from 'react';
import { countsQuery } from '@/conversations/queries';
import { Session, sessionQuery, useHas, useMay } from '@/access/session';
import { useChangedSight } from '@/access/useChangedSight';
import { useIdle } from '@/design/idle';
import { useStore } from '@/design/store';
import { waitingCount } from '@/design/useTitle';
import { useDeskNotice } from '@/desk/useDeskNotice';
import { useMentionNotice } from '@/desk/useMentionNotice';
import { useNow } from '@/design/useNow';
import { useWide } from '@/design/useWide';
import { useLive } from '@/live/useLive';
import { useOwnNotices } from '@/notices/useOwnNotices';
import { dueTasksQuery } from '@/tasks/queries';
import { useSignOfLife } from '@/teams/useSignOfLife';
import { t } from '@/texts';
import { allTexts } from '@/texts/language';
import { BottomBar } from './BottomBar';
import { CommandBar } from './CommandBar';
import { ConnectionBanner } from './ConnectionBanner';
import { useHotkeys } from './hotkeys';
import { overlay } from './overlays';
import { Rail } from './Rail';

// Seldom there is anything to say.
const ChannelAlarm = lazy(() => Promise.all([import('@/channels/ChannelAlarm'), allTexts()]).then(([module]) => ({ default: module.ChannelAlarm })));
const WebhookAlarm = lazy(() => Promise.all([import('@/integrations/WebhookAlarm'), allTexts()]).then(([module]) => ({ default: module.WebhookAlarm })));
const MailAlarm = lazy(() => Promise.all([import('@/notices/MailAlarm'), allTexts()]).then(([module]) => ({ default: module.MailAlarm })));
const HelpDialog = lazy(() => import('./HelpDialog').then((module) => ({ default: module.HelpDialog })));

/** The signed-in frame around every screen. */
export function AppLayout() {
  const { data: me } = useQuery(sessionQuery);
  return <Session value={me}>{useInPieces() && <Frame />}</Session>;
}

/** The router draws what it has found at one go; what comes with a transition leaves the browser room in between. */
function useInPieces() {
  const [drawn, setDrawn] = useState(false);
  useEffect(() => { startTransition(() => { setDrawn(true); }); }, []);
  return drawn;
}

function Frame() {
  useLive();
  useSignOfLife();
  useChangedSight();
  useDeskNotice();
  const mayRead = useMay('conversations:read');
  const counts = useQuery({ ...countsQuery('open'), enabled: mayRead });
  const waiting = counts.data?.unassigned ?? 0;
  useEffect(() => { waitingCount.set(waiting); }, [waiting]);
  const idle = useIdle();
  const hasTasks = useHas('tasks');
  const due = useQuery({ ...dueTasksQuery(useNow()), enabled: mayRead && hasTasks && idle });
  const badges = { '/inbox': waiting, '/notices': useOwnNotices(idle), '/tasks': due.data?.due ?? 0 };
  useMentionNotice(counts.data?.mentions);
  const overlaid = useStore(overlay);
  const main = useFocusOnNavigation();
  const wide = useWide(768);
  // The frame is there first; a long screen is drawn in pieces, between which the browser can do something else.
  const drawn = useDeferredValue(true, false);
  const inThread = useMatchRoute()({ to: '/inbox/$conversationId' }) !== false;
  useHotkeys({
    'mod+k': () => { overlay.set(overlay.get() === 'commands' ? 'none' : 'commands'); },
    '?': () => { overlay.set('help'); },
  });
  return (
    <div className="flex h-dvh flex-col">
      <a href="#main" className="sr-only z-50 rounded-lg bg-accent px-3 py-2 text-on-accent focus:not-sr-only focus:fixed focus:left-3 focus:top-3">
        {t('shell.skip')}
      </a>
      <ConnectionBanner />
      {idle && <Suspense><ChannelAlarm /><WebhookAlarm /><MailAlarm /></Suspense>}
      <div className="flex min-h-0 flex-1">
        {wide && <Rail badges={badges} />}
        <main id="main" ref={main} tabIndex={-1} className="min-w-0 flex-1 outline-none">
          {drawn && <Outlet />}
        </main>
      </div>
      {!wide && !inThread && <BottomBar badges={badges} />}
      <CommandBar />
      {overlaid === 'help' && <Suspense><HelpDialog /></Suspense>}
    </div>
  );
}

/** A new page takes the focus, so that keyboard and screen-reader users start at its beginning; not on the first load. */
function useFocusOnNavigation() {
  const main = useRef<HTMLElement>(null);
  const place = useRouterState({ select: (state) => state.location.pathname.split('/')[1] });
  const before = useRef(place);
  useEffect(() => {
    if (before.current !== place) main.current?.focus({ preventScroll: true });
    before.current = place;
  }, [place]);
  return main;
}
