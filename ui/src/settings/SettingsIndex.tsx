import { Link, Navigate } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { Card, Page } from '@/design/Page';
import { useWide } from '@/design/useWide';
import { t } from '@/texts';
import { useSections } from './sections';

/** The list of settings on phone widths; where there is room for both, the first page opens at once. */
export function SettingsIndex() {
  const sections = useSections();
  const wide = useWide(768);
  const first = sections[0];
  if (wide && first) return <Navigate to={first.to} replace />;
  return (
    <Page title={t('place.settings')}>
      <Card>
        <ul>
          {sections.map((section) => (
            <li key={section.to} className="border-b border-line/60 last:border-0">
              <Link to={section.to} className="flex min-h-14 items-center gap-3 px-4 py-2.5 hover:bg-hover">
                <section.icon className="size-5 shrink-0 text-ink-3" strokeWidth={1.8} aria-hidden="true" />
                <span className="min-w-0 flex-1">
                  <span className="block font-medium">{t(section.label)}</span>
                  <span className="block text-sm text-ink-3">{t(section.about)}</span>
                </span>
                <ChevronRight className="size-4 shrink-0 text-ink-3" aria-hidden="true" />
              </Link>
            </li>
          ))}
        </ul>
      </Card>
    </Page>
  );
}
