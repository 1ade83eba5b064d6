import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CalendarClock, Languages, MessageSquareQuote, Mic, Paperclip, SendHorizontal, SquareMousePointer, X } from 'lucide-react';
import { lazy, Suspense, useEffect, useLayoutEffect, useRef, useState, type ClipboardEvent, type DragEvent, type KeyboardEvent } from 'react';
import { sendMessage, showTyping, type Conversation, type Message, type NewMessage } from '@/api/conversations';
import { schedule } from '@/api/writing';
import { AssistanceLine } from '@/assistance/AssistanceLine';
import { AssistanceMenu } from '@/assistance/AssistanceMenu';
import { useAssistance } from '@/assistance/useAssistance';
import { Button, IconButton } from '@/design/Button';
import { cx } from '@/design/cx';
import { errorText } from '@/design/States';
import { Spinner } from '@/design/Spinner';
import { toast } from '@/design/toasts';
import { whenWords } from '@/desk/whenWords';
import { useHotkeys } from '@/shell/hotkeys';
import { t } from '@/texts';
import { useDraftTranslation } from '@/translation/useDraftTranslation';
import { summary } from '../names';
import { putMessage } from '../queries';
import { newKey, sendOutgoing } from '../thread/outgoing';
import { quotedAuthor } from '../thread/Quote';
import { AttachmentChips } from './AttachmentChips';
import type { Mode } from './drafts';
import { QuickButtons } from './QuickButtons';
import { segments } from './segments';
import { Suggestions } from './Suggestions';
import { useAttachments } from './useAttachments';
import { useAids } from './useAids';
import { useVoice } from '../voice/useVoice';

const VoiceRecorder = lazy(() => import('../voice/VoiceRecorder').then((module) => ({ default: module.VoiceRecorder })));
const SendLater = lazy(() => import('@/desk/SendLater').then((module) => ({ default: module.SendLater })));

interface FormProps {
  conversation: Conversation;
  mode: Mode;
  text: string;
  onText: (text: string) => void;
  onMode: (mode: Mode) => void;
  replyTo: Message | null;
  clearReplyTo: () => void;
}

/** What the server takes at once; it splits what is too long for one message of the channel. */
const MAX_TEXT = 20_000;
const TYPING_EVERY_MS = 15_000;

export function MessageForm({ conversation, mode, text, onText, onMode, replyTo, clearReplyTo }: FormProps) {
  const queries = useQueryClient();
  const field = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const lastTyping = useRef(0);
  const attachments = useAttachments();
  const [buttons, setButtons] = useState<string[] | null>(null);
  const [over, setOver] = useState(false);
  const [later, setLater] = useState(false);
  const note = mode === 'note';
  const titles = (note ? [] : (buttons ?? [])).map((title) => title.trim()).filter(Boolean);
  const files = attachments.ready;
  const { voice, open: recording, setOpen: record } = useVoice(conversation, note);
  const hasContent = text.trim() !== '' || files.length > 0;
  const buttonsNeedText = titles.length > 0 && text.trim() === '';
  const ready = hasContent && !attachments.busy && !attachments.broken && !buttonsNeedText && text.length <= MAX_TEXT;

  const focusIn = (next: Mode) => { onMode(next); setTimeout(() => { field.current?.focus(); }, 0); };
  useHotkeys({ r: () => { focusIn('reply'); }, n: () => { focusIn('note'); }, v: () => { if (!voice || recording) return false; record(true); return true; } });
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${String(Math.min(element.scrollHeight, 208))}px`;
  }, [text]);
  useEffect(() => { if (replyTo) field.current?.focus(); }, [replyTo]);

  const addFiles = (files: Iterable<File>) => {
    if (buttons && !note) toast(t('composer.noFilesWithButtons'));
    else attachments.add(files);
  };
  const assistance = useAssistance(conversation.id, text, (next) => { onText(next); field.current?.focus(); });
  const aids = useAids({ conversation: conversation.id, note, text, put: (next) => { onText(next); field.current?.focus(); } });
  const translation = useDraftTranslation(conversation.id, text, (next) => { assistance.forget(); onText(next); field.current?.focus(); });
  const message = (): NewMessage => {
    const body: NewMessage = { text: text.trim() };
    if (note) body.note = true;
    if (aids.called.length > 0) body.mentions = aids.called;
    if (!note && replyTo) body.replyTo = replyTo.id;
    if (files.length > 0) body.attachments = files.map((media) => media.id);
    if (!note && titles.length > 0) body.buttons = titles.map((title, index) => ({ id: `choice-${String(index + 1)}`, title }));
    return body;
  };
  const done = () => {
    onText('');
    translation.forget();
    assistance.forget();
    attachments.clear();
    if (!note) {
      setButtons(null);
      clearReplyTo();
    }
    field.current?.focus();
  };
  const plan = useMutation({
    mutationFn: (at: Date) => schedule(conversation.id, message(), at.toISOString()),
    onSuccess: (planned) => {
      done();
      toast(t('later.planned', { when: whenWords(planned.sendAt, Date.now()) }), 'ok');
      void queries.invalidateQueries({ queryKey: ['scheduled', conversation.id] });
    },
    onError: (error) => { toast(errorText(error), 'danger'); },
  });
  const send = async () => {
    if (!ready || plan.isPending) return;
    const body = message();
    const item = {
      key: newKey(),
      conversationId: conversation.id,
      body,
      attachments: files.map((media) => ({ ...media, state: 'stored' as const })),
      createdAt: new Date().toISOString(),
      state: 'sending' as const,
      failure: null,
    };
    done();
    const sent = await sendOutgoing(item, sendMessage);
    if (sent) {
      putMessage(queries, conversation.id, sent);
      void queries.invalidateQueries({ queryKey: ['conversation', conversation.id] });
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (aids.onKey(event)) return;
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      void send();
    }
    if (event.key === 'Escape') field.current?.blur();
  };
  const onPaste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    addFiles(event.clipboardData.files);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (event.dataTransfer.files.length > 0) addFiles(event.dataTransfer.files);
  };
  const typing = () => {
    if (note || conversation.holder.kind === 'bot' || Date.now() - lastTyping.current < TYPING_EVERY_MS) return;
    lastTyping.current = Date.now();
    showTyping(conversation.id).catch(() => undefined);
  };

  return (
    <div
      id="composer"
      role="tabpanel"
      aria-label={t(`composer.${mode}Panel`)}
      onDragOver={(event) => { event.preventDefault(); setOver(true); }}
      onDragLeave={() => { setOver(false); }}
      onDrop={onDrop}
      className={cx('relative rounded-xl border bg-surface transition-shadow focus-within:border-accent focus-within:ring-2 focus-within:ring-accent/25', over ? 'border-accent ring-2 ring-accent/40' : note ? 'border-note-line' : 'border-line-strong/50')}
    >
      {aids.open.fitting.length > 0 && <Suggestions open={aids.open} />}
      {replyTo && (
        <div className="flex items-center gap-2 border-b border-line px-3 py-1.5 text-xs">
          <MessageSquareQuote className="size-4 shrink-0 text-accent" aria-hidden="true" />
          <p className="min-w-0 flex-1 truncate"><span className="font-semibold">{quotedAuthor(replyTo, conversation)}</span> <span className="text-ink-2">{summary(replyTo)}</span></p>
          <IconButton label={t('composer.noReplyTo')} size="xs" onClick={clearReplyTo}><X className="size-3.5" /></IconButton>
        </div>
      )}
      {recording && voice && (
        <Suspense fallback={<p className="px-3 py-3 text-sm text-ink-3">{t('shell.loading')}</p>}>
          <VoiceRecorder
            key={conversation.id}
            conversation={conversation}
            note={note}
            plan={voice.plan}
            taken={voice.taken}
            replyTo={replyTo}
            sent={() => { record(false); if (!note) clearReplyTo(); }}
            close={() => { record(false); field.current?.focus(); }}
          />
        </Suspense>
      )}
      <textarea
        ref={field}
        aria-label={t(`composer.${mode}`)}
        data-testid="composer-text"
        placeholder={t(`composer.${mode}Placeholder`)}
        rows={1}
        value={text}
        aria-autocomplete="list"
        aria-controls={aids.open.fitting.length > 0 ? aids.open.id : undefined}
        aria-activedescendant={aids.open.fitting.length > 0 ? `${aids.open.id}-${String(aids.open.current)}` : undefined}
        onChange={(event) => { onText(event.target.value); aids.moved(event.target.selectionStart); typing(); }}
        onSelect={(event) => { aids.moved(event.currentTarget.selectionStart); }}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        className={cx(recording && 'hidden', 'max-h-52 min-h-11 w-full resize-none bg-transparent px-3 py-2.5 text-base outline-none', !recording && 'block')}
      />
      {!note && !recording && translation.back && assistance.state?.kind !== 'written' && (
        <p role="status" className="flex flex-wrap items-center gap-x-2 px-3 pb-2 text-xs text-ink-2">
          <Languages className="size-3.5 shrink-0 text-ink-3" aria-hidden="true" />{t('translation.drafted')}
          <button type="button" className="font-medium text-accent-text underline underline-offset-4" onClick={translation.back}>{t('translation.mine')}</button>
        </p>
      )}
      {!note && !recording && <AssistanceLine assistance={assistance} empty={text === ''} />}
      <AttachmentChips files={attachments.files} remove={attachments.remove} />
      {!note && buttons && <QuickButtons titles={buttons} onTitles={setButtons} />}
      <div className={cx('items-center gap-0.5 px-1.5 pb-1.5', recording ? 'hidden' : 'flex')}>
        <input ref={picker} type="file" multiple tabIndex={-1} aria-hidden="true" className="hidden" onChange={(event) => { addFiles([...(event.target.files ?? [])]); event.target.value = ''; }} />
        <IconButton label={t('composer.attach')} tipSide="top" disabled={!note && buttons !== null} onClick={() => picker.current?.click()}><Paperclip className="size-4" /></IconButton>
        {voice && <IconButton label={t('voice.record')} shortcut="V" tipSide="top" onClick={() => { record(true); }}><Mic className="size-4" /></IconButton>}
        {!note && (
          <IconButton disabled={attachments.files.length > 0} label={t('composer.buttons')} tipSide="top" active={buttons !== null} aria-pressed={buttons !== null} onClick={() => { setButtons(buttons === null ? [''] : null); }}>
            <SquareMousePointer className="size-4" />
          </IconButton>
        )}
        <AssistanceMenu conversation={conversation} note={note} empty={text.trim() === ''} assistance={assistance} focus={() => { field.current?.focus(); }} />
        {!note && translation.offered && (
          <IconButton label={translation.label} tipSide="top" aria-busy={translation.busy || undefined} disabled={text.trim() === '' || translation.busy} onClick={translation.translate}>
            {translation.busy ? <Spinner className="size-4" /> : <Languages className="size-4" />}
          </IconButton>
        )}
        <span className="min-w-0 flex-1 truncate px-2 text-right text-xs text-ink-3">
          {text.length > MAX_TEXT - 200 ? (
            <span className={cx('tabular', text.length > MAX_TEXT && 'font-semibold text-danger')}>{MAX_TEXT - text.length}</span>
          ) : buttonsNeedText ? t('composer.buttonsNeedText') : !note && conversation.segmented && text.trim() !== '' ? (
            <span data-testid="segments" className="tabular" title={t('composer.segmentsHint')}>{t('composer.segments', { n: segments(text.trim()) })}</span>
          ) : (
            <span className="hidden md:inline">{t('composer.keys')}</span>
          )}
        </span>
        {!note && <IconButton label={t('later.title')} tipSide="top" className="mr-1" disabled={!ready || plan.isPending} onClick={() => { setLater(true); }}><CalendarClock className="size-4" /></IconButton>}
        <Button look="primary" size="sm" className="h-8" icon={<SendHorizontal className="size-3.5" />} disabled={!ready} onClick={() => { void send(); }}>
          {note ? t('composer.addNote') : t('composer.send')}
        </Button>
      </div>
      {later && <Suspense><SendLater choose={(at) => { plan.mutate(at); }} close={() => { setLater(false); }} /></Suspense>}
    </div>
  );
}
