import { MapPin } from 'lucide-react';
import type { MessageContent } from '@/api/conversations';
import { t } from '@/texts';

export function LocationCard({ location }: { location: NonNullable<MessageContent['location']> }) {
  const { latitude, longitude } = location;
  const place = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  const href = `https://www.openstreetmap.org/?mlat=${String(latitude)}&mlon=${String(longitude)}#map=16/${String(latitude)}/${String(longitude)}`;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" className="flex w-64 max-w-full items-center gap-2.5 rounded-xl border border-line bg-surface p-2 text-sm hover:bg-hover">
      <span className="flex size-9 shrink-0 items-center justify-center rounded-lg bg-danger-soft text-danger"><MapPin className="size-[18px]" aria-hidden="true" /></span>
      <span className="min-w-0">
        <span className="block truncate font-medium">{location.name ?? t('type.location')}</span>
        <span className="block truncate text-xs text-ink-3">{location.address ?? place}</span>
        <span className="block text-xs text-accent-text underline underline-offset-2">{t('thread.openMap')}</span>
      </span>
    </a>
  );
}
