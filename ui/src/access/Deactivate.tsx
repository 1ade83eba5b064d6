import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { deactivate, readLeaving, type Teammate } from '@/api/access';
import { Confirm } from '@/design/Confirm';
import { SelectField } from '@/design/Field';
import { Bone, errorText } from '@/design/States';
import { toast } from '@/design/toasts';
import { t } from '@/texts';

/** Somebody is taken out of the team, and what they had goes to somebody else. */
export function Deactivate({ teammate, others, close }: { teammate: Teammate; others: readonly Teammate[]; close: () => void }) {
  const queries = useQueryClient();
  const left = useQuery({ queryKey: ['teammates', 'leaving', teammate.id], queryFn: () => readLeaving(teammate.id), staleTime: 0, gcTime: 0 });
  const [handTo, setHandTo] = useState('');
  const leave = useMutation({
    mutationFn: () => deactivate(teammate.id, handTo || null),
    onSuccess: () => { toast(t('teammates.deactivated'), 'ok'); },
    onError: (error) => { toast(errorText(error), 'danger'); },
    onSettled: () => {
      close();
      for (const key of ['teammates', 'session', 'tasks', 'conversations', 'counts']) void queries.invalidateQueries({ queryKey: [key] });
    },
  });
  const has = (left.data?.conversations ?? 0) + (left.data?.tasks ?? 0) > 0;
  return (
    <Confirm danger open title={t('teammates.deactivateTitle', { name: teammate.name })} description={t('teammates.deactivateLead')} action={t('teammates.deactivate')} busy={leave.isPending} onConfirm={() => { leave.mutate(); }} onClose={close}>
      {left.isPending && <div role="status"><span className="sr-only">{t('shell.loading')}</span><Bone className="h-5 w-60" /></div>}
      {left.isError && <p role="alert" className="text-sm text-danger">{errorText(left.error)}</p>}
      {left.data && <p data-testid="leaving" className="text-sm">{t('teammates.leaves', { conversations: left.data.conversations, tasks: left.data.tasks })}</p>}
      {has && (
        <SelectField className="mt-3" label={t('teammates.handTo')} hint={t('teammates.handToHint')} value={handTo} onChange={(event) => { setHandTo(event.target.value); }}>
          <option value="">{t('teammates.handToNobody')}</option>
          {others.filter((one) => one.answers && one.id !== teammate.id).map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
        </SelectField>
      )}
    </Confirm>
  );
}
