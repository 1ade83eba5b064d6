import { queryOptions, useQuery } from '@tanstack/react-query';
import { BookOpen, Building2, MessageCircle, Plug, Smartphone, UserPlus, type LucideIcon } from 'lucide-react';
import { useMay } from '@/access/session';
import { readFirstSteps, type FirstStep } from '@/api/firstSteps';

export interface Way {
  name: 'channel' | 'article' | 'phone' | 'teammate' | 'branding' | 'chat';
  to: '/settings/channels' | '/phone' | '/knowledge/articles' | '/settings/teammates' | '/settings/organisation';
  icon: LucideIcon;
}

/** In the order in which they are best taken; what the server knows beyond these is not shown. */
const ways: readonly Way[] = [
  { name: 'article', to: '/knowledge/articles', icon: BookOpen },
  { name: 'phone', to: '/phone', icon: Smartphone },
  { name: 'channel', to: '/settings/channels', icon: Plug },
  { name: 'teammate', to: '/settings/teammates', icon: UserPlus },
  { name: 'branding', to: '/settings/organisation', icon: Building2 },
  { name: 'chat', to: '/settings/channels', icon: MessageCircle },
];

export interface Step extends Way {
  done: boolean;
}

const LOOK_AGAIN_MS = 5_000;

/** A step is often taken elsewhere, by a customer or a teammate: looked at again while any is ahead. */
export const firstStepsQuery = queryOptions({
  queryKey: ['first-steps'],
  queryFn: readFirstSteps,
  staleTime: LOOK_AGAIN_MS / 2,
  refetchInterval: ({ state }) => (state.data?.dismissedAt === null && state.data.items.some((step) => !step.done) ? LOOK_AGAIN_MS : false),
});

export function stepsOf(items: readonly FirstStep[]): Step[] {
  return ways.flatMap((way) => {
    const step = items.find((one) => one.name === way.name);
    return step ? [{ ...way, done: step.done }] : [];
  });
}

/** Those who may not set up see nothing of it. */
export const useMaySetUp = () => useMay('organisation:manage');

/** Whether it is known, or of no interest, if something is ahead. */
export function useStepsKnown(): boolean {
  const mayAsk = useMaySetUp();
  const { isPending } = useQuery({ ...firstStepsQuery, enabled: mayAsk });
  return !mayAsk || !isPending;
}

/** What is still ahead of this organisation; null when there is nothing to say of it. */
export function useOpenSteps(): Step[] | null {
  const mayAsk = useMaySetUp();
  const steps = useQuery({ ...firstStepsQuery, enabled: mayAsk });
  if (!steps.data || steps.data.dismissedAt !== null) return null;
  const all = stepsOf(steps.data.items);
  return all.every((step) => step.done) ? null : all;
}
