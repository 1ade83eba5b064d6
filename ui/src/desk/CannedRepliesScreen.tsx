import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Pencil, Plus, TextQuote, Trash2 } from 'lucide-react';
import { useRef, useState, type FormEvent } from 'react';
import { useMay } from '@/access/session';
import { changeCannedReply, createCannedReply, deleteCannedReply, type CannedReply } from '@/api/writing';
import { Button, IconButton } from '@/design/Button';
import { Confirm } from '@/design/Confirm';
import { TextArea, TextField } from '@/design/Field';
import { FormProblem } from '@/design/FormProblem';
import { Overlay } from '@/design/Overlay';
import { Card, Page } from '@/design/Page';
import { Pill } from '@/design/Pill';
import { Bone, Empty, errorText, Failed } from '@/design/States';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { cannedRepliesQuery } from './queries';

export function CannedRepliesScreen() {
  const queries = useQueryClient();
  const replies = useQuery(cannedRepliesQuery);
  const mayWrite = useMay('conversations:write');
  const mayShare = useMay('organisation:manage');
  const [editing, setEditing] = useState<CannedReply | 'new' | null>(null);
  const [leaving, setLeaving] = useState<CannedReply | null>(null);
  const drop = useMutation({
    mutationFn: deleteCannedReply,
    onError: (error) => { toast(errorText(error), 'danger'); },
    onSettled: () => { setLeaving(null); void queries.invalidateQueries({ queryKey: ['canned-replies'] }); },
  });
  const make = mayWrite && <Button look="primary" icon={<Plus className="size-4" />} onClick={() => { setEditing('new'); }}>{t('canned.make')}</Button>;
  return (
    <Page title={t('place.canned')} lead={t('canned.lead')} actions={make}>
      <Card>
        {replies.isPending && <div role="status" className="space-y-4 p-4"><span className="sr-only">{t('shell.loading')}</span>{[1, 2, 3].map((row) => <Bone key={row} className="h-10 w-full" />)}</div>}
        {replies.isError && <Failed error={replies.error} retry={() => { void replies.refetch(); }} />}
        {replies.data?.items.length === 0 && <Empty icon={<TextQuote className="size-5" />} title={t('canned.none')} action={make}>{t('canned.noneLead')}</Empty>}
        <ul>
          {replies.data?.items.map((reply) => (
            <li key={reply.id} data-testid="canned-reply" className="flex items-start gap-2 border-b border-line/60 px-4 py-3 last:border-0">
              <div className="min-w-0 flex-1">
                <p className="flex flex-wrap items-center gap-2 font-medium">/{reply.shortcut} <Pill tone={reply.shared ? 'neutral' : 'accent'}>{t(reply.shared ? 'canned.everybody' : 'canned.mine')}</Pill></p>
                <p className="mt-0.5 line-clamp-3 whitespace-pre-wrap text-sm text-ink-2 wrap-anywhere">{reply.text}</p>
              </div>
              {mayWrite && (!reply.shared || mayShare) && (
                <>
                  <IconButton label={t('labels.changeOne', { name: reply.shortcut })} onClick={() => { setEditing(reply); }}><Pencil className="size-4" /></IconButton>
                  <IconButton label={t('labels.deleteOne', { name: reply.shortcut })} onClick={() => { setLeaving(reply); }}><Trash2 className="size-4" /></IconButton>
                </>
              )}
            </li>
          ))}
        </ul>
      </Card>
      {editing && <EditReply reply={editing === 'new' ? null : editing} mayShare={mayShare} close={() => { setEditing(null); }} />}
      {leaving && (
        <Confirm
          open
          danger
          title={t('labels.deleteTitle', { name: leaving.shortcut })}
          description={t(leaving.shared ? 'canned.deleteShared' : 'canned.deleteOwn')}
          action={t('labels.delete')}
          busy={drop.isPending}
          onConfirm={() => { drop.mutate(leaving.id); }}
          onClose={() => { setLeaving(null); }}
        />
      )}
    </Page>
  );
}

const placeholders = ['contact.first_name', 'contact.name', 'contact.address', 'agent.first_name', 'agent.name', 'organisation.name', 'channel.name'] as const;
const SHORTCUT = /^[\p{L}\p{N}_-]+$/u;

function EditReply({ reply, mayShare, close }: { reply: CannedReply | null; mayShare: boolean; close: () => void }) {
  const queries = useQueryClient();
  const field = useRef<HTMLTextAreaElement>(null);
  const [shortcut, setShortcut] = useState(reply?.shortcut ?? '');
  const [text, setText] = useState(reply?.text ?? '');
  const [shared, setShared] = useState(reply?.shared ?? mayShare);
  const wrong = shortcut !== '' && !SHORTCUT.test(shortcut);
  const ready = shortcut !== '' && !wrong && text.trim() !== '';
  const save = useMutation({
    mutationFn: () => (reply ? changeCannedReply({ id: reply.id, shortcut, text, shared }) : createCannedReply({ shortcut, text, shared })),
    onSuccess: () => { void queries.invalidateQueries({ queryKey: ['canned-replies'] }); close(); },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) save.mutate();
  };
  const insert = (name: string) => {
    const at = field.current?.selectionStart ?? text.length;
    const word = name === 'contact.first_name' ? `{{${name}|${t('canned.there')}}}` : `{{${name}}}`;
    setText(text.slice(0, at) + word + text.slice(at));
    field.current?.focus();
  };
  return (
    <Overlay wide open onOpenChange={(open) => { if (!open) close(); }} title={t(reply ? 'canned.change' : 'canned.make')}>
      <form onSubmit={submit} noValidate className="grid gap-4">
        <div className="empty:hidden"><FormProblem error={save.error} /></div>
        <TextField label={t('canned.shortcut')} hint={t('canned.shortcutHint')} error={wrong ? t('canned.shortcutWrong') : null} maxLength={40} value={shortcut} onChange={(event) => { setShortcut(event.target.value.replace(/^\//, '')); }} />
        <TextArea ref={field} label={t('canned.text')} hint={t('canned.textHint')} rows={6} maxLength={4000} value={text} onChange={(event) => { setText(event.target.value); }} />
        <div role="group" aria-label={t('canned.placeholders')} className="flex flex-wrap gap-1.5">
          {placeholders.map((name) => <Button key={name} size="sm" onClick={() => { insert(name); }}>{t(`canned.placeholder.${name}`)}</Button>)}
        </div>
        {mayShare && (
          <label className="flex cursor-pointer items-center gap-2.5 text-sm">
            <input type="checkbox" className="size-4 accent-accent" checked={shared} onChange={(event) => { setShared(event.target.checked); }} />
            {t('canned.share')}
          </label>
        )}
        <Button type="submit" look="primary" className="justify-self-end" busy={save.isPending} disabled={!ready}>{t('shell.save')}</Button>
      </form>
    </Overlay>
  );
}
