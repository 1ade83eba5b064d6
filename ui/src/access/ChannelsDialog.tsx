import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { changeChannels, type Teammate } from '@/api/access';
import { Button } from '@/design/Button';
import { Overlay } from '@/design/Overlay';
import { errorText } from '@/design/States';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { ChannelChoice } from './ChannelChoice';

/** Which channels' conversations a teammate sees. */
export function ChannelsDialog({ teammate, close }: { teammate: Teammate | null; close: () => void }) {
  return (
    <Overlay open={teammate !== null} onOpenChange={(next) => { if (!next) close(); }} title={t('channelAccess.title', { name: teammate?.name ?? '' })} description={t('channelAccess.lead')}>
      {teammate && <ChannelsForm key={teammate.id} teammate={teammate} close={close} />}
    </Overlay>
  );
}

function ChannelsForm({ teammate, close }: { teammate: Teammate; close: () => void }) {
  const queries = useQueryClient();
  const [chosen, choose] = useState(teammate.channels);
  const save = useMutation({
    mutationFn: () => changeChannels(teammate.id, chosen),
    onSuccess: () => { toast(t('channelAccess.saved'), 'ok'); close(); },
    onSettled: () => { void queries.invalidateQueries({ queryKey: ['teammates'] }); },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      {save.isError && <p role="alert" className="rounded-lg bg-danger-soft px-3 py-2 text-sm text-danger">{errorText(save.error)}</p>}
      <ChannelChoice chosen={chosen} choose={choose} owner={teammate.role === 'owner'} />
      {!chosen.all && <p className="text-sm text-ink-2">{t('channelAccess.consequence')}</p>}
      <Button type="submit" look="primary" busy={save.isPending} className="self-end">{t('shell.save')}</Button>
    </form>
  );
}
