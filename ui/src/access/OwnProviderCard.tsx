import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { endOwnLink, readOwnLink } from '@/api/signIn';
import { Button } from '@/design/Button';
import { Confirm } from '@/design/Confirm';
import { Card } from '@/design/Page';
import { Pill } from '@/design/Pill';
import { errorText } from '@/design/States';
import { dayAndTime } from '@/design/time';
import { toast } from '@/design/toasts';
import { t } from '@/texts';

/** Whether the organisation's provider knows me. Nothing stands here where there is no provider. */
export function OwnProviderCard() {
  const queries = useQueryClient();
  const link = useQuery({ queryKey: ['own-sign-in'], queryFn: readOwnLink });
  const [asking, setAsking] = useState(false);
  const end = useMutation({
    mutationFn: endOwnLink,
    onError: (error) => { toast(errorText(error), 'danger'); },
    onSettled: () => { setAsking(false); void queries.invalidateQueries({ queryKey: ['own-sign-in'] }); },
  });
  if (!link.data?.provider) return null;
  const { provider, since, lastUsedAt, required } = link.data;
  return (
    <Card className="p-5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="text-lg font-semibold tracking-tight">{provider}</h2>
        <Pill tone={since ? 'ok' : 'neutral'}>{t(since ? 'ownProvider.linked' : 'ownProvider.open')}</Pill>
      </div>
      <p className="mt-1 text-sm text-ink-2">
        {since && lastUsedAt ? t('ownProvider.since', { when: dayAndTime(since), used: dayAndTime(lastUsedAt) }) : t('ownProvider.how', { name: provider })}
        {required && ` ${t('ownProvider.required')}`}
      </p>
      {since && <Button className="mt-4" look="danger" onClick={() => { setAsking(true); }}>{t('ownProvider.end')}</Button>}
      {asking && (
        <Confirm
          open
          danger
          title={t('ownProvider.endTitle')}
          description={t('ownProvider.endLead')}
          action={t('ownProvider.end')}
          busy={end.isPending}
          onConfirm={() => { end.mutate(); }}
          onClose={() => { setAsking(false); }}
        />
      )}
    </Card>
  );
}
