import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { recordConsent, type ConsentDraft, type PurposeStanding } from '@/api/consents';
import type { Contact } from '@/api/contacts';
import { channelsQuery, kindsQuery } from '@/channels/queries';
import { Button } from '@/design/Button';
import { SelectField, TextArea } from '@/design/Field';
import { fieldProblem, FormProblem } from '@/design/FormProblem';
import { Overlay } from '@/design/Overlay';
import { toast } from '@/design/toasts';
import { t } from '@/texts';

const ANYTHING = '*';

interface RecordProps {
  contact: Contact;
  purposes: readonly PurposeStanding[];
  /** They want no messages at all. */
  stopped: boolean;
  close: () => void;
}

/** A teammate says what the customer said, and how they know. */
export function RecordConsent({ contact, purposes, stopped, close }: RecordProps) {
  const queries = useQueryClient();
  const channels = useQuery(channelsQuery);
  const kinds = useQuery(kindsQuery);
  const [given, setGiven] = useState(true);
  const [purpose, setPurpose] = useState(purposes.find((one) => !one.assumed)?.key ?? ANYTHING);
  const [channel, setChannel] = useState('');
  const [note, setNote] = useState('');
  const [wording, setWording] = useState('');
  const [reason, setReason] = useState('');
  const refused = given && (stopped || saidNo(purposes, purpose, channel));
  const used = [...new Set((channels.data?.items ?? []).map((one) => one.kind))];
  const save = useMutation({
    mutationFn: () => {
      const draft: ConsentDraft = { purpose, given, note: note.trim() };
      if (channel !== '' && purpose !== ANYTHING) draft.channel = channel;
      if (given && wording.trim() !== '') draft.wording = wording.trim();
      if (refused) draft.reason = reason.trim();
      return recordConsent(contact.id, draft);
    },
    onSuccess: () => { toast(t('consents.recorded'), 'ok'); close(); },
    onSettled: () => { for (const key of ['contact', 'contacts', 'conversations']) void queries.invalidateQueries({ queryKey: [key] }); },
  });
  const ready = note.trim() !== '' && (!refused || reason.trim() !== '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) save.mutate();
  };
  return (
    <Overlay open onOpenChange={(open) => { if (!open) close(); }} title={t('consents.recordTitle', { name: contact.name })} description={t('consents.recordLead')}>
      <form onSubmit={submit} noValidate className="grid gap-4">
        <div className="empty:hidden"><FormProblem error={save.error} /></div>
        <fieldset className="grid grid-cols-2 gap-2">
          <legend className="mb-1.5 text-sm font-medium">{t('consents.what')}</legend>
          {[true, false].map((yes) => (
            <label key={String(yes)} className="flex min-h-11 cursor-pointer items-center gap-2.5 rounded-lg border border-line px-3 py-2 text-sm has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent-text has-focus-visible:outline-2">
              <input type="radio" name="given" className="size-4 shrink-0 accent-accent" checked={given === yes} onChange={() => { setGiven(yes); }} />
              {t(yes ? 'consents.agrees' : 'consents.refuses')}
            </label>
          ))}
        </fieldset>
        <SelectField label={t('consents.purpose')} hint={purpose === ANYTHING ? t(given ? 'consents.anythingAgain' : 'consents.anythingStops') : undefined} error={fieldProblem(save.error, 'purpose')} value={purpose} onChange={(event) => { setPurpose(event.target.value); }}>
          {purposes.map((one) => <option key={one.key} value={one.key}>{one.name}</option>)}
          <option value={ANYTHING}>{t('consents.anything')}</option>
        </SelectField>
        {purpose !== ANYTHING && (
          <SelectField label={t('consents.channel')} error={fieldProblem(save.error, 'channel')} value={channel} onChange={(event) => { setChannel(event.target.value); }}>
            <option value="">{t('consents.everyChannel')}</option>
            {used.map((kind) => <option key={kind} value={kind}>{kinds.data?.items.find((one) => one.kind === kind)?.label ?? kind}</option>)}
          </SelectField>
        )}
        <TextArea label={t('consents.note')} hint={t('consents.noteHint')} rows={3} maxLength={2000} error={fieldProblem(save.error, 'note')} value={note} onChange={(event) => { setNote(event.target.value); }} />
        {refused && <TextArea label={t('consents.reason')} hint={t('consents.reasonHint')} rows={2} maxLength={2000} error={fieldProblem(save.error, 'reason')} value={reason} onChange={(event) => { setReason(event.target.value); }} />}
        {given && <TextArea label={t('consents.wording')} hint={t('consents.wordingHint')} rows={2} maxLength={4000} value={wording} onChange={(event) => { setWording(event.target.value); }} />}
        <Button type="submit" look="primary" className="justify-self-end" busy={save.isPending} disabled={!ready}>{t('consents.recordDo')}</Button>
      </form>
    </Overlay>
  );
}

/** Their last word about it was no. */
function saidNo(purposes: readonly PurposeStanding[], key: string, channel: string): boolean {
  const purpose = purposes.find((one) => one.key === key);
  if (!purpose) return false;
  return (purpose.channels.find((one) => one.kind === channel)?.standing ?? purpose.standing) === 'withdrawn';
}
