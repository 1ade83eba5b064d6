import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Building2, Columns3, Plus, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { useMay, useMe } from '@/access/session';
import { exportDeals, type Deal } from '@/api/deals';
import { CompanyPicker } from '@/companies/CompanyPicker';
import { companyQuery } from '@/companies/queries';
import { Button } from '@/design/Button';
import { ExportButton } from '@/design/ExportButton';
import { SelectField } from '@/design/Field';
import { Overlay } from '@/design/Overlay';
import { Bone, Failed } from '@/design/States';
import { useTitle } from '@/design/useTitle';
import { teamQuery } from '@/desk/queries';
import { t } from '@/texts';
import { Carried } from './Carried';
import { Column } from './Column';
import { EditDeal } from './EditDeal';
import { useFinger } from './finger';
import { behindDropped } from './places';
import { boardQuery } from './queries';
import { StagesDialog } from './StagesDialog';
import { useDealMove } from './useDealMove';

export function PipelineScreen() {
  const whose = useSearch({ from: '/app/pipeline' });
  const navigate = useNavigate({ from: '/pipeline' });
  const me = useMe();
  const mayWrite = useMay('conversations:write');
  const mayContacts = useMay('contacts:read');
  const mayArrange = useMay('organisation:manage');
  const people = useQuery({ ...teamQuery, enabled: useMay('teammates:read') });
  const board = useQuery(boardQuery(whose));
  const company = useQuery({ ...companyQuery(whose.company ?? ''), enabled: whose.company !== undefined && mayContacts });
  const move = useDealMove();
  const [editing, setEditing] = useState<Deal | 'new' | null>(null);
  const [arranging, setArranging] = useState(false);
  const [filtering, setFiltering] = useState(false);
  const [chosen, setChosen] = useState('');
  const dragged = useRef<Deal | null>(null);
  const [area, setArea] = useState<HTMLElement | null>(null);
  const drop = (stage: string, behind: string | null | undefined) => {
    const deal = dragged.current;
    dragged.current = null;
    if (deal && mayWrite && behind !== undefined) move.mutate({ deal, stage, behind });
  };
  useFinger(area, mayWrite, (id, over) => {
    if (dragged.current?.id !== id) return;
    // As they stand there, also those that were loaded later. What is not shown is entered from above.
    const column = area?.querySelector<HTMLElement>(`section[data-stage-id="${over.stage}"]`);
    const items = [...(column?.querySelectorAll<HTMLElement>('[data-deal]') ?? [])].map((card) => ({ id: card.dataset.deal ?? '' }));
    const last = column?.offsetParent ? (items.filter((one) => one.id !== id).at(-1)?.id ?? null) : null;
    drop(over.stage, over.deal === null ? last : behindDropped(items, over.deal, over.above, id));
  });
  useTitle(t('place.pipeline'));
  const stages = board.data?.stages ?? [];
  const shown = stages.find((stage) => stage.id === chosen) ?? stages[0];
  const others = (people.data?.items ?? []).filter((one) => one.id !== me.teammate.id);
  return (
    <div className="flex h-full flex-col overflow-hidden">
      <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 px-4 pb-3 pt-5 md:px-8 md:pt-8">
        <div className="min-w-0 max-w-2xl">
          <h1 className="text-xl font-semibold tracking-tight md:text-2xl">{t('place.pipeline')}</h1>
          <p className="mt-1 text-sm text-ink-2">{t('pipeline.lead')}</p>
        </div>
        <div className="flex flex-wrap items-end gap-2">
          <SelectField hideLabel label={t('pipeline.whose')} className="w-40" value={whose.owner ?? ''} onChange={(event) => { void navigate({ search: { ...whose, owner: event.target.value || undefined } }); }}>
            <option value="">{t('pipeline.everybody')}</option>
            <option value={me.teammate.id}>{t('desk.me', { name: me.teammate.name })}</option>
            {others.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
          </SelectField>
          {mayContacts && (whose.company
            ? <Button icon={<X className="size-4" />} aria-label={t('pipeline.everyCompany')} onClick={() => { void navigate({ search: { ...whose, company: undefined } }); }}><span className="max-w-40 truncate">{company.data?.name ?? t(company.isError ? 'companies.gone' : 'companies.company')}</span></Button>
            : <Button icon={<Building2 className="size-4" />} onClick={() => { setFiltering(true); }}>{t('companies.company')}</Button>)}
          {mayArrange && <ExportButton name="deals" read={(format) => exportDeals(whose, format)} />}
          {mayArrange && <Button icon={<Columns3 className="size-4" />} disabled={!board.data} onClick={() => { setArranging(true); }}>{t('pipeline.stages')}</Button>}
          {mayWrite && <Button look="primary" icon={<Plus className="size-4" />} disabled={!board.data} onClick={() => { setEditing('new'); }}>{t('pipeline.new')}</Button>}
        </div>
      </header>
      {board.isPending && <div role="status" className="flex gap-3 px-4 md:px-8"><span className="sr-only">{t('shell.loading')}</span>{[1, 2, 3].map((column) => <Bone key={column} className="h-72 w-72 shrink-0" />)}</div>}
      {board.isError && <Failed error={board.error} retry={() => { void board.refetch(); }} />}
      {shown && (
        <>
          <div className="px-4 pb-3 md:hidden">
            <SelectField label={t('pipeline.stage')} value={shown.id} onChange={(event) => { setChosen(event.target.value); }}>
              {stages.map((stage) => <option key={stage.id} value={stage.id}>{stage.name} ({stage.count})</option>)}
            </SelectField>
          </div>
          {/* Wider than the window with many stages: whoever has no pointer scrolls it with the keyboard. */}
          <div ref={setArea} tabIndex={0} role="region" aria-label={t('pipeline.board')} data-testid="board" className="min-h-0 flex-1 items-start gap-3 overflow-auto px-4 pb-24 md:flex md:px-8 md:pb-8">
            {stages.map((stage) => (
              <Column
                key={`${stage.id} ${whose.owner ?? ''} ${whose.company ?? ''}`}
                stage={stage}
                stages={stages}
                whose={whose}
                mayWrite={mayWrite}
                moving={move.isPending ? move.variables.deal.id : null}
                open={setEditing}
                move={move.mutate}
                drag={(deal) => { dragged.current = deal; }}
                drop={(behind) => { drop(stage.id, dragged.current ? behind(dragged.current.id) : undefined); }}
                chosen={stage.id === shown.id}
              />
            ))}
          </div>
          <Carried stages={stages} shown={shown.id} />
        </>
      )}
      {editing && <EditDeal deal={editing === 'new' ? null : editing} stages={stages} close={() => { setEditing(null); }} />}
      {filtering && (
        <Overlay open onOpenChange={(open) => { if (!open) setFiltering(false); }} title={t('companies.choose')}>
          <CompanyPicker choose={(one) => { setFiltering(false); void navigate({ search: { ...whose, company: one.id } }); }} />
        </Overlay>
      )}
      {arranging && <StagesDialog stages={stages} close={() => { setArranging(false); }} />}
    </div>
  );
}
