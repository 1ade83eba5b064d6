import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SettingField } from '@/api/channels';
import { readOrganisation } from '@/api/organisation';
import { Button } from '@/design/Button';
import { SelectField, TextArea, TextField } from '@/design/Field';
import { t } from '@/texts';
import { ChatPreview } from './ChatPreview';
import { lines, readLook, seconds, writeLook, type ChatLook } from './chatLook';

const USUAL_COLOUR = '#0d6b5f';

interface ChatLookFieldsProps {
  field: SettingField;
  value: string;
  error: string | null;
  onChange: (value: string) => void;
}

/** How the chat looks, with the chat beside it. */
export function ChatLookFields({ field, value, error, onChange }: ChatLookFieldsProps) {
  const organisation = useQuery({ queryKey: ['organisation'], queryFn: readOrganisation }).data;
  const look = readLook(value);
  const [replies, setReplies] = useState(look?.quickReplies?.join('\n') ?? '');
  if (look === null) return <TextArea label={field.label} rows={6} spellCheck={false} className="font-mono text-sm" value={value} error={error} hint={field.help} onChange={(event) => { onChange(event.target.value); }} />;
  const change = (part: ChatLook) => { onChange(writeLook({ ...look, ...part })); };
  const colour = look.colour ?? organisation?.colour ?? USUAL_COLOUR;
  const words = (name: 'title' | 'subtitle' | 'placeholder' | 'logo') => ({
    value: look[name] ?? '',
    onChange: (event: { target: { value: string } }) => { change({ [name]: event.target.value }); },
  });
  return (
    <fieldset className="flex flex-col gap-4 rounded-xl border border-line p-4">
      <legend className="px-1 text-sm font-medium">{field.label}</legend>
      <p className="text-xs text-ink-3">{field.help}</p>
      {error && <p role="alert" className="text-xs text-danger">{error}</p>}
      <ChatPreview
        look={{ ...look, colour, title: look.title ?? organisation?.publicName ?? '', greeting: look.greeting ?? organisation?.greeting ?? '', logo: look.logo ?? organisation?.logoUrl ?? '' }}
      />
      <TextField label={t('look.title')} maxLength={60} placeholder={organisation?.publicName} {...words('title')} />
      <div className="flex items-end gap-2">
        <div className="w-24"><TextField type="color" label={t('look.colour')} className="p-1" value={colour} onChange={(event) => { change({ colour: event.target.value }); }} /></div>
        {look.colour && <Button size="sm" look="quiet" onClick={() => { change({ colour: undefined }); }}>{t('look.usual')}</Button>}
      </div>
      <TextArea label={t('look.greeting')} hint={t('look.greetingHint')} rows={2} maxLength={500} placeholder={organisation?.greeting ?? undefined} value={look.greeting ?? ''} onChange={(event) => { change({ greeting: event.target.value }); }} />
      <TextArea label={t('look.replies')} hint={t('look.repliesHint')} rows={3} value={replies} onChange={(event) => { setReplies(event.target.value); change({ quickReplies: lines(event.target.value) }); }} />
      <details className="text-sm">
        <summary className="w-fit cursor-pointer rounded text-ink-2">{t('look.more')}</summary>
        <div className="flex flex-col gap-4 pt-3">
          <TextField label={t('look.subtitle')} maxLength={120} {...words('subtitle')} />
          <SelectField label={t('look.position')} value={look.position ?? 'right'} onChange={(event) => { change({ position: event.target.value === 'left' ? 'left' : 'right' }); }}>
            <option value="right">{t('look.right')}</option>
            <option value="left">{t('look.left')}</option>
          </SelectField>
          <TextField label={t('look.popup')} hint={t('look.popupHint')} inputMode="numeric" value={look.autoOpenSeconds ?? ''} onChange={(event) => { change({ autoOpenSeconds: seconds(event.target.value) }); }} />
          <TextField label={t('look.placeholder')} maxLength={80} {...words('placeholder')} />
          <TextField label={t('look.logo')} hint={t('look.logoHint')} inputMode="url" spellCheck={false} {...words('logo')} />
          <label className="flex items-center gap-2">
            <input type="checkbox" className="size-4 accent-accent" checked={look.sound ?? true} onChange={(event) => { change({ sound: event.target.checked ? undefined : false }); }} />
            {t('look.sound')}
          </label>
        </div>
      </details>
    </fieldset>
  );
}
