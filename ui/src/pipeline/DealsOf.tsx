import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useMay } from '@/access/session';
import type { Deal } from '@/api/deals';
import { Button } from '@/design/Button';
import { Bone, errorText } from '@/design/States';
import { t } from '@/texts';
import { moneyText } from './money';
import { boardQuery, dealsOfQuery } from './queries';

const EditDeal = lazy(() => import('./EditDeal').then((module) => ({ default: module.EditDeal })));

/** What somebody may buy, and how far that is. @param make asks for a new one, when whoever looks may make one */
export function DealsOf({ contact, make }: { contact: string; make: () => void }) {
  const mayWrite = useMay('conversations:write');
  const deals = useQuery(dealsOfQuery(contact));
  const board = useQuery({ ...boardQuery({}), enabled: (deals.data?.items.length ?? 0) > 0 });
  const [editing, setEditing] = useState<Deal | null>(null);
  const stageName = (id: string) => board.data?.stages.find((stage) => stage.id === id)?.name;
  return (
    <>
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
      {mayWrite && <Button size="sm" className="mt-2" icon={<Plus className="size-3.5" />} onClick={make}>{t('pipeline.new')}</Button>}
      {editing && <Suspense><EditDeal deal={editing} close={() => { setEditing(null); }} /></Suspense>}
    </>
  );
}
