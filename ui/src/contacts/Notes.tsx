import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useMay } from '@/access/session';
import { removeNote, writeNote, type Contact, type ContactNote } from '@/api/contacts';
import { Button, IconButton } from '@/design/Button';
import { Confirm } from '@/design/Confirm';
import { TextArea } from '@/design/Field';
import { Card } from '@/design/Page';
import { Bone, errorText } from '@/design/States';
import { dayAndTime, fullTime } from '@/design/time';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { notesQuery } from './queries';

/** What the team wants to remember of somebody, whichever conversation it came up in. */
export function Notes({ contact }: { contact: Contact }) {
  const queries = useQueryClient();
  const mayWrite = useMay('conversations:write');
  const notes = useQuery(notesQuery(contact.id));
  const [text, setText] = useState('');
  const [doomed, setDoomed] = useState<ContactNote | null>(null);
  const reload = () => { void queries.invalidateQueries({ queryKey: ['contacts', 'notes'] }); };
  const failed = (error: unknown) => { toast(errorText(error), 'danger'); };
  const write = useMutation({ mutationFn: () => writeNote(contact.id, text.trim()), onSuccess: () => { setText(''); }, onError: failed, onSettled: reload });
  const drop = useMutation({ mutationFn: (note: ContactNote) => removeNote(contact.id, note.id), onError: failed, onSettled: () => { setDoomed(null); reload(); } });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') write.mutate();
  };
  return (
    <Card className="p-4">
      <h2 className="mb-2 text-sm font-semibold">{t('contacts.notes')}</h2>
      {notes.isPending && <div role="status"><span className="sr-only">{t('shell.loading')}</span><Bone className="h-8 w-full" /></div>}
      {notes.isError && <p role="alert" className="text-sm text-danger">{errorText(notes.error)}</p>}
      {notes.isSuccess && notes.data.items.length === 0 && <p className="text-sm text-ink-2">{t('contacts.noNotes')}</p>}
      <ul className="space-y-2" data-testid="notes">
        {(notes.data?.items ?? []).map((note) => (
          <li key={note.id} className="rounded-lg bg-note-soft p-2.5 text-sm">
            <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{note.text}</p>
            <p className="mt-1 flex items-center gap-2 text-xs text-ink-2">
              <span className="min-w-0 flex-1 truncate">{note.by} · <time dateTime={note.at} title={fullTime(note.at)}>{dayAndTime(note.at)}</time></span>
              {mayWrite && <IconButton size="xs" label={t('contacts.removeNote')} onClick={() => { setDoomed(note); }}><Trash2 className="size-3.5" /></IconButton>}
            </p>
          </li>
        ))}
      </ul>
      {mayWrite && (
        <form onSubmit={submit} className="mt-3 space-y-2">
          <TextArea label={t('contacts.newNote')} hideLabel rows={2} maxLength={4000} placeholder={t('contacts.newNote')} value={text} onChange={(event) => { setText(event.target.value); }} />
          <Button size="sm" type="submit" disabled={text.trim() === ''} busy={write.isPending}>{t('contacts.addNote')}</Button>
        </form>
      )}
      <Confirm
        danger
        open={doomed !== null}
        title={t('contacts.removeNoteTitle')}
        description={t('contacts.removeNoteLead')}
        action={t('contacts.removeNote')}
        busy={drop.isPending}
        onConfirm={() => { if (doomed) drop.mutate(doomed); }}
        onClose={() => { setDoomed(null); }}
      />
    </Card>
  );
}
