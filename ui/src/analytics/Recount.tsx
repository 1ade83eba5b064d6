import { useMutation, useQueryClient } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '@/access/session';
import { recount } from '@/api/analytics';
import { Button } from '@/design/Button';
import { Confirm } from '@/design/Confirm';
import { errorText } from '@/design/States';
import { toast } from '@/design/toasts';
import { t } from '@/texts';

export function Recount() {
  const may = useMay('organisation:manage');
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const again = useMutation({
    mutationFn: recount,
    onSuccess: () => {
      toast(t('analytics.recountBegun'), 'ok');
      void queries.invalidateQueries({ queryKey: ['analytics'] });
    },
    onError: (error) => { toast(errorText(error), 'danger'); },
    onSettled: () => { setAsking(false); },
  });
  if (!may) return null;
  return (
    <>
      <Button icon={<RefreshCw className="size-3.5" />} onClick={() => { setAsking(true); }}>{t('analytics.recount')}</Button>
      {asking && (
        <Confirm
          open
          title={t('analytics.recountTitle')}
          description={t('analytics.recountLead')}
          action={t('analytics.recount')}
          busy={again.isPending}
          onConfirm={() => { again.mutate(); }}
          onClose={() => { setAsking(false); }}
        />
      )}
    </>
  );
}
