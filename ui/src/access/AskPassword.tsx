import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { endSecondStep, renewRecoveryCodes } from '@/api/secondStep';
import { Button } from '@/design/Button';
import { Overlay } from '@/design/Overlay';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { PasswordField } from './PasswordField';

/** Before the second step changes, whoever sits there shows that they are who signed in. */
export function AskPassword({ what, close, done }: { what: 'codes' | 'end'; close: () => void; done: (codes: string[] | null) => void }) {
  const queries = useQueryClient();
  const [password, setPassword] = useState('');
  const change = useMutation({
    mutationFn: async () => (what === 'codes' ? (await renewRecoveryCodes(password)).recoveryCodes : (await endSecondStep(password), null)),
    onSuccess: (codes) => {
      void queries.invalidateQueries({ queryKey: ['second-step'] });
      if (!codes) toast(t('secondStep.ended'), 'ok');
      close();
      done(codes);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (password) change.mutate();
  };
  return (
    <Overlay open onOpenChange={(open) => { if (!open) close(); }} title={t(what === 'codes' ? 'secondStep.newCodes' : 'secondStep.endTitle')} description={t(what === 'codes' ? 'secondStep.newCodesLead' : 'secondStep.endLead')}>
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        <PasswordField value={password} error={change.error} onChange={setPassword} />
        <div className="flex justify-end gap-2">
          <Button onClick={close}>{t('shell.cancel')}</Button>
          <Button type="submit" look={what === 'end' ? 'danger' : 'primary'} busy={change.isPending} disabled={!password}>{t(what === 'codes' ? 'secondStep.newCodes' : 'secondStep.end')}</Button>
        </div>
      </form>
    </Overlay>
  );
}
