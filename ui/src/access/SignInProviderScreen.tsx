import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { readSignInProvider, removeSignInProvider, type SignInProvider } from '@/api/signIn';
import { Button } from '@/design/Button';
import { Confirm } from '@/design/Confirm';
import { CopyButton } from '@/design/CopyButton';
import { Card, Page } from '@/design/Page';
import { Bone, errorText, Failed } from '@/design/States';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { SignInProviderForm } from './SignInProviderForm';

const queryKey = ['sign-in-provider'];

/** With which provider this organisation signs in: for owners. */
export function SignInProviderScreen() {
  const settings = useQuery({ queryKey, queryFn: readSignInProvider });
  const provider = settings.data?.provider ?? null;
  return (
    <Page title={t('place.signIn')} lead={t('provider.lead')}>
      <div className="grid max-w-3xl grid-cols-1 gap-5">
        {settings.isPending && <div role="status"><span className="sr-only">{t('shell.loading')}</span><Bone className="h-96 w-full rounded-xl" /></div>}
        {settings.isError && <Card><Failed error={settings.error} retry={() => { void settings.refetch(); }} /></Card>}
        {settings.data && (
          <>
            <Card className="p-5">
              <h2 className="text-lg font-semibold tracking-tight">{t('provider.there')}</h2>
              <p className="mb-3 mt-1 text-sm text-ink-2">{t('provider.thereLead')}</p>
              <div className="grid grid-cols-1 gap-4">
                <Address label={t('provider.returnAddress')} text={settings.data.returnAddress} />
                {provider && <Address label={t('provider.logoutAddress')} hint={t('provider.logoutHint')} text={provider.logoutAddress} />}
                {provider?.signsOut && <Address label={t('provider.afterLogout')} text={provider.signInPage} />}
              </div>
            </Card>
            <Card className="p-5">
              <h2 className="mb-1 text-lg font-semibold tracking-tight">{t(provider ? 'provider.on' : 'provider.none')}</h2>
              <p className="mb-4 text-sm text-ink-2">{t(provider ? 'provider.onLead' : 'provider.noneLead')}</p>
              {provider && <div className="mb-5"><Address label={t('provider.page')} text={provider.signInPage} /></div>}
              <SignInProviderForm key={provider?.issuer ?? ''} provider={provider} />
            </Card>
            {provider && <RemoveCard provider={provider} />}
          </>
        )}
      </div>
    </Page>
  );
}

function Address({ label, hint, text }: { label: string; hint?: string; text: string }) {
  return (
    <div className="flex flex-col gap-1.5">
      <span className="text-sm font-medium">{label}</span>
      <div className="flex min-h-9 items-center gap-2 rounded-lg border border-line bg-sunken py-0.5 pl-3 pr-1">
        <code className="min-w-0 flex-1 break-all text-sm">{text}</code>
        <CopyButton text={text} label={t('provider.copy', { what: label })} />
      </div>
      {hint && <span className="text-xs text-ink-3">{hint}</span>}
    </div>
  );
}

function RemoveCard({ provider }: { provider: SignInProvider }) {
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const drop = useMutation({
    mutationFn: removeSignInProvider,
    onSuccess: () => { toast(t('provider.removed'), 'ok'); },
    onError: (error) => { toast(errorText(error), 'danger'); },
    onSettled: () => { setAsking(false); void queries.invalidateQueries({ queryKey }); },
  });
  return (
    <Card className="flex flex-wrap items-center justify-between gap-4 p-5">
      <p className="min-w-0 max-w-md text-sm text-ink-2">{t('provider.removeLead')}</p>
      <Button look="danger" onClick={() => { setAsking(true); }}>{t('provider.remove')}</Button>
      {asking && (
        <Confirm
          open
          danger
          title={t('provider.removeTitle', { name: provider.name })}
          description={t('provider.removeLead')}
          action={t('provider.remove')}
          busy={drop.isPending}
          onConfirm={() => { drop.mutate(); }}
          onClose={() => { setAsking(false); }}
        />
      )}
    </Card>
  );
}
