import { Camera, FileUp, MapPin, Plus, SendHorizontal, ShoppingBag, Sparkles, UserRound, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { uploadFromPhone, type CustomerMessage, type PhoneMessage } from '@/api/sandbox';
import { Menu, MenuItem } from '@/design/Menu';
import { Spinner } from '@/design/Spinner';
import { errorText } from '@/design/States';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { mediaType } from './mediaType';

interface ComposerProps {
  write: (message: CustomerMessage) => Promise<boolean>;
  edited: PhoneMessage | null;
  stopEditing: () => void;
}

/** The show grounds in Lusaka. */
const place = { latitude: -15.4012, longitude: 28.3065, name: 'Lusaka Showgrounds' };

export function PhoneComposer({ write, edited, stopEditing }: ComposerProps) {
  const [text, setText] = useState('');
  const [progress, setProgress] = useState<number | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const photo = useRef<HTMLInputElement>(null);
  const file = useRef<HTMLInputElement>(null);
  const [editing, setEditing] = useState(edited);
  if (editing !== edited) {
    setEditing(edited);
    if (edited) setText(edited.text ?? '');
  }
  useEffect(() => {
    if (edited) field.current?.focus();
  }, [edited]);

  const send = async () => {
    const wording = text.trim();
    if (wording === '') return;
    setText('');
    const done = edited ? await write({ type: 'edit', messageId: edited.id, text: wording }) : await write({ type: 'text', text: wording });
    if (!done) setText((now) => now || wording);
    else if (edited) stopEditing();
  };
  const sendFile = async (chosen: File | undefined) => {
    if (!chosen) return;
    const caption = text.trim();
    try {
      setProgress(0);
      const { id } = await uploadFromPhone(chosen, setProgress).done;
      const type = mediaType(chosen.type);
      const sent = await write({ type, mediaId: id, ...(type === 'document' ? { name: chosen.name } : {}), ...(caption && type !== 'audio' ? { caption } : {}) });
      if (sent && caption && type !== 'audio') setText('');
    } catch (error) {
      toast(errorText(error), 'danger');
    } finally {
      setProgress(null);
    }
  };

  return (
    <div className="bg-[light-dark(#f7f5f2,#19211f)] px-2 pb-3 pt-2 sm:pb-5">
      {edited && (
        <p className="flex items-center gap-2 px-2 pb-1.5 text-xs text-ink-2">
          <span className="min-w-0 flex-1 truncate">{t('phone.editing', { text: edited.text ?? '' })}</span>
          <button type="button" aria-label={t('shell.cancel')} onClick={() => { setText(''); stopEditing(); }}><X className="size-4" /></button>
        </p>
      )}
      <div className="flex items-end gap-1.5">
        <input ref={photo} type="file" accept="image/*,video/*" tabIndex={-1} className="hidden" aria-hidden="true" onChange={(event) => { void sendFile(event.target.files?.[0]); event.target.value = ''; }} />
        <input ref={file} type="file" tabIndex={-1} className="hidden" aria-hidden="true" onChange={(event) => { void sendFile(event.target.files?.[0]); event.target.value = ''; }} />
        <Menu
          align="start"
          side="top"
          trigger={
            <button type="button" aria-label={t('phone.attach')} disabled={progress !== null} className="flex size-9 shrink-0 items-center justify-center rounded-full text-accent hover:bg-hover">
              {progress === null ? <Plus className="size-6" /> : <Spinner className="size-5" />}
            </button>
          }
        >
          <MenuItem icon={<Camera className="size-4" />} onSelect={() => photo.current?.click()}>{t('phone.photo')}</MenuItem>
          <MenuItem icon={<FileUp className="size-4" />} onSelect={() => file.current?.click()}>{t('phone.file')}</MenuItem>
          <MenuItem icon={<MapPin className="size-4" />} onSelect={() => { void write({ type: 'location', ...place }); }}>{t('phone.location')}</MenuItem>
          <MenuItem icon={<UserRound className="size-4" />} onSelect={() => { void write({ type: 'contacts', name: 'Mutinta Banda', text: '260977000111' }); }}>{t('phone.contact')}</MenuItem>
          <MenuItem icon={<ShoppingBag className="size-4" />} onSelect={() => { void write({ type: 'order' }); }}>{t('phone.order')}</MenuItem>
          <MenuItem icon={<Sparkles className="size-4" />} onSelect={() => { void write({ type: 'unsupported' }); }}>{t('phone.unsupported')}</MenuItem>
        </Menu>
        <textarea
          ref={field}
          rows={Math.min(4, Math.max(1, text.split('\n').length))}
          aria-label={t('phone.message')}
          placeholder={t('phone.placeholder')}
          value={text}
          onChange={(event) => { setText(event.target.value); }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            void send();
          }}
          className="max-h-28 min-h-9 flex-1 resize-none rounded-2xl border border-line bg-surface px-3 py-[7px] text-base outline-none focus-visible:border-accent"
        />
        <button type="button" aria-label={t('phone.send')} disabled={text.trim() === ''} onClick={() => { void send(); }} className="flex size-9 shrink-0 items-center justify-center rounded-full bg-accent text-on-accent transition-opacity disabled:opacity-40">
          <SendHorizontal className="size-[18px]" />
        </button>
      </div>
    </div>
  );
}
