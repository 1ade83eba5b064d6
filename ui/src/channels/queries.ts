import { queryOptions, useQuery } from '@tanstack/react-query';
import { listChannelKinds, listChannels, readChannelSettings, type ChannelKind } from '@/api/channels';

export const channelsQuery = queryOptions({ queryKey: ['channels'], queryFn: listChannels });
export const kindsQuery = queryOptions({ queryKey: ['channel-kinds'], queryFn: listChannelKinds, staleTime: Infinity });
/** Under the key of the channels, so that a change of one makes its settings stale too. */
export const settingsQuery = (id: string) => queryOptions({ queryKey: ['channels', id, 'settings'], queryFn: () => readChannelSettings(id) });

export function useKind(kind: string): ChannelKind | undefined {
  return useQuery(kindsQuery).data?.items.find((one) => one.kind === kind);
}
