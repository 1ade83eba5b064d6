import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import { listTokens, revokeToken, type Token } from '@/api/tokens';
import { Button } from '@/design/Button';
import { Confirm } from '@/design/Confirm';
import { Card, Page } from '@/design/Page';
import { Bone, Empty, errorText, Failed } from '@/design/States';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { NewToken } from './NewToken';
import { TokenRow } from './TokenRow';

export function TokensScreen() {
  const queries = useQueryClient();
  const tokens = useQuery({ queryKey: ['tokens'], queryFn: listTokens });
  const [making, setMaking] = useState(false);
  const [leaving, setLeaving] = useState<Token | null>(null);
  const revoke = useMutation({
    mutationFn: revokeToken,
    onSuccess: () => { toast(t('tokens.revoked', { name: leaving?.name ?? t('tokens.theToken') }), 'ok'); },
    onError: (error) => { toast(errorText(error), 'danger'); },
    onSettled: () => { setLeaving(null); void queries.invalidateQueries({ queryKey: ['tokens'] }); },
  });
  const make = <Button look="primary" icon={<Plus className="size-4" />} onClick={() => { setMaking(true); }}>{t('tokens.make')}</Button>;
  return (
    <Page title={t('place.tokens')} lead={t('tokens.lead')} actions={make}>
      <Card>
        {tokens.isPending && <div role="status" className="space-y-4 p-4"><span className="sr-only">{t('shell.loading')}</span>{[1, 2, 3].map((row) => <Bone key={row} className="h-12 w-full" />)}</div>}
        {tokens.isError && <Failed error={tokens.error} retry={() => { void tokens.refetch(); }} />}
        {tokens.data?.items.length === 0 && <Empty icon={<KeyRound className="size-5" />} title={t('tokens.none')} action={make}>{t('tokens.noneLead')}</Empty>}
        <ul>
          {tokens.data?.items.map((token) => <TokenRow key={token.id} token={token} revoke={() => { setLeaving(token); }} />)}
        </ul>
      </Card>
      <NewToken open={making} close={() => { setMaking(false); }} />
      {leaving && (
        <Confirm
          open
          danger
          title={t('tokens.revokeTitle', { name: leaving.name })}
          description={t('tokens.revokeLead')}
          action={t('tokens.revoke')}
          busy={revoke.isPending}
          onConfirm={() => { revoke.mutate(leaving.id); }}
          onClose={() => { setLeaving(null); }}
        />
      )}
    </Page>
  );
}
