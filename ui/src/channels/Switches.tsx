import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError } from '@/api/client';
import { changeChannel, deleteChannel, type Channel, type ChannelState } from '@/api/channels';
import { Button } from '@/design/Button';
import { Confirm } from '@/design/Confirm';
import { errorText } from '@/design/States';
import { toast } from '@/design/toasts';
import { t } from '@/texts';

type Asked = 'off' | 'archived' | 'delete' | null;

const questions = {
  off: { title: 'channels.offTitle', description: 'channels.offLead', action: 'channels.switchOff' },
  archived: { title: 'channels.archiveTitle', description: 'channels.archiveLead', action: 'channels.archive' },
  delete: { title: 'channels.deleteTitle', description: 'channels.deleteLead', action: 'channels.delete' },
} as const;

export function Switches({ channel, gone }: { channel: Channel; gone: () => void }) {
  const queries = useQueryClient();
  const [asked, setAsked] = useState<Asked>(null);
  const settled = () => { setAsked(null); void queries.invalidateQueries({ queryKey: ['channels'] }); };
  const turn = useMutation({
    mutationFn: (state: ChannelState) => changeChannel(channel.id, { state }),
    onSettled: settled,
    onSuccess: (now) => { toast(t(now.state === 'on' ? 'channels.nowOn' : now.state === 'off' ? 'channels.nowOff' : 'channels.nowArchived', { name: now.name }), 'ok'); },
    onError: (error) => { toast(errorText(error), 'danger'); },
  });
  const drop = useMutation({
    mutationFn: () => deleteChannel(channel.id),
    onSuccess: () => { toast(t('channels.nowDeleted', { name: channel.name }), 'ok'); settled(); gone(); },
    onError: (error) => {
      if (error instanceof ApiError && error.code === 'channels/in-use') setAsked('archived');
      else setAsked(null);
      toast(errorText(error), 'danger');
    },
  });
  const confirm = () => {
    if (asked === 'delete') drop.mutate();
    else if (asked) turn.mutate(asked);
  };
  return (
    <div className="flex flex-wrap gap-2">
      {channel.state === 'on'
        ? <Button onClick={() => { setAsked('off'); }}>{t('channels.switchOff')}</Button>
        : <Button look="primary" busy={turn.isPending} onClick={() => { turn.mutate('on'); }}>{channel.state === 'archived' ? t('channels.bringBack') : t('channels.switchOn')}</Button>}
      {channel.state !== 'archived' && <Button onClick={() => { setAsked('archived'); }}>{t('channels.archive')}</Button>}
      {!channel.health.lastWebhookAt && !channel.health.lastDeliveryAt && <Button className="text-danger!" onClick={() => { setAsked('delete'); }}>{t('channels.delete')}</Button>}
      {asked && (
        <Confirm
          open
          danger={asked === 'delete'}
          title={t(questions[asked].title)}
          description={t(questions[asked].description)}
          action={t(questions[asked].action)}
          busy={turn.isPending || drop.isPending}
          onConfirm={confirm}
          onClose={() => { setAsked(null); }}
        />
      )}
    </div>
  );
}
