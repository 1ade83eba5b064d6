import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ArrowLeft, BellOff, Combine, Send } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useHas, useMay } from '@/access/session';
import type { Contact } from '@/api/contacts';
import { ContactAttributes } from '@/attributes/ContactAttributes';
import { attributesQuery } from '@/attributes/queries';
import { ContactCompany } from '@/companies/ContactCompany';
import { ConsentCard } from '@/consents/ConsentCard';
import { contactQuery } from '@/conversations/queries';
import { Vip } from '@/conversations/panel/Vip';
import { DemoMark, onlyDemo } from '@/demo/DemoMark';
import { Avatar } from '@/design/Avatar';
import { Button } from '@/design/Button';
import { Card } from '@/design/Page';
import { Pill } from '@/design/Pill';
import { Bone, Failed } from '@/design/States';
import { dayLabel, fullTime } from '@/design/time';
import { useNow } from '@/design/useNow';
import { useTitle } from '@/design/useTitle';
import { PersonalDataCard } from '@/privacy/PersonalDataCard';
import { ContactDeals } from '@/pipeline/ContactDeals';
import { t } from '@/texts';
import { Addresses } from './Addresses';
import { waysTo } from './addresses';
import { MergeDialog } from './MergeDialog';
import { MergedList } from './MergedList';
import { Notes } from './Notes';
import { Suggestions } from './Suggestions';
import { Timeline } from './Timeline';
import { WriteDialog } from './WriteDialog';

const route = getRouteApi('/app/contacts/$contactId');

export function ContactScreen() {
  const { contactId } = route.useParams();
  const contact = useQuery(contactQuery(contactId));
  const hasPipeline = useHas('pipeline');
  const mayWrite = useMay('conversations:write');
  const seesAddresses = useMay('contacts:addresses');
  const mayRead = useMay('conversations:read');
  const [merging, setMerging] = useState<{ other: string | null } | null>(null);
  const [writing, setWriting] = useState(false);
  const now = useNow();
  useTitle(contact.data?.name ?? t('place.contacts'));
  const person = contact.data;
  return (
    <div className="h-full overflow-y-auto">
      <div className="mx-auto w-full max-w-6xl px-4 pb-24 pt-4 md:px-8 md:pb-12 md:pt-6">
        <Link to="/contacts" search={{}} className="inline-flex min-h-8 items-center gap-1.5 text-sm text-ink-2 hover:text-ink"><ArrowLeft className="size-4" aria-hidden="true" />{t('place.contacts')}</Link>
        {contact.isError && <Failed error={contact.error} retry={() => { void contact.refetch(); }} />}
        {contact.isPending && <div role="status" className="mt-6 space-y-4"><span className="sr-only">{t('shell.loading')}</span><Bone className="h-14 w-64" /><Bone className="h-40 w-full" /></div>}
        {person && (
          <>
            <header className="mb-5 mt-3 flex flex-wrap items-center gap-4">
              <Avatar size="lg" name={person.name} seed={person.id} />
              <div className="min-w-0 flex-1 basis-52">
                <div className="flex flex-wrap items-center gap-2">
                  <h1 className="text-xl font-semibold tracking-tight [overflow-wrap:anywhere] md:text-2xl">{person.name}</h1>
                  <DemoMark kind={onlyDemo(person.identifiers.map(({ kind }) => kind))} />
                </div>
                <div className="flex flex-wrap items-center gap-2 text-xs text-ink-3">
                  <span title={fullTime(person.createdAt)}>{t('contacts.since', { day: dayLabel(person.createdAt, now) })}</span>
                  {person.optedOutAt && <Pill tone="danger" icon={<BellOff className="size-3" />} title={fullTime(person.optedOutAt)}>{t('panel.optedOut')}</Pill>}
                  <Vip contact={person} />
                </div>
              </div>
              {mayWrite && (
                <div className="flex flex-wrap gap-2">
                  {seesAddresses && waysTo(person.identifiers).length > 0 && <Button icon={<Send className="size-4" />} disabled={person.optedOutAt !== null} onClick={() => { setWriting(true); }}>{t('contacts.write')}</Button>}
                  <Button icon={<Combine className="size-4" />} onClick={() => { setMerging({ other: null }); }}>{t('contacts.merge')}</Button>
                </div>
              )}
            </header>
            <div className="grid gap-4 lg:grid-cols-[20rem_1fr]">
              <div className="flex min-w-0 flex-col gap-4">
                <Suggestions contact={person} compare={(other) => { setMerging({ other }); }} />
                <Part title={t('panel.identifiers')}><Addresses contact={person} /></Part>
                <ContactCompany contact={person} />
                <Details contact={person} />
                <ConsentCard contact={person} />
                {hasPipeline && <ContactDeals contact={person} />}
                <Notes contact={person} />
                <MergedList contact={person} />
                <PersonalDataCard contact={person} />
              </div>
              <div className="min-w-0">{mayRead && <Part title={t('contacts.timeline')}><Timeline contact={person} /></Part>}</div>
            </div>
            {merging && <MergeDialog contact={person} other={merging.other} close={() => { setMerging(null); }} />}
            {writing && <WriteDialog contact={person} close={() => { setWriting(false); }} />}
          </>
        )}
      </div>
    </div>
  );
}

/** Not there while nothing is asked of customers. */
function Details({ contact }: { contact: Contact }) {
  const defined = useQuery(attributesQuery('contact'));
  if ((defined.data?.items.length ?? 0) === 0) return null;
  return <Part title={t('attributes.details')}><ContactAttributes contact={contact} /></Part>;
}

export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card className="p-4">
      <h2 className="mb-2 text-sm font-semibold">{title}</h2>
      {children}
    </Card>
  );
}
