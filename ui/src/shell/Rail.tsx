import { Link } from '@tanstack/react-router';
import { ChevronsUpDown, PanelLeftClose, PanelLeftOpen, Search } from 'lucide-react';
import { roleWords } from '@/access/roles';
import { useMe } from '@/access/session';
import { Avatar } from '@/design/Avatar';
import { IconButton } from '@/design/Button';
import { cx } from '@/design/cx';
import { Kbd } from '@/design/Kbd';
import { Mark } from '@/design/Mark';
import { useRemembered } from '@/design/remembered';
import { Tip } from '@/design/Tip';
import { useWide } from '@/design/useWide';
import { t } from '@/texts';
import { AccountMenu } from './AccountMenu';
import { overlay } from './overlays';
import { modKey } from './platform';
import type { Place } from './places';
import { usePlaces } from './usePlaces';

/** The left rail: wide or icons only, as the teammate left it; icons only on smaller windows. */
export function Rail({ badges }: { badges: Partial<Record<Place['to'], number>> }) {
  const me = useMe();
  const shown = usePlaces();
  const [rail, setRail] = useRemembered('rail');
  const narrow = rail === 'narrow';
  const wideOnly = narrow ? 'hidden' : 'hidden xl:block';
  const named = narrow ? 'sr-only' : 'sr-only xl:not-sr-only';
  return (
    <nav
      aria-label={t('shell.navigation')}
      className={cx('hidden h-full shrink-0 flex-col gap-1 border-r border-line bg-canvas px-2 pb-2 pt-3 md:flex', narrow ? 'w-14' : 'w-14 xl:w-56')}
    >
      <div className={cx('mb-2 flex items-center gap-2.5 px-1', narrow ? 'flex-col' : 'flex-col xl:flex-row')}>
        <Mark className="size-7 shrink-0" />
        <span className={cx('min-w-0 flex-1 truncate text-sm font-semibold', wideOnly)}>{me.organisation.name}</span>
        <span className="hidden xl:block">
          <IconButton
            label={narrow ? t('shell.expand') : t('shell.collapse')}
            tipSide="right"
            onClick={() => { setRail(narrow ? null : 'narrow'); }}
          >
            {narrow ? <PanelLeftOpen className="size-4" /> : <PanelLeftClose className="size-4" />}
          </IconButton>
        </span>
      </div>
      <button
        type="button"
        onClick={() => { overlay.set('commands'); }}
        className={cx(
          'mb-2 flex h-8 items-center gap-2.5 rounded-lg text-sm text-ink-3 transition-colors hover:bg-hover hover:text-ink',
          narrow ? 'justify-center' : 'justify-center xl:justify-start xl:border xl:border-line xl:bg-surface xl:px-2.5',
        )}
      >
        <Search className="size-4 shrink-0" />
        <span className={cx('xl:flex-1 xl:text-left', named)}>{t('commands.open')}</span>
        <span className={wideOnly}><Kbd>{modKey} K</Kbd></span>
      </button>
      {(['work', 'watch', 'set-up'] as const).map((section) => {
        const here = shown.filter((place) => place.section === section);
        return here.length > 0 && (
          <div key={section} className="mb-2 flex flex-col gap-0.5">
            <p className={cx('px-2 pb-1 pt-1 text-2xs font-semibold uppercase tracking-wider text-ink-3', wideOnly)}>{t(`section.${section}`)}</p>
            {here.map((place) => (
              <RailLink key={place.to} place={place} narrow={narrow} badge={badges[place.to] ?? 0} />
            ))}
          </div>
        );
      })}
      <div className="mt-auto">
        <AccountMenu
          side="top"
          trigger={
            <button
              type="button"
              className={cx('flex w-full items-center gap-2.5 rounded-lg p-1.5 text-left transition-colors hover:bg-hover', narrow ? 'justify-center' : 'justify-center xl:justify-start')}
            >
              <Avatar name={me.teammate.name} seed={me.teammate.id} size="sm" />
              <span className={cx('xl:min-w-0 xl:flex-1', named)}>
                <span className="block truncate text-sm font-medium leading-tight">{me.teammate.name}</span>
                <span className="block truncate text-xs leading-tight text-ink-3">{roleWords(me.teammate.role, me.teammate.roleName)}</span>
              </span>
              <ChevronsUpDown className={cx('size-3.5 text-ink-3', wideOnly)} />
            </button>
          }
        />
      </div>
    </nav>
  );
}

function RailLink({ place, narrow, badge }: { place: Place; narrow: boolean; badge: number }) {
  const Icon = place.icon;
  const wide = useWide(1280);
  const link = (
    <Link
      to={place.to}
      className={cx(
        'group relative flex h-8 items-center gap-2.5 rounded-lg px-2 text-sm font-medium text-ink-2 transition-colors hover:bg-hover hover:text-ink',
        'aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent-text',
        narrow ? 'justify-center' : 'justify-center xl:justify-start',
      )}
    >
      <Icon className="size-[17px] shrink-0" strokeWidth={1.9} />
      <span className={narrow ? 'sr-only' : 'sr-only xl:not-sr-only xl:flex-1'}>{t(place.label)}</span>
      {badge > 0 && (
        <>
          <span className={cx('tabular rounded-full bg-accent px-1.5 text-2xs font-semibold text-on-accent', narrow ? 'hidden' : 'hidden xl:block')}>
            {badge > 99 ? '99+' : badge}
          </span>
          <span className={cx('absolute right-1 top-1 size-2 rounded-full bg-accent', !narrow && 'xl:hidden')} />
        </>
      )}
    </Link>
  );
  return wide && !narrow ? link : <Tip text={t(place.label)} side="right">{link}</Tip>;
}
