import { Link } from '@tanstack/react-router';
import { ChartNoAxesColumn, Footprints, Menu as MenuIcon } from 'lucide-react';
import { useState } from 'react';
import { roleWords } from '@/access/roles';
import { useMay, useMe } from '@/access/session';
import { Avatar } from '@/design/Avatar';
import { Overlay } from '@/design/Overlay';
import { useMaySetUp } from '@/settings/steps';
import { t } from '@/texts';
import { useLeave } from './AccountMenu';
import type { Place } from './places';
import { chooseTheme, useTheme, type Theme } from './theme';
import { usePlaces } from './usePlaces';

const item =
  'relative flex h-full min-w-0 flex-1 flex-col items-center justify-center gap-0.5 text-2xs font-medium text-ink-3 aria-[current=page]:text-accent-text';

/** Navigation on phone widths: the first places within the thumb's reach, the rest in a sheet. */
export function BottomBar({ badges }: { badges: Partial<Record<Place['to'], number>> }) {
  const shown = usePlaces();
  const [more, setMore] = useState(false);
  return (
    <nav aria-label={t('shell.navigation')} className="flex h-14 shrink-0 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden">
      {shown.slice(0, 4).map((place) => {
        const Icon = place.icon;
        const badge = badges[place.to] ?? 0;
        return (
          <Link key={place.to} to={place.to} className={item}>
            <Icon className="size-5" strokeWidth={1.8} />
            <span className="max-w-full truncate">{t(place.short ?? place.label)}</span>
            {badge > 0 && (
              <span className="tabular absolute left-1/2 top-1.5 ml-1 rounded-full bg-accent px-1.5 text-2xs font-semibold text-on-accent">
                {badge > 99 ? '99+' : badge}
              </span>
            )}
          </Link>
        );
      })}
      <button type="button" className={item} onClick={() => { setMore(true); }}>
        <MenuIcon className="size-5" strokeWidth={1.8} />
        {t('shell.more')}
      </button>
      <More open={more} close={() => { setMore(false); }} />
    </nav>
  );
}

function More({ open, close }: { open: boolean; close: () => void }) {
  const me = useMe();
  const theme = useTheme();
  const leave = useLeave();
  const maySetUp = useMaySetUp();
  const mayRead = useMay('conversations:read');
  const rest = usePlaces().slice(4);
  const row = 'flex min-h-11 items-center gap-3 rounded-lg px-2 text-base hover:bg-hover';
  return (
    <Overlay kind="sheet" open={open} onOpenChange={(next) => { if (!next) close(); }} title={me.organisation.name}>
      <div className="flex items-center gap-3 pb-4">
        <Avatar name={me.teammate.name} seed={me.teammate.id} />
        <div className="min-w-0">
          <p className="truncate font-medium">{me.teammate.name}</p>
          <p className="truncate text-xs text-ink-3">{me.teammate.email} · {roleWords(me.teammate.role, me.teammate.roleName)}</p>
        </div>
      </div>
      <div className="flex flex-col border-y border-line py-2">
        {rest.map((place) => {
          const Icon = place.icon;
          return (
            <Link key={place.to} to={place.to} className={row} onClick={close}>
              <Icon className="size-5 text-ink-3" strokeWidth={1.8} />
              {t(place.label)}
            </Link>
          );
        })}
        {mayRead && (
          <Link to="/my-figures" className={row} onClick={close}>
            <ChartNoAxesColumn className="size-5 text-ink-3" strokeWidth={1.8} />
            {t('shell.ownFigures')}
          </Link>
        )}
        {maySetUp && (
          <Link to="/first-steps" className={row} onClick={close}>
            <Footprints className="size-5 text-ink-3" strokeWidth={1.8} />
            {t('steps.title')}
          </Link>
        )}
      </div>
      <fieldset className="pt-4">
        <legend className="float-left mb-2 w-full text-xs font-medium text-ink-3">{t('theme.title')}</legend>
        <div className="flex w-full gap-2 pb-4">
          {(['system', 'light', 'dark'] satisfies Theme[]).map((choice) => (
            <label key={choice} className="flex h-11 flex-1 cursor-pointer items-center justify-center rounded-lg border border-line text-sm has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent-text has-focus-visible:outline-2">
              <input type="radio" name="theme" className="sr-only" checked={theme === choice} onChange={() => { chooseTheme(choice); }} />
              {t(`theme.${choice}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <button type="button" className={`${row} w-full text-danger`} onClick={leave}>{t('shell.signOut')}</button>
    </Overlay>
  );
}
