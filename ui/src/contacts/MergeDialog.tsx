import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { mergeContacts, previewMerge, type Contact, type MergeSide } from '@/api/contacts';
import { Button } from '@/design/Button';
import { TextField } from '@/design/Field';
import { Overlay } from '@/design/Overlay';
import { Bone, errorText } from '@/design/States';
import { toast } from '@/design/toasts';
import { useDebounced } from '@/design/useDebounced';
import { t } from '@/texts';
import { shownAddress } from './addresses';
import { contactsQuery } from './queries';

/** Choose who else it is, see what comes together, and only then merge. */
export function MergeDialog({ contact, other, close }: { contact: Contact; other: string | null; close: () => void }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState(other);
  const preview = useQuery({ queryKey: ['merge-preview', contact.id, chosen], queryFn: () => previewMerge(contact.id, chosen ?? ''), enabled: chosen !== null, retry: false, gcTime: 0 });
  const merge = useMutation({
    mutationFn: (id: string) => mergeContacts(contact.id, id),
    onSuccess: () => {
      toast(t('contacts.mergeDone'), 'ok');
      void queries.invalidateQueries({ queryKey: ['contact'] });
      void queries.invalidateQueries({ queryKey: ['contacts'] });
      void navigate({ to: '/contacts/$contactId', params: { contactId: contact.id } });
      close();
    },
    onError: (error) => { toast(errorText(error), 'danger'); },
  });
  return (
    <Overlay
      wide
      open
      onOpenChange={(next) => { if (!next) close(); }}
      title={t('contacts.mergeTitle', { name: contact.name })}
      description={t('contacts.mergeLead')}
      footer={
        <>
          {chosen !== null && other === null && <Button look="quiet" onClick={() => { setChosen(null); }}>{t('contacts.chooseOther')}</Button>}
          <Button onClick={close}>{t('shell.cancel')}</Button>
          <Button look="primary" disabled={!preview.data || chosen === null} busy={merge.isPending} onClick={() => { if (chosen) merge.mutate(chosen); }}>{t('contacts.merge')}</Button>
        </>
      }
    >
      {chosen === null && <Chooser except={contact.id} choose={setChosen} />}
      {chosen !== null && preview.isPending && <Bone className="h-40 w-full" />}
      {chosen !== null && preview.isError && <p role="alert" className="text-sm text-danger">{errorText(preview.error)}</p>}
      {chosen !== null && preview.data && (
        <div data-testid="merge-preview">
          <div className="grid gap-3 sm:grid-cols-2">
            <Side side={preview.data.stays} title={t('contacts.stays')} />
            <Side side={preview.data.comes} title={t('contacts.comes')} />
          </div>
          <ul className="mt-3 list-disc space-y-1 pl-5 text-sm text-ink-2">
            {preview.data.conflicts.map((conflict) => <li key={conflict.what}>{t('contacts.conflictName', { stays: conflict.stays, comes: conflict.comes })}</li>)}
            {preview.data.sameChannels.map((name) => <li key={name}>{t('contacts.sameChannel', { channel: name })}</li>)}
            {preview.data.vip && <li>{t('contacts.willBeVip')}</li>}
            {preview.data.optedOut && <li>{t('contacts.willBeOptedOut')}</li>}
          </ul>
        </div>
      )}
    </Overlay>
  );
}

function Side({ side, title }: { side: MergeSide; title: string }) {
  return (
    <section className="min-w-0 rounded-xl border border-line bg-canvas p-3 text-sm">
      <h3 className="text-2xs font-semibold uppercase tracking-wider text-ink-3">{title}</h3>
      <p className="font-medium [overflow-wrap:anywhere]">{side.name}</p>
      <ul className="mt-1 text-ink-2">
        {side.identifiers.map((identifier) => <li key={`${identifier.kind}${identifier.value}`} className="tabular truncate">{shownAddress(identifier)}</li>)}
        {side.conversations.map((thread) => <li key={thread.id} className="truncate text-xs text-ink-3">{t('contacts.threadOn', { channel: thread.channelName })}</li>)}
      </ul>
    </section>
  );
}

function Chooser({ except, choose }: { except: string; choose: (id: string) => void }) {
  const [typed, setTyped] = useState('');
  const people = useInfiniteQuery(contactsQuery(useDebounced(typed.trim(), 250)));
  const found = (people.data?.pages[0]?.items ?? []).filter((line) => line.id !== except).slice(0, 8);
  return (
    <>
      <TextField autoFocus label={t('contacts.search')} placeholder={t('contacts.searchHint')} value={typed} onChange={(event) => { setTyped(event.target.value); }} />
      {people.isError && <p role="alert" className="mt-2 text-sm text-danger">{errorText(people.error)}</p>}
      {people.isSuccess && found.length === 0 && <p className="mt-3 text-sm text-ink-2">{t('contacts.noneFound')}</p>}
      <ul className="mt-2">
        {found.map((line) => (
          <li key={line.id}>
            <button type="button" onClick={() => { choose(line.id); }} className="flex min-h-11 w-full items-center gap-2 rounded-lg px-2 text-left text-sm hover:bg-hover">
              <span className="min-w-0 flex-1 truncate font-medium">{line.name}</span>
              <span className="tabular truncate text-xs text-ink-3">{line.address}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
