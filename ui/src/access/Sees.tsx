import { Radio } from 'lucide-react';
import type { SeenChannels } from '@/api/access';
import { useChannelWords } from './channelWords';

/** Says what somebody sees who does not see everything. */
export function Sees({ channels }: { channels: SeenChannels }) {
  const words = useChannelWords(channels);
  return words && <p className="flex items-center gap-1.5 text-sm text-ink-2"><Radio className="size-3.5 shrink-0" aria-hidden="true" /><span className="min-w-0 break-words">{words}</span></p>;
}
