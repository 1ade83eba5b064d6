import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ShieldAlert } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { ApiError } from '@/api/client';
import { changeChannel, type Channel } from '@/api/channels';
import { Button } from '@/design/Button';
import { TextArea } from '@/design/Field';
import { errorText } from '@/design/States';
import { fullTime } from '@/design/time';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { linesOf, wrongLine } from './addresses';

/** The list of addresses webhooks are taken from, and what came from elsewhere. */
export function Doors({ channel }: { channel: Channel }) {
  const queries = useQueryClient();
  const [text, setText] = useState(channel.allowedAddresses.join('\n'));
  const lines = linesOf(text);
  const changed = lines.join() !== channel.allowedAddresses.join();
  const save = useMutation({
    mutationFn: (addresses: string[]) => changeChannel(channel.id, { allowedAddresses: addresses }),
    onSuccess: (now) => {
      toast(t(now.allowedAddresses.length > 0 ? 'channels.doorsSaved' : 'channels.doorsSavedOpen'), 'ok');
      void queries.invalidateQueries({ queryKey: ['channels'] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (changed) save.mutate(lines);
  };
  const { turnedAway } = channel;
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-3" data-testid="doors">
      <p className="text-sm text-ink-2">
        {channel.allowedAddresses.length > 0 ? t('channels.doorsOnly', { n: channel.allowedAddresses.length }) : t('channels.doorsEverywhere')}
      </p>
      {turnedAway && (
        <div className="flex items-start gap-2 rounded-lg bg-wait-soft px-3 py-2 text-sm text-wait" data-testid="turned-away">
          <ShieldAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
          <div className="min-w-0 wrap-anywhere">
            <p>{t('channels.away', { n: turnedAway.count, at: fullTime(turnedAway.lastAt) })}</p>
            <p className="mt-0.5">{t('channels.awayLead', { address: turnedAway.lastFrom })}</p>
            {!lines.includes(turnedAway.lastFrom) && channel.allowedAddresses.length > 0 && (
              <Button size="sm" className="mt-2" onClick={() => { setText([...lines, turnedAway.lastFrom].join('\n')); }}>{t('channels.awayAdd', { address: turnedAway.lastFrom })}</Button>
            )}
          </div>
        </div>
      )}
      <TextArea
        label={t('channels.doors')}
        hideLabel
        hint={t('channels.doorsLead')}
        rows={3}
        spellCheck={false}
        className="font-mono text-sm"
        placeholder={t('channels.doorsExample')}
        value={text}
        error={problem(save.error, lines)}
        onChange={(event) => { setText(event.target.value); }}
      />
      <Button type="submit" className="self-end" busy={save.isPending} disabled={!changed}>{t('channels.doorsSave')}</Button>
    </form>
  );
}

function problem(error: unknown, lines: readonly string[]): string | null {
  if (!error) return null;
  const wrong = error instanceof ApiError ? wrongLine(error.fieldErrors) : null;
  const line = wrong === null ? undefined : lines[wrong];
  return wrong !== null && line !== undefined ? t('channels.doorsWrong', { n: wrong + 1, line }) : errorText(error);
}
