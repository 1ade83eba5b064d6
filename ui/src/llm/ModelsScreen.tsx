import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { FlaskConical, Lock, Plus } from 'lucide-react';
import { useState } from 'react';
import { useMay, useMe } from '@/access/session';
import { addModel, type ModelList } from '@/api/models';
import { Button } from '@/design/Button';
import { Card, Page } from '@/design/Page';
import { Bone, Empty, errorText, Failed } from '@/design/States';
import { toast } from '@/design/toasts';
import { sandboxQuery } from '@/sandbox/queries';
import { t } from '@/texts';
import { AddModel } from './AddModel';
import { Chain } from './Chain';
import { EditModel } from './EditModel';
import { ModelCard } from './ModelCard';
import { modelKindsQuery, modelsQuery } from './queries';
import { RoleModels } from './RoleModels';
import { simulated } from './simulated';
import { Spending } from './Spending';
import { WhatModelsAdd } from './WhatModelsAdd';

export function ModelsScreen() {
  const mayManage = useMay('models:manage');
  if (mayManage) return <Models />;
  return (
    <Page title={t('place.models')} lead={t('models.lead')}>
      <Card><Empty icon={<Lock className="size-5" />} title={t('models.notYours')}>{t('models.notYoursLead')}</Empty></Card>
    </Page>
  );
}

function Models() {
  const models = useQuery(modelsQuery);
  const [adding, setAdding] = useState(false);
  const [edited, setEdited] = useState<string | null>(null);
  const all = models.data;
  const none = all?.items.length === 0;
  const add = <Button look="primary" icon={<Plus className="size-4" />} onClick={() => { setAdding(true); }}>{t('models.add')}</Button>;
  return (
    <Page title={t('place.models')} lead={t('models.lead')} actions={all && !none && <><Simulated list={all} />{add}</>}>
      {models.isPending && <div role="status" className="grid gap-3"><span className="sr-only">{t('shell.loading')}</span><Bone className="h-28 w-full rounded-xl" /><Bone className="h-28 w-full rounded-xl" /></div>}
      {models.isError && !all && <Failed error={models.error} retry={() => { void models.refetch(); }} />}
      {all && none && <WhatModelsAdd actions={<><Simulated list={all} />{add}</>} />}
      {all && !none && <Configured list={all} edit={setEdited} />}
      <AddModel open={adding} close={() => { setAdding(false); }} />
      <EditModel model={all?.items.find((one) => one.id === edited) ?? null} list={all} close={() => { setEdited(null); }} />
    </Page>
  );
}

function Configured({ list, edit }: { list: ModelList; edit: (id: string) => void }) {
  const kinds = useQuery(modelKindsQuery);
  const kindName = (kind: string) => kinds.data?.items.find((one) => one.kind === kind)?.name ?? kind;
  const on = list.items.filter((model) => model.position !== null);
  const off = list.items.filter((model) => model.position === null);
  return (
    <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,3fr)_minmax(20rem,2fr)]">
      <div className="grid gap-5">
        <section aria-labelledby="models-order">
          <h2 id="models-order" className="text-base font-semibold">{t('models.order')}</h2>
          <p className="mb-3 mt-0.5 text-sm text-ink-2">{t('models.orderLead')}</p>
          {on.length === 0 && <Card className="p-4 text-sm text-ink-2">{t('models.allOff')}</Card>}
          <Chain models={on} kindName={kindName} edit={(model) => { edit(model.id); }} />
        </section>
        {off.length > 0 && (
          <section aria-labelledby="models-off">
            <h2 id="models-off" className="mb-3 text-base font-semibold">{t('models.off')}</h2>
            <ul className="grid gap-3">
              {off.map((model) => <li key={model.id}><ModelCard model={model} kind={kindName(model.kind)} edit={() => { edit(model.id); }} /></li>)}
            </ul>
          </section>
        )}
      </div>
      <div className="grid gap-5">
        <Spending budget={list.budget} />
        <RoleModels list={list} />
      </div>
    </div>
  );
}

/** Only while the sandbox is on, and only until it is there. */
function Simulated({ list }: { list: ModelList }) {
  const queries = useQueryClient();
  const me = useMe();
  const sandbox = useQuery({ ...sandboxQuery, enabled: me.permissions.includes('sandbox:use') });
  const address = sandbox.data?.models;
  const add = useMutation({
    mutationFn: (where: string) => addModel(simulated(where, me.organisation.id, t('models.simulated'))),
    onSuccess: () => { toast(t('models.simulatedAdded'), 'ok'); },
    onError: (error) => { toast(errorText(error), 'danger'); },
    onSettled: () => { void queries.invalidateQueries({ queryKey: modelsQuery.queryKey }); },
  });
  if (!address || list.items.some((model) => model.baseUrl.startsWith(address))) return null;
  return <Button icon={<FlaskConical className="size-4" />} busy={add.isPending} onClick={() => { add.mutate(address); }}>{t('models.addSimulated')}</Button>;
}
