import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '@/access/session';
import type { Deal } from '@/api/deals';
import type { Contact } from '@/api/contacts';
import { Button } from '@/design/Button';
import { Card } from '@/design/Page';
import { Bone, errorText } from '@/design/States';
import { t } from '@/texts';
import { EditDeal } from './EditDeal';
import { moneyText } from './money';
import { boardQuery, dealsOfQuery } from './queries';

/** On the profile: what somebody may buy, and how far that is. */
export function ContactDeals({ contact }: { contact: Contact }) {
  const mayRead = useMay('conversations:read');
  const mayWrite = useMay('conversations:write');
  const deals = useQuery({ ...dealsOfQuery(contact.id), enabled: mayRead });
  const board = useQuery({ ...boardQuery({}), enabled: mayRead && (deals.data?.items.length ?? 0) > 0 });
  const [editing, setEditing] = useState<Deal | 'new' | null>(null);
  if (!mayRead) return null;
  const stageName = (id: string) => board.data?.stages.find((stage) => stage.id === id)?.name;
  return (
    <Card className="p-4">
      <h2 className="mb-2 text-sm font-semibold">{t('pipeline.deals')}</h2>
      {deals.isPending && <div role="status"><span className="sr-only">{t('shell.loading')}</span><Bone className="h-6 w-full" /></div>}
      {deals.isError && <p role="alert" className="text-sm text-danger">{errorText(deals.error)}</p>}
      {deals.data?.items.length === 0 && <p className="text-sm text-ink-2">{t('pipeline.noneHere')}</p>}
      <ul data-testid="deals">
        {(deals.data?.items ?? []).map((deal) => (
          <li key={deal.id} className="py-1">
            <button type="button" className="min-h-8 text-left text-sm font-medium underline-offset-4 [overflow-wrap:anywhere] hover:underline" onClick={() => { setEditing(deal); }}>{deal.title}</button>
            <p className="text-xs text-ink-2">{[stageName(deal.stage), deal.value && moneyText(deal.value)].filter(Boolean).join(' · ')}</p>
          </li>
        ))}
      </ul>
      {mayWrite && <Button size="sm" className="mt-2" icon={<Plus className="size-3.5" />} onClick={() => { setEditing('new'); }}>{t('pipeline.new')}</Button>}
      {editing && <EditDeal deal={editing === 'new' ? null : editing} contact={{ id: contact.id, name: contact.name }} close={() => { setEditing(null); }} />}
    </Card>
  );
}
