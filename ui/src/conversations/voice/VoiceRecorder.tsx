import { useQueryClient } from '@tanstack/react-query';
import { CircleAlert, Mic, MicOff, Pause, Play, SendHorizontal, Square, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { sendMessage, type Conversation, type Message } from '@/api/conversations';
import { uploadMedia } from '@/api/media';
import { Button } from '@/design/Button';
import { cx } from '@/design/cx';
import { errorText } from '@/design/States';
import { t } from '@/texts';
import { putMessage } from '../queries';
import { newKey, sendOutgoing } from '../thread/outgoing';
import { fate, fileName, minutes, type Plan, type VoiceNotes } from './formats';
import { useRecorder, type Trouble } from './useRecorder';

interface RecorderProps {
  conversation: Conversation;
  note: boolean;
  plan: Plan;
  taken: VoiceNotes;
  replyTo: Message | null;
  sent: () => void;
  close: () => void;
}

/** Says before anything is said what the contact will get. */
function Fate({ conversation, note, plan, taken }: Pick<RecorderProps, 'conversation' | 'note' | 'plan' | 'taken'>) {
  return <>{note ? t('voice.forTeam') : t(`voice.as.${fate(taken, plan)}`, { channel: conversation.channelName })}</>;
}

export function VoiceRecorder(props: RecorderProps) {
  const { conversation, note, plan, taken, replyTo, sent, close } = props;
  const queries = useQueryClient();
  const take = useRecorder(plan, taken);
  const [sending, setSending] = useState<number | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const wanted = useRef(false);
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => { panel.current?.focus(); }, []);

  const send = async (recorded: Blob) => {
    setFailure(null);
    setSending(0);
    try {
      const bytes = recorded.type === plan.send ? recorded : await import('./convert').then(({ convert }) => convert(recorded, plan.send));
      if (bytes.size > taken.mostBytes) { setFailure(t('voice.tooLarge')); setSending(null); return; }
      const media = await uploadMedia(new File([bytes], fileName(plan.send, new Date()), { type: plan.send }), setSending).done;
      sent();
      const message = await sendOutgoing({
        key: newKey(),
        conversationId: conversation.id,
        body: { attachments: [media.id], voice: true, ...(note ? { note: true } : {}), ...(!note && replyTo ? { replyTo: replyTo.id } : {}) },
        attachments: [{ ...media, state: 'stored' }],
        createdAt: new Date().toISOString(),
        state: 'sending',
        failure: null,
      }, sendMessage);
      if (message) putMessage(queries, conversation.id, message);
      void queries.invalidateQueries({ queryKey: ['conversation', conversation.id] });
    } catch (error) {
      setFailure(error instanceof Error && error.name === 'ApiError' ? errorText(error) : t('voice.notSent'));
      setSending(null);
    }
  };
  const ready = take.recorded;
  useEffect(() => {
    if (!ready || !wanted.current) return;
    wanted.current = false;
    void send(ready);
  });
  const onSend = () => { if (ready) void send(ready); else { wanted.current = true; take.stop(); } };

  if (take.phase === 'trouble') return <InTrouble trouble={take.trouble} close={close} />;
  const live = take.phase === 'recording';
  return (
    <div
      ref={panel}
      tabIndex={-1}
      role="group"
      aria-label={t('voice.title')}
      data-testid="voice-recorder"
      data-phase={take.phase}
      className="px-3 py-2.5 outline-none"
      onKeyDown={(event) => { if (event.key === 'Escape') { event.stopPropagation(); take.stop(); } }}
    >
      <div className="flex min-h-9 items-center gap-3">
        <Mic className={cx('size-4 shrink-0', live ? 'text-danger' : 'text-ink-3')} aria-hidden="true" />
        <span role="timer" aria-label={t('voice.length')} className="tabular text-sm font-semibold">{minutes(take.seconds)}<span className="font-normal text-ink-3"> / {minutes(take.most)}</span></span>
        {take.address
          ? <audio src={take.address} controls preload="metadata" aria-label={t('voice.listen')} className="h-9 min-w-0 flex-1" />
          : <Level level={take.level} />}
      </div>
      <p role="status" className="mt-1 text-xs text-ink-3">
        {sending !== null ? t('voice.sending') : t(`voice.phase.${take.phase}`)} <Fate conversation={conversation} note={note} plan={plan} taken={taken} />
      </p>
      {failure && <p role="alert" className="mt-1 flex items-center gap-1.5 text-xs text-danger"><CircleAlert className="size-3.5 shrink-0" aria-hidden="true" />{failure}</p>}
      <div className="mt-2 flex flex-wrap items-center gap-1.5">
        <Button size="sm" look="quiet" aria-label={t('voice.discard')} title={t('voice.discard')} icon={<Trash2 className="size-3.5" />} disabled={sending !== null} onClick={close}><span className="hidden sm:inline">{t('voice.discard')}</span></Button>
        <span className="flex-1" />
        {live && <Button size="sm" icon={<Pause className="size-3.5" />} onClick={take.pause}>{t('voice.pause')}</Button>}
        {take.phase === 'paused' && <Button size="sm" icon={<Play className="size-3.5" />} onClick={take.resume}>{t('voice.resume')}</Button>}
        {(live || take.phase === 'paused') && <Button size="sm" icon={<Square className="size-3.5" />} onClick={take.stop}>{t('voice.stop')}</Button>}
        <Button size="sm" look="primary" icon={<SendHorizontal className="size-3.5" />} busy={sending !== null} disabled={take.phase === 'asking'} onClick={onSend}>{note ? t('composer.addNote') : t('composer.send')}</Button>
      </div>
    </div>
  );
}

/** Of what the microphone hears now: shows that it hears at all. */
function Level({ level }: { level: number }) {
  return (
    <div role="meter" aria-label={t('voice.level')} aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(level * 100)} className="h-2 min-w-0 flex-1 overflow-hidden rounded-full bg-sunken">
      <div className="h-full rounded-full bg-accent transition-[width] duration-100" style={{ width: `${String(Math.round(level * 100))}%` }} />
    </div>
  );
}

function InTrouble({ trouble, close }: { trouble: Trouble; close: () => void }) {
  return (
    <div role="alert" className="flex items-start gap-3 px-3 py-3 text-sm">
      <MicOff className="mt-0.5 size-4 shrink-0 text-danger" aria-hidden="true" />
      <p className="min-w-0 flex-1">{t(`voice.trouble.${trouble}`)}</p>
      <Button size="sm" autoFocus onClick={close}>{t('voice.close')}</Button>
    </div>
  );
}
