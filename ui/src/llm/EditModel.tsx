import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { changeModel, deleteModel, orderModels, type Model, type ModelKind, type ModelList } from '@/api/models';
import { Button } from '@/design/Button';
import { Confirm } from '@/design/Confirm';
import { FormProblem } from '@/design/FormProblem';
import { Overlay } from '@/design/Overlay';
import { Bone, errorText, Failed } from '@/design/States';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { CircuitPill } from './CircuitPill';
import { ready, savedForm, settingsOf } from './modelForm';
import { ModelFields } from './ModelFields';
import { modelKindsQuery, modelsQuery, useListChange, useModelTest } from './queries';
import { TestChecks } from './TestChecks';

interface EditModelProps {
  model: Model | null;
  list: ModelList | undefined;
  close: () => void;
}

/** One model: its settings, whether it is asked at all, and its end. */
export function EditModel({ model, list, close }: EditModelProps) {
  return (
    <Overlay kind="sheet" wide open={model !== null} onOpenChange={(next) => { if (!next) close(); }} title={model?.name ?? ''}>
      {model && list && <Details model={model} list={list} close={close} />}
    </Overlay>
  );
}

function Details({ model, list, close }: { model: Model; list: ModelList; close: () => void }) {
  const kinds = useQuery(modelKindsQuery);
  if (kinds.isError) return <Failed error={kinds.error} retry={() => { void kinds.refetch(); }} />;
  const kind = kinds.data?.items.find((one) => one.kind === model.kind);
  return (
    <div className="flex flex-col gap-6">
      <p><CircuitPill model={model} /></p>
      {kind ? <Form model={model} kind={kind} /> : <Bone className="h-60 w-full rounded-xl" />}
      <section aria-label={t('models.use')} className="border-t border-line pt-5">
        <h3 className="mb-1 text-base font-semibold">{t('models.use')}</h3>
        <Use model={model} list={list} close={close} />
      </section>
    </div>
  );
}

function Form({ model, kind }: { model: Model; kind: ModelKind }) {
  const queries = useQueryClient();
  const [form, setForm] = useState(() => savedForm(model, kind));
  const test = useModelTest();
  const save = useMutation({
    mutationFn: () => changeModel(model.id, settingsOf(kind, form, model.hasKey)),
    onSuccess: async (saved) => {
      await queries.invalidateQueries({ queryKey: modelsQuery.queryKey });
      setForm(savedForm(saved, kind));
      test.mutate(saved.id);
    },
  });
  const changed = JSON.stringify(form) !== JSON.stringify(savedForm(model, kind));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (changed && ready(kind, form)) save.mutate();
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <FormProblem error={save.error} />
      <ModelFields kind={kind} form={form} hadKey={model.hasKey} error={save.error} change={(part) => { setForm((now) => ({ ...now, ...part })); }} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button busy={test.isPending} onClick={() => { test.mutate(model.id); }}>{t('models.test')}</Button>
        <Button type="submit" look="primary" busy={save.isPending} disabled={!changed || !ready(kind, form)}>{t('shell.save')}</Button>
      </div>
      <TestChecks test={test} />
    </form>
  );
}

function Use({ model, list, close }: { model: Model; list: ModelList; close: () => void }) {
  const queries = useQueryClient();
  const [deleting, setDeleting] = useState(false);
  const failed = (error: Error) => { toast(errorText(error), 'danger'); };
  const order = useListChange(orderModels);
  const on = model.position !== null;
  const chain = list.items.filter((one) => one.position !== null).map((one) => one.id);
  const turn = () => {
    order.mutate(on ? chain.filter((id) => id !== model.id) : [...chain, model.id], {
      onSuccess: () => { toast(t(on ? 'models.nowOff' : 'models.nowOn', { name: model.name }), 'ok'); },
      onError: failed,
    });
  };
  const drop = useMutation({
    mutationFn: () => deleteModel(model.id),
    onSuccess: () => {
      toast(t('models.deleted', { name: model.name }));
      close();
      void queries.invalidateQueries({ queryKey: modelsQuery.queryKey });
    },
    onError: failed,
    onSettled: () => { setDeleting(false); },
  });
  return (
    <>
      <p className="mb-3 text-sm text-ink-2">{on ? t('models.onLead') : t('models.offLead')}</p>
      <div className="flex flex-wrap gap-2">
        <Button busy={order.isPending} onClick={turn}>{on ? t('models.switchOff') : t('models.switchOn')}</Button>
        <Button look="quiet" className="text-danger" onClick={() => { setDeleting(true); }}>{t('models.delete')}</Button>
      </div>
      <Confirm
        danger
        open={deleting}
        title={t('models.deleteTitle', { name: model.name })}
        description={t('models.deleteLead')}
        action={t('models.delete')}
        busy={drop.isPending}
        onConfirm={() => { drop.mutate(); }}
        onClose={() => { setDeleting(false); }}
      />
    </>
  );
}
