import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { MailCheck } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { askForPassword } from '@/api/access';
import { ApiError } from '@/api/client';
import { Button } from '@/design/Button';
import { TextField } from '@/design/Field';
import { Mark } from '@/design/Mark';
import { Empty, errorText } from '@/design/States';
import { useTitle } from '@/design/useTitle';
import { t } from '@/texts';

/** For who stands outside: the answer is the same whoever's the address is. */
export function ForgottenScreen() {
  useTitle(t('forgotten.title'));
  const [email, setEmail] = useState('');
  const ask = useMutation({ mutationFn: () => askForPassword(email.trim()) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (email.includes('@') && !ask.isPending) ask.mutate();
  };
  return (
    <main className="flex h-full flex-col items-center overflow-y-auto px-4 py-8">
      <div className="my-auto w-full max-w-[23rem]">
        <Mark className="mx-auto mb-4 size-12" />
        {ask.isSuccess ? (
          <div role="status">
            <Empty icon={<MailCheck className="size-5" />} title={t('forgotten.sent')} action={<Button onClick={() => { ask.reset(); }}>{t('forgotten.other')}</Button>}>
              {t('forgotten.sentLead', { email: email.trim() })}
            </Empty>
          </div>
        ) : (
          <>
            <div className="mb-6 text-center">
              <h1 className="text-2xl font-semibold tracking-tight">{t('forgotten.title')}</h1>
              <p className="mt-1 text-sm text-ink-2">{t('forgotten.lead')}</p>
            </div>
            <form onSubmit={submit} noValidate className="flex flex-col gap-4 rounded-2xl border border-line bg-surface p-6 shadow-pop">
              {ask.isError && <p role="alert" className="rounded-lg bg-danger-soft px-3 py-2 text-sm text-danger">{messageFor(ask.error)}</p>}
              <TextField autoFocus label={t('signIn.email')} type="email" name="email" autoComplete="username" required value={email} onChange={(event) => { setEmail(event.target.value); }} />
              <Button type="submit" look="primary" busy={ask.isPending} disabled={!email.includes('@')} className="h-10">{t('forgotten.action')}</Button>
            </form>
          </>
        )}
        <p className="mt-6 text-center text-sm"><Link to="/sign-in" search={{}} className="font-medium text-accent-text underline underline-offset-4">{t('forgotten.back')}</Link></p>
      </div>
    </main>
  );
}

function messageFor(error: Error): string {
  return error instanceof ApiError && error.code === 'access/no-mail' ? t('forgotten.off') : errorText(error);
}
