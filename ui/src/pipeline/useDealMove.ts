import { useMutation, useQueryClient } from '@tanstack/react-query';
import { moveDeal, type Deal } from '@/api/deals';
import { errorText } from '@/design/States';
import { toast } from '@/design/toasts';

export interface DealStep {
  deal: Deal;
  stage: string;
  /** null: on top */
  behind: string | null;
}

/** Whoever was quicker wins; the board is then as they left it, and we say so. */
export function useDealMove() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ deal, stage, behind }: DealStep) => moveDeal(deal, stage, behind),
    onError: (error) => { toast(errorText(error), 'danger'); },
    onSettled: () => queries.invalidateQueries({ queryKey: ['deals'] }),
  });
}
