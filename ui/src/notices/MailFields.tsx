import { SelectField, TextField } from '@/design/Field';
import { Switch } from '@/design/Switch';
import { mailRhythms, type MailRhythm, type NoticeMail } from '@/api/notices';
import { t } from '@/texts';

/** What of it comes by mail. Where the server cannot send any, it says so and shows what was chosen. */
export function MailFields({ mail, mailing, change }: { mail: NoticeMail; mailing: boolean; change: (to: NoticeMail) => void }) {
  return (
    <fieldset className="grid gap-3 border-t border-line/60 pt-4" disabled={!mailing}>
      <legend className="sr-only">{t('notices.mail')}</legend>
      <div>
        <p className="font-medium">{t('notices.mail')}</p>
        <p className="text-sm text-ink-3">{t(mailing ? 'notices.mailLead' : 'notices.mailOff')}</p>
      </div>
      <div className="grid gap-3 sm:grid-cols-[3fr_1fr]">
        <SelectField label={t('notices.rhythm')} value={mail.rhythm} onChange={(event) => { const rhythm = event.target.value as MailRhythm; change({ ...mail, rhythm, at: rhythm === 'daily' ? mail.at ?? '08:00' : null }); }}>
          {mailRhythms.map((rhythm) => <option key={rhythm} value={rhythm}>{t(`notices.rhythm.${rhythm}`)}</option>)}
        </SelectField>
        {mail.rhythm === 'daily' && <TextField type="time" label={t('notices.mailAt')} value={mail.at ?? ''} onChange={(event) => { change({ ...mail, at: event.target.value }); }} />}
      </div>
      <div className="flex items-center justify-between gap-4">
        <div>
          <p>{t('notices.urgent')}</p>
          <p className="text-sm text-ink-3">{t('notices.urgentLead')}</p>
        </div>
        <Switch label={t('notices.urgent')} on={mail.urgent} disabled={!mailing} onChange={(urgent) => { change({ ...mail, urgent }); }} />
      </div>
    </fieldset>
  );
}
