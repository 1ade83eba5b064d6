import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { beginSecondStep, confirmSecondStep, type Lesson } from '@/api/secondStep';
import { Button } from '@/design/Button';
import { CopyButton } from '@/design/CopyButton';
import { TextField } from '@/design/Field';
import { Overlay } from '@/design/Overlay';
import { errorText } from '@/design/States';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { PasswordField } from './PasswordField';

/** First the password, then the app learns the secret and shows that it has. */
export function TeachApp({ close, done }: { close: () => void; done: (codes: string[]) => void }) {
  const queries = useQueryClient();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const begin = useMutation({ mutationFn: () => beginSecondStep(password) });
  const confirm = useMutation({
    mutationFn: () => confirmSecondStep(code),
    onSuccess: ({ recoveryCodes }) => {
      void queries.invalidateQueries({ queryKey: ['second-step'] });
      void queries.invalidateQueries({ queryKey: ['second-steps'] });
      toast(t('secondStep.begun'), 'ok');
      close();
      done(recoveryCodes);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!begin.data && password) begin.mutate();
    if (begin.data && code.trim()) confirm.mutate();
  };
  return (
    <Overlay open onOpenChange={(open) => { if (!open) close(); }} title={t('secondStep.title')} description={t(begin.data ? 'secondStep.scan' : 'secondStep.beginLead')}>
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        {!begin.data && <PasswordField value={password} error={begin.error} onChange={setPassword} />}
        {begin.data && (
          <>
            <Secret lesson={begin.data} />
            <TextField
              autoFocus
              label={t('signIn.code')}
              hint={t('secondStep.codeHint')}
              inputMode="numeric"
              autoComplete="one-time-code"
              className="tabular"
              value={code}
              error={confirm.error ? errorText(confirm.error) : null}
              onChange={(event) => { setCode(event.target.value); }}
            />
          </>
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={close}>{t('shell.cancel')}</Button>
          <Button type="submit" look="primary" busy={begin.isPending || confirm.isPending} disabled={begin.data ? !code.trim() : !password}>{t(begin.data ? 'secondStep.confirm' : 'secondStep.next')}</Button>
        </div>
      </form>
    </Overlay>
  );
}

function Secret({ lesson }: { lesson: Lesson }) {
  return (
    <div className="flex flex-col items-center gap-3">
      <img src={`data:image/svg+xml;utf8,${encodeURIComponent(lesson.picture)}`} alt={t('secondStep.picture')} className="size-48 rounded-lg border border-line" />
      <p className="flex items-center gap-1 text-sm">
        <code data-testid="secret" className="[overflow-wrap:anywhere]">{lesson.secret}</code>
        <CopyButton text={lesson.secret} label={t('secondStep.copySecret')} />
      </p>
    </div>
  );
}
