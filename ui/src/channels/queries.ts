import { queryOptions } from '@tanstack/react-query';
import { listChannels } from '@/api/channels';

export const channelsQuery = queryOptions({ queryKey: ['channels'], queryFn: listChannels });
