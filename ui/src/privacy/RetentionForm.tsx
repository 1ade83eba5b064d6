import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { ApiError } from '@/api/client';
import { previewRetention, saveRetention, shareRetention } from '@/api/privacy';
import { Button } from '@/design/Button';
import { TextField } from '@/design/Field';
import { Overlay } from '@/design/Overlay';
import { Bone, errorText } from '@/design/States';
import { dayAndTime } from '@/design/time';
import { toast } from '@/design/toasts';
import { useDebounced } from '@/design/useDebounced';
import { number, t } from '@/texts';
import { retentionQuery } from './queries';

/** Whose period is changed; of a channel, or of the organisation. */
export interface Kept {
  channel: { id: string; name: string } | null;
  own: boolean;
  days: number | null;
}

type Choice = 'organisation' | 'always' | 'days';

const MOST_DAYS = 36_500;
const ASK_AFTER_MS = 300;

/** Says what a period would delete before anybody confirms it. */
export function RetentionForm({ kept, organisation, close }: { kept: Kept; organisation: number | null; close: () => void }) {
  const queries = useQueryClient();
  const [choice, setChoice] = useState<Choice>(kept.channel && !kept.own ? 'organisation' : kept.days === null ? 'always' : 'days');
  const [text, setText] = useState(String(kept.days ?? 365));
  const typed = /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= MOST_DAYS ? Number(text) : null;
  const days = choice === 'organisation' ? organisation : choice === 'days' ? typed : null;
  const asked = useDebounced(days, ASK_AFTER_MS);
  const channel = kept.channel?.id ?? null;
  const preview = useQuery({
    queryKey: ['retention', 'preview', channel, asked],
    queryFn: () => previewRetention(asked ?? 0, channel),
    enabled: asked !== null,
    gcTime: 0,
    staleTime: 0,
  });
  const known = days === null || (days === asked && preview.isSuccess && !preview.isFetching);
  const going = days === null ? 0 : (preview.data?.messages ?? 0);
  const save = useMutation({
    mutationFn: () => (choice === 'organisation' && channel ? shareRetention(channel, going) : saveRetention(channel, days, going)),
    onSuccess: (saved) => {
      queries.setQueryData(retentionQuery.queryKey, saved);
      toast(t('retention.saved'), 'ok');
      close();
    },
    onError: (error) => { if (error instanceof ApiError && error.code === 'privacy/more-than-confirmed') void preview.refetch(); },
  });
  const wrong = choice === 'days' && typed === null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (known && !wrong) save.mutate();
  };
  const choices: Choice[] = kept.channel ? ['organisation', 'always', 'days'] : ['always', 'days'];
  return (
    <Overlay open onOpenChange={(open) => { if (!open) close(); }} title={kept.channel ? t('retention.titleOf', { name: kept.channel.name }) : t('retention.organisation')} description={t('retention.formLead')}>
      <form onSubmit={submit} noValidate className="grid gap-4">
        {save.isError && <p role="alert" className="rounded-lg bg-danger-soft px-3 py-2 text-sm text-danger">{errorText(save.error)}</p>}
        <fieldset className="grid gap-2">
          <legend className="sr-only">{t('retention.title')}</legend>
          {choices.map((one) => (
            <label key={one} className="flex min-h-11 cursor-pointer items-center gap-2.5 rounded-lg border border-line px-3 py-2 text-sm has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent-text has-focus-visible:outline-2">
              <input type="radio" name="period" className="size-4 shrink-0 accent-accent" checked={choice === one} onChange={() => { setChoice(one); }} />
              {t(`retention.choice.${one}`)}
            </label>
          ))}
        </fieldset>
        {choice === 'days' && <TextField label={t('retention.howMany')} inputMode="numeric" className="tabular w-32" value={text} error={wrong ? t('retention.wrongDays') : undefined} onChange={(event) => { setText(event.target.value.trim()); }} />}
        {!wrong && days !== null && (
          <div data-testid="would-go" aria-live="polite">
            {!known && !preview.isError && <Bone className="h-10 w-full" />}
            {preview.isError && <p role="alert" className="text-sm text-danger">{errorText(preview.error)}</p>}
            {known && preview.data && (going === 0
              ? <p className="text-sm text-ink-2">{t('retention.nothing')}</p>
              : (
                <p className="flex gap-2 rounded-lg bg-danger-soft px-3 py-2 text-sm text-danger">
                  <TriangleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
                  <span>{t('retention.wouldGo', { messages: number(going), conversations: number(preview.data.conversations), files: number(preview.data.withFiles), before: dayAndTime(preview.data.before) })}</span>
                </p>
              ))}
          </div>
        )}
        <Button type="submit" look={going > 0 ? 'danger' : 'primary'} className="justify-self-end" busy={save.isPending} disabled={wrong || !known}>
          {going > 0 ? t('retention.deleteNow', { n: going }) : t('retention.save')}
        </Button>
      </form>
    </Overlay>
  );
}
