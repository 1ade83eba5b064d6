import { Link, Outlet, useMatchRoute } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import { cx } from '@/design/cx';
import { useWide } from '@/design/useWide';
import { t } from '@/texts';
import { useSections } from './sections';

/** Everything that is set up rather than worked with: a list beside the page, or before it on phone widths. */
export function SettingsLayout() {
  const atList = useMatchRoute()({ to: '/settings' }) !== false;
  const wide = useWide(768);
  return (
    <div className="flex h-full flex-col md:flex-row">
      {wide && <SideList />}
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        {!wide && !atList && (
          <Link to="/settings" className="flex h-11 shrink-0 items-center gap-1 border-b border-line px-2 text-sm font-medium text-ink-2">
            <ChevronLeft className="size-4" aria-hidden="true" />
            {t('place.settings')}
          </Link>
        )}
        <div className="min-h-0 flex-1"><Outlet /></div>
      </div>
    </div>
  );
}

function SideList() {
  const sections = useSections();
  return (
    <nav aria-label={t('settings.navigation')} className="w-56 shrink-0 overflow-y-auto border-r border-line px-3 py-8">
      <p className="px-2 pb-3 text-lg font-semibold tracking-tight">{t('place.settings')}</p>
      <ul className="flex flex-col gap-0.5">
        {sections.map((section) => (
          <li key={section.to}>
            <Link
              to={section.to}
              className={cx(
                'flex h-8 items-center gap-2.5 rounded-lg px-2 text-sm font-medium text-ink-2 transition-colors hover:bg-hover hover:text-ink',
                'aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent-text',
              )}
            >
              <section.icon className="size-4 shrink-0" strokeWidth={1.9} aria-hidden="true" />
              <span className="truncate">{t(section.label)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
