import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError } from '@/api/client';
import { changeChannel, deleteChannel, type Channel, type ChannelState } from '@/api/channels';
import { Button } from '@/design/Button';
import { Confirm } from '@/design/Confirm';
import { errorText } from '@/design/States';
import { toast } from '@/design/toasts';

type Asked = 'off' | 'archived' | 'delete' | null;

const questions = {
  off: {
    title: 'Switch this channel off?',
    description: 'What arrives is kept and waits for a person. The bot does not answer, and nothing goes out: what your team writes waits, and goes in order when the channel is on again.',
    action: 'Switch off',
  },
  archived: {
    title: 'Archive this channel?',
    description: 'It leaves the list. Its conversations stay, and what still arrives is kept; the bot does not answer and nothing goes out. You can bring it back at any time.',
    action: 'Archive',
  },
  delete: {
    title: 'Delete this channel?',
    description: 'Its settings are gone for good. Nothing ever came or went through it, so no message is lost.',
    action: 'Delete',
  },
};

export function Switches({ channel, gone }: { channel: Channel; gone: () => void }) {
  const queries = useQueryClient();
  const [asked, setAsked] = useState<Asked>(null);
  const settled = () => { setAsked(null); void queries.invalidateQueries({ queryKey: ['channels'] }); };
  const turn = useMutation({
    mutationFn: (state: ChannelState) => changeChannel(channel.id, { state }),
    onSettled: settled,
    onSuccess: (now) => { toast(now.state === 'on' ? `${now.name} is on again.` : now.state === 'off' ? `${now.name} is off.` : `${now.name} is archived.`, 'ok'); },
    onError: (error) => { toast(errorText(error), 'danger'); },
  });
  const drop = useMutation({
    mutationFn: () => deleteChannel(channel.id),
    onSuccess: () => { toast(`${channel.name} is deleted.`, 'ok'); settled(); gone(); },
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
        ? <Button onClick={() => { setAsked('off'); }}>Switch off</Button>
        : <Button look="primary" busy={turn.isPending} onClick={() => { turn.mutate('on'); }}>{channel.state === 'archived' ? 'Bring back' : 'Switch on'}</Button>}
      {channel.state !== 'archived' && <Button onClick={() => { setAsked('archived'); }}>Archive</Button>}
      {!channel.health.lastWebhookAt && !channel.health.lastDeliveryAt && <Button className="text-danger!" onClick={() => { setAsked('delete'); }}>Delete</Button>}
      {asked && (
        <Confirm
          open
          danger={asked === 'delete'}
          title={questions[asked].title}
          description={questions[asked].description}
          action={questions[asked].action}
          busy={turn.isPending || drop.isPending}
          onConfirm={confirm}
          onClose={() => { setAsked(null); }}
        />
      )}
    </div>
  );
}
