import { useQuery } from '@tanstack/react-query';
import type { SeenChannels } from '@/api/access';
import { channelsQuery } from '@/channels/queries';
import { t } from '@/texts';
import { useMay } from './session';

/** What somebody sees, in words; null for all channels, which goes without saying. */
export function wordsOf(seen: SeenChannels, names: ReadonlyMap<string, string>): string | null {
  if (seen.all) return null;
  const known = seen.ids.map((id) => names.get(id)).filter((name) => name !== undefined);
  if (seen.ids.length === 0) return t('channelAccess.seesNone');
  return known.length === seen.ids.length
    ? t('channelAccess.sees', { channels: known.sort((one, other) => one.localeCompare(other)).join(', ') })
    : t('channelAccess.seesSome', { n: seen.ids.length });
}

export function useChannelWords(seen: SeenChannels): string | null {
  const may = useMay('channels:read');
  const channels = useQuery({ ...channelsQuery, enabled: may && !seen.all });
  return wordsOf(seen, new Map(channels.data?.items.map((one) => [one.id, one.name])));
}
